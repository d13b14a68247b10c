"""Calendar months as whole numbers (year × 12 + month − 1), so that frames are plain counting."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

LAST = date.max.year * 12 + 11
"""The last month there is; a frame that would pass it is cut there."""


def number(day: date) -> int:
    """The month of ``day`` as a number."""
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=2**12)
def first_day(month: int) -> date:
    """First day of month number ``month``."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """Last day of month number ``month``."""
    year, index = divmod(month, 12)
    return date(year, index + 1, monthrange(year, index + 1)[1])


def is_last_day(day: date) -> bool:
    """Whether ``day`` is the last of its month, also in February of a leap year."""
    return day == last_day(number(day))
