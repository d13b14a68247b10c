"""The list: all entries that are shown, month by month or by any column, over the common selection [CAL-001].

Up and Down move, with Shift they mark; Left and Right choose a column, O orders by it, S shows how the
number in it comes about, F narrows.  All other keys are left to the calendar.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.tab_order import Forwards
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.list_view_model import ListModel, Rows
from lssdesk.ui.hours_calendar.list_view_rows import (
    COLUMNS,
    Column,
    Line,
    MonthRow,
    Order,
    filters,
    lines_of,
    row_sum,
    runs,
    shown_columns,
    widest,
)
from lssdesk.ui.hours_calendar.paint import OUTSIDE, metrics
from lssdesk.ui.hours_calendar.view_model import Item, Ref
from lssdesk.ui.hours_calendar.why import Unused
from lssdesk.ui.parts import HelpText

_K, _M = Qt.Key, Qt.KeyboardModifier
_MOVING = (_K.Key_Up, _K.Key_Down, _K.Key_PageUp, _K.Key_PageDown)
_SAMPLES: Mapping[Column, str] = {
    "track": "1",
    "day": "to 28 september",
    "what": "beviljat 100 tim",
    "length": "23 tim 45 min",
    "status": "avbokat av utföraren",
    "note": "Timmar kvar: sjukdom",
}
_ROW = 30  # pixels at 100 % text
_MOST = 160  # as wide as a name may make its column, in pixels at 100 % text
_SELECT = QItemSelectionModel.SelectionFlag


class Table(QTableView):
    """Rows are chosen, cells of numbers are clicked; keys that are not its own are the calendar's."""

    pressed_link = Signal(QModelIndex)
    opened = Signal(QModelIndex)
    order_wanted = Signal(int)
    filter_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionClicked.connect(self.order_wanted)
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~_M.KeypadModifier
        key = event.key()
        if (key in _MOVING and plain in (_M.NoModifier, _M.ShiftModifier)) or (
            key in (_K.Key_Left, _K.Key_Right) and plain == _M.NoModifier
        ):
            super().keyPressEvent(event)
            event.accept()
        elif key in (_K.Key_Home, _K.Key_End) and plain in (_M.NoModifier, _M.ShiftModifier):
            self._go_to_end(key == _K.Key_End, plain == _M.ShiftModifier)
        elif key == _K.Key_A and plain == _M.ControlModifier:
            self.selectAll()
        elif plain or not self._command(key):
            event.ignore()

    def _go_to_end(self, last: bool, extend: bool) -> None:
        row = self.model().rowCount() - 1 if last else 0
        there = self.model().index(row, max(self.currentIndex().column(), 0))
        flags = _SELECT.Rows | (_SELECT.SelectCurrent if extend else _SELECT.ClearAndSelect)
        self.selectionModel().setCurrentIndex(there, flags)

    def _command(self, key: int) -> bool:
        """What a letter does; whether it is one of the list's own."""
        index = self.currentIndex()
        if key == _K.Key_F:
            self.filter_wanted.emit()
        elif key == _K.Key_O and index.isValid():
            self.order_wanted.emit(index.column())
        elif key == _K.Key_S and index.isValid():
            self.pressed_link.emit(index)
        elif key in (_K.Key_Return, _K.Key_Enter) and index.isValid():
            self.opened.emit(index)
        else:
            return False
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        model = self.model()
        link = isinstance(model, ListModel) and model.is_link(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            index, model = self.indexAt(event.position().toPoint()), self.model()
            if isinstance(model, ListModel) and model.is_link(index):
                self.pressed_link.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyboardSearch(self, _text: str) -> None:
        """Letters are commands here."""


class ListView(Forwards, QWidget):
    """``chosen``: a day, an ``Item`` or None, and the refs of all that is marked.  ``opened``: day and item.

    ``why_wanted``: the content and the month of which one wants to say why hours were left.
    """

    chosen = Signal(object, object, object)
    opened = Signal(object, object)
    number_clicked = Signal(object)
    why_wanted = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.setObjectName("list_view")
        self.board: Board | None = None
        self.selection: Selection | None = None
        self.order = Order()
        self._quiet = False
        self._last_column = COLUMNS.index("day")
        self.unused: Unused = {}
        self.model = ListModel(self)
        self.table = Table(self)
        self.table.setModel(self.model)
        self.table.setItemDelegate(Rows(self.table))
        self.table.setAccessibleName(t("calendar_more.list.name"))
        self.filter = QComboBox(self)
        self.filter.setAccessibleName(t("calendar_more.list.filter"))
        self.filter.setToolTip(t("calendar_more.list.filter_tip"))
        self.count = HelpText("", self)
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.filter)
        row.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        table = self.table
        table.selectionModel().selectionChanged.connect(self._picked)
        table.selectionModel().currentRowChanged.connect(self._picked)
        table.pressed_link.connect(self._press_link)
        table.opened.connect(self._open)
        table.order_wanted.connect(self.order_by)
        table.filter_wanted.connect(self._go_to_filter)
        self.filter.activated.connect(lambda _place: self._narrow())

    def show_content(self, board: Board, selection: Selection) -> None:
        """Show all that is shown of the board, with the selection in sight."""
        if board is not self.board:
            self.board = board
            self._show_filters(board)
            self._show_lines()
        if selection != self.selection or not self._is_marked(selection):
            self._mark(selection)
        self.selection = selection

    def keep(self) -> str:
        """What the list is narrowed to; empty: everything."""
        return self.filter.currentData() or ""

    def order_by(self, place: int) -> None:
        """Order by a column, or the other way round."""
        self.order = self.order.by(COLUMNS[place])
        self._show_again()

    def _narrow(self) -> None:
        self._show_again()
        self.table.setFocus()

    def _show_again(self) -> None:
        """The rows anew, with what is selected still in sight."""
        self._show_lines()
        if self.selection is not None:
            self._mark(self.selection)

    def _show_filters(self, board: Board) -> None:
        kept = self.keep()
        self.filter.clear()
        for name, count in filters(board):
            word = t(f"calendar_more.list.filters.{name or 'all'}")
            self.filter.addItem(t("calendar_more.list.filter_item", word=word, count=count), name)
        self.filter.setCurrentIndex(max(self.filter.findData(kept), 0))

    def _show_lines(self) -> None:
        board = self.board
        if board is None:
            return
        self._last_column = self._column()
        lines = lines_of(board, self.order, self.keep(), self.unused)
        self._quietly(lambda: self.model.show_lines(board, lines, self.order))
        self._show_columns(board, shown_columns(board, lines))
        count = sum(isinstance(line, Item) for line in lines)
        key = "calendar_more.list.count_none" if not count else "calendar_more.list.count"
        self.count.setText(t(key, shown=count, all=len(board.ordered)) if count else t(key))

    def _show_columns(self, board: Board, shown: Iterable[Column]) -> None:
        wanted = set(shown)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        for place, column in enumerate(COLUMNS):
            self.table.setColumnHidden(place, column not in wanted)
            if column in wanted:
                self.table.setColumnWidth(place, self._width(board, column))

    def _width(self, board: Board, column: Column) -> int:
        """Room for the heading and for what stands below it."""
        plain, bold = metrics(theme.BODY), metrics(theme.BODY, bold=True)
        sample = _SAMPLES.get(column)
        if column == "day" and _other_years(self.model.lines, board):
            sample = f"{sample} {board.today.year}"
        texts = [sample] if sample else widest(board, self.model.lines, column)
        most = max((plain.horizontalAdvance(text) for text in texts), default=0)
        most += plain.horizontalAdvance(f"{OUTSIDE} ") if column in ("overuse", "outside") else 0
        head = bold.horizontalAdvance(self.model.heading(column))
        return max(min(most, theme.px(_MOST)), head) + theme.px(24)

    def _is_marked(self, selection: Selection) -> bool:
        """Whether the table shows the selection as it is."""
        current = self._line(self.table.currentIndex())
        if selection.ref is None:
            return isinstance(current, MonthRow) and _same_month(current, selection)
        marked = selection.marked or frozenset([selection.ref])
        return isinstance(current, Item) and current.ref == selection.ref and self._marked() == marked

    def _marked(self) -> frozenset[Ref]:
        rows = self.table.selectionModel().selectedRows()
        lines = (self.model.lines[index.row()] for index in rows)
        return frozenset(line.ref for line in lines if isinstance(line, Item))

    def _line(self, index: QModelIndex) -> Line | None:
        return self.model.lines[index.row()] if index.isValid() else None

    def _mark(self, selection: Selection) -> None:
        """Show the selection and bring it into sight; a day without entries by its month."""
        row, chosen = self.model.row_of(selection.ref), QItemSelection()
        refs = selection.marked or ({selection.ref} if selection.ref else set())
        for first, last in runs(place for ref in refs if (place := self.model.row_of(ref)) >= 0):
            chosen.append(QItemSelectionRange(self.model.index(first, 0), self.model.index(last, 0)))
        if row < 0:
            row = self._row_of_month(selection)
        index = self.model.index(row, self._column()) if row >= 0 else QModelIndex()
        model = self.table.selectionModel()
        self._quietly(lambda: model.setCurrentIndex(index, _SELECT.NoUpdate))
        self._quietly(lambda: model.select(chosen, _SELECT.ClearAndSelect | _SELECT.Rows))
        self.table.scrollTo(index)

    def _column(self) -> int:
        """The column that one is in; the rows may just have been replaced."""
        current = self.table.currentIndex()
        return current.column() if current.isValid() else self._last_column

    def _row_of_month(self, selection: Selection) -> int:
        places = (
            row
            for row, line in enumerate(self.model.lines)
            if isinstance(line, MonthRow) and _same_month(line, selection)
        )
        return next(places, -1)

    def _quietly(self, change: Callable[[], object]) -> None:
        """Change the table without telling that somebody chose anything."""
        self._quiet = True
        change()
        self._quiet = False

    def _picked(self, *_what: object) -> None:
        """Somebody chose rows: told once both the rows and the current one are what they are to be."""
        index, marked = self.table.currentIndex(), self._marked()
        line = self._line(index)
        if self._quiet or line is None or self.selection is None:
            return
        if isinstance(line, MonthRow):
            if not _same_month(line, self.selection) or self.selection.ref:
                day = self.selection.day if _same_month(line, self.selection) else line.month
                self.chosen.emit(day, None, frozenset())
        elif line.ref in marked:
            self.chosen.emit(line.day, line, marked if len(marked) > 1 else frozenset())

    def _press_link(self, index: QModelIndex) -> None:
        """How the number in a cell comes about, or why hours were left; of a row where the cell has none."""
        line = self._line(index)
        if isinstance(line, MonthRow) and COLUMNS[index.column()] == "note" and line.reason:
            self.why_wanted.emit(line.content, line.month)
        elif line is not None and self.board is not None:
            found = self.model.sum_at(index)
            self.number_clicked.emit(found or row_sum(self.board, line))

    def _open(self, index: QModelIndex) -> None:
        line = self._line(index)
        if isinstance(line, Item):
            self.opened.emit(line.day, line)
        elif line is not None:
            self._press_link(index)

    def _go_to_filter(self) -> None:
        self.filter.setFocus()
        self.filter.showPopup()


def _other_years(lines: Iterable[Line], board: Board) -> bool:
    """Whether a day is written with its year."""
    return any(isinstance(line, Item) and line.day.year != board.today.year for line in lines)


def _same_month(line: MonthRow, selection: Selection) -> bool:
    return line.month == selection.day.replace(day=1)
