"""Tables as a workbook or as CSV; what looks like a formula stays the text that it is."""

import csv as csv_writer
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

from lssdesk.flow.payment_tables import Cell, Ore, Sheet
from lssdesk.flow.workbook import empty, guarded, saved, say

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDE, _NARROW = 28, 14  # signs in a column


def xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with a sheet for each table."""
    book = empty()
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        for place, head in enumerate(sheet.heads):
            page.column_dimensions[_letter(place)].width = _WIDE if len(head) > _NARROW else _NARROW
        page.append(list(_cells(page, sheet.heads, bold=True)))
        for row in sheet.rows:
            page.append(list(_cells(page, row)))
    return saved(book)


def csv(sheet: Sheet) -> bytes:
    """One table as CSV in UTF-8, with semicolons and decimal commas, as Swedish programs read it."""
    out = StringIO(newline="")
    writer = csv_writer.writer(out, delimiter=";")
    for row in (sheet.heads, *sheet.rows):
        writer.writerow([_text(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    letter: str = get_column_letter(place + 1)
    return letter


def _cells(page: "Worksheet", row: Sequence[Cell], bold: bool = False) -> Iterator[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    for value in row:
        cell = WriteOnlyCell(page, value=value / 100 if isinstance(value, Ore) else None)
        if isinstance(value, Ore):
            cell.number_format = "#,##0.00"
        elif isinstance(value, str):
            say(cell, value)
        elif value is not None:
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
        if bold:
            cell.font = Font(bold=True)
        yield cell


def _text(value: Cell) -> str:
    if isinstance(value, Ore):
        return f"{'-' if value < 0 else ''}{abs(value) // 100},{abs(value) % 100:02}"
    if isinstance(value, str):
        return guarded(value)
    return "" if value is None else str(value)
