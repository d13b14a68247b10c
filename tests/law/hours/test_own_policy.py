"""A grant keeps the policy of its day, whatever the ledger's is (hours.md §1)."""

from datetime import date, datetime, time

import pytest

from lssdesk.law.hours import Grant, Ledger, Policy, Session, forecast, ledger

MONTHLY, AHEAD = Policy(frame_months=1), Policy(advance="allow")
NINE, NOON = Policy(late_cancellation_hour=time(9)), Policy(late_cancellation_hour=time(12))
DAY = date(2025, 1, 10)


def grant(id: str, policy: Policy | None, counts: bool = True) -> Grant:
    """Two hours a month through the first quarter of 2025."""
    return Grant(
        id=id,
        measure="ledsagning",
        per_month=120,
        valid_from=date(2025, 1, 1),
        valid_to=date(2025, 3, 31),
        late_cancellation_counts=counts,
        policy=policy,
    )


def session(minutes: int, at: datetime | None = None) -> Session:
    """A session on 10 January; cancelled where ``at`` says when."""
    status = "performed" if at is None else "cancelled_by_client"
    end = time(10 + minutes // 60, minutes % 60)
    return Session(day=DAY, start=time(10), end=end, status=status, cancelled_at=at, measure="ledsagning")


def taken(book: Ledger) -> dict[str, int]:
    """What the first session took from each grant."""
    return {part.grant: part.amount for part in book.bookings[0].parts}


FRAMES = [
    # name, own policy, the ledger's, months of each frame, overuse of three hours in January
    ("none of its own", None, Policy(), [3], 60),
    ("its own months", MONTHLY, Policy(), [1, 1, 1], 60),
    ("not the ledger's months", Policy(), MONTHLY, [3], 60),
    ("its own advance", AHEAD, Policy(), [3], 0),
    ("not the ledger's advance", Policy(), AHEAD, [3], 60),
]


@pytest.mark.parametrize(("name", "own", "ledgers", "months", "over"), FRAMES)
def test_frames_and_overuse(
    name: str, own: Policy | None, ledgers: Policy, months: list[int], over: int
) -> None:
    book = ledger([grant("A", own)], [session(180)], ledgers, DAY)
    assert [len(frame.months) for frame in book.frames] == months
    assert book.frames[0].months[0].overuse == over


TEN = datetime(2025, 1, 9, 10)
LATE = [
    # name, grants, the ledger's policy, taken from each grant, paid
    ("the ledger's hour where there is no other", [grant("A", None)], NINE, {"A": 60}, 60),
    ("in time by the ledger's", [grant("A", None)], NOON, {}, 0),
    ("late by its own", [grant("A", NINE)], NOON, {"A": 60}, 60),
    ("in time by its own", [grant("A", NOON)], NINE, {}, 0),
    ("late for one of two", [grant("A", NOON), grant("B", NINE)], NOON, {"B": 60}, 60),
    ("late for the one that does not count it", [grant("A", NOON), grant("B", NINE, False)], NOON, {}, 60),
]


@pytest.mark.parametrize(("name", "grants", "ledgers", "expected", "paid"), LATE)
def test_a_cancellation_at_ten_the_day_before(
    name: str, grants: list[Grant], ledgers: Policy, expected: dict[str, int], paid: int
) -> None:
    book = ledger(grants, [session(60, TEN)], ledgers, DAY)
    assert (taken(book), book.bookings[0].paid, book.bookings[0].outside) == (expected, paid, 0)


@pytest.mark.parametrize(("hour", "outside"), [(9, 60), (12, 0)])
def test_outside_every_decision_the_ledgers_hour_holds(hour: int, outside: int) -> None:
    book = ledger([], [session(60, TEN)], Policy(late_cancellation_hour=time(hour)), DAY)
    assert (book.bookings[0].outside, book.bookings[0].paid) == (outside, 0)


@pytest.mark.parametrize(("own", "used"), [(NINE, 60), (NOON, 0)])
def test_the_pace_holds_what_the_grant_counts(own: Policy, used: int) -> None:
    found = forecast("ledsagning", [grant("A", own)], [session(60, TEN)], Policy(), date(2025, 2, 28))
    assert found is not None
    assert found.used == used
