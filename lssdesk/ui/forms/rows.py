"""A list of rows as the value of a field: each row an object, each cell a small editor under its label."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.model.forms import Column, Field
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.editors import ListEditor
from lssdesk.ui.forms.lines import LineEditor, line_editor
from lssdesk.ui.parts import Button, HelpText

UNIT = 88  # pixels at 100 % text that a column of width 1 needs

Cell = ListEditor | LineEditor


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


def in_lines(columns: Iterable[Column], most: int) -> list[list[Column]]:
    """Columns in as few lines as they need where ``most`` units of width have room beside each other."""
    lines: list[list[Column]] = []
    for column in columns:
        if lines and sum(other.width for other in lines[-1]) + column.width <= most:
            lines[-1].append(column)
        else:
            lines.append([column])
    return lines


class _RowBox(QWidget):
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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, theme.GRID)
        self._grid.setHorizontalSpacing(theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID // 2)

    def _box(self, column: Column, today: date) -> QWidget:
        cell: Cell = (
            ListEditor(column.options) if column.kind == "choice" else line_editor(column.kind, today)
        )
        cell.edited.connect(lambda value, raw: self._write(column.key, value, raw))
        cell.problem.connect(lambda text: self._say(column.key, text))
        cell.show_value(self.row.values.get(column.key), self.row.raw.get(column.key))
        self.cells[column.key] = cell
        box = QWidget()
        box.setProperty("kind", "clear")
        stack = QVBoxLayout(box)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(2)
        stack.addWidget(HelpText(column.text))
        stack.addWidget(cell)
        return box

    def name(self, number: int) -> None:
        """Names for a screen reader, by the row's number."""
        for column in self._columns:
            cell = self.cells[column.key]
            cell.setAccessibleName(t("form.row", number=number, column=column.text))
            cell.setObjectName(f"{number - 1}/{column.key}")
        self.remove.setAccessibleName(t("form.remove_row_number", number=number))
        self.remove.setObjectName(f"{number - 1}/remove")

    def arrange(self, most: int) -> None:
        """Lay the cells out where ``most`` units have room beside each other."""
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        for place, line in enumerate(in_lines(self._columns, most)):
            start = 0
            for column in line:
                span = min(column.width, most)
                self._grid.addWidget(self._boxes[column.key], place, start, 1, span)
                start += span
        for place in range(most):
            self._grid.setColumnStretch(place, 1)
        self._grid.addWidget(self.remove, 0, most, Qt.AlignmentFlag.AlignBottom)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the row can only be read."""
        for cell in self.cells.values():
            if isinstance(cell, LineEditor):
                cell.setReadOnly(read_only)
            else:
                cell.setEnabled(not read_only)
        self.remove.setVisible(not read_only)

    def _write(self, key: str, value: Any, raw: str | None) -> None:
        self.row.put(key, value, raw)
        self.edited.emit()

    def _say(self, key: str, text: str) -> None:
        self.problems[key] = text
        self.problem.emit()


class RowsEditor(QWidget):
    """Rows that are added, filled and removed in place.  Text that cannot be read stays in its cell."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, form_field: Field, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._today = form_field, today
        self._boxes: list[_RowBox] = []
        self._read_only = False
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
        self._button = Button(t("form.add_row"), icon="add")
        self._button.setObjectName("add")
        self._button.clicked.connect(self._new_row)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._button)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for box in self._boxes:
            box.arrange(self._most())

    def _most(self) -> int:
        """Units of width beside each other, the button at the end left out."""
        return max(max(column.width for column in self._field.columns), self.width() // theme.px(UNIT))

    def _filled(self) -> list[Row]:
        return [box.row for box in self._boxes if box.row.values or box.row.raw]

    def _rebuild(self, rows: Iterable[Row]) -> None:
        for box in self._boxes:
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        for row in rows:
            self._add(row)
        self._tell_problem()

    def _add(self, row: Row) -> _RowBox:
        box = _RowBox(row, self._field.columns, self._today, self)
        box.edited.connect(self._tell)
        box.problem.connect(self._tell_problem)
        box.removed.connect(lambda: self._drop(box))
        box.arrange(self._most())
        box.set_read_only(self._read_only)
        self._boxes.append(box)
        self._list.addWidget(box)
        box.name(len(self._boxes))
        return box

    def _new_row(self) -> None:
        first = next(iter(self._add(Row()).cells.values()))
        first.show()
        first.setFocus()

    def _drop(self, box: _RowBox) -> None:
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
