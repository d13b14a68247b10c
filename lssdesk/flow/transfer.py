"""Cases that travel: hand one out as an encrypted file, and stop waiting for one that is lost.

Both machines go on working on their own copy; what comes back is merged (:mod:`.transfer_look`,
:mod:`.transfer_take`).  Handing back is handing out: the same on both sides.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import access, transfer_base, transfer_manifest, transfer_state
from lssdesk.flow.transfer_base import Doc
from lssdesk.flow.transfer_machines import DEED, Machines
from lssdesk.flow.transfer_manifest import Manifest, Sent
from lssdesk.flow.transfer_state import Node
from lssdesk.store import codes, log, transfer_file, transfer_keys
from lssdesk.store.office import Unit
from lssdesk.store.slots import COST, Cost
from lssdesk.store.tables import CaseRow, PersonRow, TransferRow
from lssdesk.store.transfer_file import SUFFIX, Head
from lssdesk.store.transfer_keys import Machine
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

MOST_SIGNS = 500  # of a reason


@dataclass(frozen=True)
class Wish:
    """What is to be handed out, where the file goes, and why; ``to`` opens it, or where None a code."""

    case_ids: Sequence[str]
    path: Path
    reason: str = ""
    to: Machine | None = None


@dataclass(frozen=True)
class Handed:
    """A file that was handed out; ``code`` opens it, and is shown once: empty where a machine does."""

    path: Path
    transfer: str
    code: str = ""


@dataclass(frozen=True)
class Lent:
    """To whom a case is handed out, and since when; ``to`` is empty where a code opens the file."""

    to: str
    since: datetime
    by: str
    reason: str


@dataclass(frozen=True)
class Other:
    """Another case of the same person that may go along."""

    id: str
    number: str
    measure: str
    lent: bool


def file_name(transfer: str) -> str:
    """A name that tells nothing of whom the file is about."""
    return t("transfer.file_name", id=transfer[:6]) + SUFFIX


def others(desk: "Desk", case_id: str) -> tuple[Other, ...]:
    """The person's other cases that open for the one at work."""
    with desk.office.read() as reading:
        own = reading.get_one(CaseRow, case_id)
        query = (
            select(CaseRow)
            .join(PersonRow, PersonRow.id == CaseRow.person_id)
            .where(CaseRow.person_id == own.person_id, CaseRow.id != case_id, ~access.shut(desk))
            .order_by(CaseRow.number)
        )
        rows = reading.scalars(query)
        return tuple(Other(row.id, row.number, row.measure, row.lent is not None) for row in rows)


def lend(desk: "Desk", wish: Wish, cost: Cost = COST) -> Handed:
    """Hand cases of one person out as a file that a code or a machine opens.  Slow: about 0.2 s and the disk.

    Refused where the role does not let one, a case is closed to her or asks for a reason, the cases are not
    one person's, or something was written meanwhile; StoreTrouble and TransferTrouble where the file could
    not be written.  Then nothing is handed out.
    """
    desk.officers.check(DEED)
    for case_id in wish.case_ids:
        access.check(desk, case_id, wish.reason)
    own, transfer = Machines(desk).own(), transfer_keys.new_id()
    code = "" if wish.to else codes.new_code()
    lock = {"to": wish.to.id} if wish.to else {"kdf": transfer_keys.new_kdf(cost)}
    head = Head(own.machine.id, transfer, desk.today, **lock)
    with desk.office.read() as reading:
        manifest = _manifest(desk, reading, wish)
        frames = transfer_manifest.frames(reading, manifest)
        transfer_file.write(wish.path, head, wish.to or code, own, frames)
    try:
        _note(desk, wish, transfer, manifest)
    except BaseException:
        with suppress(OSError):
            wish.path.unlink()
        raise
    return Handed(wish.path, transfer, code)


def _manifest(desk: "Desk", reading: Reading, wish: Wish) -> Manifest:
    persons = {reading.get_one(CaseRow, id).person_id for id in wish.case_ids}
    if len(persons) != 1:
        raise Refused(t("transfer.refused.one_person"))
    [person_id] = persons
    past = {id: transfer_base.history(reading, id, person_id) for id in wish.case_ids}
    sent = tuple(
        Sent(transfer_state.case(reading, id), tuple(sorted(past[id].known))) for id in wish.case_ids
    )
    return Manifest(
        schema=transfer_manifest.head(),
        made_at=desk.now,
        made_by=desk.officer,
        reason=one_line(wish.reason),
        rules=transfer_manifest.rules(reading, desk.today),
        person=transfer_state.person(reading, person_id),
        cases=sent,
        person_before=tuple(sorted(past[wish.case_ids[0]].person_known)),
        blobs=transfer_manifest.sizes(reading, tuple(one.case for one in sent)),
    )


def _note(desk: "Desk", wish: Wish, transfer: str, manifest: Manifest) -> None:
    """Keep what was handed out as a base to merge by."""
    name = t("transfer.unit.lent")
    with desk.unit(DEED, name, wish.case_ids[0]) as unit:
        unit.detail = one_line(wish.reason)
        for sent in manifest.cases:
            here = transfer_state.case(unit, sent.case.id)
            if (here, transfer_state.person(unit, manifest.person.id)) != (sent.case, manifest.person):
                raise Refused(t("transfer.refused.written"))
            row = TransferRow(case_id=sent.case.id, way="out", at=desk.now, by=desk.officer)
            to = {"machine": wish.to.id, "name": wish.to.name} if wish.to else {}
            doc = Doc(transfer, reason=unit.detail, before=sent.before, person_before=manifest.person_before)
            row.document = transfer_base.encoded(msgspec.structs.replace(doc, **to))
            row.base = Node(sent.case, manifest.person).encoded()
            unit.add(row)
            unit.flush()
            unit.get_one(CaseRow, sent.case.id).lent = row.id
        log_others(unit, desk, name, wish.case_ids[1:])


def log_others(unit: Unit, desk: "Desk", name: str, case_ids: Sequence[str]) -> None:
    """A line in the log for each further case of a unit, before the unit's own."""
    for id in case_ids:
        log.append(unit, log.Line(desk.now, desk.officer, name, id, unit.detail, DEED))


def take_back(desk: "Desk", case_id: str, reason: str) -> None:
    """Wait no longer for a case: the other machine is lost.  Should the file come after all, it is merged.

    Refused without a reason, and where the case is not handed out.
    """
    if not one_line(reason):
        raise Refused(t("transfer.refused.reason"), "/reason")
    access.check(desk, case_id, reason)
    with desk.unit(DEED, t("transfer.unit.taken_back"), case_id, one_line(reason)) as unit:
        row = unit.get_one(CaseRow, case_id)
        if row.lent is None:
            raise Refused(t("transfer.refused.not_lent"))
        row.lent = None


def lent(desk: "Desk", case_id: str) -> Lent | None:
    """To whom a case is handed out, if it is."""
    with desk.office.read() as reading:
        id = reading.get_one(CaseRow, case_id).lent
        row = reading.get(TransferRow, id) if id else None
        if row is None:
            return None
        doc = transfer_base.doc_of(row)
        return Lent(doc.name, row.at, row.by, doc.reason)


def last_machine(desk: "Desk", case_id: str) -> str:
    """The id of the machine that a case last went to or came from; empty where there is none."""
    query = select(TransferRow).where(TransferRow.case_id == case_id)
    with desk.office.read() as reading:
        rows = reading.scalars(query.order_by(literal_column("transfers.rowid").desc()))
        return next((doc.machine for doc in map(transfer_base.doc_of, rows) if doc.machine), "")


def one_line(text: str) -> str:
    """A reason as it is kept."""
    return " ".join(text.split())[:MOST_SIGNS]
