"""Who holds what, from when to when: read for all persons in few queries, for the figures."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

import msgspec
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import tracks
from lssdesk.law import standing
from lssdesk.law.hours import TIMED
from lssdesk.law.statistics import Sex
from lssdesk.model.case import Decision
from lssdesk.model.personal_number import PersonalNumber
from lssdesk.store.tables import CaseRow, PartRow, PersonRow, SessionRow


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
    """What a person was granted in one measure, oldest first, and all cases that it was decided in."""

    person_id: str
    measure: str
    spans: tuple[Span, ...]
    cases: tuple[str, ...]

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


def held(reading: Reading, measures: Collection[str] = ()) -> list[Held]:
    """Everything that is granted, by person and measure; of some measures where they are named."""
    query = (
        select(CaseRow.person_id, CaseRow.measure, CaseRow.id, CaseRow.number, PartRow.document)
        .join(PartRow, PartRow.case_id == CaseRow.id)
        .where(PartRow.kind == "decision", PartRow.frozen_at.is_not(None))
    )
    if measures:
        query = query.where(CaseRow.measure.in_(measures))
    found: dict[tuple[str, str], list[tuple[str, str, Decision]]] = {}
    decode = msgspec.json.Decoder(Decision).decode
    for person, measure, case, number, document in reading.execute(query):
        decision = msgspec.structs.replace(decode(document), number=number)
        found.setdefault((person, measure), []).append((case, number, decision))
    return [_held(person, measure, rows) for (person, measure), rows in found.items()]


def _held(person: str, measure: str, rows: list[tuple[str, str, Decision]]) -> Held:
    rows.sort(key=lambda row: (row[2].day or date.min, row[1]))
    spans = tuple(_timed(measure, rows) if measure in TIMED else _other(rows))
    return Held(person, measure, spans, tuple(case for case, _, _ in rows))


def _timed(measure: str, rows: list[tuple[str, str, Decision]]) -> Iterator[Span]:
    """As the ledgers have them, so that figures and calendar never differ."""
    cases = {number: case for case, number, _ in rows}
    for grant in tracks.grants_of(measure, [(number, decision) for _, number, decision in rows]):
        if grant.valid_to is None or grant.valid_from <= grant.valid_to:
            yield Span(cases[grant.id], grant.valid_from, grant.valid_to, grant.per_month)


def _other(rows: list[tuple[str, str, Decision]]) -> Iterator[Span]:
    every = [decision for _, _, decision in rows]
    for case, _, decision in rows:
        first, last = standing.starts(decision), standing.last_day(decision, every)
        gives = standing.grants(decision) or decision.beyond.outcome == "granted"
        if gives and first and (last is None or first <= last):
            yield Span(case, first, last)


def by_case(holdings: Iterable[Held]) -> dict[str, Held]:
    """What a person holds in the measure of a case, by the case's id."""
    return {case: one for one in holdings for case in one.cases}
