"""What signing asks for, and what it leaves behind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk import __version__
from lssdesk.errors import Refused
from lssdesk.flow import grounds, policies, records, seal, wordings_book
from lssdesk.law import checks, tables
from lssdesk.law.checks import Finding
from lssdesk.letters.blocks import Block, KeepTogether, Letter
from lssdesk.model.case import Case
from lssdesk.store.base import new_id
from lssdesk.store.tables import AttachmentRow, LetterRow, PartRow
from lssdesk.texts import t

DECISION = "decision"


@dataclass(frozen=True)
class Signature:
    """Who signs what, and when."""

    case_id: str
    officer: str
    at: datetime


def check(findings: Sequence[Finding]) -> None:
    """Refused with the first finding in the way: one that blocks, or a warning without its reason."""
    for finding in checks.blocking(findings):
        raise Refused(t("flow.blocked", message=finding.message), finding.field)
    for finding in checks.unreasoned(findings):
        raise Refused(t("flow.unanswered", message=finding.message), finding.field)


def letter_row(
    reading: Reading, signature: Signature, case: Case, letter: Letter, pdf: bytes, freezes: Iterable[PartRow]
) -> LetterRow:
    """The signed letter: bytes and hash, the whole case as signed, and under one seal all that it rests on.

    ``freezes`` are the parts of the case that are decided with it.
    """
    parts = list(freezes)
    row = LetterRow(
        id=new_id(),
        case_id=signature.case_id,
        part_id=next(part.id for part in parts if part.kind == DECISION),
        kind=DECISION,
        pdf=pdf,
        sha256=grounds.sha256(pdf),
        content=records.encode(case),
        signed_at=signature.at,
        signed_by=signature.officer,
    )
    rests_on = {
        **_law(reading, case, case.decision.day or signature.at.date(), letter),
        "parts": {part.kind: grounds.sha256(part.document) for part in parts},
        "attachments": _attachments(reading, signature.case_id),
        "blocks": letter,
    }
    seal.put_on(row, rests_on)
    return row


def _law(reading: Reading, case: Case, day: date, letter: Letter) -> dict[str, Any]:
    """By what was judged and written: acts, tables, wordings, own values, program and fonts."""
    used = [origin for origin in _origins(letter.body) if not origin.startswith("/")]
    return {
        "day": day,
        "law": tables.law_versions(day),
        "tables": grounds.tables(day),
        "wordings": grounds.wordings(case, day, used, wordings_book.book(reading)),
        "policies": grounds.policies(policies.overrides(reading), day),
        "program": __version__,
        "fonts": dict(grounds.fonts()),
    }


def _origins(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield getattr(block, "origin", "")
        if isinstance(block, KeepTogether):
            yield from _origins(block.blocks)


def _attachments(reading: Reading, case_id: str) -> list[dict[str, Any]]:
    """What lay in the case when it was signed: the decision rests on it."""
    columns = (AttachmentRow.id, AttachmentRow.sha256, AttachmentRow.name, AttachmentRow.kind)
    query = select(*columns).where(AttachmentRow.case_id == case_id).order_by(AttachmentRow.id)
    return [
        {"id": id, "sha256": sha, "name": name, "kind": kind}
        for id, sha, name, kind in reading.execute(query)
    ]


def checked(row: LetterRow) -> bytes:
    """The letter's bytes, if they still are those that were signed."""
    if grounds.sha256(row.pdf) != row.sha256:
        raise Refused(t("flow.letter_changed"))
    return row.pdf
