"""Copies of the signed letter in other layouts are printed and saved by a menu and by the palette."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lssdesk.demo import Hand
from lssdesk.flow import copies
from lssdesk.letters.blocks import Layout
from lssdesk.ui import dialogs
from tests.flow.officer import log_lines
from tests.ui.program import open_filled, open_signed

NAMES: dict[Layout, str] = {
    "large": "Beslut 2026-0001, stor stil.pdf",
    "easy": "Beslut 2026-0001, lättläst layout.pdf",
}


def choose(hand: Hand, qtbot: QtBot, name: str) -> None:
    """Open the button's menu and choose in it with the keys."""
    button = hand.seen("copies")
    assert isinstance(button, QPushButton)
    menu = button.menu()
    assert menu is not None
    menu.popup(button.mapToGlobal(button.rect().topLeft()))
    menu.setActiveAction(menu.findChild(QAction, name))
    qtbot.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.parametrize("layout", copies.OTHERS)
def test_a_copy_is_saved_and_logged(
    hand: Hand, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    work = open_signed(hand)
    monkeypatch.setattr(dialogs, "choose_save", lambda _parent, name, **_more: tmp_path / name)
    hand.click("step_decision")
    choose(hand, qtbot, f"save_{layout}")
    assert (tmp_path / NAMES[layout]).read_bytes() == work.copy(layout)
    assert log_lines(hand.window.desk)[-1] == ("sparade en kopia av beslutet i annan layout", work.id)


@pytest.mark.parametrize("layout", copies.OTHERS)
def test_a_copy_is_printed_and_logged(
    hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    work = open_signed(hand)
    monkeypatch.setattr(dialogs, "print_pages", lambda *_args: True)
    hand.click("step_decision")
    choose(hand, qtbot, f"print_{layout}")
    assert log_lines(hand.window.desk)[-1] == ("skrev ut en kopia av beslutet i annan layout", work.id)
    hand.window.actions_.run(f"print_{layout}")
    assert [name for name, _ in log_lines(hand.window.desk)].count(
        "skrev ut en kopia av beslutet i annan layout"
    ) == 2


def test_there_is_no_copy_of_what_is_not_signed(hand: Hand) -> None:
    open_filled(hand)
    hand.case.go("decision")
    assert not hand.shown("copies")
    assert hand.window.actions_["save_large"].why_not() == "Beslutet är inte underskrivet ännu"
