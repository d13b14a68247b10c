"""Erasing of cases, and of a person of whom no case is left, inside the unit that weeds.

What stays: the log, which holds no names but the officers'; the kept lists; reports, whose rows hold the
name of a file and counts.  Invoices stay for the municipality's accounts, without whom their rows are about.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import records
from lssdesk.flow.invoices import Invoice, Mark, row_key
from lssdesk.store.base import Base
from lssdesk.store.office import Unit
from lssdesk.store.tables import CaseRow, InvoiceRow, PersonRow, RequestRow, SettingRow

STAY = ("log", "weeded")
"""Tables that name a case and stay."""
NOBODY = "000000000000"
"""Stands in an invoice's row for the personal number of a person who was weeded."""
_AT_ONCE = 500
Pair = tuple[str | None, str]
"""A personal number and a measure."""


def persons_of(reading: Reading, case_ids: Collection[str]) -> frozenset[str]:
    """Whose cases these are, of those that are there."""
    wanted, rows = set(case_ids), reading.execute(select(CaseRow.id, CaseRow.person_id))
    return frozenset(person for id, person in rows if id in wanted)


def with_nothing_left(reading: Reading, case_ids: Collection[str]) -> frozenset[str]:
    """The persons who have no case beside these."""
    wanted, rows = set(case_ids), reading.execute(select(CaseRow.id, CaseRow.person_id))
    return persons_of(reading, case_ids) - {person for id, person in rows if id not in wanted}


def erase(unit: Unit, case_ids: Collection[str], gone: Collection[str]) -> None:
    """Erase everything of some cases, which a list of the same unit names, and persons who are ``gone``."""
    people = select(PersonRow.id, PersonRow.personal_number)
    numbers = {id: number for id, number in unit.execute(people) if number}
    touched = persons_of(unit, case_ids)
    for chunk in _chunks(case_ids):
        for table in _of_cases():
            unit.execute(delete(table).where(table.case_id.in_(chunk)))
        unit.execute(delete(RequestRow).where(RequestRow.subject.in_(chunk)))
        unit.execute(delete(CaseRow).where(CaseRow.id.in_(chunk)))
    for id in (*case_ids, *gone):
        _settings(unit, id)
        _requests(unit, id)
    cases = unit.execute(select(CaseRow.person_id, CaseRow.measure))
    left = {(numbers.get(person), measure) for person, measure in cases}
    _invoices(unit, {numbers[id] for id in touched if id in numbers}, left)
    for chunk in _chunks(gone):
        unit.execute(delete(PersonRow).where(PersonRow.id.in_(chunk)))


def _of_cases() -> Iterator[Any]:
    """Every table whose rows belong to a case, those that refer to others first."""
    classes = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    for table in reversed(Base.metadata.sorted_tables):
        if "case_id" in table.c and table.name not in STAY:
            yield classes[table]


def _settings(unit: Unit, id: str) -> None:
    """What the settings keep under the id of a case or a person."""
    unit.execute(delete(SettingRow).where(SettingRow.key.endswith(f"/{id}")))


def _requests(unit: Unit, id: str) -> None:
    """What somebody asked about it and nobody did: its words go; what is done stays as it is."""
    about = or_(RequestRow.subject == id, RequestRow.subject.endswith(f"/{id}"))
    for row in unit.scalars(select(RequestRow).where(RequestRow.done_at.is_(None), about)):
        row.document, row.reason, row.answer = "{}", "", "withdrawn"


def _invoices(unit: Unit, numbers: Collection[str], left: Collection[Pair]) -> None:
    """Let the rows of invoices be about nobody; but those on a measure in which a case is ``left``."""
    for row in unit.scalars(select(InvoiceRow)):
        old = msgspec.json.decode(row.document, type=Invoice)
        new = _unnamed(old, numbers, left)
        if new != old:
            row.document = records.encode(new)


def _unnamed(old: Invoice, numbers: Collection[str], left: Collection[Pair]) -> Invoice:
    """An invoice without persons: the sums stay, what the officer noted of their rows does not."""
    goes = [one.line for one in old.charges if _goes(one.number, one.measure, numbers, left)]
    charges = tuple(
        msgspec.structs.replace(one, number=NOBODY, start=None, end=None) if one.line in goes else one
        for one in old.charges
    )
    marks = dict(_marks(old.marks, {row_key(line) for line in goes}, numbers, left))
    return msgspec.structs.replace(old, charges=charges, marks=marks)


def _marks(
    marks: Mapping[str, Mark], rows: Collection[str], numbers: Collection[str], left: Collection[Pair]
) -> Iterator[tuple[str, Mark]]:
    for key, mark in marks.items():
        parts = key.split("/")
        if key in rows:
            yield key, msgspec.structs.replace(mark, note="")
        elif parts[0] == "row" or not _goes(parts[1], parts[2], numbers, left):
            yield key, mark


def _goes(number: str, measure: str, numbers: Collection[str], left: Collection[Pair]) -> bool:
    return number in numbers and (number, measure) not in left


def _chunks(ids: Collection[str]) -> Iterator[list[str]]:
    all_ = list(ids)
    return (all_[start : start + _AT_ONCE] for start in range(0, len(all_), _AT_ONCE))
