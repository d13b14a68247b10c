"""The hours of a person's decisions on a measure: grants from what is signed, sessions as recorded."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import policies, policy_values, records
from lssdesk.flow.undo import NamedUndo
from lssdesk.law import standing
from lssdesk.law.hours import Grant, Policy, minutes
from lssdesk.law.hours import policy as hours_policy
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.model.case import Decision, Session
from lssdesk.store.tables import SessionRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk


def grant_of(number: str, measure: str, decision: Decision, policy: HoursPolicy) -> Grant | None:
    """What a signed decision grants in hours; None for a refusal, or a measure without hours.

    It keeps the policy of its own day.
    """
    begun = [row.first_day for row in policy.hour_model if row.measure == measure]
    first = standing.starts(decision)
    if not standing.grants(decision) or not first or not begun:
        return None
    day = decision.day or first
    return Grant(
        id=number,
        measure=measure,  # type: ignore[arg-type]
        per_month=None if decision.hours_per_month is None else minutes(decision.hours_per_month),
        valid_from=first,
        valid_to=decision.valid_to if decision.duration == "limited" else None,
        decided=day,
        late_cancellation_counts=decision.late_cancellation_counts,
        policy=policy.on(measure, max(day, min(begun))),  # type: ignore[arg-type]
    )


def grants_of(
    measure: str,
    signed: Sequence[tuple[str, Decision]],
    known: Mapping[str, HoursPolicy] | None = None,
) -> tuple[Grant, ...]:
    """The grants of a person's signed decisions, oldest first, each with its case number.

    One that a later decision replaces or ends stops on the day before that one begins (HRS-021,
    HND-114).  ``known``: the policy by case number as it was known at signing, where it is not the
    shipped one.
    """
    grants: list[Grant] = []
    for number, decision in signed:
        start = standing.starts(decision)
        if start is None:
            continue
        replaced = _replaced(grants, standing.takes_over(decision), start)
        if replaced is not None:
            grants[replaced] = msgspec.structs.replace(grants[replaced], valid_to=start - timedelta(days=1))
        new = grant_of(number, measure, decision, (known or {}).get(number) or hours_policy.shipped())
        grants += [new] if new else []
    return tuple(grants)


def _replaced(grants: Sequence[Grant], number: str, start: date) -> int | None:
    """Place of the grant that still runs on ``start`` and is named as replaced; the latest where none is."""
    running = [
        place
        for place, grant in enumerate(grants)
        if grant.valid_from < start and (grant.valid_to is None or start <= grant.valid_to)
    ]
    named = [place for place in running if grants[place].id == number]
    return (named or running)[-1] if number and running else None


@dataclass(frozen=True)
class _Step:
    """A session of a case before and after a change: what undo and redo put back."""

    case_id: str
    name: str
    before: Session | None
    after: Session | None


@dataclass
class Hours(NamedUndo):
    """Grants and sessions for the calendar, with undo; every change is stored at once."""

    desk: "Desk"
    case_id: str
    person_id: str
    measure: str
    _done: list[_Step] = field(default_factory=list)
    _undone: list[_Step] = field(default_factory=list)

    def policy(self) -> Policy:
        """The municipality's policy today."""
        with self.desk.office.read() as reading:
            rows = policies.overrides(reading)
        return policy_values.hours(rows).on(self.measure, self.desk.today)  # type: ignore[arg-type]

    def grants(self) -> tuple[Grant, ...]:
        """All grants of the person in this measure, in the order of their decisions."""
        with self.desk.office.read() as reading:
            found = records.decided(reading, self.person_id, self.measure)
            known = {
                one.case.number: policy_values.hours(policies.overrides(reading, one.signed)) for one in found
            }
        return grants_of(self.measure, [(one.case.number, one.decision) for one in found], known)

    def sessions(self) -> tuple[Session, ...]:
        """All sessions under these decisions, by time."""
        with self.desk.office.read() as reading:
            return records.sessions(reading, self._cases(reading))

    def add(self, session: Session) -> None:
        """Record a session."""
        self._do(_Step(self.case_id, t("flow.unit.session_added"), None, session))

    def change(self, old: Session, new: Session) -> None:
        """Put another session in the place of one."""
        self._do(_Step(self._case_of(old), t("flow.unit.session_changed"), old, new))

    def remove(self, session: Session) -> None:
        """Take a session away."""
        self._do(_Step(self._case_of(session), t("flow.unit.session_removed"), session, None))

    @property
    def undo_step(self) -> str | None:
        """What undo would take back."""
        return self._done[-1].name if self._done else None

    @property
    def redo_step(self) -> str | None:
        """What redo would do again."""
        return self._undone[-1].name if self._undone else None

    def undo(self) -> bool:
        """Take the last change of a session back; whether there was one."""
        return self._move(self._done, self._undone, lambda step: (step.after, step.before), "flow.undo")

    def redo(self) -> bool:
        """Do it again; whether there was one."""
        return self._move(self._undone, self._done, lambda step: (step.before, step.after), "flow.redo")

    def _cases(self, reading: Reading) -> list[str]:
        return [one.case.id for one in records.decided(reading, self.person_id, self.measure)]

    def _case_of(self, session: Session) -> str:
        """The case that a session is stored under: any of the person's in this measure."""
        with self.desk.office.read() as reading:
            query = select(SessionRow.case_id).where(
                SessionRow.id == session.id, SessionRow.case_id.in_(self._cases(reading))
            )
            found = reading.scalars(query).first()
        if found is None:
            raise Refused(t("flow.session_gone"))
        return found

    def _do(self, step: _Step) -> None:
        self._store(step, step.name, step.before, step.after)
        self._done.append(step)
        self._undone.clear()

    def _move(
        self,
        source: list[_Step],
        target: list[_Step],
        ends: Callable[[_Step], tuple[Session | None, Session | None]],
        name: str,
    ) -> bool:
        if not source:
            return False
        step = source[-1]
        self._store(step, t(name, name=step.name), *ends(step))
        target.append(source.pop())
        return True

    def _store(self, step: _Step, name: str, before: Session | None, after: Session | None) -> None:
        desk = self.desk
        with desk.office.unit(name, desk.officer, desk.now, step.case_id) as unit:
            row = unit.get(SessionRow, (step.case_id, before.id)) if before else None
            if before and row is None:
                raise Refused(t("flow.session_gone"))
            if after is None:
                unit.delete(row)
                return
            row = row or SessionRow(case_id=step.case_id)
            records.fill_session(row, after)
            unit.add(row)


def new_session_id() -> str:
    """A random id for a session."""
    return str(uuid.uuid4())
