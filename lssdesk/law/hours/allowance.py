"""The ledger of costs that a decision names as a sum, without frames: a dearer activity, a reliever's costs.

The sum is there once, from the decision's first day; what it does not hold is not repaid (OMK-002,
OMK-003, MKA-002, MKA-005).  Nothing lapses: it was never more than the actual cost.
"""

from collections.abc import Sequence
from datetime import date

from lssdesk.law.hours import months
from lssdesk.law.hours.frames import valid
from lssdesk.law.hours.values import Booking, Cost, Frame, Grant, Ledger, Month, Open, Part, Standing


def allowance_ledger(grants: Sequence[Grant], costs: Sequence[Cost], as_of: date) -> Ledger:
    """Costs by day, each repaid from the sums in their order; bookings in the order of ``costs``.

    A grant without a number repays the actual cost, whatever it is.
    """
    left = {one.id: one.per_month for one in grants}
    bookings = []
    for index in sorted(range(len(costs)), key=lambda place: costs[place].day):
        bookings.append(_book(index, costs[index], grants, left))
    bookings.sort(key=lambda booking: booking.index)
    until = max([as_of, *(cost.day for cost in costs)])
    frames = tuple(_frame(one, bookings, until) for one in grants)
    return Ledger(frames, tuple(bookings), _standing(grants, frames, bookings, costs, as_of))


def _book(index: int, cost: Cost, grants: Sequence[Grant], left: dict[str, int | None]) -> Booking:
    covering = [one for one in grants if valid(one, cost.day)]
    rest, taken = cost.amount, []
    for one in covering:
        room = left[one.id]
        amount = rest if room is None else min(room, rest)
        left[one.id] = None if room is None else room - amount
        rest -= amount
        taken.append(amount)
    over = [rest, *[0] * (len(covering) - 1)]
    month = cost.day.replace(day=1)
    parts = tuple(
        Part(one.id, one.valid_from.replace(day=1), month, amount, beyond)
        for one, amount, beyond in zip(covering, taken, over, strict=bool(covering))
        if amount or beyond
    )
    return Booking(index, sum(taken), sum(taken), 0 if covering else cost.amount, parts)


def _frame(one: Grant, bookings: Sequence[Booking], until: date) -> Frame:
    start = months.number(one.valid_from)
    last = one.valid_to or months.last_day(max(months.number(until), start))
    parts = [part for booking in bookings for part in booking.parts if part.grant == one.id]
    rows = []
    balance = one.per_month
    for number in range(start, months.number(last) + 1):
        month = months.first_day(number)
        used = sum(part.amount for part in parts if part.month == month)
        over = sum(part.overuse for part in parts if part.month == month)
        balance = None if balance is None else balance - used
        credit = one.per_month if number == start or one.per_month is None else 0
        rows.append(Month(month, credit, used, balance, over))
    used = sum(part.amount for part in parts)
    return Frame(
        one.id,
        months.first_day(start),
        last,
        one.per_month,
        used,
        None if one.per_month is None else 0,
        tuple(rows),
    )


def _standing(
    grants: Sequence[Grant],
    frames: Sequence[Frame],
    bookings: Sequence[Booking],
    costs: Sequence[Cost],
    as_of: date,
) -> Standing:
    rows = []
    for one, frame in zip(grants, frames, strict=True):
        if valid(one, as_of):
            used = sum(
                part.amount
                for booking in bookings
                for part in booking.parts
                if part.grant == one.id and costs[booking.index].day <= as_of
            )
            rest = None if one.per_month is None else one.per_month - used
            rows.append(Open(one.id, frame.first, frame.last, one.per_month, used, rest))
    free = any(row.left is None for row in rows)
    return Standing(as_of, None if free else sum(row.left or 0 for row in rows), (), tuple(rows))
