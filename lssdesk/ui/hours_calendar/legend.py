"""What the shapes of the calendar mean, in one line that goes on in the next where there is no room."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lssdesk.law.hours import Unit
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.paint import (
    color,
    draw_bar,
    draw_coin,
    draw_outside,
    draw_overuse,
    draw_text,
    metrics,
    text_width,
)
from lssdesk.ui.parts import FlowLayout

_NAMES = ("performed", "planned", "late", "cancelled", "overuse", "outside", "cost", "unpaid")
_OF_COSTS = ("cost", "unpaid")


class _Sign(QWidget):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._text = t(f"calendar.legend.{name}")
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        font = theme.font(theme.SMALL)
        return QSize(round(theme.px(24) + text_width(font, self._text) + 2), metrics(theme.SMALL).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle, size = self.height() / 2, theme.px(8)
        if self._name in ("overuse", "unpaid"):
            draw_overuse(painter, QPointF(theme.px(10), middle), size)
        elif self._name == "outside":
            draw_outside(painter, QPointF(theme.px(10), middle), size)
        elif self._name == "cost":
            draw_coin(painter, QPointF(theme.px(10), middle), size)
        else:
            draw_bar(painter, QRectF(0, middle - size / 2, theme.px(18), size), self._name)
        rect = QRectF(theme.px(24), 0, self.width(), self.height())
        draw_text(painter, rect, self._text, theme.font(theme.SMALL), color("muted"))


class Legend(QWidget):
    """All shapes with their words; those of costs where costs are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        row = FlowLayout(self, gap=2 * theme.GRID)
        self._signs = {name: _Sign(name, self) for name in _NAMES}
        for sign in self._signs.values():
            row.addWidget(sign)

    def show_units(self, units: Collection[Unit]) -> None:
        """Show what occurs in tracks of these units."""
        for name, sign in self._signs.items():
            sign.setVisible(name == "outside" or ("ore" if name in _OF_COSTS else "minutes") in units)
