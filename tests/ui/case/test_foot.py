"""The buttons below a case's page: for fingers, with words as long as there is room."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from lssdesk.demo import Hand
from tests.ui.program import open_new, open_signed

LEFT = ("note", "journal", "attachments", "papers", "find")
RIGHT = ("finding", "unanswered")


def words(hand: Hand, width: int) -> tuple[list[bool], list[bool]]:
    """Which buttons have words at a width of the bar."""
    foot = hand.seen("case_foot")
    foot.resize(width, foot.height())
    return tuple([bool(hand.seen(f"foot_{name}").text()) for name in names] for names in (LEFT, RIGHT))


@pytest.mark.parametrize(
    ("width", "left", "right"), [(900, True, True), (560, False, True), (400, False, False)]
)
def test_words_give_way_to_icons_from_the_left(hand: Hand, width: int, left: bool, right: bool) -> None:
    open_new(hand)
    assert words(hand, width) == ([left] * 5, [right] * 2)
    for name in (*LEFT, *RIGHT):
        button = hand.seen(f"foot_{name}")
        assert isinstance(button, QPushButton)
        assert button.accessibleName()
        assert button.toolTip()
        assert button.text() or not button.icon().isNull()


@pytest.mark.parametrize("step", ["application", "inquiry", "communication", "decision"])
def test_the_buttons_are_below_every_page_and_high_enough_for_a_finger(hand: Hand, step: str) -> None:
    open_new(hand)
    hand.click(f"step_{step}")
    QApplication.processEvents()
    for name in (*LEFT, *RIGHT):
        assert hand.seen(f"foot_{name}").height() >= 40


def test_a_finger_comes_to_the_next_question_and_the_next_finding(hand: Hand) -> None:
    work = open_new(hand)
    before = hand.case.place()
    hand.click("foot_unanswered")
    assert hand.case.place() != before
    hand.click("foot_finding")
    first = next(finding.field for finding in work.findings() if finding.field)
    assert first.startswith(hand.case.place()[1])


def test_a_decided_case_has_nothing_left_to_go_to(hand: Hand) -> None:
    open_signed(hand)
    hand.click("step_inquiry")
    assert hand.shown("foot_note")
    assert not hand.shown("foot_unanswered")
    assert not hand.shown("foot_finding")


def test_where_not_even_the_icons_fit_two_stay_away_that_have_keys(hand: Hand) -> None:
    open_new(hand)
    foot = hand.seen("case_foot")
    foot.resize(240, foot.height())
    buttons = {name: foot.findChild(QPushButton, f"foot_{name}") for name in LEFT}
    assert [name for name, button in buttons.items() if button.isHidden()] == ["journal", "find"]
    foot.resize(900, foot.height())
    assert not any(button.isHidden() for button in buttons.values())
