"""Time, money, days and periods as papers on hours write them."""

from datetime import date
from decimal import Decimal

from lssdesk.law.hours import Unit
from lssdesk.law.hours.said import amount
from lssdesk.law.hours.said import day as near
from lssdesk.letters import swedish
from lssdesk.model.case import Session
from lssdesk.texts import t


def said(unit: Unit, value: int) -> str:
    """An amount in a sentence: ``10 timmar och 30 minuter``, ``85,50 kronor``."""
    if unit == "ore":
        return swedish.kronor(value)
    hours, rest = divmod(value, 60)
    parts = [swedish.hours(Decimal(hours))] if hours or not rest else []
    if rest:
        parts.append(t("statement.minute_one") if rest == 1 else t("statement.minutes", number=rest))
    return swedish.joined(parts)


def short(unit: Unit, value: int | None) -> str:
    """An amount in a cell: ``10 tim 30 min``, ``-2 tim``, ``85,50 kr``; no number has its own words."""
    if value is None:
        return t("calendar.free")
    return ("-" if value < 0 else "") + amount(abs(value), unit)


def period(first: date, last: date) -> str:
    """``1 april–30 juni 2026``, ``1 december 2025–28 februari 2026``."""
    if first.year == last.year:
        return f"{first.day} {swedish.month(first)}–{swedish.day(last)}"
    return f"{swedish.day(first)}–{swedish.day(last)}"


def month(first: date) -> str:
    """``april 2026``."""
    return f"{swedish.month(first)} {first.year}"


def weekday(day: date) -> str:
    """``fredag``."""
    return t(f"calendar.weekdays.d{day.isoweekday()}")


def clock(session: Session) -> str:
    """``17:00–19:30``."""
    return f"{session.start:%H:%M}–{session.end:%H:%M}"


def occasion(session: Session, today: date) -> str:
    """``fredag 24 april kl. 17:00–19:30``, with the year where it is not today's."""
    return t(
        "statement.occasion",
        weekday=weekday(session.day),
        day=near(session.day, today),
        clock=clock(session),
    )
