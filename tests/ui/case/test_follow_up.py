"""Following a measure up with the person: cards on the page after the decision (STA-008, HND-166)."""

from PySide6.QtCore import Qt

from lssdesk.demo import Hand
from lssdesk.flow import steps
from tests.ui.program import open_signed, stored, words

HELD = "/follow_up/held"


def test_a_follow_up_is_filled_in_and_stored(hand: Hand) -> None:
    open_signed(hand)
    hand.case.go(steps.AFTER)
    assert "Uppföljning med personen" in words(hand)
    hand.click("unfold:follow_up")
    hand.fill(HELD, [{"day": "2026-02-27", "way": "home", "knows_moving": "yes", "takes_part": "unclear"}])
    hand.press(Qt.Key.Key_Tab)
    hand.case.autosave.now()
    (held,) = stored(hand).case.follow_up.held
    assert (held.day.isoformat() if held.day else "", held.way, held.knows_moving, held.takes_part) == (
        "2026-02-27",
        "home",
        "yes",
        "unclear",
    )


def test_what_points_at_it_leads_to_the_page(hand: Hand) -> None:
    open_signed(hand)
    assert hand.case.pages.step_of(HELD) == steps.AFTER
    assert hand.case.pages.step_of("/follow_up/unknown") == steps.AFTER
