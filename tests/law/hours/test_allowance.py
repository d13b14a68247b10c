"""Costs that a decision names as a sum: a dearer activity, and a reliever's costs (OMK-002, OMK-003)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lssdesk.law.hours import Cost, Grant, allowance_ledger


def once(id: str, first: date, ore: int | None, last: date | None = None) -> Grant:
    return Grant(id=id, per_month=ore, valid_from=first, valid_to=last, once=True)


CONCERT = once("K", date(2026, 5, 2), 45_000)
MUSICAL = once("M", date(2026, 6, 1), 30_000)
BATHS = once("B", date(2026, 4, 1), None, date(2026, 6, 30))
TICKET, FOOD = ("2026-05-03", 40_000), ("2026-05-09", 9_000)
TODAY = date(2026, 6, 15)

CASES = [
    # name, allowances, costs, repaid, not repaid, outside
    ("a ticket bought before", [CONCERT], [("2026-05-03", 45_000)], [45_000], [0], [0]),
    ("more than was granted", [CONCERT], [("2026-05-09", 50_000)], [45_000], [5_000], [0]),
    ("ticket, then food", [CONCERT], [TICKET, FOOD], [40_000, 5_000], [0, 4_000], [0, 0]),
    ("before it was decided", [CONCERT], [("2026-05-01", 45_000)], [0], [0], [45_000]),
    ("in another order", [CONCERT], [FOOD, TICKET], [5_000, 40_000], [4_000, 0], [0, 0]),
    ("the next one takes the rest", [CONCERT, MUSICAL], [("2026-06-02", 60_000)], [60_000], [0], [0]),
    ("both are spent", [CONCERT, MUSICAL], [("2026-06-02", 80_000)], [75_000], [5_000], [0]),
    ("the actual cost", [BATHS], [("2026-04-01", 4_000)], [4_000], [0], [0]),
    ("on its last day", [BATHS], [("2026-06-30", 8_000)], [8_000], [0], [0]),
    ("after its last day", [BATHS], [("2026-07-01", 4_000)], [0], [0], [4_000]),
    ("no decision", [], [("2026-04-01", 4_000)], [0], [0], [4_000]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "allowances", "costs", "repaid", "over", "outside"), CASES)
def test_what_is_repaid(
    name: str,
    allowances: list[Grant],
    costs: list[tuple[str, int]],
    repaid: list[int],
    over: list[int],
    outside: list[int],
) -> None:
    entries = [Cost(day=date.fromisoformat(day), amount=amount) for day, amount in costs]
    book = allowance_ledger(allowances, entries, TODAY)
    assert [one.used for one in book.bookings] == repaid
    assert [sum(part.overuse for part in one.parts) for one in book.bookings] == over
    assert [one.outside for one in book.bookings] == outside


def test_nothing_lapses_and_what_is_left_stands() -> None:
    book = allowance_ledger([CONCERT, BATHS], [Cost(day=date(2026, 5, 3), amount=20_000)], TODAY)
    (concert, baths) = book.frames
    assert (concert.granted, concert.used, concert.lapsed, concert.months[-1].balance) == (
        45_000,
        20_000,
        0,
        25_000,
    )
    assert (baths.granted, baths.months[0].credit, baths.months[0].balance) == (None, None, None)
    assert (book.standing.available, book.standing.expires) == (None, ())
    assert [one.left for one in book.standing.open] == [25_000, None]


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(
    st.lists(st.tuples(days, st.one_of(st.none(), st.integers(1, 60_000))), max_size=4),
    st.lists(st.tuples(days, st.integers(1, 60_000)), max_size=12),
)
def test_each_cost_is_repaid_not_repaid_or_outside(
    sums: list[tuple[date, int | None]], costs: list[tuple[date, int]]
) -> None:
    allowances = [once(str(index), first, ore) for index, (first, ore) in enumerate(sums)]
    book = allowance_ledger(allowances, [Cost(day=day, amount=amount) for day, amount in costs], TODAY)
    for (_, amount), one in zip(costs, book.bookings, strict=True):
        assert amount == one.used + sum(part.overuse for part in one.parts) + one.outside
    for frame in book.frames:
        assert (
            sum(part.amount for _, part in book.behind(frame))
            == frame.used
            == sum(row.used for row in frame.months)
        )
        assert frame.granted is None or frame.used <= frame.granted
