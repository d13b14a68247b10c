"""Ctrl+F: find in the opened case: answers, notes, journal, names of documents.  Never across cases."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from lssdesk.flow import attachments, journal, notes
from lssdesk.flow.work import Work
from lssdesk.law import journal as kinds
from lssdesk.model.forms import Form
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.case.answers import answers
from lssdesk.ui.parts import Button
from lssdesk.ui.settled import Settled

MOST = 200  # signs of what is looked for


def matches(work: Work, pages: Mapping[str, Form], words: str) -> list[str]:
    """Pointers of where the words stand, in the order of the pages; upper and lower case are the same."""
    wanted = _plain(words)
    found = (pointer for pointer, text in _texts(work, pages) if wanted in _plain(text))
    return list(dict.fromkeys(found)) if wanted else []  # some are asked in other words by kind of decision


def _texts(work: Work, pages: Mapping[str, Form]) -> Iterator[tuple[str, str]]:
    for form in pages.values():
        for answer in answers(work, form):
            yield answer.pointer, answer.text
    for note in work.notes():
        if not note.placed:
            yield f"{notes.POINTER}/{note.id}", note.text
    for entry in work.journal.list():
        yield f"{journal.POINTER}/{entry.id}", f"{kinds.label(entry.kind)} {entry.text} {entry.reason}"
    for one in work.attachments.list():
        yield f"{attachments.POINTER}/{one.id}", f"{one.name} {one.kind} {one.note}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


class _Words(QLineEdit):
    """Enter goes on to the next match, Shift+Enter back."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """A bar above the page: what is looked for, how often it is there, next and previous.

    ``wanted`` gives the pointer to go to; ``closed`` when the bar is put away; ``made`` when a search counts
    as made, with its words and how often they are there.
    """

    wanted = Signal(str)
    closed = Signal()
    made = Signal(str, int)

    def __init__(self, find: Callable[[str], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._find = find
        self._found: list[str] = []
        self._place = -1
        self._settled = Settled(self)
        self._settled.made.connect(self.made)
        self.settle = self._settled.now
        self.words = _Words(self)
        self.words.setObjectName("find_words")
        self.words.setMaxLength(MOST)
        self.words.setPlaceholderText(t("notes.find.hint"))
        self.words.setAccessibleName(t("notes.find.name"))
        self.count = QLabel(self)
        self.count.setObjectName("find_count")
        self.count.setProperty("kind", "help")
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        for name, way in (("previous", -1), ("next", 1)):
            self._button(name, lambda way=way: self.go(way))
        self._button("close", self.close_)
        self.words.textChanged.connect(lambda _: self._look())
        self.words.moved.connect(self.go)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=_WITHIN)
        leave.activated.connect(self.close_)
        self.hide()

    def _button(self, name: str, run: Callable[[], object]) -> None:
        icons = {"previous": "back", "next": "forward", "close": "close"}
        button = Button("", "quiet", icons[name])
        button.setObjectName(f"find_{name}")
        button.setToolTip(t(f"notes.find.{name}"))
        button.setAccessibleName(t(f"notes.find.{name}"))
        button.clicked.connect(run)
        self.layout().addWidget(button)

    def open_(self) -> None:
        """Show the bar with the cursor in it; what was looked for before is marked."""
        self.show()
        self._look(new=False)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def close_(self) -> None:
        """Put the bar away."""
        self.settle()
        self.hide()
        self.closed.emit()

    def go(self, way: int) -> bool:
        """Go to the next match (1) or the one before (-1), round; whether there is one."""
        self.settle()
        self._found = self._find(self.words.text())  # what was written meanwhile counts too
        if not self._found:
            self._say()
            return False
        start = -1 if way > 0 else 0
        self._place = ((self._place if self._place >= 0 else start) + way) % len(self._found)
        self._say()
        self.wanted.emit(self._found[self._place])
        return True

    def _look(self, new: bool = True) -> None:
        self._found, self._place = self._find(self.words.text()), -1
        if new:
            self._settled.looked(" ".join(self.words.text().split()), len(self._found))
        self._say()

    def _say(self) -> None:
        count = len(self._found)
        if not self.words.text().strip():
            said = ""
        elif self._place >= 0 and count:
            said = t("notes.find.place", place=self._place + 1, count=count)
        elif count > 1:
            said = t("notes.find.many", count=count)
        else:
            said = t("notes.find.one" if count else "notes.find.none")
        self.count.setText(said)
        self.words.setAccessibleDescription(said)


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


def mark(editor: QWidget | None, words: str) -> None:
    """Mark the words in the editor that has the cursor, so that the eye finds them."""
    words = " ".join(words.split())
    if isinstance(editor, QLineEdit):
        start = editor.text().casefold().find(words.casefold())
        if start >= 0:
            editor.setSelection(_units(editor.text()[:start]), _units(words))
    elif isinstance(editor, QPlainTextEdit):
        cursor = editor.document().find(words)
        if not cursor.isNull():
            editor.setTextCursor(cursor)


def _units(text: str) -> int:
    """Length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
