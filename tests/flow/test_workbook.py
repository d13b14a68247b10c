"""One rule for a text in workbooks and in CSV: what is shown, what is guarded, and what is read back."""

import csv
import re
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lssdesk.flow.reports import cells, csv_rows, xlsx_rows
from lssdesk.flow.workbook import MOST_SIGNS, guarded, say, shown, unguarded

SHOWN = [
    # name, text, as it is written
    ("plain", "Kafé, 95 kr", "Kafé, 95 kr"),
    ("hard space", "1\u00a0250\u00a0kr", "1 250 kr"),
    ("narrow hard space", "1\u202f250", "1 250"),
    ("two spaces", "a  b", "a  b"),
    ("lines", "a\nb", "a\nb"),
    ("lines of Windows and of old", "a\r\nb\rc", "a\nb\nc"),
    ("tab", "a\tb", "a b"),
    ("control signs", "a\x00b\x0bc\x7fd", "a b c d"),
    ("no sign at all", "a\ud800b\uffffc", "a b c"),
    ("soft hyphen and a mark of direction", "sam\u00adtal\u200b", "samtal"),
    ("sign of several", "\U0001f600 é", "\U0001f600 é"),
    ("nothing", "", ""),
]


@pytest.mark.parametrize(("name", "text", "expected"), SHOWN)
def test_what_is_shown(name: str, text: str, expected: str) -> None:
    assert shown(text) == expected
    assert guarded(text) == expected


GUARDED = [
    # text, as a cell of CSV
    ("=1+1", "'=1+1"),
    ("+46 70", "'+46 70"),
    ("-5", "'-5"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\uff1d1+1", "'\uff1d1+1"),
    ("  =1", "'  =1"),
    ("\u00a0=1", "' =1"),
    ("\t=1", "' =1"),
    ("\n=1", "'\n=1"),
    ("'=1", "''=1"),
    ("1=1", "1=1"),
    ("'s", "'s"),
    ("a 'b' -5", "a 'b' -5"),
]


@pytest.mark.parametrize(("text", "expected"), GUARDED)
def test_what_looks_like_a_formula_is_guarded(text: str, expected: str) -> None:
    assert guarded(text) == expected
    assert unguarded(expected) == shown(text)


def from_csv(text: str) -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=";").writerow([guarded(text), "x"])
    [(_, [cell, _])] = csv_rows.records(csv_rows.Lines(out.getvalue()), ";")
    return cells.text(cell)


def from_workbook(text: str) -> str:
    book = openpyxl.Workbook()
    say(book.worksheets[0].cell(1, 1), text)
    book.worksheets[0].cell(1, 2).value = "x"
    out = BytesIO()
    book.save(out)
    [(_, (cell, *_))] = xlsx_rows.Sheets(out.getvalue()).rows(0)
    return cells.text(cell)


texts = st.text(st.sampled_from("=+-@'\"; ,\n\r\t\u00a0\u00adaé\x00\u2028"), max_size=12) | st.text(
    max_size=30
)


@given(texts)
@example("'=1")
@example("''")
def test_our_own_reader_gives_a_text_of_csv_back(text: str) -> None:
    assert from_csv(text) == shown(text).strip()
    assert not re.match(r"\s*[=+\-@]", guarded(text))


@given(texts)
@example("_x0041_")
def test_our_own_reader_gives_a_text_of_a_workbook_back(text: str) -> None:
    assert from_workbook(text) == shown(text).strip()


@pytest.mark.parametrize(("text", "quoted"), [("=1+1", True), ("'-5", True), ("1+1", False), ("", False)])
def test_a_cell_that_looks_like_a_formula_stays_a_text(text: str, quoted: bool) -> None:
    cell = openpyxl.Workbook().worksheets[0].cell(1, 1)
    say(cell, text)
    assert (cell.value or "", cell.data_type, bool(cell.quotePrefix)) == (text, "s" if text else "n", quoted)


def test_a_cell_holds_so_many_signs() -> None:
    cell = openpyxl.Workbook().worksheets[0].cell(1, 1)
    say(cell, "x" * (MOST_SIGNS + 1))
    assert len(cell.value) == MOST_SIGNS
