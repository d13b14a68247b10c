"""What the money of the companions and relievers went to, and what of it is repaid (OMK-005, OMK-016)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import get_args

import msgspec

from lssdesk.law.hours import months
from lssdesk.law.hours.track import Track
from lssdesk.model.use import Cost, CostKind, SessionActivity

_KINDS: tuple[CostKind | None, ...] = (*get_args(CostKind), None)


class Span(msgspec.Struct, frozen=True, order=True):
    """The days from ``first`` to ``last``, both of them in it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def month(self) -> bool:
        """Whether it is a whole calendar month."""
        return months.last_day(months.number(self.first)) == self.last and self.first == month_of(self.last)


class Went(msgspec.Struct, frozen=True):
    """Costs of one kind in whole öre; ``kind`` None: nobody said what they went to."""

    kind: CostKind | None
    count: int
    amount: int
    repaid: int

    @property
    def not_repaid(self) -> int:
        """What is borne by whoever had the cost."""
        return self.amount - self.repaid


class Spending(msgspec.Struct, frozen=True):
    """``kinds`` that there are costs of, in the order of the model; ``activities`` of performed occasions.

    The most common activity comes first.  One occasion counts once, under whichever measure.
    """

    kinds: tuple[Went, ...]
    activities: tuple[tuple[SessionActivity | None, int], ...]

    @property
    def amount(self) -> int:
        """All costs."""
        return sum(one.amount for one in self.kinds)

    @property
    def repaid(self) -> int:
        """What of them is repaid."""
        return sum(one.repaid for one in self.kinds)


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def repaid(track: Track, as_of: date) -> Iterator[tuple[Cost, int]]:
    """Each cost of a track with what its ledger repays of it, in whole öre."""
    bookings = track.ledger(as_of).bookings if track.costs else ()
    return ((cost, booking.used) for cost, booking in zip(track.costs, bookings, strict=True))


def spending(tracks: Iterable[Track], as_of: date, span: Span | None = None) -> Spending:
    """What the money went to in a span of days, or in all of them, under all measures together."""
    held = list(tracks)
    costs = [pair for track in held for pair in repaid(track, as_of) if span is None or pair[0].day in span]
    counted = Counter(
        one.activity
        for track in held
        for one in track.sessions
        if one.status == "performed" and (span is None or one.day in span)
    )
    found = (_went(kind, costs) for kind in _KINDS)
    return Spending(tuple(one for one in found if one.count), tuple(counted.most_common()))


def _went(kind: CostKind | None, costs: Sequence[tuple[Cost, int]]) -> Went:
    own = [pair for pair in costs if pair[0].kind == kind]
    return Went(kind, len(own), sum(cost.amount for cost, _ in own), sum(back for _, back in own))


def spans(tracks: Iterable[Track], as_of: date) -> tuple[Span, ...]:
    """The frames and the months with costs, the latest first; a frame stands before its months.

    A frame is one of the costs that have frames (OMK-001).
    """
    paid = [track for track in tracks if track.costs]
    days = {cost.day for track in paid for cost in track.costs}
    frames = {
        Span(frame.first, frame.last)
        for track in paid
        if not any(grant.once for grant in track.grants)
        for frame in track.ledger(as_of).frames
    }
    used = {span for span in frames if any(day in span for day in days)}
    used |= {Span(month_of(day), months.last_day(months.number(day))) for day in days}
    return tuple(sorted(used, key=lambda span: (month_of(span.last), -span.first.toordinal()), reverse=True))


def shown(cost: Cost) -> bool:
    """Whether a receipt is named or pictured; one that is not is to be asked for (PRV-083)."""
    return bool(cost.receipt.strip() or cost.attachment)
