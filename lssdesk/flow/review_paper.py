"""A review of the log as a paper for the file: what was looked at, what was said of it, and by whom."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from lssdesk.flow.review import Review, Row, count_text, month_text
from lssdesk.model.case import Sender
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.letters.blocks import Letter
    from lssdesk.letters.review import Judgement


def letter(review: Review, sender: Mapping[str, Any], at: datetime) -> "Letter":
    """The paper, made at ``at``.  Refused where the municipality's name is missing."""
    from lssdesk.letters.review import report

    done = t("review.paper.done", at=moment(review.done_at), by=review.done_by) if review.done_at else ""
    about = (
        t("review.paper.begun", at=moment(review.begun_at), by=review.begun_by),
        done or t("review.paper.goes_on", rows=count_text(len(review.left))),
    )
    rows = [_judgement(row) for row in review.rows]
    title = t("review.paper.title", month=month_text(review.month))
    return report(title, about, rows, msgspec.convert(sender, Sender), at)


def moment(at: datetime) -> str:
    """``2026-03-12 14.05``."""
    return f"{at:%Y-%m-%d %H.%M}"


def verdict_text(row: Row) -> str:
    """What was said of a line; empty where nothing was."""
    if row.verdict is None:
        return ""
    said = row.verdict.note or t("review.clean")
    return t("review.own_verdict", said=said) if row.verdict.own else said


def _judgement(row: Row) -> "Judgement":
    from lssdesk.letters.review import Judgement

    found = row.verdict
    return Judgement(
        pattern=t(f"review.pattern.{row.pattern}.name"),
        officer=row.officer,
        day=row.day,
        case=row.case,
        said=verdict_text(row) or t("review.not_judged"),
        by=t("review.by", name=found.by, at=moment(found.at)) if found else "",
    )
