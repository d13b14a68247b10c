"""What the documents after a decision share: their writer, their head, and how they end."""

from collections.abc import Sequence
from datetime import date, datetime, time

from lssdesk.errors import Refused
from lssdesk.law import standing
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters.after.said import after_values
from lssdesk.letters.blocks import Block, Heading, Letter, Note, Paragraph, Run, Signature, Table
from lssdesk.letters.frame import letterhead
from lssdesk.letters.inquiry_letters import references
from lssdesk.letters.kinds.permission import STEPS, recipient
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import Book
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case
from lssdesk.model.protected import outward
from lssdesk.texts import t


def writer_of(case: Case, today: date, draft: bool, book: Book | None = None) -> Writer:
    """Wordings of ``today``; facts and law of the decision's day, as it names its rules."""
    case, day = outward(case), case.decision.day or today
    return Writer(case, today, draft, values(case, day) | after_values(case, day), book)


def made(
    writer: Writer,
    name: str,
    body: Sequence[Block],
    *,
    to: Sequence[str] = (),
    enclosed: Sequence[str] = (),
    numbered: bool = True,
) -> Letter:
    """The letter ``after.title.<name>``; to whom the decision went where nobody else is named.

    ``numbered``: whether its head may hold the personal number, which not every reader has use for.
    """
    plain = writer.fill(t(f"after.title.{name}"))
    title = t("letter.draft_title", title=plain) if writer.draft else plain
    lines = tuple(t(f"after.enclosure.{one}") for one in enclosed)
    note = [Note(label=t("letter.heading.enclosures"), lines=lines)] if lines else []
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=tuple(to) or recipient(writer),
        references=tuple(references(writer, numbered=numbered)),
        body=(Heading(title, 1), *body, *note),
        created=datetime.combine(writer.day, time(), STOCKHOLM),
        case_number=writer.word("arendenummer"),
        author=writer.case.sender.board or writer.case.sender.municipality,
    )


def signed(writer: Writer) -> Signature:
    """The officer, for the board."""
    return Signature(
        name=writer.word("handlaggare"),
        lines=(t("after.signature", namnd=writer.word("namnd")),),
        origin="/officer",
    )


def closed(writer: Writer, contact: str = "inquiry_contact") -> list[Block]:
    """Whom to ask, and the officer's name."""
    return [*writer.say(contact), signed(writer)]


def to_sign(writer: Writer, day: str) -> tuple[Table, Signature]:
    """Room for the day and a signature: the person's, or of whoever acts for her and writes the own name."""
    to_custodians = standing.kind_of(writer.case.decision) in STEPS
    alone = writer.case.application.applicant in (None, "person") and not to_custodians
    name = writer.word("namn") if alone else t("after.sign_name")
    signing = Signature(name=name, lines=(t("after.sign_here"),))
    return Table(header=(), rows=((day, ""),), widths=(1, 2), row_heads=True), signing


def headed(name: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks under their heading, nothing where there are none."""
    return [Heading(t(f"after.heading.{name}")), *blocks] if blocks else []


def lacking(writer: Writer, what: str, field: str) -> list[Block]:
    """The mark of what is missing in a draft; ``Refused`` with the field when final."""
    if not writer.draft:
        raise Refused(t("letter.missing", what=what), field)
    return [Paragraph((Run(t("letter.gap", what=what), bold=True),), origin=field)]


def lines(text: str) -> tuple[str, ...]:
    """The lines of an address that say anything."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
