"""iCalendar: planned occasions, read back with the right moments; ids that stay; no word too many."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from icalendar import Calendar

from lssdesk.flow.export.content import content
from lssdesk.flow.export.ical_file import ical_file
from lssdesk.law.hours import Track
from tests.flow.export.export_cases import NOW, YEAR, all_of_it, tracks
from tests.letters.hours.tracks import hours, planned


def events(*found: Track, with_companion: bool = False) -> list[Any]:
    data = ical_file(content(found or tracks(), YEAR, NOW.date()), NOW, with_companion)
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_only_what_is_planned() -> None:
    (event,) = events()
    assert event["UID"] == "2026-04-24 17:00@lssdesk"
    assert event["DTSTAMP"].dt == NOW
    assert event["CLASS"] == "PRIVATE"


@pytest.mark.parametrize(
    ("name", "day", "start", "end", "expected", "length"),
    [
        ("summer", "2026-04-24", "17:00", "19:30", datetime(2026, 4, 24, 15, tzinfo=UTC), 150),
        ("winter", "2026-12-04", "17:00", "19:30", datetime(2026, 12, 4, 16, tzinfo=UTC), 150),
        ("over midnight", "2026-05-02", "22:00", "01:30", datetime(2026, 5, 2, 20, tzinfo=UTC), 210),
        ("to midnight", "2026-05-02", "22:00", "00:00", datetime(2026, 5, 2, 20, tzinfo=UTC), 120),
        ("the night in autumn", "2026-10-24", "22:00", "04:00", datetime(2026, 10, 24, 20, tzinfo=UTC), 420),
    ],
)
def test_the_moments_are_those_of_swedish_clocks(
    name: str, day: str, start: str, end: str, expected: datetime, length: int
) -> None:
    (event,) = events(hours(planned(day, start, end)))
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    first, last = (event[key].dt.astimezone(UTC) for key in ("DTSTART", "DTEND"))
    assert (first, last - first) == (expected, timedelta(minutes=length))


def test_the_file_brings_its_own_time_zone() -> None:
    data = ical_file(all_of_it(), NOW).decode()
    assert data.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/Stockholm" in data
    assert "TZOFFSETTO:+0200" in data


@pytest.mark.parametrize(
    ("measure", "companion", "wanted", "expected"),
    [
        ("ledsagarservice", "Kim", False, "Ledsagning"),
        ("ledsagning", "Kim", True, "Ledsagning med Kim"),
        ("ledsagning", " ", True, "Ledsagning"),
        ("avlosarservice", "Kim", False, "Avlösning"),
        ("avlosning", "Kim", True, "Avlösning med Kim"),
    ],
)
def test_an_entry_says_no_more_than_it_is_asked_for(
    measure: str, companion: str, wanted: bool, expected: str
) -> None:
    track = hours(planned("2026-05-02", companion=companion, note="Hemligt"), measure=measure)
    (event,) = events(track, with_companion=wanted)
    assert event["SUMMARY"] == expected
    assert "Hemligt" not in event.to_ical().decode()


def test_a_moved_occasion_keeps_its_id() -> None:
    before = planned("2026-05-02")
    after = msgspec.structs.replace(before, day=before.day + timedelta(days=1))
    first, second = (events(hours(one))[0] for one in (before, after))
    assert first["UID"] == second["UID"]
    assert first["DTSTART"].dt != second["DTSTART"].dt
