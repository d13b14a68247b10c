"""Invoices as they are kept: their rows, and what the officer said of each (PRV-076)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import records
from lssdesk.flow.payment import Month
from lssdesk.law.payment import Charge, Difference, same
from lssdesk.store.base import new_id
from lssdesk.store.tables import InvoiceRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

State = Literal["accepted", "queried"]
MOST_SIGNS = 2_000


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What the officer said of a row, when and who."""

    state: State
    note: str = ""
    by: str
    at: datetime


class Invoice(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice of a provider for a month.  ``file``: what it was read from, empty where it was typed.

    ``marks`` are by the key of an :class:`Item`.
    """

    id: str = ""
    number: str
    file: str = ""
    charges: tuple[Charge, ...] = ()
    marks: Mapping[str, Mark] = msgspec.field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """All charged minutes that are said."""
        return sum(one.minutes or 0 for one in self.charges)

    @property
    def amount(self) -> int:
        """All charged amounts that are said, without costs, in öre."""
        return sum(one.amount or 0 for one in self.charges)

    @property
    def cost(self) -> int:
        """All charged costs, in öre."""
        return sum(one.cost for one in self.charges)


def row_key(line: int) -> str:
    """Under what the mark of an invoice row is kept."""
    return f"row/{line}"


def _lacking_key(one: Difference) -> str:
    """The same for a session that the invoice lacks."""
    start = f"{one.start:%H:%M}" if one.start else ""
    return f"lacks/{one.number}/{one.measure}/{one.day}/{start}"


@dataclass(frozen=True)
class Item:
    """A row to judge: one of the invoice, or a session that it lacks; with all that differs in it."""

    key: str
    line: int | None
    number: str
    measure: str
    day: date
    start: time | None
    differences: tuple[Difference, ...]
    charge: Charge | None
    mark: Mark | None


def items(month: Month, invoice: Invoice) -> tuple[Item, ...]:
    """Every row of an invoice and every session that it lacks, by day."""
    by_line: dict[int, list[Difference]] = {}
    lacking = []
    for one in month.compare(invoice.charges):
        if not one.lines:
            lacking.append(_item(invoice, _lacking_key(one), one, (one,)))
        for line in one.lines:
            by_line.setdefault(line, []).append(one)
    rows = [
        _item(invoice, row_key(one.line), one, tuple(by_line.get(one.line, ()))) for one in invoice.charges
    ]
    return tuple(sorted([*rows, *lacking], key=lambda one: (one.day, one.line or 0, one.start or time(0))))


def _item(invoice: Invoice, key: str, one: Charge | Difference, differences: tuple[Difference, ...]) -> Item:
    charge = one if isinstance(one, Charge) else None
    return Item(
        key=key,
        line=charge.line if charge else None,
        number=one.number,
        measure=one.measure,
        day=one.day,
        start=one.start,
        differences=differences,
        charge=charge,
        mark=invoice.marks.get(key),
    )


class Invoices:
    """The invoices of the office; every change is stored at once."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def of(self, provider: str, month: date) -> tuple[Invoice, ...]:
        """The invoices of a provider's month, by number."""
        query = select(InvoiceRow).where(InvoiceRow.month == month.replace(day=1))
        with self._desk.office.read() as reading:
            found = [_invoice(row) for row in reading.scalars(query) if same(row.provider, provider)]
        return tuple(sorted(found, key=lambda one: (one.number, one.id)))

    def add(
        self, provider: str, month: date, number: str, charges: Iterable[Charge] = (), file: str = ""
    ) -> Invoice:
        """Keep a new invoice.  ``Refused`` without a number, or where the number is known already."""
        said = number.strip()
        if not said:
            raise Refused(t("payment.refused.number"), "/number")
        if any(one.number.casefold() == said.casefold() for one in self.of(provider, month)):
            raise Refused(t("payment.refused.known", number=said), "/number")
        new = Invoice(id=new_id(), number=said, file=file, charges=tuple(charges))
        desk = self._desk
        with desk.unit("payment", t("payment.unit.added"), detail=said) as unit:
            row = InvoiceRow(id=new.id, provider=provider.strip(), month=month.replace(day=1))
            _put(row, new, desk.now)
            unit.add(row)
        return new

    def set_charge(self, invoice_id: str, charge: Charge) -> Invoice:
        """Put a row in the place of the one with its number; after the others where there is none."""

        def put(old: Invoice) -> Invoice:
            rest = [one for one in old.charges if one.line != charge.line]
            rows = tuple(sorted([*rest, charge], key=lambda one: one.line))
            marks = {place: mark for place, mark in old.marks.items() if place != row_key(charge.line)}
            return msgspec.structs.replace(old, charges=rows, marks=marks)

        return self._change(invoice_id, "payment.unit.row", put)

    def mark(self, invoice_id: str, place: str, state: State | None, note: str, month: Month) -> Invoice:
        """Accept or query a row; None takes the mark away.

        ``Refused`` for costs on a day when both cost models hold: they are not paid together (PRV-082).
        """
        if len(note) > MOST_SIGNS:
            raise Refused(t("payment.refused.note", most=MOST_SIGNS), "/note")

        def put(old: Invoice) -> Invoice:
            if state == "accepted":
                _refuse_both(old, place, month)
            marks = {one: mark for one, mark in old.marks.items() if one != place}
            if state is not None:
                desk = self._desk
                marks[place] = Mark(state=state, note=note.strip(), by=desk.officer, at=desk.now)
            return msgspec.structs.replace(old, marks=marks)

        return self._change(invoice_id, f"payment.unit.{state or 'unmarked'}", put)

    def remove(self, invoice_id: str) -> None:
        """Take an invoice away."""
        desk = self._desk
        with desk.unit("payment", t("payment.unit.removed")) as unit:
            unit.delete(_row(unit, invoice_id))

    def _change(self, invoice_id: str, name: str, put: Callable[[Invoice], Invoice]) -> Invoice:
        desk = self._desk
        with desk.unit("payment", t(name)) as unit:
            row = _row(unit, invoice_id)
            new = put(_invoice(row))
            _put(row, new, desk.now)
        return new


def _refuse_both(invoice: Invoice, place: str, month: Month) -> None:
    for one in invoice.charges:
        if row_key(one.line) == place and one.cost and one.day in month.basis.blocked:
            raise Refused(t("payment.refused.both", day=one.day))


def _row(reading: Reading, invoice_id: str) -> InvoiceRow:
    row = reading.get(InvoiceRow, invoice_id)
    if row is None:
        raise Refused(t("payment.refused.gone"))
    return row


def _invoice(row: InvoiceRow) -> Invoice:
    return msgspec.structs.replace(msgspec.json.decode(row.document, type=Invoice), id=row.id)


def _put(row: InvoiceRow, invoice: Invoice, at: datetime) -> None:
    row.document, row.changed = records.encode(msgspec.structs.replace(invoice, id="")), at
