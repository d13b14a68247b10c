"""The invoices of a provider's month: read or typed, shown beside the basis and judged (PRV-076)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused, Trouble
from lssdesk.flow import invoice_reading
from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoice, Invoices, Item, State
from lssdesk.flow.payment import Month
from lssdesk.law.payment import Charge
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.office.payment_differences import Differences
from lssdesk.ui.office.payment_row_form import RowForm
from lssdesk.ui.parts import Button, Field, FlowLayout, HelpText

EXPORTS = ("differences_xlsx", "differences_csv")
LETTERS = ("query", "receipts")
_FIRST_LINE = 2  # as in a file, where the heads stand on the first
_MOST_SIGNS = 60  # of an invoice's number


class InvoiceView(QWidget):
    """``export_wanted`` with one of ``EXPORTS``, ``letter_wanted`` with one of ``LETTERS``.

    ``said`` with a sentence and its severity; an empty one takes back what was said.
    """

    export_wanted = Signal(str)
    letter_wanted = Signal(str)
    said = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._desk = desk
        self._invoices = Invoices(desk)
        self._month: Month | None = None
        self._kept: tuple[Invoice, ...] = ()
        self.form = RowForm(desk.today, self)
        self.form.kept.connect(self._keep_row)
        self.form.left.connect(self._close_form)
        self.form.hide()
        self._none = HelpText(t("payment.invoice.none"), self)
        self.differences = Differences(self)
        self.differences.judged.connect(self._judge)
        self._deeds = QWidget(self)
        self._deeds.setProperty("kind", "clear")
        self._deeds.setLayout(self._make_deeds())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for part in (self._make_top(), self.form, self._none):
            column.addWidget(part)
        column.addWidget(self.differences, 1)
        column.addWidget(self._deeds)
        self._end = column
        self.setFocusProxy(self.number)

    def _make_top(self) -> QWidget:
        box = QWidget(self)
        box.setProperty("kind", "clear")
        self.chosen = QuietCombo(box)
        self.chosen.setObjectName("payment_invoice")
        self.chosen.activated.connect(lambda _: self._show())
        self._choice = Field(t("payment.invoice.choose"), self.chosen, parent=box)
        self.number = QLineEdit(box)
        self.number.setObjectName("payment_number")
        self.number.setMaxLength(_MOST_SIGNS)
        self._number = Field(t("payment.invoice.number"), self.number, parent=box)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self._choice, 2)
        row.addWidget(self._number, 2)
        for name, run in (("read_file", self.read_file), ("by_hand", self.by_hand)):
            row.addWidget(self._button(name, t(f"payment.invoice.{name}"), run, ""), 0, _BOTTOM)
        row.addStretch(1)
        return box

    def _make_deeds(self) -> FlowLayout:
        flow = FlowLayout()
        flow.addWidget(self._button("add_row", t("payment.invoice.add_row"), self.add_row))
        for one in LETTERS:
            text = t(f"payment.invoice.{one}_letter")
            flow.addWidget(self._button(f"letter_{one}", text, lambda one=one: self.letter_wanted.emit(one)))
        for one in EXPORTS:
            text = t(f"payment.export.{one}")
            flow.addWidget(self._button(one, text, lambda one=one: self.export_wanted.emit(one)))
        flow.addWidget(self._button("remove", t("payment.invoice.remove"), self.remove))
        return flow

    def _button(self, name: str, text: str, run: Callable[[], None], look: str = "quiet") -> Button:
        button = Button(text, look, parent=self)
        button.setObjectName(f"payment_{name}")
        button.clicked.connect(lambda: run())
        return button

    @property
    def invoice(self) -> Invoice | None:
        """The invoice that is shown."""
        return next((one for one in self._kept if one.id == self.chosen.currentData()), None)

    def show_month(self, month: Month) -> None:
        """Show the invoices of a month beside its basis."""
        old, self._month = self._month, month
        same = old is not None and old.basis.provider == month.basis.provider
        same = same and old.basis.month == month.basis.month
        if not same:
            self.form.hide()
            self.number.clear()
        self._read(str(self.chosen.currentData() or "") if same else "")

    def _read(self, chosen: str) -> None:
        assert self._month is not None
        basis = self._month.basis
        self._kept = self._invoices.of(basis.provider, basis.month)
        self.chosen.clear()
        for one in self._kept:
            self.chosen.addItem(one.number, one.id)
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(chosen)))
        for part in (self._choice, self.differences, self._deeds):
            part.setVisible(bool(self._kept))
        self._none.setVisible(not self._kept)
        self._end.setStretch(self._end.indexOf(self._none), 0 if self._kept else 1)
        self._show()

    def _show(self) -> None:
        if self.invoice is not None and self._month is not None:
            self.differences.show_invoice(self._month, self.invoice)

    def _change(self, new: Invoice) -> None:
        self._kept = tuple(new if one.id == new.id else one for one in self._kept)

    def _judge(self, item: Item, state: State | None, note: str) -> None:
        invoice, month = self.invoice, self._month
        if invoice is None or month is None:
            return
        try:
            new = self._invoices.mark(invoice.id, item.key, state, note, month)
        except LssdeskError as error:
            self.said.emit(str(error), "block")
            return
        self._change(new)
        self.said.emit("", "")
        self.differences.marked(new)

    def read_file(self) -> None:
        """Ask for a file and keep it as a new invoice; bad rows are named and left out."""
        if not self._has_number():
            return
        path = dialogs.choose_open(self, "payment.invoice.files", t("payment.invoice.choose_file"))
        if path is None:
            return
        try:
            found = invoice_reading.read(_bytes(path), self._desk.today)
            self._add(found.charges, path.name)
        except LssdeskError as error:
            self._failed(error)
            return
        if found.problems:
            first = found.problems[0]
            said = t("payment.invoice.problem", line=first.line, reason=first.reason)
            self.said.emit(t("payment.invoice.problems", count=len(found.problems), first=said), "warn")
        self.differences.setFocus(Qt.FocusReason.OtherFocusReason)

    def by_hand(self) -> None:
        """Begin a new invoice and type its first row."""
        if not self._has_number():
            return
        try:
            self._add((), "")
        except LssdeskError as error:
            self._failed(error)
            return
        self.add_row()

    def _has_number(self) -> bool:
        self._number.clear_problem()
        if self.number.text().strip():
            return True
        self._failed(Refused(t("payment.refused.number"), "/number"))
        return False

    def _add(self, charges: Sequence[Charge], file: str) -> None:
        assert self._month is not None
        basis = self._month.basis
        new = self._invoices.add(basis.provider, basis.month, self.number.text(), charges, file)
        self.number.clear()
        self.said.emit("", "")
        self.differences.shown.set_value("differs")
        self._read(new.id)

    def _failed(self, error: LssdeskError) -> None:
        if isinstance(error, Refused) and error.field == "/number":
            self._number.show_problem(str(error))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.said.emit(str(error), "block")

    def add_row(self) -> None:
        """Type another row of the invoice."""
        invoice = self.invoice
        if invoice is not None:
            self.form.show()
            self.form.begin(max((one.line for one in invoice.charges), default=_FIRST_LINE - 1) + 1)

    def _keep_row(self, charge: Charge) -> None:
        invoice = self.invoice
        if invoice is None:
            return
        try:
            self._change(self._invoices.set_charge(invoice.id, charge))
        except LssdeskError as error:
            self.said.emit(str(error), "block")
            return
        self._show()
        self.form.begin(charge.line + 1)

    def _close_form(self) -> None:
        self.form.hide()
        (self.differences if self._kept else self.number).setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take the invoice away, after a question."""
        invoice = self.invoice
        if invoice is None:
            return
        title, sure = t("payment.invoice.remove"), t("payment.invoice.sure_remove")
        text = t("payment.invoice.remove_text", number=invoice.number)
        if not dialogs.ask(self, title, text, sure, danger=True):
            return
        try:
            self._invoices.remove(invoice.id)
        except LssdeskError as error:
            self.said.emit(str(error), "block")
        self.form.hide()
        self._read("")
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)


_BOTTOM = Qt.AlignmentFlag.AlignBottom


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(invoice_reading.MOST_BYTES + 1)
    except OSError as error:
        raise Trouble(t("payment.file.unreadable")) from error
