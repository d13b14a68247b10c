"""Everything that lies in the store about one person, read for a register extract."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import officers, records
from lssdesk.flow.invoices import Invoice
from lssdesk.law import tables
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.model.case import (
    Appeal,
    Application,
    Cost,
    Decision,
    FollowUps,
    Inquiry,
    Order,
    Person,
    Register,
    Service,
)
from lssdesk.model.extract import Attachment, Charged, Dossier, Extract, Opened, Sent
from lssdesk.store.tables import (
    AttachmentRow,
    CaseRow,
    CostRow,
    InvoiceRow,
    LetterRow,
    LogRow,
    PartRow,
    PersonRow,
)
from lssdesk.texts import t

_LOGGED = ("open", "output", "lend", "archive", "extract")
"""Deeds whose lines of the log tell who was in a case and what left it."""


_KINDS: Mapping[str, Any] = {
    "application": Application,
    "inquiry": Inquiry,
    "decision": Decision,
    "service": Service,
    "appeal": Appeal,
    "order": Order,
    "follow_up": FollowUps,
}


def extract(reading: Reading, person: PersonRow, cases: Sequence[CaseRow], names: bool) -> Extract:
    """All of it; ``names``: who was in the cases by name, else by role."""
    return Extract(
        person=msgspec.json.decode(person.document, type=Person),
        register=msgspec.json.decode(person.register, type=Register),
        unread=_unread(person.unparsed),
        cases=tuple(dossier(reading, one) for one in cases),
        invoices=tuple(_charges(reading, person.personal_number)),
        opened=tuple(opened(reading, cases, names)),
    )


def _unread(text: str) -> tuple[str, ...]:
    return tuple(str(value) for value in records.decode(text).values())


def dossier(reading: Reading, case: CaseRow) -> Dossier:
    """One case, with all that lies under it."""
    parts = list(reading.scalars(select(PartRow).where(PartRow.case_id == case.id)))
    read = {one.kind: msgspec.json.decode(one.document, type=_KINDS[one.kind]) for one in parts}
    costs = select(CostRow).where(CostRow.case_id == case.id).order_by(CostRow.day, CostRow.id)
    return Dossier(
        number=case.number,
        measure=tables.measure(case.measure).name,
        opened=case.opened,
        officer=case.officer,
        unread=tuple(text for one in parts for text in _unread(one.unparsed)),
        notes=records.notes(reading, case.id),
        journal=records.journal(reading, case.id),
        sessions=records.sessions(reading, [case.id]),
        costs=tuple(records.used_of(row, Cost) for row in reading.scalars(costs)),
        unused=records.unused(reading, [case.id]),
        attachments=tuple(_attachments(reading, case.id)),
        letters=tuple(_letters(reading, case.id)),
        **read,
    )


def _attachments(reading: Reading, case_id: str) -> Iterator[Attachment]:
    """Without their bytes: the files are handed out beside the extract."""
    query = select(
        AttachmentRow.name, AttachmentRow.kind, AttachmentRow.day, AttachmentRow.added_at, AttachmentRow.note
    )
    for row in reading.execute(
        query.where(AttachmentRow.case_id == case_id).order_by(AttachmentRow.added_at)
    ):
        added = row.added_at.astimezone(STOCKHOLM).date()
        yield Attachment(name=row.name, kind=row.kind, day=row.day, added=added, note=row.note)


def _letters(reading: Reading, case_id: str) -> Iterator[Sent]:
    query = select(LetterRow.signed_at, LetterRow.signed_by).where(LetterRow.case_id == case_id)
    for at, by in reading.execute(query.order_by(LetterRow.signed_at)):
        yield Sent(signed=at.astimezone(STOCKHOLM).date(), by=by)


def _charges(reading: Reading, number: str | None) -> Iterator[Charged]:
    for row in (
        reading.scalars(select(InvoiceRow).order_by(InvoiceRow.month, InvoiceRow.id)) if number else ()
    ):
        for one in msgspec.json.decode(row.document, type=Invoice).charges:
            if one.number == number:
                known = tables.find_measure(one.measure)
                yield Charged(
                    provider=row.provider,
                    day=one.day,
                    measure=known.name if known else one.measure,
                    minutes=one.minutes,
                    amount=one.amount,
                    cost=one.cost,
                )


def opened(reading: Reading, cases: Sequence[CaseRow], names: bool, whole: bool = False) -> Iterator[Opened]:
    """Lines of the log on the cases, the ``whole`` of it or who was there and what left.

    Those of older programs have no deed: of these the openings.
    """
    numbers = {one.id: one.number for one in cases}
    opening = and_(LogRow.deed.is_(None), LogRow.name == t("flow.unit.open"))
    query = select(LogRow).where(LogRow.case_id.in_(numbers))
    if not whole:
        query = query.where(or_(LogRow.deed.in_(_LOGGED), opening))
    roles = {one.name: one.labels for one in officers.lines(reading)}
    for row in reading.scalars(query.order_by(LogRow.seq)):
        at = datetime.fromisoformat(row.at).astimezone(STOCKHOLM).replace(tzinfo=None, microsecond=0)
        who = row.officer if names else roles.get(row.officer) or t("archive.extract.officer")
        yield Opened(at=at, who=who, what=row.name, case=numbers[row.case_id or ""])
