"""Which time of a session counts, judged by the decision that covers the day (HRS-031 to HRS-033)."""

from datetime import date, datetime, time

import pytest

from lssdesk.law.hours import Grant, Policy, Session, Status
from lssdesk.law.hours.late import counts_on, is_late

DAY = date(2026, 3, 10)
NOON, THREE = Policy(late_cancellation_hour=time(12)), Policy(late_cancellation_hour=time(15))


def grant(policy: Policy | None, first: date = date(2026, 1, 1), last: date | None = None) -> Grant:
    return Grant(id="A", per_month=600, valid_from=first, valid_to=last, policy=policy)


MOMENTS = [
    # cancelled, whether that is later than 12.00 on the day before
    ("2026-03-09T12:00:59", False),
    ("2026-03-09T12:01", True),
    ("2026-03-08T23:59", False),
    ("2026-03-10T00:00", True),
    ("2026-03-11T08:00", True),
]


@pytest.mark.parametrize(("at", "expected"), MOMENTS)
def test_the_limit_is_on_the_day_before_and_its_minute_is_in_time(at: str, expected: bool) -> None:
    assert is_late(DAY, datetime.fromisoformat(at), time(12)) is expected


CANCELLED = "cancelled_by_client"
COUNTS: list[tuple[str, Status, list[Grant], Policy, bool]] = [
    # name, status (cancelled at 13 on the day before), decisions, the ledger's policy, whether it counts
    ("performed", "performed", [], NOON, True),
    ("planned", "planned", [grant(NOON)], NOON, False),
    ("the provider could not", "cancelled_by_provider", [grant(NOON)], NOON, False),
    ("nobody came", "no_show", [grant(THREE)], THREE, True),
    ("late by the decision", CANCELLED, [grant(NOON)], THREE, True),
    ("in time by the decision", CANCELLED, [grant(THREE)], NOON, False),
    ("a decision without one of its own", CANCELLED, [grant(None)], NOON, True),
    ("late by one of two", CANCELLED, [grant(THREE), grant(NOON)], THREE, True),
    ("by the decision of the day", CANCELLED, [grant(NOON, last=date(2026, 3, 9)), grant(THREE, DAY)], NOON,
     False),
    ("no decision: by the ledger", CANCELLED, [grant(NOON, date(2026, 3, 11))], THREE, False),
    ("none at all", CANCELLED, [], NOON, True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "status", "grants", "policy", "expected"), COUNTS)
def test_what_counts_on_a_day(
    name: str, status: Status, grants: list[Grant], policy: Policy, expected: bool
) -> None:
    one = Session(day=DAY, start=time(10), end=time(12), status=status, cancelled_at=datetime(2026, 3, 9, 13))
    assert counts_on(DAY, one, grants, policy) is expected
