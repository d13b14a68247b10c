"""What stands on pages: pieces that know their height line by line and draw any stretch of themselves.

A piece gives the paginator one ``Atom`` per line, so nothing is ever taller than a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lssdesk.letters.blocks import Align
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import Line
from lssdesk.letters.pdf.pen import Pen
from lssdesk.letters.pdf.structure import Elem

FREE, KEEP, RAGGED = 0, 1, 2
"""How bad a page break before an atom is: fine, separates what belongs together, leaves a lone line."""


class Piece(Protocol):
    """Draws its atoms ``start`` to ``stop`` (exclusive) from ``top`` downwards."""

    origin: str
    head: Row | None

    def heights(self) -> list[float]: ...

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None: ...


@dataclass
class Atom:
    """One line or row slice of ``piece``; ``before`` is the space above it unless it begins a page."""

    piece: Piece
    index: int
    height: float
    before: float = 0
    penalty: int = FREE
    new_page: bool = False


@dataclass
class Label:
    """A bullet or number beside the first line."""

    elem: Elem
    line: Line
    x: float


@dataclass
class TextPiece:
    """Lines of one paragraph, heading, list entry or address."""

    lines: Sequence[Line]
    style: s.Style
    elem: Elem
    x: float
    origin: str = ""
    label: Label | None = None
    head: Row | None = None

    def heights(self) -> list[float]:
        return [self.style.leading] * len(self.lines)

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None:
        if self.label and start == 0:
            pen.line(self.label.elem, self.label.x, top, self.label.line, self.style)
        for offset, line in enumerate(self.lines[start:stop]):
            pen.line(self.elem, self.x, top + offset * self.style.leading, line, self.style)


@dataclass
class Space:
    """Room for a signature by hand."""

    height: float
    origin: str = ""
    head: Row | None = None

    def heights(self) -> list[float]:
        return [self.height]

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None:
        """Nothing to draw: the room is the point."""


@dataclass
class Pair:
    """A label with its value beside it, one paragraph to a screen reader."""

    label: Sequence[Line]
    value: Sequence[Line]
    elem: Elem
    x: float
    value_x: float
    origin: str = ""
    head: Row | None = None

    def heights(self) -> list[float]:
        return [s.VALUE.leading] * max(len(self.label), len(self.value))

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None:
        for lines, style, x in ((self.label, s.LABEL, self.x), (self.value, s.VALUE, self.value_x)):
            for offset, line in enumerate(lines[start:stop]):
                pen.line(self.elem, x, top + offset * style.leading, line, style)


@dataclass
class Cell:
    lines: Sequence[Line]
    elem: Elem
    x: float
    width: float
    align: Align = "left"

    def line_x(self, line: Line) -> float:
        slack = self.width - line.width
        return self.x + {"left": 0.0, "center": slack / 2, "right": slack}[self.align]


PAD = 4.0
"""Space above and below a table row's text."""


@dataclass
class Row:
    """A table row, split between its lines when it must be.  ``head``: the header row to repeat above it."""

    cells: Sequence[Cell]
    style: s.Style
    is_head: bool = False
    head: Row | None = None
    origin: str = ""
    count: int = field(init=False)

    def __post_init__(self) -> None:
        self.count = max(1, max(len(cell.lines) for cell in self.cells))

    def heights(self) -> list[float]:
        heights = [self.style.leading] * self.count
        heights[0] += PAD
        heights[-1] += PAD
        return heights

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None:
        height = sum(self.heights()[start:stop])
        if self.is_head:
            pen.tint(s.LEFT, top, s.WIDTH, height)
        first = top + (PAD if start == 0 else 0)
        for cell in self.cells:
            for offset, line in enumerate(cell.lines[start:stop]):
                pen.line(cell.elem, cell.line_x(line), first + offset * self.style.leading, line, self.style)
        pen.rule(
            s.LEFT, s.RIGHT, top + height, 0.8 if self.is_head else 0.5, s.QUIET if self.is_head else s.RULE
        )

    def draw_repeated(self, pen: Pen, top: float) -> None:
        """The whole header row again on a later page, which a screen reader does not meet twice."""
        with pen.artifact("Pagination"):
            self.draw(pen, top, 0, self.count)

    @property
    def height(self) -> float:
        return sum(self.heights())
