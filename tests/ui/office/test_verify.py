"""The check of signed letters inside the program: by button and by palette, in the words of the command."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lssdesk.demo import Hand
from lssdesk.store import engine
from tests.flow.officer import log_lines, signed
from tests.ui.program import words

WHOLE = "1 undertecknat brev är kontrollerat. Inget har ändrats."


def look(hand: Hand) -> None:
    """The way there: settings, then the button of the page."""
    hand.click("bar_settings")
    hand.click("settings_verify")


def test_an_office_without_letters_has_nothing_to_prove(hand: Hand, qtbot: QtBot) -> None:
    look(hand)
    qtbot.waitUntil(lambda: "Inga brev är undertecknade ännu." in words(hand))


def test_what_is_whole_is_said_and_leaves_no_line(hand: Hand, qtbot: QtBot) -> None:
    signed(hand.window.desk)
    before = log_lines(hand.window.desk)
    look(hand)
    qtbot.waitUntil(lambda: "Ärende 2026-0001: beslut undertecknat" in words(hand))
    assert WHOLE in words(hand)
    assert "Loggen har" in words(hand)
    assert log_lines(hand.window.desk) == before


def test_what_was_altered_is_said_when_one_looks_again(hand: Hand, qtbot: QtBot) -> None:
    desk = hand.window.desk
    signed(desk)
    look(hand)
    qtbot.waitUntil(lambda: WHOLE in words(hand))
    with closing(engine.connect(desk.office.path, desk.office.key)) as connection:
        connection.execute("DROP TRIGGER letters_no_update")
        connection.execute("UPDATE letters SET pdf = x'00'")
    qtbot.keyClick(hand.window.findChild(QPushButton, "verify_again"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Brevets PDF är inte den som skrevs under." in words(hand))
    assert "Av 1 undertecknade brev avviker 1." in words(hand)
    assert WHOLE not in words(hand)


@pytest.mark.parametrize("leave", [True, False], ids=["left at once", "stayed"])
def test_leaving_while_it_runs_is_harmless(hand: Hand, qtbot: QtBot, leave: bool) -> None:
    signed(hand.window.desk)
    hand.window.office.show_page("verify")
    if leave:
        hand.window.show_start()
        hand.window.office.show_page("verify")
    qtbot.waitUntil(lambda: WHOLE in words(hand))


def test_the_palette_knows_it(hand: Hand) -> None:
    assert hand.window.actions_["verify"].text == "Kontrollera undertecknade brev"
    hand.window.actions_.run("verify")
    assert hand.seen("verify_page")
