"""A case file from another machine: read whole, judged, and shown before anything is written."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import access, records, transfer_base, transfer_machines, transfer_manifest, transfer_plan
from lssdesk.flow import transfer_state as state
from lssdesk.flow.attachments import MOST_BYTES, media_type_of
from lssdesk.flow.transfer_base import History
from lssdesk.flow.transfer_machines import DEED, Machines
from lssdesk.flow.transfer_manifest import Manifest, Sent
from lssdesk.flow.transfer_plan import CasePlan, Choices, Item, PersonPlan
from lssdesk.model import document, merge
from lssdesk.store import codes, transfer_file, tries
from lssdesk.store.codes import CodeTypo
from lssdesk.store.files import make_folder
from lssdesk.store.tables import CaseRow, PersonRow
from lssdesk.store.transfer_file import MANIFEST, Closed, TransferTrouble
from lssdesk.store.transfer_keys import FileKey, Machine
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

Opener = Literal["code", "machine"]
_TRIES = "transfer"  # the folder beside the database in which wrong codes are counted
_TRIED = "något"  # put where a text of one's own is to stand, to see whether the case can hold it


@dataclass(frozen=True)
class Incoming:
    """What taking a file in would do.  ``notices`` are keys of sentences to know beforehand."""

    closed: Closed
    key: FileKey
    digest: str
    machine: Machine
    manifest: Manifest
    person: PersonPlan
    cases: tuple[CasePlan, ...]
    notices: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All that comes in, or is to be decided."""
        return (*self.person.items, *(item for case in self.cases for item in case.items))

    @property
    def questions(self) -> tuple[Item, ...]:
        """What is to be decided or confirmed."""
        return tuple(item for item in self.items if item.asks)

    def undecided(self, choices: Choices) -> tuple[Item, ...]:
        """What is not decided yet."""
        return tuple(item for item in self.questions if item.key not in choices)


def opener(path: Path) -> Opener:
    """What opens a file; TransferTrouble where it is none of ours."""
    return "code" if transfer_file.look(path).head.kdf else "machine"


def look(desk: "Desk", path: Path, code: str = "", reason: str = "") -> Incoming:
    """Read a file and say what taking it in would do; nothing is written but what the log needs.

    TransferTrouble for what is foreign, torn, changed, newer, seen already or wrongly opened; UnknownMachine
    where nobody has compared the fingerprint of its machine; CodeTypo; Refused as opening the case is.
    Slow: the whole file is read.
    """
    desk.officers.check(DEED)
    closed = transfer_file.look(path)
    key = _key(desk, closed, code)
    manifest, reading = _read(closed, key)
    with desk.office.read() as session:
        machine = transfer_machines.check(session, reading.signed_by)
        person_id = _person_here(session, manifest)
        stranger = person_id is not None and access.stranger(session, desk, person_id)
        here = [sent.case.id for sent in manifest.cases if session.get(CaseRow, sent.case.id)]
    if stranger and not here:
        access.turn_away_from_person(desk)
    for id in here:
        access.check(desk, id, reason)
    empty = PersonPlan(None, manifest.person, {})
    with desk.office.read() as session:
        return _planned(desk, session, Incoming(closed, key, reading.digest, machine, manifest, empty, ()))


def again(desk: "Desk", incoming: Incoming, reading: Reading) -> Incoming:
    """The same file by how it stands here now."""
    return _planned(desk, reading, incoming)


# --- opening ---------------------------------------------------------------------------------


def _key(desk: "Desk", closed: Closed, code: str) -> FileKey:
    own = Machines(desk).own()
    if closed.head.origin == own.machine.id:
        raise TransferTrouble("own")
    if closed.head.kdf is None:
        return closed.key_by_machine(own)
    folder = desk.office.folder / _TRIES
    if left := tries.waiting(folder, desk.now):
        raise TransferTrouble("wait", wait=tries.words(left))
    try:
        key = closed.key_by_code(_typed(code))
    except TransferTrouble as trouble:
        if trouble.kind == "wrong_code":
            make_folder(folder)
            tries.failed(folder, desk.now)
        raise
    tries.forget(folder)
    return key


def _typed(code: str) -> str:
    """The code in its printed form; CodeTypo says which group cannot be right."""
    try:
        return codes.parse(code)
    except CodeTypo as typo:
        raise CodeTypo(t("transfer.code.typo", group=typo.group), typo.group) from typo


def _read(closed: Closed, key: FileKey) -> tuple[Manifest, transfer_file.Reading]:
    """The manifest of a file that is whole; of the bytes only that they are there."""
    reading, manifest, blobs = transfer_file.Reading(closed, key), None, dict[str, int]()
    kinds: dict[str, str | None] = {}
    for frame in reading:
        if frame.kind == MANIFEST:
            if manifest is not None:
                raise TransferTrouble("broken")
            manifest = transfer_manifest.read(frame.content)
            continue
        sha, data = blob(frame.content)
        blobs[sha], kinds[sha] = len(data), media_type_of(data)
    if manifest is None or blobs != manifest.blobs:
        raise TransferTrouble("broken")
    transfer_manifest.check(manifest, blobs)
    for sent in manifest.cases:
        for one in transfer_manifest.attachments(sent.case):
            if one["media_type"] != kinds[one["sha256"]] or blobs[one["sha256"]] > MOST_BYTES:
                raise TransferTrouble("broken")
    return manifest, reading


def blob(content: bytes) -> tuple[str, bytes]:
    """Hash and bytes of a frame; TransferTrouble where they do not fit each other."""
    sha, data = content[:32].hex(), content[32:]
    if hashlib.sha256(data).hexdigest() != sha:
        raise TransferTrouble("broken")
    return sha, data


# --- judging ---------------------------------------------------------------------------------


def _person_here(reading: Reading, manifest: Manifest) -> str | None:
    """The person's id here: by a case that is here, by her number, or by the id that she came with before."""
    for sent in manifest.cases:
        row = reading.get(CaseRow, sent.case.id)
        if row is not None:
            return row.person_id
    number = manifest.person.fields.get("person", {}).get("personal_number")
    if number:
        query = select(PersonRow.id).where(PersonRow.personal_number == number)
        if found := reading.scalars(query).one_or_none():
            return found
    row_by_id = reading.get(PersonRow, manifest.person.id)
    return row_by_id.id if row_by_id else None


def _planned(desk: "Desk", reading: Reading, incoming: Incoming) -> Incoming:
    manifest, file = incoming.manifest, incoming.closed.head.transfer
    person_id = _person_here(reading, manifest)
    past = {sent.case.id: transfer_base.history(reading, sent.case.id, person_id) for sent in manifest.cases}
    _refuse_seen(past, file)
    person = _person(reading, manifest, person_id, past[manifest.cases[0].case.id], file)
    cases = tuple(
        _case(reading, sent, past[sent.case.id], person_id)
        for sent in manifest.cases
        if file not in past[sent.case.id].known
    )
    for plan in cases:
        _check_number(reading, plan)
    whole = replace(incoming, person=person, cases=cases)
    return _freed(replace(whole, notices=tuple(_notices(desk, reading, whole))))


def _refuse_seen(past: dict[str, History], file: str) -> None:
    """TransferTrouble where the file, or a later one of its machine, is taken in for all its cases."""
    if all(file in history.known for history in past.values()):
        same = any(step.doc.file == file for history in past.values() for step in history.steps)
        raise TransferTrouble("seen" if same else "older")


def _person(
    reading: Reading, manifest: Manifest, person_id: str | None, past: History, file: str
) -> PersonPlan:
    mine = state.person(reading, person_id) if person_id else None
    if mine is not None and file in past.person_known:
        return PersonPlan(mine, manifest.person, mine.fields)
    base = past.person_base(frozenset(manifest.person_before))
    return transfer_plan.person(base, mine, manifest.person)


def _case(reading: Reading, sent: Sent, history: History, person_id: str | None) -> CasePlan:
    row = reading.get(CaseRow, sent.case.id)
    theirs = sent.case
    if row is None:
        return transfer_plan.case(None, None, theirs, frozenset())
    if row.person_id != person_id or row.measure != theirs.measure:
        raise TransferTrouble("broken")
    base = history.case_base(frozenset(sent.before))
    return transfer_plan.case(base, state.case(reading, row.id), theirs, history.aside)


def _check_number(reading: Reading, plan: CasePlan) -> None:
    """Refused where a signed case has the number of another case here: what is signed keeps its number."""
    if plan.letters and taken(reading, plan):
        raise Refused(t("transfer.refused.number", number=plan.number))


def taken(reading: Reading, plan: CasePlan) -> bool:
    """Whether another case here has the case's number."""
    query = select(CaseRow.id).where(CaseRow.number == plan.number, CaseRow.id != plan.id)
    return reading.scalars(query).first() is not None


def _notices(desk: "Desk", reading: Reading, incoming: Incoming) -> Iterator[str]:
    if incoming.manifest.rules != transfer_manifest.rules(reading, desk.today):
        yield "rules"
    new = [plan for plan in incoming.cases if plan.mine is None]
    if new and incoming.person.mine is not None:
        yield "joined"
    if any(taken(reading, plan) for plan in new):
        yield "number"
    if any(plan.guarded and not (plan.mine and plan.mine.guarded) for plan in incoming.cases):
        yield "guarded"


# --- texts of one's own ----------------------------------------------------------------------


def _freed(incoming: Incoming) -> Incoming:
    """Know of each conflict whether a text of one's own may stand there."""
    person = incoming.person
    cases = tuple(
        replace(plan, items=tuple(_free(item, plan.content, person.content, plan) for item in plan.items))
        for plan in incoming.cases
    )
    if incoming.cases:
        first = incoming.cases[0]
        items = tuple(_free(item, first.content, person.content, first) for item in person.items)
        person = replace(person, items=items)
    return replace(incoming, person=person, cases=cases)


def _free(item: Item, case: dict[str, Any], person: dict[str, Any], plan: CasePlan) -> Item:
    if not item.free:
        return item
    name, last = document.keys(item.pointer)[0], document.keys(item.pointer)[-1]
    if name in ("notes", "journal"):
        return replace(item, free=last == "text")
    own = {item.pointer: _TRIED}
    content = whole(plan, merge.settle(case, own), merge.settle(person, own))
    return replace(item, free=fits(content))


def whole(plan: CasePlan, case: dict[str, Any], person: dict[str, Any]) -> dict[str, Any]:
    """The document of a case by its fields and its person's, without what could not be read."""
    parts = {kind: case.get(kind, {}) for kind in records.KINDS} | {
        part: person.get(part, {}) for part in records.OF_PERSON
    }
    theirs = plan.theirs
    head = {"number": theirs.number, "measure": theirs.measure, "opened": theirs.opened.isoformat()}
    return {**state.apart(parts)[0], **head, "officer": theirs.officer}


def fits(content: dict[str, Any]) -> bool:
    """Whether a document can be read as a case."""
    try:
        document.to_case(content)
    except (msgspec.ValidationError, TypeError, ValueError):
        return False
    return True
