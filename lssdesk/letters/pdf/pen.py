"""Drawing with the tags written along: every mark on the page belongs to an element or is an artifact."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.glyphs import BOLD, REGULAR, font
from lssdesk.letters.pdf.lines import MARK_SIZE, Line, Part
from lssdesk.letters.pdf.structure import Annotation, Elem, Mark

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | str.maketrans(
    {"(": "\\(", ")": "\\)", "\\": "\\\\"}
)
_RAISED = 0.36  # a footnote mark's baseline above the text's, as a share of its size


class Pen:
    """A canvas that knows whose content it draws.  Coordinates count from the top left of the page.

    ``notes`` are the elements of the footnotes by their marks.
    """

    def __init__(self, out: BinaryIO, language: str, notes: Mapping[str, Elem]) -> None:
        self._fonts = {False: font(REGULAR), True: font(BOLD)}
        self._canvas: Any = Canvas(
            out, pagesize=(s.PAGE_WIDTH, s.PAGE_HEIGHT), pageCompression=0, invariant=1,
            pdfVersion=(1, 7), initialFontName=REGULAR, lang=language,
        )  # fmt: skip
        self._notes = notes
        self.page = 0
        self._marks = 0
        self._open: Elem | None = None
        self._artifact = False
        self._fill: s.Color | None = None

    def next_page(self) -> None:
        self._close()
        self._canvas.showPage()
        self.page += 1
        self._marks = 0
        self._fill = None

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
            if part.note:
                self._note_mark(elem, x, baseline, part, style)
            elif part.link and not self._artifact:
                self._link(elem, x, baseline, part, style)
            else:
                self.mark(elem)
                self._text(x, baseline, part, style.size, style.color)
            x += part.width

    def _text(self, x: float, baseline: float, part: Part, size: float, color: s.Color) -> None:
        code = self._canvas.addLiteral
        if color != self._fill:
            self._fill = color
            code(f"{_rgb(color)} rg")
        code(f"BT {x:.2f} {baseline:.2f} Td")
        face, document = self._fonts[part.bold], self._canvas._doc
        for subset, text in face.splitString(part.text, document):
            name = face.getSubsetInternalName(subset, document)
            code(f"{name} {size:g} Tf ({text.decode('latin-1').translate(_ESCAPED)}) Tj")
        code("ET")

    def _link(self, elem: Elem, x: float, baseline: float, part: Part, style: s.Style) -> None:
        link = self._link_element(elem, part.link)
        self.mark(link)
        self._text(x, baseline, part, style.size, s.LINK)
        self._stroke(x, x + part.width, baseline - 0.145 * style.size, 0.045 * style.size, s.LINK)
        rect = (x, baseline - 3, x + part.width, baseline + style.size * 0.8)
        link.kids.append(Annotation(self.page, rect, part.link))

    @staticmethod
    def _link_element(elem: Elem, address: str) -> Elem:
        """The link that ``elem`` ended with when it goes on over the line's end, or a new one."""
        last = elem.kids[-1] if elem.kids else None
        if isinstance(last, Elem) and last.address == address:
            return last
        link = elem.add("Link")
        link.address = address
        return link

    def _note_mark(self, elem: Elem, x: float, baseline: float, part: Part, style: s.Style) -> None:
        """The raised number, which leads to the footnote."""
        size, raised = style.size * MARK_SIZE, baseline + style.size * _RAISED
        link = elem if self._artifact else elem.add("Reference").add("Link")
        self.mark(link)
        self._text(x, raised, part, size, style.color)
        if not self._artifact:
            rect = (x - 1, raised - 1, x + part.width + 1, raised + size * 0.8)
            link.kids.append(Annotation(self.page, rect, note=self._notes[part.text]))

    def anchor(self, elem: Elem, x: float, top: float) -> None:
        """Remember where ``elem`` begins, for what leads to it."""
        elem.place = (self.page, x, s.PAGE_HEIGHT - top)

    def rule(self, x0: float, x1: float, top: float, width: float, color: s.Color = s.RULE) -> None:
        """A thin horizontal line."""
        with self.artifact("Layout"):
            self._stroke(x0, x1, s.PAGE_HEIGHT - top, width, color)

    def _stroke(self, x0: float, x1: float, y: float, width: float, color: s.Color) -> None:
        self._canvas.addLiteral(f"{_rgb(color)} RG {width:.2f} w {x0:.2f} {y:.2f} m {x1:.2f} {y:.2f} l S")

    def tint(self, x: float, top: float, width: float, height: float) -> None:
        """A pale ground behind a table's header row."""
        with self.artifact("Layout"):
            self._fill = s.TINT
            box = f"{x:.2f} {s.PAGE_HEIGHT - top - height:.2f} {width:.2f} {height:.2f}"
            self._canvas.addLiteral(f"{_rgb(s.TINT)} rg {box} re f")

    def figure(self, elem: Elem, image: Any, x: float, top: float, width: float, height: float) -> None:
        """A picture with the element that carries its alternative text."""
        self.mark(elem)
        bottom = s.PAGE_HEIGHT - top - height
        self._canvas.drawImage(ImageReader(image), x, bottom, width, height)
        elem.bbox = (x, bottom, x + width, bottom + height)


def _rgb(color: s.Color) -> str:
    return f"{color[0]:g} {color[1]:g} {color[2]:g}"
