"""The hours and costs of a person as one works on them: what is granted, what was used, with undo."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import records, signed, tracks
from lssdesk.flow.records import UsedRow
from lssdesk.flow.undo import NamedUndo
from lssdesk.law.hours import Edit, Grant, Policy, Track, Used, changed, entry, pieces
from lssdesk.model.case import Cost, Session, UnusedMonth
from lssdesk.store import log
from lssdesk.store.tables import CaseRow, CostRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk


@dataclass(frozen=True)
class _Step:
    """Edits that are stored, undone and redone together, each with the case that it lies under."""

    name: str
    edits: tuple[tuple[str, Edit], ...]


@dataclass(frozen=True)
class _Read:
    """What was read, on which day, and the number of the log's last line then: nothing was stored since."""

    seq: int
    today: date
    tracks: tuple[Track, ...]
    unused: dict[str, tuple[UnusedMonth, ...]]


@dataclass
class Hours(NamedUndo):
    """Grants and what was used for the calendar, with undo; every change is stored at once."""

    desk: "Desk"
    case_id: str
    person_id: str
    measure: str
    _read: _Read | None = None
    _done: list[_Step] = field(default_factory=list)
    _undone: list[_Step] = field(default_factory=list)

    def tracks(self) -> tuple[Track, ...]:
        """All ledgers of the person, the one of this case's measure first."""
        return self.held()[0]

    def held(self) -> tuple[tuple[Track, ...], dict[str, tuple[UnusedMonth, ...]]]:
        """All ledgers of the person, and why hours were left, by measure.

        They are read again only where something else than one's own changes here has been stored.
        """
        today = self.desk.today
        with self.desk.office.read() as reading:
            seq = log.last(reading)
            if self._read is None or (self._read.seq, self._read.today) != (seq, today):
                found = tracks.of_person(reading, self.person_id, today)
                own_first = tuple(sorted(found, key=lambda track: track.measure != self.measure))
                left = {
                    one.measure: records.unused(reading, self._cases(reading, one.measure))
                    for one in own_first
                }
                self._read = _Read(seq, today, own_first, left)
        return self._read.tracks, dict(self._read.unused)

    def policy(self) -> Policy:
        """The municipality's policy today."""
        with self.desk.office.read() as reading:
            return tracks.history(reading, self.desk.today).policy(self.measure)

    def grants(self) -> tuple[Grant, ...]:
        """All grants of the person in this measure, in the order of their decisions."""
        with self.desk.office.read() as reading:
            found = self._signed(reading, self.measure)
            return tracks.history(reading, self.desk.today).grants(self.measure, found)

    def sessions(self) -> tuple[Session, ...]:
        """All sessions under these decisions, by time."""
        with self.desk.office.read() as reading:
            return records.sessions(reading, self._cases(reading, self.measure))

    def unused(self, measure: str = "") -> tuple[UnusedMonth, ...]:
        """Why hours of a measure were left, by month; of this case's own where none is named."""
        with self.desk.office.read() as reading:
            return records.unused(reading, self._cases(reading, measure or self.measure))

    def add(self, session: Session) -> None:
        """Record a session of this case's measure."""
        self.apply(t("flow.unit.session_added"), [Edit(self.measure, None, session)])

    def change(self, old: Session, new: Session) -> None:
        """Put another session in the place of one."""
        self.apply(t("flow.unit.session_changed"), [Edit(self.measure, old, new)])

    def remove(self, session: Session) -> None:
        """Take a session away."""
        self.apply(t("flow.unit.session_removed"), [Edit(self.measure, session, None)])

    def apply(self, name: str, edits: Sequence[Edit]) -> None:
        """Store changes together, as one step of undo.

        Refused where something to change is gone, or a clock time does not exist on its day (HRS-018).
        """
        for edit in edits:
            if isinstance(edit.after, Session):
                pieces(entry(edit.after, None))
        with self.desk.office.read() as reading:
            placed = tuple((self._case_of(reading, edit), edit) for edit in edits)
        step = _Step(name, placed)
        self._store(step, name, back=False)
        self._done.append(step)
        self._undone.clear()

    @property
    def undo_step(self) -> str | None:
        """What undo would take back."""
        return self._done[-1].name if self._done else None

    @property
    def redo_step(self) -> str | None:
        """What redo would do again."""
        return self._undone[-1].name if self._undone else None

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        return self._move(self._done, self._undone, back=True)

    def redo(self) -> bool:
        """Do it again; whether there was one."""
        return self._move(self._undone, self._done, back=False)

    def _move(self, source: list[_Step], target: list[_Step], back: bool) -> bool:
        if not source:
            return False
        step = source[-1]
        self._store(step, t("flow.undo" if back else "flow.redo", name=step.name), back)
        target.append(source.pop())
        return True

    def _signed(self, reading: Reading, measure: str) -> list[signed.Signed]:
        return signed.by_measure(reading, (measure,), (self.person_id,)).get((self.person_id, measure), [])

    def _cases(self, reading: Reading, measure: str) -> list[str]:
        return [one.case_id for one in self._signed(reading, measure)]

    def _case_of(self, reading: Reading, edit: Edit) -> str:
        """The case that something lies under; for a new one the last that decided on its measure."""
        if edit.before is None:
            return self._case_for_new(reading, edit)
        row = records.USED[type(edit.before)]
        query = (
            select(row.case_id)
            .join(CaseRow, CaseRow.id == row.case_id)
            .where(row.id == edit.before.id, CaseRow.person_id == self.person_id)
        )
        query = query.where(
            CostRow.measure == edit.measure if row is CostRow else CaseRow.measure == edit.measure
        )
        found = reading.scalars(query).first()
        if found is None:
            raise Refused(t("flow.session_gone"))
        return found

    def _case_for_new(self, reading: Reading, edit: Edit) -> str:
        """This case, or the last that decided on the measure; what lies under an open one is in no ledger.

        A cost may lie under another measure's case: it is kept where nothing repays it (HRS-019).
        """
        found = self._cases(reading, edit.measure)
        if self.case_id in found:
            return self.case_id
        if not found and not isinstance(edit.after, Cost):
            raise Refused(t("flow.no_decision_for_session"))
        return found[-1] if found else self.case_id

    def _store(self, step: _Step, name: str, back: bool) -> None:
        desk = self.desk
        case_id = step.edits[0][0] if step.edits else self.case_id
        with desk.unit("hours", name, case_id) as unit:
            for place, edit in reversed(step.edits) if back else step.edits:
                before, after = (edit.after, edit.before) if back else (edit.before, edit.after)
                _put(unit, place, edit.measure, before, after)
                unit.flush()
        ones = [Edit(one.measure, one.after, one.before) if back else one for _, one in step.edits]
        self._read = _after(self._read, ones[::-1] if back else ones, unit.changes.seq)


def _after(read: _Read | None, edits: Sequence[Edit], seq: int) -> _Read | None:
    """What is read already, with one's own changes; None where it has to be read again."""
    known = {track.measure: track for track in read.tracks} if read and read.seq == seq - 1 else {}
    for edit in edits:
        if edit.measure not in known or isinstance(edit.before or edit.after, UnusedMonth):
            return None
        new = known[edit.measure] = changed(known[edit.measure], edit)
        if not (new.grants or new.taken):
            return None
    return replace(read, seq=seq, tracks=tuple(known.values())) if read and known else None


def _put(unit: Reading, case_id: str, measure: str, before: Used | None, after: Used | None) -> None:
    """Make what is stored of one thing what it is after a change."""
    row: UsedRow | None = None
    if before is not None:
        row = unit.get(records.USED[type(before)], (case_id, before.id))  # type: ignore[assignment]
        if row is None:
            raise Refused(t("flow.session_gone"))
    if after is None:
        unit.delete(row)
        return
    row = row or records.USED[type(after)](case_id=case_id)
    records.fill_used(row, after)
    if isinstance(row, CostRow):
        row.measure = measure
    unit.add(row)


def new_id() -> str:
    """A random id for a session, cost or unused month."""
    return str(uuid.uuid4())
