"""What of a case and its person travels, as plain values that can be merged field by field.

Documents are as the store has them, with three differences: a field that holds what could not be read yet is
one value that begins with a private sign; sessions, costs, unused months and attachments are one text a row,
since their fields belong together; and cases of the same application are named by their ids, because each
machine gives numbers of its own.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

import msgspec
from sqlalchemy import Date, DateTime, LargeBinary, Time, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import records
from lssdesk.flow.grounds import canonical
from lssdesk.law import tables
from lssdesk.model import document, merge
from lssdesk.store.base import Moment
from lssdesk.store.tables import (
    AttachmentRow,
    CaseRow,
    CostRow,
    JournalRow,
    LetterRow,
    NoteRow,
    PartRow,
    PersonRow,
    SessionRow,
    UnusedRow,
)

ROWS: Mapping[str, Any] = {
    "notes": NoteRow,
    "sessions": SessionRow,
    "costs": CostRow,
    "unused": UnusedRow,
    "attachments": AttachmentRow,
    "journal": JournalRow,
}
"""What a case has rows of, by the names in ``CaseState.fields``."""
PACKED = ("sessions", "costs", "unused", "attachments")
"""Of these a row is one text: its fields belong together."""
_OWN = ("case_id", "added_at")  # what each machine has of its own
STATES = ("open", "decided", "closed")
_TOGETHER = "/application/together"
_RAW = "\ue000"
_ELSEWHERE = "?"  # after the number of a case that is not here, where another has that number


class Part(msgspec.Struct, frozen=True):
    """A part of a case; what is decided carries its document letter for letter, as it was sealed."""

    id: str
    text: str = ""
    frozen_at: datetime | None = None
    frozen_by: str | None = None


class LetterFacts(msgspec.Struct, frozen=True):
    """A signed letter without its bytes."""

    id: str
    part_id: str
    kind: str
    sha256: str
    content: str
    law: str
    signed_at: datetime
    signed_by: str

    def row(self, case_id: str, pdf: bytes = b"") -> LetterRow:
        """The letter as the store keeps it."""
        return LetterRow(case_id=case_id, pdf=pdf, **{name: getattr(self, name) for name in _LETTER})


_LETTER = LetterFacts.__struct_fields__


class CaseState(msgspec.Struct, frozen=True):
    """A case at one moment.

    ``added`` is when each attachment was added here: by the clock of this machine, so it is not merged.
    """

    id: str
    number: str
    measure: str
    opened: date
    officer: str
    state: str
    guarded: bool
    parts: dict[str, Part]
    fields: dict[str, Any]
    letters: tuple[LetterFacts, ...] = ()
    added: dict[str, datetime] = {}

    @property
    def signed_at(self) -> datetime | None:
        """When its last letter was signed."""
        return max((one.signed_at for one in self.letters), default=None)


class PersonState(msgspec.Struct, frozen=True):
    """A person at one moment; ``fields`` are ``person`` and ``register``."""

    id: str
    fields: dict[str, Any]


class Node(msgspec.Struct, frozen=True):
    """What a file said of one case and its person; letters are left out, since they never change."""

    case: CaseState
    person: PersonState

    def encoded(self) -> str:
        """As the store keeps it."""
        return records.encode(
            msgspec.structs.replace(self, case=msgspec.structs.replace(self.case, letters=()))
        )


def person(reading: Reading, person_id: str) -> PersonState:
    """A person as she lies in the store."""
    row = reading.get_one(PersonRow, person_id)
    whole = {"person": records.decode(row.document), "register": records.decode(row.register)}
    return PersonState(row.id, tidy(_typed(whole, records.decode(row.unparsed))))


def owner(reading: Reading, case_id: str) -> str:
    """The id of the person whom a case is about."""
    return reading.get_one(CaseRow, case_id).person_id


def case(reading: Reading, case_id: str) -> CaseState:
    """A case as it lies in the store."""
    row = reading.get_one(CaseRow, case_id)
    parts = list(reading.scalars(select(PartRow).where(PartRow.case_id == case_id, PartRow.ordinal == 1)))
    fields: dict[str, Any] = {kind: {} for kind in records.KINDS}
    for part in parts:
        content: dict[str, Any] = {part.kind: records.decode(part.document)}
        fields |= _typed(content, records.decode(part.unparsed))
    fields |= {name: dict(_rows(reading, name, case_id)) for name in ROWS}
    letters = reading.execute(
        select(*(getattr(LetterRow, name) for name in _LETTER))
        .where(LetterRow.case_id == case_id)
        .order_by(LetterRow.signed_at)
    )
    return CaseState(
        id=row.id,
        number=row.number,
        measure=row.measure,
        opened=row.opened,
        officer=row.officer,
        state=row.state,
        guarded=row.guarded,
        parts={part.kind: _part(part) for part in parts},
        fields=with_ids(reading, tidy(fields)),
        letters=tuple(LetterFacts(*found) for found in letters),
        added=_added(reading, case_id),
    )


def _added(reading: Reading, case_id: str) -> dict[str, datetime]:
    query = select(AttachmentRow.id, AttachmentRow.added_at).where(AttachmentRow.case_id == case_id)
    return {row.id: row.added_at for row in reading.execute(query)}


def _part(row: PartRow) -> Part:
    return Part(row.id, row.document if row.frozen_at else "", row.frozen_at, row.frozen_by)


def _rows(reading: Reading, name: str, case_id: str) -> Iterator[tuple[str, Any]]:
    table = ROWS[name]
    columns = [column for column in table.__table__.columns if _travels(column)]
    query = select(*columns).where(table.case_id == case_id).order_by(table.id)
    for row in reading.execute(query):
        cells = tidy({key: _plain(value) for key, value in row._mapping.items()})
        yield cells["id"], canonical(cells) if name in PACKED else cells


def _travels(column: Any) -> bool:
    return column.key not in _OWN and not isinstance(column.type, LargeBinary)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def cells(table: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values as the columns of a table hold them; what is left out is empty."""
    found: dict[str, Any] = {}
    for column in table.__table__.columns:
        if _travels(column):
            value = values.get(column.key)
            if value is None and not column.nullable:
                value = ""
            found[column.key] = _cell(column.type, value) if value is not None else None
    return found


def _cell(kind: Any, value: Any) -> Any:
    for types, read in (
        ((Moment, DateTime), datetime.fromisoformat),
        ((Date,), date.fromisoformat),
        ((Time,), time.fromisoformat),
    ):
        if isinstance(kind, types):
            return read(value)
    return value


def unpacked(text: str) -> dict[str, Any]:
    """The values of a row that is one text."""
    found: dict[str, Any] = records.decode(text)
    return found


def sound(case: CaseState) -> bool:
    """Whether a case that came from elsewhere has the shape that this program writes."""
    rows = {name: case.fields.get(name, {}) for name in ROWS}
    parts = {name: part for name, part in case.fields.items() if name not in ROWS}
    known = parts.keys() | case.parts.keys() <= set(records.KINDS)
    shaped = all(isinstance(one, Mapping) for one in (*rows.values(), *parts.values()))
    if not (known and shaped) or case.state not in STATES or tables.find_measure(case.measure) is None:
        return False
    try:
        return all(_sound_row(name, id, row) for name, found in rows.items() for id, row in found.items())
    except (ValueError, TypeError, AttributeError, msgspec.MsgspecError):
        return False


def _sound_row(name: str, id: str, row: Any) -> bool:
    values = unpacked(row) if name in PACKED else row
    cells(ROWS[name], values)
    kind = next((kind for kind, table in records.USED.items() if table is ROWS[name]), None)
    if kind is not None:
        own = set(kind.__struct_fields__)
        msgspec.convert({key: value for key, value in values.items() if key in own}, kind)
    needed = {"id", "sha256", "media_type", "name"} if name == "attachments" else {"id"}
    return needed <= values.keys() and bool(values["id"] == id)


# --- what could not be read ------------------------------------------------------------------


def _typed(content: Mapping[str, Any], unparsed: Mapping[str, str]) -> dict[str, Any]:
    """A document with what could not be read in its places."""
    raws = {
        pointer: _RAW + records.encode([text, document.get(content, pointer)])
        for pointer, text in unparsed.items()
    }
    return merge.settle(content, raws)


def raw(value: Any) -> str | None:
    """What was typed and could not be read, where a value is that."""
    found = _raw(value)
    return found[0] if found else None


def _raw(value: Any) -> tuple[str, Any] | None:
    if not isinstance(value, str) or not value.startswith(_RAW):
        return None
    try:
        return msgspec.json.decode(value.removeprefix(_RAW), type=tuple[str, Any])
    except msgspec.MsgspecError:
        return None  # somebody did type that sign


def apart(content: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The other way round: a document, and by pointer what could not be read in it."""
    found = {pointer: both for pointer, value in _leaves(content, "") if (both := _raw(value))}
    values = {pointer: merge.GONE if old is None else old for pointer, (_, old) in found.items()}
    return tidy(merge.settle(content, values)), {pointer: text for pointer, (text, _) in found.items()}


def _leaves(node: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, Mapping):
        for key, inner in node.items():
            yield from _leaves(inner, pointer + document.pointer([str(key)]))
    elif isinstance(node, list):
        for place, inner in enumerate(node):
            yield from _leaves(inner, f"{pointer}/{place}")
    else:
        yield pointer, node


def tidy(node: Any) -> Any:
    """Without what is empty, as a document is written; rows of a list stay as they are."""
    if not isinstance(node, Mapping):
        return node
    inner = ((key, tidy(value)) for key, value in node.items())
    return {key: value for key, value in inner if value is not None and value not in ("", {}, [])}


# --- cases of the same application -----------------------------------------------------------


def with_ids(reading: Reading, fields: dict[str, Any]) -> dict[str, Any]:
    """Name the cases of the same application by their ids."""
    return _named(fields, {number: id for id, number in _numbers(reading)}, strip=True)


def with_numbers(reading: Reading, fields: dict[str, Any]) -> dict[str, Any]:
    """The other way round; a case that is not here keeps the id or number that it came with."""
    known = dict(_numbers(reading))
    taken = {number: number + _ELSEWHERE for number in known.values()}
    return _named(fields, {**taken, **known}, strip=False)


def _named(fields: dict[str, Any], names: Mapping[str, str], strip: bool) -> dict[str, Any]:
    refs = document.get(fields, _TOGETHER)
    if not refs:
        return fields
    found = [names.get(ref, ref.removesuffix(_ELSEWHERE) if strip else ref) for ref in refs]
    return document.put(fields, _TOGETHER, found)


def _numbers(reading: Reading) -> list[tuple[str, str]]:
    return [(id, number) for id, number in reading.execute(select(CaseRow.id, CaseRow.number))]
