"""What the store holds of the persons that a report names: looked up a batch of persons at a time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import signed, tracks
from lssdesk.flow.access import NOTHING_HIDDEN, Hidden
from lssdesk.flow.reports.cells import name_words
from lssdesk.law.hours import TIMED, Grant, Measure, Policy
from lssdesk.model.case import Cost, Order, Register, Session
from lssdesk.store.tables import CaseRow, CostRow, PartRow, PersonRow, SessionRow

COSTS: Mapping[Measure, str] = {
    "ledsagarservice": "omkostnader_ledsagare",
    "ledsagning": "omkostnader_ledsagare",
    "avlosarservice": "omkostnader_avlosare",
    "avlosning": "omkostnader_avlosare",
}
"""The measure that a companion's or reliever's costs count under (OMK-001, OMK-003)."""

T = TypeVar("T")
K = TypeVar("K")
U = TypeVar("U", Session, Cost)


@dataclass(frozen=True)
class Account:
    """A person's hours in one measure as they are stored; each session and cost with the id of its case.

    ``cases``: case by number, which is the id of its grant.  ``newest``: the case for a day that no grant
    covers.  ``cost_case``: where costs lie, empty for the session's own case.  ``relatives``: the words of
    the names of relatives, where none is approved as a worker (PRV-060).
    """

    name: str
    newest: str
    cases: Mapping[str, str] = field(default_factory=dict)
    grants: tuple[Grant, ...] = ()
    policy: Policy = field(default_factory=Policy)
    sessions: tuple[tuple[str, Session], ...] = ()
    cost_case: str = ""
    costs: tuple[tuple[str, Cost], ...] = ()
    relatives: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Known:
    """Some persons by number: the names of those in the register, and their accounts by measure."""

    names: Mapping[str, str]
    accounts: Mapping[tuple[str, Measure], Account]


def look_up(
    reading: Reading, numbers: Collection[str], today: date, hidden: Hidden = NOTHING_HIDDEN
) -> Known:
    """The persons with these numbers, in one query for each table; without the names of the hidden."""
    query = select(PersonRow).where(PersonRow.personal_number.in_(numbers))
    persons = {row.personal_number or "": row for row in reading.scalars(query)}
    batch = _Batch(reading, [row.id for row in persons.values()], today, hidden)
    accounts = {
        (number, measure): batch.account(row, measure, cases)
        for number, row in persons.items()
        for measure in TIMED
        if (cases := batch.cases.get((row.id, measure)))
    }
    return Known({number: _name(row, hidden) for number, row in persons.items()}, accounts)


class _Batch:
    """The rows of some persons, by whom or what they belong to."""

    def __init__(self, reading: Reading, persons: Collection[str], today: date, hidden: Hidden) -> None:
        self._hidden = hidden
        query = select(CaseRow).where(CaseRow.person_id.in_(persons)).order_by(CaseRow.opened, CaseRow.number)
        rows = list(reading.scalars(query))
        self.cases = _by(rows, lambda case: (case.person_id, case.measure))
        ids = [case.id for case in rows]
        self._owner = {case.id: case.person_id for case in rows}
        orders = select(PartRow).where(PartRow.case_id.in_(ids), PartRow.kind == "order")
        self._orders = {part.case_id: part.document for part in reading.scalars(orders)}
        self._signed = signed.by_measure(reading, tracks.LEDGERS, persons)
        self._history = tracks.history(reading, today)
        sessions = _used(reading, SessionRow, Session, ids, SessionRow.day, SessionRow.start)
        self._sessions = _by(sessions, lambda one: one[0])
        costs = _used(reading, CostRow, Cost, ids, CostRow.day, CostRow.measure)
        self._costs = _by(costs, lambda one: (self._owner[one[0]], one[2]))

    def account(self, person: PersonRow, measure: Measure, cases: list[CaseRow]) -> Account:
        """All that is stored of a person in a measure in which there are cases."""
        decided = self._signed.get((person.id, measure), [])
        paid = self._signed.get((person.id, COSTS[measure]), [])
        sessions = [one for case in cases for one in self._sessions.get(case.id, [])]
        return Account(
            name=_name(person, self._hidden),
            newest=decided[-1].case_id if decided else cases[-1].id,
            cases={one.number: one.case_id for one in decided},
            grants=self._history.grants(measure, decided),
            policy=self._history.policy(measure),
            sessions=tuple((case, one) for case, one, _ in sorted(sessions, key=_time)),
            cost_case=paid[-1].case_id if paid else "",
            costs=tuple((case, one) for case, one, _ in self._costs.get((person.id, COSTS[measure]), [])),
            relatives=() if self._approved(cases) else tuple(_relatives(person)),
        )

    def _approved(self, cases: Iterable[CaseRow]) -> bool:
        said = (self._orders.get(case.id) for case in cases)
        read = (msgspec.json.decode(one, type=Order) for one in said if one)
        return any(order.relative_approved == "yes" for order in read)


def _time(one: tuple[str, Session, Any]) -> tuple[Any, ...]:
    return one[1].day, one[1].start, one[1].id


def _by(rows: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _used(
    reading: Reading,
    table: type[SessionRow] | type[CostRow],
    kind: type[U],
    cases: Collection[str],
    *order: Any,
) -> Iterator[tuple[str, U, Any]]:
    """What was used under some cases: the case, the session or cost, and the last column of ``order``."""
    names = kind.__struct_fields__
    columns = [getattr(table, name) for name in names]
    query = select(table.case_id, order[-1].label("last"), *columns).where(table.case_id.in_(cases))
    for case_id, last, *values in reading.execute(query.order_by(*order, table.id)):
        yield case_id, kind(**dict(zip(names, values, strict=True))), last


def _name(person: PersonRow, hidden: Hidden) -> str:
    return hidden.name(person.id, f"{person.given_name} {person.family_name}".strip())


def _relatives(person: PersonRow) -> Iterator[frozenset[str]]:
    """The words of the whole names of those whom the register knows as relatives or of the household."""
    register = msgspec.json.decode(person.register, type=Register)
    names = [one.name for one in register.household]
    names += [one.name for one in register.representatives if one.kind == "anhorig" or one.relation]
    for name in names:
        if len(words := name_words(name)) > 1:
            yield words
