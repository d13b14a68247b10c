"""Local time in Sweden: how long something really lasted, and on which days (HRS-018).

A clock time that comes twice is the first of the two.  One that does not exist, on the night in
spring, is refused.  Minutes are counted from the first day of the calendar, in universal time.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from lssdesk.errors import Refused
from lssdesk.law.hours.values import Session
from lssdesk.texts import t

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_MIDNIGHT = time(0)


def exists(day: date, clock: time) -> bool:
    """Whether the clocks in Sweden show ``clock`` on ``day`` at all."""
    local = datetime.combine(day, clock, STOCKHOLM)
    first, second = local.utcoffset(), local.replace(fold=1).utcoffset()
    return first is None or second is None or first >= second


def instant(day: date, clock: time) -> int:
    """The minute in universal time, the first of two; ``Refused`` if the clock time does not exist."""
    if not exists(day, clock):
        raise Refused(t("calc.no_such_clock", day=day, clock=f"{clock:%H:%M}"))
    return moment(day, clock)


def moment(day: date, clock: time) -> int:
    """As ``instant``; a clock time that is jumped over is read as if the clocks had not been changed yet."""
    offset = datetime.combine(day, clock, STOCKHOLM).utcoffset() or timedelta(0)
    return day.toordinal() * 1440 + clock.hour * 60 + clock.minute - int(offset.total_seconds()) // 60


def after(day: date) -> date:
    """The day after; ``Refused`` where the calendar ends."""
    if day == date.max:
        raise Refused(t("calc.calendar_ends"))
    return day + timedelta(days=1)


def over_midnight(session: Session) -> bool:
    """Whether the session has time on the day after its start; one that ends at 00:00 has none."""
    return _MIDNIGHT < session.end <= session.start


def last_day(session: Session) -> date:
    """The last day on which the session has time."""
    return after(session.day) if over_midnight(session) else session.day


def pieces(session: Session) -> tuple[tuple[date, int], ...]:
    """The session's days with the minutes that really passed on each: one, or two over midnight."""
    return _pieces(session.day, session.start, session.end)


@lru_cache(maxsize=2**16)
def _pieces(day: date, start: time, end: time) -> tuple[tuple[date, int], ...]:
    began = instant(day, start)
    if end > start:
        return ((day, instant(day, end) - began),)
    next_day = after(day)
    midnight = moment(next_day, _MIDNIGHT)
    first = (day, midnight - began)
    return (first, (next_day, instant(next_day, end) - midnight)) if end > _MIDNIGHT else (first,)


def span(session: Session) -> tuple[int, int]:
    """The minutes in universal time at which the session begins and ends."""
    return _span(session.day, session.start, session.end)


@lru_cache(maxsize=2**16)
def _span(day: date, start: time, end: time) -> tuple[int, int]:
    began = instant(day, start)
    return began, began + sum(amount for _, amount in _pieces(day, start, end))
