"""Bars beside a table of figures: each with its number written, series told apart by pattern and word."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lssdesk.flow.figures_tables import Bar
from lssdesk.texts import t
from lssdesk.ui import theme

PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.VerPattern,
)
_BAR, _WORDS, _GAP, _WIDTH, _WIDEST = 18, 20, 6, 320, 560  # pixels at 100 % text
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Chart(QWidget):
    """Adds nothing to the table, which a screen reader meets; its description says the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figures_chart")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(_WIDEST))
        self.show_bars("", ())

    def show_bars(self, title: str, bars: Sequence[Bar]) -> None:
        """The bars under their title; none where there is nothing to compare."""
        self._title, self._bars = title, tuple(bars)
        self._series = tuple(dict.fromkeys(bar.series for bar in bars if bar.series))
        said = "; ".join(t("figures.bar", label=_label(bar), number=bar.number.text) for bar in bars)
        self.setAccessibleName(t("figures.chart", title=title))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = (
            1 + len(self._series if self._legend else ()) + len(dict.fromkeys(b.label for b in self._bars))
        )
        height = lines * (_WORDS + _GAP) + len(self._bars) * (_BAR + _GAP)
        return QSize(theme.px(_WIDTH), theme.px(height + theme.GRID))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH // 2), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @property
    def _legend(self) -> bool:
        return len(self._series) > 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRect(0, 0, self.width(), theme.px(_WORDS))
        self._words(painter, room, self._title, bold=True)
        room.translate(0, theme.px(_WORDS + _GAP))
        for series in self._series if self._legend else ():
            swatch = QRect(room.left(), room.top() + theme.px(3), theme.px(24), theme.px(14))
            self._fill(painter, swatch, series)
            self._words(painter, room.adjusted(theme.px(24) + theme.GRID, 0, 0, 0), series)
            room.translate(0, theme.px(_WORDS + _GAP))
        label = None
        for bar in self._bars:
            if bar.label != label:
                label = bar.label
                self._words(painter, room, label)
                room.translate(0, theme.px(_WORDS))
            self._bar(painter, room, bar)
            room.translate(0, theme.px(_BAR + _GAP))
        painter.end()

    def _bar(self, painter: QPainter, room: QRect, bar: Bar) -> None:
        metrics = QFontMetrics(theme.font())
        widest = max(metrics.horizontalAdvance(one.number.text) for one in self._bars) + 2 * theme.GRID
        full, value = max(1, room.width() - widest), bar.number.value or 0
        length = round(full * value / self._most()) if value else 0
        body = QRect(room.left(), room.top(), max(length, theme.px(2) if value else 1), theme.px(_BAR))
        self._fill(painter, body, bar.series)
        painter.setFont(theme.font())
        painter.setPen(QColor(theme.current().text))
        painter.drawText(
            QRect(body.right() + theme.GRID, body.top(), widest, body.height()), _MIDDLE, bar.number.text
        )

    def _most(self) -> int:
        """What the whole width stands for: 100 % for shares, else the largest number."""
        if any(bar.number.unit == "share" for bar in self._bars):
            return 1000
        return max((bar.number.value or 0 for bar in self._bars), default=1) or 1

    def _fill(self, painter: QPainter, body: QRect, series: str) -> None:
        colors = theme.current()
        place = self._series.index(series) if series in self._series else 0
        painter.setPen(QColor(colors.accent))
        painter.fillRect(body, QColor(colors.surface))
        painter.fillRect(body, QBrush(QColor(colors.accent), PATTERNS[place % len(PATTERNS)]))
        painter.drawRect(body.adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, room: QRect, words: str, bold: bool = False) -> None:
        font = theme.font(bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().text))
        fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE, fitting)


def _label(bar: Bar) -> str:
    return f"{bar.label}, {bar.series}" if bar.series else bar.label
