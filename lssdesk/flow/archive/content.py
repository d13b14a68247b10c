"""What of a case goes into its package: signed letters, documents, attachments, and the data as JSON."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import LssdeskError
from lssdesk.flow import case_file, documents, extract_read
from lssdesk.flow.attachments import whole
from lssdesk.flow.signing import checked
from lssdesk.store.tables import AttachmentRow, CaseRow, LetterRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.flow.work import Work

RECORDS = ("inquiry", "personkrets", "order", "relative_approval", "appointment", "opinion", "handover")
"""Documents that are records of the case when they are complete; others are forms and drafts of letters."""
_NUMBERED = ("follow_up",)
_SUFFIXES = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True)
class Part:
    """A file of the package.  ``path`` is within the representation's data, and tells nobody's name."""

    path: str
    title: str
    media_type: str
    data: bytes
    created: datetime
    origin: str = ""

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


def parts(desk: "Desk", work: "Work") -> Iterator[Part]:
    """Every file, one at a time; Refused where a signed letter or an attachment is not what was stored."""
    with desk.office.read() as reading:
        letters = list(reading.scalars(select(LetterRow.id).where(LetterRow.case_id == work.id)))
        attachments = select(AttachmentRow.id).where(AttachmentRow.case_id == work.id)
        files = list(reading.scalars(attachments.order_by(AttachmentRow.added_at, AttachmentRow.name)))
    for number, id in enumerate(letters, 1):
        with desk.office.read() as reading:
            yield from _letter(reading.get_one(LetterRow, id), number)
    yield from _documents(desk, work)
    for number, id in enumerate(files, 1):
        with desk.office.read() as reading:
            yield _attachment(reading.get_one(AttachmentRow, id), number)
    yield from _data(desk, work)


def _letter(row: LetterRow, number: int) -> Iterator[Part]:
    """The letter's own bytes, and what it was made of."""
    at = row.signed_at
    by = t("archive.package.signed", by=row.signed_by)
    title = t("archive.package.letter")
    yield Part(f"letters/{number:03d}.pdf", title, "application/pdf", checked(row), at, by)
    made_of = msgspec.json.format(row.content.encode(), indent=2)
    yield Part(f"letters/{number:03d}.json", t("archive.package.sealed"), "application/json", made_of, at, by)


def _documents(desk: "Desk", work: "Work") -> Iterator[Part]:
    """The records that can be made complete; what still lacks something never left the office as such."""
    for one in documents.documents(work.case):
        if one.id not in RECORDS and one.id.split("/")[0] not in _NUMBERED:
            continue
        try:
            pdf = work.document(one.id, False, opened=True)
        except LssdeskError:
            continue
        path = f"documents/{one.id.replace('/', '-')}.pdf"
        yield Part(path, one.title, "application/pdf", pdf, desk.now, t("archive.package.made"))


def _attachment(row: AttachmentRow, number: int) -> Part:
    suffix = _SUFFIXES.get(row.media_type, "bin")
    origin = t("archive.package.added", by=row.added_by)
    title = row.kind or t("archive.package.attachment")
    return Part(f"attachments/{number:03d}.{suffix}", title, row.media_type, whole(row), row.added_at, origin)


def _data(desk: "Desk", work: "Work") -> Iterator[Part]:
    """The case as the published schema has it, and its journal, log and lists."""
    made = t("archive.package.made")
    case = case_file.write(work.case).encode()
    yield Part("case.json", t("archive.package.case"), "application/json", case, desk.now, made)
    with desk.office.read() as reading:
        dossier = _dossier(reading, work.id)
    yield Part("dossier.json", t("archive.package.dossier"), "application/json", dossier, desk.now, made)


def _dossier(reading: Reading, case_id: str) -> bytes:
    case = reading.get_one(CaseRow, case_id)
    content = {
        "case": msgspec.to_builtins(extract_read.dossier(reading, case)),
        "log": msgspec.to_builtins(tuple(extract_read.opened(reading, [case], names=True, whole=True))),
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2)
