"""The recovery sheet on paper.  Nothing of it touches the disk unless the officer chooses a file."""

from dataclasses import dataclass, field
from datetime import date
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from lssdesk.texts import t
from lssdesk.ui import theme

_ROW = 3  # groups


@dataclass(frozen=True)
class Sheet:
    """What stands on the sheet."""

    officer: str
    code: str = field(repr=False)
    day: date

    def html(self) -> str:
        made = t("unlock.paper.made", day=self.day.isoformat(), officer=self.officer)
        return (
            f"<h1>{escape(t('unlock.paper.title'))}</h1><p>{escape(made)}</p>"
            f"<p>{escape(t('unlock.paper.what'))}</p><h2>{escape(t('unlock.paper.code'))}</h2>"
            f"{self._table()}<p>{escape(t('unlock.paper.how'))}</p><p>{escape(t('unlock.paper.keep'))}</p>"
        )

    def draw(self, device: QPagedPaintDevice) -> None:
        """Onto a printer or a PDF, one page of A4."""
        device.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(25, 25, 25, 25),
                QPageLayout.Unit.Millimeter,
            )
        )
        paper = QTextDocument()
        paper.setDefaultFont(QFont(theme.FAMILY, 11))
        paper.setDefaultStyleSheet("* { color: #000000; } .n { color: #444444; font-size: 9pt; }")
        paper.setHtml(self.html())
        paper.documentLayout().setPaintDevice(device)
        paper.setPageSize(QSizeF(device.width(), device.height()))
        painter = QPainter(device)
        paper.drawContents(painter)
        painter.end()

    def pdf(self) -> bytes:
        """The sheet as a PDF, in memory."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(t("unlock.paper.title"))
        self.draw(writer)
        del writer  # it writes the end of the file when it goes
        return buffer.data().data()

    def _table(self) -> str:
        groups = self.code.split("-")
        cells = [
            f"<td><span class='n'>{number}</span>&nbsp;&nbsp;"
            f"<span style='font-size:20pt; font-weight:bold'>{escape(group)}</span></td>"
            for number, group in enumerate(groups, start=1)
        ]
        rows = ["".join(cells[start : start + _ROW]) for start in range(0, len(cells), _ROW)]
        return "<table cellpadding='10' width='100%'><tr>" + "</tr><tr>".join(rows) + "</tr></table>"
