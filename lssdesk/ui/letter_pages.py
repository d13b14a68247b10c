"""The pages of a letter below each other, painted from memory, with what on them leads to a field."""

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QToolTip, QWidget

from lssdesk.texts import t
from lssdesk.ui import shadow, theme
from lssdesk.ui.letter_links import Link, Links

MARGIN = 3 * theme.GRID  # pixels around the pages
GAP = 2 * theme.GRID  # pixels between two pages
_KEPT = 12  # pictures of pages that are kept: more than a screen ever shows
_QUIET = 26  # of 255: how strong the highlight under the pointer is
_CLEAR = 60


class Paper:
    """A PDF held in memory.  ``pages`` is 0 where ``data`` is no PDF that can be shown."""

    def __init__(self, data: bytes) -> None:
        self.document = QPdfDocument()
        buffer = QBuffer(self.document)  # lives as long as what reads from it
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        ready = self.document.status() == QPdfDocument.Status.Ready
        self.pages = self.document.pageCount() if ready else 0

    def text(self, page: int) -> str:
        return self.document.getAllText(page).text()


class Pages(QWidget):
    """Paints those pages that are in sight and keeps their pictures.

    ``chosen`` with the link that was clicked.  ``marked`` is the link that the keys have come to.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("letter_pages")
        self.setMouseTracking(True)
        self._paper: Paper | None = None
        self._places: list[QRect] = []
        self.page_width = 0
        self._pictures: dict[tuple[int, int, float], QImage] = {}
        self.links: Links | None = None
        self.marked: Link | None = None
        self._under: Link | None = None
        self._pressed: Link | None = None

    def show_paper(self, paper: Paper, links: Links | None) -> None:
        self._paper, self.links = paper, links
        self.marked = self._under = self._pressed = None
        self.unsetCursor()
        self._pictures.clear()

    def lay_out(self, width: int, zoom: float) -> None:
        """Place the pages for a view that is ``width`` pixels wide."""
        page_width = self.page_width = max(round((width - 2 * MARGIN) * zoom), 1)
        top, places = MARGIN, []
        for page in range(self._paper.pages if self._paper else 0):
            size = self._paper.document.pagePointSize(page)
            height = round(page_width * size.height() / size.width())
            places.append(QRect(max(MARGIN, (width - page_width) // 2), top, page_width, height))
            top += height + GAP
        self._places = places
        self.resize(max(width, page_width + 2 * MARGIN), top - GAP + MARGIN)
        self.update()

    def page_at(self, y: int) -> int:
        """The page, from 0, that a height on this widget belongs to."""
        below = sum(place.bottom() + GAP // 2 < y for place in self._places)
        return min(below, max(len(self._places) - 1, 0))

    # --- links

    def points(self, page: int, place: QPoint) -> QPointF:
        """A place on this widget in points from the upper left corner of a page."""
        return QPointF(place - self._places[page].topLeft()) / self._scale(page)

    def area(self, link: Link) -> QRect:
        """Where the block of a link lies on this widget."""
        return self._on_widget(link.page, link.block).toAlignedRect()

    def mark(self, link: Link | None) -> None:
        """Put the keys' ring around a link, or take it away."""
        self.marked = link
        self.update()

    def _scale(self, page: int) -> float:
        return self._places[page].width() / self._paper.document.pagePointSize(page).width()

    def _on_widget(self, page: int, rect: QRectF) -> QRectF:
        scale = self._scale(page)
        origin = QPointF(self._places[page].topLeft())
        return QRectF(origin + rect.topLeft() * scale, rect.size() * scale)

    def _link_at(self, place: QPoint) -> Link | None:
        if self.links is None or not self._places:
            return None
        page = self.page_at(place.y())
        return self.links.at(page, self.points(page, place)) if self._places[page].contains(place) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._link_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def _point_at(self, link: Link | None) -> None:
        if link == self._under:
            return
        self._under = link
        if link is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._link_at(event.position().toPoint()) if left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._link_at(event.position().toPoint()):
            self.chosen.emit(pressed)
        else:
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self._link_at(event.pos())
            text = t("shell.letter.go", field=link.name) if link else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return super().event(event)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.current().window))
        for page, place in enumerate(self._places):
            if place.adjusted(-GAP, -GAP, GAP, GAP).intersects(event.rect()):
                self._paint_page(painter, page, place)
        self._paint_links(painter)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        shadow.draw(painter, QRectF(place))
        painter.fillRect(place, Qt.GlobalColor.white)  # paper is white in the dark scheme too
        painter.drawImage(QPointF(place.topLeft()), self._picture(page, place.size()))

    def _paint_links(self, painter: QPainter) -> None:
        """The colours are those of the light scheme, since the paper is white."""
        colors = theme.colors(dark=False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if (link := self._under) is not None:
            tint = QColor(colors.accent)
            tint.setAlpha(_QUIET)
            self._fill(painter, link.page, (link.block,), tint)
            if link.rects != (link.block,):
                tint.setAlpha(_CLEAR)
                self._fill(painter, link.page, link.rects, tint)
        if (link := self.marked) is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.focus), 2))
            for rect in link.rects:
                painter.drawRoundedRect(self._on_widget(link.page, rect), 3, 3)

    def _fill(self, painter: QPainter, page: int, rects: tuple[QRectF, ...], color: QColor) -> None:
        painter.setBrush(color)
        for rect in rects:
            painter.drawRoundedRect(self._on_widget(page, rect), 3, 3)

    def _picture(self, page: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (page, size.width(), ratio)
        if key not in self._pictures:
            if len(self._pictures) >= _KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            picture = self._paper.document.render(page, size * ratio)
            picture.setDevicePixelRatio(ratio)
            self._pictures[key] = picture
        return self._pictures[key]
