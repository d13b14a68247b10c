"""Where the cells of a table stand: rows and columns taken by spans, gaps filled, columns wide enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf.rows import Kind

_MOST = 100  # columns that one cell may span


@dataclass
class Place:
    """A cell with its first row (of its section), first column, and how many of each it takes."""

    text: b.Text
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    def columns_meet(self, other: Place) -> bool:
        return self.column < other.column + other.columns and other.column < self.column + self.columns

    def rows_meet(self, other: Place) -> bool:
        return self.row < other.row + other.rows and other.row < self.row + self.rows


@dataclass
class Section:
    """The header, the rows or the total of a table; a cell never reaches from one into another.

    ``rows`` holds for each row the cells that begin in it.
    """

    kind: Kind
    rows: list[list[Place]]

    @property
    def places(self) -> list[Place]:
        return [place for row in self.rows for place in row]

    def groups(self) -> list[tuple[int, int]]:
        """First row and number of rows that cells over several rows hold together; a header is one."""
        if self.kind == "head":
            return [(0, len(self.rows))]
        found: list[tuple[int, int]] = []
        first = reach = 0
        for number, row in enumerate(self.rows, 1):
            reach = max(reach, number, *(place.row + place.rows for place in row))
            if reach == number:
                found.append((first, number - first))
                first = number
        return found


def sections(table: b.Table) -> tuple[list[Section], int]:
    """The sections that hold rows, regular, and the number of columns."""
    given: list[tuple[Kind, Sequence[Sequence[b.TableCell]]]] = [
        ("head", table.heads),
        ("body", table.rows),
        ("total", (table.total,) if table.total else ()),
    ]
    made = [Section(kind, _placed(rows)) for kind, rows in given if rows]
    columns = max((place.column + place.columns for one in made for place in one.places), default=0)
    for one in made:
        _fill(one, columns)
    return made, columns


def _placed(rows: Sequence[Sequence[b.TableCell]]) -> list[list[Place]]:
    taken: set[tuple[int, int]] = set()
    placed: list[list[Place]] = [[] for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in map(b.cell, row):
            while (number, column) in taken:
                column += 1
            place = Place(cell.text, number, column)
            place.rows = max(1, min(cell.rows, len(rows) - number))
            place.columns = _free(taken, place, cell.columns)
            taken |= _area(place)
            placed[number].append(place)
            column += place.columns
    return placed


def _free(taken: set[tuple[int, int]], place: Place, wanted: int) -> int:
    """As many of the columns that a cell asks for as no cell from a row above stands in."""
    columns = 1
    while columns < min(wanted, _MOST) and (place.row, place.column + columns) not in taken:
        columns += 1
    return columns


def _area(place: Place) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row in range(place.row, place.row + place.rows)
        for column in range(place.column, place.column + place.columns)
    }


def _fill(section: Section, columns: int) -> None:
    """Empty cells where a row is short, then each row from left to right."""
    taken = {spot for place in section.places for spot in _area(place)}
    for number, row in enumerate(section.rows):
        row += [Place("", number, column) for column in range(columns) if (number, column) not in taken]
        row.sort(key=lambda place: place.column)


def shares(given: Sequence[float], count: int) -> list[float]:
    """A share for each column; one without a sensible share gets an average one."""
    known = [share for share in given[:count] if share > 0]
    average = sum(known) / len(known) if known else 1.0
    return [given[i] if i < len(given) and given[i] > 0 else average for i in range(count)]


def widths(wanted: Iterable[float], least: Sequence[float], room: float) -> list[float] | None:
    """Column widths after their shares, none narrower than ``least``; None where that cannot be."""
    weights = list(wanted)
    if sum(least) > room:
        return None
    fixed: set[int] = set()
    while True:
        free = [i for i in range(len(weights)) if i not in fixed]
        left = room - sum(least[i] for i in fixed)
        total = sum(weights[i] for i in free)
        narrow = {i for i in free if left * weights[i] / total < least[i]}
        if not narrow:
            return [least[i] if i in fixed else left * weights[i] / total for i in range(len(weights))]
        fixed |= narrow
