"""A review of the log as a document: a table of what was looked at and what was said of it."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from lssdesk.letters.blocks import Block, Heading, Letter, Paragraph, Table
from lssdesk.letters.frame import letterhead
from lssdesk.letters.swedish import day as day_text
from lssdesk.letters.values import values
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case, Sender
from lssdesk.texts import t

_HEADS = ("pattern", "officer", "day", "case", "said")
_WIDTHS = (2.4, 2.0, 1.5, 1.4, 3.6)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the review: found by what, who, when, the case's number, what was said and by whom."""

    pattern: str
    officer: str
    day: date
    case: str
    said: str
    by: str


def report(
    title: str, about: Sequence[str], rows: Sequence[Judgement], sender: Sender, at: datetime
) -> Letter:
    """The document, made at ``at``; ``Refused`` where the municipality's name is missing."""
    case = Case(sender=sender)
    writer = Writer(case, at.date(), False, values(case, at.date()))
    body: list[Block] = [Heading(title, 1), *(Paragraph(text) for text in about)]
    body.append(_table(rows) if rows else Paragraph(t("review.nothing")))
    body.append(Paragraph(t("review.paper.law")))
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=(),
        references=((t("review.paper.made"), day_text(at.date())),),
        body=tuple(body),
        created=at,
        author=sender.board or sender.municipality,
    )


def _table(rows: Sequence[Judgement]) -> Table:
    return Table(
        header=tuple(t(f"review.paper.head.{name}") for name in _HEADS),
        rows=tuple(
            (
                row.pattern,
                row.officer,
                row.day.isoformat(),
                row.case or t("review.paper.none"),
                "\n".join(part for part in (row.said, row.by) if part),
            )
            for row in rows
        ),
        widths=_WIDTHS,
        row_heads=True,
    )
