"""Both models of companion costs on one day: the flat amount is not paid, and the day is named [PRV-082]."""

from datetime import date

import pytest

from tests.law.payment.build import month, session, terms

THIRD, FOURTH = date(2025, 3, 3), date(2025, 3, 4)

BOTH = [
    # name, whether the older model is on, days of the newer one, days that are blocked, öre paid flat
    ("the older alone", 1, [], (), 24_00),
    ("the newer alone", 0, [THIRD, FOURTH], (), 0),
    ("both on one of the days", 1, [FOURTH], (FOURTH,), 12_00),
    ("both on each of them", 1, [FOURTH, THIRD], (THIRD, FOURTH), 0),
    ("the newer on a day without a session", 1, [date(2025, 3, 5)], (), 24_00),
    ("neither", 0, [], (), 0),
]


@pytest.mark.parametrize(("name", "older", "newer", "blocked", "flat"), BOTH)
def test_both_on_a_day(
    name: str, older: int, newer: list[date], blocked: tuple[date, ...], flat: int
) -> None:
    sessions = [session(f"2025-03-0{day}", "10:00", "12:00") for day in (3, 4)]
    found = month(sessions, by=terms(payment_flat_cost_on=older), newer=newer)
    assert (found.blocked, sum(row.flat for row in found.rows)) == (blocked, flat)
