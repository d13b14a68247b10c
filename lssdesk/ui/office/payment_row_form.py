"""One row of an invoice, typed by hand: the same columns as in a file."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import Refused
from lssdesk.flow import invoice_reading
from lssdesk.flow.payment_tables import CATEGORIES
from lssdesk.flow.reports.rows import Problem
from lssdesk.law.hours import TIMED
from lssdesk.law.payment import Charge
from lssdesk.model import typed
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.parts import Button, Field

_LISTS = {
    "insats": ("payment.measure", TIMED),
    "status": ("payment.status", ("utförd", "avbokad", "uteblev")),
    "kategori": ("payment.category", CATEGORIES),
}
_COLUMNS = 5  # fields beside each other
_KEPT = ("personnummer", "insats")  # for the next row, which is often the same person's
_MOST_SIGNS = 40


class RowForm(QFrame):
    """``kept`` with a charge that can be stored, ``left`` when the form is closed; Esc closes it."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("payment_row_form")
        self.setProperty("kind", "card")
        self._today, self._line = today, 2
        self.fields = {
            name: Field(t(f"payment.field.{name}"), self._editor(name)) for name in invoice_reading.COLUMNS
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        for place, (name, field) in enumerate(self.fields.items()):
            field.widget.setObjectName(f"payment/{name}")
            grid.addWidget(field, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % _COLUMNS, 1)
        keep = Button(t("payment.invoice.keep_row"), "primary", parent=self)
        keep.setObjectName("payment_keep_row")
        keep.clicked.connect(self.keep)
        close = Button(t("payment.invoice.close_row"), "quiet", parent=self)
        close.setObjectName("payment_close_row")
        close.clicked.connect(self.left)
        buttons = QHBoxLayout()
        for button in (keep, close):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        column.addLayout(grid)
        column.addLayout(buttons)
        self.setFocusProxy(self.fields["personnummer"].widget)

    def _editor(self, name: str) -> QWidget:
        if name in _LISTS:
            prefix, options = _LISTS[name]
            combo = QuietCombo()
            if name == "kategori":
                combo.addItem(t("payment.invoice.no_category"), "")
            for option in options:
                combo.addItem(t(f"{prefix}.{option}"), option)
            return combo
        line = QLineEdit()
        line.setMaxLength(_MOST_SIGNS)
        line.returnPressed.connect(self.keep)
        return line

    def begin(self, line: int) -> None:
        """Type the row that is to have this number."""
        self._line = line
        for name, field in self.fields.items():
            field.clear_problem()
            if isinstance(field.widget, QLineEdit) and name not in _KEPT:
                field.widget.clear()
        place = "datum" if self._text("personnummer") else "personnummer"
        self.fields[place].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Read the row; say at its field what is to be mended."""
        for field in self.fields.values():
            field.clear_problem()
        row = {name: self._text(name) for name in self.fields}
        found = invoice_reading.charge(self._line, row, self._today)
        if isinstance(found, Charge):
            self.kept.emit(found)
            return
        self._say(found)

    def _say(self, problem: Problem) -> None:
        field = self.fields[problem.column or "personnummer"]
        field.show_problem(problem.reason)
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self, name: str) -> str:
        """What a field says as a file would say it; what cannot be read stays as it was typed."""
        widget = self.fields[name].widget
        if isinstance(widget, QuietCombo):
            chosen: str = widget.currentData()
            return chosen
        assert isinstance(widget, QLineEdit)
        text = widget.text().strip()
        try:
            if text and name == "datum":
                return typed.day(text, self._today).isoformat()
            return words.plain_clock(text) if text and name in ("start", "slut") else text
        except (Refused, ValueError):
            return text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
