"""Whatever bytes are given: rows and problems, or a sentence that says why not; never anything else."""

import io
import zipfile
from datetime import date, time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lssdesk.errors import Refused
from lssdesk.flow.reports import Problem, Row
from lssdesk.flow.reports.reading import read
from tests.flow.reports.reports import TODAY, csv_of, row, xlsx_of

ANY = settings(max_examples=200, deadline=None)
CSV = csv_of(
    row(omkostnad="85,50", anteckning='"två\nrader"'), row(status="avbokad", avbokad_tid="2026-04-07 12:00")
)
XLSX = xlsx_of(row(omkostnad=85.5, datum=date(2026, 4, 8), start=time(10)), row(personnummer=9001012385))
SIGNS = tuple(b';,"\n\r\0\t=\xff\xc3') + tuple(b"<>&/0A")


def outcome(data: bytes) -> str:
    """The sentence of a refusal; empty where there are rows and problems."""
    try:
        found = list(read(data, TODAY).rows)
    except Refused as refused:
        return str(refused)
    for one in found:
        assert isinstance(one, Row | Problem)
        if isinstance(one, Problem):
            assert one.reason.endswith(".")
            assert one.line > 0
        else:
            assert all(text.isprintable() or "\n" in text for text in (one.note, one.provider, one.receipt))
    return ""


@ANY
@given(st.binary(max_size=2_000))
@example(b"PK\x03\x04")
@example(b"\xff\xfe;\x00")
@example(b'"')
@example(b'personnummer;insats;datum;start;slut;status;utforare\n"')
def test_random_bytes(data: bytes) -> None:
    outcome(data)
    outcome(CSV + data)
    outcome(b"PK\x03\x04" + data)


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """The data with some bytes changed, taken away, put in, or cut off."""
    made = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(0, len(made) - 1)))
        sign = draw(st.sampled_from(SIGNS) | st.integers(0, 255))
        kind = draw(st.sampled_from(("change", "remove", "insert", "cut")))
        if kind == "change":
            made[place : place + 1] = bytes([sign])
        elif kind == "remove":
            del made[place : place + draw(st.integers(1, 20))]
        elif kind == "insert":
            made[place:place] = bytes([sign]) * draw(st.integers(1, 20))
        else:
            del made[max(place, len(made) // 2) :]
    return bytes(made)


@ANY
@given(mutated(CSV))
def test_a_report_with_bytes_out_of_place(data: bytes) -> None:
    outcome(data)


@ANY
@given(mutated(XLSX))
def test_a_workbook_with_bytes_out_of_place(data: bytes) -> None:
    outcome(data)


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(XLSX)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@ANY
@given(st.data())
def test_a_workbook_whose_parts_are_out_of_order(data: Any) -> None:
    """Packed anew, so that the broken XML inside is reached."""
    whole = parts()
    name = data.draw(st.sampled_from(sorted(whole)))
    whole[name] = data.draw(mutated(whole[name]))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, content in whole.items():
            archive.writestr(part, content)
    outcome(made.getvalue())


NO, BR = "Filen saknar rubrikrad.", "Arbetsboken går inte att läsa"
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


@pytest.mark.parametrize(
    ("name", "expected", "content"),
    [
        ("a row far below", NO, b'<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="99999999999"/>'),
        ("a cell far to the right", "Filen är tom.", b'<row r="1"><c r="ZZZ1" t="str"><v>x</v></c></row>'),
        ("a cell beyond", BR, b'<row r="1"><c r="ZZZZZZ1" t="str"><v>x</v></c></row>'),
        ("a string that is not there", BR, b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'),
        ("a number without end", BR, b'<row r="1"><c r="A1"><v>' + b"9" * 5_000 + b"</v></c></row>"),
    ],
)
def test_a_workbook_that_is_strange(name: str, expected: str, content: bytes) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, own in parts().items():
            archive.writestr(part, SHEET % content if part.endswith("sheet1.xml") else own)
    assert outcome(made.getvalue()).startswith(expected)
