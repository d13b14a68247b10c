"""Content blocks → pieces on the page and elements in the tree, and what a page break may not part."""

from collections.abc import Iterable

from lssdesk.letters import blocks as b
from lssdesk.letters.pdf import parts as p
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lists import add_list
from lssdesk.letters.pdf.stack import Stack
from lssdesk.letters.pdf.structure import Elem
from lssdesk.letters.pdf.tables import add_table

_LINES_BEFORE_SIGNATURE = 2
_SPACE_ABOVE_SIGNATURE = 20.0
_SPACE_AFTER_COLON = 4.0


class Composer:
    """Takes blocks in reading order; ``stack.atoms`` is what the paginator gets."""

    def __init__(self, root: Elem, look: s.Look) -> None:
        self.root, self.look = root, look
        self.stack = Stack(look)
        self._level = 0
        self._tables = 0

    def add(self, block: b.Block) -> None:
        match block:
            case b.Heading():
                self._heading(block)
            case b.Paragraph():
                self._paragraph(block)
            case b.BulletList() | b.NumberedList():
                add_list(self.stack, self.root, block)
            case b.Table():
                self._tables += 1
                add_table(self.stack, self.root, block, self._tables)
            case b.Signature():
                self._signature(block)
            case b.Note():
                self._note(block)
            case b.KeepTogether():
                self._together(block.blocks)
            case b.PageBreak():
                self.stack.new_page = bool(self.stack.atoms)

    def _text(self, text: b.Text, style: s.Style, origin: str) -> bool:
        return self.stack.paragraph(text, style, self.root, origin)

    def _paragraph(self, block: b.Paragraph) -> None:
        """Running text; one that ends in a colon leads into what follows and stays with it."""
        if self._text(block.text, self.look.body, block.origin) and _leads_on(block.text):
            self.stack.keep, self.stack.after = True, _SPACE_AFTER_COLON

    def _heading(self, block: b.Heading) -> None:
        """A heading, never a level deeper in the tree than one below the heading before it."""
        level = max(1, min(block.level, 3))
        style = self.look.headings[level]
        lines = self.stack.lines(block.text, style)
        if not lines:
            return
        self._level = min(level, self._level + 1)
        elem = self.root.add(f"H{self._level}")
        piece = p.TextPiece(lines, style, elem, s.LEFT, block.origin)
        self.stack.hold(self.stack.put(piece, style.before, style.after) + 1)
        self.stack.keep = True

    def _signature(self, block: b.Signature) -> None:
        lines = [line for line in block.lines if line.strip()]
        stack, start = self.stack, len(self.stack.atoms)
        style = s.Style(self.look.body.size, self.look.body.leading)
        stack.after = max(stack.after, _SPACE_ABOVE_SIGNATURE)
        for line in lines:
            self._text(line, style, block.origin)
        stack.after = 0.0 if lines else stack.after
        stack.put(p.Space(self.look.sign_space), 0, 0)
        self._text(block.name, style.strong, block.origin)
        self._text(block.title, style, block.origin)
        stack.after = self.look.body.after
        # Held together with at least two lines of what it signs.
        stack.hold(max(0, start - _LINES_BEFORE_SIGNATURE + 1))

    def _note(self, block: b.Note) -> None:
        start = len(self.stack.atoms)
        if self._text(block.label, self.look.note_label, block.origin):
            self.stack.after = 0.0
        for line in block.lines:
            self._text(line, self.look.note, block.origin)
        self.stack.hold(start + 1)
        self.stack.after = self.look.body.after

    def _together(self, inner: Iterable[b.Block]) -> None:
        start = len(self.stack.atoms)
        for block in inner:
            self.add(block)
        self.stack.hold(start + 1)


def _leads_on(text: b.Text) -> bool:
    return b.plain(text).rstrip().endswith(":")
