"""Take a case in: all that was shown and decided, in one unit of work, after a backup."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from lssdesk.errors import Refused
from lssdesk.flow import records, seal, transfer, transfer_base, transfer_look
from lssdesk.flow import transfer_state as state
from lssdesk.flow.draft import Stored
from lssdesk.flow.seal import Sealed
from lssdesk.flow.transfer_base import Doc
from lssdesk.flow.transfer_look import Incoming
from lssdesk.flow.transfer_machines import DEED
from lssdesk.flow.transfer_manifest import Sent
from lssdesk.flow.transfer_plan import CasePlan, Choices
from lssdesk.flow.transfer_state import LetterFacts, Node
from lssdesk.flow.transfer_write import Writing, of_part
from lssdesk.store import transfer_file
from lssdesk.store.office import Changes, Unit
from lssdesk.store.tables import AttachmentRow, CaseRow, PersonRow, TransferRow
from lssdesk.store.transfer_file import BLOB, TransferTrouble
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

_OLD_SIGNING = "skrev under beslutet"  # how the log names the signing of a letter without a seal
_MOMENT = timedelta(microseconds=1)
Make = Callable[[bytes], Any]


@dataclass(frozen=True)
class Taken:
    """The cases that came in, and what was stored."""

    case_ids: tuple[str, ...]
    changes: Changes


def take(desk: "Desk", incoming: Incoming, choices: Choices) -> Taken:
    """Write what a file brings, with every conflict as it was decided.  Slow: a backup, and the file again.

    Refused while something is undecided, where what was decided does not fit, and where the case was written
    meanwhile (look again); TransferTrouble where the file is not the one that was looked at; StoreTrouble of
    disk and backup.  Nothing is written then.
    """
    desk.officers.check(DEED)
    if left := incoming.undecided(choices):
        raise Refused(t("transfer.refused.undecided"), left[0].key)
    desk.backup_before(t("transfer.before"))
    ids = tuple(plan.id for plan in incoming.cases)
    name = t("transfer.unit.taken_in")
    try:
        with desk.unit(DEED, name, ids[0], incoming.machine.name) as unit:
            _Taking(desk, unit, incoming, choices).run()
            transfer.log_others(unit, desk, name, ids[1:])
    except IntegrityError as error:  # ids that belong to something else here
        raise TransferTrouble("broken") from error
    return Taken(ids, unit.changes)


@dataclass(frozen=True)
class _Taking:
    desk: "Desk"
    unit: Unit
    incoming: Incoming
    choices: Choices
    pdfs: dict[str, bytes] = field(default_factory=dict)

    def run(self) -> None:
        now = transfer_look.again(self.desk, self.incoming, self.unit)
        if (now.person, now.cases) != (self.incoming.person, self.incoming.cases):
            raise Refused(t("transfer.refused.changed"))
        writing = Writing(self.desk, self.unit)
        person_id = self._person().id
        rows = [writing.row(plan, person_id) for plan in self.incoming.cases]
        for plan in self.incoming.cases:
            self._check(plan)
            writing.content(plan, plan.settled(self.choices))
            self._hold(plan)
        self._bytes()
        for plan, row in zip(self.incoming.cases, rows, strict=True):
            self._log_letters(writing, plan)
            self._keep(plan, row)

    def _person(self) -> PersonRow:
        plan, at = self.incoming.person, self.desk.now
        content = plan.settled(self.choices)
        row = self.unit.get(PersonRow, plan.mine.id) if plan.mine else None
        if row is not None and plan.mine and content == plan.mine.fields:
            return row
        row = row or PersonRow(id=plan.theirs.id, created=at, unparsed="{}", register="{}")
        plain, unread = state.apart(content)
        self._check_person(row, plain)
        stored = {part: Stored(plain.get(part, {}), of_part(unread, part)) for part in records.OF_PERSON}
        records.fill_shared(row, stored, at)
        self.unit.add(row)
        self.unit.flush()
        return row

    def _check_person(self, row: PersonRow, plain: Mapping[str, Any]) -> None:
        if not transfer_look.fits(transfer_look.whole(self.incoming.cases[0], {}, dict(plain))):
            raise Refused(t("transfer.refused.unfit"))
        number = plain.get("person", {}).get("personal_number")
        query = select(PersonRow.id).where(PersonRow.personal_number == number, PersonRow.id != row.id)
        if number and self.unit.scalars(query).first():
            raise Refused(t("flow.number_taken"), "/person/personal_number")

    def _check(self, plan: CasePlan) -> None:
        if not transfer_look.fits(transfer_look.whole(plan, plan.settled(self.choices), {})):
            raise Refused(t("transfer.refused.unfit"))

    # --- bytes -------------------------------------------------------------------------------

    def _bytes(self) -> None:
        """Read the file again for letters and attachments, one at a time."""
        reading = transfer_file.Reading(self.incoming.closed, self.incoming.key)
        wanted: dict[str, list[Make]] = {}
        for sha, make in self._wanted():
            wanted.setdefault(sha, []).append(make)
        for frame in reading:
            if frame.kind == BLOB:
                sha, data = transfer_look.blob(frame.content)
                for make in wanted.pop(sha, ()):
                    row = make(data)
                    self.unit.add(row)
                    self.unit.flush()
                    self.unit.expunge(row)
        if reading.digest != self.incoming.digest or wanted:
            raise TransferTrouble("changed_file")

    def _wanted(self) -> Iterator[tuple[str, Make]]:
        """By their hash what becomes of bytes."""
        for plan in self.incoming.cases:
            here = plan.mine.fields.get("attachments", {}) if plan.mine else {}
            for id, text in plan.settled(self.choices).get("attachments", {}).items():
                if id not in here:
                    values, told = state.unpacked(text), plan.theirs.added.get(id, self.desk.now)
                    yield values["sha256"], _Attachment(plan.id, values, self._added(plan, id, told))
            for letter in plan.letters:
                yield letter.sha256, _Letter(plan.id, letter)
            for letter in plan.aside:
                yield letter.sha256, partial(self._aside, plan, letter)

    def _added(self, plan: CasePlan, id: str, told: datetime) -> datetime:
        """When an attachment counts as added, by which the database knows what a letter rests on.

        Clocks differ: what a letter rests on was added before it, what it does not came after, and what no
        letter is about yet is there now.
        """
        letters = plan.letters or (plan.mine.letters if plan.mine else ())
        sealed = [(one.signed_at, seal.read(one.row(plan.id))) for one in letters]
        rests = [at for at, found in sealed if found and id in _attachments(found)]
        after = [at + _MOMENT for at, found in sealed if found]
        if rests:
            return min(told, *rests)
        return max(told, *after) if after else min(told, self.desk.now)

    def _hold(self, plan: CasePlan) -> None:
        """Let the database keep what a new letter rests on of what is here already, and nothing else."""
        for id, at in plan.mine.added.items() if plan.mine and plan.letters else ():
            row, wanted = self.unit.get(AttachmentRow, id), self._added(plan, id, at)
            if row is not None and row.added_at != wanted:
                row.added_at = wanted
        self.unit.flush()

    def _aside(self, plan: CasePlan, letter: LetterFacts, data: bytes) -> AttachmentRow:
        """A letter that came second: kept whole with the transfer, and shown among the documents."""
        self.pdfs[letter.id] = data
        row = AttachmentRow(id=letter.id, case_id=plan.id, data=data, media_type="application/pdf")
        row.name = t("transfer.aside.name", number=plan.theirs.number)
        row.kind = t("transfer.aside.kind")
        row.note = t("transfer.aside.note", name=letter.signed_by, machine=self.incoming.machine.name)
        row.sha256, row.day = letter.sha256, letter.signed_at.date()
        row.added_at, row.added_by = self.desk.now, self.desk.officer
        return row

    # --- what is kept ------------------------------------------------------------------------

    def _log_letters(self, writing: Writing, plan: CasePlan) -> None:
        """Lines of the log that the letters rest on, as if they had been signed here."""
        for letter in plan.letters:
            row = letter.row(plan.id)
            old = seal.is_old(row)
            name, said = (_OLD_SIGNING, "") if old else (t("transfer.unit.signed"), seal.detail(row))
            writing.log(letter.signed_at, letter.signed_by, name, plan.id, said)

    def _keep(self, plan: CasePlan, case: CaseRow) -> None:
        """The state that the file had, to merge by; a case that came back is no longer handed out."""
        manifest, machine = self.incoming.manifest, self.incoming.machine
        sent = next(one for one in manifest.cases if one.case.id == plan.id)
        doc = Doc(
            file=self.incoming.closed.head.transfer,
            machine=machine.id,
            name=machine.name,
            reason=manifest.reason,
            before=sent.before,
            person_before=manifest.person_before,
            aside=plan.aside,
            pdfs=tuple(self.pdfs[letter.id] for letter in plan.aside),
        )
        row = TransferRow(case_id=plan.id, at=self.desk.now, by=self.desk.officer)
        row.way = "back" if plan.mine else "in"
        row.document, row.base = transfer_base.encoded(doc), Node(sent.case, manifest.person).encoded()
        self.unit.add(row)
        if case.lent and self._knows(case.lent, sent):
            case.lent = None
        self.unit.flush()

    def _knows(self, lent: str, sent: Sent) -> bool:
        """Whether the other machine had taken in what was handed out from here."""
        row = self.unit.get(TransferRow, lent)
        return row is not None and transfer_base.doc_of(row).file in sent.before


@dataclass(frozen=True)
class _Attachment:
    case_id: str
    values: Mapping[str, Any]
    added_at: datetime

    def __call__(self, data: bytes) -> AttachmentRow:
        cells = state.cells(AttachmentRow, self.values)
        return AttachmentRow(case_id=self.case_id, data=data, added_at=self.added_at, **cells)


@dataclass(frozen=True)
class _Letter:
    case_id: str
    letter: LetterFacts

    def __call__(self, data: bytes) -> Any:
        return self.letter.row(self.case_id, data)


def _attachments(sealed: Sealed) -> frozenset[str]:
    """Ids of what a letter rests on."""
    return frozenset(one["id"] for one in sealed.part("attachments"))
