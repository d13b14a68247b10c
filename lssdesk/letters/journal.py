"""The journal of a case as a document: note by note, each with when, what, and who signed it."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from lssdesk.letters.blocks import Block, Heading, Letter, Note, Paragraph, Run
from lssdesk.letters.hours.frame import made, writer_of
from lssdesk.letters.running import blocks
from lssdesk.model.case import Case
from lssdesk.texts import t


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A note in words.  ``corrected``: that it holds no longer, and why; ``corrects``: what it replaces."""

    head: str
    text: str
    signed: str
    corrects: str = ""
    corrected: str = ""


def report(case: Case, notes: Sequence[Noted], about: Sequence[str], today: date) -> Letter:
    """The document, written today for the file; ``Refused`` where sender or name is missing."""
    writer = writer_of(case, today, draft=False)
    body = [*(Paragraph(text) for text in about), *(block for one in notes for block in _blocks(one))]
    return made(writer, t("journal.paper.title"), body, addressed=False)


def _blocks(one: Noted) -> Iterator[Block]:
    """What was corrected stays readable, with words above it that say so."""
    yield Heading(one.head)
    if one.corrected:
        yield Paragraph((Run(one.corrected, bold=True),))
    yield from blocks(one.text, "")
    yield Note(label=one.signed, lines=(one.corrects,) if one.corrects else ())
