"""What the money went to: sums per kind and month, and how much is shown by receipts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lssdesk.law.hours.spent import Portion, by_month, has_receipt, paid, spent, within
from lssdesk.model.case import Cost
from tests.letters.hours.tracks import cost, money

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
COSTS = (
    cost("2026-04-04", 42_000, kind="entrance", receipt="17"),
    cost("2026-05-04", 8_550, kind="food"),
    cost("2026-05-09", 100),
    cost("2026-05-31", 9_000, kind="food", attachment="p"),
    cost("2026-06-01", 500, kind="travel", receipt=" "),
)
TRACK = money(*COSTS)
PAID = paid(TRACK, TRACK.ledger(date(2026, 7, 1)).bookings)


@pytest.mark.parametrize(
    ("name", "more", "expected"),
    [
        ("a reference", {"receipt": "17"}, True),
        ("a picture", {"attachment": "p"}, True),
        ("both", {"receipt": "17", "attachment": "p"}, True),
        ("blanks", {"receipt": "  "}, False),
        ("nothing", {}, False),
    ],
)
def test_what_shows_a_cost(name: str, more: dict[str, str], expected: bool) -> None:
    assert has_receipt(cost("2026-04-04", 100, **more)) is expected


def test_each_cost_has_what_is_repaid_of_it() -> None:
    assert [back for _, back in PAID] == [30_000, 8_550, 100, 9_000, 500]


def test_kinds_are_summed_the_dearest_first() -> None:
    found = spent(PAID)
    assert found.kinds == (
        ("entrance", Portion(42_000, 30_000, 1, 1)),
        ("food", Portion(17_550, 17_550, 2, 1)),
        ("travel", Portion(500, 500, 1, 0)),
        (None, Portion(100, 100, 1, 0)),
    )
    assert found.whole == Portion(60_150, 48_150, 5, 2)


def test_the_first_and_the_last_day_belong_to_a_time() -> None:
    assert [one.day for one, _ in within(PAID, date(2026, 5, 4), date(2026, 5, 31))] == [
        date(2026, 5, 4),
        date(2026, 5, 9),
        date(2026, 5, 31),
    ]


def test_months_with_costs_follow_each_other() -> None:
    found = by_month(reversed(PAID))
    assert list(found) == [date(2026, 4, 1), MAY, JUNE]
    assert found[MAY].whole == Portion(17_650, 17_650, 3, 1)
    assert found[MAY].kinds[0] == ("food", Portion(17_550, 17_550, 2, 1))


def test_nothing_is_spent_where_nothing_was_paid() -> None:
    assert (spent(()).kinds, spent(()).whole, by_month(())) == ((), Portion(), {})


KINDS = st.sampled_from(["entrance", "food", "travel", "other", None])
ANY = st.lists(
    st.builds(
        Cost,
        id=st.just("c"),
        day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        amount=st.integers(1, 100_000_000),
        kind=KINDS,
        receipt=st.sampled_from(["", " ", "17"]),
        attachment=st.sampled_from(["", "p"]),
    ).flatmap(lambda one: st.tuples(st.just(one), st.integers(0, one.amount))),
    max_size=30,
)


@given(ANY)
def test_kinds_and_months_add_up_to_the_whole(costs: list[tuple[Cost, int]]) -> None:
    whole = spent(costs).whole
    assert whole.amount == sum(one.amount for one, _ in costs)
    for parts in (
        [one for _, one in spent(costs).kinds],
        [one.whole for one in by_month(costs).values()],
    ):
        added = [
            sum(getattr(one, name) for one in parts) for name in ("amount", "repaid", "count", "receipts")
        ]
        assert added == [whole.amount, whole.repaid, whole.count, whole.receipts]
