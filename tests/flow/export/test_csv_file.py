"""CSV: the columns of a provider's report, read back by the reader of reports as what was written."""

import csv
from io import StringIO

import msgspec
import pytest

from lssdesk.flow.export.csv_file import csv_file
from lssdesk.flow.reports.reading import read
from lssdesk.flow.reports.rows import Problem, Row
from tests.flow.export.export_cases import AWKWARD, NOW, all_of_it
from tests.letters.hours.tracks import case

HEADER = (
    "personnummer;insats;datum;start;slut;status;avbokad_tid;utforare;aktivitet;omkostnad;kvitto;anteckning"
)


def written(with_planned: bool = False) -> bytes:
    return csv_file(all_of_it(), case().person, with_planned)


def cells(data: bytes | None = None) -> list[list[str]]:
    text = (data or written()).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def test_it_is_utf_8_with_a_mark_and_semicolons() -> None:
    data = written()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n")[0] == HEADER


def test_the_rows() -> None:
    first, *_ = cells()[1:]
    assert first == [
        "19900101-2385", "ledsagarservice", "2026-04-04", "10:00", "12:00", "utförd", "", "Stödet AB", "bio",
        "95,50", "K1, K2", "'=1+1",
    ]  # fmt: skip
    assert [row[5] for row in cells()[1:]] == [
        "utförd", "utförd", "utförd", "avbokad", "avbokad av utförare", "uteblev", "",
    ]  # fmt: skip


def test_what_is_planned_is_no_report() -> None:
    assert not any(row[2] == "2026-04-24" for row in cells())


def test_what_is_planned_has_a_row_where_that_is_wanted() -> None:
    [planned] = [row for row in cells(written(with_planned=True)) if row[2] == "2026-04-24"]
    assert planned[1:7] == ["ledsagarservice", "2026-04-24", "17:00", "19:30", "planerad", ""]
    assert [row for row in cells(written(with_planned=True)) if row != planned] == cells()


def test_what_is_planned_is_named_and_not_taken_in() -> None:
    """Also where no provider is named, which is most of what is planned."""
    found = list(read(written(with_planned=True), NOW.date()).rows)
    bad = [one.reason for one in found if isinstance(one, Problem) and one.column == "status"]
    assert bad == [
        "Tillfället är planerat och tas inte in. Det kan läsas in när det är utfört eller avbokat."
    ]
    assert [one for one in found if isinstance(one, Row)] == [
        one for one in read(written(), NOW.date()).rows if isinstance(one, Row)
    ]


def test_no_cell_begins_as_a_formula() -> None:
    assert not [cell for row in cells() for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_it_is_read_back_as_it_was() -> None:
    found = list(read(written(), NOW.date()).rows)
    rows = [one for one in found if isinstance(one, Row)]
    assert [(one.day.day, f"{one.start:%H:%M}–{one.end:%H:%M}", one.status) for one in rows] == [
        (4, "10:00–12:00", "performed"),
        (8, "17:00–00:00", "performed"),
        (10, "22:00–01:30", "performed"),
        (16, "10:00–12:00", "cancelled_by_provider"),
        (17, "10:00–12:00", "no_show"),
    ]
    assert {one.number for one in rows} == {"199001012385"}
    assert [one.activity for one in rows] == ["culture", "cafe", None, None, None]
    assert [one.note for one in rows] == [AWKWARD[0], AWKWARD[4], AWKWARD[1], AWKWARD[2], AWKWARD[3]]
    assert [one.provider for one in rows][:3] == ["Stödet AB", "Stödet AB", "=Stödet"]
    assert (rows[0].amount, rows[0].receipt) == (9_550, "K1, K2")


def test_rows_that_a_report_could_not_have_are_named_and_stop_nothing() -> None:
    """An occasion without a provider, and a cost without an occasion."""
    bad = [one for one in read(written(), NOW.date()).rows if isinstance(one, Problem)]
    assert [one.column for one in bad] == ["utforare", "start"]


@pytest.mark.parametrize(
    ("number", "reserve", "expected"),
    [("199001012385", "", "19900101-2385"), ("", "19900101TF01", "19900101TF01"), ("", "", "")],
)
def test_the_number_of_the_person(number: str, reserve: str, expected: str) -> None:
    person = msgspec.structs.replace(case().person, personal_number=number, reserve_number=reserve)
    lines = csv_file(all_of_it(), person).decode("utf-8-sig").splitlines()
    assert lines[1].split(";")[0] == expected
