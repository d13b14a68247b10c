"""The rows of a provider's report in a table: which of them are shown, and which are to be read in."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lssdesk.flow.reports import Item
from lssdesk.law import tables
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.office import report_words
from lssdesk.ui.office.report_words import Line

COLUMNS = ("tick", "line", "person", "day", "time", "measure", "status", "what")
_WIDTHS = {"tick": 60, "line": 48, "person": 128, "day": 100, "time": 100, "measure": 124, "status": 128}
_ROW = 36  # pixels at 100 % text
_LEAST_ROWS = 6
_BOX = 18
_TICK = 0
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ReportModel(QAbstractTableModel):
    """``ticked`` when other rows are to be read in than before."""

    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Sequence[Line] = ()
        self._shown: Sequence[Line] = ()
        self.wanted: set[int] = set()

    def show_lines(self, lines: Sequence[Line], wanted: Iterable[int]) -> None:
        """All rows of a report, and the lines of those that are read in."""
        self._all, self.wanted = lines, set(wanted)
        self.show_kind("all")

    def show_kind(self, kind: str) -> None:
        """Only the rows of a kind, or ``all``."""
        self.beginResetModel()
        every = kind == "all"
        self._shown = [line for line in self._all if every or kind in report_words.kinds(line)]
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """The row at an index."""
        return self._shown[index.row()] if index.isValid() else None

    def tick(self, index: Index) -> None:
        """Take the row in, or leave it out."""
        line = self.line(index)
        if line is not None and _can(line):
            self._set([line], report_words.number(line) not in self.wanted)

    def tick_shown(self, wanted: bool) -> None:
        """The same for all rows that are shown."""
        self._set([line for line in self._shown if _can(line)], wanted)

    def _set(self, lines: Collection[Line], wanted: bool) -> None:
        numbers = {report_words.number(line) for line in lines}
        self.wanted = self.wanted | numbers if wanted else self.wanted - numbers
        if self._shown:
            self.dataChanged.emit(self.index(0, _TICK), self.index(len(self._shown) - 1, _TICK))
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return t(f"provider_report.head.{COLUMNS[section]}") if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        line, column = self._shown[index.row()], COLUMNS[index.column()]
        if role == Role.DisplayRole:
            return _cell(line, column)
        if role == Role.CheckStateRole and column == "tick" and _can(line):
            return Qt.CheckState.Checked if self._is_wanted(line) else Qt.CheckState.Unchecked
        if role == Role.ForegroundRole:
            return _colour(line, column)
        if role == Role.ToolTipRole:
            return report_words.sentences(line)
        if role == Role.AccessibleTextRole:
            return self._spoken(line) if column == "tick" else _cell(line, column)
        return None

    def _is_wanted(self, line: Line) -> bool:
        return report_words.number(line) in self.wanted

    def _spoken(self, line: Line) -> str:
        """What a screen reader says of a row: all of it, since one moves row by row."""
        state = t("provider_report.page.yes" if self._is_wanted(line) else "provider_report.page.no")
        said = [_cell(line, column) for column in COLUMNS[1:]]
        ticked = [t("provider_report.page.tick_spoken", state=state)] if _can(line) else []
        return ", ".join(part for part in (*said, *ticked) if part)


def _can(line: Line) -> bool:
    return isinstance(line, Item) and line.can_be_stored


def _cell(line: Line, column: str) -> str:
    if column == "line":
        return str(report_words.number(line))
    if column == "person":
        return report_words.person(line)
    if column == "what":
        return report_words.heading(line)
    if not isinstance(line, Item) or column == "tick":
        return ""
    row = line.row
    if column == "day":
        return row.day.isoformat()
    if column == "time":
        return words.clock_span(row.start, row.end)
    return tables.measure(row.measure).name if column == "measure" else t(f"calendar.status.{row.status}")


def _colour(line: Line, column: str) -> QBrush | None:
    colors = theme.current()
    if column != "what":
        return None
    if report_words.kinds(line)[0] in ("unknown", "bad"):
        return QBrush(QColor(colors.block))
    if not isinstance(line, Item):
        return QBrush(QColor(colors.muted))
    if line.marks:
        return QBrush(QColor(colors.warn))
    return QBrush(QColor(colors.muted)) if line.what == "doubled" else None


class _Ticks(QStyledItemDelegate):
    """Draws the mark of a row as that of a box to tick, in light and dark alike."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QCheckBox(parent)  # whose look is borrowed
        self._box.hide()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, option, index)
        state = index.data(Role.CheckStateRole)
        if state is None:
            return
        box = QStyleOptionButton()
        box.state = QStyle.StateFlag.State_Enabled
        ticked = state == Qt.CheckState.Checked
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        side = theme.px(_BOX)
        box.rect = QRect(0, 0, side, side)
        box.rect.moveCenter(option.rect.center())
        self._box.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, self._box)


class ReportTable(QTableView):
    """Arrows move row by row; Space or a click on the box ticks.  ``moved`` with the row that is current."""

    moved = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = ReportModel(self)
        self.setObjectName("report_rows")
        self.setAccessibleName(t("provider_report.page.table"))
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        for place, column in enumerate(COLUMNS[:-1]):
            self.setColumnWidth(place, theme.px(_WIDTHS[column]))
        self.setMinimumHeight(theme.px(_ROW) * _LEAST_ROWS)
        self.setItemDelegateForColumn(_TICK, _Ticks(self))
        self.clicked.connect(self._clicked)

    def show_kind(self, kind: str) -> None:
        """Only the rows of a kind; the first of them is the current one."""
        self.rows.show_kind(kind)
        self.setCurrentIndex(self.rows.index(0, 0))
        self.moved.emit(self.rows.line(self.currentIndex()))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(self.rows.line(current))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == _TICK:
            self.rows.tick(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.rows.tick(self.currentIndex())
        else:
            super().keyPressEvent(event)
