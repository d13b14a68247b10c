"""Rows of the store and values of the model, each from the other."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Select, func, literal_column, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow.draft import PARTS, Stored
from lssdesk.law import practice as law_practice
from lssdesk.law import standing
from lssdesk.law.hours import Used
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.practice import Practice
from lssdesk.model import document
from lssdesk.model.case import Case, Cost, Decision, Note, Person, Register, Sender, Session, UnusedMonth
from lssdesk.model.journal import JournalNote
from lssdesk.store.tables import (
    CaseRow,
    CostRow,
    JournalRow,
    NoteRow,
    PartRow,
    PersonRow,
    SessionRow,
    SettingRow,
    UnusedRow,
)

SENDER = "sender"
UNREAD = "unread"  # what was typed into the settings and could not be read yet
OF_PERSON = ("person", "register")
"""Parts that a person's cases share."""
KINDS = tuple(part for part in PARTS if part not in OF_PERSON)
LATER = ("service", "appeal", "order", "follow_up")
"""Parts that stay open when the decision is signed: what comes after it is written there."""
NOTES = "notes"
UsedRow = SessionRow | CostRow | UnusedRow
U = TypeVar("U", Session, Cost, UnusedMonth)


def begun(officer: str) -> str:
    """Key of the application that an officer began to register."""
    return f"begun/{officer}"


def encode(value: Any) -> str:
    """JSON text of a value or a document, keys in the order they have."""
    return msgspec.json.encode(value).decode()


def decode(text: str) -> Any:
    """The plain document of a JSON text."""
    return msgspec.json.decode(text)


def name_key(person: Person) -> str:
    """What a person's name is searched by: casefolded, both orders."""
    return folded(f"{person.given_name} {person.family_name} {person.given_name}")


def folded(text: str) -> str:
    """A text as it is compared: without regard to case, and to how a keyboard composes its letters."""
    return unicodedata.normalize("NFC", text.casefold())


def fill_person(row: PersonRow, person: Mapping[str, Any], at: datetime) -> None:
    """Put a person's document into its row."""
    value = msgspec.convert(person, Person)
    row.personal_number = value.personal_number or None
    row.given_name, row.family_name = value.given_name, value.family_name
    row.name_key = name_key(value)
    row.document, row.changed = encode(person), at


def fill_shared(row: PersonRow, parts: Mapping[str, Stored], at: datetime) -> None:
    """Put what a draft stores of a person and the register into the row; other parts are passed over."""
    unread: dict[str, str] = decode(row.unparsed)
    for part in OF_PERSON:
        if part in parts:
            unread = {key: text for key, text in unread.items() if document.keys(key)[0] != part}
            unread |= parts[part].unparsed
    row.unparsed, row.changed = encode(unread), at
    if "person" in parts:
        fill_person(row, parts["person"].document, at)
    if "register" in parts:
        msgspec.convert(parts["register"].document, Register)
        row.register = encode(parts["register"].document)


USED: dict[type[Used], type[UsedRow]] = {Session: SessionRow, Cost: CostRow, UnusedMonth: UnusedRow}
"""Where each kind of what was used of a decision lies."""


def used_of(row: UsedRow, kind: type[U]) -> U:
    """The session, cost or unused month in a row."""
    return kind(**{key: getattr(row, key) for key in kind.__struct_fields__})


def fill_used(row: UsedRow, value: Used) -> None:
    """Put a session, cost or unused month into its row."""
    for key in value.__struct_fields__:
        setattr(row, key, getattr(value, key))


@dataclass(frozen=True)
class Loaded:
    """A case as it lies in the store."""

    content: dict[str, Any]
    unparsed: dict[str, str]
    frozen: frozenset[str]
    person_id: str
    state: str
    signed: datetime | None = None


def sender(reading: Reading) -> dict[str, Any]:
    """The municipality's details as they stand in the settings."""
    return setting(reading, SENDER)


def setting(reading: Reading, key: str) -> dict[str, Any]:
    """The document under a key of the settings; empty where nothing is set, or nothing that can be read."""
    row = reading.get(SettingRow, key)
    try:
        found = decode(row.value) if row else {}
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def keep_setting(writing: Reading, key: str, value: Mapping[str, Any]) -> None:
    """Keep a document under a key of the settings; an empty one is taken away."""
    row = writing.get(SettingRow, key)
    if value:
        row = row or SettingRow(key=key)
        row.value = encode(value)
        writing.add(row)
    elif row:
        writing.delete(row)


def load(reading: Reading, case_id: str) -> Loaded:
    """Everything of one case: the document that forms write on, and what could not be read in it."""
    case = reading.get_one(CaseRow, case_id)
    person = reading.get_one(PersonRow, case.person_id)
    parts = list(reading.scalars(select(PartRow).where(PartRow.case_id == case_id)))
    before = earlier(reading, case)
    content = document.from_case(
        Case(
            number=case.number,
            measure=case.measure,
            opened=case.opened,
            officer=case.officer,
            sender=msgspec.convert(sender(reading), Sender),
            earlier=tuple(one.decision for one in before),
            notes=notes(reading, case_id),
            journal=journal(reading, case_id),
            sessions=sessions(reading, known := [case_id, *(one.case.id for one in before)]),
            costs=costs(reading, case.person_id).get(case.measure, ()),
            unused=unused(reading, known),
        )
    )
    content["person"], content["register"] = decode(person.document), decode(person.register)
    unparsed: dict[str, str] = decode(person.unparsed)
    for part in parts:
        content[part.kind] = decode(part.document)
        unparsed |= decode(part.unparsed)
    frozen = {part.kind: part.frozen_at for part in parts if part.frozen_at}
    signed = frozen.get("decision")
    return Loaded(content, unparsed, frozenset(frozen), case.person_id, case.state, signed)


def sessions(reading: Reading, case_ids: list[str]) -> tuple[Session, ...]:
    """The sessions of some cases, by time."""
    query = (
        select(SessionRow)
        .where(SessionRow.case_id.in_(case_ids))
        .order_by(SessionRow.day, SessionRow.start, SessionRow.id)
    )
    return tuple(used_of(row, Session) for row in reading.scalars(query))


def unused(reading: Reading, case_ids: list[str]) -> tuple[UnusedMonth, ...]:
    """Why hours were left under some cases, by month."""
    query = select(UnusedRow).where(UnusedRow.case_id.in_(case_ids)).order_by(UnusedRow.month, UnusedRow.id)
    return tuple(used_of(row, UnusedMonth) for row in reading.scalars(query))


def costs(reading: Reading, person_id: str) -> dict[str, tuple[Cost, ...]]:
    """All costs of a person by the measure they count under, by day."""
    query = (
        select(CostRow)
        .join(CaseRow, CaseRow.id == CostRow.case_id)
        .where(CaseRow.person_id == person_id)
        .order_by(CostRow.day, CostRow.id)
    )
    found: dict[str, list[Cost]] = {}
    for row in reading.scalars(query):
        found.setdefault(row.measure, []).append(used_of(row, Cost))
    return {measure: tuple(ones) for measure, ones in found.items()}


def notes(reading: Reading, case_id: str) -> tuple[Note, ...]:
    """The quick notes of a case, by time."""
    query = (
        select(NoteRow).where(NoteRow.case_id == case_id).order_by(NoteRow.at, literal_column("notes.rowid"))
    )
    rows = reading.scalars(query)
    return tuple(Note(id=row.id, at=row.at, text=row.text, placed=row.placed) for row in rows)


def journal(reading: Reading, case_id: str) -> tuple[JournalNote, ...]:
    """The notes of a case's journal, by the time of what they are about; moments are local."""
    return tuple(_journal_note(row) for row in reading.scalars(journal_rows(case_id)))


def journal_rows(case_id: str) -> Select[JournalRow]:
    """The rows of a case's journal, by the time of what they are about."""
    by_time = select(JournalRow).where(JournalRow.case_id == case_id).order_by(JournalRow.at)
    return by_time.order_by(JournalRow.written_at, literal_column("journal.rowid"))


def _journal_note(row: JournalRow) -> JournalNote:
    signed = row.signed_at.astimezone(STOCKHOLM).replace(tzinfo=None) if row.signed_at else None
    return JournalNote(
        id=row.id,
        at=row.at,
        kind=row.kind,
        text=row.text,
        by=row.written_by,
        signed=signed,
        signed_by=row.signed_by or "",
        corrects=row.corrects or "",
        reason=row.reason,
    )


def fill_notes(writing: Reading, case_id: str, content: Any) -> None:
    """Make the rows of a case's notes those of a document."""
    wanted = {note.id: note for note in msgspec.convert(content or [], tuple[Note, ...])}
    for row in writing.scalars(select(NoteRow).where(NoteRow.case_id == case_id)):
        if row.id not in wanted:
            writing.delete(row)
    for note in wanted.values():
        row = writing.get(NoteRow, (case_id, note.id)) or NoteRow(case_id=case_id)
        for key in note.__struct_fields__:
            setattr(row, key, getattr(note, key))
        writing.add(row)


@dataclass(frozen=True)
class Decided:
    """A signed decision, its case, and the moment it was signed."""

    case: CaseRow
    decision: Decision
    signed: datetime


def decided(reading: Reading, person_id: str, measure: str) -> list[Decided]:
    """All signed decisions of a person on a measure, oldest first."""
    return decided_of(reading, person_id).get(measure, [])


def decided_of(reading: Reading, person_id: str) -> dict[str, list[Decided]]:
    """All signed decisions of a person by measure, oldest first."""
    query = (
        select(CaseRow, PartRow)
        .join(PartRow, PartRow.case_id == CaseRow.id)
        .where(
            CaseRow.person_id == person_id,
            PartRow.kind == "decision",
            PartRow.frozen_at.is_not(None),
        )
    )
    found: dict[str, list[Decided]] = {}
    for case, part in reading.execute(query):
        if part.frozen_at:
            found.setdefault(case.measure, []).append(Decided(case, _decision(case, part), part.frozen_at))
    for decisions in found.values():
        decisions.sort(key=lambda one: (one.decision.day or date.min, one.case.number))
    return found


def _decision(case: CaseRow, part: PartRow) -> Decision:
    """A signed decision with the number of its case, by which later ones name it."""
    return msgspec.structs.replace(msgspec.json.decode(part.document, type=Decision), number=case.number)


def earlier(reading: Reading, case: CaseRow) -> list[Decided]:
    """The signed decisions on the same measure in the person's other cases, oldest first."""
    return [one for one in decided(reading, case.person_id, case.measure) if one.case.id != case.id]


def practice(reading: Reading, case_id: str, measure: str, kind: str) -> tuple[Practice, ...]:
    """How the office last decided on time and reservation in other cases of a kind and measure, oldest first.

    Nothing in it tells who a decision is about: no number, no name, no reasons but those two.
    """
    own_kind = func.coalesce(func.json_extract(PartRow.document, "$.kind"), "application")
    query = (
        select(PartRow.document, CaseRow.officer)
        .join(CaseRow, CaseRow.id == PartRow.case_id)
        .where(
            CaseRow.id != case_id,
            CaseRow.measure == measure,
            PartRow.kind == "decision",
            PartRow.frozen_at.is_not(None),
            own_kind == kind,
        )
        .order_by(PartRow.frozen_at.desc(), CaseRow.number.desc())
    )
    rows = ((msgspec.json.decode(text, type=Decision), officer) for text, officer in reading.execute(query))
    grants = (law_practice.of(one, officer) for one, officer in rows if standing.grants(one))
    return tuple(islice(grants, law_practice.LAST))[::-1]


def add_parts(writing: Reading, case_id: str, begun: Mapping[str, Any], at: datetime) -> None:
    """Give a new case all its parts; ``begun`` holds what some of them begin with."""
    for kind in KINDS:
        content = encode(begun.get(kind, {}))
        writing.add(PartRow(case_id=case_id, kind=kind, document=content, changed=at))


def fill_part(row: PartRow, stored: Stored, at: datetime) -> None:
    """Put what a draft stores into the row of its part; a new one belongs to a case older than the part."""
    row.document, row.unparsed, row.changed = encode(stored.document), encode(stored.unparsed), at
