from datetime import date

import pytest

from lssdesk.ui.hours_calendar import navigation
from tests.ui.hours_calendar.samples import board_of, cost_track, hours_track


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2200, 12, 1), 1, date(2200, 12, 1)),
        (date(1900, 1, 1), -12, date(1900, 1, 1)),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    assert navigation.months_later(day, months) == expected


def test_days_end_with_the_calendars_years() -> None:
    assert navigation.days_later(date(2200, 12, 31), 1) == date(2200, 12, 31)
    assert navigation.days_later(date(2026, 2, 28), 1) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("day", "session", "way", "expected"),
    [
        (date(2026, 3, 2), "museum", 1, "night"),
        (date(2026, 3, 2), "museum", -1, "in_time"),
        (date(2026, 3, 3), "", 1, "night"),
        (date(2026, 3, 3), "", -1, "museum"),
        (date(2026, 3, 20), "planned", 1, None),
        (date(2025, 12, 30), "before", -1, None),
    ],
)
def test_the_neighbouring_session(day: date, session: str, way: int, expected: str | None) -> None:
    ref = ("ledsagning", session) if session else None
    found = navigation.neighbour(board_of(hours_track()), day, ref, way)
    assert (found.id if found else None) == expected


def test_all_shown_tracks_are_stepped_through_by_day_and_costs_come_last() -> None:
    board = board_of(hours_track(), cost_track())
    assert [item.id for item in board.ordered][:4] == ["before", "early", "dear", "late"]
    assert [item.id for item in board.on(date(2026, 3, 2))] == ["museum", "ticket", "dinner"]
    assert [item.id for item in board.toggling(1).ordered][:2] == ["before", "late"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("museum", "night", ["museum", "night"]),
        ("night", "late", ["late", "in_time", "museum", "night"]),
        ("museum", "museum", ["museum"]),
        ("gone", "museum", ["museum"]),
    ],
)
def test_what_lies_between(first: str, last: str, expected: list[str]) -> None:
    found = navigation.between(board_of(hours_track()), ("ledsagning", first), ("ledsagning", last))
    assert [item.id for item in found] == expected
