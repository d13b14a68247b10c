"""What a case file holds: everything about cases of one person, and what it was made with."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import grounds, policies, records, seal
from lssdesk.flow.transfer_state import CaseState, PersonState, sound, unpacked
from lssdesk.store.schema import STEPS
from lssdesk.store.tables import AttachmentRow, LetterRow
from lssdesk.store.transfer_file import BLOB, MANIFEST, Frame, TransferTrouble


class Sent(msgspec.Struct, frozen=True):
    """A case with the files that it rests on."""

    case: CaseState
    before: tuple[str, ...] = ()


class Manifest(msgspec.Struct, frozen=True):
    """All but the bytes of letters and attachments; ``blobs`` are their sizes by SHA-256.

    ``rules`` is the hash of the municipality's values and the law's tables.
    """

    schema: str
    made_at: datetime
    made_by: str
    reason: str
    rules: str
    person: PersonState
    cases: tuple[Sent, ...]
    person_before: tuple[str, ...] = ()
    blobs: dict[str, int] = {}


class _Step(msgspec.Struct, frozen=True):
    schema: str


def rules(reading: Reading, day: date) -> str:
    """A hash of the municipality's values and of the law's tables, as they hold on a day."""
    values = grounds.policies(policies.overrides(reading), day)
    plain = {key: one["value"] for key, one in values.items()}
    return grounds.sha256(grounds.canonical({"values": plain, "tables": grounds.tables(day)}))


def read(content: bytes) -> Manifest:
    """TransferTrouble ``newer_schema`` for one of a later program, ``broken`` for what is none."""
    try:
        if msgspec.json.decode(content, type=_Step).schema not in STEPS:
            raise TransferTrouble("newer_schema")
        found = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise TransferTrouble("broken") from error
    ids = [sent.case.id for sent in found.cases]
    if not ids or len(set(ids)) != len(ids):
        raise TransferTrouble("broken")
    return found


def frames(reading: Reading, manifest: Manifest) -> Iterator[Frame]:
    """The manifest, then the bytes one by one."""
    yield Frame(MANIFEST, msgspec.json.encode(manifest))
    left = dict(manifest.blobs)
    for case in (sent.case for sent in manifest.cases):
        for data in _bytes(reading, case, left):
            yield Frame(BLOB, bytes.fromhex(grounds.sha256(data)) + data)


def _bytes(reading: Reading, case: CaseState, left: dict[str, int]) -> Iterator[bytes]:
    """Each once; ``left`` is what is not given yet."""
    for sha, query in (
        *((one.sha256, select(LetterRow.pdf).where(LetterRow.id == one.id)) for one in case.letters),
        *(
            (one["sha256"], select(AttachmentRow.data).where(AttachmentRow.id == one["id"]))
            for one in attachments(case)
        ),
    ):
        if left.pop(sha, None) is not None:
            yield reading.execute(query).scalar_one()


def sizes(reading: Reading, cases: tuple[CaseState, ...]) -> dict[str, int]:
    """What bytes these cases need, by SHA-256."""
    found: dict[str, int] = {}
    for case in cases:
        for table, data in ((LetterRow, LetterRow.pdf), (AttachmentRow, AttachmentRow.data)):
            query = select(table.sha256, func.length(data)).where(table.case_id == case.id)
            found.update((sha, size) for sha, size in reading.execute(query))
    return found


def attachments(case: CaseState) -> Iterator[dict[str, Any]]:
    """What is told of each attachment."""
    for text in case.fields.get("attachments", {}).values():
        yield unpacked(text)


def check(manifest: Manifest, blobs: Mapping[str, int]) -> None:
    """TransferTrouble ``broken`` where bytes are missing, or something is not as it was written."""
    if not manifest.person.fields.keys() <= set(records.OF_PERSON):
        raise TransferTrouble("broken")
    for sent in manifest.cases:
        case = sent.case
        if not sound(case):
            raise TransferTrouble("broken")
        needed = {letter.sha256 for letter in case.letters} | {one["sha256"] for one in attachments(case)}
        dated = case.added.keys() >= case.fields.get("attachments", {}).keys()
        if not (dated and needed <= blobs.keys()) or not all(
            _whole(case, letter.id) for letter in case.letters
        ):
            raise TransferTrouble("broken")


def _whole(case: CaseState, letter_id: str) -> bool:
    """Whether a letter's seal is that of its row, its parts and its attachments."""
    facts = next(one for one in case.letters if one.id == letter_id)
    row = facts.row(case.id)
    if seal.is_old(row):
        return "decision" in case.parts and bool(case.parts["decision"].frozen_at)
    sealed = seal.read(row)
    if sealed is None or not sealed.whole:
        return False
    if any(sealed.part(key) != value for key, value in msgspec.to_builtins(seal.row_facts(row)).items()):
        return False
    parts = {kind: grounds.sha256(part.text) for kind, part in case.parts.items() if part.frozen_at}
    kept = {one["id"]: one for one in attachments(case)}
    same_parts = all(parts.get(kind) == sha for kind, sha in sealed.part("parts").items())
    return same_parts and all(_as_sealed(kept.get(one["id"])) == one for one in sealed.part("attachments"))


def _as_sealed(one: Mapping[str, Any] | None) -> dict[str, Any]:
    names = ("id", "sha256", "name", "kind")
    return {name: one.get(name, "") for name in names} if one else {}


def head() -> str:
    """The schema step that this program writes."""
    return STEPS[-1]
