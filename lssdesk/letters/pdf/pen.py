"""Drawing with the tags written along: every mark on the page belongs to an element or is an artifact."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.glyphs import BOLD, REGULAR, font
from lssdesk.letters.pdf.lines import Line, Part
from lssdesk.letters.pdf.structure import Annotation, Elem, Mark


class Pen:
    """A canvas that knows whose content it draws.  Coordinates count from the top left of the page."""

    def __init__(self, out: BinaryIO, language: str) -> None:
        font(REGULAR), font(BOLD)
        self._canvas: Any = Canvas(
            out, pagesize=(s.PAGE_WIDTH, s.PAGE_HEIGHT), pageCompression=0, invariant=1,
            pdfVersion=(1, 7), initialFontName=REGULAR, lang=language,
        )  # fmt: skip
        self.page = 0
        self._marks = 0
        self._open: Elem | None = None
        self._artifact = False

    def next_page(self) -> None:
        self._close()
        self._canvas.showPage()
        self.page += 1
        self._marks = 0

    def save(self) -> None:
        self._canvas.save()

    def _close(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
            self._open = None

    def mark(self, elem: Elem) -> None:
        """What is drawn from here on is ``elem``'s; inside an artifact it stays the artifact's."""
        if self._artifact or self._open is elem:
            return
        self._close()
        self._canvas.addLiteral(f"/{elem.tag} <</MCID {self._marks}>> BDC")
        elem.kids.append(Mark(self.page, self._marks))
        self._marks += 1
        self._open = elem

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """Decoration (``Layout``) or what every page repeats (``Pagination``); the outermost one counts."""
        if self._artifact:
            yield
            return
        self._close()
        self._canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
        self._artifact = True
        yield
        self._artifact = False
        self._canvas.addLiteral("EMC")

    def line(self, elem: Elem, x: float, top: float, line: Line, style: s.Style) -> None:
        """Draw ``line`` with its box's top at ``top``; a linked part is its own Link element."""
        baseline = s.PAGE_HEIGHT - top - (style.leading + 0.714 * style.size) / 2
        for part in line.parts:
            if part.link and not self._artifact:
                self._link(elem, x, baseline, part, style)
            else:
                self.mark(elem)
                self._text(x, baseline, part, style.size, style.color)
            x += part.width

    def _text(self, x: float, baseline: float, part: Part, size: float, color: s.Color) -> None:
        self._canvas.setFillColorRGB(*color)
        self._canvas.setFont(BOLD if part.bold else REGULAR, size)
        self._canvas.drawString(x, baseline, part.text)

    def _link(self, elem: Elem, x: float, baseline: float, part: Part, style: s.Style) -> None:
        link = self._link_element(elem, part.link)
        self.mark(link)
        self._text(x, baseline, part, style.size, s.LINK)
        self._canvas.setStrokeColorRGB(*s.LINK)
        self._canvas.setLineWidth(0.5)
        self._canvas.line(x, baseline - 1.6, x + part.width, baseline - 1.6)
        rect = (x, baseline - 3, x + part.width, baseline + style.size * 0.8)
        link.kids.append(Annotation(self.page, rect, part.link))

    @staticmethod
    def _link_element(elem: Elem, address: str) -> Elem:
        """The link that ``elem`` ended with when it goes on over the line's end, or a new one."""
        last = elem.kids[-1] if elem.kids else None
        if isinstance(last, Elem) and last.address == address:
            return last
        return elem.add("Link", address=address)

    def rule(self, x0: float, x1: float, top: float, width: float, color: s.Color = s.RULE) -> None:
        """A thin horizontal line."""
        with self.artifact("Layout"):
            self._canvas.setStrokeColorRGB(*color)
            self._canvas.setLineWidth(width)
            self._canvas.line(x0, s.PAGE_HEIGHT - top, x1, s.PAGE_HEIGHT - top)

    def tint(self, x: float, top: float, width: float, height: float) -> None:
        """A pale ground behind a table's header row."""
        with self.artifact("Layout"):
            self._canvas.setFillColorRGB(*s.TINT)
            self._canvas.rect(x, s.PAGE_HEIGHT - top - height, width, height, stroke=0, fill=1)

    def figure(self, elem: Elem, image: Any, x: float, top: float, width: float, height: float) -> None:
        """A picture with the element that carries its alternative text."""
        self.mark(elem)
        bottom = s.PAGE_HEIGHT - top - height
        self._canvas.drawImage(ImageReader(image), x, bottom, width, height)
        elem.bbox = (x, bottom, x + width, bottom + height)
