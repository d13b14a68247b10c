"""Pieces in reading order for the paginator, with the space between them and what may not be parted."""

from collections.abc import Sequence

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import parts as p
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import Line, break_lines
from lssdesk.letters.pdf.notes import Notes
from lssdesk.letters.pdf.structure import Elem


class Stack:
    """``atoms`` is what the paginator gets.

    ``after`` is the space that the last piece wants below it, ``keep`` that what comes next stays with it,
    ``new_page`` that it begins a page.
    """

    def __init__(self, look: s.Look) -> None:
        self.look = look
        self.notes = Notes(look)
        self.atoms: list[p.Atom] = []
        self.after = 0.0
        self.keep = False
        self.new_page = False

    def put(self, piece: p.Piece, before: float, after: float) -> int:
        """Append the piece's atoms; the space to what stands above is the larger of the two wishes.

        Gives the place of its first atom.
        """
        start = len(self.atoms)
        self.atoms += [p.Atom(piece, index, height) for index, height in enumerate(piece.heights())]
        first = self.atoms[start]
        first.before = max(before, self.after)
        first.penalty = p.KEEP if self.keep else p.FREE
        first.new_page = self.new_page
        self.after, self.keep, self.new_page = after, False, False
        return start

    def lines(self, text: b.Text, style: s.Style, width: float = 0.0) -> list[Line]:
        """``text`` with its footnotes numbered, as lines of that width, else of running text."""
        return break_lines(self.notes.numbered(text), width or self.look.right - s.LEFT, style)

    def paragraph(self, text: b.Text, style: s.Style, parent: Elem, origin: str, tag: str = "P") -> bool:
        """A paragraph of its own, without lone lines at page ends; False where there is nothing to see."""
        lines = self.lines(text, style)
        if lines:
            self.text(p.TextPiece(lines, style, parent.add(tag), s.LEFT, origin), parent)
        return bool(lines)

    def text(self, piece: p.TextPiece, parent: Elem) -> None:
        """Append ``piece`` without lone lines at page ends, its footnotes being read after it."""
        start = self.put(piece, piece.style.before, piece.style.after)
        self.no_lone_lines(len(piece.lines))
        if piece.style.sentence_gap:
            self._whole_sentences(start, piece.lines)
        self.footnotes(start, piece.lines, parent)

    def _whole_sentences(self, start: int, lines: Sequence[Line]) -> None:
        """A page rather ends between two sentences."""
        for index, line in enumerate(lines[:-1], start + 1):
            if not line.gap:
                self.atoms[index].penalty = max(self.atoms[index].penalty, p.KEEP)

    def footnotes(self, start: int, lines: Sequence[Line], parent: Elem) -> None:
        for index, line in enumerate(lines):
            self.note(start + index, line, parent)

    def note(self, at: int, line: Line, parent: Elem) -> None:
        """Let the footnotes whose marks are in ``line`` stand on the page of atom ``at``."""
        found = self.notes.pieces(line, parent)
        if found:
            self.atoms[at].notes = [*self.atoms[at].notes, *found]

    def no_lone_lines(self, count: int) -> None:
        """No page break after the first or before the last of the ``count`` atoms put last."""
        if count > 1:
            self.atoms[1 - count].penalty = self.atoms[-1].penalty = p.RAGGED

    def hold(self, start: int) -> None:
        """No page break before any atom from ``start`` on."""
        for atom in self.atoms[start:]:
            atom.penalty = max(atom.penalty, p.KEEP)
