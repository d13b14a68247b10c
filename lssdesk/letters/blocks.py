"""The content of a letter as values: what it says, in reading order, with nothing of how it looks.

Composed from a case, compared in tests, drawn by ``lssdesk.letters.pdf``.  Every block may carry an
``origin``, the wording's id or the JSON pointer of the fact it came from, so that the preview can
lead from a place on the page back to the field.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

import msgspec


class Run(msgspec.Struct, frozen=True):
    """A stretch of running text; ``link`` is an absolute address (``https:``, ``mailto:``) or empty."""

    text: str
    bold: bool = False
    link: str = ""


Text = str | tuple[Run, ...]


class _Block(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    origin: str = ""


class Heading(_Block, frozen=True):
    """A heading, kept with what follows it.  Level 1 is the letter's own title."""

    text: str
    level: int = 2


class Paragraph(_Block, frozen=True):
    """Running text; a line break in the text is a line break on paper."""

    text: Text


class Item(msgspec.Struct, frozen=True):
    """An entry of a list, with at most one level of bullets below it."""

    text: Text
    bullets: tuple[Text, ...] = ()


class BulletList(_Block, frozen=True):
    items: tuple[Item | str, ...]


class NumberedList(_Block, frozen=True):
    items: tuple[Item | str, ...]


Align = Literal["left", "right", "center"]


class Table(_Block, frozen=True):
    """A table whose header row is repeated on each page that it runs over.

    ``widths`` are shares of the text width in any unit (``(2, 1, 1)``); columns without one share the
    rest evenly.  Rows that are short of cells are filled with empty ones.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[Align, ...] = ()
    caption: str = ""


class Signature(_Block, frozen=True):
    """Who decided: never alone on a page, always with at least two lines of what is signed.

    ``lines`` stand above the space for the signature (place and day, "enligt delegation …").
    """

    name: str
    title: str = ""
    lines: tuple[str, ...] = ()


class Note(_Block, frozen=True):
    """Small print under a short label, as the list of enclosures; kept on one page."""

    label: str
    lines: tuple[Text, ...]


class PageBreak(_Block, frozen=True):
    """What follows begins a new page (the appeal instruction is a page of its own)."""


class KeepTogether(_Block, frozen=True):
    """Blocks that stay on one page as long as a page can hold them."""

    blocks: tuple[
        Heading | Paragraph | BulletList | NumberedList | Table | Signature | Note,
        ...,
    ]


Block = Heading | Paragraph | BulletList | NumberedList | Table | Signature | Note | PageBreak | KeepTogether


class Letterhead(msgspec.Struct, frozen=True):
    """The sender, from the municipality's settings.  ``logo`` is a PNG or JPEG file's bytes."""

    municipality: str
    board: str = ""
    unit: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    web: str = ""
    logo: bytes | None = None
    logo_alt: str = ""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A whole letter.  ``created`` is the content's own time: the PDF's dates are this and never the clock.

    ``references`` are label and value pairs ("Datum", "2026-03-12"); ``case_number`` stands on every page.
    """

    title: str
    sender: Letterhead
    recipient: tuple[str, ...]
    body: tuple[Block, ...]
    created: datetime
    case_number: str = ""
    references: tuple[tuple[str, str], ...] = ()
    author: str = ""
    subject: str = ""
    language: str = "sv-SE"


def runs(text: Text) -> tuple[Run, ...]:
    """``text`` as runs, whichever way it was given."""
    return (Run(text),) if isinstance(text, str) else text


def plain(text: Text) -> str:
    """The words of ``text`` without weight and links."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def item(entry: Item | str) -> Item:
    """``entry`` as an Item, whichever way it was given."""
    return Item(entry) if isinstance(entry, str) else entry


def texts(letter: Letter) -> Iterator[str]:
    """Every text that is drawn, in reading order; a piece is a line, a paragraph or a cell."""
    sender = letter.sender
    yield from (sender.municipality, sender.board, sender.unit)
    yield from letter.recipient
    for label, value in letter.references:
        yield f"{label} {value}"
    for block in letter.body:
        yield from _block_texts(block)
    yield from (*sender.address, sender.phone, sender.email, sender.web)
    yield letter.case_number


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield plain(block.text)
        case BulletList() | NumberedList():
            for entry in map(item, block.items):
                yield from (plain(entry.text), *map(plain, entry.bullets))
        case Table():
            yield block.caption
            for row in (block.header, *block.rows):
                yield from map(plain, row)
        case Signature():
            yield from (*block.lines, block.name, block.title)
        case Note():
            yield from (block.label, *map(plain, block.lines))
        case KeepTogether():
            for inner in block.blocks:
                yield from _block_texts(inner)
        case PageBreak():
            pass


def plain_text(letter: Letter) -> str:
    """The letter's words, one piece a line, empty pieces left out: for tests and for comparing versions."""
    return "\n".join(text for text in texts(letter) if text.strip())
