"""The list's rows as Qt asks for them, cell by cell, only for what can be seen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.list_view_rows import (
    COLUMNS,
    NUMBERS,
    Column,
    Line,
    MonthRow,
    Order,
    cell,
    has_number,
    is_red,
    number,
    spoken,
)
from lssdesk.ui.hours_calendar.paint import OUTSIDE, OVERUSE, color
from lssdesk.ui.hours_calendar.sums_parts import Sum
from lssdesk.ui.hours_calendar.view_model import Item, Ref

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_MARKS: dict[Column, str] = {"overuse": OVERUSE, "outside": OUTSIDE}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ListModel(QAbstractTableModel):
    """Items and the months above them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.board: Board | None = None
        self.lines: Sequence[Line] = ()
        self.order = Order()
        self._rows: dict[Ref, int] = {}

    def show_lines(self, board: Board, lines: Sequence[Line], order: Order) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.board, self.lines, self.order = board, lines, order
        self._rows = {line.ref: row for row, line in enumerate(lines) if isinstance(line, Item)}
        self.endResetModel()

    def row_of(self, ref: Ref | None) -> int:
        """The row of an entry, -1 where it is not shown."""
        return self._rows.get(ref, -1) if ref else -1

    def sum_at(self, index: Index) -> Sum | None:
        """The sum behind the number in a cell."""
        if self.board is None or not index.isValid():
            return None
        return number(self.board, self.lines[index.row()], COLUMNS[index.column()])

    def is_link(self, index: Index) -> bool:
        """Whether a cell leads to a sum, or to why hours were left."""
        if self.board is None or not index.isValid():
            return False
        return self._leads(self.lines[index.row()], COLUMNS[index.column()])

    def _leads(self, line: Line, column: Column) -> bool:
        reason = isinstance(line, MonthRow) and column == "note" and bool(line.reason)
        return reason or (self.board is not None and has_number(self.board, line, column))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self.heading(COLUMNS[section])
        if role == Role.AccessibleTextRole:
            return self._spoken_heading(COLUMNS[section])
        if role == Role.TextAlignmentRole:
            return _RIGHT if COLUMNS[section] in NUMBERS else _LEFT
        return None

    def heading(self, column: Column) -> str:
        """A column's name; with an arrow where the rows are in its order."""
        name = t(f"calendar_more.list.column.{column}")
        arrow = "↓" if self.order.descending else "↑"
        return f"{name} {arrow}" if column == self.order.column else name

    def _spoken_heading(self, column: Column) -> str:
        name = t(f"calendar_more.list.column.{column}")
        way = t(f"calendar_more.list.{'falling' if self.order.descending else 'rising'}")
        return f"{name}, {way}" if column == self.order.column else name

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or self.board is None:
            return None
        line, column = self.lines[index.row()], COLUMNS[index.column()]
        if role == Role.DisplayRole:
            return self._text(line, column)
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            whole = column == "day" or role == Role.ToolTipRole
            return spoken(self.board, line) if whole else self._heard(line, column)
        if role == Role.TextAlignmentRole:
            return _RIGHT if column in NUMBERS else _LEFT
        return self._look(line, column, role)

    def _text(self, line: Line, column: Column) -> str:
        text = cell(self.board, line, column) if self.board else ""
        return f"{_MARKS[column]} {text}" if text and column in _MARKS else text

    def _heard(self, line: Line, column: Column) -> str:
        text = cell(self.board, line, column) if self.board else ""
        return f"{t(f'calendar_more.list.column.{column}')}: {text}" if text else ""

    def _look(self, line: Line, column: Column, role: int) -> Any:
        month = isinstance(line, MonthRow)
        if role == Role.FontRole:
            return theme.font(bold=True) if month and column in ("day", "track") else None
        if role == Role.ForegroundRole:
            if self._leads(line, column):
                return color("accent")
            return color("block") if column == "day" and is_red(line) else None
        return None


class Rows(QStyledItemDelegate):
    """Months stand on a ground of their own."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        month = isinstance(model, ListModel) and isinstance(model.lines[index.row()], MonthRow)
        if month and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, color("panel"))
        super().paint(painter, option, index)
