"""A case being written: stored without a button, checked beside the draft, taken back by name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lssdesk.demo import Hand
from lssdesk.flow import steps
from lssdesk.store.office import Office
from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui.case import autosave
from tests.flow.officer import Clock
from tests.ui.program import open_filled, open_new, stored

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
STREET, CITY = "/person/address/street", "/person/address/city"


def status(hand: Hand) -> str:
    return hand.case.head.status.text()


def test_what_is_typed_is_stored_within_two_seconds_without_a_button(hand: Hand, qtbot: QtBot) -> None:
    assert autosave.WAIT_MS < 2_000
    open_new(hand)
    hand.type(STREET, "Granstigen 4")
    assert status(hand) == "Sparar …"
    assert stored(hand).read(STREET) is None
    qtbot.waitUntil(lambda: stored(hand).read(STREET) == "Granstigen 4")
    assert status(hand) == "Sparat 10:00:00"


def test_the_wait_is_from_the_first_key_so_that_long_typing_is_stored_too(hand: Hand) -> None:
    open_new(hand)
    hand.type(STREET, "G")
    timer = hand.case.autosave._timer
    left = timer.remainingTime()
    hand.wait(lambda: timer.remainingTime() < left)
    before = timer.remainingTime()
    hand.type_on(hand.seen(STREET), "r")
    assert timer.remainingTime() <= before


def test_a_text_that_cannot_be_read_is_stored_as_typed(hand: Hand) -> None:
    open_new(hand)
    hand.type("/application/received", "mitten av mars")
    hand.case.autosave.now()
    work = stored(hand)
    assert work.raw("/application/received") == "mitten av mars"


def test_another_page_shows_what_is_not_stored_yet_and_nothing_is_lost_on_the_way(hand: Hand) -> None:
    open_new(hand)
    hand.type(STREET, "Granstigen 4")
    hand.click("step_inquiry")
    hand.click("step_application")
    assert hand.seen(STREET).text() == "Granstigen 4"


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def unit(*_args: object, **_more: object) -> object:
        raise StoreTrouble("disk_full")

    monkeypatch.setattr(Office, "unit", unit)


def test_a_full_disk_is_told_keeps_the_text_and_stores_when_there_is_room(
    hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_new(hand)
    with monkeypatch.context() as full:
        full_disk(full)
        hand.type(STREET, "Granstigen 4")
        assert not hand.case.autosave.now()
        note = hand.window.note()
        assert note.startswith("Det senaste är inte sparat.")
        assert status(hand) == "Inte sparat"
        hand.type(CITY, "Sjövalla")
        assert not hand.case.autosave.now()
        assert hand.window.note() == note
        assert hand.seen(STREET).text() == "Granstigen 4"
    monkeypatch.setattr(autosave, "AGAIN_MS", 1)
    qtbot.waitUntil(lambda: stored(hand).read(CITY) == "Sjövalla", timeout=5_000)
    assert stored(hand).read(STREET) == "Granstigen 4"
    assert hand.window.note() == "Allt är sparat igen."
    assert status(hand).startswith("Sparat")


def test_a_note_that_was_closed_does_not_come_back_while_it_is_tried_again(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_new(hand)
    full_disk(monkeypatch)
    hand.type(STREET, "Granstigen 4")
    hand.case.autosave.now()
    banner = hand.window._notes.itemAt(0).widget()
    QTest.mouseClick(banner.close_button, LEFT)
    hand.case.autosave.now()
    assert hand.window.note() == ""


def test_undo_and_redo_by_key_say_what_they_did(hand: Hand) -> None:
    work = open_new(hand)
    hand.type(STREET, "Granstigen 4")
    hand.press(K.Key_Z, modifier=CTRL)
    assert status(hand) == "Ångrat: ändrade gatuadress eller box"
    assert (work.read(STREET), stored(hand).read(STREET)) == (None, None)
    assert hand.seen(STREET).text() == ""
    hand.press(K.Key_Z, modifier=CTRL_SHIFT)
    assert status(hand) == "Gjort igen: ändrade gatuadress eller box"
    assert stored(hand).read(STREET) == "Granstigen 4"
    assert hand.focused is hand.seen(STREET)


def test_undo_goes_to_the_page_of_what_it_took_back(hand: Hand) -> None:
    open_new(hand)
    hand.type(STREET, "Granstigen 4")
    hand.case.autosave.now()
    hand.click("step_decision")
    hand.press(K.Key_Z, modifier=CTRL)
    assert hand.case.step == steps.APPLICATION
    assert hand.focused is hand.seen(STREET)


def button(hand: Hand, name: str) -> QPushButton:
    found = hand.seen(name)
    assert isinstance(found, QPushButton)
    return found


def test_the_buttons_name_what_they_would_do_or_that_there_is_nothing(hand: Hand) -> None:
    open_new(hand)
    undo, redo = button(hand, "undo"), button(hand, "redo")
    assert (undo.isEnabled(), undo.toolTip()) == (False, "Det finns inget att ångra")
    assert (redo.isEnabled(), redo.accessibleName()) == (False, "Det finns inget att göra om")
    hand.type(STREET, "Granstigen 4")
    hand.wait(undo.isEnabled)
    assert undo.toolTip() == undo.accessibleName() == "Ångra: ändrade gatuadress eller box"
    hand.click("undo")
    assert (undo.isEnabled(), redo.toolTip()) == (False, "Gör om: ändrade gatuadress eller box")
    hand.click("redo")
    assert hand.seen(STREET).text() == "Granstigen 4"


def test_undo_with_nothing_to_undo_says_so(hand: Hand) -> None:
    open_new(hand)
    hand.press(K.Key_Z, modifier=CTRL)
    assert hand.window.note() == "Det finns inget att ångra"


def finding_ids(hand: Hand) -> set[str]:
    return {finding.id for finding in hand.case.work.findings()}


def test_checks_follow_the_draft(hand: Hand, qtbot: QtBot) -> None:
    open_new(hand)
    hand.click("step_decision")
    names = {label.objectName(): label for label in hand.case.panel.findChildren(QLabel)}
    before = int(names["findings_count"].text())
    hand.type("/decision/decided_by", "Åsa Lindmark")
    qtbot.waitUntil(lambda: int(names["findings_count"].text()) < before)


def test_a_click_on_a_finding_leads_to_its_field_on_whichever_page(hand: Hand) -> None:
    open_new(hand)
    hand.click("step_decision")
    finding = next(one for one in hand.case.work.findings() if one.field == "/application/applicant")
    row = hand.case.panel.row(finding.id)
    QTest.mouseClick(row.message, LEFT)
    assert hand.case.step == steps.APPLICATION
    assert hand.case.place() == (steps.APPLICATION, "/application/applicant")


def test_f9_goes_from_finding_to_finding_and_says_when_there_is_none(hand: Hand) -> None:
    open_new(hand)
    met = []
    for _ in range(4):
        hand.press(K.Key_F9)
        met.append(hand.case.place())
    assert len(set(met)) >= 3
    open_filled(hand)
    hand.press(K.Key_F9)
    assert hand.window.note() == "Inga öppna anmärkningar."


def test_a_finding_about_the_municipality_leads_to_the_settings(hand: Hand) -> None:
    open_new(hand)
    assert hand.case.go_to("/sender/court")
    assert hand.window.place().page == "settings"
    assert hand.window.place().pointer == "/sender/court"
    hand.click("aside_back")
    assert hand.case.work.case.person.given_name == "Ada"


def test_f8_goes_to_the_next_question_also_on_the_pages_after(hand: Hand) -> None:
    open_filled(hand)
    hand.click("step_application")
    hand.press(K.Key_F8)
    assert hand.window.note() == "Alla frågor är besvarade."
    hand.click("step_inquiry")
    hand.seen("/inquiry/answers/goals/text").setFocus()
    hand.type("/inquiry/answers/goals/text", "x")
    hand.press(K.Key_Backspace)
    hand.click("step_application")
    hand.press(K.Key_F8)
    assert hand.case.place() == (steps.INQUIRY, "/inquiry/answers/goals/text")


def warning(hand: Hand) -> str:
    """A case with one warning: decided for a time that is not the whole of a month."""
    work = open_filled(hand)
    hand.click("step_decision")
    hand.type("/decision/valid_to", "2027-03-15")
    hand.press(K.Key_Tab)
    hand.wait(lambda: bool(work.findings()))
    found = next(one for one in work.findings() if one.severity == "warn")
    hand.wait(lambda: hand.shown(f"finding_{found.id}"))
    return found.id


def test_a_warning_is_passed_over_with_a_written_reason_by_keys(hand: Hand) -> None:
    finding = warning(hand)
    row = hand.case.panel.row(finding)
    hand.seen("justify", row).setFocus()
    hand.press(K.Key_Return)
    hand.type_on(hand.seen("reason", row), "Flytten sker då.")
    hand.press(K.Key_Return, modifier=CTRL)
    assert stored(hand).case.decision.acknowledged == {finding: "Flytten sker då."}
    assert status(hand).startswith("Sparat")
    assert hand.case.panel.count.text() == ""
    assert not hand.case.work.decided


def test_the_reason_is_taken_back_by_undo_without_leaving_the_page(hand: Hand) -> None:
    finding = warning(hand)
    hand.case.work.acknowledge(finding, "Flytten sker då.")
    hand.press(K.Key_Z, modifier=CTRL)
    assert hand.case.step == steps.DECISION
    assert stored(hand).case.decision.acknowledged == {}


def test_the_checks_fold_away_by_key_and_keep_their_number_in_sight(hand: Hand) -> None:
    open_new(hand)
    count = hand.case.panel.count.text()
    hand.press(K.Key_F4, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert hand.case.panel.isHidden()
    fold = button(hand, "fold_checks")
    assert fold.text() == f"Kontroll {count}"
    hand.click("fold_checks")
    assert hand.case.panel.isVisible()


STEPS = ("application", "inquiry", "communication", "decision", "after", "hours")


def test_the_steps_say_why_and_lead_to_their_pages(hand: Hand) -> None:
    open_new(hand)
    bar = hand.case.head.steps
    assert "frågor kvar" in bar.button("inquiry").toolTip()
    assert bar.button("communication").toolTip() == "Materialet är inte skickat"
    assert bar.button("hours").toolTip() == "Öppnas när beslutet är underskrivet"
    for step in (*STEPS[1:], STEPS[0]):
        hand.click(f"step_{step}")
        assert hand.case.step == step
    for number, step in enumerate(STEPS, 1):
        hand.press(getattr(K, f"Key_{number}"), modifier=Qt.KeyboardModifier.AltModifier)
        assert hand.case.step == step


def test_the_hours_of_an_undecided_case_say_what_comes_first(hand: Hand) -> None:
    open_new(hand)
    hand.click("step_hours")
    hand.click("empty_action")
    assert hand.case.step == steps.DECISION


def test_work_goes_on_at_the_first_question_without_an_answer(hand: Hand, clock: Clock) -> None:
    open_new(hand)
    assert hand.case.place() == (steps.APPLICATION, STREET)
    open_filled(hand)
    assert hand.case.step == steps.DECISION
