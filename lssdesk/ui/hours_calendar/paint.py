"""How an entry looks wherever it is painted: status and remarks by shape, colour second [CAL-003]."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QAbstractScrollArea

from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.view_model import Kind

OVERUSE, OUTSIDE = "▲", "◇"
_INKS = ("accent", "info")
MOST_STAMPS = 2000
Size = tuple[int, int]
Stamp = Callable[[QPainter, QRectF], None]
_stamps: dict[tuple[object, ...], QPixmap] = {}
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine)


def color(name: str) -> QColor:
    """The colour of that name in the scheme in use."""
    return QColor(getattr(theme.current(), name))


def new_picture(view: QAbstractScrollArea, height: int) -> QPixmap:
    """An empty picture for all that a view scrolls, as fine as its screen."""
    ratio, port = view.devicePixelRatio(), view.viewport()
    picture = QPixmap(round(port.width() * ratio), round(max(height, port.height()) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(color("surface"))
    return picture


def metrics(size: int, bold: bool = False) -> QFontMetrics:
    """Metrics of the shown family at one of the theme's sizes."""
    return QFontMetrics(theme.font(size, bold))


def ink_of(number: int) -> str:
    """The colour of a track by its number: neighbours differ, and the number is always beside it."""
    return _INKS[(number - 1) % len(_INKS)]


def draw_bar(painter: QPainter, rect: QRectF, kind: Kind, outside: bool = False, ink: str = "accent") -> None:
    """Performed: filled.  Planned: broken edge.  Cancelled late: hatched.  Cancelled: struck through.

    What lies outside a decision is hollow, whatever its status.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = color(ink)
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


def stamp(
    painter: QPainter, left: float, top: float, key: tuple[object, ...], draw: Stamp, size: Size
) -> None:
    """Draw what comes again and again from a picture of it, on whole pixels.

    ``key`` tells it from all others of the scheme, the text size and the screen in use.
    """
    ratio = painter.device().devicePixelRatio()
    whole = (*key, *size, ratio, theme.is_dark(), theme.px(100))
    picture = _stamps.get(whole)
    if picture is None:
        picture = QPixmap(round(size[0] * ratio), round(size[1] * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        inner = QPainter(picture)
        draw(inner, QRectF(0, 0, *size))
        inner.end()
        if len(_stamps) >= MOST_STAMPS:
            _stamps.clear()
        _stamps[whole] = picture
    painter.drawPixmap(round(left), round(top), picture)


def stamp_bar(painter: QPainter, rect: QRectF, kind: Kind, outside: bool, ink: str) -> None:
    """``draw_bar`` where there are many of the same size."""
    size = (max(round(rect.width()), 2), max(round(rect.height()), 2))
    stamp(
        painter,
        rect.left(),
        rect.top(),
        ("bar", kind, outside, ink),
        lambda inner, box: draw_bar(inner, box, kind, outside, ink),
        size,
    )


def draw_cost(painter: QPainter, rect: QRectF) -> None:
    """The outline that a cost's words stand in: square, so that it is no session."""
    painter.setPen(QPen(color("edge"), 1))
    painter.setBrush(color("surface"))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def draw_coin(painter: QPainter, center: QPointF, size: float) -> None:
    """That a day has costs, where there is no room for words: a ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("text"), 1.2))
    painter.setBrush(color("surface"))
    painter.drawEllipse(center, size / 2, size / 2)
    painter.restore()


def badge_width(mark: str) -> float:
    """Room that a track's number takes, with the gap after it; none for an empty one."""
    return text_width(theme.font(theme.SMALL, bold=True), mark) + theme.px(9) if mark else 0


def draw_badge(painter: QPainter, left: float, middle: float, height: float, mark: str, ink: str) -> None:
    """A track's number in a small frame, so that the track is known without its colour."""
    width = badge_width(mark) - theme.px(3)
    tall = min(height, theme.px(theme.SMALL) + theme.px(4))
    rect = QRectF(left, middle - tall / 2, width, tall).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(ink), 1.2))
    painter.setBrush(color("surface"))
    painter.drawRoundedRect(rect, 2, 2)
    painter.restore()
    font = theme.font(theme.SMALL, bold=True)
    draw_text(painter, rect, mark, font, color("text"), Qt.AlignmentFlag.AlignHCenter)


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
    painter.drawText(rect, int(align) | _LINE, text)


@cache
def _widths(family: str, size: int, bold: bool) -> dict[str, float]:
    return {}


def text_width(font: QFont, text: str) -> float:
    """Width of a line of text in pixels; remembered, since the same few words come again and again."""
    known = _widths(font.family(), font.pixelSize(), font.bold())
    if text not in known:
        known[text] = QFontMetrics(font).horizontalAdvance(text)
    return known[text]
