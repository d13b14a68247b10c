"""Korttidsvistelse in numbers: the handbook's table, the calendar beside it, twelfths, levels and scopes."""

from datetime import date
from decimal import Decimal

import pytest

from lssdesk.law import policy, short_stay
from lssdesk.law.short_stay import Alternatives, Scope, alternatives, counted, level, months, read_scope
from lssdesk.model import forms

PATTERNS = [
    # pattern, a year, a month, rounded down, rounded up (KOR-013)
    ("second_weekend", 81, "6.75", 72, 84),
    ("third_weekend", 54, "4.5", 48, 60),
    ("week_a_month", 84, "7", 84, 84),
    ("fourth_week", 89, "7.42", 84, 96),
    ("once_a_week", 52, "4.33", 48, 60),
]
CALENDAR = [
    # pattern, first day, last day, days by the calendar
    ("second_weekend", "2026-01-01", "2026-12-31", 78),
    ("third_weekend", "2026-01-01", "2026-12-31", 54),
    ("week_a_month", "2026-01-01", "2026-12-31", 84),
    ("fourth_week", "2026-01-01", "2026-12-31", 91),
    ("once_a_week", "2026-01-01", "2026-12-31", 53),
    ("once_a_week", "2026-01-01", "2026-12-30", 52),
    ("second_weekend", "2026-01-02", "2026-01-02", 1),
    ("second_weekend", "2026-01-03", "2026-01-08", 0),
    ("week_a_month", "2026-01-01", "2026-01-06", 2),
]
TWELFTHS = [
    # number, divisor, average, down, up (KOR-011)
    (83, 12, "6.92", 72, 84),
    (84, 12, "7", 84, 84),
    (85, 12, "7.08", 84, 96),
    (0, 12, "0", 0, 0),
    (1, 12, "0.08", 0, 12),
    (120, 12, "10", 120, 120),
    (81, 3, "27", 81, 81),
]
LEVELS = [
    # hours of a day stay, level (KOR-010)
    ("5.99", "day_short"),
    ("6", "day_long"),
    ("6.01", "day_long"),
]
SPREADS = [
    # first day, last day, months that the number is spread over (KOR-016)
    ("2026-04-01", None, 12),
    ("2026-04-01", "2027-03-31", 12),
    ("2026-04-01", "2028-03-31", 12),
    ("2026-04-01", "2027-03-30", 12),
    ("2026-04-01", "2027-02-28", 11),
    ("2026-04-01", "2026-09-30", 6),
    ("2026-03-15", "2026-09-14", 6),
    ("2026-03-15", "2026-09-15", 7),
    ("2026-04-01", "2026-04-10", 1),
    ("2024-02-29", "2025-02-28", 12),
    ("2026-04-01", "2026-03-01", 12),
]
SCOPES = [
    # words, what they hold
    (
        "84 dygn per år, i genomsnitt 7 dygn per månad",
        Scope(total=84, monthly=Decimal(7), overnight=True),
    ),
    ("72 dygn/år, i snitt 6 dygn/månad", Scope(total=72, monthly=Decimal(6), overnight=True)),
    ("81 dygn om året, 6,75 per månad", Scope(total=81, monthly=Decimal("6.75"), overnight=True)),
    (
        "48 tillfällen utan övernattning, under 6 timmar, i genomsnitt 4 tillfällen i månaden",
        Scope(total=48, monthly=Decimal(4), occasions=True),
    ),
    ("7 dygn per månad, 84 dygn per år", Scope(total=84, monthly=Decimal(7), overnight=True)),
    ("12 dygn och 1 tillfälle", Scope(total=12, overnight=True, occasions=True)),
    ("efter behov", Scope()),
    ("", Scope()),
]
AGREEMENTS = [
    # number, a month, months, single days, agrees
    (84, "7", 12, 0, True),
    (81, "6.75", 12, 0, True),
    (81, "6.8", 12, 0, True),
    (81, "7", 12, 0, False),
    (60, "4", 12, 12, True),
    (60, "5", 12, 12, False),
    (42, "7", 6, 0, True),
    (None, "7", 12, 0, False),
    (84, None, 12, 0, False),
]


def pattern(id: str) -> short_stay.Pattern:
    found = short_stay.find(id)
    assert found is not None
    return found


@pytest.mark.parametrize(("id", "year", "month", "down", "up"), PATTERNS)
def test_the_handbooks_table(id: str, year: int, month: str, down: int, up: int) -> None:
    number = short_stay.per_year(pattern(id), policy.shipped())
    assert number == year
    assert alternatives(year) == Alternatives(Decimal(month), down, up)


@pytest.mark.parametrize(("id", "first", "last", "days"), CALENDAR)
def test_the_calendar_counts_for_itself(id: str, first: str, last: str, days: int) -> None:
    assert counted(pattern(id), date.fromisoformat(first), date.fromisoformat(last)) == days


@pytest.mark.parametrize(("number", "divisor", "month", "down", "up"), TWELFTHS)
def test_twelfths(number: int, divisor: int, month: str, down: int, up: int) -> None:
    found = alternatives(number, divisor)
    assert found == Alternatives(Decimal(month), down, up)
    assert found.even == (number % divisor == 0)


@pytest.mark.parametrize(("hours", "expected"), LEVELS)
def test_levels(hours: str, expected: str) -> None:
    assert level(Decimal(hours)) == expected


@pytest.mark.parametrize(("first", "last", "expected"), SPREADS)
def test_the_months_of_a_decision(first: str, last: str | None, expected: int) -> None:
    assert months(date.fromisoformat(first), date.fromisoformat(last) if last else None) == expected


@pytest.mark.parametrize(("text", "expected"), SCOPES)
def test_a_scope_in_words(text: str, expected: Scope) -> None:
    assert read_scope(text) == expected


@pytest.mark.parametrize(("total", "monthly", "spread", "single", "expected"), AGREEMENTS)
def test_number_and_average_agree(
    total: int | None, monthly: str | None, spread: int, single: int, expected: bool
) -> None:
    scope = Scope(total=total, monthly=Decimal(monthly) if monthly else None)
    assert short_stay.agrees(scope, spread, single) == expected


def test_the_form_offers_the_patterns_that_can_be_reckoned() -> None:
    fields = {field.path: field for field in forms.load("inquiry_korttidsvistelse").fields()}
    offered = [option.value for option in fields["/inquiry/answers/stay_pattern"].options]
    assert offered == [*(one.id for one in short_stay.patterns()), "other"]


def test_an_unknown_pattern_is_none() -> None:
    assert short_stay.find("other") is None
    assert short_stay.find(None) is None
