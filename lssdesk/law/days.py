"""Days as the law counts them: working days, weeks and months after a day; nothing runs off the calendar."""

from calendar import monthrange
from datetime import date, timedelta

from lssdesk.law.hours.red_days import is_public_holiday, names

_FREE_EVES = frozenset({"Midsommarafton", "Julafton", "Nyårsafton"})
"""Eves that lag (1930:173) 2 § counts among the days off."""
_ONE = timedelta(days=1)


def works(day: date) -> bool:
    """Whether ``day`` is no Saturday, Sunday, public holiday or free eve."""
    return not (day.weekday() == 5 or is_public_holiday(day) or names(day) & _FREE_EVES)


def working_day(day: date) -> date:
    """``day`` itself, or the first working day after it [lag (1930:173) 2 §]."""
    while day < date.max and not works(day):
        day += _ONE
    return day


def next_working_day(day: date) -> date:
    """The first working day after ``day``; the calendar's last day stands for itself."""
    return day if day == date.max else working_day(day + _ONE)


def working_day_before(day: date) -> date:
    """The last working day before ``day``; the calendar's first day stands for itself."""
    if day == date.min:
        return day
    day -= _ONE
    while day > date.min and not works(day):
        day -= _ONE
    return day


def months_after(day: date, months: int) -> date:
    """The same day that many months later, or the month's last one; the calendar's ends stand."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shifted(day: date, days: int) -> date:
    """``day`` and so many days more, or less; the calendar's ends stand."""
    ordinal = day.toordinal() + days
    return date.fromordinal(max(date.min.toordinal(), min(ordinal, date.max.toordinal())))


def after(day: date, days: int | None) -> date | None:
    """``shifted``, or None where the length is unknown."""
    return None if days is None else shifted(day, days)
