"""Who holds what, from when to when: read for all persons in few queries, for the figures."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import signed
from lssdesk.flow.signed import Signed
from lssdesk.flow.tracks import PolicyHistory
from lssdesk.law import standing
from lssdesk.law.hours import TIMED, Grant
from lssdesk.law.statistics import Sex
from lssdesk.model.personal_number import PersonalNumber
from lssdesk.store.tables import PersonRow, SessionRow


@dataclass(frozen=True)
class Span:
    """A decision that grants, and the days on which it runs; ``last`` None: open-ended.

    ``per_month``: minutes; None for free hours and for measures without hours.
    """

    case_id: str
    first: date
    last: date | None
    per_month: int | None = None

    def meets(self, first: date, last: date) -> bool:
        """Whether it runs on any day from ``first`` to ``last``."""
        return self.first <= last and (self.last is None or first <= self.last)

    def covers(self, first: date, last: date) -> bool:
        """Whether it runs on all of them."""
        return self.first <= first and (self.last is None or last <= self.last)


@dataclass(frozen=True)
class Held:
    """What a person was granted in one measure, oldest first, and all cases that it was decided in.

    ``grants``: as the ledgers have them, each with its own policy; none of a measure without hours.
    """

    person_id: str
    measure: str
    spans: tuple[Span, ...]
    cases: tuple[str, ...]
    grants: tuple[Grant, ...] = ()

    @property
    def numbered(self) -> tuple[Span, ...]:
        """The spans with a number of hours: free hours are none (STA-002)."""
        return tuple(span for span in self.spans if span.per_month is not None)


AT_ONCE = 500  # ids in one query


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists that one query can hold."""
    rest = iter(ids)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk


def sessions_between(first: date, last: date) -> ColumnElement[bool]:
    """Condition of the sessions of some days.

    Written so that the index on the day is left alone: most rows are wanted, and by the index each would be
    fetched from a page of its own (ten times slower in a large office).
    """
    return func.coalesce(SessionRow.day, SessionRow.day).between(first, last)


def sexes(reading: Reading) -> dict[str, Sex]:
    """The sex of every person, by the personal number; X where there is none."""
    rows = reading.execute(select(PersonRow.id, PersonRow.personal_number))
    return {id: _sex(number) for id, number in rows}


def _sex(number: str | None) -> Sex:
    if not number:
        return "X"
    return "M" if PersonalNumber(number).sex == "man" else "F"


def held(reading: Reading, own: PolicyHistory, measures: Collection[str] = ()) -> list[Held]:
    """Everything that is granted, by person and measure; of some measures where they are named."""
    found = signed.by_measure(reading, measures)
    return [_held(person, measure, decided, own) for (person, measure), decided in found.items()]


def _held(person: str, measure: str, decided: list[Signed], own: PolicyHistory) -> Held:
    grants = own.grants(measure, decided) if measure in TIMED else ()
    spans = tuple(_timed(grants, decided) if measure in TIMED else _other(decided))
    return Held(person, measure, spans, tuple(one.case_id for one in decided), grants)


def _timed(grants: Iterable[Grant], decided: Iterable[Signed]) -> Iterator[Span]:
    """As the ledgers have them, so that figures and calendar never differ."""
    cases = {one.number: one.case_id for one in decided}
    for grant in grants:
        if grant.valid_to is None or grant.valid_from <= grant.valid_to:
            yield Span(cases[grant.id], grant.valid_from, grant.valid_to, grant.per_month)


def _other(decided: Iterable[Signed]) -> Iterator[Span]:
    every = [one.decision for one in decided]
    for one in decided:
        first, last = standing.starts(one.decision), standing.last_day(one.decision, every)
        gives = standing.grants(one.decision) or one.decision.beyond.outcome == "granted"
        if gives and first and (last is None or first <= last):
            yield Span(one.case_id, first, last)


def by_case(holdings: Iterable[Held]) -> dict[str, Held]:
    """What a person holds in the measure of a case, by the case's id."""
    return {case: one for one in holdings for case in one.cases}
