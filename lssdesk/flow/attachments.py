"""Pictures and PDF files of a case: kept in the encrypted database alone, never in a temporary file."""

import hashlib
import unicodedata
import uuid
import warnings
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import pdf_weight
from lssdesk.flow.draft import Deed
from lssdesk.model import pictures
from lssdesk.store.tables import AttachmentRow, CaseRow, LetterRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.flow.work import Work

MOST_BYTES = 20 * 1024 * 1024
MOST_SIGNS = 200
POINTER = "/attachments"
_HEAD = 1024
"""A PDF may have other bytes before its mark; readers look this far."""
_PICTURES = ("PNG", "JPEG")
_SMALL = (600, 600)  # a JPEG is read at about this size, which is quick


@dataclass(frozen=True)
class Attachment:
    """An attachment without its bytes.  ``stays``: a signed decision rests on it."""

    id: str
    name: str
    kind: str
    day: date | None
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str
    note: str
    stays: bool


def read_file(path: Path) -> tuple[str, bytes]:
    """Media type and bytes of a PNG, JPEG or PDF file.

    Refused, with one sentence, for another kind, more than 20 MB, or what cannot be read.
    """
    name = clean(path.name)
    try:
        if not path.is_file():
            raise Refused(t("flow.attachment.unreadable", name=name))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(t("flow.attachment.unreadable", name=name)) from error
    if len(data) > MOST_BYTES:
        raise Refused(t("flow.attachment.too_large", name=name, most=MOST_BYTES // 1024**2))
    if not data:
        raise Refused(t("flow.attachment.empty", name=name))
    media_type = media_type_of(data)
    if media_type is None:
        raise Refused(t("flow.attachment.kind", name=name))
    if problem := _pdf_problem(data) if media_type == "application/pdf" else _picture_problem(data):
        raise Refused(t(f"flow.attachment.{problem}", name=name))
    return media_type, data


def media_type_of(data: bytes) -> str | None:
    """The kind of a file by its first bytes, whatever its name says; None for any other."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "application/pdf" if b"%PDF-" in data[:_HEAD] else None


def _picture_problem(data: bytes) -> str:
    """``broken`` for a picture that cannot be read to its end, ``huge`` for more than a screen can show."""
    from PIL import Image

    if pictures.endless(data):
        return "huge"
    try:
        with warnings.catch_warnings(action="error"), Image.open(BytesIO(data), formats=_PICTURES) as image:
            image.draft("RGB", _SMALL)
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "huge"
    except (OSError, ValueError, SyntaxError, Warning):
        return "broken"
    return ""


def _pdf_problem(data: bytes) -> str:
    """``broken`` for a PDF without a page that can be read, ``locked`` for one that asks for a password,
    ``heavy`` for one that becomes far more than it looks."""
    import pikepdf

    if pdf_weight.inflates(data):
        return "heavy"
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if not len(pdf.pages):
                return "broken"
            return "heavy" if pdf_weight.too_heavy(pdf) else ""
    except pikepdf.PasswordError:
        return "locked"
    except (pikepdf.PdfError, OSError, ValueError, TypeError):
        return "broken"


def clean(name: str) -> str:
    """A file's name as it is kept: composed letters, no signs that steer or are half, not too long."""
    whole = name.encode("utf-8", "replace").decode()
    letters = (sign for sign in unicodedata.normalize("NFC", whole) if sign.isprintable())
    return "".join(letters)[-MOST_SIGNS:]


def taken_in(desk: "Desk", path: Path, kind: str, day: date | None, note: str = "") -> dict[str, object]:
    """A file as a row holds it, with a new id; Refused as :func:`read_file` is."""
    media_type, data = read_file(path)
    return {
        "id": str(uuid.uuid4()),
        "name": clean(path.name),
        "kind": kind.strip(),
        "day": day,
        "media_type": media_type,
        "data": data,
        "sha256": hashlib.sha256(data).hexdigest(),
        "added_at": desk.now,
        "added_by": desk.officer,
        "note": note.strip(),
    }


def put(desk: "Desk", case_id: str, name: str, content: dict[str, object]) -> None:
    """Store a file that was taken in with a case, under a unit's name."""
    at = desk.now
    with desk.unit("write", name, case_id) as unit:
        unit.add(AttachmentRow(case_id=case_id, **content))
        unit.get_one(CaseRow, case_id).changed = at


def row_of(reading: Reading, case_id: str, id: str) -> AttachmentRow:
    """An attachment of a case.  Refused where it is gone."""
    row = reading.get(AttachmentRow, id)
    if row is None or row.case_id != case_id:
        raise Refused(t("flow.attachment.gone"))
    return row


def opened(desk: "Desk", case_id: str, id: str) -> None:
    """Leave a line in the log: an attachment is shown.  Not by its name, which may tell of the person."""
    desk.note(t("flow.unit.attachment_opened"), case_id, deed="open", detail=id[:8])


def whole(row: AttachmentRow) -> bytes:
    """An attachment's bytes.  Refused where they are not those that were added."""
    if hashlib.sha256(row.data).hexdigest() != row.sha256:
        raise Refused(t("flow.attachment.changed", name=row.name))
    return row.data


class Attachments:
    """The attachments of an opened case.  Adding and removing are steps of the draft's undo."""

    def __init__(self, work: "Work", desk: "Desk") -> None:
        self._work, self._desk = work, desk

    def list(self) -> tuple[Attachment, ...]:
        """All attachments, in the order in which they were added."""
        with self._desk.office.read() as reading:
            signed = reading.scalar(
                select(func.max(LetterRow.signed_at)).where(LetterRow.case_id == self._work.id)
            )
            rows = reading.execute(
                select(
                    *(getattr(AttachmentRow, name) for name in _SHOWN),
                    func.length(AttachmentRow.data).label("size"),
                )
                .where(AttachmentRow.case_id == self._work.id)
                .order_by(AttachmentRow.added_at, AttachmentRow.name)
            )
            return tuple(
                Attachment(**row._mapping, stays=signed is not None and row.added_at <= signed)
                for row in rows
            )

    def read(self, id: str) -> bytes:
        """An attachment's bytes, to be shown: that leaves a line in the log.

        Refused where it is gone, or they are not those that were added.
        """
        with self._desk.office.read() as reading:
            data = whole(self._row(reading, id))
        opened(self._desk, self._work.id, id)
        return data

    def add(self, path: Path, kind: str = "", day: date | None = None, note: str = "") -> str:
        """Take a file in; its id.  ``kind`` is what the document is, ``day`` its own day.

        Refused for what :func:`read_file` refuses, and for a file that the case has already.
        """
        content = taken_in(self._desk, path, kind, day, note)
        same = next((one for one in self.list() if one.sha256 == content["sha256"]), None)
        if same:
            raise Refused(t("flow.attachment.same", name=same.name))
        self._work.draft.do(
            Deed(
                t("flow.unit.attachment_added"),
                POINTER,
                lambda name: self._put(name, content),
                lambda name: self._take(name, str(content["id"])),
            )
        )
        return str(content["id"])

    def remove(self, id: str) -> None:
        """Take an attachment away.  Refused where a signed decision rests on it."""
        with self._desk.office.read() as reading:
            row = self._row(reading, id)
            content = {name: getattr(row, name) for name in (*_SHOWN, "data")}
        self._work.draft.do(
            Deed(
                t("flow.unit.attachment_removed"),
                POINTER,
                lambda name: self._take(name, id),
                lambda name: self._put(name, content),
            )
        )

    def _row(self, reading: Reading, id: str) -> AttachmentRow:
        return row_of(reading, self._work.id, id)

    def _put(self, name: str, content: dict[str, object]) -> None:
        put(self._desk, self._work.id, name, content)

    def _take(self, name: str, id: str) -> None:
        desk, at = self._desk, self._desk.now
        with desk.unit("write", name, self._work.id) as unit:
            unit.delete(self._row(unit, id))
            unit.get_one(CaseRow, self._work.id).changed = at


_SHOWN = ("id", "name", "kind", "day", "media_type", "sha256", "added_at", "added_by", "note")
