"""Content blocks → a tagged PDF (PDF/A-2a and PDF/UA-1), the same bytes from the same content.

Brings in ReportLab and pikepdf: import it when a letter is to be drawn, not at start-up.
"""

from dataclasses import dataclass
from io import BytesIO

from lssdesk.letters.blocks import Letter
from lssdesk.letters.pdf import furniture
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.compose import Composer
from lssdesk.letters.pdf.finish import finished
from lssdesk.letters.pdf.glyphs import missing_glyphs
from lssdesk.letters.pdf.pages import Placed, paginate
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


def render(letter: Letter) -> bytes:
    """The letter as PDF.

    Never fails on what an officer can type; a character that the fonts lack is written out
    (``[U+1F600]``) and named by ``missing_glyphs``.  ``Refused`` where the logo cannot be read.
    """
    return draw(letter).pdf


def draw(letter: Letter) -> Drawn:
    """The letter as PDF, and where on it each block with an origin stands.  Refused as ``render`` is."""
    root = Elem("Document")
    sheet = furniture.head_of(letter, root)
    composer = Composer(root)
    for block in (*sheet.overflow, *letter.body):
        composer.add(block)
    for block in furniture.foot_of(sheet, letter.sender, root):
        composer.add(block)
    pages = paginate(composer.atoms, (sheet.body_top, sheet.body_bottom), (s.BODY_TOP, s.BODY_BOTTOM))
    drawn = _draw_pages(letter, sheet, pages)
    places = tuple(
        Place(number, placed.top, placed.bottom, placed.piece.origin)
        for number, page in enumerate(pages)
        for placed in page
        if placed.piece.origin
    )
    return Drawn(finished(drawn, letter, root), len(pages), places)


def _draw_pages(letter: Letter, sheet: furniture.Sheet, pages: list[list[Placed]]) -> bytes:
    out = BytesIO()
    pen = Pen(out, letter.language)
    for number, page in enumerate(pages):
        furniture.page_header(pen, letter, number + 1, len(pages))
        if number == 0:
            sheet.draw_head(pen)
        for placed in page:
            if placed.repeated:
                placed.repeated.draw_repeated(pen, placed.top - placed.repeated.height)
            placed.piece.draw(pen, placed.top, placed.start, placed.stop)
        if number == 0:
            sheet.draw_foot(pen)
        pen.next_page()
    pen.save()
    return out.getvalue()
