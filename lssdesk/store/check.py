"""Is what is stored whole?  Everything that can be checked without a second copy."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from lssdesk.store.log import verify_log
from lssdesk.store.office import Office
from lssdesk.store.tables import AttachmentRow, LetterRow
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t

Kind = Literal["pages", "structure", "references", "log", "letters", "attachments"]


@dataclass(frozen=True)
class Finding:
    """One thing that is not whole: ``message`` for the officer, ``detail`` for who helps her (no names)."""

    kind: Kind
    message: str
    detail: str


def check(office: Office) -> tuple[Finding, ...]:
    """Pages, structure, references, the log's chain, hashes of letters and attachments; empty if whole.

    The write-ahead file is folded in first: a pending one makes SQLCipher report pages that are well.
    StoreTrouble ``busy`` where that is not possible now.
    """
    if not office.checkpoint():
        raise StoreTrouble("busy", file=office.path.name, folder=office.folder)
    try:
        with office.read() as session:
            checks = (_pages, _references, _log, _letters, _attachments)
            return tuple(finding for check_one in checks for finding in check_one(session))
    except StoreTrouble as trouble:
        if trouble.kind != "damaged":
            raise
        return (_finding("pages", str(trouble)),)


def _finding(kind: Kind, detail: object) -> Finding:
    return Finding(kind, t(f"store.check.{kind}"), str(detail))


def _pages(session: Session) -> tuple[Finding, ...]:
    findings = []
    if broken := session.execute(text("PRAGMA cipher_integrity_check")).scalars().all():
        findings.append(_finding("pages", f"{len(broken)}: {broken[0]}"))
    remarks = session.execute(text("PRAGMA integrity_check")).scalars().all()
    if remarks != ["ok"]:
        findings.append(_finding("structure", f"{len(remarks)}: {remarks[0]}"))
    return tuple(findings)


def _references(session: Session) -> tuple[Finding, ...]:
    broken = session.execute(text("PRAGMA foreign_key_check")).all()
    return (_finding("references", f"{len(broken)}: {broken[0][0]}"),) if broken else ()


def _log(session: Session) -> tuple[Finding, ...]:
    broken = verify_log(session)
    return () if broken is None else (_finding("log", broken),)


def _letters(session: Session) -> tuple[Finding, ...]:
    rows = session.execute(
        select(LetterRow.id, LetterRow.pdf, LetterRow.sha256).execution_options(yield_per=20)
    )
    return tuple(
        _finding("letters", row.id) for row in rows if hashlib.sha256(row.pdf).hexdigest() != row.sha256
    )


def _attachments(session: Session) -> tuple[Finding, ...]:
    rows = session.execute(
        select(AttachmentRow.id, AttachmentRow.data, AttachmentRow.sha256).execution_options(yield_per=1)
    )
    return tuple(
        _finding("attachments", row.id) for row in rows if hashlib.sha256(row.data).hexdigest() != row.sha256
    )
