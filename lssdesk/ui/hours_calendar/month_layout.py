"""Where things lie in the month: days as rows, the clock from left to right."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lssdesk.ui.hours_calendar.changes import DAY, snapped
from lssdesk.ui.hours_calendar.view_model import Segment

FIRST_HOUR = 6
EDGE = 5  # pixels at either end of a bar that stretch it


@dataclass(frozen=True)
class Place:
    """A point as the calendar understands it: a day, and minutes from its midnight (or outside that day)."""

    day: date
    minute: float


class MonthLayout:
    """The month in a given width and height; coordinates begin at the top of what is scrolled."""

    def __init__(
        self, month: date, first_minute: int, labels: int, top: int, least: int, size: tuple[int, int]
    ) -> None:
        width, height = size
        self.month = month.replace(day=1)
        self.days = monthrange(month.year, month.month)[1]
        self.first_minute = first_minute
        self.labels = labels
        self.top = top
        self.right = width - 8
        self.row = max(least, min((height - top - 1) / self.days, 1.9 * least))
        self.height = round(top + self.row * self.days) + 1

    def x(self, minute: float) -> float:
        """The pixel of a clock time."""
        share = (minute - self.first_minute) / (DAY - self.first_minute)
        return self.labels + share * (self.right - self.labels)

    def y(self, day: date) -> float:
        """Top of a day's row."""
        return self.top + (day.day - 1) * self.row

    def place_at(self, x: float, y: float) -> Place:
        """The nearest day of the month and the clock time there."""
        number = min(max(int((y - self.top) // self.row) + 1, 1), self.days)
        share = (x - self.labels) / (self.right - self.labels)
        return Place(self.month.replace(day=number), self.first_minute + share * (DAY - self.first_minute))

    def bar(self, day: date, segment: Segment) -> tuple[float, float, float, float]:
        """Left, top, width and height of a session's bar on a day."""
        left, right = self.x(segment.first), self.x(segment.last)
        lane = (self.row - 2) / segment.lanes
        return left, self.y(day) + 1 + segment.lane * lane, right - left, lane - (segment.lanes > 1)


def first_minute(segments: Iterable[Segment]) -> int:
    """Where the clock begins: at six, or at the full hour before the earliest session."""
    earliest = min((segment.first for segment in segments), default=FIRST_HOUR * 60)
    return min(FIRST_HOUR, earliest // 60) * 60


def quarter(minute: float) -> int:
    """The nearest quarter of the day."""
    return min(max(snapped(minute), 0), DAY)
