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

from lssdesk.flow import policy_values, records, signed, tracks
from lssdesk.flow.access import NOTHING_HIDDEN, Hidden
from lssdesk.flow.policy_values import Override
from lssdesk.flow.protected import marked
from lssdesk.flow.signed import Key
from lssdesk.law.hours import TIMED, Grant, Policy, Track, months
from lssdesk.law.hours.frames import accounts
from lssdesk.law.payment import Away, Ordered, Terms, of_measure, same
from lssdesk.model.case import Cost, Order, Person, Session, Stay
from lssdesk.store.tables import CaseRow, CostRow, PartRow, PersonRow, SessionRow


@dataclass(frozen=True)
class Who:
    """Whom a row of the basis is about; ``number`` is twelve digits, or empty.

    ``closed``: the one at work may not know: ``name`` says so, and ``number`` is only to be compared with.
    """

    name: str
    number: str
    protected: bool = False
    closed: bool = False

    @property
    def told(self) -> str:
        """The number where it may leave the program."""
        return "" if self.protected or self.closed else self.number


@dataclass(frozen=True)
class Loaded:
    """A provider's month as it lies in the store."""

    people: Mapping[str, Who]
    tracks: Mapping[Key, Track]
    ordered: Mapping[tuple[str, str], tuple[Ordered, ...]]
    away: Mapping[tuple[str, str], Away]


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


def load(
    reading: Reading,
    provider: str,
    month: date,
    today: date,
    overrides: Sequence[Override],
    hidden: Hidden = NOTHING_HIDDEN,
) -> Loaded:
    """The ledgers of everybody for whom the provider had a session or a cost in the month."""
    last = months.last_day(months.number(month))
    names = [name for name in providers(reading, month, last) if same(name, provider)]
    persons = _persons(names, month, last)
    decided = signed.by_measure(reading, tracks.LEDGERS, persons)
    own = tracks.PolicyHistory(overrides, today)
    grants = {key: own.grants(key[1], rows) for key, rows in decided.items()}
    timed = [held for key, held in grants.items() if key[1] in TIMED]
    since = min([month, *(first for held in timed for first in _frames(held, month, last))])
    sessions = _by_ledger(reading, _sessions(persons, since - timedelta(days=1), last), Session)
    costs = _by_ledger(reading, _costs(persons, last), Cost)
    rows = reading.scalars(select(PersonRow).where(PersonRow.id.in_(persons))).all()
    people = {row.id: _who(row, hidden) for row in rows}
    orders = _orders(reading, persons)
    found = {
        key: own.track(key[1], grants.get(key, ()), sessions.get(key, ()), costs.get(key, ()))
        for key in sorted({*grants, *sessions, *costs})
        if key[1] in tracks.LEDGERS
    }
    died = {row.id: msgspec.json.decode(row.document, type=Person).died for row in rows}
    return Loaded(people, found, _ordered(orders, people), _away(orders, people, died))


def _who(row: PersonRow, hidden: Hidden) -> Who:
    name = hidden.name(row.id, f"{row.given_name} {row.family_name}".strip())
    return Who(name, row.personal_number or "", marked(row.document), hidden.hides(row.id))


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


def _by_ledger(reading: Reading, query: Any, kind: Any) -> dict[Key, tuple[Any, ...]]:
    rows = groupby(reading.execute(query), key=lambda row: (row[0], row[1]))
    return {key: tuple(records.used_of(row[2], kind) for row in group) for key, group in rows}


Orders = Sequence[tuple[Key, str, Order]]
"""Person and measure, the number of the case, and its order."""


def _orders(reading: Reading, persons: Select[tuple[str]]) -> Orders:
    query = (
        select(CaseRow.person_id, CaseRow.measure, CaseRow.number, PartRow.document)
        .join(PartRow, PartRow.case_id == CaseRow.id)
        .where(CaseRow.person_id.in_(persons), PartRow.kind == "order")
    )
    return [
        ((person, measure), number, msgspec.json.decode(text, type=Order))
        for person, measure, number, text in reading.execute(query)
    ]


def _ordered(orders: Orders, people: Mapping[str, Who]) -> dict[tuple[str, str], tuple[Ordered, ...]]:
    """To whom each measure was ordered, by personal number."""
    found: dict[tuple[str, str], tuple[Ordered, ...]] = {}
    for (person, measure), number, order in orders:
        key = (people[person].number, measure)
        one = Ordered(number, order.provider, order.start or order.started or order.sent)
        found[key] = (*found.get(key, ()), one)
    return found


def _away(
    orders: Orders, people: Mapping[str, Who], died: Mapping[str, date | None]
) -> dict[tuple[str, str], Away]:
    """When nothing can have been performed, by personal number and measure; of a closed case not why."""
    stays: dict[str, list[tuple[str, Stay]]] = {person: [] for person in people}
    for (person, measure), _number, order in orders:
        stays[person] += [(measure, one) for one in order.stays]
    found: dict[tuple[str, str], Away] = {}
    for person, who in people.items():
        for measure in TIMED:
            own = [one for of, one in stays[person] if of == measure]
            others = [one for of, one in stays[person] if of != measure]
            one = of_measure(died[person], own, others)
            found[who.number, measure] = one.without_reasons if who.closed else one
    return found
