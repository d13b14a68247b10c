"""Rows of a list that say two things, one below the other: how they look, whatever they say."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lssdesk.ui import theme

HEIGHT = 56  # of a row, in pixels at 100 % text
_PAD = theme.GRID + theme.GRID // 2
_END = Qt.TextElideMode.ElideRight
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TwoLines(QStyledItemDelegate):
    """Paints the ground of a row; what stands on its lines is for :meth:`paint` of each kind of row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        return QSize(theme.px(160), theme.px(HEIGHT))

    def ground(self, painter: QPainter, option: QStyleOptionViewItem) -> tuple[QRect, QRect]:
        """Paint what lies under the words; the room of the upper and of the lower line."""
        colors = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colors.accent_soft if chosen else colors.hover))
        if chosen:
            bar = QRect(option.rect.topLeft(), QSize(3, option.rect.height()))
            painter.fillRect(bar, QColor(colors.accent))
        upper = option.rect.adjusted(_PAD, theme.px(8), -_PAD, 0)
        upper.setHeight(theme.px(20))
        return upper, upper.translated(0, theme.px(21))


def line(painter: QPainter, room: QRect, left: tuple[str, QFont, str], right: str = "") -> None:
    """``left`` (text, font, colour) as far as it fits before ``right``, which is always whole."""
    text, font, color = left
    if right:
        small = theme.font(theme.SMALL)
        painter.setFont(small)
        painter.setPen(QColor(theme.current().muted))
        painter.drawText(room, _RIGHT, right)
        room = room.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(right) - theme.GRID, 0)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(room, _LEFT, QFontMetrics(font).elidedText(text, _END, room.width()))
