"""All that a provider's month needs from the store, for all its persons, in a handful of queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import policy_values, records, tracks
from lssdesk.flow.policy_values import Override
from lssdesk.law.hours import TIMED, Grant, Policy, Track, months
from lssdesk.law.hours.frames import accounts
from lssdesk.law.payment import Ordered, Terms, same
from lssdesk.model.case import Cost, Decision, Order, Session
from lssdesk.store.tables import CaseRow, CostRow, PartRow, PersonRow, SessionRow

Ledger = tuple[str, str]
"""Person and measure."""
LEDGERS = (*TIMED, *tracks.COSTS)


@dataclass(frozen=True)
class Who:
    """Whom a row of the basis is about; ``number`` is twelve digits, or empty."""

    name: str
    number: str


@dataclass(frozen=True)
class Loaded:
    """A provider's month as it lies in the store."""

    people: Mapping[str, Who]
    tracks: Mapping[Ledger, Track]
    ordered: Mapping[tuple[str, str], tuple[Ordered, ...]]


def providers(reading: Reading, first: date, last: date) -> list[str]:
    """Names of providers of some days as they are spelled in sessions and costs, each spelling once."""
    spelled = union(
        *(select(row.provider).where(row.day.between(first, last)) for row in (SessionRow, CostRow))
    )
    return sorted(name for name in reading.scalars(spelled) if name.strip())


def terms(rows: Sequence[Override]) -> Terms:
    """What is paid by, of every day, with the municipality's values."""
    items = {one.key: one for one in policy_values.items() if one.key.startswith("payment_")}

    @cache
    def value(key: str, day: date) -> int | None:
        found = policy_values.value_on(items[key], rows, day)
        return found if isinstance(found, int) else None

    return Terms(policy_values.hours(rows), value)


def load(reading: Reading, provider: str, month: date, today: date, overrides: Sequence[Override]) -> Loaded:
    """The ledgers of everybody for whom the provider had a session or a cost in the month."""
    last = months.last_day(months.number(month))
    names = [name for name in providers(reading, month, last) if same(name, provider)]
    persons = _persons(names, month, last)
    decided = _decided(reading, persons)
    own = tracks.PolicyHistory(overrides, today)
    grants = {key: own.grants(key[1], rows) for key, rows in decided.items() if key[1] in LEDGERS}
    timed = [held for key, held in grants.items() if key[1] in TIMED]
    since = min([month, *(first for held in timed for first in _frames(held, month, last))])
    sessions = _by_ledger(reading, _sessions(persons, since - timedelta(days=1), last), Session)
    costs = _by_ledger(reading, _costs(persons, last), Cost)
    people = {
        row.id: Who(f"{row.given_name} {row.family_name}".strip(), row.personal_number or "")
        for row in reading.scalars(select(PersonRow).where(PersonRow.id.in_(persons)))
    }
    found = {
        key: own.track(key[1], grants.get(key, ()), sessions.get(key, ()), costs.get(key, ()))
        for key in sorted({*grants, *sessions, *costs})
        if key[1] in LEDGERS
    }
    return Loaded(people, found, _ordered(reading, persons, people))


def _persons(names: Sequence[str], first: date, last: date) -> Select[tuple[str]]:
    """SQL for the persons whom the provider was with, or had costs for."""
    ways = (
        select(CaseRow.person_id)
        .join(row, row.case_id == CaseRow.id)
        .where(row.day.between(first, last), row.provider.in_(names))
        for row in (SessionRow, CostRow)
    )
    both = union(*ways).subquery()
    return select(both.c.person_id)


def _decided(reading: Reading, persons: Select[tuple[str]]) -> dict[Ledger, list[tracks.Signed]]:
    """Signed decisions, oldest first."""
    query = (
        select(CaseRow.person_id, CaseRow.measure, CaseRow.number, PartRow.document, PartRow.frozen_at)
        .join(PartRow, PartRow.case_id == CaseRow.id)
        .where(CaseRow.person_id.in_(persons), PartRow.kind == "decision", PartRow.frozen_at.is_not(None))
    )
    found: dict[Ledger, list[tracks.Signed]] = {}
    for person, measure, number, text, signed in reading.execute(query):
        decision = msgspec.structs.replace(msgspec.json.decode(text, type=Decision), number=number)
        if signed is not None:
            found.setdefault((person, measure), []).append((number, decision, signed))
    for rows in found.values():
        rows.sort(key=lambda one: (one[1].day or date.min, one[0]))
    return found


def _frames(grants: Iterable[Grant], month: date, last: date) -> Iterator[date]:
    """First days of the frames that have time in the month: what was used in them decides the balance."""
    for grant in grants:
        if grant.valid_from <= last:
            for frame in accounts(grant, Policy(), last):
                if frame.first <= last and month <= frame.last:
                    yield frame.first


def _sessions(persons: Select[tuple[str]], first: date, last: date) -> Any:
    return (
        select(CaseRow.person_id, CaseRow.measure, SessionRow)
        .join(SessionRow, SessionRow.case_id == CaseRow.id)
        .where(CaseRow.person_id.in_(persons), SessionRow.day.between(first, last))
        .order_by(CaseRow.person_id, CaseRow.measure, SessionRow.day, SessionRow.start, SessionRow.id)
    )


def _costs(persons: Select[tuple[str]], last: date) -> Any:
    return (
        select(CaseRow.person_id, CostRow.measure, CostRow)
        .join(CostRow, CostRow.case_id == CaseRow.id)
        .where(CaseRow.person_id.in_(persons), CostRow.day <= last)
        .order_by(CaseRow.person_id, CostRow.measure, CostRow.day, CostRow.id)
    )


def _by_ledger(reading: Reading, query: Any, kind: Any) -> dict[Ledger, tuple[Any, ...]]:
    rows = groupby(reading.execute(query), key=lambda row: (row[0], row[1]))
    return {key: tuple(records.used_of(row[2], kind) for row in group) for key, group in rows}


def _ordered(
    reading: Reading, persons: Select[tuple[str]], people: Mapping[str, Who]
) -> dict[tuple[str, str], tuple[Ordered, ...]]:
    """To whom each measure was ordered, by personal number."""
    query = (
        select(CaseRow.person_id, CaseRow.measure, CaseRow.number, PartRow.document)
        .join(PartRow, PartRow.case_id == CaseRow.id)
        .where(CaseRow.person_id.in_(persons), PartRow.kind == "order")
    )
    found: dict[tuple[str, str], tuple[Ordered, ...]] = {}
    for person, measure, number, text in reading.execute(query):
        order = msgspec.json.decode(text, type=Order)
        key = (people[person].number, measure)
        one = Ordered(number, order.provider, order.start or order.started or order.sent)
        found[key] = (*found.get(key, ()), one)
    return found
