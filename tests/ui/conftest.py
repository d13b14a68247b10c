"""The real program in a folder of its own: cheap keys, a clock that stands still, windows that hear keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lssdesk.app import Program
from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from tests.flow.officer import AT, CHEAP, Clock
from tests.ui.program import clear_away, dress, enter

Start = Callable[[], Hand]


@pytest.fixture
def clock() -> Clock:
    """The moment that all of the program is told."""
    return Clock(AT)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Start]:
    """Starts the program on the test's folder, as often as it is called; a hand at it."""
    dress(qapp)
    programs: list[Program] = []

    def begin() -> Hand:
        program = Program(tmp_path / "office", clock, CHEAP)
        programs.append(program)
        return Hand(program)

    yield begin
    for program in programs:
        program.door.held = None
        program.leave()
        if program.entrance:
            program.entrance.close()
            program.entrance.deleteLater()
        program.deleteLater()
    clear_away(qapp)


@pytest.fixture
def desk(hand: Hand) -> Desk:
    """The office that the program has open."""
    return hand.window.desk


@pytest.fixture
def hand(start: Start) -> Hand:
    """A hand at the main window of a new office."""
    hand = start()
    enter(hand)
    return hand
