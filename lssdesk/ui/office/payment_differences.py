"""What differs between an invoice and the basis, row by row, and the keys by which the officer judges it."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from lssdesk.flow import invoices
from lssdesk.flow.invoices import Invoice, Item, State
from lssdesk.flow.payment import Month
from lssdesk.flow.payment_tables import rule
from lssdesk.law.payment import Charge, Difference
from lssdesk.letters import swedish
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.office.payment_table import Column, Line, Table
from lssdesk.ui.parts import Button, HelpText, Segmented

Key = Qt.Key
_STATES: Mapping[Key, State | None] = {Key.Key_G: "accepted", Key.Key_F: "queried", Key.Key_Delete: None}
_DEEDS: tuple[tuple[str, State | None], ...] = (
    ("accept", "accepted"),
    ("query", "queried"),
    ("unmark", None),
)
_SHOWN = ("differs", "all")


class Differences(QWidget):
    """``judged`` with a row, its new state or None, and its note; :meth:`marked` when that is stored."""

    judged = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._month: Month | None = None
        self._items: Sequence[Item] = ()
        self._rows: Sequence[Item] = ()
        self._sums = HelpText("", self)
        self._sums.setObjectName("payment_sums")
        self.shown = Segmented(
            [(name, t(f"payment.shown.{name}")) for name in _SHOWN], t("payment.show"), self
        )
        self.shown.set_value("differs")
        self.shown.changed.connect(lambda value: self._filter(value or "differs"))
        self.table = Table("payment_differences", t("payment.differences_name"), (*_STATES, Key.Key_N), self)
        self.table.moved.connect(self._show_item)
        self.table.pressed_key.connect(self._key)
        self._rule = QLabel(self)
        self._rule.setObjectName("payment_rule")
        self._rule.setWordWrap(True)
        self._rule.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(2 * theme.GRID)
        head.addWidget(self._sums, 1)
        head.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._rule)
        column.addLayout(self._judging())
        self.setFocusProxy(self.table)

    def _judging(self) -> QHBoxLayout:
        self.note = QLineEdit(self)
        self.note.setObjectName("payment_note")
        self.note.setAccessibleName(t("payment.mark.note"))
        self.note.setPlaceholderText(t("payment.mark.note"))
        self.note.setMaxLength(invoices.MOST_SIGNS)
        self.note.returnPressed.connect(self._keep_note)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        self._buttons = []
        for name, state in _DEEDS:
            button = Button(t(f"payment.mark.{name}"), "quiet" if state is None else "", parent=self)
            button.setObjectName(f"payment_{name}")
            button.setToolTip(t("payment.mark.keys"))
            button.clicked.connect(lambda _=False, state=state: self._judge(state))
            row.addWidget(button)
            self._buttons.append(button)
        row.addWidget(self.note, 1)
        return row

    def show_invoice(self, month: Month, invoice: Invoice) -> None:
        """Show an invoice beside its month; all rows where nothing differs."""
        self._month = month
        self._take(invoice)
        if not any(item.differences for item in self._items):
            self.shown.set_value("all")
        self._filter(self.shown.value() or "differs")

    def marked(self, invoice: Invoice) -> None:
        """The current row was judged: show it as it is now and go to the next."""
        place = self.table.row()
        self._take(invoice)
        by_key = {one.key: one for one in self._items}
        self._rows = [by_key.get(one.key, one) for one in self._rows]
        self.table.put(place, self._line(self._rows[place]))
        self._show_item(place)
        self.table.step()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, invoice: Invoice) -> None:
        assert self._month is not None
        self._items = invoices.items(self._month, invoice)
        self._sums.setText("\n".join(_sums(self._month, invoice, self._items)))

    def _filter(self, which: str) -> None:
        self._rows = [item for item in self._items if which == "all" or item.differences]
        self.table.show_lines(_columns(), [self._line(item) for item in self._rows])

    def _line(self, item: Item) -> Line:
        assert self._month is not None
        names = (who.name for who in self._month.people.values() if who.number == item.number)
        first = item.differences[0] if item.differences else None
        cells = (
            t("payment.letter.lacks") if item.line is None else str(item.line),
            next(names, item.number),
            item.day.isoformat(),
            words.clock_text(item.start) if item.start else "",
            ", ".join(t(f"payment.rule.{one.rule}.name") for one in item.differences),
            _side(first, "charged") if first else _charged(item.charge),
            _side(first, "due") if first else "",
            t(f"payment.mark.{item.mark.state}") if item.mark else "",
            item.mark.note if item.mark else "",
        )
        return Line(cells, tip="\n".join(map(rule, item.differences)))

    def _item(self) -> Item | None:
        place = self.table.row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _show_item(self, _place: int) -> None:
        item = self._item()
        for part in (*self._buttons, self.note):
            part.setEnabled(item is not None)
        self.note.setText(item.mark.note if item and item.mark else "")
        self._rule.setText("\n".join(_explained(item)))

    def _key(self, key: Key) -> None:
        if key == Key.Key_N:
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            self.note.selectAll()
        else:
            self._judge(_STATES[key])

    def _judge(self, state: State | None) -> None:
        if item := self._item():
            self.judged.emit(item, state, self.note.text() if state else "")

    def _keep_note(self) -> None:
        """A row that has no mark yet is one with a question."""
        if item := self._item():
            self.judged.emit(item, item.mark.state if item.mark else "queried", self.note.text())


def _sums(month: Month, invoice: Invoice, items: Sequence[Item]) -> Iterator[str]:
    """Both sides, and how much is left to judge."""
    rows = month.basis.rows
    amount = words.kronor(sum(row.amount for row in rows))
    yield t(
        "payment.summary.charged",
        time=words.duration(invoice.minutes),
        amount=words.kronor(invoice.amount),
        cost=words.kronor(invoice.cost),
    )
    yield t(
        "payment.summary.due",
        time=words.duration(sum(row.total for row in rows)),
        amount=amount if month.basis.priced else t("payment.unknown_amount"),
        cost=words.kronor(sum(row.repaid + row.flat for row in rows)),
    )
    differ = [item for item in items if item.differences]
    left = sum(item.mark is None for item in differ)
    if not differ:
        yield t("payment.summary.alike")
    elif len(differ) == 1:
        yield t("payment.summary.one_difference", left=left)
    else:
        yield t("payment.summary.differences", count=len(differ), left=left)


def _columns() -> list[Column]:
    return [
        Column(t("payment.column.lines"), number=True),
        Column(t("payment.column.person"), 6),
        Column(t("payment.column.day")),
        Column(t("payment.column.clock")),
        Column(t("payment.column.rule"), 9),
        Column(t("payment.column.charged"), number=True),
        Column(t("payment.column.due"), number=True),
        Column(t("payment.column.mark")),
        Column(t("payment.column.note"), 6),
    ]


def _side(one: Difference, side: str) -> str:
    value = getattr(one, side)
    if value is None:
        return ""
    return words.duration(value) if one.unit == "minutes" else words.kronor(value)


def _charged(charge: Charge | None) -> str:
    if charge is None:
        return ""
    if charge.minutes is not None:
        return words.duration(charge.minutes)
    return words.kronor(charge.amount if charge.amount is not None else charge.cost)


def _explained(item: Item | None) -> Iterator[str]:
    """Each difference in a sentence with its source, and both sides."""
    for one in item.differences if item else ():
        sides = [(name, _side(one, name)) for name in ("charged", "due")]
        said = ", ".join(f"{t(f'payment.column.{name}').lower()} {side}" for name, side in sides if side)
        yield rule(one) + (f" {swedish.capital(said)}." if said else "")
