"""Swedish public holidays and eves, from the library ``holidays`` (HRS-035; lag 1989:253).

The library is imported when the first year is asked for: it would cost 80 ms at start-up.
"""

from datetime import date
from functools import cache

import msgspec

_EVES = ("de_facto", "optional")


class RedDays(msgspec.Struct, frozen=True):
    """One year's days by their Swedish names: public holidays, and eves and the like that are none."""

    public: dict[date, frozenset[str]]
    eves: dict[date, frozenset[str]]


@cache
def of_year(year: int) -> RedDays:
    """The named days of ``year``; two names may fall on one day."""
    import holidays

    def days(*categories: str) -> dict[date, frozenset[str]]:
        found = holidays.country_holidays("SE", years=year, categories=categories, language="sv")
        return {day: frozenset(found.get_list(day)) for day in found}

    return RedDays(days("public"), days(*_EVES))


def names(day: date) -> frozenset[str]:
    """What ``day`` is called, eves included; empty on an ordinary day or a mere Sunday."""
    year = of_year(day.year)
    return year.public.get(day, frozenset()) | year.eves.get(day, frozenset())


def is_public_holiday(day: date) -> bool:
    """Whether ``day`` is a public holiday by the act: a named one, or any Sunday."""
    return day.weekday() == 6 or day in of_year(day.year).public
