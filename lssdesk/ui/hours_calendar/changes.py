"""Moving and stretching entries on the clock, as the calendar's mouse and keys do it.

Wall-clock arithmetic on the calendar's grid: what the time means (length on the nights when clocks
change, frames, late cancellations) is the hours engine's to say.  Minutes count from midnight of
the session's day; an end that is not after the start lies on the day after [HRS-018].
"""

from datetime import date, time, timedelta

import msgspec

from lssdesk.model.case import Cost, Session

DAY = 24 * 60
SNAP = 15


def minute_of(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def clock_at(minute: int) -> time:
    """The clock time so many minutes after midnight, of whichever day that is."""
    return time(*divmod(minute % DAY, 60))


def span(session: Session) -> tuple[int, int]:
    """First and last minute on the session's own day; the end may pass 1440."""
    start, end = minute_of(session.start), minute_of(session.end)
    return start, end if end > start else end + DAY


def snapped(minute: float) -> int:
    """The nearest quarter."""
    return round(minute / SNAP) * SNAP


def placed(session: Session, day: date, start: int, end: int) -> Session:
    """The same session from ``start`` to ``end`` in minutes from midnight of ``day``.

    The length is kept between one quarter and a whole day.
    """
    end = min(max(end, start + SNAP), start + DAY)
    shift = start // DAY
    return msgspec.structs.replace(
        session, day=day + timedelta(days=shift), start=clock_at(start), end=clock_at(end)
    )


def moved(entry: Session | Cost, days: int = 0, minutes: int = 0) -> Session | Cost:
    """The same entry so many days and minutes later (earlier: negative); its length stays.

    A cost has a day and no clock time.
    """
    day = entry.day + timedelta(days=days)
    if isinstance(entry, Cost):
        return msgspec.structs.replace(entry, day=day)
    start, end = span(entry)
    return placed(entry, day, start + minutes, end + minutes)


def stretched(session: Session, minutes: int) -> Session:
    """The same session with its end so many minutes later (earlier: negative)."""
    start, end = span(session)
    return placed(session, session.day, start, end + minutes)


def begun(session: Session, minutes: int) -> Session:
    """The same session with its start so many minutes later (earlier: negative); its end stays."""
    start, end = span(session)
    return placed(session, session.day, max(min(start + minutes, end - SNAP), end - DAY), end)
