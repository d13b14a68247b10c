"""What stands on pages: pieces that know their height line by line and draw any stretch of themselves.

A piece gives the paginator one ``Atom`` per line, so nothing is ever taller than a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import Line
from lssdesk.letters.pdf.pen import Pen
from lssdesk.letters.pdf.structure import Elem

FREE, KEEP, RAGGED = 0, 1, 2
"""How bad a page break before an atom is: fine, separates what belongs together, leaves a lone line."""


class Repeated(Protocol):
    """What is drawn again above a piece that goes on on another page."""

    @property
    def height(self) -> float: ...

    def draw_repeated(self, pen: Pen, top: float) -> None: ...


class Piece(Protocol):
    """Draws its atoms ``start`` to ``stop`` (exclusive) from ``top`` downwards."""

    origin: str

    @property
    def head(self) -> Repeated | None: ...

    def heights(self) -> list[float]: ...

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None: ...


@dataclass(slots=True)
class Atom:
    """One line or row slice of ``piece``; ``before`` is the space above it unless it begins a page.

    ``notes`` are the footnotes whose marks it holds.
    """

    piece: Piece
    index: int
    height: float
    before: float = 0
    penalty: int = FREE
    new_page: bool = False
    notes: Sequence[TextPiece] = ()


@dataclass
class Label:
    """A bullet or number beside the first line."""

    elem: Elem
    line: Line
    x: float


@dataclass
class TextPiece:
    """Lines of one paragraph, heading, list entry, footnote or address; ``ruled`` has a thin line above."""

    lines: Sequence[Line]
    style: s.Style
    elem: Elem
    x: float
    origin: str = ""
    label: Label | None = None
    ruled: bool = False
    head: Repeated | None = None

    def heights(self) -> list[float]:
        return [self.style.leading + line.gap for line in self.lines]

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None:
        if start == 0:
            self._begin(pen, top)
        for line in self.lines[start:stop]:
            pen.line(self.elem, self.x, top, line, self.style)
            top += self.style.leading + line.gap

    def _begin(self, pen: Pen, top: float) -> None:
        if self.ruled:
            pen.rule(s.LEFT, s.RIGHT, top - 4, 0.5)
        if self.elem.id:
            pen.anchor(self.elem, self.x, top)
        if self.label:
            pen.line(self.label.elem, self.label.x, top, self.label.line, self.style)


@dataclass
class Space:
    """Room for a signature by hand."""

    height: float
    origin: str = ""
    head: Repeated | None = None

    def heights(self) -> list[float]:
        return [self.height]

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None:
        """Nothing to draw: the room is the point."""


@dataclass
class Pair:
    """A label with its value beside it, or ``below`` it; one paragraph to a screen reader."""

    label: Sequence[Line]
    value: Sequence[Line]
    look: s.Look
    elem: Elem
    x: float
    value_x: float
    below: bool = False
    origin: str = ""
    head: Repeated | None = None

    def heights(self) -> list[float]:
        counts = (len(self.label), len(self.value))
        return [self.look.value.leading] * (sum(counts) if self.below else max(counts))

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None:
        """Always as a whole: what has no room on the page's head becomes running text instead."""
        for offset, line in enumerate(self.label):
            pen.line(self.elem, self.x, top + offset * self.look.label.leading, line, self.look.label)
        first = len(self.label) if self.below else 0
        for offset, line in enumerate(self.value, first):
            pen.line(self.elem, self.value_x, top + offset * self.look.value.leading, line, self.look.value)
