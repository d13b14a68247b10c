"""A table of words that one walks through row by row, with arrows or the mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lssdesk.ui import theme

ROW = 34  # pixels at 100 % text
_LEAST = 124  # of the height, the same
_LEAST_SHARE = 16  # pixels of a share where there is too little room
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Column:
    """A column: its head, and its share of the room; without one it is as wide as what it holds."""

    head: str
    share: int = 0
    number: bool = False


@dataclass(frozen=True)
class Line:
    """A row: its words, whether it is a sum or is to be looked at, and what a screen reader says of it."""

    cells: tuple[str, ...]
    strong: bool = False
    warn: bool = False
    tip: str = ""


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = ()
        self.lines: Sequence[Line] = ()

    def show_lines(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.columns, self.lines = columns, lines
        self.endResetModel()

    def put(self, row: int, line: Line) -> None:
        self.lines = [*self.lines[:row], line, *self.lines[row + 1 :]]
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return _RIGHT if self.columns[section].number else _LEFT
        return self.columns[section].head if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        line, place = self.lines[index.row()], index.column()
        if role == Role.DisplayRole:
            return line.cells[place]
        if role == Role.TextAlignmentRole:
            return _RIGHT if self.columns[place].number else _LEFT
        if role == Role.FontRole and line.strong:
            return theme.font(bold=True)
        if role == Role.ForegroundRole and line.warn and place == len(self.columns) - 1:
            return QBrush(QColor(theme.current().warn))
        if role == Role.ToolTipRole:
            return line.tip or line.cells[place]
        if role == Role.AccessibleTextRole:
            return self._spoken(line) if place == 0 else line.cells[place]
        return None

    def _spoken(self, line: Line) -> str:
        """All of the row, each number with its head, since one moves row by row."""
        said = (
            f"{column.head} {cell}" if column.number else cell
            for column, cell in zip(self.columns, line.cells, strict=True)
            if cell
        )
        return ", ".join(said)


class Table(QTableView):
    """``moved`` with the place of the current row, or -1; ``opened`` by Enter or a double click."""

    moved = Signal(int)
    opened = Signal(int)
    pressed_key = Signal(object)  # a Qt.Key of ``keys``

    def __init__(
        self, name: str, spoken: str, keys: Sequence[Qt.Key] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = frozenset(keys)
        self._model = _Model(self)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.setMinimumHeight(theme.px(_LEAST))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._model.lines

    def show_lines(self, columns: Sequence[Column], lines: Sequence[Line], at: int = 0) -> None:
        """Show other rows; the one at a place is the current one."""
        self._model.show_lines(columns, lines)
        self._share_room()
        row = min(max(at, 0), len(lines) - 1)
        self.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        self.moved.emit(row)

    def put(self, row: int, line: Line) -> None:
        """Show another line in the place of one."""
        self._model.put(row, line)

    def sizeHint(self) -> QSize:
        """Small, so that two tables and what is around them fit one above the other."""
        return QSize(theme.px(400), theme.px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """What has no share gets what it needs, the others share the rest."""
        columns, header = self._model.columns, self.horizontalHeader()
        needed = {
            place: max(self.sizeHintForColumn(place), header.sectionSizeHint(place)) + theme.GRID
            for place, column in enumerate(columns)
            if not column.share
        }
        room = self.viewport().width() - sum(needed.values())
        shares = sum(column.share for column in columns) or 1
        for place, column in enumerate(columns[:-1]):
            least = theme.px(column.share * _LEAST_SHARE)
            self.setColumnWidth(place, needed.get(place, max(least, room * column.share // shares)))

    def row(self) -> int:
        """The place of the current row, -1 where there is none."""
        return self.currentIndex().row()

    def step(self) -> None:
        """Go to the next row, if there is one."""
        if self.row() + 1 < len(self.lines):
            self.setCurrentIndex(self._model.index(self.row() + 1, 0))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row() >= 0:
            self.opened.emit(self.row())
        elif plain and key in self._keys:
            self.pressed_key.emit(key)
        else:
            super().keyPressEvent(event)
