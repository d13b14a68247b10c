"""Pictures of receipts for the calendar: the attachments of the case, small beside a cost and large alone."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from lssdesk.errors import Refused
from lssdesk.flow.hours import Hours
from lssdesk.flow.receipts import Receipt, Receipts
from lssdesk.texts import t
from lssdesk.ui.case.document_view import picture
from lssdesk.ui.letter_pages import Paper

PDF = "application/pdf"


class CaseReceipts:
    """What the calendar asks for, out of the cases of the person.

    ``show`` with a document and its bytes; ``stored`` after a file was taken in.
    """

    def __init__(
        self, hours: Hours, show: Callable[[Receipt, bytes], None], stored: Callable[[], None]
    ) -> None:
        self._receipts, self._show, self._stored = Receipts(hours), show, stored

    def list(self) -> Sequence[tuple[str, str]]:
        """Id and name of each document that can be chosen."""
        return [(one.id, _choice(one)) for one in self._receipts.list()]

    def picture(self, id: str, side: int) -> Callable[[], QImage]:
        """A picture, or the first page of a PDF, no larger than ``side``; Refused where none can be seen.

        A PDF is drawn in the window's thread: pages that are shown there at the same time would wait for it,
        and it for them.
        """
        one, data = self._receipts.read(id)
        if one.media_type == PDF:
            return lambda: _seen(first_page(data, side), one.name)
        image = small(data, side)
        return lambda: _seen(image, one.name)

    def add(self, path: Path, day: date) -> tuple[str, bool]:
        """Take a file in; Refused for what is neither a picture nor a PDF that can be read."""
        id, is_new = self._receipts.add(path, day)
        if is_new:
            self._stored()
        return id, is_new

    def show(self, id: str) -> None:
        """Show a document large; that leaves a line in the log."""
        one, data = self._receipts.read(id)
        self._receipts.opened(one)
        self._show(one, data)


def _choice(one: Receipt) -> str:
    return t("receipts.choice", name=one.name, kind=one.kind) if one.kind else one.name


def _seen(image: QImage, name: str) -> QImage:
    if image.isNull():
        raise Refused(t("receipts.picture.unreadable", name=name))
    return image


def small(data: bytes, side: int) -> QImage:
    """A picture in little, its longer side ``side`` pixels at most; empty where it cannot be read."""
    whole = picture(data)
    if whole.isNull() or max(whole.width(), whole.height()) <= side:
        return whole
    mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return whole.scaled(QSize(side, side), *mode)


def first_page(data: bytes, side: int) -> QImage:
    """The first page of a PDF on white paper; empty where it cannot be read."""
    paper = Paper(data)
    if not paper.pages:
        return QImage()
    size = paper.document.pagePointSize(0).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).toSize()
    page = paper.document.render(0, size.expandedTo(QSize(1, 1)))
    white = QImage(page.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, page)
    painter.end()
    return white
