"""What is marked in a text: a wave under unknown words, dots under what a hint speaks of.

Only the paragraph that changes is looked at, and of its words those near the key.  Waves lie over dots; they
differ in shape, not in colour alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QColor,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from lssdesk.language import Hint
from lssdesk.language.spelling import checked_words, named
from lssdesk.ui import theme
from lssdesk.ui.writing.aids import Aids

WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
DOTS = QTextCharFormat.UnderlineStyle.DotLine
_PIECE = re.compile(r"(?s:.*?[.!?]\s+|.+)")  # about a sentence: so much is looked at for a key
Place = tuple[int, int]  # number of a paragraph, place in it
Found = list[tuple[int, int]]  # start and length, in Qt's places


class Marked(NamedTuple):
    """A hint, what it speaks of, and where that is now: the cursor moves along with the text."""

    hint: Hint
    text: str
    where: QTextCursor

    @property
    def start(self) -> int:
        return self.where.selectionStart()

    @property
    def end(self) -> int:
        return self.where.selectionEnd()


def qt_length(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def qt_places(text: str) -> Callable[[int], int]:
    """Turns a place in ``text`` into Qt's: signs beyond the basic plane (an emoji) count twice there."""
    if qt_length(text) == len(text):
        return int
    places, place = [], 0
    for sign in text:
        places.append(place)
        place += 2 if sign > "\uffff" else 1
    return [*places, place].__getitem__


class Marks(QSyntaxHighlighter):
    """``cursor`` says where somebody writes, or None: a word that is being written is not judged yet."""

    def __init__(self, aids: Aids, cursor: Callable[[], Place | None], parent: QObject) -> None:
        super().__init__(parent)
        self._aids, self._cursor = aids, cursor
        self.names: frozenset[str] = frozenset()
        self.wanted = True
        self.hints: list[Marked] = []
        self._judged: dict[str, Found] = {}
        self._waiting = False
        self._typed = -1  # where in the document something was written last
        self._unfinished: tuple[QTextBlock, int, int] | None = None  # the word that is being written

    def mark(self, document: QTextDocument) -> None:
        """Begin with a document; it has to be heard here before its paragraphs are looked at."""
        document.contentsChange.connect(self._changed)
        self.setDocument(document)

    def _changed(self, place: int, _removed: int, added: int) -> None:
        self._typed = place + added

    def show_hints(self, found: Iterable[tuple[Hint, str, int, int]]) -> None:
        """Mark these places, which are Qt's, in place of those before."""
        before = {(mark.start, mark.end) for mark in self.hints}
        self.hints = []
        for hint, text, start, end in found:
            where = QTextCursor(self.document())
            where.setPosition(start)
            where.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.hints.append(Marked(hint, text, where))
        for block in self._blocks(before ^ {(mark.start, mark.end) for mark in self.hints}):
            self.rehighlightBlock(block)

    def _blocks(self, places: Iterable[tuple[int, int]]) -> Iterator[QTextBlock]:
        document = self.document()
        numbers = {
            number
            for start, end in places
            for number in range(
                document.findBlock(start).blockNumber(), document.findBlock(end).blockNumber() + 1
            )
        }
        return (document.findBlockByNumber(number) for number in sorted(numbers))

    def begin_anew(self) -> None:
        """Look at everything: what is wanted, known or coloured has changed."""
        self._judged.clear()
        self.rehighlight()

    def look_again(self) -> None:
        """Words were judged: mark those that were waited for."""
        if self._waiting:
            self._waiting = False
            self.rehighlight()

    def finish(self) -> None:
        """Judge the word that was being written, if the cursor has left it."""
        if self._unfinished is None:
            return
        block, start, end = self._unfinished
        cursor = self._cursor()
        if cursor is not None and cursor[0] == block.blockNumber() and start < cursor[1] <= end:
            return
        self._unfinished, self._typed = None, -1
        if block.isValid():
            self.rehighlightBlock(block)

    def misspelt(self) -> Iterator[tuple[int, int]]:
        """Places of the words that have a wave."""
        block = self.document().firstBlock()
        while block.isValid():
            for part in block.layout().formats():
                if part.format.underlineStyle() == WAVE:
                    start = block.position() + part.start
                    yield start, start + part.length
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        if self.wanted:
            self._mark_hints()
            self._mark_words(text)

    def _mark_hints(self) -> None:
        offset, look = self.currentBlock().position(), _look(DOTS, theme.current().info)
        last = offset + self.currentBlock().length()
        for mark in self.hints:
            start, end = mark.start, mark.end
            if start < last and end > offset and start < end:
                start = max(start - offset, 0)
                self.setFormat(start, end - offset - start, look)

    def _mark_words(self, text: str) -> None:
        if self._aids.spelling is None or not text:
            return
        block, look = self.currentBlock(), _look(WAVE, theme.current().block)
        at, offset = self._written_at(block), 0
        for piece in _PIECE.findall(text):
            end = offset + qt_length(piece)
            written = offset < at <= end
            found = None if written else self._judged.get(piece)
            if found is None:
                found = self._judge(piece, block, offset, at if written else -1)
            for start, length in found:
                self.setFormat(offset + start, length, look)
            offset = end

    def _judge(self, piece: str, block: QTextBlock, offset: int, at: int) -> Found:
        """The unknown words of a piece; remembered where all of it is judged and nobody writes there."""
        found, asked, place = [], [], qt_places(piece)
        for word in checked_words(piece):
            verdict = self._aids.spelling.known(word.text)
            if verdict or named(word.text, self.names):
                continue
            start, end = place(word.start), place(word.end)
            if offset + start < at <= offset + end:
                self._unfinished = block, offset + start, offset + end
            elif verdict is None:
                asked.append(word.text)
            else:
                found.append((start, end - start))
        if asked:
            self._waiting = True
            self._aids.ask(asked)
        elif at < 0:
            self._judged[piece] = found
        return found

    def _written_at(self, block: QTextBlock) -> int:
        """Place in a paragraph where somebody is writing, -1 where nobody is."""
        cursor = self._cursor()
        here = cursor is not None and cursor[0] == block.blockNumber()
        return cursor[1] if here and block.position() + cursor[1] == self._typed else -1


def _look(style: QTextCharFormat.UnderlineStyle, color: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(style)
    look.setUnderlineColor(QColor(color))
    return look
