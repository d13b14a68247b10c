"""What two persons do, on its page: approved, refused and taken back, by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lssdesk.demo import Hand
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests
from tests.flow.officer import OFFICER
from tests.ui.program import words
from tests.ui.several import BRITTA, CECILIA, change_to, hire

K = Qt.Key


@pytest.fixture
def asked(hand: Hand, desk: Desk) -> str:
    """Something that Åsa has asked for, and Britta who may answer it; its id."""
    hire(hand, BRITTA, "administrator")
    hire(hand, CECILIA, "officer")
    return Requests(desk).ask("full_export", "", "Nytt program", {"about": "Föra ut allt"})


def show(hand: Hand) -> Hand:
    """The page, by way of the settings."""
    hand.click("bar_settings")
    hand.click("settings_requests")
    assert hand.shown("requests_page")
    return hand


def state(hand: Hand) -> list[tuple[str, str | None]]:
    return [(one.about, one.answer) for one in Requests(hand.window.desk).open()]


def test_nothing_waits(hand: Hand) -> None:
    hand.click("bar_settings")
    assert hand.seen("settings_requests").text() == "Att godkänna"
    hand.click("settings_requests")
    assert "Inget väntar på att godkännas." in words(hand)


def test_ones_own_waits_and_can_be_taken_back(hand: Hand, asked: str) -> None:
    show(hand)
    said = words(hand)
    for expected in (
        "Föra ut allt",
        "Skäl: Nytt program",
        f"{OFFICER} bad om det 2026-03-02 10:00.",
        "Väntar på",
    ):
        assert expected in said
    assert not hand.shown(f"approve/{asked}")
    hand.click(f"withdraw/{asked}")
    assert "Tillbakataget: Föra ut allt." in words(hand)
    assert state(hand) == []


ANSWERS = [
    # key presses on the page, its state then, what is said
    ((K.Key_Return,), [("Föra ut allt", "approved")], "Godkänt: Föra ut allt. Nu kan det göras."),
    ((K.Key_Tab, K.Key_Space), [], "Nej till: Föra ut allt."),
]


@pytest.mark.parametrize(("keys", "expected", "said"), ANSWERS, ids=["approve", "refuse"])
def test_another_answers_by_keys(
    hand: Hand, asked: str, keys: tuple[K, ...], expected: list[tuple[str, str | None]], said: str
) -> None:
    change_to(hand, BRITTA)
    hand.click("bar_settings")
    assert hand.seen("settings_requests").text() == "Att godkänna: 1"
    hand.click("settings_requests")
    assert hand.focused.objectName() == f"approve/{asked}"
    assert hand.focused.accessibleName() == "Godkänn: Föra ut allt"
    hand.press(*keys)
    assert said in words(hand)
    assert state(hand) == expected


def test_who_may_neither_answer_nor_asked_does_not_see_it(hand: Hand, asked: str) -> None:
    change_to(hand, CECILIA)
    show(hand)
    assert "Föra ut allt" not in words(hand)
    assert not hand.window.findChildren(QWidget, f"request/{asked}")


def test_what_was_answered_meanwhile_is_said(hand: Hand, asked: str) -> None:
    change_to(hand, BRITTA)
    show(hand)
    Requests(hand.window.desk).answer(asked, False)
    hand.click(f"approve/{asked}")
    assert "Det är redan besvarat." in words(hand)


def test_the_palette_leads_there(hand: Hand) -> None:
    hand.press(K.Key_K, modifier=Qt.KeyboardModifier.ControlModifier)
    hand.type_on(hand.focused, "att godkänna")
    hand.press(K.Key_Return)
    assert hand.shown("requests_page")
