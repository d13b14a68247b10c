"""What a provider is to be paid for a month, and an invoice beside it (PRV-070…083)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import payment_export, payment_tables, protected
from lssdesk.flow.desk import Desk
from lssdesk.flow.invoices import Invoice
from lssdesk.flow.payment import Month, Payment
from lssdesk.store.files import write_durably
from lssdesk.texts import t
from lssdesk.ui import dialogs, letter_output, protected_look, theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.office.payment_basis import BasisView
from lssdesk.ui.office.payment_invoice import InvoiceView
from lssdesk.ui.office.payment_notices import Notices
from lssdesk.ui.parts import Field, HelpText, ProblemText, Segmented
from lssdesk.ui.unlock.background import Background

WIDEST = 1200  # pixels at 100 % text
VIEWS = ("basis", "invoice")


class PaymentPage(OfficePage):
    """``policies_wanted`` when the municipality's values are to be seen.

    A month is reckoned beside the window; what is shown of persons leaves a line in the log.
    """

    policies_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("payment", t("payment.title"), t("payment.help"), parent)
        self._desk = desk
        self._payment = Payment(desk)
        self._background = Background(self)
        self.destroyed.connect(self._background.wait)
        self._seen: set[tuple[str, date]] = set()
        self._wanted: tuple[str, date] | None = None
        self.month: Month | None = None
        self.widget().setMaximumWidth(theme.px(WIDEST))
        self.column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, theme.GRID)
        self._none = HelpText(t("payment.none"), self)
        self._none.setObjectName("payment_none")
        self._said = ProblemText(parent=self)
        self._said.setObjectName("payment_said")
        self.notices = Notices(self)
        self.notices.policies_wanted.connect(self.policies_wanted)
        self._chosen = self._choices()
        self.basis = BasisView(self)
        self.basis.export_wanted.connect(self._export)
        self.invoice = InvoiceView(desk, self)
        self.invoice.export_wanted.connect(self._export)
        self.invoice.letter_wanted.connect(self._save_letter)
        self.invoice.said.connect(self.say)
        self._views = QStackedWidget(self)
        for view in (self.basis, self.invoice):
            self._views.addWidget(view)
        for part in (self._none, self._chosen, self._said, self.notices):
            self.column.addWidget(part)
        self.column.addWidget(self._views, 1)
        self.setFocusProxy(self.provider)
        self._begin()

    def _choices(self) -> QWidget:
        box = QWidget(self)
        box.setProperty("kind", "clear")
        self.provider, self.months = QuietCombo(box), QuietCombo(box)
        self.provider.setObjectName("payment_provider")
        self.months.setObjectName("payment_month")
        self.view = Segmented([(name, t(f"payment.view.{name}")) for name in VIEWS], t("payment.show"), box)
        self.view.setObjectName("payment_view")
        self.view.set_value("basis")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(Field(t("payment.provider"), self.provider, parent=box), 3)
        row.addWidget(Field(t("payment.month"), self.months, parent=box), 2)
        row.addWidget(Field(t("payment.show"), self.view, parent=box), 2)
        self.provider.activated.connect(lambda _: self._show_months())
        self.months.activated.connect(lambda _: self._read())
        self.view.changed.connect(self.show_view)
        return box

    def _begin(self) -> None:
        providers = self._payment.providers()
        for name in providers:
            self.provider.addItem(name, name)
        self._none.setVisible(not providers)
        for part in (self._chosen, self._views):
            part.setVisible(bool(providers))
        if providers:
            self._show_months()

    def _show_months(self) -> None:
        """The months of the chosen provider, the latest first."""
        self.months.clear()
        for month in self._payment.months(self.provider.currentData()):
            self.months.addItem(words.month_and_year(month), month)
        self._read()

    def show_view(self, name: str | None) -> None:
        """Show the basis or the invoice."""
        name = name or "basis"
        self.view.set_value(name)
        self._views.setCurrentIndex(VIEWS.index(name))

    def refresh(self) -> None:
        """Reckon the month anew, as when values were set or sessions recorded."""
        if self.months.count():
            self._read()

    def wait(self) -> None:
        """Until what is reckoned has ended: the database must not be closed under it."""
        self._background.wait()

    def say(self, sentence: str, severity: str) -> None:
        """Say what was done, or why not; an empty sentence takes it away."""
        if not sentence:
            self._said.clear()
            return
        self._said.show_problem(sentence, severity, word="")
        self.setAccessibleDescription(sentence)

    def _read(self) -> None:
        self._wanted = (self.provider.currentData(), self.months.currentData())
        self._said.clear()
        if not self._background.busy:
            self._reckon(*self._wanted)

    def _reckon(self, provider: str, month: date) -> None:
        self._wanted = None
        self._views.setEnabled(False)
        payment = self._payment
        self._background.run(lambda: payment.month(provider, month), self._show, self._failed)

    def _failed(self, error: LssdeskError) -> None:
        self.say(str(error), "block")
        self._again()

    def _again(self) -> bool:
        """Whether another month was chosen meanwhile; it is read now."""
        if self._wanted is not None:
            self._reckon(*self._wanted)
            return True
        return False

    def _show(self, month: Month) -> None:
        if self._again():
            return
        shown = (month.basis.provider, month.basis.month)
        if shown not in self._seen:
            self._seen.add(shown)
            self._payment.seen(*shown)
        self.month = month
        self._views.setEnabled(True)
        self.notices.show_month(month)
        self.basis.show_month(month)
        self.invoice.show_month(month)

    def _export(self, name: str) -> None:
        month = self.month
        if month is None:
            return
        what, _, kind = name.rpartition("_")
        invoice = self.invoice.invoice
        sheets = payment_tables.basis(month) if what == "basis" else self._differences(month, invoice)
        data = payment_export.xlsx(sheets) if kind == "xlsx" else payment_export.csv(sheets[0])
        file = t(f"payment.export.file_{what}", month=f"{month.basis.month:%Y-%m}")
        look = protected.of_office(self._desk, (who.protected for who in month.people.values()))
        answer = protected_look.before(self, look)
        if answer is None:
            return

        def save() -> Path | None:
            path = dialogs.choose_save(self, f"{file}.{kind}", f"payment.export.filter_{kind}")
            if path is not None:
                write_durably(path, data)
            return path

        self._keep(save, "payment.unit.exported", answer.logged)

    def _differences(self, month: Month, invoice: Invoice | None) -> tuple[payment_tables.Sheet, ...]:
        assert invoice is not None
        return payment_tables.differences(month, invoice)

    def _save_letter(self, name: str) -> None:
        from lssdesk.flow import payment_letters

        month, invoice = self.month, self.invoice.invoice
        if month is None or invoice is None:
            return

        def save() -> Path | None:
            make = payment_letters.query if name == "query" else payment_letters.receipts
            data = make(self._desk, month, invoice)
            return letter_output.save_pdf(data, f"{t(f'payment.{name}_file')}.pdf", self)

        self._keep(save, "payment.unit.letter")

    def _about(self, answer: str) -> str:
        """What left: whose month, and what was answered at the second look."""
        basis = self.month.basis if self.month else None
        month = f"{basis.provider} {basis.month:%Y-%m}" if basis else ""
        return ". ".join(part for part in (month, answer) if part)

    def _keep(self, save: Callable[[], Path | None], line: str, detail: str = "") -> None:
        """Save a file, say so, and leave a line in the log; or say why it was not saved."""
        try:
            path = save()
            if path is not None:
                self._desk.note(t(line), deed="payment", detail=self._about(detail))
                self.say(t("payment.export.done", name=path.name), "info")
        except LssdeskError as error:
            self.say(str(error), "block")
