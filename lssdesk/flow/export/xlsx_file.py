"""Occasions, costs and periods as a workbook: values with number formats, no formulas, text stays text."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lssdesk.flow.export.content import Content, Occasion, Period, Spending
from lssdesk.flow.workbook import empty, saved, say
from lssdesk.law.hours import Unit, entry, pieces
from lssdesk.letters.hours.now import name
from lssdesk.texts import t

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | date | datetime | time | timedelta | Decimal | None
_FORMATS: tuple[tuple[type, str], ...] = (
    (timedelta, "[h]:mm"),
    (Decimal, '#,##0.00" kr"'),
    (datetime, "yyyy-mm-dd hh:mm"),
    (date, "yyyy-mm-dd"),
    (time, "hh:mm"),
)
_NARROW, _WIDE = 11, 44  # width of a column in signs
OCCASIONS = (
    "measure", "day", "start", "end", "length", "status", "cancelled", "used", "over", "outside",
    "provider", "companion", "activity", "note",
)  # fmt: skip
COSTS = ("measure", "day", "kind", "amount", "repaid", "receipt", "provider", "note")
PERIODS = ("measure", "decision", "first", "last", "granted", "used", "left", "lapsed")


def xlsx_file(content: Content, made: datetime) -> bytes:
    """The workbook's bytes; ``made`` is the day and time that it says of itself."""
    book = empty()
    book.properties.creator = t("export.creator")
    book.properties.created = book.properties.modified = made.replace(tzinfo=None, microsecond=0)
    _fill(book.create_sheet(t("export.sheet.occasions")), OCCASIONS, map(_occasion, content.occasions))
    _fill(book.create_sheet(t("export.sheet.costs")), COSTS, map(_spending, content.spendings))
    _fill(book.create_sheet(t("export.sheet.periods")), PERIODS, _periods(content.periods))
    return saved(book)


def _fill(sheet: "Worksheet", header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """A header that stays in sight, and the rows; columns as wide as their words."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    widths = [_NARROW] * len(header)
    for number, row in enumerate([[t(f"export.column.{key}") for key in header], *rows], 1):
        for place, value in enumerate(row):
            _put(sheet.cell(number, place + 1), value)
            if isinstance(value, str):
                widths[place] = max(widths[place], len(value) + 2)
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(width, _WIDE)
        sheet.cell(1, place).font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _put(cell: Any, value: Value) -> None:
    """Text is text, whatever it begins with; the rest gets the format of its kind."""
    if isinstance(value, str):
        say(cell, value)
    elif value is not None:
        cell.value = value
        cell.number_format = next(shape for kind, shape in _FORMATS if isinstance(value, kind))


def _occasion(one: Occasion) -> Sequence[Value]:
    session, booking = one.session, one.booking
    length = sum(amount for _, amount in pieces(entry(session, one.track.timed)))
    return (
        name(one.track),
        session.day,
        session.start,
        session.end,
        timedelta(minutes=length),
        t(f"calendar.status.{session.status}"),
        session.cancelled_at,
        timedelta(minutes=booking.used),
        timedelta(minutes=sum(part.overuse for part in booking.parts)),
        timedelta(minutes=booking.outside),
        session.provider,
        session.companion,
        t(f"calendar.activity.{session.activity}") if session.activity else "",
        session.note,
    )


def _spending(one: Spending) -> Sequence[Value]:
    cost = one.cost
    return (
        name(one.track),
        cost.day,
        t(f"statement.cost_kind.{cost.kind}") if cost.kind else "",
        _amount("ore", cost.amount),
        _amount("ore", one.booking.used),
        cost.receipt,
        cost.provider,
        cost.note,
    )


def _periods(periods: Sequence[Period]) -> Iterator[Sequence[Value]]:
    """A row for each frame, and below those of a track their sum."""
    for track, group in groupby(periods, key=lambda one: one.track):
        found = list(group)
        for one in found:
            frame = one.frame
            amounts = (_amount(track.unit, value) for value in _numbers(one))
            yield (name(track), frame.grant, frame.first, frame.last, *amounts)
        sums = (_sum(column) for column in zip(*map(_numbers, found), strict=True))
        yield (
            t("export.sum", measure=name(track)),
            "",
            None,
            None,
            *(_amount(track.unit, one) for one in sums),
        )


def _numbers(one: Period) -> tuple[int | None, ...]:
    return (one.frame.granted, one.frame.used, one.left, one.lapsed)


def _sum(column: Iterable[int | None]) -> int | None:
    """The sum of what has a number, None where nothing has."""
    known = [one for one in column if one is not None]
    return sum(known) if known else None


def _amount(unit: Unit, value: int | None) -> Value:
    if value is None:
        return None
    return Decimal(value) / 100 if unit == "ore" else timedelta(minutes=value)
