"""The two ledgers: hours (hours.md §2, §3) and companion costs (§4), over the same frames."""

from collections.abc import Sequence
from datetime import date

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
    book = Book(grants, policy, as_of, until, overuse_counts=True)
    order = sorted(range(len(sessions)), key=lambda index: (sessions[index].day, sessions[index].start))
    return _ledger(book, [_demand(index, sessions[index]) for index in order])


def _demand(index: int, session: Session) -> Demand:
    if session.status in NEVER_USED:
        return Demand(index, session.measure, ())
    missed = None if session.status == "performed" else session
    return Demand(index, session.measure, clock.pieces(session), missed, MIN_PAID)


def cost_ledger(grants: Sequence[Grant], costs: Sequence[Cost], policy: Policy, as_of: date) -> Ledger:
    """The ledger of companion costs in whole öre: ``used`` and ``paid`` are what is repaid.

    What passes the balance is not repaid and does not lower later balances (OMK-001, OMK-013).
    """
    until = max([as_of, *(cost.day for cost in costs)])
    book = Book(grants, policy, as_of, until, overuse_counts=False)
    order = sorted(range(len(costs)), key=lambda index: costs[index].day)
    return _ledger(book, [_cost_demand(index, costs[index]) for index in order])


def _cost_demand(index: int, cost: Cost) -> Demand:
    return Demand(index, cost.measure, ((cost.day, cost.amount),))


def _ledger(book: Book, demands: list[Demand]) -> Ledger:
    bookings: list[Booking] = [book.book(demand) for demand in demands]
    bookings.sort(key=lambda booking: booking.index)
    return Ledger(book.frames(), tuple(bookings), book.standing())
