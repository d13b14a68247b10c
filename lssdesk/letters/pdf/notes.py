"""Footnotes: numbered through the letter, drawn at the foot of the page that has their mark."""

from collections.abc import Iterator, Sequence

from lssdesk.letters.blocks import Run, Text
from lssdesk.letters.pdf import style as s
from lssdesk.letters.pdf.lines import Line, Part, break_lines
from lssdesk.letters.pdf.parts import Label, TextPiece
from lssdesk.letters.pdf.structure import Elem
from lssdesk.letters.running import inline


class Notes:
    """The footnotes of one letter; ``elems`` are their elements by mark."""

    def __init__(self, look: s.Look) -> None:
        self.elems: dict[str, Elem] = {}
        self._look = look
        self._count = 0

    def numbered(self, text: Text) -> Text:
        """``text`` with each footnote's mark as a run of its own, whose note is the footnote."""
        if isinstance(text, str) or not any(run.note for run in text):
            return text
        return tuple(self._numbered(text))

    def _numbered(self, given: Sequence[Run]) -> Iterator[Run]:
        """The runs with their marks; what ends in a blank has its mark before that."""
        after_mark = False
        for run in given:
            words = run.text.rstrip(" ") if run.note.strip() else run.text
            if words:
                yield Run(words, run.bold, run.link)
            if run.note.strip():
                if after_mark and not words:
                    yield Run("\xa0")  # two marks are not one number
                self._count += 1
                yield Run(str(self._count), note=run.note)
                yield Run(run.text[len(words) :])
            after_mark = bool(run.note.strip()) or (after_mark and not words)

    def pieces(self, line: Line, parent: Elem) -> list[TextPiece]:
        """The footnotes whose marks are in ``line``; they are read after what ``parent`` holds by now."""
        return [self._piece(part, parent) for part in line.parts if part.note]

    def _piece(self, part: Part, parent: Elem) -> TextPiece:
        elem = parent.add("Note", id=f"note-{part.text}")
        self.elems[part.text] = elem
        style = self._look.footnote
        label = break_lines(part.text, s.WIDTH, style)[0]
        x = s.LEFT + max(label.width + 5, style.size * 1.3)
        lines = break_lines(inline(part.note), self._look.right - x, style) or [Line((), 0)]
        piece = TextPiece(lines, style, elem, x)
        piece.label = Label(elem.add("Lbl"), label, s.LEFT)
        return piece
