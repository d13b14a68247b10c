"""Everything that the page Idag needs, for all cases in few queries: no case is opened by it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import signed, tracks
from lssdesk.flow.notices import replaced_in
from lssdesk.flow.signed import Key, Signed
from lssdesk.law.hours import TIMED, Track, months
from lssdesk.law.hours.notice import Limits
from lssdesk.law.hours.notices import looked_back_to
from lssdesk.model.case import (
    Appeal,
    Application,
    Case,
    Cost,
    Decision,
    FollowUps,
    Inquiry,
    Order,
    Register,
    Service,
    Session,
    UnusedMonth,
)
from lssdesk.store.tables import CaseRow, CostRow, PartRow, PersonRow, SessionRow, UnusedRow

_PARTS: dict[str, Any] = {
    "application": Application,
    "inquiry": Inquiry,
    "decision": Decision,
    "service": Service,
    "appeal": Appeal,
    "order": Order,
    "follow_up": FollowUps,
}
_DECODE = {kind: msgspec.json.Decoder(type).decode for kind, type in _PARTS.items()}
_REGISTER = msgspec.json.Decoder(Register).decode


@dataclass
class Found:
    """A case as a list knows it, with its parts; ``signed``: the moment its decision was signed."""

    id: str
    number: str
    person_id: str
    name: str
    measure: str
    officer: str
    state: str
    case: Case
    signed: Any = None


@dataclass
class Person:
    """What a person holds: tracks, reasons for unused months, and the grants that were taken over."""

    tracks: list[Track] = field(default_factory=list)
    unused: dict[str, list[UnusedMonth]] = field(default_factory=dict)
    replaced: dict[str, date | None] = field(default_factory=dict)


def cases(reading: Reading) -> dict[str, Found]:
    """All cases by their id, with the parts that dates and grants are read from."""
    found: dict[str, Found] = {}
    columns = (CaseRow.id, CaseRow.number, CaseRow.person_id, CaseRow.measure, CaseRow.officer, CaseRow.state)
    names = (PersonRow.given_name, PersonRow.family_name, PersonRow.register)
    query = select(*columns, *names).join(PersonRow, PersonRow.id == CaseRow.person_id)
    parts = _parts(reading)
    for id, number, person, measure, officer, state, given, family, register in reading.execute(query):
        own, at = parts.get(id, ({}, None))
        if decision := own.get("decision"):
            own["decision"] = signed.numbered(decision, number)
        around = Register() if register == "{}" else _REGISTER(register)
        case = Case(number=number, measure=measure, officer=officer, register=around, **own)
        name = f"{given} {family}".strip()
        found[id] = Found(id, number, person, name, measure, officer, state, case, at)
    return found


def _parts(reading: Reading) -> dict[str, tuple[dict[str, Any], Any]]:
    """The parts of every case, decoded, and when its decision was signed."""
    found: dict[str, tuple[dict[str, Any], Any]] = {}
    query = select(PartRow.case_id, PartRow.kind, PartRow.document, PartRow.frozen_at)
    for case, kind, text, frozen in reading.execute(query):
        own, signed = found.get(case, ({}, None))
        if text != "{}" and kind in _DECODE:
            own[kind] = _DECODE[kind](text)
        found[case] = (own, frozen if kind == "decision" else signed)
    return found


def persons(reading: Reading, every: Iterable[Found], today: date, limits: Limits) -> dict[str, Person]:
    """The ledgers of all persons, as far back as the page looks."""
    by_id = {one.id: one for one in every}
    own = tracks.history(reading, today)
    since = _since(today, limits, max(row.frame_months or 1 for row in own.hours.hour_model))
    sessions = _by_measure(_sessions(reading, since), by_id)
    for each in sessions.values():
        each.sort(key=lambda session: (session.day, session.start, session.id))
    costs = _costs(reading, since, by_id)
    unused = _by_measure(_rows(reading, UnusedRow, UnusedMonth, UnusedRow.month, since), by_id)
    held = _signed(by_id.values())
    found: dict[str, Person] = {}
    for key in dict.fromkeys((*held, *costs)):
        person, measure = key
        decided = held.get(key, [])
        grants = own.grants(measure, decided)
        track = own.track(measure, grants, sessions.get(key, ()), costs.get(key, ()))
        if track.grants or track.sessions or track.costs:
            one = found.setdefault(person, Person())
            one.tracks.append(track)
            one.unused[measure] = unused.get(key, [])
            one.replaced |= replaced_in([each.decision for each in decided], track.grants)
    return found


def _since(today: date, limits: Limits, frame: int) -> date:
    """From which day on sessions are read: a whole frame before the day that is looked back to."""
    back = months.number(looked_back_to(today, limits)) - (frame - 1)
    return months.first_day(max(back, months.number(date.min)))


def _sessions(reading: Reading, since: date) -> Iterator[tuple[str, Session]]:
    """Sessions with the case they lie under, as far as notices look at them.

    Asked for by case: read by day they would lie all over the file.
    """
    timed = select(CaseRow.id).where(CaseRow.measure.in_(TIMED))
    keys = ("id", "day", "start", "end", "status", "cancelled_at", "overuse_reason")
    query = select(SessionRow.case_id, *(getattr(SessionRow, key) for key in keys))
    query = query.where(SessionRow.case_id.in_(timed), SessionRow.day >= since)
    for case, id, day, start, end, status, cancelled, reason in reading.execute(query):
        yield (
            case,
            Session(
                id=id,
                day=day,
                start=start,
                end=end,
                status=status,
                cancelled_at=cancelled,
                overuse_reason=reason,
            ),
        )


def _rows(reading: Reading, row: Any, kind: Any, day: Any, since: date) -> Iterator[tuple[str, Any]]:
    """Costs or unused months with the case they lie under, in order of time."""
    keys = kind.__struct_fields__
    query = select(row.case_id, *(getattr(row, key) for key in keys)).where(day >= since)
    for case, *values in reading.execute(query.order_by(day, row.id)):
        yield case, kind(**dict(zip(keys, values, strict=True)))


def _by_measure(rows: Iterable[tuple[str, Any]], by_id: dict[str, Found]) -> dict[Key, list[Any]]:
    """By person and by the measure of the case, where its decision is signed."""
    found: dict[Key, list[Any]] = {}
    for case, value in rows:
        one = by_id[case]
        if one.signed is not None:
            found.setdefault((one.person_id, one.measure), []).append(value)
    return found


def _costs(reading: Reading, since: date, by_id: dict[str, Found]) -> dict[Key, list[Cost]]:
    """By person and by the measure that a cost counts under."""
    query = select(CostRow.case_id, CostRow.id, CostRow.measure).where(CostRow.day >= since)
    measures = {(case, id): measure for case, id, measure in reading.execute(query)}
    found: dict[Key, list[Cost]] = {}
    for case, cost in _rows(reading, CostRow, Cost, CostRow.day, since):
        key = (by_id[case].person_id, measures[case, cost.id])
        found.setdefault(key, []).append(cost)
    return found


def _signed(every: Iterable[Found]) -> dict[Key, list[Signed]]:
    """Signed decisions on measures with a ledger, of cases that are read already."""
    return signed.grouped(
        ((one.person_id, one.measure), Signed(one.id, one.number, one.case.decision, one.signed))
        for one in every
        if one.signed is not None and one.measure in tracks.LEDGERS
    )
