"""A provider's report read row by row: each one typed, or one problem that says how to mend it.

Nothing is asked of the store here, and no bad row stops the ones after it (HRS-036, formats.md §2).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from lssdesk.errors import Refused
from lssdesk.flow.reports import cells, csv_rows, xlsx_rows
from lssdesk.flow.reports.cells import Value
from lssdesk.flow.reports.rows import COLUMNS, NEEDED, Column, Problem, Row
from lssdesk.law.hours import exists
from lssdesk.law.hours.strict import quoted
from lssdesk.texts import t

MOST_BYTES = 32 << 20
MOST_ROWS = 100_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_CANCELLED = ("cancelled_by_client", "cancelled_by_provider")

Records = Iterator[tuple[int, Sequence[Value] | str]]


@dataclass(frozen=True)
class Sheet:
    """What a report holds: the columns that are read, those that are not, and the rows, once.

    ``expected`` is about how many rows there are, 0 where that is not known beforehand.
    """

    columns: frozenset[Column]
    ignored: tuple[str, ...]
    expected: int
    rows: Iterator[Row | Problem]


def read(data: bytes, today: date) -> Sheet:
    """Read a report's header now and its rows as they are asked for.

    ``Refused`` where no row of it can be read: no table, broken, too large, a column that is needed is
    missing.  ``today`` settles the century of a personal number.
    """
    if len(data) > MOST_BYTES:
        raise Refused(t("provider_report.file.too_large", most=MOST_BYTES >> 20))
    if data.startswith(_OLD_EXCEL):
        raise Refused(t("provider_report.file.old_excel"))
    if data.startswith(_ZIP):
        return _workbook(data, today)
    return _csv(data, today)


def _csv(data: bytes, today: date) -> Sheet:
    text = csv_rows.decode(data)
    tried = [
        (_names(next(csv_rows.records(csv_rows.Lines(text), one), None)), one) for one in csv_rows.SEPARATORS
    ]
    names, separator = max(tried, key=lambda one: len(_known(one[0])))
    records = csv_rows.records(csv_rows.Lines(text), separator)
    next(records, None)
    return _sheet(names, records, Reader(today, exact=separator == ","), max(0, text.count("\n") - 1))


def _workbook(data: bytes, today: date) -> Sheet:
    """The first sheet that begins with columns that are known."""
    book = xlsx_rows.Sheets(data)
    for sheet in range(book.count):
        records = (record for record in book.rows(sheet) if any(cell is not None for cell in record[1]))
        names = _names(next(records, None))
        if _known(names) or sheet == book.count - 1:
            return _sheet(names, records, Reader(today), 0)
    raise Refused(t("provider_report.file.empty"))


def _names(header: tuple[int, Sequence[Value] | str] | None) -> list[str]:
    return [cells.text(cell) for cell in header[1]] if header and not isinstance(header[1], str) else []


def _known(names: Sequence[str]) -> dict[int, Column]:
    """Which column stands at which place; case, dots and spaces do not count."""
    plain = [cells.folded(name).replace(" ", "_") for name in names]
    return {place: column for column in COLUMNS for place, name in enumerate(plain) if name == column}


def _sheet(names: Sequence[str], records: Records, reader: "Reader", expected: int) -> Sheet:
    if not any(names):
        raise Refused(t("provider_report.file.empty"))
    known = _known(names)
    found = list(known.values())
    if missing := [column for column in NEEDED if column not in found]:
        raise Refused(_missing(missing, bool(found)))
    if twice := sorted({column for column in found if found.count(column) > 1}):
        raise Refused(t("provider_report.file.twice", columns=", ".join(twice)))
    ignored = tuple(name for place, name in enumerate(names) if name and place not in known)
    rows = _rows(records, known, len(names), reader)
    return Sheet(frozenset(found), tuple(quoted(name) for name in ignored), expected, rows)


def _missing(columns: Sequence[str], some: bool) -> str:
    if not some:
        return t("provider_report.file.no_header", columns=", ".join(NEEDED))
    key = "provider_report.file.missing_one" if len(columns) == 1 else "provider_report.file.missing"
    return t(key, columns=", ".join(columns))


def _rows(
    records: Records, known: Mapping[int, Column], width: int, reader: "Reader"
) -> Iterator[Row | Problem]:
    for count, (line, found) in enumerate(records):
        if count == MOST_ROWS:
            raise Refused(t("provider_report.file.too_many", most=MOST_ROWS))
        if isinstance(found, str):
            yield Problem(line, "", t(f"provider_report.row.{found}"))
        elif any(not cells.empty(cell) for cell in found):
            row = {column: found[place] for place, column in known.items() if place < len(found)}
            yield reader.misplaced(line, found, width) or reader.read(line, row)


class Reader:
    """Reads one row after the other; the same numbers and names come back many times.

    ``exact``: a row has as many cells as the header, since a decimal comma may have parted one of them.
    """

    def __init__(self, today: date, exact: bool = False) -> None:
        self._today, self._exact = today, exact
        self._numbers: dict[Value, str] = {}
        self._texts: dict[str, str] = {}

    def misplaced(self, line: int, found: Sequence[Value], width: int) -> Problem | None:
        """Whether cells stand under another column than their own."""
        more = any(not cells.empty(cell) for cell in found[width:])
        if not more and (not self._exact or len(found) == width):
            return None
        return Problem(line, "", t("provider_report.row.cells", found=len(found), expected=width))

    def read(self, line: int, row: Mapping[Column, Value]) -> Row | Problem:
        """The row, or the first thing in it that is to be mended; a planned one is not read further."""
        if cells.planned(row.get("status")):
            return Problem(line, "status", t("provider_report.row.planned"), coming=True)
        try:
            return self._row(line, row)
        except cells.BadCell as bad:
            return Problem(line, bad.column, bad.reason)

    def _row(self, line: int, row: Mapping[Column, Value]) -> Row:
        for column in NEEDED:
            if cells.empty(row.get(column)):
                raise cells.BadCell(column, t(f"provider_report.needed.{column}"))
        day, start = _cell("datum", row, cells.day), _cell("start", row, cells.clock)
        end = _cell("slut", row, lambda value: cells.clock(value, end=True))
        status = _cell("status", row, cells.status)
        _check_clock(day, start, end)
        activity = _cell("aktivitet", row, cells.words)
        return Row(
            line=line,
            number=_cell("personnummer", row, self._number),
            measure=_cell("insats", row, cells.measure),
            day=day,
            start=start,
            end=end,
            status=status,
            cancelled_at=_cancelled_at(status, row),
            provider=self._same(" ".join(_cell("utforare", row, cells.words).split())),
            activity=cells.activity(activity),
            amount=_cell("omkostnad", row, cells.amount),
            receipt=_cell("kvitto", row, cells.words),
            note=_note(_cell("anteckning", row, cells.words), activity),
        )

    def _number(self, value: Value) -> str:
        if value not in self._numbers:
            self._numbers[value] = cells.number(value, self._today)
        return self._numbers[value]

    def _same(self, text: str) -> str:
        return self._texts.setdefault(text, text)


def _cell(column: Column, row: Mapping[Column, Value], read: Callable[[Value], Any]) -> Any:
    return cells.read_as(read, column, row.get(column))


def _cancelled_at(status: str, row: Mapping[Column, Value]) -> Any:
    """When it was cancelled: needed where the person did it, impossible where nobody did (PRV-052)."""
    if not cells.empty(row.get("avbokad_tid")):
        if status not in _CANCELLED:
            raise cells.BadCell("avbokad_tid", t("provider_report.row.not_cancelled"))
        return _cell("avbokad_tid", row, cells.moment)
    if status == "cancelled_by_client":
        raise cells.BadCell("avbokad_tid", t("provider_report.needed.avbokad_tid"))
    return None


def _check_clock(day: date, start: time, end: time) -> None:
    """A clock time that is jumped over in spring is none (HRS-018)."""
    ends = day if end > start else day + timedelta(days=1)
    for column, on, clock in (("start", day, start), ("slut", ends, end)):
        if not exists(on, clock):
            raise cells.BadCell(column, t("calc.no_such_clock", day=on, clock=f"{clock:%H:%M}"))


def _note(note: str, activity: str) -> str:
    """The note, with the words for an activity that says more than its kind does."""
    if cells.is_named(activity):
        return note
    return "\n".join(part for part in (note, t("provider_report.activity_note", words=activity)) if part)
