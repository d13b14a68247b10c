"""The kept set of line icons in ``resources/icons``, drawn in the colours of the theme.

Each paints itself anew, so an icon that is set once follows light and dark by itself.  An icon never
stands without a word or a tooltip.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lssdesk import paths
from lssdesk.ui import theme

SIZE = 16  # pixels beside body text


@cache
def _drawing(name: str, color: str) -> QSvgRenderer:
    source = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))


def draw(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    """Paint an icon into ``rect`` in ``color`` (``#rrggbb``).  An unknown name is a FileNotFoundError."""
    _drawing(name, color).render(painter, rect)


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        role = "off" if mode == QIcon.Mode.Disabled else self._role
        side = min(rect.width(), rect.height())  # where there is more width, it is the gap before a word
        square = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        draw(painter, self._name, square, getattr(theme.current(), role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


@cache
def icon(name: str, role: str = "text") -> QIcon:
    """The icon called ``name``; ``role`` is the field of ``theme.Colors`` that it is drawn in."""
    _drawing(name, "#000000")  # a wrong name shows here and not when something is painted
    return QIcon(_Engine(name, role))


def size(beside_word: bool = False) -> QSize:
    """The size of an icon, grown with the text; ``beside_word`` with a gap before the word."""
    side = theme.px(SIZE)
    return QSize(side + theme.px(4) if beside_word else side, side)
