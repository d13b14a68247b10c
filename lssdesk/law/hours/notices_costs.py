"""Notices of a ledger of costs: beyond the balance, under no decision, or on a day without a session."""

from collections.abc import Callable, Iterator

from lssdesk.law.hours import clock
from lssdesk.law.hours.frames import valid
from lssdesk.law.hours.notice import Notice, Seen, Value

COMPANIONS = ("ledsagarservice", "ledsagning")
_BESIDE = {"omkostnader_ledsagare": COMPANIONS, "omkostnader_avlosare": ("avlosarservice", "avlosning")}
"""Whose sessions a measure of costs belongs to; the ticket of a dearer activity may be bought before."""


def _bookings(one: Seen) -> Iterator[Notice]:
    """OMK-014, HRS-019: what is not repaid, and why; a note on the cost says that it was looked at."""
    for booking in one.book.bookings:
        cost = one.track.costs[booking.index]
        over = sum(part.overuse for part in booking.parts)
        if not one.recent(cost.day) or cost.note.strip():
            continue
        numbers: dict[str, Value] = {"cost": one.amount(cost.amount), "repaid": one.amount(booking.used)}
        if over:
            values: dict[str, Value] = {"over": one.amount(over), "day": cost.day}
            numbers["decision"] = next(part.grant for part in booking.parts if part.overuse)
            yield one.make("cost_over", cost.day, item=cost.id, values=values, numbers=numbers)
        if booking.outside:
            values = {"outside": one.amount(booking.outside), "day": cost.day}
            yield one.make("cost_outside", cost.day, item=cost.id, values=values)


def _without_session(one: Seen) -> Iterator[Notice]:
    """OMK-014: a cost that a decision covers, on a day without a session, and that names none."""
    if one.track.measure not in _BESIDE or not one.track.costs:
        return
    beside = [track for track in one.others if track.measure in _BESIDE[one.track.measure]]
    held = [each for track in beside for each in track.entries() if not each.status.startswith("cancelled")]
    days = {day for each in held for day in (each.day, clock.last_day(each))}
    for booking in one.book.bookings:
        cost = one.track.costs[booking.index]
        unknown = cost.day not in days and not cost.session and not cost.note.strip()
        if unknown and one.recent(cost.day) and not booking.outside:
            values: dict[str, Value] = {"cost": one.amount(cost.amount), "day": cost.day}
            yield one.make("cost_without", cost.day, item=cost.id, values=values)


def _alone(one: Seen) -> Iterator[Notice]:
    """OMK-011: the companion's costs are repaid, but no decision on a companion runs."""
    running = [grant for grant in one.track.grants if valid(grant, one.today)]
    beside = [track for track in one.others if track.measure in COMPANIONS]
    if one.track.measure != "omkostnader_ledsagare" or not running:
        return
    if not any(valid(grant, one.today) for track in beside for grant in track.grants):
        grant = running[-1]
        numbers: dict[str, Value] = {"decision": grant.id, "first": grant.valid_from}
        yield one.make("cost_alone", one.today, item=grant.id, numbers=numbers)


RULES: tuple[Callable[[Seen], Iterator[Notice]], ...] = (_bookings, _without_session, _alone)
"""Each looks at one track."""
