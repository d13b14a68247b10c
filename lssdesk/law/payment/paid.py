"""Paid minutes of one session by time category, and what they come to (PRV-073 to PRV-075, HRS-034).

Amounts are exact: minutes × öre per hour, added up as they are.  ``ore`` is the one rounding there is, and
whoever shows a row calls it once for that row.
"""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Literal

import msgspec

from lssdesk.law.hours import clock
from lssdesk.law.hours.categories import Category, by_category, category_at
from lssdesk.law.hours.frames import valid
from lssdesk.law.hours.late import counts_on
from lssdesk.law.hours.values import Grant, Policy, Session
from lssdesk.law.payment.terms import Terms

Rule = Literal["performed", "late", "no_show", "in_time", "by_provider", "planned", "outside"]
"""Why a session is paid or not; ``outside``: it counts, and no decision covers it (HRS-019)."""

LATE_AT: Category = "dag"
"""The category in which late cancellations and no-shows are paid, whatever their hour (PRV-074)."""
_MIDNIGHT = time(0)


class Portion(msgspec.Struct, frozen=True, gc=False):
    """Minutes of one day in one category.  ``rate``: öre per hour, None where none is set.

    ``fill``: not real time but what fills a short session up to the least that is paid.
    """

    day: date
    category: Category
    minutes: int
    rate: int | None
    fill: bool = False


class Paid(msgspec.Struct, frozen=True):
    """What is paid of a session; ``outside``: minutes that no decision covers."""

    rule: Rule
    portions: tuple[Portion, ...] = ()
    outside: int = 0

    @property
    def minutes(self) -> int:
        """All paid minutes."""
        return sum(one.minutes for one in self.portions)

    @property
    def real(self) -> int:
        """Those that were performed, or planned and cancelled late, without what fills up."""
        return sum(one.minutes for one in self.portions if not one.fill)

    @property
    def late(self) -> bool:
        """Paid as cancelled late, at *Dag*."""
        return self.rule in ("late", "no_show")

    @property
    def priced(self) -> bool:
        """Whether every minute has a rate."""
        return all(one.rate is not None for one in self.portions)

    @property
    def exact(self) -> int:
        """The amount in sixtieths of an öre; minutes without a rate add nothing."""
        return sum(one.minutes * (one.rate or 0) for one in self.portions)

    def by_category(self) -> dict[Category, int]:
        """Paid minutes in each category."""
        found: dict[Category, int] = {}
        for one in self.portions:
            found[one.category] = found.get(one.category, 0) + one.minutes
        return found


def ore(exact: Iterable[int]) -> int:
    """Sixtieths of an öre as whole öre, half up: once for each row that is shown."""
    return (2 * sum(exact) + 60) // 120


def paid(session: Session, measure: str, grants: Sequence[Grant], policy: Policy, terms: Terms) -> Paid:
    """What is paid of a session under the ``grants`` of its measure; ``policy`` is the ledger's.

    Only minutes on covered days are paid, at least the least time where there are any (formats.md §1).  What
    is late is judged as in the ledger, by the policy of the decision that covers the day (PRV-051); a
    decision by which late cancellations do not count as used changes nothing here: they are paid (HRS-032).
    """
    rule = _rule(session, grants, policy)
    if rule not in ("performed", "late", "no_show"):
        return Paid(rule)
    counted = [one for one in clock.pieces(session) if counts_on(one[0], session, grants, policy)]
    covered = {day for day, _ in counted if any(valid(grant, day) for grant in grants)}
    outside = sum(minutes for day, minutes in counted if day not in covered)
    late = rule != "performed"
    parts = _late(counted) if late else _performed(session, terms)
    portions = [
        Portion(day, category, minutes, terms.rate(measure, category, day))
        for day, category, minutes in parts
        if day in covered and minutes
    ]
    if not portions:
        return Paid("outside", (), outside)
    fill = terms.least(session.day, late) - sum(one.minutes for one in portions)
    if fill > 0:
        begun = LATE_AT if late else category_at(session.day, session.start, terms.categories(session.day))
        day = portions[0].day
        portions.append(Portion(day, begun, fill, terms.rate(measure, begun, day), fill=True))
    return Paid(rule, tuple(portions), outside)


def _rule(session: Session, grants: Sequence[Grant], policy: Policy) -> Rule:
    match session.status:
        case "performed" | "planned" | "no_show":
            return session.status
        case "cancelled_by_provider":
            return "by_provider"
        case "cancelled_by_client":
            days = (day for day, _ in clock.pieces(session))
            late = any(counts_on(day, session, grants, policy) for day in days)
            return "late" if late else "in_time"


Parts = list[tuple[date, Category, int]]


def _late(pieces: Iterable[tuple[date, int]]) -> Parts:
    return [(day, LATE_AT, minutes) for day, minutes in pieces]


def _performed(session: Session, terms: Terms) -> Parts:
    """Real minutes, split at midnight and at each day's own limits (HRS-018)."""
    parts: Parts = []
    for one in _days(session):
        split = by_category(one, terms.categories(one.day))
        parts += [(one.day, category, minutes) for category, minutes in split.items()]
    return parts


def _days(session: Session) -> list[Session]:
    """The session day by day, so that the limits of each day are its own."""
    if not clock.over_midnight(session):
        return [session]
    first = msgspec.structs.replace(session, end=_MIDNIGHT)
    rest = msgspec.structs.replace(session, day=clock.after(session.day), start=_MIDNIGHT)
    return [first, rest]
