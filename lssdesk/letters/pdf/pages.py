"""Which atoms and footnotes stand on which page: greedy, with the mildest break that there is on the page."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from lssdesk.letters.pdf.parts import Atom, Piece, Repeated, TextPiece
from lssdesk.letters.pdf.style import FOOTNOTE_GAP

_WHOLE_NOTE = 6  # lines up to which a footnote is not parted
_BEGUN = 3  # lines of a parted one that stand on the page of its mark at least
_SHARE_OF_REST = 0.6  # of a page that what is left of earlier footnotes may take while there is text

Area = tuple[float, float]
Rest = tuple[TextPiece, int]
"""A footnote and the line from which it goes on."""
Taken = tuple[TextPiece, int, int]
"""A footnote and its lines on a page."""


@dataclass(frozen=True)
class Placed:
    """Atoms ``start`` to ``stop`` (exclusive) of a piece, ``top`` points from the page's upper edge."""

    piece: Piece
    start: int
    stop: int
    top: float
    bottom: float
    repeated: Repeated | None = None


@dataclass
class Page:
    """``notes`` are the footnotes, which end at the foot of the page."""

    body: list[Placed] = field(default_factory=list)
    notes: list[Placed] = field(default_factory=list)


def paginate(atoms: Sequence[Atom], first: Area, rest: Area) -> list[Page]:
    """Pages of placed pieces; ``first`` and ``rest`` are top and bottom of the text on page 1 and after."""
    pages: list[Page] = []
    start, area = 0, first
    waiting: deque[Rest] = deque()
    while start < len(atoms) or waiting:
        room = area[1] - area[0]
        carried = _take(waiting, room * _SHARE_OF_REST if start < len(atoms) else room)
        stop = start
        if start < len(atoms):
            stop = _cut(atoms, start, _fitting(atoms, start, room, _depth(carried), bool(waiting)))
        body = _place(atoms[start:stop], area[0])
        waiting.extend((note, 0) for atom in atoms[start:stop] for note in atom.notes)
        left = area[1] - (body[-1].bottom if body else area[0]) - (_depth(carried) or FOOTNOTE_GAP)
        pages.append(Page(body, _at_foot([*carried, *_take(waiting, left + FOOTNOTE_GAP)], area[1])))
        start, area = stop, rest
    return pages or [Page()]


def _depth(taken: Sequence[Taken]) -> float:
    """Height of footnotes with the gap above them."""
    lines = sum((stop - start) * note.style.leading for note, start, stop in taken)
    return lines + FOOTNOTE_GAP if taken else 0.0


def _take(waiting: deque[Rest], room: float) -> list[Taken]:
    """As many lines of the waiting footnotes as there is room for below the gap."""
    taken: list[Taken] = []
    left = room - FOOTNOTE_GAP + 0.01
    while waiting:
        note, start = waiting[0]
        rest = len(note.lines) - start
        count = min(rest, int(left // note.style.leading))
        if count == rest - 1 and count > 2:
            count -= 1  # no line alone on the next page
        if count <= 0:
            break
        taken.append((note, start, start + count))
        left -= count * note.style.leading
        waiting.popleft()
        if count < rest:
            waiting.appendleft((note, start + count))
            break
    return taken


def _fitting(atoms: Sequence[Atom], start: int, room: float, foot: float, waits: bool) -> int:
    """End of the atoms that fit from ``start`` on beside their footnotes; at least one.

    ``foot`` is the height of what is left of earlier footnotes; with ``waits`` not all of that has room,
    and a new one would begin on a later page than its mark.
    """
    head = atoms[start].piece.head
    used = atoms[start].height + (head.height if head else 0)
    foot = _with(foot, atoms[start].notes)
    stop = start + 1
    while stop < len(atoms) and not atoms[stop].new_page:
        atom = atoms[stop]
        used += atom.before + atom.height
        if waits and atom.notes:
            break
        if used + _with(foot, atom.notes) > room:
            begun = _with(foot, atom.notes, parted=True)
            return stop + 1 if begun < _with(foot, atom.notes) and used + begun <= room else stop
        foot = _with(foot, atom.notes)
        stop += 1
    return stop


def _with(foot: float, notes: Sequence[TextPiece], *, parted: bool = False) -> float:
    """Height at the foot with ``notes`` too; with ``parted`` only the beginning of a long last one."""
    if not notes:
        return foot
    depths = [len(note.lines) for note in notes]
    if parted and depths[-1] > _WHOLE_NOTE:
        depths[-1] = _BEGUN
    lines = sum(depth * note.style.leading for depth, note in zip(depths, notes, strict=True))
    return (foot or FOOTNOTE_GAP) + lines


def _cut(atoms: Sequence[Atom], start: int, stop: int) -> int:
    """The latest of the mildest breaks between ``start`` and ``stop``."""
    if stop == len(atoms) or atoms[stop].new_page:
        return stop
    return min(range(stop, start, -1), key=lambda at: atoms[at].penalty)


def _place(atoms: Sequence[Atom], top: float) -> list[Placed]:
    placed: list[Placed] = []
    repeated = atoms[0].piece.head if atoms else None
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


def _at_foot(taken: Sequence[Taken], bottom: float) -> list[Placed]:
    y = bottom - sum((stop - start) * note.style.leading for note, start, stop in taken)
    placed: list[Placed] = []
    for note, start, stop in taken:
        top, y = y, y + (stop - start) * note.style.leading
        placed.append(Placed(note, start, stop, top, y))
    return placed
