"""What is typed in a field, and what it means."""

from datetime import date
from decimal import Decimal

import pytest

from lssdesk.errors import Refused
from lssdesk.model import typed

TODAY = date(2026, 1, 31)

DAYS = [
    ("2026-03-12", date(2026, 3, 12)),
    ("20260312", date(2026, 3, 12)),
    ("12/3", date(2026, 3, 12)),
    (" 12.3 ", date(2026, 3, 12)),
    ("12/3 2025", date(2025, 3, 12)),
    ("12/3/2025", date(2025, 3, 12)),
    ("idag", TODAY),
    ("I dag", TODAY),
    ("imorgon", date(2026, 2, 1)),
    ("igår", date(2026, 1, 30)),
    ("+3v", date(2026, 2, 21)),
    ("-1d", date(2026, 1, 30)),
    ("+1m", date(2026, 2, 28)),
    ("+11m", date(2026, 12, 31)),
    ("+1å", date(2027, 1, 31)),
    ("29/2 2028", date(2028, 2, 29)),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days(text: str, day: date) -> None:
    assert typed.day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "går inte att läsa"),
        ("snart", "går inte att läsa"),
        ("12/13", "finns inte"),
        ("29/2", "finns inte"),
        ("2026-02-30", "finns inte"),
        ("1899-12-31", "1900"),
        ("+9999å", "finns inte"),
        ("٣/٤", "går inte att läsa"),
    ],
)
def test_no_days(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        typed.day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("10", "10"), ("7,5", "7.5"), (" 17.33 ", "17.33"), ("744", "744")],
)
def test_hours(text: str, hours: str) -> None:
    assert typed.hours(text) == Decimal(hours)


@pytest.mark.parametrize("text", ["", "0", "-1", "tio", "745", "1e3", "NaN", "7,5,5", "1" * 400])
def test_no_hours(text: str) -> None:
    with pytest.raises(Refused, match="antal timmar"):
        typed.hours(text)


@pytest.mark.parametrize(("text", "ore"), [("85,50", 8550), ("300 kr", 30000), ("1 200", 120000), ("0", 0)])
def test_kronor(text: str, ore: int) -> None:
    assert typed.kronor(text) == ore


@pytest.mark.parametrize("text", ["", "85,505", "-1", "mycket", "2000000"])
def test_no_kronor(text: str) -> None:
    with pytest.raises(Refused, match="belopp"):
        typed.kronor(text)


def test_postcodes() -> None:
    assert typed.postcode("54130") == typed.postcode("541 30") == "541 30"
    for wrong in ("5413", "541300", "04130", "abcde"):
        with pytest.raises(Refused, match="postnummer"):
            typed.postcode(wrong)
