"""Lists and the lists in their entries: label beside the text, each level further in."""

from collections.abc import Sequence
from dataclasses import dataclass

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import parts as p
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import Line, break_lines
from lssdesk.letters.pdf.stack import Stack
from lssdesk.letters.pdf.structure import Elem

_BULLETS = "•–"
_NUMBERINGS = ("Decimal", "LowerAlpha", "LowerRoman")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DEEPEST = 6
"""Levels that are moved further in; those below stand where this one does."""


def add_list(stack: Stack, root: Elem, block: b.BulletList | b.NumberedList) -> None:
    start = block.start if isinstance(block, b.NumberedList) else None
    if block.items:
        _Level(stack, block.origin).add(root, block.items, start)
    stack.after = stack.look.body.after


@dataclass
class _Level:
    """One level of a list, its labels at ``x``; ``numbered`` is how many levels above carry numbers."""

    stack: Stack
    origin: str
    level: int = 0
    numbered: int = 0
    x: float = s.LEFT

    def add(self, parent: Elem, entries: Sequence[b.Entry], start: int | None) -> None:
        """The entries, numbered from ``start`` or with bullets where it is None."""
        kind = "Disc" if start is None else _NUMBERINGS[self.numbered % 3]
        tree = parent.add("L", numbering=kind)
        labels = [self._label(kind, (start or 1) + place) for place in range(len(entries))]
        gap = self.stack.look.item.size * 0.5
        indent = max(self.stack.look.indent, max(label.width for label in labels) + gap)
        for label, entry in zip(labels, map(b.item, entries), strict=True):
            body = self._entry(tree, label, entry.text, self.x + indent)
            if entry.bullets:
                deeper = self.x + indent if self.level < _DEEPEST else self.x
                numbered = self.numbered + (start is not None)
                below = _Level(self.stack, self.origin, self.level + 1, numbered, deeper)
                below.add(body, entry.bullets, 1 if entry.numbered else None)

    def _label(self, kind: str, number: int) -> Line:
        sign = _BULLETS[self.level % 2] if kind == "Disc" else _number(number, kind)
        return break_lines(sign, s.WIDTH, self.stack.look.item)[0]

    def _entry(self, tree: Elem, label: Line, text: b.Text, x: float) -> Elem:
        item = tree.add("LI")
        label_elem, body = item.add("Lbl"), item.add("LBody")
        style = self.stack.look.item
        lines = self.stack.lines(text, style, self.stack.look.right - x) or [Line((), 0)]
        piece = p.TextPiece(lines, style, body.add("P"), x, self.origin)
        piece.label = p.Label(label_elem, label, self.x)
        self.stack.text(piece, body)
        return body


def _number(number: int, kind: str) -> str:
    """ "3.", "c)" or "iii)"; numbers again where there are no more letters."""
    if kind == "LowerAlpha" and number <= len(_LETTERS):
        return f"{_LETTERS[number - 1]})"
    if kind == "LowerRoman" and number < 40:
        return f"{_roman(number)})"
    return f"{number}."


def _roman(number: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (number // value)
        number %= value
    return signs
