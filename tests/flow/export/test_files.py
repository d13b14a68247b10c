"""One export: the bytes of each format, when there is none, and names that tell nothing of the person."""

from datetime import date

import pytest

from lssdesk.errors import Refused
from lssdesk.flow.export.content import Span
from lssdesk.flow.export.files import FORMATS, Format, Wanted, file_name, log_name, made
from tests.flow.export.export_cases import NOW, YEAR, tracks
from tests.letters.hours.tracks import case, hours, planned

STARTS = {"pdf": b"%PDF", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "ical": b"BEGIN:VCALENDAR"}
EMPTY = Span(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("format", FORMATS)
def test_each_format(format: Format) -> None:
    assert made(case(), tracks(), Wanted(format, YEAR), NOW).startswith(STARTS[format])


@pytest.mark.parametrize(
    ("format", "span", "says"),
    [
        *((format, EMPTY, "Det finns inget att exportera|Inga planerade") for format in FORMATS),
        ("csv", Span(date(2026, 2, 1), date(2026, 1, 1)), "före den första"),
    ],
)
def test_without_anything_there_is_no_file(format: Format, span: Span, says: str) -> None:
    with pytest.raises(Refused, match=says):
        made(case(), tracks(), Wanted(format, span), NOW)


def test_without_planned_occasions_there_is_no_calendar() -> None:
    with pytest.raises(Refused, match="Inga planerade"):
        made(case(), (hours(),), Wanted("ical", YEAR), NOW)
    assert made(case(), (hours(),), Wanted("xlsx", YEAR), NOW)


def test_what_is_only_planned_is_left_out_of_csv_unless_it_is_wanted() -> None:
    ahead = (hours(planned("2026-04-24")),)
    with pytest.raises(Refused, match="bara planerade tillfällen"):
        made(case(), ahead, Wanted("csv", YEAR), NOW)
    assert b"planerad" in made(case(), ahead, Wanted("csv", YEAR, with_planned=True), NOW)


@pytest.mark.parametrize(
    ("format", "protection", "expected"),
    [
        ("csv", "none", "Timmar 2026-0042, 2026-01-01 till 2026-12-31.csv"),
        ("ical", "none", "Timmar 2026-0042, 2026-01-01 till 2026-12-31.ics"),
        ("pdf", "sekretessmarkering", "Timmar 2026-01-01 till 2026-12-31.pdf"),
    ],
)
def test_the_name_of_the_file(format: Format, protection: str, expected: str) -> None:
    assert file_name(case(protection), Wanted(format, YEAR)) == expected


def test_the_log_names_each_format_by_itself() -> None:
    assert len({log_name(Wanted(format, YEAR)) for format in FORMATS}) == len(FORMATS)
