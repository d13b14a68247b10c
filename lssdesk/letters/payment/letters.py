"""What is asked of a provider about an invoice, row by row [PRV-079, PRV-083]."""

from collections.abc import Sequence
from datetime import date, datetime, time

import msgspec

from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters import swedish
from lssdesk.letters.after.frame import closed
from lssdesk.letters.blocks import Block, Heading, Letter, Paragraph, Table
from lssdesk.letters.frame import letterhead
from lssdesk.letters.values import values
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case, Sender
from lssdesk.texts import t


class About(msgspec.Struct, frozen=True, kw_only=True):
    """Which invoice a letter is about, from whom to whom."""

    sender: Sender
    officer: str
    provider: str
    number: str
    month: date


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A row that is asked about; ``line``: its place on the invoice, ``case``: numbers of the decisions."""

    line: str
    day: date
    case: str = ""
    what: str


def query(about: About, rows: Sequence[Asked], today: date) -> Letter:
    """The rows that have to be answered before they can be paid [PRV-079].

    ``Refused`` where the municipality's own details are missing.
    """
    said = _intro("query", about)
    table = _table(rows, t("payment.letter.question"), "left")
    return _letter("query", about, [*said, table, Paragraph(t("payment.letter.query_answer"))], today)


def receipts(about: About, rows: Sequence[Asked], answer_by: date, today: date) -> Letter:
    """Which costs are to be shown, and by when [PRV-083].  ``Refused`` as for :func:`query`."""
    said = _intro("receipts", about)
    table = _table(rows, t("payment.letter.cost"), "right")
    answer = Paragraph(t("payment.letter.receipts_answer", day=swedish.day(answer_by)))
    return _letter("receipts", about, [*said, table, answer], today)


def _intro(name: str, about: About) -> list[Block]:
    month = _month(about)
    return [Paragraph(t(f"payment.letter.{name}_intro", number=about.number, month=month))]


def _month(about: About) -> str:
    return f"{swedish.month(about.month)} {about.month.year}"


def _table(rows: Sequence[Asked], what: str, align: str) -> Table:
    heads = (*(t(f"payment.letter.{name}") for name in ("row", "day", "case")), what)
    cells = tuple(
        (
            row.line or t("payment.letter.lacks"),
            row.day.isoformat(),
            row.case or t("payment.letter.lacks"),
            row.what,
        )
        for row in rows
    )
    return Table(
        header=heads,
        rows=cells,
        widths=(1, 2, 2, 5),
        aligns=("left", "left", "left", align),  # type: ignore[arg-type]
        row_heads=True,
    )


def _letter(name: str, about: About, body: Sequence[Block], today: date) -> Letter:
    case = Case(sender=about.sender, officer=about.officer)
    writer = Writer(case, today, False, values(case, today))
    title = t(f"payment.{name}_title", number=about.number)
    references = (
        (t("letter.reference.date"), swedish.day(today)),
        (t("payment.letter.reference_invoice"), about.number),
        (t("payment.letter.reference_month"), _month(about)),
        (t("letter.reference.officer"), writer.word("handlaggare")),
    )
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=(about.provider,),
        references=references,
        body=(Heading(title, 1), *body, *closed(writer, "evidence_contact")),
        created=datetime.combine(today, time(), STOCKHOLM),
        author=about.sender.board or about.sender.municipality,
    )
