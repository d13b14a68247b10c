"""The one module for modal dialogs: real boxes, answered by a click or a key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
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
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *rest: (asked.extend(rest), (chosen, ""))[1])
    path = dialogs.choose_save(None, "beslut.pdf", folder=Path("y"))
    assert path == (Path(expected) if expected else None)
    assert asked[1:] == ["Spara som", str(Path("y/beslut.pdf")), "PDF-dokument (*.pdf)"]


def test_files_and_folders_to_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_rest: ("x/y.json", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_rest: "")
    assert dialogs.choose_open(None) == Path("x/y.json")
    assert dialogs.choose_folder(None) is None


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
