"""Which atoms stand on which page: greedy, with the mildest break that there is on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from lssdesk.letters.pdf.parts import Atom, Piece, Row


@dataclass(frozen=True)
class Placed:
    """Atoms ``start`` to ``stop`` (exclusive) of a piece, ``top`` points from the page's upper edge."""

    piece: Piece
    start: int
    stop: int
    top: float
    bottom: float
    repeated: Row | None = None


def paginate(
    atoms: Sequence[Atom], first: tuple[float, float], rest: tuple[float, float]
) -> list[list[Placed]]:
    """Pages of placed pieces; ``first`` and ``rest`` are top and bottom of the text on page 1 and after."""
    pages: list[list[Placed]] = []
    start, area = 0, first
    while start < len(atoms):
        stop = _cut(atoms, start, _fitting(atoms, start, area[1] - area[0]))
        pages.append(_place(atoms[start:stop], area[0]))
        start, area = stop, rest
    return pages or [[]]


def _head(atom: Atom) -> Row | None:
    return atom.piece.head


def _fitting(atoms: Sequence[Atom], start: int, room: float) -> int:
    """End of the atoms that fit from ``start`` on; at least one."""
    head = _head(atoms[start])
    used = atoms[start].height + (head.height if head else 0)
    stop = start + 1
    while stop < len(atoms) and not atoms[stop].new_page:
        used += atoms[stop].before + atoms[stop].height
        if used > room:
            break
        stop += 1
    return stop


def _cut(atoms: Sequence[Atom], start: int, stop: int) -> int:
    """The latest of the mildest breaks between ``start`` and ``stop``."""
    if stop == len(atoms) or atoms[stop].new_page:
        return stop
    return min(range(stop, start, -1), key=lambda at: atoms[at].penalty)


def _place(atoms: Sequence[Atom], top: float) -> list[Placed]:
    placed: list[Placed] = []
    repeated = _head(atoms[0])
    y = top + (repeated.height if repeated else 0)
    at = 0
    while at < len(atoms):
        piece, start = atoms[at].piece, at
        y += atoms[at].before if at else 0
        upper = y
        while at < len(atoms) and atoms[at].piece is piece:
            y += atoms[at].height
            at += 1
        first = atoms[start].index
        placed.append(Placed(piece, first, first + at - start, upper, y, repeated if start == 0 else None))
    return placed
