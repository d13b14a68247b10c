"""Write a case as it was planned and decided: its row, its parts, and what it has rows of."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from lssdesk.flow import records, verify_rows
from lssdesk.flow import transfer_state as state
from lssdesk.flow.draft import Stored
from lssdesk.flow.grounds import canonical, sha256
from lssdesk.flow.transfer_machines import DEED
from lssdesk.flow.transfer_plan import CasePlan
from lssdesk.store import log
from lssdesk.store.office import Unit
from lssdesk.store.tables import CaseRow, JournalRow, PartRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

_MOST_ALIKE = 100


def of_part(unread: Mapping[str, str], part: str) -> dict[str, str]:
    """What could not be read of one part."""
    return {pointer: text for pointer, text in unread.items() if pointer.startswith(f"/{part}/")}


@dataclass(frozen=True)
class Writing:
    """Writes cases in one unit of work."""

    desk: "Desk"
    unit: Unit

    def row(self, plan: CasePlan, person_id: str) -> CaseRow:
        """The case's row; a new case is of whoever takes it in."""
        row = self.unit.get(CaseRow, plan.id)
        if row is None:
            row = CaseRow(id=plan.id, person_id=person_id, measure=plan.theirs.measure, lent=None)
            row.opened, row.officer, row.officer_id = (
                plan.theirs.opened,
                self.desk.officer,
                self.desk.officer_id,
            )
        row.number = self._number(plan)
        row.state, row.guarded = plan.state, plan.guarded  # type: ignore[assignment]
        row.changed = self.desk.now
        self.unit.add(row)
        self.unit.flush()
        return row

    def _number(self, plan: CasePlan) -> str:
        """Its own number, or where another case has that here, the same with a number after it."""
        tries = (plan.number, *(f"{plan.number}-{n}" for n in range(2, _MOST_ALIKE)))
        query = select(CaseRow.number).where(CaseRow.number.in_(tries), CaseRow.id != plan.id)
        used = set(self.unit.scalars(query))
        return next(one for one in tries if one not in used)

    def content(self, plan: CasePlan, content: Mapping[str, Any]) -> None:
        """Parts and rows, of which only what is changed is written."""
        before = plan.mine.fields if plan.mine else {}
        for name in state.ROWS:
            self._rows(plan.id, name, before.get(name, {}), content.get(name, {}))
        self._second_notes(plan)
        self._parts(plan, state.with_numbers(self.unit, dict(content)))

    # --- rows --------------------------------------------------------------------------------

    def _rows(self, case_id: str, name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        table = state.ROWS[name]
        for id in before.keys() - after.keys():
            self.unit.delete(self.unit.get_one(table, _key(table, case_id, id)))
        self.unit.flush()
        if name == "attachments":
            return  # a row is never changed, and new ones come with their bytes
        changed = {id: value for id, value in after.items() if before.get(id) != value}
        for values in _in_order(map(_values, changed.values())):
            self._put(table, case_id, values)

    def _put(self, table: Any, case_id: str, values: Mapping[str, Any]) -> None:
        row = self.unit.get(table, _key(table, case_id, values["id"])) or table(case_id=case_id)
        for key, value in state.cells(table, values).items():
            setattr(row, key, value)
        self.unit.add(row)
        self.unit.flush()
        if table is JournalRow and row.signed_at:
            said = verify_rows.detail(self.unit, "journal", row.id)
            self.log(row.signed_at, row.signed_by or "", t("transfer.unit.note_signed"), case_id, said)

    def _second_notes(self, plan: CasePlan) -> None:
        """A note that both signed differently: theirs is there as well, under an id of its own."""
        for item in plan.items:
            if item.what == "twice" and item.pointer.startswith("/journal/"):
                id = str(uuid.uuid5(uuid.UUID(item.theirs["id"]), sha256(canonical(item.theirs))))
                self._put(JournalRow, plan.id, {**item.theirs, "id": id})

    def log(self, at: datetime, officer: str, name: str, case_id: str, detail: str) -> None:
        """A line of the log for what was signed elsewhere, as it would stand had it been signed here."""
        log.append(self.unit, log.Line(at, officer, name, case_id, detail, DEED))

    # --- parts -------------------------------------------------------------------------------

    def _parts(self, plan: CasePlan, content: Mapping[str, Any]) -> None:
        before = state.with_numbers(self.unit, dict(plan.mine.fields)) if plan.mine else {}
        for kind in records.KINDS:
            own = plan.mine.parts.get(kind) if plan.mine else None
            same = kind not in plan.taken and content.get(kind, {}) == before.get(kind, {})
            if own and (own.frozen_at or same):
                continue
            row = self._part_row(plan, kind)
            row.changed = self.desk.now
            if taken := plan.taken.get(kind):
                row.document, row.unparsed = taken.text, "{}"
                row.frozen_at, row.frozen_by = taken.frozen_at, taken.frozen_by
            else:
                plain, unread = state.apart({kind: content.get(kind, {})})
                records.fill_part(row, Stored(plain.get(kind, {}), unread), self.desk.now)
            self.unit.add(row)
        self.unit.flush()

    def _part_row(self, plan: CasePlan, kind: str) -> PartRow:
        """The row of a part; one that is taken as signed has the id that its letter names."""
        own = plan.mine.parts.get(kind) if plan.mine else None
        theirs = plan.theirs.parts.get(kind)
        row = self.unit.get(PartRow, own.id) if own else None
        if row is not None and kind in plan.taken and theirs and row.id != theirs.id:
            self.unit.delete(row)
            self.unit.flush()
            row = None
        given = {"id": theirs.id} if theirs else {}
        return row or PartRow(case_id=plan.id, kind=kind, ordinal=1, unparsed="{}", **given)


def _values(value: Any) -> dict[str, Any]:
    return state.unpacked(value) if isinstance(value, str) else dict(value)


def _key(table: Any, case_id: str, id: str) -> Any:
    keys = [column.key for column in table.__table__.primary_key.columns]
    return (case_id, id) if len(keys) > 1 else id


def _in_order(rows: Iterator[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    """Notes after those that they correct."""
    left = list(rows)
    ordered: list[dict[str, Any]] = []
    while left:
        waiting = {one["id"] for one in left}
        ready = [one for one in left if one.get("corrects") not in waiting - {one["id"]}]
        ordered += ready or left
        left = [one for one in left if one not in ready] if ready else []
    return ordered
