"""Reports as providers send them: CSV and XLSX from the same rows."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from lssdesk.flow.reports import Problem, Row
from lssdesk.flow.reports.reading import read
from tests.flow.officer import WOMAN

TODAY = date(2026, 5, 4)
HEADER = (
    "personnummer", "insats", "datum", "start", "slut", "status", "avbokad_tid", "utforare", "aktivitet",
    "omkostnad", "kvitto", "anteckning",
)  # fmt: skip
PLAIN: Mapping[str, Any] = {
    "personnummer": WOMAN,
    "insats": "ledsagarservice",
    "datum": "2026-04-08",
    "start": "10:00",
    "slut": "12:30",
    "status": "utförd",
    "utforare": "Egen regi",
}
"""A row that nothing is wrong with."""


def row(**changes: Any) -> dict[str, Any]:
    """The plain row with some cells other than they are."""
    return {**PLAIN, **changes}


def cells(rows: Iterable[Mapping[str, Any]], header: Sequence[str] = HEADER) -> list[list[Any]]:
    """Header and rows as lists of cells."""
    return [list(header), *([one.get(name, "") for name in header] for one in rows)]


def csv_of(*rows: Mapping[str, Any], separator: str = ";", header: Sequence[str] = HEADER) -> bytes:
    """A report as CSV; no cell is quoted."""
    lines = (separator.join(map(str, line)) for line in cells(rows, header))
    return "".join(f"{line}\r\n" for line in lines).encode()


def xlsx_of(*rows: Mapping[str, Any], header: Sequence[str] = HEADER, before: Sequence[str] = ()) -> bytes:
    """A report as XLSX, after other sheets with the titles in ``before``."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title in before:
        book.create_sheet(title).append(["Sammanställning"])
    sheet = book.create_sheet("Rapport")
    for line in cells(rows, header):
        sheet.append([None if cell == "" else cell for cell in line])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def found(data: bytes) -> list[Row | Problem]:
    """All rows of a report."""
    return list(read(data, TODAY).rows)
