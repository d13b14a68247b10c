"""Which day or entry comes next, for the keys that step through the calendar."""

from calendar import monthrange
from datetime import date, timedelta

from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.view_model import Item, Ref

YEARS = range(1900, 2201)


def days_later(day: date, days: int) -> date:
    """So many days later, or the same day where the calendar's years end."""
    later = day + timedelta(days=days)
    return later if later.year in YEARS else day


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month; the same day where the years end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year not in YEARS:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def edge_of_month(day: date, last: bool) -> date:
    """The first or the last day of the day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1] if last else 1)


def neighbour(board: Board, day: date, ref: Ref | None, way: int) -> Item | None:
    """The next (1) or previous (-1) entry that is shown, counted from one or from an empty day."""
    items = board.ordered
    at = next((place for place, item in enumerate(items) if item.ref == ref and item.day == day), None)
    if at is None:
        at = sum(item.day < day for item in items) - (way < 0)
    else:
        at += way
    return items[at] if 0 <= at < len(items) else None


def between(board: Board, first: Ref, last: Ref) -> tuple[Item, ...]:
    """All entries that are shown from one to the other, both included; only the last where one is gone."""
    items = board.ordered
    places = [place for place, item in enumerate(items) if item.ref in (first, last)]
    return tuple(items[places[0] : places[-1] + 1]) if places else ()


def next_on_day(board: Board, day: date, ref: Ref | None) -> Item | None:
    """The day's next entry, after the last one the first again."""
    items = board.on(day)
    if not items:
        return None
    at = next((place for place, item in enumerate(items) if item.ref == ref), -1)
    return items[(at + 1) % len(items)]
