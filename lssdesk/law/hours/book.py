"""Taking entries from grants: which frame first, where overuse stands, what is outside (HRS-017, HRS-019)."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from lssdesk.law.hours import months
from lssdesk.law.hours.frames import Account, accounts, frame, opened
from lssdesk.law.hours.late import counts_for, missed_late
from lssdesk.law.hours.values import Booking, Expiry, Frame, Grant, Measure, Part, Policy, Session, Standing


class Demand(msgspec.Struct, frozen=True):
    """What an entry asks for, day by day.

    ``missed`` is the session that was cancelled or that nobody came to: each grant's own policy says
    whether that was late, and some grants do not count it.  ``floor`` is the least that is paid where any
    of it falls on a covered day (HRS-034); None: what was used.
    """

    index: int
    measure: Measure | None
    pieces: tuple[tuple[date, int], ...]
    missed: Session | None = None
    floor: int | None = None


class Book:
    """The grants' frames while one ledger is reckoned.

    ``overuse_counts``: overuse lowers the balance (hours, HRS-015), or is not repaid and lowers nothing
    (costs, OMK-001).  ``until`` is the day to which the frames of open-ended grants go.
    """

    def __init__(
        self, grants: Sequence[Grant], policy: Policy, as_of: date, until: date, overuse_counts: bool
    ) -> None:
        self._policy = policy
        self._as_of = as_of
        self._overuse_counts = overuse_counts
        self._grants = [(grant, accounts(grant, policy, until)) for grant in grants]
        self._by_month = _by_month(self._grants)

    def book(self, demand: Demand) -> Booking:
        """Take the whole entry, piece by piece, and say what became of it."""
        parts: list[Part] = []
        outside = covered = 0
        for day, amount in demand.pieces:
            month = months.number(day)
            touching = self._by_month.get((demand.measure, month), ())
            frames = [account for account in touching if account.opens <= day <= account.last]
            covering = (account.grant for account in frames)
            if demand.missed is not None and not missed_late(demand.missed, covering, self._policy):
                continue
            if not frames:
                outside += amount
                continue
            covered += amount
            if demand.missed is not None:
                frames = [
                    account for account in frames if counts_for(account.grant, demand.missed, self._policy)
                ]
            parts += self._take(amount, month, frames, day <= self._as_of)
        merged = tuple(parts) if len(parts) < 2 else _merged(parts)
        used = 0
        for part in merged:
            used += part.amount
        paid = used if demand.floor is None else max(demand.floor, covered) if covered else 0
        return Booking(demand.index, used, paid, outside, merged)

    def _take(self, amount: int, month: int, frames: Sequence[Account], to_day: bool) -> list[Part]:
        """Take from one frame after the other; what no balance holds is overuse on the first (HRS-017)."""
        parts = []
        for account in frames:
            if within := account.within(month, amount):
                parts.append(account.take(month, within, 0, to_day))
                amount -= within
        if amount and frames:
            taken = amount if self._overuse_counts else 0
            parts.insert(0, frames[0].take(month, taken, amount, to_day))
        return parts

    def spans(self) -> list[tuple[date, date]]:
        """First and last day of each frame."""
        return [(account.first, account.last) for _, frames in self._grants for account in frames]

    def frames(self, known: Mapping[tuple[str, date], Frame] | None = None) -> tuple[Frame, ...]:
        """All frames, by grant in the given order, then by day; ``known``: by grant and first day, as is."""
        have = known or {}
        every = (account for _, frames in self._grants for account in frames)
        return tuple(have.get((one.grant.id, one.first)) or frame(one, self._as_of) for one in every)

    def standing(self) -> Standing:
        """What can be used on the ledger's day, and when it lapses."""
        day = self._as_of
        open_frames = tuple(
            opened(account, day)
            for _, frames in self._grants
            for account in frames
            if account.opens <= day <= account.last
        )
        expires: dict[date, int] = {}
        for one in open_frames:
            expires[one.last] = expires.get(one.last, 0) + (one.left or 0)
        free = any(one.left is None for one in open_frames)
        items = tuple(Expiry(last, amount) for last, amount in sorted(expires.items()) if amount)
        return Standing(day, None if free else sum(expires.values()), items, open_frames)


def _by_month(
    grants: Sequence[tuple[Grant, Sequence[Account]]],
) -> dict[tuple[Measure | None, int], list[Account]]:
    """The frames that hold each month of a measure, in the order in which use is taken from them."""
    found: dict[tuple[Measure | None, int], list[Account]] = {}
    for grant, frames in grants:
        for account in frames:
            for month in range(account.start, account.start + account.size):
                found.setdefault((grant.measure, month), []).append(account)
    for held in found.values():
        held.sort(key=_order)
    return found


def _order(account: Account) -> tuple[bool, date, date, str]:
    grant = account.grant
    return grant.per_month is None, account.last, grant.decided or grant.valid_from, grant.id


def _merged(parts: list[Part]) -> tuple[Part, ...]:
    """One part per grant and month: the pieces around a midnight and overuse add to what is there."""
    merged: dict[tuple[str, date], Part] = {}
    for part in parts:
        before = merged.get((part.grant, part.month))
        merged[part.grant, part.month] = _sum(before, part) if before else part
    return tuple(merged.values())


def _sum(one: Part, other: Part) -> Part:
    return Part(one.grant, one.frame, one.month, one.amount + other.amount, one.overuse + other.overuse)
