"""Where things lie in the month: days as rows, the clock from left to right."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lssdesk.ui.hours_calendar.changes import DAY, snapped
from lssdesk.ui.hours_calendar.lanes import Segment
from lssdesk.ui.hours_calendar.month_rows import DayRow
from lssdesk.ui.hours_calendar.view_model import Item

EDGE = 5  # pixels at either end of a bar that stretch it
GAP = 4  # pixels between costs
MOST = 2.4  # a line is at most so many times as high as its text needs

Box = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True)
class Place:
    """A point as the calendar understands it: a day, and minutes from its midnight (or outside that day)."""

    day: date
    minute: float


@dataclass(frozen=True)
class Sizes:
    """Sizes that depend on the text: the labels' width, the hours' height, the least height of a line."""

    labels: int
    top: int
    least: int


class MonthLayout:
    """The month in a given width and height; coordinates begin at the top of what is scrolled.

    A day has as many lines as it needs; ``cost_width`` gives the room that a cost takes.
    """

    def __init__(
        self,
        rows: Sequence[DayRow],
        first_minute: int,
        sizes: Sizes,
        size: tuple[int, int],
        cost_width: Callable[[Item], float],
    ) -> None:
        width, height = size
        self.rows = rows
        self.month = rows[0].day
        self.days = len(rows)
        self.first_minute = first_minute
        self.labels, self.top = sizes.labels, sizes.top
        self.right = width - 8
        lines = sum(row.lines for row in rows)
        self.row = max(sizes.least, min((height - sizes.top - 1) / lines, MOST * sizes.least))
        self._tops = [float(sizes.top)]
        for row in rows:
            self._tops.append(self._tops[-1] + row.lines * self.row)
        self.height = round(self._tops[-1]) + 1
        self._cost_width = cost_width

    def x(self, minute: float) -> float:
        """The pixel of a clock time."""
        share = (minute - self.first_minute) / (DAY - self.first_minute)
        return self.labels + share * (self.right - self.labels)

    def y(self, day: date) -> float:
        """Top of a day's row."""
        return self._tops[day.day - 1]

    def height_of(self, day: date) -> float:
        """Height of a day's row."""
        return self._tops[day.day] - self._tops[day.day - 1]

    def holds(self, day: date) -> bool:
        """Whether the day is in this month."""
        return (day.year, day.month) == (self.month.year, self.month.month)

    def place_at(self, x: float, y: float) -> Place:
        """The nearest day of the month and the clock time there."""
        number = min(max(bisect_right(self._tops, y), 1), self.days)
        share = (x - self.labels) / (self.right - self.labels)
        return Place(self.month.replace(day=number), self.first_minute + share * (DAY - self.first_minute))

    def bars(self, row: DayRow) -> Iterator[tuple[Segment, Box]]:
        """The sessions of a day, each with its bar."""
        for place, lane in enumerate(row.lanes):
            top = self.y(row.day) + place * self.row
            for part in lane:
                left, height = self.x(part.first), (self.row - 2) / part.lanes
                inner = height - (part.lanes > 1)
                yield part, (left, top + 1 + part.lane * height, self.x(part.last) - left, inner)

    def costs(self, row: DayRow) -> Iterator[tuple[Item, Box]]:
        """The costs of a day from left to right, narrower where there are many."""
        widths = [self._cost_width(item) for item in row.costs]
        room = self.right - self.labels - 2 * GAP
        share = min(1.0, room / (sum(widths) + GAP * len(widths))) if widths else 1.0
        left, top = self.labels + GAP, self.y(row.day) + self.height_of(row.day) - self.row
        for item, width in zip(row.costs, widths, strict=True):
            yield item, (float(left), top + 1, width * share, self.row - 2)
            left += (width + GAP) * share


def quarter(minute: float) -> int:
    """The nearest quarter of the day."""
    return min(max(snapped(minute), 0), DAY)
