"""What the money of a ledger of costs went to, and how much of it is shown by receipts [OMK-005, OMK-016].

Sums for any time: a month, a frame, all there is.  Whole öre, as paid and shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lssdesk.law.hours.track import Track
from lssdesk.law.hours.values import Booking
from lssdesk.model.use import Cost, CostKind

Paid = tuple[Cost, int]
"""A cost, and what of it is repaid."""


@dataclass(frozen=True)
class Portion:
    """What costs came to: ``amount`` was paid, ``receipts`` of the ``count`` costs have a receipt."""

    amount: int = 0
    repaid: int = 0
    count: int = 0
    receipts: int = 0


@dataclass(frozen=True)
class Spent:
    """``kinds`` are those that cost anything, the dearest first; None: nobody said what it went to."""

    kinds: tuple[tuple[CostKind | None, Portion], ...]
    whole: Portion


def has_receipt(cost: Cost) -> bool:
    """Whether a reference or a picture shows the cost; the provider has it otherwise (PRV-083)."""
    return bool(cost.receipt.strip() or cost.attachment)


def paid(track: Track, bookings: Iterable[Booking]) -> tuple[Paid, ...]:
    """The costs of a track, each with what its ledger repays of it."""
    return tuple((track.costs[booking.index], booking.used) for booking in bookings)


def within(costs: Iterable[Paid], first: date, last: date) -> tuple[Paid, ...]:
    """The costs of the days from ``first`` to ``last``."""
    return tuple(one for one in costs if first <= one[0].day <= last)


def spent(costs: Iterable[Paid]) -> Spent:
    """What these costs went to; of kinds that cost alike the one that came first stands first."""
    kinds: dict[CostKind | None, list[Paid]] = {}
    for one in costs:
        kinds.setdefault(one[0].kind, []).append(one)
    portions = [(kind, _portion(ones)) for kind, ones in kinds.items()]
    portions.sort(key=lambda pair: -pair[1].amount)
    return Spent(tuple(portions), _portion([one for ones in kinds.values() for one in ones]))


def by_month(costs: Iterable[Paid]) -> dict[date, Spent]:
    """The same for each calendar month with a cost, by its first day and in order."""
    months: dict[date, list[Paid]] = {}
    for one in costs:
        months.setdefault(one[0].day.replace(day=1), []).append(one)
    return {month: spent(months[month]) for month in sorted(months)}


def _portion(costs: Sequence[Paid]) -> Portion:
    return Portion(
        amount=sum(cost.amount for cost, _ in costs),
        repaid=sum(repaid for _, repaid in costs),
        count=len(costs),
        receipts=sum(has_receipt(cost) for cost, _ in costs),
    )
