"""Tables: as columns where these are wide enough for their words, else "header: value" line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import grid
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import Word, break_words, widest, words
from lssdesk.letters.pdf.rows import CellText, Kind, Rows
from lssdesk.letters.pdf.stack import Stack
from lssdesk.letters.pdf.stacked import add_stacked
from lssdesk.letters.pdf.structure import Elem

_CELL_GAP = 0.63  # left and right of a cell's text, as a share of its size
_MAX_WHOLE_ROW = 240.0
_MAX_REPEATED_HEAD = 160.0


def add_table(stack: Stack, root: Elem, block: b.Table, number: int) -> None:
    """Append the table; ``number`` is its own in the letter, for the ids of its headers."""
    found, columns = grid.sections(block)
    if not columns:
        return
    for place in (place for section in found for place in section.places):
        place.text = stack.notes.numbered(place.text)
    maker = _Table(stack, block, found, columns, number)
    room = maker.widths()
    if room is None:
        add_stacked(stack, root, block, found)
    else:
        maker.add(root, room)
    stack.after = 1.1 * stack.look.body.leading


@dataclass
class _Ready:
    """A cell's words, measured before it is known how wide the columns are."""

    place: grid.Place
    kind: Kind
    style: s.Style
    is_head: bool
    words: list[Word]


class _Table:
    def __init__(
        self, stack: Stack, block: b.Table, found: list[grid.Section], columns: int, number: int
    ) -> None:
        self.stack, self.block, self.columns, self.number = stack, block, columns, number
        self.gap = stack.look.cell.size * _CELL_GAP
        self.found = found
        self.ready = [[self._ready(section, row) for row in section.rows] for section in found]
        spans = any(place.rows > 1 or place.columns > 1 for section in found for place in section.places)
        self.heads = [cell for cell in self._cells() if cell.is_head]
        self.by_id = spans and bool(self.heads)

    def _cells(self) -> Iterator[_Ready]:
        for section in self.ready:
            for row in section:
                yield from row

    def _ready(self, section: grid.Section, row: Sequence[grid.Place]) -> list[_Ready]:
        return [self._cell(section.kind, place) for place in row]

    def _cell(self, kind: Kind, place: grid.Place) -> _Ready:
        first = place.column == 0 and (kind == "total" or self.block.row_heads)
        is_head = kind == "head" or (first and bool(b.plain(place.text).strip()))
        style = self.stack.look.cell
        style = style.strong if is_head or kind == "total" else style
        return _Ready(place, kind, style, is_head, words(place.text, style))

    def widths(self) -> list[float] | None:
        """The columns' widths with their gaps; None where some word is too long."""
        least = [2 * self.gap + 1.0] * self.columns
        for cell in self._cells():
            if cell.place.columns == 1:
                column = cell.place.column
                least[column] = max(least[column], widest(cell.words) + 2 * self.gap + 0.01)
        return grid.widths(grid.shares(self.block.widths, self.columns), least, s.WIDTH)

    def add(self, root: Elem, room: Sequence[float]) -> None:
        tree = root.add("Table")
        if self.stack.paragraph(
            self.block.caption, self.stack.look.caption, tree, self.block.origin, "Caption"
        ):
            self.stack.keep = True
        edges = [*accumulate(room, initial=s.LEFT)]
        head: Rows | None = None
        for section, ready in zip(self.found, self.ready, strict=True):
            for first, count in section.groups():
                rows = self._group(tree, section.kind, ready[first : first + count], edges)
                self._put(rows, head)
                head = rows if section.kind == "head" else head

    def _put(self, rows: Rows, head: Rows | None) -> None:
        """Append the piece; a total and what follows a header are not parted from what is above."""
        if head and head.height <= _MAX_REPEATED_HEAD:
            rows.head = head
        self.stack.keep = self.stack.keep or rows.kind == "total"
        start = self.stack.put(rows, 0, 0)
        if rows.height <= _MAX_WHOLE_ROW:
            self.stack.hold(start + 1)
        else:
            self.stack.no_lone_lines(sum(rows.depths))
        self.stack.keep = rows.kind == "head"
        for index in range(sum(rows.depths)):
            for cell, line in rows.lines_at(index):
                self.stack.note(start + index, line, cell.holder)

    def _group(
        self, tree: Elem, kind: Kind, ready: Sequence[Sequence[_Ready]], edges: Sequence[float]
    ) -> Rows:
        cells: list[CellText] = []
        for number, row in enumerate(ready):
            elem = tree.add("TR")
            cells += [self._text(elem.add(self._tag(cell)), cell, number, edges) for cell in row]
        look = self.stack.look
        return Rows(cells, len(ready), look.cell, look.pad, kind, origin=self.block.origin)

    @staticmethod
    def _tag(cell: _Ready) -> str:
        return "TH" if cell.is_head else "TD"

    def _text(self, elem: Elem, cell: _Ready, row: int, edges: Sequence[float]) -> CellText:
        place = cell.place
        left, right = edges[place.column], edges[place.column + place.columns]
        lines = break_words(cell.words, right - left - 2 * self.gap, cell.style)
        self._describe(elem, cell)
        noted = any(part.note for line in lines for part in line.parts)
        text = elem.add("P") if noted else elem  # a footnote is read after the cell's text
        return CellText(
            lines, text, elem, cell.style, row, place.rows, left, right, self.gap, self._align(place)
        )

    def _align(self, place: grid.Place) -> b.Align:
        aligns = self.block.aligns
        align: b.Align = aligns[place.column] if place.column < len(aligns) else "left"
        return "center" if place.columns > 1 and align == "right" else align

    def _describe(self, elem: Elem, cell: _Ready) -> None:
        """Spans and scope; with spans also which headers belong to the cell."""
        place = cell.place
        elem.columns, elem.rows = place.columns, place.rows
        if cell.is_head:
            elem.scope = "Column" if cell.kind == "head" else "Row"
        if self.by_id:
            elem.id = self._id(cell) if cell.is_head else ""
            elem.headers = tuple(self._id(one) for one in self._heads_of(cell))

    def _id(self, cell: _Ready) -> str:
        return f"table-{self.number}-{cell.kind}-{cell.place.row}-{cell.place.column}"

    def _heads_of(self, cell: _Ready) -> Iterator[_Ready]:
        """The headers above the cell's columns, then the one before its rows."""
        for one in self.heads:
            above = one.kind == "head" and (cell.kind != "head" or one.place.row < cell.place.row)
            before = one.kind == cell.kind != "head" and one is not cell
            if (above and one.place.columns_meet(cell.place)) or (before and one.place.rows_meet(cell.place)):
                yield one
