"""How a session looks wherever it is painted: status and remarks by shape, colour second [CAL-003]."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.view_model import Kind

OVERUSE, OUTSIDE = "▲", "◇"


def color(name: str) -> QColor:
    """The colour of that name in the scheme in use."""
    return QColor(getattr(theme.current(), name))


def metrics(size: int, bold: bool = False) -> QFontMetrics:
    """Metrics of the shown family at one of the theme's sizes."""
    return QFontMetrics(theme.font(size, bold))


def draw_bar(painter: QPainter, rect: QRectF, kind: Kind, outside: bool = False) -> None:
    """Performed: filled.  Planned: broken edge.  Cancelled late: hatched.  Cancelled: struck through.

    What lies outside a decision is hollow, whatever its status.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = color("accent")
    painter.setPen(QPen(accent, 1))
    painter.setBrush(color("surface"))
    if kind == "planned":
        painter.setPen(QPen(accent, 1.3, Qt.PenStyle.DashLine))
    elif kind == "cancelled":
        painter.setPen(QPen(color("edge"), 1))
    elif not outside and kind == "performed":
        painter.setBrush(accent)
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = min(3.0, box.height() / 4, box.width() / 4)
    painter.drawRoundedRect(box, radius, radius)
    if kind == "late":
        painter.setBrush(QBrush(accent, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, radius, radius)
    elif kind == "cancelled":
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
    painter.restore()


def draw_overuse(painter: QPainter, center: QPointF, size: float) -> None:
    """A filled triangle."""
    half = size / 2
    points = [QPointF(0, -half), QPointF(half, half), QPointF(-half, half)]
    _draw_mark(painter, center, points, color("warn"), color("warn"))


def draw_outside(painter: QPainter, center: QPointF, size: float) -> None:
    """A hollow diamond."""
    half = size / 2
    points = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
    _draw_mark(painter, center, points, color("surface"), color("block"))


def _draw_mark(painter: QPainter, center: QPointF, points: list[QPointF], fill: QColor, edge: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1.4))
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([center + point for point in points]))
    painter.restore()


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, centred upright; glyphs may rise above a rect that is lower than the line."""
    painter.setFont(font)
    painter.setPen(ink)
    flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(
        Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
    )
    painter.drawText(rect, flags, text)


@cache
def _widths(family: str, size: int, bold: bool) -> dict[str, float]:
    return {}


def text_width(font: QFont, text: str) -> float:
    """Width of a line of text in pixels; remembered, since the same few words come again and again."""
    known = _widths(font.family(), font.pixelSize(), font.bold())
    if text not in known:
        known[text] = QFontMetrics(font).horizontalAdvance(text)
    return known[text]
