"""The first start and its sheet, whole ways by keys and clicks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.errors import Trouble
from lssdesk.ui import dialogs
from lssdesk.ui.unlock.sheet import Sheet
from tests.ui.unlock.helpers import (
    CODE,
    PHRASE,
    Open,
    PaperDoor,
    focus,
    said,
    settle,
    to_the_sheet,
    type_and_enter,
)


def test_the_whole_first_start_by_keys_alone(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor()
    window = open_window(door)
    to_the_sheet(window, qtbot)
    assert "KMNPQ" in said(window.view.sheet)
    while focus(window) is not window.view.sheet.button:
        qtbot.keyClick(focus(window), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert window.view.prove.isVisible()
    assert "KMNPQ" not in said(window.view.prove)
    with qtbot.waitSignal(window.opened) as opened:
        type_and_enter(window, qtbot, "kmnpq rtwxy")
    assert opened.args == ["opened"]
    assert door.calls == [("create", "Eva Lind", PHRASE), ("confirm", CODE)]


def test_nothing_secret_stays_in_the_window(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor())
    to_the_sheet(window, qtbot)
    window.view.sheet.button.click()
    with qtbot.waitSignal(window.opened):
        type_and_enter(window, qtbot, CODE)
    left = {edit.text() for edit in window.findChildren(QLineEdit)}
    assert left == {"", "Eva Lind"}
    qtbot.waitUntil(lambda: all("KMNPQ" not in label.text() for label in window.findChildren(QLabel)))
    assert CODE not in window.view.sheet.code.accessibleName()


def test_a_name_is_asked_for(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor())
    type_and_enter(window, qtbot, "   ")
    assert window.view.name.isVisible()
    assert "Skriv ditt namn." in said(window.view.name)
    type_and_enter(window, qtbot, "  Eva   Lind ")
    assert window.view.passphrase.isVisible()
    assert window.view.name.name() == "Eva Lind"


@pytest.mark.parametrize(
    ("first", "second", "expected", "where"),
    [
        ("blyga", "blyga", "7 tecken till behövs.", "new_passphrase"),
        (PHRASE, "blyga elefanter", "De två raderna är inte lika.", "new_passphrase_again"),
    ],
)
def test_a_passphrase_is_long_and_twice_the_same(
    open_window: Open, qtbot: QtBot, first: str, second: str, expected: str, where: str
) -> None:
    door = PaperDoor()
    window = open_window(door)
    type_and_enter(window, qtbot, "Eva Lind", first, second)
    assert expected in said(window.view.passphrase)
    assert focus(window).objectName() == where
    assert door.calls == []


def test_what_the_door_refuses_is_said_by_the_field_and_nothing_typed_is_lost(
    open_window: Open, qtbot: QtBot
) -> None:
    door = PaperDoor()
    window = open_window(door)
    door.error = Trouble("Disken är full. Frigör plats och försök igen.")
    type_and_enter(window, qtbot, "Eva Lind", PHRASE, PHRASE)
    settle(window, qtbot)
    assert "Disken är full." in said(window.view.passphrase)
    assert window.view.passphrase.new.text() == PHRASE
    qtbot.mouseClick(window.view.passphrase.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.view.sheet.isVisible)


def test_back_to_the_name_keeps_it(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(PaperDoor())
    type_and_enter(window, qtbot, "Eva Lind")
    qtbot.mouseClick(window.findChild(QWidget, "passphrase_back"), Qt.MouseButton.LeftButton)
    assert window.view.name.isVisible()
    assert window.view.name.name() == "Eva Lind"


def test_a_sheet_that_does_not_agree_is_not_believed(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor()
    window = open_window(door)
    to_the_sheet(window, qtbot)
    window.view.sheet.button.click()
    for typed in ("", "KMNPQ", "RTWXY KMNPQ"):
        window.view.prove.edit.clear()
        type_and_enter(window, qtbot, typed)
        assert "Jämför grupp 8 och 9" in said(window.view.prove)
    assert [call[0] for call in door.calls] == ["create"]
    qtbot.mouseClick(window.findChild(QWidget, "show_code"), Qt.MouseButton.LeftButton)
    assert window.view.sheet.isVisible()


def test_a_code_that_does_not_open_is_said(open_window: Open, qtbot: QtBot) -> None:
    door = PaperDoor()
    window = open_window(door)
    to_the_sheet(window, qtbot)
    window.view.sheet.button.click()
    door.error = Trouble("De nya nycklarna gick inte att läsa tillbaka.")
    type_and_enter(window, qtbot, "KMNPQRTWXY")
    settle(window, qtbot)
    assert "gick inte att läsa tillbaka" in said(window.view.prove)


def test_the_sheet_is_printed(open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[str, Callable[[QPagedPaintDevice], None]]] = []

    def print_pages(_parent: QWidget, name: str, draw: Callable[[QPagedPaintDevice], None]) -> bool:
        printed.append((name, draw))
        return True

    monkeypatch.setattr(dialogs, "print_pages", print_pages)
    window = open_window(PaperDoor())
    to_the_sheet(window, qtbot)
    qtbot.keyClick(focus(window), Qt.Key.Key_Return)
    assert [name for name, _draw in printed] == ["Återställningsbladet"]
    assert "Bladet är skickat till skrivaren." in said(window.view.sheet)


def test_the_sheet_is_saved_where_the_officer_says_and_nowhere_else(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, own_folders: Path, tmp_path: Path
) -> None:
    chosen: list[Path | None] = [None, tmp_path / "no" / "such.pdf", tmp_path / "blad.pdf"]
    monkeypatch.setattr(dialogs, "choose_save", lambda *_rest: chosen.pop(0))
    window = open_window(PaperDoor())
    to_the_sheet(window, qtbot)
    for expected in ("Lägg bladet inlåst", "Bladet gick inte att spara", "Filen är inte krypterad"):
        qtbot.mouseClick(window.view.sheet.saving, Qt.MouseButton.LeftButton)
        assert expected in said(window.view.sheet)
    assert [file.name for file in tmp_path.iterdir()] == ["blad.pdf"]
    assert [file for file in own_folders.rglob("*") if file.is_file() and file.suffix == ".pdf"] == []


def test_the_paper_bears_code_day_and_name(qapp: object) -> None:
    document = pypdfium2.PdfDocument(Sheet("Åsa <Lind>", CODE, date(2026, 3, 12)).pdf())
    text = document[0].get_textpage().get_text_range()
    document.close()
    for expected in (*CODE.split("-"), "Gjort 2026-03-12 av Åsa <Lind>", "Återställningsblad"):
        assert expected in text
    assert CODE not in repr(Sheet("Eva", CODE, date(2026, 3, 12)))
