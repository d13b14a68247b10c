"""Who counts in a period, who used all hours, and who used them flexibly (STA-001…006)."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import gt
from typing import Literal, get_args

import msgspec

from lssdesk.law.hours import months

Sex = Literal["F", "M", "X"]
SEXES: tuple[Sex, ...] = get_args(Sex)
"""Woman, man, and not known: a reserve number tells nothing."""

LEAST_GRANTED = 60
"""Minutes that have to be granted in every month of the period (STA-002)."""


class Period(msgspec.Struct, frozen=True):
    """Calendar months as numbers of ``lssdesk.law.hours.months``, the last one included (STA-001)."""

    first: int
    last: int

    @property
    def months(self) -> int:
        """How many there are."""
        return self.last - self.first + 1

    @property
    def from_day(self) -> date:
        """First day."""
        return months.first_day(self.first)

    @property
    def to_day(self) -> date:
        """Last day."""
        return months.last_day(self.last)

    @classmethod
    def holding(cls, day: date, begins: int = 7) -> "Period":
        """The twelve months that hold ``day`` and begin with month ``begins`` of a year: July as a rule."""
        first = months.number(day) - (day.month - begins) % 12
        return cls(first, first + 11)


class PersonUse(msgspec.Struct, frozen=True, gc=False):
    """Minutes granted and performed by month, from month number ``first`` on, all decisions added (STA-003).

    Free hours are no number: they give nothing to ``granted``, and what was performed under them is not
    in ``performed``, since there is nothing it could be held against (STA-002).
    """

    id: str
    sex: Sex
    first: int
    granted: tuple[int, ...]
    performed: tuple[int, ...]


class Counted(msgspec.Struct):
    """The persons of a group by id; each number of the figures is the length of one of the lists."""

    persons: list[str] = msgspec.field(default_factory=list)
    all_performed: list[str] = msgspec.field(default_factory=list)
    flexible: list[str] = msgspec.field(default_factory=list)
    excluded: list[str] = msgspec.field(default_factory=list)


def count(people: Iterable[PersonUse], period: Period) -> dict[Sex, Counted]:
    """The groups by sex, each of ``SEXES`` there.  Months outside the period are not looked at."""
    groups: dict[Sex, Counted] = {sex: Counted() for sex in SEXES}
    for one in people:
        _place(groups[one.sex], one, period)
    return groups


def _place(group: Counted, one: PersonUse, period: Period) -> None:
    size, start = period.months, period.first - one.first
    granted = one.granted[start : start + size] if start >= 0 else ()
    if len(granted) < size or min(granted) < LEAST_GRANTED:
        group.excluded.append(one.id)
        return
    performed = one.performed[start : start + size]
    group.persons.append(one.id)
    if sum(performed) >= sum(granted):
        group.all_performed.append(one.id)
    if any(map(gt, performed, granted)):
        group.flexible.append(one.id)


def together(groups: Mapping[Sex, Counted]) -> Counted:
    """All groups as one."""
    parts = groups.values()
    return Counted(
        [id for part in parts for id in part.persons],
        [id for part in parts for id in part.all_performed],
        [id for part in parts for id in part.flexible],
        [id for part in parts for id in part.excluded],
    )


def tenths(part: int, whole: int) -> int | None:
    """``part`` of ``whole`` in tenths of a percent, half away from zero; None of nobody (STA-006)."""
    return (2000 * part + whole) // (2 * whole) if whole else None


def percent(part: int, whole: int) -> float | None:
    """The same in percent, as a number with one decimal."""
    found = tenths(part, whole)
    return None if found is None else found / 10
