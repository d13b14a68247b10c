"""Which cases the one at work may open: guarded ones only where she is named, others perhaps with a reason.

A case is guarded where somebody has set it so, or where its person has a protected identity [HND-014].
"""

from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import and_, func, not_, or_, select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import policies, policy_values
from lssdesk.store.tables import CaseRow, NamedRow, Officer, PersonRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

Way = Literal["open", "reason", "closed"]


class ReasonWanted(Refused):
    """A case that opens once the officer has said why."""


class TurnedAway(Refused):
    """A guarded case, for which the officer is not named."""


def guarded() -> Any:
    """SQL for: the case, joined with its person, is guarded."""
    protection = func.coalesce(func.json_extract(PersonRow.document, "$.protection"), "none")
    return or_(CaseRow.guarded, protection != "none")


def named(officer_id: str, officer: str) -> Any:
    """SQL for: the officer may open the case although it is guarded."""
    mine = (NamedRow.case_id == CaseRow.id, NamedRow.officer_id == officer_id)
    return or_(_own(officer_id, officer), select(NamedRow.case_id).where(*mine).exists())


def _own(officer_id: str, officer: str) -> Any:
    """SQL for: the case is assigned to the officer; one of an older program by her name alone."""
    by_name = and_(CaseRow.officer_id.is_(None), CaseRow.officer == officer)
    return or_(func.coalesce(CaseRow.officer_id == officer_id, False), by_name)


def closed(reading: Reading, desk: "Desk") -> frozenset[str]:
    """Ids of the cases that the one at work may not open: lists show neither name nor number of them."""
    query = select(CaseRow.id).join(PersonRow, PersonRow.id == CaseRow.person_id)
    mine = named(desk.officer_id, desk.officer)
    return frozenset(reading.scalars(query.where(guarded(), not_(mine))))


def way(reading: Reading, desk: "Desk", case_id: str) -> Way:
    """Whether a case opens, opens with a reason, or stays closed."""
    me = desk.officer_id, desk.officer
    query = select(guarded(), named(*me), _own(*me)).join(PersonRow, PersonRow.id == CaseRow.person_id)
    is_guarded, is_named, own = reading.execute(query.where(CaseRow.id == case_id)).one()
    if is_guarded and not is_named:
        return "closed"
    asked = not own and (is_guarded or _asks(reading, desk))
    return "reason" if asked else "open"


def check(desk: "Desk", case_id: str, reason: str) -> None:
    """ReasonWanted where a reason is asked for; TurnedAway, and a line in the log, where it is closed."""
    with desk.office.read() as reading:
        found = way(reading, desk, case_id)
    if found == "closed":
        with desk.unit("run", t("access.unit.turned_away"), case_id):
            pass
        raise TurnedAway(t("access.refused.guarded"))
    if found == "reason" and not reason.strip():
        raise ReasonWanted(t("access.refused.reason"))


def set_guard(desk: "Desk", case_id: str, wanted: bool) -> None:
    """Guard a case, or take the guard away."""
    name = t("access.unit.guarded" if wanted else "access.unit.unguarded")
    with desk.unit("guard", name, case_id) as unit:
        unit.get_one(CaseRow, case_id).guarded = wanted


def name_officer(desk: "Desk", case_id: str, officer_id: str) -> None:
    """Let an officer open a guarded case.  Refused for one who is not there."""
    with desk.unit("guard", t("access.unit.named"), case_id) as unit:
        officer = unit.get(Officer, officer_id)
        if officer is None or officer.left_at is not None:
            raise Refused(t("access.refused.unknown"))
        unit.detail = officer.name
        if unit.get(NamedRow, (case_id, officer_id)) is None:
            row = NamedRow(case_id=case_id, officer_id=officer_id, since=desk.now, named_by=desk.officer)
            unit.add(row)


def unname_officer(desk: "Desk", case_id: str, officer_id: str) -> None:
    """Take back that an officer may open a guarded case."""
    with desk.unit("guard", t("access.unit.unnamed"), case_id) as unit:
        row = unit.get(NamedRow, (case_id, officer_id))
        if row is not None:
            unit.delete(row)
            unit.detail = unit.get_one(Officer, officer_id).name


def assign(desk: "Desk", case_id: str, officer_id: str) -> None:
    """Assign a case to an officer.  Refused for one who is not there."""
    with desk.unit("assign", t("access.unit.assigned"), case_id) as unit:
        officer = unit.get(Officer, officer_id)
        if officer is None or officer.left_at is not None:
            raise Refused(t("access.refused.unknown"))
        row = unit.get_one(CaseRow, case_id)
        row.officer_id, row.changed = officer_id, desk.now
        unit.detail = officer.name


def _asks(reading: Reading, desk: "Desk") -> bool:
    rows = policies.overrides(reading)
    return bool(policy_values.handling(rows, desk.today).value("ask_reason_for_others"))
