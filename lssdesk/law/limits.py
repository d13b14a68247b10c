"""Ages at which a right ends, as dated data, and times that the law counts in years and months.

An age is data because the acts tie it to others that move (9 b § LSS, DAG-003).  A person passes the limit
that was in force when it was reached: who turned 66 in 2025 is not let in again by the 67 of 2026.
"""

from datetime import date
from functools import cache
from typing import Literal

import msgspec

from lssdesk import paths
from lssdesk.law.days import months_after
from lssdesk.law.tables import Row, parse, series

AGES = "ages.toml"

RULING_MONTHS = 6
"""How long an advance ruling holds from the day its measure became available (16 § LSS, FHB-007)."""

Key = Literal["daily_activity", "assistance"]


class AgeLimit(Row, frozen=True, kw_only=True):
    """The age of a right's end for those who reach it until ``last_day``; ``confirmed`` as in hours.toml."""

    key: Key
    age: int
    confirmed: bool


class _Ages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    checked: date
    limit: tuple[AgeLimit, ...]


def read(text: str) -> tuple[AgeLimit, ...]:
    """The ages in a TOML text, oldest rule first; InputError where it is not as it has to be."""
    limits = parse(text, AGES, _Ages).limit
    series(AGES, [(row.key, row) for row in limits])
    return tuple(sorted(limits, key=lambda row: row.first_day))


@cache
def ages() -> tuple[AgeLimit, ...]:
    """The ages that come with the program."""
    return read((paths.resources() / "policy" / AGES).read_text(encoding="utf-8"))


def birthday(born: date, years: int) -> date:
    """The day on which ``years`` are reached; who is born on 29 February turns on 1 March in other years."""
    year = born.year + years
    if year > date.max.year:
        return date.max
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def reached(key: Key, born: date) -> tuple[date, int] | None:
    """The day on which the age of ``key`` is reached, and that age; None where no rule is known for it."""
    for row in ages():
        day = birthday(born, row.age)
        if row.key == key and (row.last_day is None or day <= row.last_day):
            return day, row.age
    return None


def lapses(available: date) -> date:
    """The last day of an advance ruling whose measure became available on that day (FHB-007)."""
    return months_after(available, RULING_MONTHS)
