"""What signing asks for, and what it leaves behind."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from lssdesk.errors import Refused
from lssdesk.flow import records
from lssdesk.law import checks, tables
from lssdesk.law.checks import Finding
from lssdesk.model.case import Case
from lssdesk.store.tables import LetterRow
from lssdesk.texts import t


def check(findings: Sequence[Finding]) -> None:
    """Refused with the first finding in the way: one that blocks, or a warning without its reason."""
    for finding in checks.blocking(findings):
        raise Refused(t("flow.blocked", message=finding.message), finding.field)
    for finding in checks.unreasoned(findings):
        raise Refused(t("flow.unanswered", message=finding.message), finding.field)


def letter_row(case: Case, pdf: bytes, case_id: str, part_id: str, officer: str, at: datetime) -> LetterRow:
    """The signed letter: bytes and hash, the whole case as signed, and the law it was judged by."""
    return LetterRow(
        case_id=case_id,
        part_id=part_id,
        kind="decision",
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        content=records.encode(case),
        law=records.encode(tables.law_versions(case.decision.day or at.date())),
        signed_at=at,
        signed_by=officer,
    )


def checked(row: LetterRow) -> bytes:
    """The letter's bytes, if they still are those that were signed."""
    if hashlib.sha256(row.pdf).hexdigest() != row.sha256:
        raise Refused(t("flow.letter_changed"))
    return row.pdf
