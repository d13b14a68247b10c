"""The journal of an opened case: notes that are written as drafts, signed, and then stay.

A signed note is corrected by another one that names it and says why; the old one stays readable.  The line of
the log that is written with the signature holds the note's hash (:mod:`lssdesk.flow.verify_rows`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import records, verify_rows
from lssdesk.law import journal as kinds
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.store.office import Unit
from lssdesk.store.tables import CaseRow, JournalRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.flow.work import Work

POINTER = "/journal"
UNSIGNED_DAYS = "journal_unsigned_days"
USUAL = "own"
MOST_SIGNS = 100_000  # of a note
MOST_REASON = 2_000
Name = Literal["at", "kind", "text", "reason"]


@dataclass(frozen=True)
class Entry:
    """A note; all moments are local.  ``corrected_by``: id of the signed note that took its place."""

    id: str
    at: datetime
    kind: str
    text: str
    written_at: datetime
    written_by: str
    signed_at: datetime | None
    signed_by: str
    corrects: str
    reason: str
    corrected_by: str = ""

    @property
    def signed(self) -> bool:
        """Whether it stays as it is."""
        return self.signed_at is not None


class Journal:
    """The notes of a case under work.  What is typed is kept with the next :meth:`store`."""

    def __init__(self, work: "Work", desk: "Desk") -> None:
        self._work, self._desk = work, desk
        self._pending: dict[str, dict[Name, Any]] = {}

    def list(self) -> tuple[Entry, ...]:
        """All notes by the time of what they are about, the first first; drafts as they are typed."""
        with self._desk.office.read() as reading:
            found = _entries(reading, self._work.id)
        return tuple(replace(one, **self._pending.get(one.id, {})) for one in found)

    def find(self, id: str) -> Entry:
        """The note with an id.  Refused where it is gone."""
        found = next((one for one in self.list() if one.id == id), None)
        if found is None:
            raise Refused(t("journal.refused.gone"), POINTER)
        return found

    def mine(self, entry: Entry) -> bool:
        """Whether the one at work goes on with a draft: her own, or one whose writer has left the office."""
        here = {one.name for one in self._desk.officers.all() if one.left_at is None}
        return entry.written_by == self._desk.officer or entry.written_by not in here

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not stored yet."""
        return bool(self._pending)

    def begin(self, kind: str = USUAL) -> str:
        """A new draft of this moment, or the one that is empty still; its id."""
        now = self._work.now.replace(tzinfo=None, second=0, microsecond=0)
        empty = (one for one in self.list() if not one.signed and not one.text.strip() and not one.corrects)
        for one in empty:
            if one.written_by == self._desk.officer:
                return one.id
        return self._add(t("journal.unit.begun"), at=now, kind=kind, text="")

    def write(self, id: str, name: Name, value: Any) -> None:
        """Put what was typed into a draft."""
        self._pending.setdefault(id, {})[name] = value

    def store(self) -> None:
        """Store what was typed.  Refused, and forgotten, where the note is signed or gone by now."""
        for id, values in tuple(self._pending.items()):
            text = values.get("text")
            if isinstance(text, str) and len(text) > MOST_SIGNS:
                raise Refused(
                    t("journal.refused.long", most=f"{MOST_SIGNS:,}".replace(",", "\u00a0")), POINTER
                )
            try:
                self._change(id, t("journal.unit.written"), values)
            except Refused:
                del self._pending[id]
                raise
            del self._pending[id]

    def remove(self, id: str) -> None:
        """Take a draft away.  Refused for a signed note: it is corrected."""
        self._pending.pop(id, None)
        with self._desk.unit("write", t("journal.unit.removed"), self._work.id) as unit:
            unit.delete(self._draft(unit, id))
        self._renew()

    def sign(self, id: str) -> None:
        """Sign a note; from then on it stays as it is.

        Refused, with the field, for one that says nothing, is about what is to come, or corrects another
        without a reason.
        """
        self.store()
        self._check(self.find(id))
        desk = self._desk
        with desk.unit("write", t("journal.unit.signed"), self._work.id) as unit:
            row = self._draft(unit, id)
            row.signed_at, row.signed_by = desk.now, desk.officer
            unit.get_one(CaseRow, self._work.id).changed = desk.now
            unit.flush()
            unit.detail = verify_rows.detail(unit, "journal", id)
        self._renew()

    def _check(self, entry: Entry) -> None:
        start = f"{POINTER}/{entry.id}"
        if not entry.text.strip():
            raise Refused(t("journal.refused.empty"), f"{start}/text")
        if kinds.find(entry.kind) is None:
            raise Refused(t("journal.refused.kind"), f"{start}/kind")
        if entry.at > self._work.now.replace(tzinfo=None):
            raise Refused(t("journal.refused.future"), f"{start}/at")
        if entry.corrects and not any(map(str.isalnum, entry.reason)):
            raise Refused(t("journal.refused.reason"), f"{start}/reason")

    def correct(self, id: str) -> str:
        """Begin a note that corrects a signed one, with its text to start from; the draft's id.

        Where one has been begun, that one.  Refused for a draft, and for what is corrected already.
        """
        old = self.find(id)
        if not old.signed:
            raise Refused(t("journal.refused.draft"), POINTER)
        if old.corrected_by:
            raise Refused(t("journal.refused.corrected"), POINTER)
        begun = next((one.id for one in self.list() if one.corrects == id), None)
        return begun or self._add(
            t("journal.unit.correcting"), at=old.at, kind=old.kind, text=old.text, corrects=id
        )

    def _add(self, name: str, **values: Any) -> str:
        desk = self._desk
        with desk.unit("write", name, self._work.id) as unit:
            row = JournalRow(case_id=self._work.id, written_at=desk.now, written_by=desk.officer, **values)
            unit.add(row)
            unit.flush()
        self._renew()
        return row.id

    def _change(self, id: str, name: str, values: Mapping[Name, Any]) -> None:
        with self._desk.unit("write", name, self._work.id) as unit:
            row = self._draft(unit, id)
            for key, value in values.items():
                setattr(row, key, value[:MOST_REASON] if key == "reason" else value)
            row.written_at = self._desk.now
            unit.get_one(CaseRow, self._work.id).changed = self._desk.now
        self._renew()

    def _draft(self, unit: Unit, id: str) -> JournalRow:
        row = unit.get(JournalRow, id)
        if row is None or row.case_id != self._work.id:
            raise Refused(t("journal.refused.gone"), POINTER)
        if row.signed_at is not None:
            raise Refused(t("journal.refused.signed"), POINTER)
        if not self.mine(_entry(row)):
            raise Refused(t("journal.refused.other", name=row.written_by), POINTER)
        return row

    def _renew(self) -> None:
        """Let the case hold the notes as they are stored."""
        with self._desk.office.read() as reading:
            found = records.journal(reading, self._work.id)
        self._work.draft.renew("journal", msgspec.to_builtins(found))


@dataclass(frozen=True)
class Unsigned:
    """Notes of a case that nobody has signed, and since when the first one lies there."""

    case_id: str
    count: int
    since: date


def unsigned(reading: Reading, today: date, days: int | None) -> tuple[Unsigned, ...]:
    """Cases with notes that were last written more than so many days ago and are not signed."""
    if days is None:
        return ()
    rows = reading.execute(
        select(JournalRow.case_id, func.count().label("notes"), func.min(JournalRow.written_at))
        .where(JournalRow.signed_at.is_(None), func.trim(JournalRow.text) != "")
        .group_by(JournalRow.case_id)
    )
    found = (Unsigned(case, count, first.astimezone(STOCKHOLM).date()) for case, count, first in rows)
    return tuple(one for one in found if one.since < today - timedelta(days=days))


def _entries(reading: Reading, case_id: str) -> tuple[Entry, ...]:
    found = [_entry(row) for row in reading.scalars(records.journal_rows(case_id))]
    takes_place = {one.corrects: one.id for one in found if one.corrects and one.signed}
    return tuple(_corrected(one, takes_place.get(one.id, "")) for one in found)


def _corrected(entry: Entry, by: str) -> Entry:
    return replace(entry, corrected_by=by) if by else entry


def _entry(row: JournalRow) -> Entry:
    return Entry(
        id=row.id,
        at=row.at,
        kind=row.kind,
        text=row.text,
        written_at=_local(row.written_at),
        written_by=row.written_by,
        signed_at=_local(row.signed_at) if row.signed_at else None,
        signed_by=row.signed_by or "",
        corrects=row.corrects or "",
        reason=row.reason,
    )


def _local(moment: datetime) -> datetime:
    return moment.astimezone(STOCKHOLM).replace(tzinfo=None)
