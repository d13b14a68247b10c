"""An open office for the tests of the flow: a real encrypted store, and a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lssdesk.flow.desk import Desk
from lssdesk.store import keys
from tests.flow.officer import AT, CHEAP, OFFICER, PASSPHRASE, Clock, Premises


@pytest.fixture
def clock() -> Clock:
    """The moment that every part of the flow is told."""
    return Clock(AT)


@pytest.fixture
def premises(tmp_path: Path, clock: Clock) -> Iterator[Premises]:
    """A folder with a new office that can be opened again and again."""
    folder = tmp_path / "office"
    place = Premises(folder, keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked, clock)
    yield place
    place.close()


@pytest.fixture
def desk(premises: Premises) -> Desk:
    """The officer's desk in a new office."""
    return premises.open()
