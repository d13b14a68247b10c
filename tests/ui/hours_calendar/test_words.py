from datetime import date, datetime, time

import pytest

from lssdesk.ui.hours_calendar import words

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (870, "14 tim 30 min"),
        (600, "10 tim"),
        (45, "45 min"),
        (0, "0 tim"),
        (-150, "−2 tim 30 min"),
        (-5, "−5 min"),
    ],
)
def test_a_duration_in_words(minutes: int, expected: str) -> None:
    assert words.duration(minutes) == expected.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("09.30", time(9, 30)),
        ("0930", time(9, 30)),
        (" 17 ", time(17)),
        ("0", time(0)),
        ("24", time(0)),
        ("24:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_typed_clock_time(text: str, expected: time) -> None:
    assert words.parse_clock(text) == expected


@pytest.mark.parametrize("text", ["", "x", "25", "9:60", "9:5", "9-30", "93000", "24:30", "-9", "٩"])
def test_no_clock_time(text: str) -> None:
    with pytest.raises(ValueError):
        words.parse_clock(text)


def test_a_typed_moment() -> None:
    assert words.parse_moment("11/3 14:30", TODAY) == datetime(2026, 3, 11, 14, 30)


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 3, 31), "31 mars"), (date(2027, 3, 31), "31 mars 2027")]
)
def test_a_day_names_its_year_where_it_is_another(day: date, expected: str) -> None:
    assert words.day_text(day, TODAY) == expected.replace(" ", "\u00a0")
