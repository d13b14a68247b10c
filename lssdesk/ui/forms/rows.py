"""A table of rows as the value of a field: a list of objects, each cell a small editor under its label."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lssdesk.model.forms import Column, Field
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.editors import FlagEditor, ListEditor, TextEditor
from lssdesk.ui.forms.lines import LineEditor, line_editor
from lssdesk.ui.forms.tab_order import Forwards, move_behind
from lssdesk.ui.parts import Button

UNIT = 88  # pixels at 100 % text that a column of width 1 needs

_LEAST = {"day": 2, "long_text": 99, "flag": 99}

Cell = ListEditor | LineEditor | TextEditor | FlagEditor
_WHOLE = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum  # never lower than it asks to be


@dataclass
class Row:
    """One row: what could be read, and by column what could not, as it was typed."""

    values: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)

    def put(self, key: str, value: Any, raw: str | None) -> None:
        """Put what a cell says in place of what it said before."""
        self.values.pop(key, None)
        self.raw.pop(key, None)
        if raw is not None:
            self.raw[key] = raw
        elif value is not None:
            self.values[key] = value


def width(column: Column) -> int:
    """Units of width that a column needs at least: a whole day has to be seen, a long text wants a line."""
    return max(column.width, _LEAST.get(column.kind, 1))


def in_lines(columns: Iterable[Column], most: int) -> list[list[tuple[Column, int]]]:
    """Columns with their widths, in as few lines as fit into ``most`` units.

    The widest text or choice of a line takes what is left, so that lines end at the same place.
    """
    lines: list[list[tuple[Column, int]]] = []
    for column in columns:
        needed = min(width(column), most)
        if lines and sum(units for _, units in lines[-1]) + needed <= most:
            lines[-1].append((column, needed))
        else:
            lines.append([(column, needed)])
    whole = max(sum(units for _, units in line) for line in lines)
    return [_filled_up(line, whole) for line in lines]


def _filled_up(line: list[tuple[Column, int]], whole: int) -> list[tuple[Column, int]]:
    left = whole - sum(units for _, units in line)
    growing = [pair for pair in line if pair[0].kind in ("text", "choice")]
    widest = max(growing, key=lambda pair: pair[1], default=None)
    return [(column, units + left if widest and column is widest[0] else units) for column, units in line]


class RowBox(QFrame):
    """The cells of one row in the lines that fit, and a button that takes the row away."""

    edited = Signal()
    removed = Signal()
    problem = Signal()

    def __init__(self, row: Row, columns: tuple[Column, ...], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.row, self._columns = row, columns
        self.problems: dict[str, str] = {}
        self.cells: dict[str, Cell] = {}
        self._boxes: dict[str, QWidget] = {}
        for column in columns:
            self._boxes[column.key] = self._box(column, today)
        self.remove = Button("", "quiet", "delete")
        self.remove.setToolTip(t("form.remove_row"))
        self.remove.clicked.connect(self.removed)
        self.setSizePolicy(*_WHOLE)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID // 2)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, theme.GRID)

    def _box(self, column: Column, today: date) -> QWidget:
        cell = _cell(column, today)
        cell.edited.connect(lambda value, raw: self._write(column.key, value, raw))
        cell.problem.connect(lambda text: self._say(column.key, text))
        cell.show_value(self.row.values.get(column.key), self.row.raw.get(column.key))
        self.cells[column.key] = cell
        box = QWidget(self)
        box.setProperty("kind", "clear")
        stack = QVBoxLayout(box)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(2)
        if column.kind != "flag":
            stack.addWidget(self._label(column))
        stack.addWidget(cell)
        cell.setAccessibleDescription(column.help)
        box.setSizePolicy(*_WHOLE)
        self._explain(column, stack)
        return box

    def _label(self, column: Column) -> QLabel:
        label = QLabel(column.text)
        label.setProperty("kind", "help")
        return label

    def _explain(self, column: Column, _stack: QVBoxLayout) -> None:
        self.cells[column.key].setToolTip(column.help)

    def name(self, number: int) -> None:
        """Names for a screen reader, by the row's number."""
        for column in self._columns:
            cell = self.cells[column.key]
            cell.setAccessibleName(t("form.row", number=number, column=column.text))
            cell.setObjectName(f"{number - 1}/{column.key}")
        self.remove.setAccessibleName(t("form.remove_row_number", number=number))
        self.remove.setObjectName(f"{number - 1}/remove")

    def reach(self, key: str) -> None:
        """Let the cell of a column be seen, so that it can have the cursor."""

    def arrange(self, most: int) -> None:
        """Lay the cells out where ``most`` units have room beside each other."""
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        start = 0
        for place, line in enumerate(in_lines(self._columns, most)):
            start = 0
            for column, units in line:
                self._grid.addWidget(self._boxes[column.key], place, start, 1, units)
                start += units
        for place in range(start):
            self._grid.setColumnStretch(place, 1)
        self._grid.addWidget(self.remove, 0, start, Qt.AlignmentFlag.AlignBottom)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the row can only be read."""
        for cell in self.cells.values():
            cell.setReadOnly(read_only)
        self.remove.setVisible(not read_only)

    def _write(self, key: str, value: Any, raw: str | None) -> None:
        self.row.put(key, value, raw)
        self.edited.emit()

    def _say(self, key: str, text: str) -> None:
        self.problems[key] = text
        self.problem.emit()


def _cell(column: Column, today: date) -> Cell:
    match column.kind:
        case "choice":
            return ListEditor(column.options)
        case "long_text":
            return TextEditor()
        case "flag":
            return FlagEditor(column.text, default=False)
        case kind:
            return line_editor(kind, today)


class RowsEditor(Forwards, QWidget):
    """Rows that are added, filled and removed in place.  Text that cannot be read stays in its cell."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, form_field: Field, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._today = form_field.columns or form_field.fields, today
        self._boxes: list[RowBox] = []
        self._read_only = False
        self.setSizePolicy(*_WHOLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self._sum = QLabel(self)
        self._sum.setObjectName("sum")
        self._sum.setProperty("kind", "strong")
        column.addWidget(self._sum)
        self._button = Button(self._add_text(), icon="add")
        self._button.setObjectName("add")
        self._button.clicked.connect(self._new_row)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._button)

    def _add_text(self) -> str:
        return t("form.add_row")

    def _make_box(self, row: Row) -> RowBox:
        return RowBox(row, self._columns, self._today, self)

    def show_value(self, value: Any, raw: str | None = None) -> None:
        unread = json.loads(raw) if raw else {}
        rows = [
            Row(dict(values), dict(unread.get(str(number), {}))) for number, values in enumerate(value or [])
        ]
        if rows != self._filled():
            self._rebuild(rows)
        self._show_sum()

    def setReadOnly(self, read_only: bool) -> None:
        self._read_only = read_only
        self._button.setVisible(not read_only)
        for box in self._boxes:
            box.set_read_only(read_only)

    def focus_cell(self, place: str) -> bool:
        """Put the cursor into a cell by number and key (``0/name``), or the row's first; whether it is."""
        number, _, key = place.partition("/")
        if not number.isdigit() or int(number) >= len(self._boxes):
            return False
        box = self._boxes[int(number)]
        key = key if key in box.cells else next(iter(box.cells))
        box.reach(key)
        box.cells[key].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _focused_cell(self) -> str:
        now = self.window().focusWidget()
        cells = (cell for box in self._boxes for cell in box.cells.values())
        return next((cell.objectName() for cell in cells if cell is now), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for box in self._boxes:
            box.arrange(self._most())

    def _most(self) -> int:
        """Units of width that have room beside each other, the button at the end left out."""
        return max(1, (self.width() - theme.px(UNIT) // 2) // theme.px(UNIT))

    def _filled(self) -> list[Row]:
        return [box.row for box in self._boxes if box.row.values or box.row.raw]

    def _rebuild(self, rows: Iterable[Row]) -> None:
        place = self._focused_cell()
        for box in self._boxes:
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        for row in rows:
            self._add(row)
        number, _, key = place.partition("/")
        stays = bool(number) and int(number) < len(self._boxes)
        self.setFocusProxy(self._boxes[int(number)].cells[key] if stays else self._button)
        self._tell_problem()

    def _add(self, row: Row) -> RowBox:
        before = self._button.previousInFocusChain()
        box = self._make_box(row)
        box.edited.connect(self._tell)
        box.problem.connect(self._tell_problem)
        box.removed.connect(lambda: self._drop(box))
        box.arrange(self._most())
        box.set_read_only(self._read_only)
        self._boxes.append(box)
        self._list.addWidget(box)
        move_behind(before, box)
        box.show()
        box.name(len(self._boxes))
        return box

    def _new_row(self) -> None:
        first = next(iter(self._add(Row()).cells.values()))
        first.show()
        first.setFocus()

    def _drop(self, box: RowBox) -> None:
        place = self._boxes.index(box)
        self._boxes.remove(box)
        self._list.removeWidget(box)
        for number, other in enumerate(self._boxes, 1):
            other.name(number)
        left = self._boxes[min(place, len(self._boxes) - 1)].remove if self._boxes else self._button
        left.setFocus()
        box.hide()
        box.deleteLater()
        self._tell()
        self._tell_problem()

    def _tell(self) -> None:
        rows = self._filled()
        unread = {str(number): row.raw for number, row in enumerate(rows) if row.raw}
        self.edited.emit([dict(row.values) for row in rows], json.dumps(unread) if unread else None)
        self._show_sum()

    def _tell_problem(self) -> None:
        found = (text for box in self._boxes for text in box.problems.values() if text)
        self.problem.emit(next(found, ""))

    def _show_sum(self) -> None:
        pairs = [(row.values.get("times_per_month"), row.values.get("hours_each")) for row in self._filled()]
        total = sum((Decimal(times) * Decimal(hours) for times, hours in pairs if times and hours), Decimal())
        self._sum.setVisible(bool(total))
        self._sum.setText(t("form.sum_hours", hours=f"{total.normalize():f}".replace(".", ",")))
