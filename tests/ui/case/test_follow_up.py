"""Following a measure up with the person: cards on the page after the decision (STA-008, HND-166)."""

from functools import partial

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


def test_a_question_comes_with_the_answer_that_it_follows_from(hand: Hand) -> None:
    open_signed(hand)
    hand.case.go(steps.AFTER)
    hand.click("unfold:follow_up")
    cards = hand.seen(HELD)
    hand.click("add", cards)
    for asked, answer, follows in (
        ("provider_present", "all", "talk_offered"),
        ("moves", "no", "urged_to_save"),
        ("deficient", "yes", "remedies"),
    ):
        assert not hand.shown(f"0/{follows}", cards)
        hand.choose(hand.seen(f"0/{asked}", cards), answer)
        hand.wait(partial(hand.shown, f"0/{follows}", cards))


def test_what_a_closed_follow_up_lacks_leads_to_its_cards(hand: Hand) -> None:
    open_signed(hand)
    hand.case.go(steps.AFTER)
    hand.click("unfold:follow_up")
    hand.fill(HELD, [{"day": "2026-02-27", "provider_present": "all", "outcome": "none"}])
    hand.press(Qt.Key.Key_Tab)
    hand.case.autosave.now()
    found = {one.id: one.field for one in stored(hand).open_findings()}
    assert {"HND-168", "HND-169"} <= found.keys()
    assert found["HND-168"] == HELD
    hand.case.go(steps.HOURS)
    assert hand.case.go_to(HELD)
    assert hand.case.place() == (steps.AFTER, HELD)
