"""Every number of a ledger is the sum of what stands behind it, whatever the ledger."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.law.hours import (
    Booking,
    Cost,
    Grant,
    Ledger,
    allowance_ledger,
    clock,
    cost_ledger,
    forecast,
    foresight,
    ledger,
)
from tests.law.hours import reckoned
from tests.law.hours.invented import LOOSE, Json, documents

some = settings(max_examples=40, **LOOSE)
both = st.one_of(documents(costs=False), documents(costs=True))


def add_up(book: Ledger) -> None:
    """What holds in each kind of ledger."""
    behind = [pair for frame in book.frames for pair in book.behind(frame)]
    every = [(booking.index, part) for booking in book.bookings for part in booking.parts]
    assert sorted(behind, key=repr) == sorted(every, key=repr)
    for frame in book.frames:
        assert sum(part.amount for _, part in book.behind(frame)) == frame.used
        assert sum(month.used for month in frame.months) == frame.used
        balance = 0
        for month in frame.months:
            parts = [part for _, part in book.behind(frame, month.month)]
            assert (sum(part.amount for part in parts), sum(part.overuse for part in parts)) == (
                month.used,
                month.overuse,
            )
            balance += (month.credit or 0) - month.used
            assert month.balance == (None if month.credit is None else balance)
        numbers = [month.credit for month in frame.months if month.credit is not None]
        assert frame.granted == (sum(numbers) if numbers else None)
    for booking in book.bookings:
        assert booking.used == sum(part.amount for part in booking.parts)
        assert len({(part.grant, part.month) for part in booking.parts}) == len(booking.parts)
    stands(book)


def stands(book: Ledger) -> None:
    """The standing is the sum of what is open."""
    lefts = [one.left for one in book.standing.open]
    for one in book.standing.open:
        assert one.left == (None if one.credit is None else max(0, one.credit - one.used))
        (frame,) = [each for each in book.frames if (each.grant, each.first) == (one.grant, one.first)]
        assert frame.last == one.last >= book.standing.day
    assert book.standing.available == (None if None in lefts else sum(left or 0 for left in lefts))


@some
@given(both)
def test_parts_months_frames_and_standing_add_up(document: Json) -> None:
    book = reckoned.book(document)
    add_up(book)
    assert sum(item.amount for item in book.standing.expires) == sum(
        one.left or 0 for one in book.standing.open
    )
    for frame in book.frames:
        if frame.granted is None:
            assert frame.lapsed is None
        elif frame.last < book.standing.day:
            assert frame.lapsed == max(0, frame.granted - frame.used)
        else:
            assert frame.lapsed == 0


@some
@given(documents(costs=False))
def test_every_minute_of_a_session_is_somewhere_once(document: Json) -> None:
    book = reckoned.book(document)
    for session, booking in zip(reckoned.sessions(document), book.bookings, strict=True):
        long = sum(amount for _, amount in clock.pieces(session))
        if session.status == "performed":
            assert booking.used + booking.outside == long
            assert booking.paid == (max(60, booking.used) if booking.used else 0)
        elif session.status in ("planned", "cancelled_by_provider"):
            assert (booking.used, booking.paid, booking.outside, booking.parts) == (0, 0, 0, ())
        else:
            assert booking.used + booking.outside <= long
            assert booking.used <= booking.paid


@some
@given(documents(costs=True))
def test_every_ore_of_a_cost_is_repaid_over_or_outside(document: Json) -> None:
    assert_whole(reckoned.costs(document), reckoned.book(document).bookings)


def assert_whole(costs: Sequence[Cost], bookings: Sequence[Booking]) -> None:
    """An entry's amount is used + overuse + outside (formats.md §4)."""
    for cost, booking in zip(costs, bookings, strict=True):
        over = sum(part.overuse for part in booking.parts)
        assert booking.used + over + booking.outside == cost.amount
        assert booking.paid == booking.used


@some
@given(both, st.data())
def test_what_is_added_and_taken_away_leaves_no_trace(document: Json, data: st.DataObject) -> None:
    before = reckoned.book(document)
    if document["entries"]:
        place = data.draw(st.integers(0, len(document["entries"]) - 1))
        rest = [one for index, one in enumerate(document["entries"]) if index != place]
        without = {**document, "entries": rest}
        fewer = reckoned.book(without)
        assert reckoned.book(document) == before
        assert reckoned.book(without) == fewer


@some
@given(both, st.data())
def test_the_order_of_the_input_is_nothing_where_times_differ(document: Json, data: st.DataObject) -> None:
    starts = [(one["date"], one.get("start")) for one in document["entries"]]
    entries = [one for index, one in enumerate(document["entries"]) if starts.index(starts[index]) == index]
    order = data.draw(st.permutations(range(len(entries))))
    book = reckoned.book({**document, "entries": entries})
    mixed = reckoned.book({**document, "entries": [entries[place] for place in order]})
    assert (mixed.frames, mixed.standing) == (book.frames, book.standing)
    for index, place in enumerate(order):
        assert msgspec.structs.replace(mixed.bookings[index], index=place) == book.bookings[place]


@some
@given(both)
def test_what_comes_after_a_day_does_not_bear_on_its_standing(document: Json) -> None:
    day = reckoned.as_of(document).isoformat()
    until = [one for one in document["entries"] if one["date"] <= day]
    assert reckoned.book({**document, "entries": until}).standing == reckoned.book(document).standing


@some
@given(documents(costs=False))
def test_a_forecast_from_what_bears_on_it_is_that_from_everything(document: Json) -> None:
    given_grants, sessions = reckoned.grants(document), reckoned.sessions(document)
    arguments: Any = (given_grants, sessions, reckoned.rules(document), reckoned.as_of(document))
    found = [forecast(measure, *arguments) for measure in ("ledsagning", "avlosning")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(foresight, "_bearing", lambda every, _empty: every)
        assert [forecast(measure, *arguments) for measure in ("ledsagning", "avlosning")] == found


@some
@given(documents(costs=True))
def test_sums_without_frames_add_up_and_are_what_ore_by_ore_makes(document: Json) -> None:
    grants = [msgspec.structs.replace(one, once=True) for one in reckoned.grants(document)]
    costs, day = reckoned.costs(document), reckoned.as_of(document)
    book = allowance_ledger(grants, costs, day)
    add_up(book)
    assert_whole(costs, book.bookings)
    assert [(one.used, one.outside) for one in book.bookings] == ore_by_ore(grants, costs)
    so_far = allowance_ledger(grants, [cost for cost in costs if cost.day <= day], day).standing
    assert [(one.used, one.left) for one in so_far.open] == [
        (one.used, one.left) for one in book.standing.open
    ]


def ore_by_ore(grants: Sequence[Grant], costs: Sequence[Cost]) -> list[tuple[int, int]]:
    """What is repaid of each cost, and what no decision covers: each öre from the first sum that holds it."""
    left = {one.id: one.per_month for one in grants}
    found = {}
    for index, cost in sorted(enumerate(costs), key=lambda pair: (pair[1].day, pair[0])):
        covering = [one for one in grants if one.valid_from <= cost.day <= (one.valid_to or date.max)]
        repaid = 0
        for _ in range(cost.amount):
            for one in covering:
                if (rest := left[one.id]) is None or rest > 0:
                    left[one.id] = None if rest is None else rest - 1
                    repaid += 1
                    break
        found[index] = (repaid, 0 if covering else cost.amount)
    return [found[index] for index in range(len(costs))]


def test_a_ledger_of_nothing_is_nothing() -> None:
    for reckon in (ledger, cost_ledger):
        book = reckon([], [], reckoned.rules({}), date(2025, 1, 1))
        assert (book.frames, book.bookings, book.standing.available) == ((), (), 0)
