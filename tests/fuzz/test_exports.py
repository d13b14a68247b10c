"""Odd words in the hours come out of every export whole: as many rows, a calendar that can be read.

A PDF says which signs it cannot show, as every letter does.
"""

import csv
import io

import openpyxl
import pytest
from icalendar import Calendar

from lssdesk.flow.export.files import FORMATS, Format, Wanted, made
from tests.flow.export.export_cases import NOW, YEAR
from tests.fuzz.mutation import ODD_TEXTS
from tests.letters.hours.tracks import case, cost, hours, money, planned, session

DAYS = [f"2026-{month:02}-{day:02}" for month in (2, 3) for day in range(1, 29)]


def rows(format: Format, data: bytes) -> int:
    """How many occasions stand in a file."""
    if format == "csv":
        text = data.decode("utf-8-sig")
        return len(list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))) - 1
    if format == "xlsx":
        return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].max_row - 1
    return len(Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "pdf"])
def test_odd_words_leave_every_export_whole(format: Format) -> None:
    words = list(zip(DAYS, ODD_TEXTS.values(), strict=False))
    used = [
        (planned if format == "ical" else session)(day, provider=text, companion=text, note=text)
        for day, text in words
    ]
    spent = [cost(day, 100, receipt=text, note=text) for day, text in words]
    tracks = (hours(*used), money(*spent)) if format == "xlsx" else (hours(*used),)
    data = made(case(), tracks, Wanted(format, YEAR, with_companion=True), NOW)
    assert rows(format, data) == len(ODD_TEXTS)
