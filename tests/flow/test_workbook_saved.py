"""A workbook is made in memory alone, and can be read again."""

import tempfile
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from lssdesk.flow import figures_export, payment_export
from lssdesk.flow.export import xlsx_file
from lssdesk.flow.figures_tables import Column, Figure, Number, Row, Table
from lssdesk.flow.payment_tables import Sheet
from lssdesk.flow.workbook import empty, saved, say
from tests.flow.export.export_cases import all_of_it

NOW = datetime(2026, 4, 20, 9, 30)


@pytest.fixture(autouse=True)
def no_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in the folder for temporary files is a failure."""

    def refuse(*_args: Any, **_more: Any) -> Any:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", refuse)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)


def test_what_is_written_is_read_again() -> None:
    book = empty()
    for name in ("Ett", "Två"):
        say(book.create_sheet(name).cell(1, 1), f"=1+1 i {name}")
    again = openpyxl.load_workbook(BytesIO(saved(book)))
    assert [(sheet.title, sheet["A1"].value) for sheet in again] == [
        ("Ett", "=1+1 i Ett"),
        ("Två", "=1+1 i Två"),
    ]


def test_every_workbook_of_the_program_is_made_in_memory() -> None:
    table = Table("Timmar", ("Kön",), (Column("Antal"),), (Row(("Kvinnor",), (Number(1, "persons"),)),))
    made = (
        xlsx_file.xlsx_file(all_of_it(), NOW),
        payment_export.xlsx([Sheet("Underlag", ("Person", "Belopp"), (("Ada", 1),))]),
        figures_export.xlsx(Figure("hours", "Timmar", "", (table,)), NOW),
    )
    assert all(data.startswith(b"PK") for data in made)


def test_without_that_way_of_saving_it_would_be_seen() -> None:
    book = empty()
    book.create_sheet("Ett")
    with pytest.raises(AssertionError, match="temporary"):
        book.save(BytesIO())
