"""What the hours engine takes in and gives out: frozen values, no rules.

Amounts are whole minutes in an hours ledger and whole öre in a cost ledger; the frames are the same
(formats.md §1, §4), so the values say ``amount`` and mean either.  ``None`` for a credit, a balance
or what lapses means free hours, where the decision carries no number (HRS-004).
"""

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import msgspec

from lssdesk.model.case import Session as RecordedSession

Measure = Literal["ledsagarservice", "ledsagning", "avlosarservice", "avlosning"]
Status = Literal["planned", "performed", "cancelled_by_client", "cancelled_by_provider", "no_show"]
Advance = Literal["forbid", "allow"]

FRAME_MONTHS: dict[Measure | None, int] = {"avlosarservice": 1, "avlosning": 1}
"""Months of a frame where no policy says otherwise (HRS-001, HRS-002, formats.md §1); 3 for all others."""

NOON = time(12)


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """What the municipality has set (POLICY of HRS-001…004, HRS-015, HRS-032).

    ``frame_months`` None: 3, and 1 for avlösarservice and avlösning.  ``late_cancellation_hour`` is
    the last minute of the day before at which a cancellation is in time.
    """

    frame_months: int | None = None
    advance: Advance = "forbid"
    late_cancellation_hour: time = NOON

    def months(self, measure: Measure | None) -> int:
        """Months of one frame of ``measure``."""
        return FRAME_MONTHS.get(measure, 3) if self.frame_months is None else self.frame_months


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision gives per calendar month (HRS-011), in minutes or öre; None: free hours.

    ``valid_to`` None: open-ended (*tills vidare*).  ``decided`` None: ``valid_from``.  ``policy`` is
    the policy of the day the decision was made, where that is not the ledger's: a changed policy
    never rewrites an old ledger (hours.md §1).  ``once``: ``per_month`` is all there is, from the first
    day, without frames, as for a dearer activity (:mod:`lssdesk.law.hours.allowance`).
    """

    id: str
    measure: Measure | None = None
    per_month: int | None
    valid_from: date
    valid_to: date | None = None
    decided: date | None = None
    late_cancellation_counts: bool = True
    policy: Policy | None = None
    once: bool = False


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """An occasion in local time; an ``end`` at or before ``start`` is on the day after (HRS-018, HRS-030)."""

    day: date
    start: time
    end: time
    status: Status = "performed"
    cancelled_at: datetime | None = None
    measure: Measure | None = None


def entry(session: RecordedSession, measure: Measure | None) -> Session:
    """A session of a case as the ledger takes it."""
    return Session(
        day=session.day,
        start=session.start,
        end=session.end,
        status=session.status,
        cancelled_at=session.cancelled_at,
        measure=measure,
    )


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """A companion's cost in whole öre (OMK-005)."""

    day: date
    amount: int
    kind: str = ""
    receipt: str = ""
    measure: Measure | None = None


class Month(msgspec.Struct, frozen=True, gc=False):
    """One calendar month of a frame; ``month`` is its first day, ``balance`` that at its end."""

    month: date
    credit: int | None
    used: int
    balance: int | None
    overuse: int


class Frame(msgspec.Struct, frozen=True):
    """A frame of a grant, from the first of a month to the last day on which it can be used."""

    grant: str
    first: date
    last: date
    granted: int | None
    used: int
    lapsed: int | None
    months: tuple[Month, ...]


class Part(msgspec.Struct, frozen=True, gc=False):
    """What an entry took from one grant in one month: the summand behind every number of the ledger.

    ``frame`` is the first day of the frame.  ``amount`` holds the overuse in an hours ledger; in a
    cost ledger it is what is repaid, and the overuse comes on top (OMK-001).
    """

    grant: str
    frame: date
    month: date
    amount: int
    overuse: int


class Booking(msgspec.Struct, frozen=True, gc=False):
    """What became of entry number ``index``: taken from grants, paid, and outside any decision (HRS-019)."""

    index: int
    used: int
    paid: int
    outside: int
    parts: tuple[Part, ...]


class Open(msgspec.Struct, frozen=True):
    """A frame that can be used on the ledger's day: credit to draw on, use to that day, and what is left."""

    grant: str
    first: date
    last: date
    credit: int | None
    used: int
    left: int | None


class Expiry(msgspec.Struct, frozen=True):
    """What lapses at the end of ``day`` if nothing more is used (HRS-016)."""

    day: date
    amount: int


class Standing(msgspec.Struct, frozen=True):
    """The person's balance on ``day``: the sum of ``open``, None when free hours are among them (HRS-017)."""

    day: date
    available: int | None
    expires: tuple[Expiry, ...]
    open: tuple[Open, ...]


class Ledger(msgspec.Struct, frozen=True):
    """Frames by grant and day, bookings in the order of the entries, and the standing on ``as_of``."""

    frames: tuple[Frame, ...]
    bookings: tuple[Booking, ...]
    standing: Standing

    def behind(self, frame: Frame, month: date | None = None) -> list[tuple[int, Part]]:
        """The parts that add up to the use of ``frame``, or of one ``month``, with their entry's number."""
        return [
            (booking.index, part)
            for booking in self.bookings
            for part in booking.parts
            if part.grant == frame.grant and part.frame == frame.first and month in (None, part.month)
        ]


def whole(value: Decimal, per_unit: int) -> int:
    """``value`` × ``per_unit`` to the nearest whole number, half up: the one rounding there is (HRS-010)."""
    return (Fraction(value) * per_unit * 2 + 1) // 2


def minutes(hours: Decimal) -> int:
    """Hours as whole minutes: 17,33 is 1 040 (HRS-010)."""
    return whole(hours, 60)
