"""What the context menu of a text offers for the word or the hint at a place."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lssdesk.language import Hint
from lssdesk.language.spelling import suggested
from lssdesk.texts import t
from lssdesk.ui.writing.aids import Aids

FIRST_MS, TURN_MS, LONGEST_MS = 60, 8, 2_000  # of a search: before the menu shows, in each turn, in all


class Suggestions(QObject):
    """Words for a misspelt one, added on top of a menu as they are found."""

    def __init__(self, menu: QMenu, found: Iterator[str | None], choose: Callable[[str], None]) -> None:
        super().__init__(menu)
        self._menu, self._found, self._choose = menu, found, choose
        self._end = time.perf_counter() + LONGEST_MS / 1000
        self._count = 0
        self._last = QAction(t("language.menu.searching"), menu)
        self._last.setObjectName("searching")
        self._last.setEnabled(False)
        first = menu.actions()[0] if menu.actions() else None
        menu.insertAction(first, self._last)
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.search(TURN_MS))

    def search(self, ms: int) -> None:
        """Look for words for so long, and go on later."""
        now = time.perf_counter()
        end = min(now + ms / 1000, self._end)
        while time.perf_counter() < end:
            try:
                word = next(self._found)
            except StopIteration:
                self._finish()
                return
            if word is not None:
                self._add(word)
        if end == self._end:
            self._finish()
        else:
            self._timer.start(0)

    def _add(self, word: str) -> None:
        action = QAction(word, self._menu)
        action.setObjectName(f"suggestion:{word}")
        action.triggered.connect(lambda: self._choose(word))
        self._menu.insertAction(self._last, action)
        self._count += 1

    def _finish(self) -> None:
        self._timer.stop()
        if self._count:
            self._menu.removeAction(self._last)
        else:
            self._last.setText(t("language.menu.none"))


class TopOf:
    """Adds actions above what a menu has, in the order in which they are added."""

    def __init__(self, menu: QMenu) -> None:
        self._menu = menu
        self._before = menu.actions()[0] if menu.actions() else None

    def add(self, name: str, text: str, do: Callable[[], object]) -> None:
        action = QAction(text, self._menu)
        action.setObjectName(name)
        action.triggered.connect(lambda: do())
        self._menu.insertAction(self._before, action)

    def line(self) -> None:
        self._menu.insertSeparator(self._before)


def add_word(menu: QMenu, aids: Aids, word: str, misspelt: bool, replace: Callable[[str], None]) -> None:
    """Suggestions for a misspelt word, and to add it or skip it; a word of the office's can go again."""
    top = TopOf(menu)
    if word in aids.words:
        top.add("remove_word", t("language.menu.remove", word=word), lambda: aids.remove(word))
        top.line()
    elif misspelt and aids.spelling is not None:
        top.line()
        first = TopOf(menu)
        first.add("add_word", t("language.menu.add", word=word), lambda: aids.add(word))
        first.add("skip_word", t("language.menu.skip", word=word), lambda: aids.skip_word(word))
        Suggestions(menu, suggested(word, aids.spelling.judge), replace).search(FIRST_MS)


def add_hint(menu: QMenu, aids: Aids, hint: Hint, text: str, replace: Callable[[str], None]) -> None:
    """What may stand in the place of a hint, and to leave it be."""
    top = TopOf(menu)
    if hint.suggestion:
        words = t("language.menu.replace", text=hint.suggestion)
        top.add("replace", words, lambda: replace(hint.suggestion))
    top.add("skip_hint", t("language.menu.skip_hint"), lambda: aids.skip_hint(hint, text))
    top.line()


def add_switches(menu: QMenu, aids: Aids) -> None:
    """Spelling and hints on or off, below everything else."""
    missing = aids.dictionary_missing
    menu.addSeparator()
    for name, text, on, turn in (
        (
            "turn_spelling",
            t("language.menu.spelling_missing" if missing else "language.menu.spelling"),
            aids.wanted.spelling and not missing,
            aids.turn_spelling,
        ),
        ("turn_hints", t("language.menu.hints"), aids.wanted.hints, aids.turn_hints),
    ):
        action = menu.addAction(text)
        action.setObjectName(name)
        action.setCheckable(True)
        action.setChecked(on)
        action.setEnabled(not (missing and name == "turn_spelling"))
        action.triggered.connect(lambda _=False, turn=turn: turn())
