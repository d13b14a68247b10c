"""Content blocks → a tagged PDF (PDF/A-2a and PDF/UA-1), the same bytes from the same content.

Brings in ReportLab and pikepdf: import it when a letter is to be drawn, not at start-up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lssdesk.letters.blocks import Layout, Letter
from lssdesk.letters.pdf import furniture
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.compose import Composer
from lssdesk.letters.pdf.finish import finished
from lssdesk.letters.pdf.glyphs import missing_glyphs
from lssdesk.letters.pdf.pages import Page, Placed, paginate
from lssdesk.letters.pdf.pen import Pen
from lssdesk.letters.pdf.structure import Elem

__all__ = ["Drawn", "Place", "draw", "missing_glyphs", "render"]


@dataclass(frozen=True)
class Place:
    """Where a block stands: page from 0, top and bottom in points from the page's upper edge."""

    page: int
    top: float
    bottom: float
    origin: str


@dataclass(frozen=True)
class Drawn:
    """A letter's PDF with its number of pages and the places that lead back to facts."""

    pdf: bytes
    pages: int
    places: tuple[Place, ...]


def render(letter: Letter, layout: Layout = "standard") -> bytes:
    """The letter as PDF; the layout changes how it looks and not a word of what it says.

    Never fails on what an officer can type; a character that the fonts lack is written out
    (``[U+1F600]``) and named by ``missing_glyphs``.  ``Refused`` where the logo cannot be read.
    """
    return draw(letter, layout).pdf


def draw(letter: Letter, layout: Layout = "standard") -> Drawn:
    """The letter as PDF, and where on it each block with an origin stands.  Refused as ``render`` is."""
    root, look = Elem("Document"), s.LOOKS[layout]
    sheet = furniture.head_of(letter, root, look)
    composer = Composer(root, look)
    for block in (*sheet.overflow, *letter.body):
        composer.add(block)
    for block in furniture.foot_of(sheet, letter.sender, root):
        composer.add(block)
    atoms = composer.stack.atoms
    pages = paginate(atoms, (sheet.body_top, sheet.body_bottom), (s.BODY_TOP, s.BODY_BOTTOM))
    drawn = _draw_pages(letter, sheet, pages, composer.stack.notes.elems)
    places = tuple(
        Place(number, placed.top, placed.bottom, placed.piece.origin)
        for number, page in enumerate(pages)
        for placed in page.body
        if placed.piece.origin
    )
    return Drawn(finished(drawn, letter, root), len(pages), places)


def _draw_pages(
    letter: Letter, sheet: furniture.Sheet, pages: list[Page], notes: Mapping[str, Elem]
) -> bytes:
    out = BytesIO()
    pen = Pen(out, letter.language, notes)
    for number, page in enumerate(pages):
        furniture.page_header(pen, letter, sheet.look, number + 1, len(pages))
        if number == 0:
            sheet.draw_head(pen)
        for placed in page.body:
            _draw_placed(pen, placed)
        if page.notes:
            pen.rule(s.LEFT, s.LEFT + 40 * s.MM, page.notes[0].top - s.FOOTNOTE_GAP / 2, 0.5)
        for placed in page.notes:
            _draw_placed(pen, placed)
        if number == 0:
            sheet.draw_foot(pen)
        pen.next_page()
    pen.save()
    return out.getvalue()


def _draw_placed(pen: Pen, placed: Placed) -> None:
    if placed.repeated:
        placed.repeated.draw_repeated(pen, placed.top - placed.repeated.height)
    placed.piece.draw(pen, placed.top, placed.start, placed.stop)
