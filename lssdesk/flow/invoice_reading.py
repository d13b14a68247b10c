"""A provider's invoice, from a file or as typed: each row a charge, or what is to be mended in it (PRV-076).

Columns, in any order: ``personnummer;insats;datum;start;slut;status;kategori;minuter;belopp;omkostnad``.
Needed are the first three and one of the last three.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, get_args

from lssdesk.errors import Refused
from lssdesk.flow.reports import cells, csv_rows, xlsx_rows
from lssdesk.flow.reports.cells import Value
from lssdesk.flow.reports.rows import Problem
from lssdesk.law.hours import Category
from lssdesk.law.hours.strict import quoted
from lssdesk.law.payment import Charge
from lssdesk.texts import t

NEEDED = ("personnummer", "insats", "datum")
CHARGED = ("minuter", "belopp", "omkostnad")
COLUMNS = (*NEEDED, "start", "slut", "status", "kategori", *CHARGED)
MOST_BYTES = 32 << 20
MOST_ROWS = 100_000
MOST_MINUTES = 1440
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Reading:
    """What an invoice says, and the rows that could not be read."""

    charges: tuple[Charge, ...]
    problems: tuple[Problem, ...]


def read(data: bytes, today: date) -> Reading:
    """Read a CSV or XLSX file; no bad row stops the others.  ``Refused`` where no row of it can be read.

    ``today`` settles the century of a personal number.
    """
    if len(data) > MOST_BYTES:
        raise Refused(t("payment.file.too_large", most=MOST_BYTES >> 20))
    charges: list[Charge] = []
    problems: list[Problem] = []
    for line, row in _rows(_workbook(data) if data.startswith(_ZIP) else _csv(data)):
        found = (
            Problem(line, "", t("payment.row.broken")) if isinstance(row, str) else charge(line, row, today)
        )
        if isinstance(found, Problem):
            problems.append(found)
        else:
            charges.append(found)
    if not charges and not problems:
        raise Refused(t("payment.file.empty"))
    return Reading(tuple(charges), tuple(problems))


Records = Iterator[tuple[int, Sequence[Value] | str]]


def _csv(data: bytes) -> Records:
    text = csv_rows.decode(data)
    first = text.partition("\n")[0]
    separator = max(csv_rows.SEPARATORS, key=first.count)
    yield from csv_rows.records(csv_rows.Lines(text), separator)


def _workbook(data: bytes) -> Records:
    for record in xlsx_rows.Sheets(data).rows(0):
        if any(not cells.empty(cell) for cell in record[1]):
            yield record


def _rows(records: Records) -> Iterator[tuple[int, Mapping[str, Value] | str]]:
    """The rows by column below the header, or what the reader says of one that has no cells."""
    first = next(records, None)
    if first is None or isinstance(first[1], str):
        raise Refused(t("payment.file.empty"))
    known = _header(first[1])
    for count, (line, found) in enumerate(records):
        if count == MOST_ROWS:
            raise Refused(t("payment.file.too_many", most=MOST_ROWS))
        if isinstance(found, str):
            yield line, found
            continue
        row = {name: found[place] for place, name in known.items() if place < len(found)}
        if any(not cells.empty(cell) for cell in row.values()):
            yield line, row


def _header(names: Sequence[Value]) -> dict[int, str]:
    plain = [cells.folded(cells.text(name)) for name in names]
    known = {place: name for place, name in enumerate(plain) if name in COLUMNS}
    missing = [name for name in NEEDED if name not in known.values()]
    if missing or not set(CHARGED) & set(known.values()):
        raise Refused(t("payment.file.columns", needed=", ".join(NEEDED), charged=", ".join(CHARGED)))
    return known


def charge(line: int, row: Mapping[str, Value], today: date) -> Charge | Problem:
    """One row as a charge, or the first thing in it that is to be mended, with its column."""
    try:
        return _charge(line, row, today)
    except cells.BadCell as bad:
        return Problem(line, bad.column, bad.reason)


def _charge(line: int, row: Mapping[str, Value], today: date) -> Charge:
    for column in NEEDED:
        if cells.empty(row.get(column)):
            raise cells.BadCell(column, t(f"payment.row.{column}"))
    if all(cells.empty(row.get(column)) for column in CHARGED):
        raise cells.BadCell("minuter", t("payment.row.nothing"))
    return Charge(
        line=line,
        number=_cell("personnummer", row, lambda value: cells.number(value, today)),
        measure=_cell("insats", row, cells.measure),
        day=_cell("datum", row, cells.day),
        start=_cell("start", row, cells.clock),
        end=_cell("slut", row, _end),
        status=_cell("status", row, cells.status) or "performed",
        category=_cell("kategori", row, _category),
        minutes=_cell("minuter", row, _minutes),
        amount=_cell("belopp", row, _ore),
        cost=_cell("omkostnad", row, _ore) or 0,
    )


def _cell(column: str, row: Mapping[str, Value], read: Any) -> Any:
    """The cell's value, None where it is empty."""
    value = row.get(column)
    return None if cells.empty(value) else cells.read_as(read, column, value)


def _end(value: Value) -> time:
    return cells.clock(value, end=True)


def _ore(value: Value) -> int:
    return cells.amount(value) or 0


def _category(value: Value) -> Category:
    said = cells.folded(cells.text(value))
    found = next((one for one in get_args(Category) if one == said), None)
    if found is None:
        raise Refused(t("payment.row.kategori", found=quoted(cells.text(value))))
    return found  # type: ignore[no-any-return]


def _minutes(value: Value) -> int:
    said = cells.text(value)
    if not said.isdecimal() or len(said) > 5 or int(said) > MOST_MINUTES:
        raise Refused(t("payment.row.minuter", found=quoted(said), most=MOST_MINUTES))
    return int(said)
