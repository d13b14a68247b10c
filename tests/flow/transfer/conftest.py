"""Two machines that know each other, and a case that travels between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flow.officer import filled
from tests.flow.travelling import Place, copied, furnish, introduce


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, Place]:
    """Two machines that know each other, without a case."""
    folder = tmp_path_factory.mktemp("travels")
    both = furnish(folder, "kontoret"), furnish(folder, "datorn")
    introduce(*both)
    for place in both:
        place.premises.close()
    return both


@pytest.fixture
def office(tmp_path: Path, made: tuple[Place, Place]) -> Iterator[Place]:
    """The machine at the office."""
    place = copied(made[0], tmp_path)
    yield place
    place.premises.close()


@pytest.fixture
def laptop(tmp_path: Path, made: tuple[Place, Place]) -> Iterator[Place]:
    """A laptop that knows the office's machine, and is known there."""
    place = copied(made[1], tmp_path)
    yield place
    place.premises.close()


@pytest.fixture
def case(office: Place) -> str:
    """Ada's case at the office, ready to sign."""
    return filled(office.desk).id


@pytest.fixture
def there(office: Place, laptop: Place, case: str) -> str:
    """The same case on both machines."""
    laptop.take_in(office.hand_out(case))
    return case
