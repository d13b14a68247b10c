"""Ages that end a right: which rule holds for whom, and what a broken file says."""

from datetime import date

import pytest

from lssdesk.errors import InputError
from lssdesk.law import limits

REACHED = [
    # born, key, day and age
    (date(1959, 2, 1), "assistance", (date(2025, 2, 1), 66)),
    (date(1959, 12, 31), "assistance", (date(2025, 12, 31), 66)),
    (date(1960, 1, 1), "assistance", (date(2027, 1, 1), 67)),
    (date(1964, 12, 31), "assistance", (date(2031, 12, 31), 67)),
    (date(1965, 1, 1), "assistance", None),
    (date(1960, 2, 29), "daily_activity", (date(2029, 3, 1), 69)),
    (date(9990, 1, 1), "daily_activity", (date.max, 69)),
]


@pytest.mark.parametrize(("born", "key", "expected"), REACHED)
def test_the_age_is_the_one_in_force_when_it_is_reached(
    born: date, key: limits.Key, expected: tuple[date, int] | None
) -> None:
    assert limits.reached(key, born) == expected


HEAD = "checked = 2026-04-27\n"
ROW = '[[limit]]\nkey = "assistance"\nage = 66\nsource = "s"\nconfirmed = true\n'
BROKEN = [
    ("no TOML", "[[limit", "ages.toml"),
    ("an unknown key", HEAD + ROW + "first_day = 2023-01-01\nyears = 1\n", "years"),
    (
        "a gap",
        HEAD + ROW + "first_day = 2023-01-01\nlast_day = 2023-12-31\n" + ROW + "first_day = 2025-01-01\n",
        "2024-01-01",
    ),
]


@pytest.mark.parametrize(("name", "text", "words"), BROKEN)
def test_broken_ages_are_named(name: str, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        limits.read(text)


LAPSES = [
    # available, last day
    (date(2026, 3, 25), date(2026, 9, 25)),
    (date(2026, 8, 31), date(2027, 2, 28)),
    (date(2027, 8, 29), date(2028, 2, 29)),
    (date(9999, 10, 1), date.max),
]


@pytest.mark.parametrize(("available", "last"), LAPSES)
def test_a_ruling_holds_for_six_months(available: date, last: date) -> None:
    assert limits.lapses(available) == last
