"""Table rows on the page: those that a cell over several rows holds together are one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from lssdesk.letters.blocks import Align
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import Line
from lssdesk.letters.pdf.pen import Pen
from lssdesk.letters.pdf.structure import Elem

Kind = Literal["head", "body", "total"]


@dataclass
class CellText:
    """A cell's lines: ``row`` counts within the piece, ``left`` and ``right`` bound the cell on the page.

    ``elem`` has the text, ``holder`` what is read after it as well.
    """

    lines: Sequence[Line]
    elem: Elem
    holder: Elem
    style: s.Style
    row: int
    rows: int
    left: float
    right: float
    gap: float
    align: Align = "left"

    def line_x(self, line: Line) -> float:
        slack = self.right - self.left - 2 * self.gap - line.width
        return self.left + self.gap + {"left": 0.0, "center": slack / 2, "right": slack}[self.align]


@dataclass
class Rows:
    """Rows with as many atoms each as the tallest cell has lines.

    A cell over several rows goes on from one row's lines to the next one's, so that the piece can be
    parted anywhere.  ``head``: the header rows to repeat above it on a later page.
    """

    cells: Sequence[CellText]
    count: int
    style: s.Style
    pad: float
    kind: Kind = "body"
    head: Rows | None = None
    origin: str = ""
    depths: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.depths = [1] * self.count
        for cell in sorted(self.cells, key=lambda cell: cell.rows):
            last = cell.row + cell.rows - 1
            short = len(cell.lines) - sum(self.depths[cell.row : last + 1])
            self.depths[last] += max(0, short)

    def heights(self) -> list[float]:
        heights: list[float] = []
        for depth in self.depths:
            row = [self.style.leading] * depth
            row[0] += self.pad
            row[-1] += self.pad
            heights += row
        return heights

    @property
    def height(self) -> float:
        return sum(self.heights())

    def lines_at(self, index: int) -> Iterator[tuple[CellText, Line]]:
        """The lines that atom ``index`` holds, with their cells."""
        starts = self._starts()
        for cell in self.cells:
            at = index - starts[cell.row]
            if 0 <= at < len(cell.lines):
                yield cell, cell.lines[at]

    def _starts(self) -> list[int]:
        """The first atom of each row, and the number of atoms."""
        return [0, *accumulate(self.depths)]

    def draw(self, pen: Pen, top: float, start: int, stop: int) -> None:
        edges = [top, *accumulate(self.heights()[start:stop], initial=top)][1:]
        if self.kind == "head":
            pen.tint(s.LEFT, top, s.WIDTH, edges[-1] - top)
        starts = self._starts()
        for cell in self.cells:
            self._draw_cell(pen, cell, starts, (start, stop), edges)
        self._draw_rules(pen, starts, (start, stop), edges)

    def _draw_cell(
        self, pen: Pen, cell: CellText, starts: list[int], part: tuple[int, int], edges: list[float]
    ) -> None:
        """The cell's lines between the atoms of ``part``, at even distances."""
        first = max(starts[cell.row], part[0])
        last = min(starts[cell.row] + len(cell.lines), part[1])
        if first >= last:
            return
        top = edges[first - part[0]] + (self.pad if first in starts else 0)
        for offset, line in enumerate(cell.lines[first - starts[cell.row] : last - starts[cell.row]]):
            pen.line(cell.elem, cell.line_x(line), top + offset * cell.style.leading, line, cell.style)

    def _draw_rules(self, pen: Pen, starts: list[int], part: tuple[int, int], edges: list[float]) -> None:
        strong = self.kind != "body"
        for row in range(self.count - 1):
            if part[0] < starts[row + 1] < part[1]:
                for left, right in self._ends(row):
                    pen.rule(left, right, edges[starts[row + 1] - part[0]], 0.5)
        if self.kind == "total" and part[0] == 0:
            pen.rule(s.LEFT, s.RIGHT, edges[0], 0.8, s.QUIET)
        pen.rule(s.LEFT, s.RIGHT, edges[-1], 0.8 if strong else 0.5, s.QUIET if strong else s.RULE)

    def _ends(self, row: int) -> Iterator[tuple[float, float]]:
        """From where to where a line goes below ``row``; below headers with a gap between them."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.rows and cell.row + cell.rows - 1 == row:
                gap = cell.gap if self.kind == "head" else 0.0
                yield cell.left + gap, cell.right - gap

    def draw_repeated(self, pen: Pen, top: float) -> None:
        """The whole header again on a later page, which a screen reader does not meet twice."""
        with pen.artifact("Pagination"):
            self.draw(pen, top, 0, sum(self.depths))
