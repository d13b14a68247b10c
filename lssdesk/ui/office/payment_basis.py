"""The basis of a provider's month: a row for each person and measure, and what is behind each."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lssdesk.flow.payment import Month
from lssdesk.flow.payment_tables import CATEGORIES, split, why
from lssdesk.law.hours import Category
from lssdesk.law.payment import Expense, Occasion, Row, ore
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.office.payment_table import Column, Line, Table
from lssdesk.ui.parts import Button, Heading, HelpText, ProblemText

EXPORTS = ("basis_xlsx", "basis_csv")
_ROWS_SHARE, _DETAIL_SHARE = 5, 4


class BasisView(QWidget):
    """``export_wanted`` with one of ``EXPORTS``."""

    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._month: Month | None = None
        self._summary = HelpText("", self)
        self._summary.setObjectName("payment_summary")
        self.rows = Table("payment_rows", t("payment.rows_name"), parent=self)
        self.sessions = Table("payment_sessions", t("payment.sessions_name"), (Qt.Key.Key_Escape,), self)
        self.rows.moved.connect(self._show_detail)
        self.rows.opened.connect(lambda _row: self.sessions.setFocus(Qt.FocusReason.OtherFocusReason))
        self.sessions.pressed_key.connect(lambda _key: self.rows.setFocus(Qt.FocusReason.OtherFocusReason))
        self._head = Heading("", "group", self)
        self._about = HelpText("", self)
        self._cancelled = ProblemText(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        top = QHBoxLayout()
        top.addWidget(self._summary, 1)
        for name in EXPORTS:
            button = Button(t(f"payment.export.{name}"), "quiet", parent=self)
            button.setObjectName(f"payment_{name}")
            button.clicked.connect(lambda _=False, name=name: self.export_wanted.emit(name))
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.rows, _ROWS_SHARE)
        for part in (self._head, self._about, self._cancelled):
            column.addWidget(part)
        column.addWidget(self.sessions, _DETAIL_SHARE)
        self.setFocusProxy(self.rows)

    def show_month(self, month: Month) -> None:
        """Show a month; the first row is open."""
        self._month = month
        self._summary.setText(_summary(month))
        used = [one for one in CATEGORIES if any(row.minutes.get(one) for row in month.basis.rows)]
        self.rows.show_lines(_columns(used), [*_lines(month, used), *_totals(month, used)])

    def _show_detail(self, place: int) -> None:
        month = self._month
        rows = month.basis.rows if month else ()
        row = rows[place] if month and 0 <= place < len(rows) else None
        for part in (self._head, self._about, self.sessions):
            part.setVisible(row is not None)
        if row is None or month is None:
            self._cancelled.clear()
            return
        self._head.setText(f"{month.who(row).name}, {t(f'payment.measure.{row.measure}').lower()}")
        self._about.setText(_continuity(month, row))
        self._about.setVisible(bool(self._about.text()))
        if row.cancelled:
            counted = {"month": row.cancelled.in_month, "frame": row.cancelled.in_frame}
            self._cancelled.show_problem(t("payment.summary.cancelled", **counted), "warn", word="")
        else:
            self._cancelled.clear()
        if row.occasions:
            self.sessions.show_lines(_session_columns(), [_session(one) for one in row.occasions])
        else:
            told = not month.who(row).closed
            self.sessions.show_lines(_cost_columns(), [_cost(one, told) for one in row.expenses])


def _summary(month: Month) -> str:
    basis = month.basis
    parts = [_time_and_amount(basis.rows)]
    repaid, flat = sum(row.repaid for row in basis.rows), sum(row.flat for row in basis.rows)
    parts += [t("payment.summary.cost", amount=words.kronor(repaid))] if repaid else []
    parts += [t("payment.summary.flat", amount=words.kronor(flat))] if flat else []
    acts = [(act, [row for row in basis.of_act(act) if row.total]) for act in ("lss", "sol")]
    if all(rows for _, rows in acts):
        parts += [
            t("payment.summary.of_act", act=t(f"payment.act.{act}"), amount=_time_and_amount(rows))
            for act, rows in acts
        ]
    return " · ".join(parts)


def _time_and_amount(rows: Sequence[Row]) -> str:
    minutes = words.duration(sum(row.total for row in rows))
    if not all(row.priced for row in rows):
        return f"{minutes}, {t('payment.unknown_amount')}"
    return f"{minutes}, {words.kronor(sum(row.amount for row in rows))}"


def _columns(used: Sequence[Category]) -> list[Column]:
    return [
        Column(t("payment.column.person"), 6),
        Column(t("payment.column.measure"), 6),
        *(Column(t(f"payment.category.{one}"), number=True) for one in used),
        Column(t("payment.column.late"), number=True),
        Column(t("payment.column.total"), number=True),
        Column(t("payment.column.amount"), number=True),
        Column(t("payment.column.cost"), number=True),
    ]


def _lines(month: Month, used: Sequence[Category]) -> Iterator[Line]:
    for row in month.basis.rows:
        cells = (month.who(row).name, t(f"payment.measure.{row.measure}"), *_numbers((row,), used))
        yield Line(cells, warn=row.cancelled is not None)


def _totals(month: Month, used: Sequence[Category]) -> Iterator[Line]:
    if len(month.basis.rows) > 1:
        yield Line((t("payment.all_measures"), "", *_numbers(month.basis.rows, used)), strong=True)


def _numbers(rows: Sequence[Row], used: Sequence[Category]) -> Iterator[str]:
    for category in used:
        yield _said(words.duration, sum(row.minutes.get(category, 0) for row in rows))
    yield _said(words.duration, sum(row.late for row in rows))
    total, amount = sum(row.total for row in rows), sum(row.amount for row in rows)
    yield _said(words.duration, total)
    yield _said(words.kronor, amount) if all(row.priced for row in rows) else t("payment.no_amount")
    costs = sum(row.repaid + row.flat for row in rows)
    yield words.kronor(costs) if costs or any(row.expenses for row in rows) else ""


def _said(say: Callable[[int], str], value: int) -> str:
    return say(value) if value else ""


def _continuity(month: Month, row: Row) -> str:
    found = month.continuity(row)
    if found is None:
        return ""
    if found.companions == 1:
        return t("payment.summary.continuity_one", sessions=found.sessions)
    return t(
        "payment.summary.continuity",
        companions=found.companions,
        sessions=found.sessions,
        share=found.share,
    )


def _session_columns() -> list[Column]:
    return [
        Column(t("payment.column.day")),
        Column(t("payment.column.clock")),
        Column(t("payment.column.status"), 6),
        Column(t("payment.column.paid"), number=True),
        Column(t("payment.column.amount"), number=True),
        Column(t("payment.column.split"), 10),
        Column(t("payment.column.why"), 16),
    ]


def _session(one: Occasion) -> Line:
    session, counted = one.session, one.paid
    amount = words.kronor(ore([counted.exact])) if counted.priced else t("payment.no_amount")
    rule = why(one)
    cells = (
        session.day.isoformat(),
        words.clock_span(session.start, session.end),
        t(f"calendar.status.{session.status}"),
        words.duration(counted.minutes),
        amount if counted.minutes else "",
        split(one),
        rule,
    )
    return Line(cells, warn=bool(one.overuse or one.overlapping or counted.outside), tip=rule)


def _cost_columns() -> list[Column]:
    return [
        Column(t("payment.column.day")),
        Column(t("payment.column.receipt"), 5),
        Column(t("payment.column.cost"), number=True),
        Column(t("payment.column.repaid"), number=True),
        Column(t("payment.column.note"), 6),
    ]


def _cost(one: Expense, told: bool) -> Line:
    """A cost; what was noted of it only where one may know whom it is about."""
    cost = one.cost
    cells = (
        cost.day.isoformat(),
        cost.receipt,
        words.kronor(cost.amount),
        words.kronor(one.repaid),
        cost.note if told else "",
    )
    return Line(cells)
