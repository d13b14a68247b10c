"""The content of a letter as values: what it says, in reading order, with nothing of how it looks.

Composed from a case, compared in tests, drawn by ``lssdesk.letters.pdf``.  Every block may carry an
``origin``, the wording's id or the JSON pointer of the fact it came from, so that the preview can
lead from a place on the page back to the field.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, get_args

import msgspec

Layout = Literal["standard", "large", "easy"]
"""How the same content is set: as usual, in large print, or easy to read."""
LAYOUTS: tuple[Layout, ...] = get_args(Layout)


class Run(msgspec.Struct, frozen=True):
    """A stretch of running text.

    ``link`` is an absolute address (``https:``, ``mailto:``, ``tel:``) or empty; ``note`` is a footnote,
    whose mark stands after the text.
    """

    text: str
    bold: bool = False
    link: str = ""
    note: str = ""


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
    """An entry of a list; those below it carry bullets, or numbers and letters where ``numbered``."""

    text: Text
    bullets: tuple["Entry", ...] = ()
    numbered: bool = False


Entry = Item | str | tuple[Run, ...]


class BulletList(_Block, frozen=True):
    items: tuple[Entry, ...]


class NumberedList(_Block, frozen=True):
    """``start`` is the first entry's number, where a list goes on after other text."""

    items: tuple[Entry, ...]
    start: int = 1


Align = Literal["left", "right", "center"]


class Cell(msgspec.Struct, frozen=True):
    """A table cell over several columns or rows; a cell of one column and row may be its text alone."""

    text: Text
    columns: int = 1
    rows: int = 1


TableCell = Cell | str | tuple[Run, ...]


class Table(_Block, frozen=True):
    """A table whose header rows are repeated on each page that it runs over.

    ``header`` may be empty; ``subheaders`` are further header rows below it.  With ``row_heads`` the first
    cell of each row is its header.  ``total`` is a last row of sums, begun by its header.

    ``widths`` are shares of the text width in any unit (``(2, 1, 1)``); columns without one share the
    rest evenly.  Rows that are short of cells are filled with empty ones.  A table whose words are too long
    for its columns is set as "header: value" line by line, in the same order.
    """

    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[Align, ...] = ()
    caption: str = ""
    subheaders: tuple[tuple[TableCell, ...], ...] = ()
    row_heads: bool = False
    total: tuple[TableCell, ...] = ()

    @property
    def heads(self) -> tuple[tuple[TableCell, ...], ...]:
        """All header rows that hold cells."""
        return tuple(row for row in (self.header, *self.subheaders) if row)


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
    """The words of ``text`` without weight, links and footnotes."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def item(entry: Entry) -> Item:
    """``entry`` as an Item, whichever way it was given."""
    return entry if isinstance(entry, Item) else Item(entry)


def cell(entry: TableCell) -> Cell:
    """``entry`` as a Cell, whichever way it was given."""
    return entry if isinstance(entry, Cell) else Cell(entry)


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
        case Heading():
            yield block.text
        case Paragraph():
            yield from _said(block.text)
        case BulletList() | NumberedList():
            yield from _entry_texts(block.items)
        case Table():
            yield block.caption
            for row in (*block.heads, *block.rows, block.total):
                for entry in row:
                    yield from _said(cell(entry).text)
        case Signature():
            yield from (*block.lines, block.name, block.title)
        case Note():
            yield block.label
            for line in block.lines:
                yield from _said(line)
        case KeepTogether():
            for inner in block.blocks:
                yield from _block_texts(inner)
        case PageBreak():
            pass


def _entry_texts(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in map(item, entries):
        yield from _said(entry.text)
        yield from _entry_texts(entry.bullets)


def _said(text: Text) -> Iterator[str]:
    """The words of ``text``, then its footnotes."""
    yield plain(text)
    if not isinstance(text, str):
        yield from (run.note for run in text if run.note)


def plain_text(letter: Letter) -> str:
    """The letter's words, one piece a line, empty pieces left out: for tests and for comparing versions."""
    return "\n".join(text for text in texts(letter) if text.strip())
