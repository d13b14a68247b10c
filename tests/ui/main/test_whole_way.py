"""The whole way once, from the first start to the hours, and all of it again after a restart."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from lssdesk.demo import PRESENT, Hand
from lssdesk.flow.work import Work
from lssdesk.model import document
from lssdesk.store.tables import LetterRow
from tests.flow.officer import Clock, log_lines
from tests.ui.conftest import Start
from tests.ui.keys_alone import KeysAlone


@pytest.mark.parametrize("kind", [Hand, KeysAlone])
def test_from_the_first_start_to_the_hours_and_all_of_it_after_a_restart(
    start: Start, clock: Clock, tmp_path: Path, kind: type[Hand]
) -> None:
    hand = kind(start().program, tmp_path)
    hand.first_start()
    hand.fill_settings()
    hand.register_case()
    hand.fill_case()
    assert {finding.severity for finding in hand.case.work.findings()} <= {"info"}
    letter = hand.sign_and_save()
    clock.moment = PRESENT
    hand.record_hours()
    hand.lock_and_unlock()
    hand.window.close()
    QApplication.processEvents()

    again = Hand(start().program)
    again.program.start()
    again.wait(again.door.isActiveWindow)
    again.unlock()
    assert again.window.note() == ""
    line = again.window.desk.cases()[0]
    assert (line.name, line.state) == (hand.example.person.name, "decided")
    again.window.open_case(line.id)
    assert_all_there(again, letter)


def assert_all_there(hand: Hand, letter: Path) -> None:
    """What was typed, signed and recorded is what the example says."""
    work: Work = hand.case.work
    typed, wanted = document.from_case(work.case), hand.whole
    for part in ("sender", "application", "inquiry", "decision"):
        assert typed[part] == wanted[part]
    with hand.window.desk.office.read() as reading:
        row = reading.scalars(select(LetterRow)).one()
    assert row.pdf == letter.read_bytes() == work.letter()
    sessions = work.hours.sessions()
    assert [(one.day.isoformat(), one.status) for one in sessions] == [
        ("2026-04-08", "performed"),
        ("2026-04-15", "cancelled_by_client"),
    ]
    names = [name for name, _ in log_lines(hand.window.desk)]
    for name in ("registrerade ansökan", "skrev under beslutet", "sparade beslutet som PDF"):
        assert names.count(name) == 1
    assert names.count("lade till ett tillfälle") == 2
