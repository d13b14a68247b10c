"""A provider's month and an invoice's differences as tables of cells, the same for the screen's exports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from lssdesk.flow import invoices
from lssdesk.flow.invoices import Invoice, Item
from lssdesk.flow.payment import Month
from lssdesk.law.hours import Category
from lssdesk.law.hours.said import duration, kronor
from lssdesk.law.payment import Difference, Occasion, Row, ore
from lssdesk.texts import t

CATEGORIES: tuple[Category, ...] = get_args(Category)


class Ore(int):
    """An amount in whole öre; an export writes it as kronor."""


Cell = str | int | Ore | date | None


@dataclass(frozen=True)
class Sheet:
    """A table with its name and its heads."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def basis(month: Month) -> tuple[Sheet, ...]:
    """The rows per person and measure with their sums, the sessions behind them, and the costs."""
    people = (_head("person"), _head("number"), _head("measure"), _head("act"))
    times = tuple(_minutes(t(f"payment.category.{one}")) for one in CATEGORIES)
    sums = (_minutes(_head("late_long")), _minutes(_head("total")), *map(_kronor, ("amount", "cost", "flat")))
    rows = (*(_row(month, one) for one in month.basis.rows), *_totals(month))
    spans = (_head("case"), _head("day"), _head("clock"), _head("status"), _head("companion"))
    counted = (_minutes(_head("paid")), _kronor("amount"), _minutes(_head("outside")), _head("why"))
    spent = (_head("day"), _head("receipt"), _kronor("cost"), _kronor("repaid"))
    return (
        Sheet(t("payment.export.sheet_rows"), (*people, *times, *sums), rows),
        Sheet(
            t("payment.export.sheet_sessions"),
            (*people[:3], *spans, *times, *counted),
            tuple(_sessions(month)),
        ),
        Sheet(t("payment.export.sheet_costs"), (*people[:3], *spent), tuple(_costs(month))),
    )


def differences(month: Month, invoice: Invoice) -> tuple[Sheet, ...]:
    """What differs, with the rule, both sides, and what the officer said."""
    sides = (_head("charged"), _head("due"))
    heads = (
        *map(_head, ("lines", "number", "measure", "day", "clock", "rule", "why")),
        *map(_minutes, sides),
        *(t("payment.export.kronor", name=name) for name in sides),
        _head("mark"),
        _head("note"),
    )
    rows = tuple(
        _difference(month, item, one) for item in invoices.items(month, invoice) for one in item.differences
    )
    return (Sheet(t("payment.export.sheet_differences"), heads, rows),)


def rule(one: Difference) -> str:
    """What differs in a sentence, with its source."""
    named = {name: t(f"payment.rule.{one.rule}.{name}") for name in ("text", "source")}
    return t("payment.difference.said", **named)


def why(one: Occasion) -> str:
    """The rules by which a session is paid, in sentences."""
    return " ".join(_why(one))


def _why(one: Occasion) -> Iterator[str]:
    counted = one.paid
    filled = any(portion.fill for portion in counted.portions)
    yield t(
        "payment.paid.filled" if counted.rule == "performed" and filled else f"payment.paid.{counted.rule}"
    )
    if counted.outside and counted.portions:
        yield t("payment.paid.partly_outside", minutes=duration(counted.outside))
    if one.overuse:
        yield t("payment.paid.overuse", minutes=duration(one.overuse))
    if one.overlapping:
        yield t("payment.paid.overlapping")
    unpriced = {portion.category: None for portion in counted.portions if portion.rate is None}
    if unpriced:
        names = ", ".join(t(f"payment.category.{name}").lower() for name in unpriced)
        yield t("payment.paid.unpriced", categories=names)


def split(one: Occasion) -> str:
    """Paid minutes by category with the rate, as ``1 tim kväll à 350 kr``."""
    found: dict[tuple[Category, int | None], int] = {}
    for portion in one.paid.portions:
        place = (portion.category, portion.rate)
        found[place] = found.get(place, 0) + portion.minutes
    return ", ".join(
        t(
            "payment.paid.rate",
            minutes=duration(minutes),
            category=t(f"payment.category.{category}").lower(),
            rate=t("payment.no_amount") if rate is None else kronor(rate),
        )
        for (category, rate), minutes in found.items()
    )


def _head(name: str) -> str:
    return t(f"payment.column.{name}")


def _minutes(name: str) -> str:
    return t("payment.export.minutes", name=name)


def _kronor(name: str) -> str:
    return t("payment.export.kronor", name=_head(name))


def _whom(month: Month, row: Row) -> tuple[str, str, str]:
    """Name, number and measure; of a person with protected identity no number [HND-014]."""
    who = month.who(row)
    return who.name, who.told, t(f"payment.measure.{row.measure}")


def _row(month: Month, row: Row) -> tuple[Cell, ...]:
    return (*_whom(month, row), t(f"payment.act.{row.act}"), *_sums((row,)))


def _totals(month: Month) -> Iterator[tuple[Cell, ...]]:
    """The sum of each act, then of all."""
    for act in ("lss", "sol"):
        if rows := month.basis.of_act(act):
            yield t("payment.all_measures"), "", "", t(f"payment.act.{act}"), *_sums(rows)
    yield t("payment.all_measures"), "", "", "", *_sums(month.basis.rows)


def _sums(rows: tuple[Row, ...]) -> Iterator[Cell]:
    for category in CATEGORIES:
        yield sum(row.minutes.get(category, 0) for row in rows)
    yield sum(row.late for row in rows)
    yield sum(row.total for row in rows)
    yield Ore(sum(row.amount for row in rows)) if all(row.priced for row in rows) else None
    yield Ore(sum(row.repaid for row in rows))
    yield Ore(sum(row.flat for row in rows))


def _sessions(month: Month) -> Iterator[tuple[Cell, ...]]:
    for row in month.basis.rows:
        for one in row.occasions:
            session, counted = one.session, one.paid
            minutes = counted.by_category()
            yield (
                *_whom(month, row),
                ", ".join(one.cases),
                session.day,
                f"{session.start:%H:%M}–{session.end:%H:%M}",
                t(f"calendar.status.{session.status}"),
                session.companion,
                *(minutes.get(category, 0) for category in CATEGORIES),
                counted.minutes,
                Ore(ore([counted.exact])) if counted.priced else None,
                counted.outside,
                why(one),
            )


def _costs(month: Month) -> Iterator[tuple[Cell, ...]]:
    for row in month.basis.rows:
        for one in row.expenses:
            yield *_whom(month, row), one.cost.day, one.cost.receipt, Ore(one.cost.amount), Ore(one.repaid)


def _difference(month: Month, item: Item, one: Difference) -> tuple[Cell, ...]:
    mark = item.mark
    hidden = any(not who.told and who.number == one.number for who in month.people.values())
    return (
        item.line,
        ", ".join(month.cases(one.number, one.measure, one.day)) if hidden else one.number,
        t(f"payment.measure.{one.measure}"),
        one.day,
        f"{one.start:%H:%M}" if one.start else "",
        t(f"payment.rule.{one.rule}.name"),
        rule(one),
        *((one.charged, one.due) if one.unit == "minutes" else (None, None)),
        *((_ore(one.charged), _ore(one.due)) if one.unit == "ore" else (None, None)),
        t(f"payment.mark.{mark.state}") if mark else "",
        mark.note if mark else "",
    )


def _ore(value: int | None) -> Ore | None:
    return None if value is None else Ore(value)
