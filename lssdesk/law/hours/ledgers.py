"""The two ledgers: hours (hours.md §2, §3) and companion costs (§4), over the same frames."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from lssdesk.law.hours import clock
from lssdesk.law.hours.book import Book, Demand
from lssdesk.law.hours.late import NEVER_USED
from lssdesk.law.hours.values import Booking, Cost, Grant, Ledger, Policy, Session

MIN_PAID = 60
"""Paid time of an occasion is at least one hour (HRS-034, [002 §1.3])."""


def ledger(grants: Sequence[Grant], sessions: Sequence[Session], policy: Policy, as_of: date) -> Ledger:
    """One person's hours ledger in whole minutes.

    Reckoned are whole sessions by day, start and place in ``sessions``; overlapping ones all count
    (HRS-020).  Overuse and time outside a decision are results.  ``Refused`` where a clock time does
    not exist on its day (HRS-018).
    """
    until = max([as_of, *map(clock.last_day, sessions)])
    return _ledger(Book(grants, policy, as_of, until, overuse_counts=True), sessions)


def cost_ledger(grants: Sequence[Grant], costs: Sequence[Cost], policy: Policy, as_of: date) -> Ledger:
    """The ledger of companion costs in whole öre: ``used`` and ``paid`` are what is repaid.

    What passes the balance is not repaid and does not lower later balances (OMK-001, OMK-013).
    """
    until = max([as_of, *(cost.day for cost in costs)])
    return _ledger(Book(grants, policy, as_of, until, overuse_counts=False), costs)


def _ledger(book: Book, entries: Sequence[Session | Cost]) -> Ledger:
    bookings = tuple(booked(book, entries))
    return Ledger(book.frames(), bookings, book.standing())


def booked(book: Book, entries: Sequence[Session | Cost], place: int = 0) -> list[Booking]:
    """Take all of them in the order of time; what became of each, in their own order from ``place`` on."""
    when = attrgetter("day", "start") if isinstance(next(iter(entries), None), Session) else attrgetter("day")
    order = sorted(range(len(entries)), key=lambda index: when(entries[index]))
    bookings = [book.book(_demand(place + index, entries[index])) for index in order]
    bookings.sort(key=attrgetter("index"))
    return bookings


def _demand(index: int, one: Session | Cost) -> Demand:
    if isinstance(one, Cost):
        return Demand(index, one.measure, ((one.day, one.amount),))
    if one.status in NEVER_USED:
        return Demand(index, one.measure, ())
    missed = None if one.status == "performed" else one
    return Demand(index, one.measure, clock.pieces(one), missed, MIN_PAID)
