"""A new decision beside the one before it: what changed stands in words, by click and by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from lssdesk.demo import Hand
from lssdesk.flow.work import Work
from lssdesk.law.spans import Span
from lssdesk.ui.case.compare import marked
from tests.flow.officer import filled, signed
from tests.ui.program import open_signed, words

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def work(hand: Hand) -> Work:
    """An open draft on the measure that Ada has a decision on, at its decision."""
    signed(hand.window.desk)
    changes = {
        "/decision/hours_per_month": "14",
        "/decision/reasons": "Ada behöver en ledsagare för att gå på fotboll och bio.",
    }
    new = filled(hand.window.desk, changes=changes)
    hand.window.show_cases()
    hand.window.open_case(new.id, "decision")
    return hand.case.work


def compared(hand: Hand) -> str:
    """All that is said beside the draft."""
    return "\n".join(
        one.accessibleName() or one.text()
        for one in hand.seen("compare_view").findChildren(QLabel)
        if one.isVisible()
    )


def test_a_click_shows_what_differs_with_the_number_of_the_one_before(hand: Hand, work: Work) -> None:
    assert not hand.shown("compare_view")
    hand.click("segment_compare")
    said = compared(hand)
    assert "Förra beslutet, 2026-0001 av 2026-03-02" in said
    assert "4 färre" in said
    assert "▲ Sämre för personen" in said
    assert not hand.shown("letter_view")


def test_one_key_shows_the_comparison_and_the_letter_again(hand: Hand, work: Work) -> None:
    hand.press(K.Key_J, modifier=CTRL)
    assert hand.shown("compare_view")
    hand.press(K.Key_J, modifier=CTRL)
    assert hand.shown("letter_view")
    assert hand.case.page("decision").letter.pages() > 0


def test_the_arrows_turn_too(hand: Hand, work: Work) -> None:
    hand.press(K.Key_J, modifier=CTRL)
    hand.press(K.Key_Left)
    assert hand.shown("letter_view")


def test_typing_is_followed(hand: Hand, work: Work) -> None:
    hand.press(K.Key_J, modifier=CTRL)
    hand.type("/decision/hours_per_month", "30")
    hand.wait(lambda: "12 fler" in compared(hand))


def test_the_name_of_a_difference_leads_to_its_field(hand: Hand, work: Work) -> None:
    hand.press(K.Key_J, modifier=CTRL)
    hand.seen("compare:/decision/hours_per_month").setFocus()
    hand.press(K.Key_Return)
    assert hand.case.place() == ("decision", "/decision/hours_per_month")


def test_a_text_is_told_to_a_screen_reader_with_what_is_gone_and_new(hand: Hand, work: Work) -> None:
    hand.press(K.Key_J, modifier=CTRL)
    said = compared(hand)
    assert "[nytt: " in said
    assert "[borttaget: " in said


def test_without_a_decision_before_there_is_nothing_to_choose_and_the_key_says_why(hand: Hand) -> None:
    open_signed(hand)
    hand.click("step_decision")
    assert not hand.shown("segment_compare")
    hand.press(K.Key_J, modifier=CTRL)
    assert hand.window.note() == "Det finns inget tidigare beslut om insatsen att jämföra med"


def test_on_a_narrow_page_the_key_brings_the_comparison_forth(hand: Hand, work: Work) -> None:
    hand.window.resize(900, 720)
    QApplication.processEvents()
    assert not hand.shown("letter_view")
    hand.press(K.Key_J, modifier=CTRL)
    assert hand.shown("compare_view")
    hand.click("flip")
    assert hand.shown("/decision/outcome") or hand.shown("form:decision")
    hand.press(K.Key_J, modifier=CTRL)
    assert hand.shown("compare_view")


def test_the_palette_knows_it(hand: Hand, work: Work) -> None:
    hand.press(K.Key_K, modifier=CTRL)
    hand.type_on(hand.focused, "jämför")
    hand.press(K.Key_Return)
    assert hand.shown("compare_view")
    assert "skillnader" in words(hand)


SPANS = (Span("same", "Du får "), Span("gone", "<fem> "), Span("added", "elva\n"), Span("same", "timmar."))


@pytest.mark.parametrize(
    ("mark", "seen", "hidden", "sign"),
    [("gone", "&lt;fem&gt;", "elva", "line-through"), ("added", "elva", "fem", "underline")],
)
def test_marks_are_more_than_colours_and_no_text_becomes_markup(
    mark: str, seen: str, hidden: str, sign: str
) -> None:
    text = marked(SPANS, mark)
    assert seen in text
    assert hidden not in text
    assert sign in text
    assert text.endswith("timmar.")
