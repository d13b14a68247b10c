"""What is left: of a frame, at the end of a month, and of a month's own hours (HRS-015 to HRS-017, HRS-023).

One word for it, so that the calendar, the notices and the papers say the same.  Each frame counts for itself:
overuse in one takes nothing from another, and what is left of none is below 0.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lssdesk.law.hours.values import Frame, Month


def of_frame(frame: Frame) -> int | None:
    """What of all that the frame gives is not used; None where the decision has no number."""
    return None if frame.granted is None else max(0, frame.granted - frame.used)


def at_end(months: Iterable[Month]) -> int | None:
    """The person's balance at the end of a month, of which these are the frames' rows (HRS-017).

    None where one of them has no number.
    """
    balances = [row.balance for row in months]
    if None in balances:
        return None
    return sum(max(0, balance or 0) for balance in balances)


@dataclass(frozen=True)
class Left:
    """A month in which granted hours were not used, in minutes.

    ``moved`` went on with their frame to the next month; ``ended`` stood at the end of theirs.  ``credit``
    and ``used`` are the month's, of all frames with a number.
    """

    month: date
    credit: int
    used: int
    moved: int
    ended: int

    @property
    def unused(self) -> int:
        """What of the month's own hours was not used."""
        return self.moved + self.ended


def of_month(frames: Iterable[Frame], month: date) -> Left | None:
    """What of the hours of the month that begins on ``month`` was not used; None where nothing was left.

    No more than the balance: what earlier overuse had taken already is not left.
    """
    rows = [(frame, row) for frame in frames for row in frame.months if row.month == month]
    numbered = [(frame, row) for frame, row in rows if row.credit is not None]
    moved = sum(_unused(row) for frame, row in numbered if row.month != frame.months[-1].month)
    ended = sum(_unused(row) for frame, row in numbered if row.month == frame.months[-1].month)
    if not moved + ended:
        return None
    credit, used = sum(row.credit or 0 for _, row in numbered), sum(row.used for _, row in numbered)
    return Left(month, credit, used, moved, ended)


def _unused(row: Month) -> int:
    return max(0, min((row.credit or 0) - row.used, row.balance or 0))
