"""To whom a case is assigned, whether it is guarded, and who is named for it [HND-014, lag 2001:454 10 §].

None of it opens the case: an administrator, who opens none, sees to it by the case's number.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import access
from lssdesk.flow.officers import OfficerLine
from lssdesk.flow.requests import Requests, use_where_wanted
from lssdesk.store.office import Unit
from lssdesk.store.tables import CaseRow, NamedRow, Officer, PersonRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

DEED = "guard"


@dataclass(frozen=True)
class Named:
    """An officer who may open the case although it is guarded."""

    id: str
    name: str
    since: datetime
    by: str


@dataclass(frozen=True)
class Guard:
    """How it stands with a case; ``set_by_hand``: somebody guarded it, whatever the person's protection."""

    case_id: str
    number: str
    officer: str
    officer_id: str | None
    set_by_hand: bool
    protected: bool
    named: tuple[Named, ...]

    @property
    def guarded(self) -> bool:
        """Whether only the named open it."""
        return self.set_by_hand or self.protected


def of(desk: "Desk", case_id: str) -> Guard:
    """How it stands with a case now."""
    query = select(CaseRow, access.protected()).join(PersonRow, PersonRow.id == CaseRow.person_id)
    with desk.office.read() as reading:
        row, protected = reading.execute(query.where(CaseRow.id == case_id)).one()
        names = _named(reading, case_id)
        return Guard(case_id, row.number, row.officer, row.officer_id, row.guarded, bool(protected), names)


def _named(reading: Reading, case_id: str) -> tuple[Named, ...]:
    query = (
        select(NamedRow, Officer.name)
        .join(Officer, Officer.id == NamedRow.officer_id)
        .where(NamedRow.case_id == case_id, Officer.left_at.is_(None))
        .order_by(NamedRow.since, Officer.name)
    )
    rows = reading.execute(query)
    return tuple(Named(row.officer_id, name, row.since, row.named_by) for row, name in rows)


def choices(desk: "Desk") -> tuple[OfficerLine, ...]:
    """To whom a case can be assigned, and who can be named: those who are here and open cases."""
    return tuple(one for one in desk.officers.all() if one.may("open"))


def set_guard(desk: "Desk", case_id: str, wanted: bool) -> None:
    """Guard a case, or take the guard away; two do that where the municipality wants it.

    Refused then until another has approved it.
    """
    name = t("access.unit.guarded" if wanted else "access.unit.unguarded")
    with desk.unit(DEED, name, case_id) as unit:
        if not wanted:
            use_where_wanted(desk, unit, DEED, case_id)
        unit.get_one(CaseRow, case_id).guarded = wanted


def ask_unguarded(desk: "Desk", case_id: str, reason: str) -> str:
    """Ask another to approve that the guard is taken away; the id of what is asked."""
    about = t("access.about.unguard", number=of(desk, case_id).number)
    return Requests(desk).ask(DEED, case_id, reason, {"about": about})


def name_officer(desk: "Desk", case_id: str, officer_id: str) -> None:
    """Let an officer open a guarded case.

    Refused for one who is not there or opens no cases, and for oneself where the guard takes two.
    """
    _check_not_oneself(desk, case_id, officer_id)
    with desk.unit(DEED, t("access.unit.named"), case_id) as unit:
        unit.detail = _here(unit, officer_id).name
        if unit.get(NamedRow, (case_id, officer_id)) is None:
            row = NamedRow(case_id=case_id, officer_id=officer_id, since=desk.now, named_by=desk.officer)
            unit.add(row)


def unname_officer(desk: "Desk", case_id: str, officer_id: str) -> None:
    """Take back that an officer may open a guarded case."""
    with desk.unit(DEED, t("access.unit.unnamed"), case_id) as unit:
        row = unit.get(NamedRow, (case_id, officer_id))
        if row is not None:
            unit.delete(row)
            unit.detail = unit.get_one(Officer, officer_id).name


def assign(desk: "Desk", case_id: str, officer_id: str) -> None:
    """Assign a case to an officer, whose name its letters bear from then on.

    Refused as :func:`name_officer` is: whose case it is opens it.
    """
    _check_not_oneself(desk, case_id, officer_id)
    with desk.unit("assign", t("access.unit.assigned"), case_id) as unit:
        officer = _here(unit, officer_id)
        row = unit.get_one(CaseRow, case_id)
        row.officer_id, row.officer, row.changed = officer_id, officer.name, desk.now
        unit.detail = officer.name


def guard_of(unit: Unit, person_id: str) -> CaseRow | None:
    """The person's newest case, where all that she has are guarded by hand; else None.

    A new case that is open would tell of her.
    """
    query = select(CaseRow).where(CaseRow.person_id == person_id).order_by(CaseRow.opened, CaseRow.number)
    known = unit.scalars(query).all()
    return known[-1] if known and all(one.guarded for one in known) else None


def pass_on(unit: Unit, old: CaseRow, new: CaseRow) -> None:
    """Let a case that follows on a guarded one be guarded as well, with the same officers named."""
    if not old.guarded:
        return
    new.guarded = True
    for row in unit.scalars(select(NamedRow).where(NamedRow.case_id == old.id)).all():
        copied = NamedRow(case_id=new.id, officer_id=row.officer_id, since=row.since, named_by=row.named_by)
        unit.add(copied)


def _check_not_oneself(desk: "Desk", case_id: str, officer_id: str) -> None:
    """Where the guard takes two, nobody lets herself in."""
    if officer_id != desk.officer_id or not Requests(desk).wanted(DEED):
        return
    with desk.office.read() as reading:
        found = access.way(reading, desk, case_id)
    if found == "closed":
        raise Refused(t("access.refused.oneself"))


def _here(unit: Unit, id: str) -> Officer:
    officer = unit.get(Officer, id)
    if officer is None or officer.left_at is not None:
        raise Refused(t("access.refused.unknown"))
    if not OfficerLine.of(officer).may("open"):
        raise Refused(t("access.refused.opens_none", name=officer.name))
    return officer
