"""Frames of a grant, what each is credited, and what is taken from it (HRS-011 to HRS-017).

``Account`` is the only thing in the engine that changes, and only while one ledger is reckoned.
"""

from datetime import date

from lssdesk.law.hours import months
from lssdesk.law.hours.values import Frame, Grant, Month, Open, Part, Policy


class Account:
    """One frame while it is reckoned: credit per month and what has been taken so far.

    ``first`` is the first of the frame's first month, also where the grant starts inside it (HRS-012);
    ``opens`` and ``last`` are the days between which it can be used.
    """

    def __init__(self, grant: Grant, policy: Policy, start: int, size: int) -> None:
        self.grant = grant
        self.start = start
        self.size = size
        self.first = months.first_day(start)
        self.opens = max(self.first, grant.valid_from)
        end = months.last_day(start + size - 1)
        self.last = end if grant.valid_to is None else min(end, grant.valid_to)
        self.credits = _credits(grant, policy, size)
        self.used = [0] * size
        self.overuse = [0] * size
        self.total = 0
        self.total_to_day = 0

    def credit(self, month: int) -> int | None:
        """What may be drawn on in ``month``; None: no number."""
        return None if self.credits is None else self.credits[month - self.start]

    def within(self, month: int, amount: int) -> int:
        """How much of ``amount`` the balance of ``month`` holds, not below 0; all of it without a number."""
        if self.credits is None:
            return amount
        room = self.credits[month - self.start] - self.total
        return amount if amount <= room else max(0, room)

    def take(self, month: int, amount: int, overuse: int, to_day: bool) -> Part:
        """Note ``amount`` as taken in ``month``; ``to_day``: it falls on or before the ledger's day."""
        self.used[month - self.start] += amount
        self.overuse[month - self.start] += overuse
        self.total += amount
        if to_day:
            self.total_to_day += amount
        return Part(self.grant.id, self.first, months.first_day(month), amount, overuse)


def _credits(grant: Grant, policy: Policy, size: int) -> list[int] | None:
    """What may be drawn on month by month: the credits so far, or all of them under ``allow`` (HRS-015)."""
    if grant.per_month is None:
        return None
    ahead = policy.advance == "allow"
    return [grant.per_month * (size if ahead else month + 1) for month in range(size)]


def valid(grant: Grant, day: date) -> bool:
    """Whether the grant's decision is valid on ``day``."""
    return grant.valid_from <= day and (grant.valid_to is None or day <= grant.valid_to)


def accounts(grant: Grant, policy: Policy, until: date) -> list[Account]:
    """The grant's frames in order; of an open-ended grant those that have begun by ``until``.

    ``Account`` number ``(month - first month) // frame months`` holds a given month.
    """
    rules = grant.policy or policy
    length = rules.months(grant.measure)
    start = months.number(grant.valid_from)
    last = _last_month(grant, start, length, until)
    return [
        Account(grant, rules, first, min(length, last - first + 1))
        for first in range(start, last + 1, length)
    ]


def _last_month(grant: Grant, start: int, length: int, until: date) -> int:
    if grant.valid_to is not None:
        return months.number(grant.valid_to)
    begun = (months.number(until) - start) // length + 1
    return min(start + begun * length - 1, months.LAST)


def frame(account: Account, as_of: date) -> Frame:
    """The account as a value; nothing has lapsed while the frame still runs on ``as_of`` (HRS-016)."""
    per_month = account.grant.per_month
    granted = None if per_month is None else per_month * account.size
    lapsed = None if granted is None else max(0, granted - account.total) if account.last < as_of else 0
    return Frame(
        account.grant.id, account.first, account.last, granted, account.total, lapsed, _months(account)
    )


def _months(account: Account) -> tuple[Month, ...]:
    per_month = account.grant.per_month
    balance = 0
    rows = []
    for index, used in enumerate(account.used):
        balance += (per_month or 0) - used
        left = None if per_month is None else balance
        rows.append(
            Month(months.first_day(account.start + index), per_month, used, left, account.overuse[index])
        )
    return tuple(rows)


def opened(account: Account, as_of: date) -> Open:
    """What of the account can be used on ``as_of``, after what happened up to and including that day."""
    credit = account.credit(months.number(as_of))
    used = account.total_to_day
    left = None if credit is None else max(0, credit - used)
    return Open(account.grant.id, account.first, account.last, credit, used, left)
