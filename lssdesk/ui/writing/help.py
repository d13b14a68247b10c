"""Help with one text: spelling, hints to write more plainly, and how easy it is to read.

Hints are looked for a moment after the last key, so that typing never waits for them.
"""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QScrollArea, QToolTip, QWidget

from lssdesk.language import hints, readability
from lssdesk.language.spelling import checked_words, named, names_of
from lssdesk.language.tables import read
from lssdesk.texts import t
from lssdesk.ui.writing import menu as menus
from lssdesk.ui.writing.aids import Aids
from lssdesk.ui.writing.line import HintLine
from lssdesk.ui.writing.marks import Marked, Marks, Place, qt_places

PAUSE_MS = 300
_MARGIN = 40  # pixels around the cursor that are to be seen


class WritingHelp(QObject):
    """Belongs to an editor."""

    def __init__(self, editor: QPlainTextEdit, aids: Aids) -> None:
        super().__init__(editor)
        self._editor, self._aids = editor, aids
        self._seen: str | None = None  # the text that was last looked at
        self._index = ""
        self._line: HintLine | None = None
        self.marks = Marks(aids, self._writing_at, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        aids.changed.connect(self.renew)
        aids.judged.connect(self._judged)
        editor.textChanged.connect(self._pause.start)
        editor.cursorPositionChanged.connect(self._moved)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        self._prepare()
        self.marks.mark(editor.document())
        self._pause.start()

    # --- looking -----------------------------------------------------------------------------

    def renew(self) -> None:
        """Look at the whole text anew: what is wanted, known or coloured has changed."""
        self._prepare()
        self._seen = None
        self.marks.begin_anew()
        self.look()

    def _prepare(self) -> None:
        self.marks.wanted = not self._editor.isReadOnly()
        self.marks.names = self._names()

    def _names(self) -> frozenset[str]:
        """The names in the case that the editor's form writes on."""
        sheet = getattr(self._ancestor("sheet"), "sheet", None)
        return names_of(sheet.read("")) if sheet is not None else frozenset()

    def _ancestor(self, attribute: str) -> QWidget | None:
        widget: QWidget | None = self._editor
        while widget is not None and not hasattr(widget, attribute):
            widget = widget.parentWidget()
        return widget

    def look(self) -> None:
        """Find the hints on the text as it is now, and show them."""
        text = self._editor.toPlainText()
        if text == self._seen:
            return
        self._seen = text
        wanted = self._aids.wanted.hints and self.marks.wanted
        place = qt_places(text)
        found = ((hint, text[hint.start : hint.end]) for hint in (hints(text) if wanted else ()))
        self.marks.show_hints(
            (hint, words, place(hint.start), place(hint.end))
            for hint, words in found
            if not self._aids.skipped(hint, words)
        )
        self._index = self._readability(text) if wanted else ""
        self._say()

    def _readability(self, text: str) -> str:
        widget: QWidget | None = self._editor
        fields = tuple(read("limits")["index"]["fields"])
        while widget is not None and not f"{widget.objectName()}/".startswith(fields):
            widget = widget.parentWidget()
        found = readability(text) if widget is not None else None
        return str(found) if found is not None and found.enough else ""

    def _writing_at(self) -> Place | None:
        if not self._editor.hasFocus():
            return None
        cursor = self._editor.textCursor()
        return cursor.blockNumber(), cursor.positionInBlock()

    def _judged(self) -> None:
        self.marks.look_again()
        self._say()

    def _moved(self) -> None:
        self.marks.finish()
        self._say()

    # --- saying ------------------------------------------------------------------------------

    def _say(self) -> None:
        """The line below the text: what is said of the place of the cursor, and of all of it."""
        said = self._said(self._editor.textCursor().position()) if self._editor.hasFocus() else ""
        count = len(self.marks.hints)
        if not said and count and self.marks.wanted:
            said = t("language.waiting_one") if count == 1 else t("language.waiting", count=count)
        if self._line is None and (said or self._index):
            self._line = HintLine(self._editor)
        if self._line is not None:
            self._line.say(said, self._index)

    def _said(self, place: int) -> str:
        if word := self._misspelt_at(place):
            return t("language.misspelt", word=word.selectedText())
        mark = self.hint_at(place)
        return mark.hint.message if mark else ""

    def hint_at(self, place: int) -> Marked | None:
        """The hint on the shortest piece of text around a place."""
        around = (mark for mark in self.marks.hints if mark.start <= place <= mark.end)
        return min(around, key=lambda mark: mark.end - mark.start, default=None)

    def _misspelt_at(self, place: int) -> QTextCursor | None:
        found = ((start, end) for start, end in self.marks.misspelt() if start <= place <= end)
        where = next(found, None)
        return self._selection(*where) if where else None

    def _selection(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # --- doing -------------------------------------------------------------------------------

    def next_mark(self) -> bool:
        """Go to the next place that is marked, after the last to the first; whether there is one."""
        self.marks.finish()
        self.look()
        places = {mark.start for mark in self.marks.hints} | {start for start, _ in self.marks.misspelt()}
        now = self._editor.textCursor().position()
        place = min((one for one in places if one > now), default=min(places, default=None))
        if place is None:
            return False
        cursor = self._editor.textCursor()
        cursor.setPosition(place)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._bring_page()
        self._say()
        return True

    def _bring_page(self) -> None:
        """Scroll the form to the cursor."""
        page: QWidget | None = self._editor.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            place = self._editor.cursorRect().center()
            at = self._editor.viewport().mapTo(page.widget(), place)
            page.ensureVisible(at.x(), at.y(), 0, _MARGIN)

    def extend(self, menu: QMenu, place: int) -> None:
        """Add to a context menu what can be done with the word and the hint at a place, and the switches."""
        mark = self.hint_at(place)
        if mark is not None:
            where = self._selection(mark.start, mark.end)
            menus.add_hint(menu, self._aids, mark.hint, mark.text, lambda new: self._replace(where, new))
        word = self._word_at(place)
        if word is not None and self.marks.wanted:
            text = word.selectedText()
            misspelt = not named(text, self.marks.names) and not self._is_right(text)
            menus.add_word(menu, self._aids, text, misspelt, lambda new: self._replace(word, new))
        menus.add_switches(menu, self._aids)

    def _word_at(self, place: int) -> QTextCursor | None:
        """The word around a place, if it is one that is looked up."""
        block = self._editor.document().findBlock(place)
        text, offset = block.text(), block.position()
        at = qt_places(text)
        for word in checked_words(text):
            start, end = offset + at(word.start), offset + at(word.end)
            if start <= place <= end:
                return self._selection(start, end)
        return None

    def _is_right(self, word: str) -> bool:
        return self._aids.spelling is None or self._aids.spelling.right(word)

    def _replace(self, where: QTextCursor, text: str) -> None:
        """Write in place of what stands there, as if it were typed."""
        where.insertText(text)
        self._editor.setTextCursor(where)
        self._editor.setFocus()

    # --- what the editor hears ---------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._editor:
            return kind == QEvent.Type.ToolTip and self._show_tip(event)
        if kind == QEvent.Type.FocusIn:
            self._come()
        elif kind == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._moved)  # when the cursor is gone
        elif kind in (QEvent.Type.ReadOnlyChange, QEvent.Type.StyleChange):
            self.renew()
        elif kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and self._line is not None:
            self._line.follow(kind == QEvent.Type.ShowToParent)
        return False

    def _come(self) -> None:
        """The cursor came into the text: names may have been filled in meanwhile."""
        names = self._names()
        if names != self.marks.names:
            self.marks.names = names
            self.marks.begin_anew()
        QTimer.singleShot(0, self, self._say)

    def _show_tip(self, event: QHelpEvent) -> bool:
        """What is said of the place under the pointer; the field's own tip where nothing is."""
        place = self._editor.cursorForPosition(event.pos()).position()
        said = self._said(place)
        if said:
            QToolTip.showText(event.globalPos(), said, self._editor.viewport())
        return bool(said)
