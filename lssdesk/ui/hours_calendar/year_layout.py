"""Where things lie in the year: pixels for months, weeks and bands, reckoned once per size."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lssdesk.ui.hours_calendar.bands import MONTHS, QUARTERS

MARGIN, GAP = 8, 16
Box = tuple[float, float, float, float]
"""Left, top, width and height."""
COLUMNS = 8  # week number and seven days


@dataclass(frozen=True)
class Measures:
    """Sizes that depend on the text: a band, the name of a month, the least of a week; the top line.

    ``digits`` is the width of a day's number, ``mark`` the least room for the marks of its sessions.
    """

    lane: int
    name: int
    week: int
    top: int
    digits: float
    mark: int


@dataclass(frozen=True)
class Row:
    """Three months side by side: where their bands, names and weeks begin."""

    bands: float
    names: float
    weeks: float


class YearLayout:
    """The year in a given width and height; coordinates begin at the top of what is scrolled.

    ``days`` has for each day the box of its number, and that of the marks beside or below it.
    """

    def __init__(self, year: int, lanes: Sequence[int], measures: Measures, width: int, height: int) -> None:
        self.year = year
        self.lanes = list(lanes)
        self.measures = measures
        self.month_width = (width - 2 * MARGIN - (MONTHS - 1) * GAP) / MONTHS
        self.cell = self.month_width / COLUMNS
        self.marks_below = self.cell - measures.digits < 2 * measures.mark
        least = measures.week + (measures.mark if self.marks_below else 0)
        weeks = [
            max(_weeks(year, 3 * row + column + 1) for column in range(MONTHS)) for row in range(QUARTERS)
        ]
        fixed = measures.top + sum(count * measures.lane + measures.name + MARGIN for count in lanes)
        room = (height - fixed) / sum(weeks)
        self.week = max(least, min(room, 2.2 * measures.week))
        self.rows: list[Row] = []
        y: float = measures.top
        for count, many in zip(lanes, weeks, strict=True):
            names = y + count * measures.lane
            self.rows.append(Row(y, names, names + measures.name))
            y = names + measures.name + many * self.week + MARGIN
        self.height = round(y)
        first = date(year, 1, 1).toordinal()
        length = date(year, 12, 31).toordinal() - first + 1
        self.days = {day: self._day_parts(day) for day in map(date.fromordinal, range(first, first + length))}

    def month_left(self, column: int) -> float:
        """Left edge of a column of months."""
        return MARGIN + column * (self.month_width + GAP)

    def band_x(self, place: float) -> float:
        """A place along a row, in months from its start, as a pixel; gaps between months are bridged."""
        column = min(int(place), MONTHS - 1)
        return self.month_left(column) + (place - column) * self.month_width

    def day_place(self, day: date) -> tuple[float, float]:
        """Left and top of a day's cell."""
        row, column = divmod(day.month - 1, MONTHS)
        first = date(day.year, day.month, 1).weekday()
        week, weekday = divmod(first + day.day - 1, 7)
        x = self.month_left(column) + (weekday + 1) * self.cell
        return x, self.rows[row].weeks + week * self.week

    def month_room(self, month: int) -> Box:
        """The weeks of a month with a little of the gap around them, where nothing else is."""
        row, column = divmod(month - 1, MONTHS)
        height = _weeks(self.year, month) * self.week
        return self.month_left(column) - 2, self.rows[row].weeks, self.month_width + 4, height + 2

    def _day_parts(self, day: date) -> tuple[Box, Box]:
        x, y = self.day_place(day)
        digits, mark = self.measures.digits, self.measures.mark
        if self.marks_below:
            number = (x, y, digits, self.week - mark)
            return number, (x + 2, y + self.week - mark, self.cell - 4, mark)
        return (x, y, digits, self.week), (x + digits + 2, y, self.cell - digits - 3, self.week)

    def day_at(self, x: float, y: float) -> date | None:
        """The day whose cell holds the point."""
        month = self.month_at(x, y)
        if month is None:
            return None
        row, column = divmod(month - 1, MONTHS)
        weekday = int((x - self.month_left(column)) / self.cell) - 1
        week = int((y - self.rows[row].weeks) // self.week)
        number = week * 7 + weekday - date(self.year, month, 1).weekday() + 1
        inside = weekday >= 0 and week >= 0 and 1 <= number <= monthrange(self.year, month)[1]
        return date(self.year, month, number) if inside else None

    def month_at(self, x: float, y: float) -> int | None:
        """The month whose name or days hold the point."""
        column = int((x - MARGIN) // (self.month_width + GAP))
        if not 0 <= column < MONTHS or not 0 <= x - self.month_left(column) < self.month_width:
            return None
        for row in reversed(range(QUARTERS)):
            if y >= self.rows[row].names:
                end = self.rows[row + 1].bands if row + 1 < QUARTERS else self.height
                return 3 * row + column + 1 if y < end else None
        return None


def days_of(first: date) -> list[date]:
    """All days of the month that begins on ``first``."""
    return [first.replace(day=number) for number in range(1, monthrange(first.year, first.month)[1] + 1)]


def _weeks(year: int, month: int) -> int:
    first = date(year, month, 1).weekday()
    return (first + monthrange(year, month)[1] + 6) // 7
