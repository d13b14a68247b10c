"""The guide for putting a backup back on a new machine: read, shown, and printed."""

from functools import cache

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QTextDocument

from lssdesk import paths
from lssdesk.ui import theme


@cache
def text() -> str:
    """The guide in Markdown."""
    return (paths.resources() / "help" / "aterstallning.md").read_text(encoding="utf-8")


def steps() -> tuple[str, ...]:
    """Its numbered steps, without their numbers."""
    lines = (line.partition(". ") for line in text().splitlines())
    return tuple(rest for number, _, rest in lines if number.isdecimal())


def draw(device: QPagedPaintDevice) -> None:
    """Onto a printer or a PDF, one page of A4."""
    margins = QMarginsF(25, 25, 25, 25)
    page = QPageSize(QPageSize.PageSizeId.A4)
    device.setPageLayout(
        QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    paper = QTextDocument()
    paper.setDefaultFont(QFont(theme.FAMILY, 12))
    paper.setMarkdown(text())
    paper.documentLayout().setPaintDevice(device)
    paper.setPageSize(QSizeF(device.width(), device.height()))
    painter = QPainter(device)
    paper.drawContents(painter)
    painter.end()
