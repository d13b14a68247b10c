"""A table of figures: the cursor goes from number to number, Enter opens who is behind it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lssdesk.flow.figures_tables import Column, Number, Table
from lssdesk.texts import t
from lssdesk.ui import theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PAD, _WIDEST_LABEL, _LEAST = 28, 190, 240  # pixels at 100 % text
Index = QModelIndex | QPersistentModelIndex


class FiguresModel(QAbstractTableModel):
    """Labels first, then numbers; a label that is the same as above is not written again."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        self._labels = len(table.heads)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._labels + len(self.table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section < self._labels else _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < self._labels:
            return self.table.heads[section]
        return _header(self.table.columns[section - self._labels])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = self.number(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if number is None else _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(bold=self.table.rows[index.row()].total)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._label(index) if number is None else self.spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._label(index) if number is None else self.spoken(index)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if number is not None:
            return number.text
        return "" if self._repeated(index) else self._label(index)

    def number(self, index: Index) -> Number | None:
        """The number in a cell, None where there is a label."""
        place = index.column() - self._labels
        return self.table.rows[index.row()].numbers[place] if place >= 0 else None

    def name(self, index: Index) -> str:
        """What the number in a cell is, in words."""
        return self.table.name(index.row(), index.column() - self._labels)

    def spoken(self, index: Index) -> str:
        """The number with its name, and that it opens."""
        number = self.number(index)
        assert number is not None
        key = "figures.cell_opens" if number.behind else "figures.bar"
        return t(key, label=self.name(index), number=number.text)

    def _label(self, index: Index) -> str:
        return self.table.rows[index.row()].labels[index.column()]

    def _repeated(self, index: Index) -> bool:
        """The same in the row above, and so is all before it."""
        row, column = index.row(), index.column()
        if row == 0 or column == self._labels - 1:
            return False
        above, here = self.table.rows[row - 1].labels, self.table.rows[row].labels
        return above[: column + 1] == here[: column + 1]


class FiguresTable(QTableView):
    """As high as its rows: the page scrolls, not the table.  ``opened`` with the cell of a number."""

    opened = Signal(object)
    moved = Signal(int)  # to another row

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FiguresModel(table, self)
        self.setModel(self.figures)
        self.setAccessibleName(table.title)
        self.setAccessibleDescription(t("figures.table_help"))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._open)
        self._fit()
        self.setCurrentIndex(self.figures.index(0, len(table.heads)))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        number = self.figures.number(index)
        if number is not None and number.behind:
            self.opened.emit(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.wished, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), self.height())

    @property
    def wished(self) -> int:
        """The width in which every column has the room that it wishes for."""
        natural, numbers = self._widths()
        return sum(one for one, _ in natural) + sum(numbers) + 2 * self.frameWidth()

    def _widths(self) -> tuple[list[tuple[int, int]], list[int]]:
        """Of each column of labels the width that it wishes for and the least; of each of numbers the one."""
        table, metrics = self.figures.table, QFontMetrics(theme.font(bold=True))
        pad = theme.px(_PAD)
        labels = []
        for place, head in enumerate(table.heads):
            texts = [head, *(row.labels[place] for row in table.rows)]
            whole = max(metrics.horizontalAdvance(text) for text in texts) + pad
            word = max(metrics.horizontalAdvance(word) for text in texts for word in text.split()) + pad
            labels.append((max(word, min(whole, theme.px(_WIDEST_LABEL))), word))
        numbers = []
        for place, column in enumerate(table.columns):
            texts = [*_header(column).split("\n"), *(row.numbers[place].text for row in table.rows)]
            numbers.append(max(metrics.horizontalAdvance(text) for text in texts) + pad)
        return labels, numbers

    def _fit(self) -> None:
        """Labels give way where there is little room; rows are as high as their words need."""
        labels, numbers = self._widths()
        widths, room = [wished for wished, _ in labels], self.viewport().width() - sum(numbers)
        while sum(widths) > room:
            place = max(range(len(widths)), key=lambda place: widths[place] - labels[place][1])
            if widths[place] <= labels[place][1]:
                break
            widths[place] -= min(theme.GRID, widths[place] - labels[place][1])
        widths[0] += max(0, room - sum(widths))
        for column, width in enumerate((*widths, *numbers)):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        if sum(widths) > room:
            height += self.horizontalScrollBar().sizeHint().height()
        height += 2 * self.frameWidth() + 2
        if height != self.height():
            self.setFixedHeight(height)


def _header(column: Column) -> str:
    """The group above the header; a period takes two lines."""
    return f"{column.group}\n{column.head}".replace("–", "–\n") if column.group else column.head
