"""Deeds that two persons do: one asks, another answers, and then it is done once.

Which deeds these are stands in the table of roles, or the municipality decides it
(``resources/policy/access.toml``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import policies, policy_values, records
from lssdesk.law import roles
from lssdesk.store.office import Unit
from lssdesk.store.tables import RequestRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk


class TwoWanted(Refused):
    """Two persons do it, and no other has approved it; ``waits`` where it was asked for."""

    def __init__(self, waits: bool) -> None:
        super().__init__(t("access.refused.waits" if waits else "access.refused.two"))
        self.waits = waits


@dataclass(frozen=True)
class Request:
    """What an officer asks that two do; ``answer`` is None as long as nobody has answered.

    ``subject`` tells the deed what it is about; ``about`` in the document says it to people.
    """

    id: str
    deed: str
    subject: str
    document: Mapping[str, Any]
    reason: str
    asked_by: str
    asked_at: datetime
    answer: str | None
    answered_by: str | None
    done_at: datetime | None

    @property
    def about(self) -> str:
        """What it is about in words; the deed's own where it says no more."""
        return str(self.document.get("about") or roles.deed(self.deed).label)


class Requests:
    """The office's deeds of two, as the one at work meets them."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def wanted(self, deed: str) -> bool:
        """Whether two persons do a deed."""
        with self._desk.office.read() as reading:
            return _wanted(reading, deed, self._desk.today)

    def seen(self) -> tuple[Request, ...]:
        """Of what is open, all that is the one at work's own, or that she may answer or do."""
        me, may = self._desk.officer, self._desk.officers.may
        return tuple(one for one in self.open() if one.asked_by == me or may(one.deed))

    def to_answer(self) -> tuple[Request, ...]:
        """What waits for an answer that the one at work may give."""
        me = self._desk.officer
        return tuple(
            one
            for one in self.open()
            if one.answer is None and one.asked_by != me and self._desk.officers.may(one.deed)
        )

    def of(self, deed: str, subject: str) -> Request | None:
        """What is open of a deed on a subject, if anything is."""
        return next((one for one in self.open() if (one.deed, one.subject) == (deed, subject)), None)

    def check(self, deed: str, subject: str) -> None:
        """TwoWanted where two persons do the deed and nobody has approved it yet."""
        found = self.of(deed, subject)
        if self.wanted(deed) and (found is None or found.answer != "approved"):
            raise TwoWanted(waits=found is not None)

    def open(self) -> tuple[Request, ...]:
        """What waits for an answer, or is approved and not done, oldest first."""
        query = select(RequestRow).where(
            RequestRow.done_at.is_(None), RequestRow.answer.is_(None) | (RequestRow.answer == "approved")
        )
        with self._desk.office.read() as reading:
            return tuple(_request(row) for row in reading.scalars(query.order_by(RequestRow.asked_at)))

    def ask(self, deed: str, subject: str, reason: str, document: Mapping[str, Any] | None = None) -> str:
        """Ask that a deed be approved; its id.  Refused without a reason, or where it waits already."""
        if not any(map(str.isalnum, reason)):
            raise Refused(t("access.refused.why"), "/reason")
        if self.of(deed, subject):
            raise Refused(t("access.refused.asked_already"))
        desk = self._desk
        row = RequestRow(deed=deed, subject=subject, document=records.encode(document or {}))
        row.reason, row.asked_by, row.asked_at = reason.strip(), desk.officer, desk.now
        with desk.unit(_asking(deed), t("access.unit.asked"), detail=roles.deed(deed).label) as unit:
            unit.add(row)
        return row.id

    def answer(self, id: str, approved: bool) -> None:
        """Approve or refuse what another asks for.  Refused for one's own, and for what is answered."""
        desk = self._desk
        asked = self._find(id)
        with desk.unit(asked.deed, t("access.unit.answered"), detail=roles.deed(asked.deed).label) as unit:
            row = _waiting(unit, id)
            if row.asked_by == desk.officer:
                raise Refused(t("access.refused.own"))
            row.answer = "approved" if approved else "refused"
            row.answered_by, row.answered_at = desk.officer, desk.now

    def withdraw(self, id: str) -> None:
        """Take back what one has asked for oneself, as long as it is not done."""
        desk = self._desk
        asked = self._find(id)
        with desk.unit("own", t("access.unit.withdrawn"), detail=roles.deed(asked.deed).label) as unit:
            row = unit.get_one(RequestRow, id)
            if row.asked_by != desk.officer:
                raise Refused(t("access.refused.not_own"))
            row.answer, row.answered_at = "withdrawn", desk.now

    def _find(self, id: str) -> Request:
        found = next((one for one in self.open() if one.id == id), None)
        if found is None:
            raise Refused(t("access.refused.answered"))
        return found


def use_where_wanted(desk: "Desk", unit: Unit, deed: str, subject: str) -> Request | None:
    """As :func:`use`, where two persons do the deed; None where one does it alone."""
    return use(unit, deed, subject, desk.now) if _wanted(unit, deed, desk.today) else None


def use(unit: Unit, deed: str, subject: str, at: datetime) -> Request:
    """In the unit that does it: what was approved, from now on done.  TwoWanted where nothing is approved."""
    same = (RequestRow.deed == deed, RequestRow.subject == subject, RequestRow.done_at.is_(None))
    rows = unit.scalars(select(RequestRow).where(*same)).all()
    approved = next((row for row in rows if row.answer == "approved"), None)
    if approved is None:
        raise TwoWanted(waits=any(row.answer is None for row in rows))
    approved.done_at = at
    return _request(approved)


def _wanted(reading: Reading, deed: str, today: date) -> bool:
    two = roles.deed(deed).two
    if two != "choice":
        return two == "always"
    values = policy_values.handling(policies.overrides(reading), today)
    return bool(values.value(f"two_for_{deed}"))


def _asking(deed: str) -> str:
    """What it takes to ask for a deed: of its own where the table has one, else the deed itself."""
    return f"{deed}_ask" if any(one.id == f"{deed}_ask" for one in roles.table().deed) else deed


def _waiting(unit: Unit, id: str) -> RequestRow:
    row = unit.get(RequestRow, id)
    if row is None or row.answer is not None:
        raise Refused(t("access.refused.answered"))
    return row


def _request(row: RequestRow) -> Request:
    return Request(
        id=row.id,
        deed=row.deed,
        subject=row.subject,
        document=records.decode(row.document),
        reason=row.reason,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        answer=row.answer,
        answered_by=row.answered_by,
        done_at=row.done_at,
    )
