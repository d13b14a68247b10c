"""Who works in the office: of everybody her row with its roles and her slot, also where one of the two lacks.

A slot opens the database, a row says what its officer may do.  They are made and taken away one after the
other, and what breaks between them leaves one without the other: both are shown, and can be mended.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from lssdesk.errors import Refused
from lssdesk.flow import officers, records
from lssdesk.flow.requests import Requests
from lssdesk.law import roles
from lssdesk.store import keys
from lssdesk.store.keys import Unlocked
from lssdesk.store.tables import CaseRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk


@dataclass(frozen=True)
class Member:
    """One who works here.  ``lacks``: the row in the office's list, or the slot to come in by.

    ``cases``: how many of her cases are not closed.
    """

    id: str
    name: str
    roles: tuple[str, ...]
    lacks: Literal["", "row", "slot"]
    mine: bool
    cases: int = 0

    @property
    def labels(self) -> str:
        """Her roles in words."""
        return ", ".join(roles.label(role) for role in self.roles)


def members(desk: "Desk") -> tuple[Member, ...]:
    """All who are here, by name; ``name`` is empty of a slot of the oldest kind that has no row."""
    slots = {
        way.id: way.officer for way in keys.ways(desk.office.folder, desk.office.key) if way.kind == "officer"
    }
    rows = {one.id: one for one in desk.officers.all() if one.left_at is None}
    counts = _cases(desk)
    found = [
        Member(
            id=id,
            name=rows[id].name if id in rows else slots[id],
            roles=rows[id].roles if id in rows else (),
            lacks="row" if id not in rows else "slot" if id not in slots else "",
            mine=id == desk.officer_id,
            cases=counts.get(id, 0),
        )
        for id in {**rows, **slots}
    ]
    return tuple(sorted(found, key=lambda one: (records.folded(one.name), one.id)))


def _cases(desk: "Desk") -> dict[str, int]:
    query = select(CaseRow.officer_id, func.count()).where(CaseRow.state != "closed")
    with desk.office.read() as reading:
        rows = reading.execute(query.group_by(CaseRow.officer_id))
        return {id: count for id, count in rows if id}


def enter_in_list(desk: "Desk", member: Member, given: Collection[str]) -> None:
    """Give an officer who has a slot her row.  Refused where nobody can say whose slot it is."""
    if not member.name:
        raise Refused(t("access.refused.nameless"))
    desk.officers.check_adding(member.name)
    desk.officers.added(Unlocked(desk.office.key, member.name, member.id), given)


def strike(desk: "Desk", member: Member) -> None:
    """Take an officer who has no slot out of the list.  Refused as :meth:`Officers.check_leaving` is."""
    desk.officers.check_leaving(member.id)
    desk.officers.left(member.id)


def ask_roles(desk: "Desk", line: Member, given: Collection[str], reason: str) -> None:
    """Ask another to approve that an officer has these roles and no other."""
    wanted = tuple(role for role in roles.all_roles() if role in given)
    labels = ", ".join(map(roles.label, wanted)).lower()
    about = t("access.about.roles", name=line.name, roles=labels)
    Requests(desk).ask(officers.DEED, officers.subject("roles", line.id, *wanted), reason, {"about": about})


def ask_adding(desk: "Desk", name: str, reason: str) -> None:
    """Ask another to approve that somebody of this name becomes an officer."""
    name = " ".join(name.split())
    if not name:
        raise Refused(t("officers.no_name"), "/name")
    desk.officers.check_name(name)
    about = t("access.about.add", name=name)
    wanted = officers.subject("add", records.folded(name))
    Requests(desk).ask(officers.DEED, wanted, reason, {"about": about})


def ask_leaving(desk: "Desk", member: Member, reason: str) -> None:
    """Ask another to approve that an officer's way in is taken away."""
    about = t("access.about.leave", name=member.name)
    wanted = officers.subject("leave", member.id)
    Requests(desk).ask(officers.DEED, wanted, reason, {"about": about})
