"""Korttidsvistelse in numbers: patterns to a yearly number, twelfths and rounding, and what a scope says.

Days are *dygn* of overnight stays; day stays are counted in occasions (*tillfällen*) by the same rules
[004 §9.6.1–9.6.2, KOR-010…018].  Yearly numbers are stored, monthly ones are averages (A-09).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal

import msgspec

from lssdesk import paths
from lssdesk.law.policy import Handling
from lssdesk.law.tables import parse

FILE = "short_stay.toml"
YEAR = 12
"""Months of a yearly decision."""
SIX_HOURS = Decimal(6)

Stay = Literal["overnight", "day_short", "day_long"]


class Pattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often somebody stays away, and for how many days each time [KOR-013, KOR-014]."""

    id: str
    name: str
    days: int
    source: str
    every_weeks: int = 0
    every_months: int = 0
    weekday: int | None = None


class _Patterns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pattern: tuple[Pattern, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns to choose from, in order."""
    text = (paths.resources() / "law" / FILE).read_text(encoding="utf-8")
    return parse(text, FILE, _Patterns).pattern


def find(id: str | None) -> Pattern | None:
    """The pattern with this id; None for none, or for one that cannot be reckoned."""
    return next((one for one in patterns() if one.id == id), None)


def per_year(pattern: Pattern, policy: Handling) -> int | None:
    """The number a year that the municipality reckons for a pattern; None where it has set none."""
    return policy.value(f"kor_pattern_{pattern.id}")


def counted(pattern: Pattern, first: date, last: date) -> int:
    """The days that the calendar gives from ``first`` to ``last``, both included (A-10).

    The first stay begins on the first day that the pattern may begin on; the last one ends with ``last``.
    Raises OverflowError or ValueError beyond the calendar's last year.
    """
    stays = _beginnings(pattern, first, last)
    return sum(min(pattern.days, (last - begins).days + 1) for begins in stays)


def _beginnings(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    month = first
    day = _weekday_from(first, pattern.weekday)
    while day <= last:
        yield day
        if pattern.every_months:
            month = _first_of_month_after(month, pattern.every_months)
            day = _weekday_from(month, pattern.weekday)
        else:
            day += timedelta(weeks=pattern.every_weeks)


def _weekday_from(day: date, weekday: int | None) -> date:
    return day if weekday is None else day + timedelta(days=(weekday - day.isoweekday()) % 7)


def _first_of_month_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def year_from(first: date) -> date:
    """Last day of the year that begins on ``first``."""
    return anniversary(first) - timedelta(days=1)


def anniversary(day: date) -> date:
    """The same day a year later; 29 February becomes 1 March, and the calendar's last year stays."""
    if day.year == date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


@dataclass(frozen=True)
class Alternatives:
    """A yearly number in twelfths: the average, and the whole numbers a month below and above [KOR-011]."""

    average: Decimal
    down: int
    up: int

    @property
    def even(self) -> bool:
        """Whether the number needs no rounding."""
        return self.down == self.up


def alternatives(number: int, divisor: int = YEAR) -> Alternatives:
    """⌊N/12⌋×12 and ⌈N/12⌉×12 for N, and N/12 to two decimals."""
    whole, rest = divmod(number, divisor)
    return Alternatives(average(number, divisor), whole * divisor, (whole + bool(rest)) * divisor)


def average(number: int, months: int) -> Decimal:
    """The number a month, to two decimals and without needless zeros."""
    exact = (Decimal(number) / months).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Decimal(int(exact)) if exact == int(exact) else exact.normalize()


def level(hours: Decimal) -> Stay:
    """The level of a day stay; exactly six hours are the upper one [KOR-010, A-08]."""
    return "day_long" if hours >= SIX_HOURS else "day_short"


def months(first: date, last: date | None) -> int:
    """The months that a decision's number is spread over: twelve, or those of a shorter decision [KOR-016].

    A month that the decision only touches counts, as the average is no limit to any single month.
    """
    if last is None or last >= year_from(first) or last < first:
        return YEAR
    whole = (last.year - first.year) * 12 + last.month - first.month + 1
    starts_late = first.day > 1 and last.day < monthrange(last.year, last.month)[1] and last.day < first.day
    return max(1, min(YEAR, whole - starts_late))


@dataclass(frozen=True)
class Scope:
    """What the words of a granted scope hold: the whole number, the monthly average, and what is counted."""

    total: int | None = None
    monthly: Decimal | None = None
    overnight: bool = False
    occasions: bool = False


_UNIT = r"(?:dygn|tillfälle\w*)"
_MONTHLY = re.compile(
    rf"(\d+(?:[.,]\d+)?)\s*{_UNIT}?\s*(?:(?:per|i|varje|om)\s+|/\s*)mån(?:ad\w*)?(?!\w)", re.IGNORECASE
)
_TOTAL = re.compile(rf"(\d+)\s*{_UNIT}", re.IGNORECASE)


def read_scope(text: str) -> Scope:
    """The numbers in words such as ”84 dygn per år, i genomsnitt 7 dygn per månad”; None where one lacks."""
    monthly = _MONTHLY.search(text)
    total = _TOTAL.search(_MONTHLY.sub(" ", text))
    return Scope(
        total=int(total[1]) if total else None,
        monthly=Decimal(monthly[1].replace(",", ".")) if monthly else None,
        overnight=re.search(r"(?<!\w)dygn\w*", text, re.IGNORECASE) is not None,
        occasions=re.search(r"(?<!\w)tillfälle\w*", text, re.IGNORECASE) is not None,
    )


def agrees(scope: Scope, spread_over: int, single: int = 0) -> bool:
    """Whether the average of a scope is that of its number, beside a single stay (A-11: over all months)."""
    if scope.total is None or scope.monthly is None:
        return False
    exact = Decimal(scope.total - single) / spread_over
    return abs(exact - scope.monthly) <= Decimal("0.05")


def number(value: Decimal | int) -> str:
    """A number as Swedish writes it: ``6,75``."""
    return f"{Decimal(value).normalize():f}".replace(".", ",")
