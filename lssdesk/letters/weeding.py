"""The list of what was weeded, on paper for the archive: numbers and reasons, and nobody's name."""

from collections.abc import Sequence
from datetime import date, datetime, time

import msgspec

from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, Heading, Letter, Paragraph, Table
from lssdesk.letters.frame import letterhead
from lssdesk.letters.values import values
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case, Sender
from lssdesk.texts import t


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A case on the list."""

    number: str
    born: str
    measure: str
    last_entry: date
    ended: date | None
    because: str


class About(msgspec.Struct, frozen=True, kw_only=True):
    """Who asked for it, who did it, when and why; ``done`` None for a list that only is proposed."""

    sender: Sender
    officer: str
    asked_by: str
    asked: date
    approved_by: str
    done: date | None
    reason: str


def weeding_list(about: About, rows: Sequence[Row], today: date) -> Letter:
    """The list.  ``Refused`` where the municipality's name is missing."""
    case = Case(sender=about.sender, officer=about.officer)
    writer = Writer(case, today, False, values(case, today))
    title = t("archive.list.title" if about.done else "archive.list.proposed_title")
    body: list[Block] = [Heading(title, 1), *(Paragraph(text) for text in _said(about, len(rows)))]
    body.append(_table(rows))
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=(),
        references=((t("letter.reference.date"), swedish.day(about.done or about.asked)),),
        body=tuple(body),
        created=datetime.combine(about.done or about.asked, time(), STOCKHOLM),
        author=about.sender.board or about.sender.municipality,
    )


def _said(about: About, count: int) -> list[str]:
    asked = t("archive.list.asked", by=about.asked_by, day=swedish.day(about.asked), reason=about.reason)
    cases = t(f"archive.page.{'case_one' if count == 1 else 'cases'}", count=count)
    if about.done is None:
        return [t("archive.list.proposed", cases=cases), asked]
    done = t("archive.list.done", cases=cases, by=about.approved_by, day=swedish.day(about.done))
    return [done, asked]


def _table(rows: Sequence[Row]) -> Table:
    heads = ("number", "born", "measure", "last_entry", "ended", "because")
    cells = tuple(
        (
            row.number,
            row.born,
            row.measure,
            row.last_entry.isoformat(),
            row.ended.isoformat() if row.ended else "",
            row.because,
        )
        for row in rows
    )
    return Table(
        header=tuple(t(f"archive.list.{name}") for name in heads),
        rows=cells,
        widths=(2.2, 1.2, 2.4, 2.2, 2.2, 5),
        row_heads=True,
    )
