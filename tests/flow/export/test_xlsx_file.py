"""The workbook: three sheets, values that can be reckoned with, and text that stays text."""

from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from lssdesk.flow.export.content import content
from lssdesk.flow.export.xlsx_file import xlsx_file
from tests.flow.export.export_cases import AWKWARD, NOW, YEAR, all_of_it
from tests.letters.hours.tracks import cost, hours, money, session


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(BytesIO(xlsx_file(all_of_it(), NOW)))


def values(book: Any, sheet: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=2)]


def test_the_sheets(book: Any) -> None:
    assert book.sheetnames == ["Tillfällen", "Kostnader", "Perioder"]
    assert [sheet.freeze_panes for sheet in book] == ["A2", "A2", "A2"]


def test_occasions(book: Any) -> None:
    rows = values(book, "Tillfällen")
    assert rows[1] == [
        "Ledsagarservice", datetime(2026, 4, 8), time(17), time(0), timedelta(hours=7), "genomfört", None,
        timedelta(hours=7), timedelta(0), timedelta(0), "Stödet AB", None, "Kafé eller enklare måltid",
        AWKWARD[4],
    ]  # fmt: skip
    assert rows[3][6] == datetime(2026, 4, 15, 8)
    assert [row[5] for row in rows][-1] == "planerat"


def test_costs(book: Any) -> None:
    assert values(book, "Kostnader")[0] == [
        "Ledsagarens omkostnader", datetime(2026, 4, 4), "inträde", 85.5, 85.5, "K1", None, None,
    ]  # fmt: skip


def test_periods_with_their_sums(book: Any) -> None:
    rows = values(book, "Perioder")
    assert [row[0] for row in rows].count("Summa Ledsagarservice") == 1
    assert rows[3][4:] == [
        timedelta(hours=90),
        timedelta(hours=16, minutes=30),
        timedelta(hours=73, minutes=30),
        None,
    ]
    assert rows[-1][:1] + rows[-1][4:] == ["Summa Ledsagarens omkostnader", 2_700, 215.5, 2_484.5, None]


def test_free_hours_have_no_sum_of_what_is_granted() -> None:
    found = content(
        (hours(session("2026-04-04"), hours=None), money(cost("2026-04-04", 100))), YEAR, NOW.date()
    )
    rows = values(openpyxl.load_workbook(BytesIO(xlsx_file(found, NOW))), "Perioder")
    assert rows[3][4:] == [None, timedelta(hours=2), None, None]


def test_values_have_the_format_of_their_kind(book: Any) -> None:
    formats = {
        sheet: [cell.number_format for cell in next(book[sheet].iter_rows(min_row=2, max_row=2))]
        for sheet in book.sheetnames
    }
    assert formats["Tillfällen"][1:5] == ["yyyy-mm-dd", "hh:mm", "hh:mm", "[h]:mm"]
    assert formats["Kostnader"][3] == '#,##0.00" kr"'
    assert formats["Perioder"][4:7] == ["[h]:mm", "[h]:mm", "[h]:mm"]


def test_text_stays_text_whatever_it_begins_with(book: Any) -> None:
    notes = {cell.value: cell for row in book["Tillfällen"].iter_rows(min_row=2, min_col=14) for cell in row}
    for text in AWKWARD[:4]:
        assert (notes[text].data_type, notes[text].quotePrefix) == ("s", True)
    assert [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ] == []


def test_a_text_is_written_by_the_rule_of_all_workbooks() -> None:
    found = content((hours(session("2026-04-04", note="=a\x00b\u00a0c")),), YEAR, NOW.date())
    made = openpyxl.load_workbook(BytesIO(xlsx_file(found, NOW)))
    assert values(made, "Tillfällen")[0][13] == "=a b c"
