"""The letter on paper or as a file that the officer asked for: the only ways in which it leaves the program.

Printing hands the pages to the system's print queue, which may keep them on the disk until they are printed.
"""

from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from lssdesk.errors import Trouble
from lssdesk.store.files import write_durably
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t
from lssdesk.ui import dialogs
from lssdesk.ui.letter_pages import Paper
from lssdesk.ui.printer_choice import Memory

_FINEST = 600  # dots per inch: finer costs memory and time and shows nothing more
_POINTS = 72  # per inch


def print_pdf(data: bytes, parent: QWidget | None, memory: Memory | None = None) -> bool:
    """Ask for a printer and print; False where the officer changes her mind.

    The pages keep their exact size and place on the paper: the address has to meet the envelope's window.
    ``memory`` keeps the choice of printer, tray and sides.  Trouble where the letter cannot be read or the
    printer takes nothing.
    """
    paper = Paper(data)
    if not paper.pages:
        raise Trouble(t("shell.letter.unreadable"))
    name = t("shell.letter.print_name")
    return dialogs.print_pages(parent, name, lambda device: draw(paper, device), memory)


def draw(paper: Paper, device: QPagedPaintDevice) -> None:
    """Draw all pages, or the range that was asked for.  Trouble where the printer takes nothing."""
    layout = device.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)  # from the paper's edge and not from where ink can begin
    device.setPageLayout(layout)
    device.setResolution(min(device.resolution(), _FINEST))
    ranges = device.pageRanges()
    asked = [page for page in range(paper.pages) if ranges.isEmpty() or ranges.contains(page + 1)]
    painter = QPainter()
    if not painter.begin(device):
        raise Trouble(t("shell.letter.print_failed"))
    try:
        for place, page in enumerate(asked):
            if place and not device.newPage():
                raise Trouble(t("shell.letter.print_failed"))
            _draw_page(painter, paper, page, device.resolution())
    finally:
        painter.end()


def _draw_page(painter: QPainter, paper: Paper, page: int, resolution: int) -> None:
    whole = (paper.document.pagePointSize(page) * resolution / _POINTS).toSize()
    picture = paper.document.render(page, whole)
    behind = QPainter(picture)
    behind.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    behind.fillRect(picture.rect(), QColor("white"))
    behind.end()
    picture.convertTo(QImage.Format.Format_RGB32)
    painter.drawImage(0, 0, picture)


def save_pdf(
    data: bytes, suggested_name: str, parent: QWidget | None, folder: Path | None = None
) -> Path | None:
    """Ask for a place and write the letter there, whole or not at all; None where it is called off.

    ``suggested_name`` tells the case and not the person ("Beslut 2026-0042.pdf").  Trouble says why it
    was not saved and what to do.
    """
    path = dialogs.choose_save(parent, suggested_name, title=t("shell.letter.save_title"), folder=folder)
    if path is None:
        return None
    try:
        write_durably(path, data)
    except StoreTrouble as trouble:
        raise Trouble(_sentence(trouble.kind, path.parent)) from trouble
    return path


def _sentence(kind: str, folder: Path) -> str:
    if kind == "disk_full":
        return t("shell.letter.disk_full")
    return t("shell.letter.read_only" if kind == "read_only" else "shell.letter.disk_error", folder=folder)
