"""Unlocking by passphrase and by the sheet, waits, and problems by their fields."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from lssdesk.errors import LssdeskError, Refused, Trouble
from lssdesk.ui.unlock import UnlockWindow
from lssdesk.ui.unlock.page import wait_words
from tests.ui.unlock.helpers import (
    CODE,
    PHRASE,
    Mistyped,
    Open,
    PaperDoor,
    TooSoon,
    focus,
    said,
    settle,
    to_recovery,
    type_and_enter,
)


def test_a_passphrase_and_enter_open(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    with qtbot.waitSignal(window.opened) as opened:
        type_and_enter(window, qtbot, PHRASE)
    assert (opened.args, door.calls) == (["opened"], [("unlock", PHRASE)])
    assert window.view.unlock.edit.text() == ""


def test_the_window_lives_while_the_key_is_made(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    door.gate.clear()
    window = open_window(door)
    type_and_enter(window, qtbot, PHRASE)
    qtbot.waitUntil(lambda: door.calls != [])
    page = window.view.unlock
    assert page.button.text() == "Låser upp …"
    assert page.edit.line.hasFocus()
    type_and_enter(window, qtbot, "more")
    page.forgotten.emit()
    assert (page.edit.text(), len(door.calls), page.isVisible()) == (PHRASE, 1, True)
    with qtbot.waitSignal(window.opened):
        door.gate.set()
    assert page.button.text() == "Lås upp"


def test_nothing_typed_is_said_kindly(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    type_and_enter(window, qtbot, "")
    assert "Skriv lösenfrasen." in said(window.view.unlock)
    assert door.calls == []


def test_a_wrong_passphrase_is_told_kept_and_counted_down(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    door.error = TooSoon("Lösenfrasen passar inte.")
    type_and_enter(window, qtbot, "nagot annat")
    settle(window, qtbot)
    page = window.view.unlock
    assert "Lösenfrasen passar inte." in said(page)
    assert "om 3 sekunder." in said(page)
    assert (page.edit.text(), page.edit.line.selectedText()) == ("nagot annat", "nagot annat")
    type_and_enter(window, qtbot, PHRASE)
    assert len(door.calls) == 1
    for expected in ("om 2 sekunder.", "om 1 sekund.", "Nu kan du försöka igen."):
        page.wait.tick()
        assert expected in said(page)
    with qtbot.waitSignal(window.opened):
        qtbot.keyClick(focus(window), Qt.Key.Key_Return)


def test_the_timer_counts_by_itself(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor(new=False))
    wait = window.view.unlock.wait
    wait._timer.setInterval(1)
    with qtbot.waitSignal(wait.over):
        wait.start(2.2)
    assert wait.left == 0


def test_a_try_that_came_too_early_only_counts_down(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    early = TooSoon("Vänta 3 s och försök igen.")
    early.kind = "wait"
    door.error = early
    type_and_enter(window, qtbot, PHRASE)
    settle(window, qtbot)
    assert "Vänta 3 s" not in said(window.view.unlock)
    assert "om 3 sekunder." in said(window.view.unlock)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 sekund"),
        (59, "59 sekunder"),
        (60, "1 minut"),
        (61, "1 minut och 1 sekund"),
        (128, "2 minuter och 8 sekunder"),
        (300, "5 minuter"),
    ],
)
def test_a_wait_is_said_in_words(seconds: int, words: str) -> None:
    assert wait_words(seconds) == words


def test_a_fault_of_the_program_is_not_swallowed(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    door.error = ZeroDivisionError()
    with qtbot.captureExceptions() as faults:
        type_and_enter(window, qtbot, PHRASE)
        settle(window, qtbot)
    assert [kind for kind, _value, _trace in faults] == [ZeroDivisionError]
    assert "Något oväntat hände" in said(window.view.unlock)
    assert window.view.unlock.edit.text() == PHRASE


def test_a_locked_program_asks_on_the_same_page(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor(new=False))
    window.view.unlock.edit.setText("left behind")
    window.start(locked=True)
    assert "Låst" in said(window.view.unlock)
    assert window.view.unlock.edit.text() == ""
    assert window.view.unlock.edit.line.hasFocus()
    assert window.windowTitle() == "lssdesk"


def test_a_door_that_cannot_be_looked_at_says_why_and_can_be_tried_again(
    open_window: Open, qtbot: QtBot
) -> None:
    door = PaperDoor(new=False)
    door.error = Trouble("Mappen går inte att läsa.")
    window = open_window(door)
    assert "Mappen går inte att läsa." in said(window.view.trouble)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert window.view.unlock.isVisible()


def test_the_sheet_opens_and_sets_a_new_passphrase_by_keys_alone(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    to_recovery(window, qtbot)
    with qtbot.waitSignal(window.opened) as opened:
        type_and_enter(window, qtbot, CODE, PHRASE, PHRASE)
    assert (opened.args, door.calls) == (["opened"], [("who", CODE), ("recover", CODE, PHRASE, "1")])
    assert window.view.recovery.edit.text() == window.view.recovery.new.text() == ""


@pytest.mark.parametrize(
    ("error", "where"),
    [
        (Mistyped("Grupp 3 stämmer inte."), "code_typed"),
        (Trouble("Koden passar inte den här databasen."), "code_typed"),
        (Refused("Den här lösenfrasen går inte att använda."), "new_passphrase"),
    ],
)
def test_each_problem_stands_by_its_field(
    open_window: Open, qtbot: QtBot, error: LssdeskError, where: str
) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    to_recovery(window, qtbot)
    door.error = error
    type_and_enter(window, qtbot, CODE, PHRASE, PHRASE)
    settle(window, qtbot)
    assert str(error) in said(window.view.recovery)
    assert focus(window).objectName() == where
    assert window.view.recovery.edit.text() == CODE


def test_recovery_asks_for_the_code_and_escape_goes_back(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    window = open_window(door)
    to_recovery(window, qtbot)
    type_and_enter(window, qtbot, "", PHRASE, PHRASE)
    assert "Skriv koden från bladet." in said(window.view.recovery)
    qtbot.keyClick(focus(window), Qt.Key.Key_Escape)
    assert window.view.unlock.isVisible()
    assert door.calls == []


TWO = (("1", "Eva Lind"), ("2", "Bo & Söner Ek"))


def to_who(window: UnlockWindow, qtbot: QtBot) -> None:
    to_recovery(window, qtbot)
    type_and_enter(window, qtbot, CODE, PHRASE, PHRASE)
    qtbot.waitUntil(window.view.who.isVisible)


def test_of_several_officers_one_says_who_she_is_by_keys_alone(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    door.people = TWO
    window = open_window(door)
    to_who(window, qtbot)
    while focus(window).objectName() != "who":
        qtbot.keyClick(focus(window), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert "Välj vem du är." in said(window.view.who)
    assert focus(window).objectName() == "1"
    qtbot.keyClick(focus(window), Qt.Key.Key_Down)
    assert focus(window).objectName() == "2"
    qtbot.keyClick(focus(window), Qt.Key.Key_Space)
    while focus(window).objectName() != "who":
        qtbot.keyClick(focus(window), Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.opened) as opened:
        qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert (opened.args, door.calls) == (["opened"], [("who", CODE), ("recover", CODE, PHRASE, "2")])
    window.start(locked=True)
    assert not [one for one in window.findChildren(QRadioButton) if one.isVisible()]


def test_what_fails_after_the_choice_is_said_where_it_can_be_mended(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    door.people = TWO
    window = open_window(door)
    to_who(window, qtbot)
    window.findChild(QRadioButton, "1").click()
    door.error = Refused("Den här lösenfrasen går inte att använda.")
    window.view.who.button.click()
    settle(window, qtbot)
    assert window.view.recovery.isVisible()
    assert "går inte att använda" in said(window.view.recovery)
    assert focus(window).objectName() == "new_passphrase"


def test_escape_leads_from_the_choice_back_to_the_code(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor(new=False)
    door.people = TWO
    window = open_window(door)
    to_who(window, qtbot)
    qtbot.keyClick(focus(window), Qt.Key.Key_Escape)
    assert window.view.recovery.isVisible()
    assert window.view.recovery.edit.text() == CODE
