"""What each day of a month holds: a lane for each track with sessions, and a line of costs under them."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.lanes import Segment
from lssdesk.ui.hours_calendar.view_model import Item

FIRST_HOUR = 6


@dataclass(frozen=True)
class DayRow:
    """One day: the sessions of each shown track that has some, and the costs of all of them."""

    day: date
    lanes: tuple[tuple[Segment, ...], ...]
    costs: tuple[Item, ...]

    @property
    def lines(self) -> int:
        """Lines of text that the row needs."""
        return max(1, len(self.lanes)) + bool(self.costs)


def rows_of(board: Board, month: date) -> tuple[DayRow, ...]:
    """The days of the month that holds ``month``."""
    days = (month.replace(day=number) for number in range(1, monthrange(month.year, month.month)[1] + 1))
    return tuple(_row(board, day) for day in days)


def _row(board: Board, day: date) -> DayRow:
    lanes = tuple(parts for one in board.shown if (parts := one.segments(day)))
    costs = tuple(item for one in board.shown if one.unit == "ore" for item in one.on(day))
    return DayRow(day, lanes, costs)


def first_minute(rows: Iterable[DayRow]) -> int:
    """Where the clock begins: at six, or at the full hour before the earliest session."""
    firsts = (part.first for row in rows for lane in row.lanes for part in lane)
    return min(FIRST_HOUR, min(firsts, default=FIRST_HOUR * 60) // 60) * 60
