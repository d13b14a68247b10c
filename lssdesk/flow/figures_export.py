"""Figures as a workbook and as a PDF."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from lssdesk.flow.figures_tables import Figure, Number, Table
from lssdesk.flow.workbook import empty, saved, say
from lssdesk.model.case import Sender
from lssdesk.texts import t

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_FORMATS = {"persons": "#,##0", "share": "0.0 %", "minutes": "[h]:mm"}
_PARTS = {"persons": 1, "share": 1000, "minutes": 1440}  # of a number in one of the workbook's own
_WIDE, _NARROW = 32, 14  # signs in a column


def pdf(figure: Figure, sender: Mapping[str, Any], at: datetime) -> bytes:
    """The figure as a tagged PDF from the municipality; ``Refused`` where its name is missing."""
    from lssdesk.letters.figures import Grid, report
    from lssdesk.letters.pdf import render

    grids = [
        Grid(
            title=table.title,
            head=", ".join(table.heads),
            columns=tuple((column.group, column.head) for column in table.columns),
            rows=tuple(
                (", ".join(filter(None, row.labels)), tuple(number.text for number in row.numbers))
                for row in table.rows
            ),
        )
        for table in figure.tables
    ]
    office = msgspec.convert(sender, Sender)
    return render(report(figure.title, figure.about, grids, figure.notes, office, at))


def xlsx(figure: Figure, at: datetime) -> bytes:
    """The figure as a workbook, a sheet for each table; numbers are numbers that can be reckoned with."""
    book = empty()
    book.properties.title, book.properties.creator = figure.title, t("figures.creator")
    book.properties.created = at.replace(tzinfo=None)
    for number, table in enumerate(figure.tables, 1):
        _fill(book.create_sheet(t("figures.sheet", number=number)), figure, table)
    return saved(book)


def _fill(sheet: "Worksheet", figure: Figure, table: Table) -> None:
    from openpyxl.styles import Font

    above = (figure.title, figure.about, table.title, *figure.notes)
    for line, text in enumerate(above, 1):
        say(sheet.cell(line, 1), text)
    sheet.cell(1, 1).font = Font(bold=True)
    first = len(above) + 2
    heads = [*(("", head) for head in table.heads), *((one.group, one.head) for one in table.columns)]
    for place, texts in enumerate(heads, 1):
        for line, text in enumerate(texts, first):
            say(sheet.cell(line, place), text)
            sheet.cell(line, place).font = Font(bold=True)
        letter = sheet.cell(first, place).column_letter
        sheet.column_dimensions[letter].width = _WIDE if place <= len(table.heads) else _NARROW
    for line, row in enumerate(table.rows, first + 2):
        for place, value in enumerate((*row.labels, *row.numbers), 1):
            put = _put if isinstance(value, Number) else say
            put(sheet.cell(line, place), value)  # type: ignore[arg-type]
            sheet.cell(line, place).font = Font(bold=row.total)
    sheet.freeze_panes = sheet.cell(first + 2, len(table.heads) + 1)


def _put(cell: "Cell", number: Number) -> None:
    if number.value is None:
        say(cell, number.text if number.held_back else "")
        return
    part = _PARTS[number.unit]
    cell.value = number.value if part == 1 else number.value / part
    cell.number_format = _FORMATS[number.unit]
