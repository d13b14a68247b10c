"""References to rules, and days, as a letter writes them; what is not known is an empty text."""

from datetime import date

from lssdesk.law import tables
from lssdesk.letters import swedish


def cite(key: str, day: date, edition: tables.Edition = "short") -> str:
    """The reference to a rule as it reads on ``day``; empty where the tables hold none for that day."""
    rows = tables.shipped().sections
    held = any(row.key == key and row.valid_on(day) for row in rows)
    return tables.citation(key, day, edition) if held else ""


def day_of(value: date | None) -> str:
    """``1 april 2026``, or nothing."""
    return swedish.day(value) if value else ""
