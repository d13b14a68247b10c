"""The letter is shown from memory, keeps its place, and leaves the program only by print and by save."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageRanges,
    QPdfWriter,
    QWheelEvent,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.errors import Trouble
from lssdesk.ui import dialogs, letter_output
from lssdesk.ui.letter_view import LetterView, Paper
from tests.ui.paper import pdf

THREE = pdf("Första sidan", "Andra sidan", "Tredje sidan")
MIDDLE = QPoint(250, 300)


@pytest.fixture
def view(qtbot: QtBot) -> LetterView:
    made = LetterView()
    qtbot.addWidget(made)
    made.resize(500, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def scroller(view: LetterView) -> QScrollArea:
    return view.findChild(QScrollArea, "letter_scroller")


def place(view: LetterView) -> int:
    return scroller(view).verticalScrollBar().value()


def page_words(view: LetterView) -> str:
    return view.findChild(QLabel, "letter_page").text()


def picture(view: LetterView) -> QImage:
    return scroller(view).viewport().grab().toImage()


def test_without_a_letter_it_says_what_is_missing(view: LetterView) -> None:
    view.set_pdf(None, "Skriv när beslutet börjar gälla, så visas brevet.")
    assert view.problem() == "Skriv när beslutet börjar gälla, så visas brevet."
    assert not scroller(view).isVisible()
    assert page_words(view) == ""
    assert not view.findChild(QPushButton, "letter_larger").isVisible()


@pytest.mark.parametrize("data", [b"", b"inte en pdf", THREE[:200]], ids=["empty", "text", "torn"])
def test_what_is_no_letter_is_said_in_words(view: LetterView, data: bytes) -> None:
    view.set_pdf(THREE)
    view.set_pdf(data)
    assert "kunde inte läsas in" in view.problem()
    assert view.pages() == 0


def test_a_page_is_white_and_fits_the_width(view: LetterView) -> None:
    view.set_pdf(THREE)
    seen, across = picture(view), scroller(view).viewport().width()
    white = [x for x in range(across) if seen.pixelColor(x, 300) == QColor("white")]
    assert (white[0], white[-1]) == (24, across - 25)
    assert not scroller(view).horizontalScrollBar().isVisible()
    assert (view.problem(), view.pages(), page_words(view)) == ("", 3, "Sida 1 av 3")


def test_a_key_press_later_the_place_and_the_size_are_kept(view: LetterView, qtbot: QtBot) -> None:
    view.set_pdf(THREE)
    qtbot.keyClick(scroller(view), "+", Qt.KeyboardModifier.ControlModifier)
    scroller(view).verticalScrollBar().setValue(700)
    before = picture(view)
    view.set_pdf(pdf("Första sidan", "Andra sidan, ändrad", "Tredje sidan"))
    assert (place(view), view.zoom()) == (700, 1.25)
    assert picture(view) != before


def test_the_place_is_kept_over_a_sentence_about_what_is_missing(view: LetterView) -> None:
    view.set_pdf(THREE)
    scroller(view).verticalScrollBar().setValue(700)
    view.set_pdf(None, "Något saknas.")
    view.set_pdf(THREE)
    assert place(view) == 700
    view.to_top()
    assert place(view) == 0


def test_what_is_on_the_page_changes_at_once(view: LetterView) -> None:
    view.set_pdf(pdf("Ett"))
    before = picture(view)
    view.set_pdf(pdf("Ett"))
    assert picture(view) == before
    view.set_pdf(pdf("Två"))
    assert picture(view) != before


def test_keys_scroll_and_the_page_is_counted(view: LetterView, qtbot: QtBot) -> None:
    view.set_pdf(THREE)
    qtbot.keyClick(scroller(view), Qt.Key.Key_End)
    assert page_words(view) == "Sida 3 av 3"
    assert "Sida 3 av 3" in view.accessibleName()
    assert "Tredje sidan" in scroller(view).accessibleDescription()
    qtbot.keyClick(scroller(view), Qt.Key.Key_Home)
    assert page_words(view) == "Sida 1 av 3"
    qtbot.keyClick(scroller(view), Qt.Key.Key_PageDown)
    assert place(view) > 0


@pytest.mark.parametrize(
    ("keys", "zoom"),
    [("+", 1.25), ("=", 1.25), ("-", 0.8), ("++0", 1.0), ("+" * 20, 4.0), ("-" * 20, 0.5)],
)
def test_keys_change_the_size(view: LetterView, qtbot: QtBot, keys: str, zoom: float) -> None:
    view.set_pdf(THREE)
    for key in keys:
        qtbot.keyClick(scroller(view), key, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == pytest.approx(zoom)


def test_buttons_change_the_size_and_say_it(view: LetterView, qtbot: QtBot) -> None:
    view.set_pdf(THREE)
    fit = view.findChild(QPushButton, "letter_fit")
    qtbot.mouseClick(view.findChild(QPushButton, "letter_larger"), Qt.MouseButton.LeftButton)
    assert fit.text() == "125 %"
    qtbot.mouseClick(view.findChild(QPushButton, "letter_smaller"), Qt.MouseButton.LeftButton)
    assert fit.text() == "100 %"


def wheel(view: LetterView, turn: int, modifier: Qt.KeyboardModifier) -> None:
    port = scroller(view).viewport()
    where = (QPointF(MIDDLE), QPointF(port.mapToGlobal(MIDDLE)), QPoint(), QPoint(0, turn))
    buttons = Qt.MouseButton.NoButton
    event = QWheelEvent(*where, buttons, modifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(port, event)


def test_the_wheel_scrolls_and_with_ctrl_changes_the_size(view: LetterView) -> None:
    view.set_pdf(THREE)
    wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert (place(view) > 0, view.zoom()) == (True, 1.0)
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == 1.25
    wheel(view, -120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == 1.0


def test_a_wider_view_shows_the_same_lines_larger(view: LetterView) -> None:
    view.set_pdf(THREE)
    scroller(view).verticalScrollBar().setValue(800)
    share = (place(view) + 250) / scroller(view).widget().height()
    view.resize(800, 600)
    QApplication.processEvents()
    assert (place(view) + 250) / scroller(view).widget().height() == pytest.approx(share, abs=0.03)
    assert not scroller(view).horizontalScrollBar().isVisible()


def test_showing_writes_no_file(view: LetterView, own_folders: Path) -> None:
    before = sorted(own_folders.rglob("*"))
    view.set_pdf(THREE)
    picture(view)
    assert sorted(own_folders.rglob("*")) == before


# --- print


class Sheet:
    """A printer that keeps what it prints as a PDF in memory, asked for some pages."""

    def __init__(self, ranges: str, resolution: int) -> None:
        self.buffer = QBuffer()
        self.buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.writer = QPdfWriter(self.buffer)
        self.writer.setResolution(resolution)
        self.writer.setPageRanges(QPageRanges.fromString(ranges))

    def printed(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(bytes(self.buffer.data()))


def answer(monkeypatch: pytest.MonkeyPatch, device: QPagedPaintDevice | None) -> list[str]:
    """Let the print dialogue choose ``device`` or be called off; the names that stood in the queue."""
    names = []

    def print_pages(
        _parent: object, name: str, draw: Callable[[QPagedPaintDevice], None], _memory: object
    ) -> bool:
        names.append(name)
        if device is None:
            return False
        draw(device)
        return True

    monkeypatch.setattr(dialogs, "print_pages", print_pages)
    return names


@pytest.mark.parametrize(("ranges", "pages"), [("", 3), ("2-3", 2), ("2", 1)])
def test_the_pages_that_were_asked_for_are_printed(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, ranges: str, pages: int
) -> None:
    sheet = Sheet(ranges, 150)
    names = answer(monkeypatch, sheet.writer)
    assert letter_output.print_pdf(THREE, None)
    assert len(sheet.printed()) == pages
    assert names == ["Brev från lssdesk"]


@pytest.mark.parametrize("resolution", [150, 1200])
def test_everything_lies_where_it_lies_on_the_paper(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, resolution: int
) -> None:
    sheet = Sheet("1", resolution)
    answer(monkeypatch, sheet.writer)
    letter_output.print_pdf(THREE, None)
    seen = sheet.printed()[0].render(scale=4).to_pil().convert("L").crop((0, 600 * 4, 595 * 4, 842 * 4))
    dark = seen.point(lambda value: 255 * (value < 128)).getbbox()
    assert [edge / 4 for edge in dark] == pytest.approx([0, 170, 72, 242], abs=0.5)


def test_the_tray_that_was_chosen_reaches_the_printer(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printers = []

    def choose(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFileName(str(tmp_path / "brev.pdf"))
        printer.setPaperSource(QPrinter.PaperSource.Lower)
        return int(QPrintDialog.DialogCode.Accepted)

    def drawn(paper: Paper, device: QPrinter) -> None:
        draw(paper, device)
        printers.append((device.paperSource(), device.pageLayout().mode()))

    draw = letter_output.draw
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    monkeypatch.setattr(letter_output, "draw", drawn)
    assert letter_output.print_pdf(THREE, None)
    assert printers == [(QPrinter.PaperSource.Lower, QPageLayout.Mode.FullPageMode)]
    assert len(pypdfium2.PdfDocument(tmp_path / "brev.pdf")) == 3


def test_a_print_that_is_called_off_prints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, None)
    assert not letter_output.print_pdf(THREE, None)


def test_a_printer_that_takes_nothing_is_told(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer(monkeypatch, QPdfWriter(str(tmp_path / "no folder" / "printed.pdf")))
    with pytest.raises(Trouble, match="skrivaren"):
        letter_output.print_pdf(THREE, None)


def test_what_is_no_letter_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    names = answer(monkeypatch, None)
    with pytest.raises(Trouble, match="kunde inte läsas in"):
        letter_output.print_pdf(b"trasig", None)
    assert names == []


# --- save


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the file dialogue says to save."""
    path = tmp_path / "Beslut 2026-0042.pdf"

    def choose_save(_parent: object, name: str, title: str, folder: Path | None) -> Path:
        assert (name, folder) == ("Beslut 2026-0042.pdf", None)
        return path

    monkeypatch.setattr(dialogs, "choose_save", choose_save)
    return path


def save(parent: QWidget | None = None) -> Path | None:
    return letter_output.save_pdf(THREE, "Beslut 2026-0042.pdf", parent)


def test_the_letter_is_saved_where_it_was_asked_for_and_nowhere_else(chosen: Path) -> None:
    chosen.write_bytes(b"older")
    assert save() == chosen
    assert chosen.read_bytes() == THREE
    assert list(chosen.parent.iterdir()) == [chosen]


def test_a_save_that_is_called_off_saves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "choose_save", lambda *_args, **_options: None)
    assert save() is None


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "disken är full"),
        (errno.EACCES, "skrivskyddad"),
        (errno.EIO, "går inte att skriva i just nu"),
    ],
    ids=["full", "read-only", "unplugged"],
)
def test_why_it_was_not_saved_is_said_and_the_older_file_is_kept(
    chosen: Path, monkeypatch: pytest.MonkeyPatch, error: int, words: str
) -> None:
    chosen.write_bytes(b"older")

    def fsync(_handle: int) -> None:
        raise OSError(error, "no")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(Trouble, match=words):
        save()
    assert chosen.read_bytes() == b"older"
    assert list(chosen.parent.iterdir()) == [chosen]


def test_the_pages_of_a_paper_are_read_as_text() -> None:
    assert Paper(THREE).text(1).strip() == "Andra sidan"
