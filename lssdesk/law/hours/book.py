"""Taking entries from grants: which frame first, where overuse stands, what is outside (HRS-017, HRS-019)."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from lssdesk.law.hours import months
from lssdesk.law.hours.frames import Account, accounts, frame, opened, valid
from lssdesk.law.hours.values import Booking, Expiry, Frame, Grant, Measure, Part, Policy, Standing


class Demand(msgspec.Struct, frozen=True):
    """What an entry asks for, day by day.  ``late``: it was cancelled late, which some grants do not count.

    ``floor`` is the least that is paid where any of it falls on a covered day (HRS-034); None: what was used.
    """

    index: int
    measure: Measure | None
    pieces: tuple[tuple[date, int], ...]
    late: bool = False
    floor: int | None = None


class Book:
    """The grants' frames while one ledger is reckoned.

    ``overuse_counts``: overuse lowers the balance (hours, HRS-015), or is not repaid and lowers nothing
    (costs, OMK-001).  ``until`` is the day to which the frames of open-ended grants go.
    """

    def __init__(
        self, grants: Sequence[Grant], policy: Policy, as_of: date, until: date, overuse_counts: bool
    ) -> None:
        self._as_of = as_of
        self._overuse_counts = overuse_counts
        self._grants = [(grant, accounts(grant, policy, until)) for grant in grants]
        self._by_day: dict[tuple[Measure | None, date], list[Account]] = {}

    def book(self, demand: Demand) -> Booking:
        """Take the whole entry, piece by piece, and say what became of it."""
        parts: dict[tuple[str, int], tuple[Account, int, int]] = {}
        outside = covered = 0
        for day, amount in demand.pieces:
            frames = self._covering(demand.measure, day)
            if not frames:
                outside += amount
                continue
            covered += amount
            if demand.late:
                frames = [account for account in frames if account.grant.late_cancellation_counts]
            self._take(day, _split(frames, months.number(day), amount), parts)
        used = sum(amount for _, amount, _ in parts.values())
        paid = used if demand.floor is None else max(demand.floor, covered) if covered else 0
        return Booking(demand.index, used, paid, outside, _parts(parts))

    def _take(
        self,
        day: date,
        split: Iterable[tuple[Account, int, int]],
        parts: dict[tuple[str, int], tuple[Account, int, int]],
    ) -> None:
        month = months.number(day)
        for account, within, over in split:
            amount = within + over if self._overuse_counts else within
            account.take(month, amount, over, day <= self._as_of)
            _, before, over_before = parts.get((account.grant.id, month), (account, 0, 0))
            parts[account.grant.id, month] = (account, before + amount, over_before + over)

    def _covering(self, measure: Measure | None, day: date) -> list[Account]:
        """Frames of the measure that can be used on ``day``, in the order in which use is taken from them."""
        key = (measure, day)
        if key not in self._by_day:
            covering = [
                _holding(all_frames, day)
                for grant, all_frames in self._grants
                if grant.measure == measure and valid(grant, day)
            ]
            self._by_day[key] = sorted(covering, key=_order)
        return self._by_day[key]

    def frames(self) -> tuple[Frame, ...]:
        """All frames, by grant in the given order, then by day."""
        return tuple(frame(account, self._as_of) for _, frames in self._grants for account in frames)

    def standing(self) -> Standing:
        """What can be used on the ledger's day, and when it lapses."""
        day = self._as_of
        open_frames = tuple(
            opened(_holding(frames, day), day) for grant, frames in self._grants if valid(grant, day)
        )
        expires: dict[date, int] = {}
        for one in open_frames:
            expires[one.last] = expires.get(one.last, 0) + (one.left or 0)
        free = any(one.left is None for one in open_frames)
        items = tuple(Expiry(last, amount) for last, amount in sorted(expires.items()) if amount)
        return Standing(day, None if free else sum(expires.values()), items, open_frames)


def _holding(frames: list[Account], day: date) -> Account:
    return frames[(months.number(day) - frames[0].start) // frames[0].size]


def _order(account: Account) -> tuple[bool, date, date, str]:
    grant = account.grant
    return grant.per_month is None, account.last, grant.decided or grant.valid_from, grant.id


def _split(frames: list[Account], month: int, amount: int) -> list[tuple[Account, int, int]]:
    """Share ``amount`` out: (frame, within its balance, overuse), frames that get nothing left out.

    What no balance holds goes to the first frame without a number, or else stands as overuse on the first.
    """
    shares = []
    for account in frames:
        within = amount if account.grant.per_month is None else min(account.room(month), amount)
        shares.append((account, within, 0))
        amount -= within
    if amount and shares:
        account, within, _ = shares[0]
        shares[0] = (account, within, amount)
    return [share for share in shares if share[1] or share[2]]


def _parts(parts: dict[tuple[str, int], tuple[Account, int, int]]) -> tuple[Part, ...]:
    return tuple(
        Part(grant, account.first, months.first_day(month), amount, over)
        for (grant, month), (account, amount, over) in parts.items()
    )
