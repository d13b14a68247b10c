"""What all editors of a window share: the dictionary, the office's words, and which help is wanted.

Words are judged beside the typing: a text asks for those it does not know yet, they are looked up in
short turns, and ``judged`` tells when they are.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.flow.writing import Writing
from lssdesk.language import Hint, spelling
from lssdesk.language.spelling import Judge, Speller
from lssdesk.ui.unlock.background import Background

TURN_MS = 4  # of looking words up before the window is let go on

_open: list["Aids"] = []


def current() -> "Aids | None":
    """The aids of the window that is open, if there are any."""
    _open[:] = [aids for aids in _open if isValid(aids)]
    return _open[-1] if _open else None


class Aids(QObject):
    """Belongs to the main window, and is forgotten with it: what was looked up came from case texts."""

    changed = Signal()  # every text has to be looked at anew
    judged = Signal()  # words that were asked for are judged
    failed = Signal(str)  # what could not be stored, in Swedish

    def __init__(self, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self.wanted = writing.wanted()
        self.words = set(writing.words())
        self._speller: Speller | None = None
        self._dictionary_there: bool | None = None
        self._skipped: set[tuple[str, str]] = set()
        self._asked: dict[str, None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_turn)
        self._background = Background(self)
        self._background.run(spelling.load, self._opened, lambda _: None)
        _open.append(self)

    @property
    def spelling(self) -> Speller | None:
        """What judges words; None while the officer does not want it, or there is no dictionary yet."""
        return self._speller if self.wanted.spelling else None

    @property
    def dictionary_missing(self) -> bool:
        """Whether no dictionary is installed; False until that is known."""
        return self._dictionary_there is False

    def _opened(self, dictionary: Judge | None) -> None:
        self._dictionary_there = dictionary is not None
        if dictionary is not None:
            self._speller = Speller(dictionary, self.words)
            self.changed.emit()

    def ask(self, words: Iterable[str]) -> None:
        """Have words judged soon."""
        self._asked.update(dict.fromkeys(words))
        if self._asked and not self._timer.isActive():
            self._timer.start(0)

    def _take_turn(self) -> None:
        speller, end = self._speller, time.perf_counter() + TURN_MS / 1000
        while speller and self._asked and time.perf_counter() < end:
            speller.right(self._asked.popitem()[0])
        if speller and self._asked:
            self._timer.start(0)
        else:
            self.judged.emit()

    def turn_spelling(self) -> bool:
        """Turn spelling on or off; whether it is on now."""
        self._want(spelling=not self.wanted.spelling)
        return self.wanted.spelling

    def turn_hints(self) -> bool:
        """Turn the hints on or off; whether they are on now."""
        self._want(hints=not self.wanted.hints)
        return self.wanted.hints

    def _want(self, **wish: bool) -> None:
        self.wanted = replace(self.wanted, **wish)
        self._keep(lambda: self._writing.want(self.wanted))
        self.changed.emit()

    def add(self, word: str) -> None:
        """Take a word into the office's dictionary."""
        if self._keep(lambda: self._writing.add(word)):
            self.words.add(word)
            self._teach(word)

    def remove(self, word: str) -> None:
        """Take one of the office's words out again."""
        if self._keep(lambda: self._writing.remove(word)):
            self.words.discard(word)
            if self._speller:
                self._speller.remove(word)
            self.changed.emit()

    def skip_word(self, word: str) -> None:
        """Take a word for right until the program is locked."""
        self._teach(word)

    def _teach(self, word: str) -> None:
        if self._speller:
            self._speller.add(word)
        self.changed.emit()

    def skip_hint(self, hint: Hint, text: str) -> None:
        """Do not show a hint on these words until the program is locked."""
        self._skipped.add((hint.kind, text.casefold()))
        self.changed.emit()

    def skipped(self, hint: Hint, text: str) -> bool:
        """Whether a hint on these words is not to be shown."""
        return (hint.kind, text.casefold()) in self._skipped

    def _keep(self, store: Callable[[], None]) -> bool:
        try:
            store()
        except LssdeskError as error:
            self.failed.emit(str(error))
            return False
        return True
