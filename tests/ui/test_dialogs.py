"""The one module for modal dialogs: real boxes, answered by a click or a key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from lssdesk.ui import dialogs


def box() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def click(text: str) -> None:
    next(button for button in box().buttons() if button.text() == text).click()


def soon(act: Callable[[], None]) -> None:
    QTimer.singleShot(0, act)


def test_a_message_is_read(qapp: QApplication) -> None:
    seen: list[str] = []

    def read() -> None:
        seen.extend([box().text(), box().informativeText()])
        click("Uppfattat")

    soon(read)
    dialogs.message(None, "Säkerhetskopia", "Säkerhetskopian är skriven.", "12 MB")
    assert seen == ["Säkerhetskopian är skriven.", "12 MB"]


@pytest.mark.parametrize(
    ("danger", "answer", "expected"),
    [
        (False, lambda: click("Ta bort"), True),
        (False, lambda: click("Avbryt"), False),
        (False, lambda: QtBot.keyClick(box(), Qt.Key.Key_Return), True),
        (True, lambda: QtBot.keyClick(box(), Qt.Key.Key_Return), False),
        (True, lambda: click("Ta bort"), True),
        (True, lambda: QtBot.keyClick(box(), Qt.Key.Key_Escape), False),
    ],
)
def test_a_question_is_answered(
    qapp: QApplication, danger: bool, answer: Callable[[], None], expected: bool
) -> None:
    soon(answer)
    assert dialogs.ask(None, "Ta bort", "Ta bort anteckningen?", "Ta bort", danger=danger) is expected


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("", None), ("x/beslut.pdf", "x/beslut.pdf"), ("x/beslut", "x/beslut.pdf"), ("x/a.b", "x/a.b.pdf")],
)
def test_a_file_gets_its_suffix(monkeypatch: pytest.MonkeyPatch, chosen: str, expected: str | None) -> None:
    asked: list[str] = []
    answer(monkeypatch, chosen, asked)
    path = dialogs.choose_save(None, "beslut.pdf")
    assert path == (Path(expected) if expected else None)
    assert asked == ["Spara som", "beslut.pdf", "PDF-dokument (*.pdf)"]


def answer(monkeypatch: pytest.MonkeyPatch, chosen: str, asked: list[str]) -> None:
    """Choose this file in every dialog, or none; what was asked with."""

    def choose(dialog: QFileDialog) -> int:
        asked.extend([dialog.windowTitle(), Path(*dialog.selectedFiles()).name, *dialog.nameFilters()])
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [chosen])
        return int(bool(chosen))

    monkeypatch.setattr(QFileDialog, "exec", choose)


def test_files_and_folders_to_open(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "x/y.json", [])
    assert dialogs.choose_open(None) == Path("x/y.json")
    answer(monkeypatch, "", [])
    assert dialogs.choose_folder(None) is None


def test_the_folder_that_one_chose_from_is_kept_nowhere(own_folders: Path) -> None:
    folder = own_folders / "Papper om Ada"
    folder.mkdir()
    (folder / "intyg.pdf").touch()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(folder))
        dialog.selectFile("intyg.pdf")
        dialog.accept()

    soon(choose)
    assert dialogs.choose_open(None) == folder / "intyg.pdf"
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    said = [str(kept.value(f"FileDialog/{name}")) for name in ("lastVisited", "history")]
    assert Path.home().as_uri() in said[0]
    assert "Papper" not in "".join(said)


@pytest.mark.parametrize("accepted", [True, False])
def test_printing_draws_when_a_printer_is_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, accepted: bool
) -> None:
    file = tmp_path / "paper.pdf"

    def answer(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(file))
        return int(accepted)

    def draw(device: QPrinter) -> None:
        assert device.docName() == "Brev"
        painter = QPainter(device)
        painter.drawText(100, 100, "Beslut")
        painter.end()

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    assert dialogs.print_pages(None, "Brev", draw) is accepted
    assert file.exists() is accepted
