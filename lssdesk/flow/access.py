"""Which cases the one at work may open: guarded ones only where she is named, others perhaps with a reason.

A case is guarded where somebody has set it so, or where its person has a protected identity [HND-014].
Who is named is kept in :mod:`lssdesk.flow.guards`.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from sqlalchemy import and_, func, not_, or_, select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import officers, policies, policy_values
from lssdesk.law import roles
from lssdesk.store.tables import CaseRow, NamedRow, PersonRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import CaseLine, Desk

Way = Literal["open", "reason", "closed"]


class ReasonWanted(Refused):
    """A case that opens once the officer has said why."""


class TurnedAway(Refused):
    """A guarded case, for which the officer is not named."""


@dataclass(frozen=True)
class Hidden:
    """What no list tells the one at work: cases that are closed to her, and whom those are about."""

    cases: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()

    def hides(self, id: str) -> bool:
        """Whether a case or person, by its id, is not told of."""
        return id in self.cases or id in self.persons

    def name(self, id: str, name: str) -> str:
        """The name as a list shows it, or in its place that the case is guarded."""
        return t("access.shown.guarded") if self.hides(id) else name


NOTHING_HIDDEN = Hidden()


def protected() -> Any:
    """SQL for: the person has a protected identity."""
    return func.coalesce(func.json_extract(PersonRow.document, "$.protection"), "none") != "none"


def guarded() -> Any:
    """SQL for: the case, joined with its person, is guarded."""
    return or_(CaseRow.guarded, protected())


def named(officer_id: str, officer: str) -> Any:
    """SQL for: the officer may open the case although it is guarded."""
    mine = (NamedRow.case_id == CaseRow.id, NamedRow.officer_id == officer_id)
    return or_(_own(officer_id, officer), select(NamedRow.case_id).where(*mine).exists())


def _own(officer_id: str, officer: str) -> Any:
    """SQL for: the case is assigned to the officer; one of an older program by her name alone."""
    by_name = and_(CaseRow.officer_id.is_(None), CaseRow.officer == officer)
    return or_(func.coalesce(CaseRow.officer_id == officer_id, False), by_name)


def shut(desk: "Desk") -> Any:
    """SQL for: the case, joined with its person, does not open for the one at work."""
    return and_(guarded(), not_(named(desk.officer_id, desk.officer)))


def hidden(reading: Reading, desk: "Desk") -> Hidden:
    """What lists across the cases do not tell the one at work."""
    query = select(CaseRow.id, CaseRow.person_id).join(PersonRow, PersonRow.id == CaseRow.person_id)
    rows = list(reading.execute(query.where(shut(desk))))
    return Hidden(frozenset(case for case, _ in rows), frozenset(person for _, person in rows))


def closed(reading: Reading, desk: "Desk") -> frozenset[str]:
    """Ids of the cases that the one at work may not open: lists show neither name nor number of them."""
    return hidden(reading, desk).cases


def stranger(reading: Reading, desk: "Desk", person_id: str) -> bool:
    """Whether the one at work may not know of a person: she has a case that is shut, and none that opens."""
    query = select(shut(desk)).join(PersonRow, PersonRow.id == CaseRow.person_id)
    found = reading.scalars(query.where(CaseRow.person_id == person_id)).all()
    return bool(found) and all(found)


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
        raise TurnedAway(t("access.refused.guarded", who=who_names(desk)))
    if found == "reason" and not any(map(str.isalnum, reason)):
        raise ReasonWanted(t("access.refused.reason"), "/reason")


def turn_away_from_person(desk: "Desk") -> NoReturn:
    """TurnedAway, and a line in the log, where somebody asks for a person whose cases are closed to her."""
    with desk.unit("run", t("access.unit.turned_away_person")):
        pass
    raise TurnedAway(t("access.refused.person", who=who_names(desk)), "/person/personal_number")


def without_person(line: "CaseLine") -> "CaseLine":
    """The line of a closed case: its number, and nothing of whom or what it is about."""
    name = t("access.shown.guarded")
    return replace(line, name=name, personal_number="", measure_label="", protected=False, closed=True)


def who_names(desk: "Desk") -> str:
    """Who may name the one at work, in words; the roles alone where nobody else has them."""
    found = [one.name for one in desk.officers.all() if one.may("guard") and one.id != desk.officer_id]
    return officers.either(found or [roles.label(role).lower() for role in roles.deed("guard").roles])


def _asks(reading: Reading, desk: "Desk") -> bool:
    rows = policies.overrides(reading)
    return bool(policy_values.handling(rows, desk.today).value("ask_reason_for_others"))
