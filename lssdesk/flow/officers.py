"""The officers of the office and their roles: who is there, and what she may do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Self

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import records
from lssdesk.flow.requests import Requests, use_where_wanted
from lssdesk.law import roles
from lssdesk.store.keys import Unlocked
from lssdesk.store.office import Unit
from lssdesk.store.tables import Officer
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk


@dataclass(frozen=True)
class OfficerLine:
    """An officer as a list shows her; ``left_at`` where her slot was taken away."""

    id: str
    name: str
    roles: tuple[str, ...]
    created: datetime
    left_at: datetime | None

    @classmethod
    def of(cls, row: Officer) -> Self:
        """A row as a list shows it."""
        given = msgspec.json.decode(row.roles, type=tuple[str, ...])
        return cls(row.id, row.name, given, row.created, row.left_at)

    @property
    def labels(self) -> str:
        """Her roles in words."""
        return ", ".join(roles.label(role) for role in self.roles)

    def may(self, deed: str) -> bool:
        """Whether she is here and may do a deed."""
        return self.left_at is None and roles.may(self.roles, deed)


DEED = "officers"


def subject(what: Literal["add", "roles", "leave"], *about: str) -> str:
    """What a request of two persons is about: whom it adds, whose roles become which, or who leaves."""
    return "/".join((what, *about))


def enter(unit: Unit, unlocked: Unlocked, at: datetime) -> None:
    """Give whoever unlocks a row: the first one has all roles, a later one who has none is an officer."""
    if unit.get(Officer, unlocked.slot_id) is not None:
        return
    first = unit.scalar(select(Officer.id).limit(1)) is None
    given = roles.all_roles() if first else ("officer",)
    row = Officer(id=unlocked.slot_id, name=unlocked.officer, created=at, roles=records.encode(given))
    unit.add(row)


def either(names: Sequence[str]) -> str:
    """One of several in a sentence: ``A, B eller C``."""
    *first, last = names
    return t("access.either", first=", ".join(first), last=last) if first else last


def lines(reading: Reading) -> tuple[OfficerLine, ...]:
    """All who are or were officers, by name."""
    found = (OfficerLine.of(row) for row in reading.scalars(select(Officer)))
    return tuple(sorted(found, key=lambda one: (records.folded(one.name), one.id)))


class Officers:
    """The office's officers, as the one at work meets them."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._roles: tuple[str, ...] = ()
        self.renew()

    def renew(self) -> None:
        """Read anew what roles the one at work has."""
        with self._desk.office.read() as reading:
            row = reading.get(Officer, self._desk.officer_id)
            self._roles = OfficerLine.of(row).roles if row else ()

    @property
    def mine(self) -> tuple[str, ...]:
        """The roles of the one at work."""
        return self._roles

    def all(self) -> tuple[OfficerLine, ...]:
        """All who are or were officers, by name."""
        with self._desk.office.read() as reading:
            return lines(reading)

    def may(self, deed: str) -> bool:
        """Whether the one at work may do a deed."""
        return roles.may(self._roles, deed)

    def check(self, deed: str) -> None:
        """Refused, with who may, where the one at work may not do a deed."""
        roles.check(self._roles, deed)

    def check_name(self, name: str) -> None:
        """Refused where another officer is called that: the log tells officers by name."""
        wanted = records.folded(" ".join(name.split()))
        if any(records.folded(one.name) == wanted for one in self.all()):
            raise Refused(t("access.refused.name_taken", name=name.strip()))

    def check_adding(self, name: str) -> None:
        """Refused as :meth:`check_name` is, and TwoWanted where another has to approve it first.

        To be asked before there is a slot.
        """
        self.check_name(name)
        Requests(self._desk).check(DEED, subject("add", records.folded(name)))

    def added(self, new: Unlocked, given: Collection[str]) -> None:
        """Note a new officer, whose slot is made, with her roles."""
        given = _known(given)
        desk, at = self._desk, self._desk.now
        with desk.unit(DEED, t("access.unit.added"), detail=new.officer) as unit:
            use_where_wanted(desk, unit, DEED, subject("add", records.folded(new.officer)))
            unit.add(Officer(id=new.slot_id, name=new.officer, created=at, roles=records.encode(given)))

    def set_roles(self, id: str, given: Collection[str]) -> None:
        """Give an officer roles in the place of those she has.

        Refused without any, and where nobody would be administrator; where two do it, TwoWanted unless the
        very same roles were approved.
        """
        given = _known(given)
        desk = self._desk
        with desk.unit(DEED, t("access.unit.roles")) as unit:
            use_where_wanted(desk, unit, DEED, subject("roles", id, *given))
            row = _here(unit, id)
            row.roles = records.encode(given)
            _check_administrator(unit)
            unit.detail = f"{row.name}: {', '.join(given)}"
        self.renew()

    def check_leaving(self, id: str) -> None:
        """Refused where an officer cannot go: nobody would be administrator.

        TwoWanted where another has to approve it first.  To be asked before her slot is taken away.
        """
        left = [one for one in self.all() if one.left_at is None and one.id != id]
        if not any("administrator" in one.roles for one in left):
            raise Refused(t("access.refused.last_administrator"))
        Requests(self._desk).check(DEED, subject("leave", id))

    def left(self, id: str) -> None:
        """Note that an officer's slot is gone.  Refused as :meth:`check_leaving` is."""
        desk = self._desk
        with desk.unit(DEED, t("access.unit.left")) as unit:
            use_where_wanted(desk, unit, DEED, subject("leave", id))
            row = _here(unit, id)
            row.left_at = desk.now
            _check_administrator(unit)
            unit.detail = row.name


def _here(unit: Unit, id: str) -> Officer:
    row = unit.get(Officer, id)
    if row is None or row.left_at is not None:
        raise Refused(t("access.refused.unknown"))
    return row


def _known(given: Collection[str]) -> tuple[str, ...]:
    """The roles in the table's order.  Refused where there is none."""
    found = tuple(role for role in roles.all_roles() if role in given)
    if not found:
        raise Refused(t("access.refused.no_roles"))
    return found


def _check_administrator(unit: Unit) -> None:
    unit.flush()
    if not any("administrator" in one.roles for one in lines(unit) if one.left_at is None):
        raise Refused(t("access.refused.last_administrator"))
