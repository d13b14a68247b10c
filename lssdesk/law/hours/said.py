"""Amounts and days of a ledger as a Swedish sentence says them, with spaces that do not break."""

from datetime import date

from lssdesk.law.hours.track import Unit
from lssdesk.texts import t

NBSP = "\u00a0"


def amount(value: int, unit: Unit) -> str:
    """``14 tim 30 min`` or ``85,50 kr``."""
    return duration(value) if unit == "minutes" else kronor(value)


def duration(minutes: int) -> str:
    """``14 tim 30 min``, ``45 min``, ``0 tim``."""
    hours, rest = divmod(minutes, 60)
    parts = [t("calendar.hours", n=hours)] if hours or not rest else []
    parts += [t("calendar.minutes", n=rest)] if rest else []
    return " ".join(parts).replace(" ", NBSP)


def kronor(ore: int) -> str:
    """``300 kr``, ``1 250 kr``, ``85,50 kr``."""
    return t("policy.kronor", kronor=plain_kronor(ore)).replace(" ", NBSP)


def plain_kronor(ore: int) -> str:
    """``85,50``, ``1 250``: an amount as it may be typed."""
    whole, rest = divmod(ore, 100)
    return f"{whole:,}".replace(",", NBSP) + (f",{rest:02}" if rest else "")


def day(value: date, today: date) -> str:
    """``12 mars``, with the year where it is not today's."""
    text = f"{value.day}{NBSP}{t(f'calendar.months.m{value.month}')}"
    return text if value.year == today.year else f"{text}{NBSP}{value.year}"


def month(value: date, today: date) -> str:
    """``mars``, with the year where it is not today's."""
    text = t(f"calendar.months.m{value.month}")
    return text if value.year == today.year else f"{text}{NBSP}{value.year}"
