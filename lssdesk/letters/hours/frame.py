"""What papers on hours share: their writer, their head, and the table of frames and months."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters.blocks import Block, Heading, Letter
from lssdesk.letters.frame import letterhead, recipient
from lssdesk.letters.inquiry_letters import references
from lssdesk.letters.values import values
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case
from lssdesk.model.protected import outward
from lssdesk.texts import t


def writer_of(case: Case, today: date, draft: bool) -> Writer:
    """Writes of the case as it stands today."""
    case = outward(case)
    return Writer(case, today, draft, values(case, today))


def made(writer: Writer, title: str, body: Iterable[Block], *, addressed: bool) -> Letter:
    """A letter of that title.  ``addressed``: sent to the person; else a paper for the file."""
    shown = t("letter.draft_title", title=title) if writer.draft else title
    to: Sequence[str] = recipient(writer) if addressed else (writer.word("namn"),)
    return Letter(
        title=shown,
        sender=letterhead(writer),
        recipient=tuple(to),
        references=tuple(references(writer)),
        body=(Heading(shown, 1), *body),
        created=datetime.combine(writer.day, time(), STOCKHOLM),
        case_number=writer.word("arendenummer"),
        author=writer.case.sender.board or writer.case.sender.municipality,
    )
