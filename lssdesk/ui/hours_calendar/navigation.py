"""Which day or session comes next, for the keys that step through the calendar."""

from calendar import monthrange
from datetime import date, timedelta

from lssdesk.ui.hours_calendar.view_model import Content

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


def neighbour(content: Content, day: date, session: str, way: int) -> tuple[date, str] | None:
    """The next (1) or previous (-1) session with its day, counted from a session or from an empty day."""
    places = [(one.day, one.id) for one in content.sessions]
    if (day, session) in places:
        at = places.index((day, session)) + way
    else:
        at = sum(place[0] < day for place in places) - (way < 0)
    return places[at] if 0 <= at < len(places) else None


def next_on_day(content: Content, day: date, session: str) -> str:
    """The day's next session, after the last one the first again; empty where there is none."""
    ids = [item.session.id for item in content.on(day)]
    if not ids:
        return ""
    return ids[(ids.index(session) + 1) % len(ids)] if session in ids else ids[0]
