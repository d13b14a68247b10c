"""Every action is found by a few letters, has its key, and says why it is not possible now."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.ui.actions import Action, Actions, KeysPage, install, key_text
from lssdesk.ui.palette import CommandPalette, matching

CTRL = Qt.KeyboardModifier.ControlModifier
NOT_SIGNED = "Beslutet är inte underskrivet ännu."


@dataclass
class Desk:
    """A window with a field, four actions, and what they did."""

    window: QMainWindow
    field: QLineEdit
    actions: Actions
    palette: CommandPalette
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    signed: bool = False

    @property
    def search(self) -> QLineEdit:
        return self.palette.findChild(QLineEdit, "palette_search")

    @property
    def rows(self) -> QListView:
        return self.palette.findChild(QListView, "palette_list")

    @property
    def note(self) -> str:
        return self.palette.findChild(QLabel, "palette_note").text()

    def shown(self) -> list[str]:
        model = self.rows.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window, middle, first = QMainWindow(), QWidget(), QLineEdit()
    qtbot.addWidget(window)
    QVBoxLayout(middle).addWidget(first)
    window.setCentralWidget(middle)
    window.resize(900, 600)
    actions = Actions()
    made = Desk(window, first, actions, CommandPalette(window, actions))
    for name, text, key in [
        ("new", "Ny ansökan", "Ctrl+N"),
        ("print", "Skriv ut beslutet", "Ctrl+P"),
        ("lock", "Lås", "Ctrl+L"),
        ("settings", "Inställningar", ""),
    ]:
        why = (lambda: None if made.signed else NOT_SIGNED) if name == "print" else (lambda: None)
        actions.add(Action(name, text, key, lambda name=name: made.done.append(name), why, "Allt"))
    actions.refused.connect(made.refused.append)
    install(window, actions)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["new", "lock", "settings", "print"]),
        ("besl", ["print"]),
        ("UT skr", ["print"]),
        ("  lås ", ["lock"]),
        ("ans", ["new"]),
        ("ans lås", []),
    ],
)
def test_words_in_any_order_find_an_action(desk: Desk, words: str, found: list[str]) -> None:
    assert [action.id for action, _ in matching(desk.actions, words)] == found


def test_ctrl_k_opens_and_enter_runs_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, "k", CTRL)
    assert desk.palette.isVisible()
    assert QApplication.focusWidget() is desk.search
    qtbot.keyClicks(desk.search, "lås")
    assert desk.shown() == ["Lås"]
    qtbot.keyClick(desk.search, Qt.Key.Key_Return)
    assert desk.done == ["lock"]
    assert not desk.palette.isVisible()
    assert QApplication.focusWidget() is desk.field


def test_arrows_choose_and_stop_at_the_ends(desk: Desk, qtbot: QtBot) -> None:
    desk.palette.open_()
    for key, expected in [
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_Down, 3),
        (Qt.Key.Key_Up, 2),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_Down, 1),
    ]:
        qtbot.keyClick(desk.search, key)
        assert desk.rows.currentIndex().row() == expected
    qtbot.keyClick(desk.search, Qt.Key.Key_Enter)
    assert desk.done == ["lock"]


def test_what_is_not_possible_stands_last_says_why_and_is_not_run(desk: Desk, qtbot: QtBot) -> None:
    desk.palette.open_()
    assert desk.shown()[-1] == "Skriv ut beslutet"
    qtbot.keyClicks(desk.search, "skriv")
    assert desk.note == NOT_SIGNED
    spoken = desk.rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Skriv ut beslutet, Ctrl+P, {NOT_SIGNED}"
    qtbot.keyClick(desk.search, Qt.Key.Key_Return)
    assert (desk.done, desk.palette.isVisible()) == ([], True)
    desk.signed = True
    qtbot.keyClick(desk.search, Qt.Key.Key_Escape)
    desk.palette.open_()
    qtbot.keyClicks(desk.search, "skriv")
    qtbot.keyClick(desk.search, Qt.Key.Key_Return)
    assert desk.done == ["print"]


def test_a_click_runs_a_row(desk: Desk, qtbot: QtBot) -> None:
    desk.palette.open_()
    place = desk.rows.visualRect(desk.rows.model().index(0, 0)).center()
    qtbot.mouseClick(desk.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (desk.done, desk.palette.isVisible()) == (["new"], False)


def test_what_nothing_matches_is_said(desk: Desk, qtbot: QtBot) -> None:
    desk.palette.open_()
    high = desk.palette.height()
    qtbot.keyClicks(desk.search, "xyz")
    assert desk.note == "Inget kommando passar ”xyz”."
    assert desk.palette.height() < high
    qtbot.keyClick(desk.search, Qt.Key.Key_Return)
    assert desk.palette.isVisible()


@pytest.mark.parametrize("way", ["escape", "ctrl+k", "click beside"])
def test_it_closes_and_the_keyboard_goes_back(desk: Desk, qtbot: QtBot, way: str) -> None:
    desk.palette.open_()
    if way == "escape":
        qtbot.keyClick(desk.search, Qt.Key.Key_Escape)
    elif way == "ctrl+k":
        qtbot.keyClick(desk.search, "k", CTRL)
    else:
        qtbot.mouseClick(desk.window.centralWidget(), Qt.MouseButton.LeftButton)
    assert not desk.palette.isVisible()
    assert QApplication.focusWidget() is desk.field


def test_it_stays_in_the_middle_of_a_window_that_grows(desk: Desk) -> None:
    desk.palette.open_()
    desk.window.resize(1200, 700)
    QApplication.processEvents()
    assert abs(desk.palette.geometry().center().x() - 600) <= 1


# --- keys


def test_a_key_runs_its_action(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.field, "l", CTRL)
    assert desk.done == ["lock"]


def test_a_key_of_what_is_not_possible_answers_with_the_reason(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.field, "p", CTRL)
    assert (desk.done, desk.refused) == ([], [NOT_SIGNED])


@pytest.mark.parametrize(("name", "key"), [("lock", "F2"), ("other", "Ctrl+L"), ("other", "ctrl+l")])
def test_no_id_and_no_key_is_given_twice(desk: Desk, name: str, key: str) -> None:
    with pytest.raises(ValueError, match="taken"):
        desk.actions.add(Action(name, "Annat", key, list))


def test_actions_without_a_key_do_not_clash(desk: Desk) -> None:
    desk.actions.add(Action("other", "Annat", "", list))
    assert desk.actions["other"].text == "Annat"


def test_the_page_of_keys_lists_each_key_under_its_heading(desk: Desk, qtbot: QtBot) -> None:
    page = KeysPage(desk.actions, [("Timmar", [("Shift+Left", "Flytta en kvart tidigare")])])
    qtbot.addWidget(page)
    page.show()
    words = [label.text() for label in page.findChildren(QLabel)]
    assert [word for word in words if word in ("Tangenter", "Allt", "Timmar")] == [
        "Tangenter",
        "Allt",
        "Timmar",
    ]
    for key, text in [
        ("Ctrl+L", "Lås"),
        ("Ctrl+K", "Visa alla kommandon"),
        ("Shift+Left", "Flytta en kvart tidigare"),
    ]:
        assert words[words.index(text) - 1] == key_text(key)
    assert "Inställningar" not in words
