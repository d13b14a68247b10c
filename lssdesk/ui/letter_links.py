"""What on a letter's pages leads to a field: whole blocks, and within them the words that a field gave.

Coordinates are points from a page's upper left corner.  Words are looked for on a page only when the
pointer or the keys come to it, since that costs a millisecond each.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtPdf import QPdfDocument

from lssdesk.flow.preview import Filled, Spot

_MARGIN = 64.0  # of the text on the page, less what a highlight needs beside it
_AIR = 3.0
_MOST = 5  # of the same words on a page, that are looked at

NameOf = Callable[[str], str]
"""Name of the field at a pointer, empty where no form asks for it."""


@dataclass(frozen=True)
class Link:
    """Where something stands on a page, and the field that it leads to."""

    page: int
    rects: tuple[QRectF, ...]
    block: QRectF
    pointer: str
    name: str
    text: str = ""


class Links:
    """The links of one letter.  ``name_of`` says which fields can be gone to."""

    def __init__(self, document: QPdfDocument, spots: Sequence[Spot], name_of: NameOf) -> None:
        self._document, self._name_of = document, name_of
        self._spots: dict[int, list[Spot]] = {}
        for spot in spots:
            self._spots.setdefault(spot.page, []).append(spot)
        self._texts: dict[int, str] = {}
        self._lines: dict[int, list[tuple[float, str]]] = {}
        self._known: dict[Spot, tuple[Link, ...]] = {}

    def at(self, page: int, point: QPointF) -> Link | None:
        """What stands at a point: the words that a field gave before the block around them."""
        for spot in self._spots.get(page, ()):
            if spot.top <= point.y() <= spot.bottom and self._frame(spot).contains(point):
                found = self._links(spot)
                inner = (link for link in found[1:] if any(rect.contains(point) for rect in link.rects))
                return next(inner, found[0] if found and found[0].pointer else None)
        return None

    def after(self, link: Link | None, way: int, page: int, top: float = 0.0) -> Link | None:
        """The next link (1) or the one before (-1); with none before it the first from a height on."""
        pages = sorted(self._spots)[::way]
        here = link.page if link else page
        for number in (one for one in pages if (one - here) * way >= 0):
            found = [
                one
                for one in self._on(number)
                if link is not None or number != page or one.block.top() >= top
            ]
            found = found[::way]
            if link in found:
                found = found[found.index(link) + 1 :]
            if found:
                return found[0]
        return None

    def _on(self, page: int) -> list[Link]:
        return [link for spot in self._spots.get(page, ()) for link in self._links(spot) if link.pointer]

    def _links(self, spot: Spot) -> tuple[Link, ...]:
        """The block first, with an empty pointer where it leads nowhere; then its words, in order."""
        if spot not in self._known:
            pointer = next((one for one in spot.pointers if self._name_of(one)), "")
            frame = self._frame(spot)
            block = Link(spot.page, (frame,), frame, pointer, self._name_of(pointer) if pointer else "")
            inner = (link for filled in spot.filled for link in self._filled(spot, filled, frame))
            self._known[spot] = (block, *(link for link in inner if link.pointer != pointer))
        return self._known[spot]

    def _frame(self, spot: Spot) -> QRectF:
        width = self._document.pagePointSize(spot.page).width()
        return QRectF(_MARGIN, spot.top - _AIR, width - 2 * _MARGIN, spot.bottom - spot.top + 2 * _AIR)

    def _filled(self, spot: Spot, filled: Filled, frame: QRectF) -> Iterator[Link]:
        """The words of a paragraph that fields gave, where the paragraph stands in this block."""
        for number, match in enumerate(filled.words.finditer(self._text(spot.page))):
            first = self._rects(spot.page, match.start(), 1)
            if number == _MOST:
                return
            if first and frame.contains(first[0].center()):
                for group, pointer in enumerate(filled.pointers, 1):
                    if name := self._name_of(pointer):
                        start, stop = match.span(group)
                        rects = self._rects(spot.page, start, stop - start)
                        words = " ".join(match[group].split())
                        yield Link(spot.page, rects, frame, pointer, name, words)
                return

    def _rects(self, page: int, start: int, length: int) -> tuple[QRectF, ...]:
        bounds = self._document.getSelectionAtIndex(page, start, length).bounds()
        return tuple(bound.boundingRect().adjusted(-2, -2, 2, 2) for bound in bounds)

    def _text(self, page: int) -> str:
        if page not in self._texts:
            self._texts[page] = self._document.getAllText(page).text()
        return self._texts[page]

    def words(self, link: Link) -> str:
        """The words of a link, for somebody who hears them."""
        if link.text:
            return link.text
        inside = (
            text for y, text in self._lines_of(link.page) if link.block.top() <= y <= link.block.bottom()
        )
        return " ".join(" ".join(inside).split())

    def _lines_of(self, page: int) -> list[tuple[float, str]]:
        """Each line of a page's text with the height of its middle."""
        if page not in self._lines:
            start, found = 0, []
            for line in self._text(page).split("\n"):
                rects = self._rects(page, start, 1) if line.strip() else ()
                found += [(rects[0].center().y(), line)] if rects else []
                start += len(line) + 1
            self._lines[page] = found
        return self._lines[page]
