"""How many companions a person met, and how often the provider did not come (PRV-066, PRV-054)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from lssdesk.law.hours import months
from lssdesk.law.hours.values import Frame


class Continuity(msgspec.Struct, frozen=True):
    """Of ``sessions`` with a named companion: how many companions; percent of them with the most frequent."""

    sessions: int
    companions: int
    share: int


def continuity(companions: Iterable[str]) -> Continuity | None:
    """The companions of performed sessions; None where none is named.  The share is rounded half up."""
    counted = Counter(name.casefold().strip() for name in companions if name.strip())
    total = counted.total()
    if not total:
        return None
    return Continuity(total, len(counted), (200 * max(counted.values()) + total) // (2 * total))


class Cancelled(msgspec.Struct, frozen=True):
    """Sessions that the provider cancelled: in the month, and in the frame that holds it (PRV-054)."""

    in_month: int
    in_frame: int


def often_cancelled(
    days: Iterable[date], frames: Iterable[Frame], month: date, per_month: int | None, per_frame: int | None
) -> Cancelled | None:
    """What to take up with the provider; None as long as neither number is reached.

    ``days``: when the provider cancelled for one person.  ``per_month``, ``per_frame``: from how many on;
    None where the municipality has set none.
    """
    last = months.last_day(months.number(month))
    known = [day for day in days if day <= last]
    in_month = sum(months.number(day) == months.number(month) for day in known)
    spans = [(frame.first, frame.last) for frame in frames if frame.first <= last and month <= frame.last]
    in_frame = max((sum(first <= day <= end for day in known) for first, end in spans), default=0)
    if not in_month:
        return None
    many = per_month is not None and in_month >= per_month
    many = many or (per_frame is not None and in_frame >= per_frame)
    return Cancelled(in_month, in_frame) if many else None
