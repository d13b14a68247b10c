"""A copy of a signed letter in large print or easy to read, from the content that was frozen at signing.

The wordings are those of that day, whatever the program says now.  The copy says that it is one: what
was signed is the letter in its own layout.
"""

import msgspec

from lssdesk.flow import letters, seal, signing
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, Heading, Layout, Letter, Paragraph
from lssdesk.store.tables import LetterRow
from lssdesk.texts import t

OTHERS: tuple[Layout, ...] = ("large", "easy")
"""The layouts that a letter is not signed in."""


def of(row: LetterRow, layout: Layout) -> bytes:
    """The copy as PDF.

    Refused where the signed bytes are no longer those; Trouble for a letter whose content was not kept.
    """
    signing.checked(row)
    return letters.pdf_of(marked(seal.letter_of(row), row, layout), draft=False, layout=layout)


def marked(letter: Letter, row: LetterRow, layout: Layout) -> Letter:
    """The letter with a line below its title that says what it is."""
    day = swedish.day(row.signed_at.astimezone(STOCKHOLM).date())
    line = Paragraph(t(f"copy.{layout}.line", day=day))
    title = t(f"copy.{layout}.title", title=letter.title)
    return msgspec.structs.replace(letter, title=title, body=_below_title(letter.body, line))


def _below_title(body: tuple[Block, ...], line: Block) -> tuple[Block, ...]:
    first = body[0] if body else None
    place = 1 if isinstance(first, Heading) and first.level == 1 else 0
    return (*body[:place], line, *body[place:])
