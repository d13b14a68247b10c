"""A table of rows as the value of a field: each row an object, each cell a small editor."""

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from lssdesk.model.forms import Field
from lssdesk.texts import t
from lssdesk.ui.forms.editors import ListEditor, line_editor
from lssdesk.ui.parts import Button


@dataclass
class _Row:
    """One row: what could be read, and by column what could not, as it was typed."""

    values: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)


class RowsEditor(QWidget):
    """Rows that are added, filled and removed in place.  Text that cannot be read stays in its cell."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, form_field: Field, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._today = form_field, today
        self._rows: list[_Row] = []
        self._cells: list[list[QWidget]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(4)
        for place, data in enumerate(form_field.columns):
            self._grid.setColumnStretch(place, data.width)
            label = QLabel(data.text, self)
            label.setProperty("kind", "help")
            self._grid.addWidget(label, 0, place)
        column.addLayout(self._grid)
        self._sum = QLabel(self)
        self._sum.setObjectName("sum")
        column.addWidget(self._sum)
        self._button = Button(t("form.add_row"), icon="add")
        self._button.setObjectName("add")
        self._button.clicked.connect(self._new_row)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._button)

    def show_value(self, value: Any, raw: str | None = None) -> None:
        unread = json.loads(raw) if raw else {}
        rows = [
            _Row(dict(values), dict(unread.get(str(number), {}))) for number, values in enumerate(value or [])
        ]
        if rows != self._filled():
            self._rows = rows
            self._rebuild()
        self._show_sum()

    def _filled(self) -> list[_Row]:
        return [row for row in self._rows if row.values or row.raw]

    def _rebuild(self) -> None:
        for cells in self._cells:
            for cell in cells:
                self._grid.removeWidget(cell)
                cell.deleteLater()
        self._cells = []
        for number in range(len(self._rows)):
            self._draw_row(number)

    def _draw_row(self, number: int) -> None:
        row, cells = self._rows[number], []
        for place, data in enumerate(self._field.columns):
            cell = (
                ListEditor(data.options, self)
                if data.kind == "choice"
                else line_editor(data.kind, self._today, self)
            )
            name = t("form.row", number=number + 1, column=data.text)
            cell.setAccessibleName(name)
            cell.setToolTip(name)
            cell.setObjectName(f"{number}/{data.key}")
            cell.show_value(row.values.get(data.key), row.raw.get(data.key))
            cell.edited.connect(lambda value, raw, row=row, key=data.key: self._put(row, key, value, raw))
            cell.problem.connect(self.problem)
            self._grid.addWidget(cell, number + 1, place)
            cells.append(cell)
        remove = QToolButton(self)
        remove.setText("×")
        remove.setToolTip(t("form.remove_row"))
        remove.setAccessibleName(f"{t('form.remove_row')} {number + 1}")
        remove.clicked.connect(lambda: self._drop(row))
        self._grid.addWidget(remove, number + 1, len(self._field.columns))
        self._cells.append([*cells, remove])

    def _new_row(self) -> None:
        self._rows.append(_Row())
        self._draw_row(len(self._rows) - 1)
        first = self._cells[-1][0]
        first.show()
        first.setFocus()

    def _drop(self, row: _Row) -> None:
        self._rows = [other for other in self._rows if other is not row]
        self._rebuild()
        self._tell()

    def _put(self, row: _Row, key: str, value: Any, raw: str | None) -> None:
        row.values.pop(key, None)
        row.raw.pop(key, None)
        if raw is not None:
            row.raw[key] = raw
        elif value is not None:
            row.values[key] = value
        self._tell()

    def _tell(self) -> None:
        rows = self._filled()
        unread = {str(number): row.raw for number, row in enumerate(rows) if row.raw}
        self.edited.emit([dict(row.values) for row in rows], json.dumps(unread) if unread else None)
        self._show_sum()

    def _show_sum(self) -> None:
        pairs = [(row.values.get("times_per_month"), row.values.get("hours_each")) for row in self._rows]
        total = sum((Decimal(times) * Decimal(hours) for times, hours in pairs if times and hours), Decimal())
        self._sum.setVisible(bool(total))
        self._sum.setText(t("form.sum_hours", hours=f"{total.normalize():f}".replace(".", ",")))
