"""An open office for the tests that need no special start."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lssdesk.store.office import Office
from tests.store.helpers import AT, new_office
from tests.store.team import Team, make_team


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A new office in a folder of its own."""
    opened = new_office(tmp_path / "office")
    yield opened
    opened.close(AT)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """An open office of three officers."""
    made = make_team(tmp_path / "office")
    yield made
    made.office.close(AT)
