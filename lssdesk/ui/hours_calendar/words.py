"""Time in Swedish words, and back: what the calendar writes and what may be typed into it."""

import re
from datetime import date, datetime, time

from lssdesk.law.hours import Unit, said
from lssdesk.model import typed
from lssdesk.texts import t

NBSP = said.NBSP
MINUS = "\u2212"
day_text, plain_kronor = said.day, said.plain_kronor

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?")


def duration(minutes: int) -> str:
    """``14 tim 30 min``; a negative one with a minus sign."""
    return amount("minutes", minutes)


def kronor(ore: int) -> str:
    """``300 kr``, ``85,50 kr``; as ``duration`` below zero."""
    return amount("ore", ore)


def amount(unit: Unit, value: int) -> str:
    """A number of a track: minutes as hours and minutes, öre as kronor."""
    return (MINUS if value < 0 else "") + said.amount(abs(value), unit)


def month_name(day: date) -> str:
    """``mars``."""
    return t(f"calendar.months.m{day.month}")


def month_and_year(day: date) -> str:
    """``mars 2026``."""
    return f"{month_name(day)} {day.year}"


def weekday(day: date) -> str:
    """``torsdag``."""
    return t(f"calendar.weekdays.d{day.isoweekday()}")


def short_weekday(day: date) -> str:
    """``to``."""
    return weekday(day)[:2]


def clock_text(clock: time) -> str:
    """``09:30``."""
    return f"{clock.hour:02}:{clock.minute:02}"


def clock_span(start: time, end: time) -> str:
    """``09:30–12:00``."""
    return f"{clock_text(start)}–{clock_text(end)}"


def parse_clock(text: str) -> time:
    """``9``, ``930``, ``9:30``, ``09.30`` as a clock time; 24 is midnight.  ValueError for anything else."""
    compact = text.strip()
    if re.fullmatch(r"[0-9]{3}", compact):
        compact = "0" + compact
    match = _CLOCK.fullmatch(compact)
    if match is None:
        raise ValueError(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(0) if (hour, minute) == (24, 0) else time(hour, minute)


def parse_moment(text: str, today: date) -> datetime:
    """A day and a clock time with a space between, as ``12/3 11:30``; ``Refused`` or ValueError."""
    day, _, clock = text.strip().rpartition(" ")
    return datetime.combine(typed.day(day, today), parse_clock(clock))


def plain_clock(text: str) -> str:
    """What was typed as it is shown: ``930`` is ``09:30``."""
    return clock_text(parse_clock(text))


def plain_amount(text: str) -> str:
    """What was typed as it is shown: ``85.5`` is ``85,50``."""
    return plain_kronor(typed.kronor(text))


def plain_day(text: str, today: date) -> str:
    """What was typed as it is shown: ``12/3`` is ``2026-03-12``."""
    return typed.day(text, today).isoformat()


def plain_moment(text: str, today: date) -> str:
    """What was typed as it is shown: ``12/3 930`` is ``2026-03-12 09:30``."""
    return f"{parse_moment(text, today):%Y-%m-%d %H:%M}"
