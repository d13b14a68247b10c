"""A case in the real window, with the cursor in the text of its assessment."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from lssdesk.demo import Hand
from lssdesk.texts import t
from lssdesk.ui.forms.editors import TextEditor
from lssdesk.ui.writing.aids import Aids
from tests.flow.officer import PASSPHRASE
from tests.ui.program import open_new

TEXT = "/inquiry/answers/assessment/text"
OWN = {
    "suggestion",
    "add_word",
    "remove_word",
    "skip_word",
    "replace",
    "skip_hint",
    "turn_spelling",
    "turn_hints",
}
STYLE = QTextCharFormat.UnderlineStyle
K, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Pen:
    """What one does and sees at a text of a case."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        open_new(hand)
        self.begin()
        hand.wait(lambda: self.aids.spelling is not None)

    def begin(self) -> None:
        """Go to the text."""
        self.hand.case.go_to(TEXT)
        QApplication.processEvents()

    def lock(self) -> None:
        """Lock, unlock, and wait for the dictionary."""
        self.hand.click("bar_lock")
        self.hand.wait(lambda: self.hand.shown("passphrase", self.hand.door))
        self.hand.unlock(PASSPHRASE)
        self.hand.wait(lambda: self.hand.window.case is not None)
        self.begin()

    @property
    def aids(self) -> Aids:
        return self.hand.window.office.writing

    @property
    def editor(self) -> TextEditor:
        editor = self.hand.seen(TEXT)
        assert isinstance(editor, TextEditor)
        return editor

    def write(self, text: str) -> None:
        """Type at the end, and wait until all of it was looked at."""
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.hand.type_on(self.editor, text)
        self.rest()

    def rest(self) -> None:
        """Until everything was looked at and judged."""
        help_ = self.editor._help
        assert help_ is not None
        self.hand.wait(lambda: help_._seen == self.editor.toPlainText())
        self.hand.wait(lambda: not self.aids._timer.isActive())

    def place(self, word: str) -> None:
        """Put the cursor into a word."""
        cursor = self.editor.textCursor()
        cursor.setPosition(self.editor.toPlainText().index(word) + 2)
        self.editor.setTextCursor(cursor)
        QApplication.processEvents()

    def underlined(self, style: QTextCharFormat.UnderlineStyle) -> list[str]:
        """What has an underline of a style, paragraph by paragraph."""
        found = []
        block = self.editor.document().firstBlock()
        while block.isValid():
            found += [
                block.text()[part.start : part.start + part.length]
                for part in block.layout().formats()
                if part.format.underlineStyle() == style
            ]
            block = block.next()
        return found

    def waves(self) -> list[str]:
        return self.underlined(STYLE.SpellCheckUnderline)

    def dots(self) -> list[str]:
        return self.underlined(STYLE.DotLine)

    def line(self) -> str:
        """What the line below the text says."""
        lines = [one for one in self.hand.top.findChildren(QLabel, "hint_line") if one.isVisible()]
        return "\n".join(line.text() for line in lines)

    def menu(self) -> QMenu:
        """Open the context menu by its key."""
        self.hand.press(K.Key_F10, modifier=SHIFT)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        self.hand.wait(lambda: t("language.menu.searching") not in [one.text() for one in popup.actions()])
        return popup

    def offered(self) -> list[str]:
        """Names of what the context menu has beside Qt's own."""
        menu = self.menu()
        names = [one.objectName() for one in menu.actions() if one.objectName().split(":")[0] in OWN]
        menu.close()
        return names

    def choose(self, name: str) -> None:
        """Take an action of the context menu by keys."""
        menu = self.menu()
        action = next(one for one in menu.actions() if one.objectName() == name)
        menu.setActiveAction(action)
        QTest.keyClick(menu, K.Key_Return)
        self.hand.wait(lambda: QApplication.activePopupWidget() is None)
        QApplication.processEvents()


@pytest.fixture
def pen(hand: Hand) -> Pen:
    return Pen(hand)
