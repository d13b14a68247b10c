"""A new decision after this one: chosen by clicks or keys, and one is in its case at once."""

import pytest
from PySide6.QtCore import Qt

from lssdesk.demo import Hand
from lssdesk.model.case import Person
from tests.flow.officer import received
from tests.ui.program import open_new, open_signed, words

K = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_click_below_the_decision_leads_to_the_choices_and_on_to_the_new_case(hand: Hand) -> None:
    old = open_signed(hand)
    hand.press(K.Key_4, modifier=ALT)
    hand.click("follow")
    hand.click("follow_change_board")
    new = hand.case.work
    assert new.id != old.id
    assert (new.case.decision.kind, new.case.decision.underlying) == ("change", old.case.number)
    assert len(hand.window.desk.cases()) == 2
    assert hand.window.list.rows.currentIndex().isValid()


def test_the_same_by_keys_alone(hand: Hand) -> None:
    open_signed(hand)
    hand.press(K.Key_N, modifier=CTRL_SHIFT)
    assert hand.focused.objectName() == "follow_change_person"
    hand.press(K.Key_Down, K.Key_Down)
    assert hand.focused.objectName() == "follow_execution"
    hand.press(K.Key_Up, K.Key_Return)
    assert hand.case.work.case.decision.change.initiative == "board"


def test_esc_leads_back_to_the_decision(hand: Hand) -> None:
    open_signed(hand)
    hand.press(K.Key_N, modifier=CTRL_SHIFT)
    hand.press(K.Key_Escape)
    assert hand.case.step == "decision"
    hand.press(K.Key_N, modifier=CTRL_SHIFT)
    hand.click("follow_back")
    assert hand.case.step == "decision"
    assert len(hand.window.desk.cases()) == 1


def test_what_is_not_possible_says_why_and_cannot_be_pressed(hand: Hand) -> None:
    open_signed(hand)
    hand.press(K.Key_N, modifier=CTRL_SHIFT)
    assert not hand.seen("follow_dismissal").isEnabled()
    assert "Skriv först på sidan Efter beslutet när överklagandet kom in" in words(hand)
    hand.click("follow_dismissal")
    assert len(hand.window.desk.cases()) == 1


def test_a_dismissal_takes_the_days_of_the_appeal_that_was_just_typed(hand: Hand) -> None:
    open_signed(hand)
    hand.fill("/service/sent", "2026-03-02")
    hand.fill("/service/way", "handed")
    hand.fill("/service/received", "2026-03-02")
    hand.click("unfold:appeal")
    hand.fill("/appeal/received", "2026-04-20")
    hand.press(K.Key_N, modifier=CTRL_SHIFT)
    hand.click("follow_dismissal")
    made = hand.case.work.case.decision.dismissal
    days = [str(day) for day in (made.served, made.last_day, made.received)]
    assert days == ["2026-03-02", "2026-03-23", "2026-04-20"]


def test_an_open_case_of_a_child_has_the_two_decisions_before_its_own(hand: Hand) -> None:
    child = Person(personal_number="201701012393", given_name="Kim", family_name="Ek")
    case_id = hand.window.desk.register(child, "avlosarservice", received())
    hand.window.show_cases()
    hand.window.open_case(case_id, "decision")
    hand.click("follow")
    hand.click("follow_inquiry_opening")
    assert hand.case.work.case.decision.kind == "inquiry_opening"
    assert hand.case.work.case.application.together == ("2026-0001",)
    assert hand.window.desk.open(case_id).case.application.together == ("2026-0002",)


def test_an_open_case_of_an_adult_has_no_button(hand: Hand) -> None:
    open_new(hand)
    hand.press(K.Key_4, modifier=ALT)
    assert not hand.shown("follow")


@pytest.mark.parametrize("what", ["change_person", "execution", "renewal"])
def test_each_of_the_others_opens_its_case(hand: Hand, what: str) -> None:
    open_signed(hand)
    hand.press(K.Key_N, modifier=CTRL_SHIFT)
    hand.click(f"follow_{what}")
    assert hand.case.work.case.number == "2026-0002"
