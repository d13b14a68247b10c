"""Editors of a text, a yes, or one of several options; see :mod:`lssdesk.ui.forms.lines` for one line."""

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from lssdesk.model.forms import Option
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.lines import is_undo, too_long
from lssdesk.ui.forms.tab_order import Forwards
from lssdesk.ui.parts import Segmented
from lssdesk.ui.parts.restyle import restyle
from lssdesk.ui.writing.aids import current
from lssdesk.ui.writing.help import WritingHelp

MOST_CHARACTERS = 100_000
NONE = "none"  # the value of an option that says in words that nothing is chosen; an empty one is not stored
SEGMENTED_CHARACTERS = 46


class TextEditor(QPlainTextEdit):
    """Many lines; grows with its text so that a form scrolls as one page."""

    edited = Signal(object, object)
    problem = Signal(str)
    MIN_LINES, MAX_LINES = 3, 24

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._help: WritingHelp | None = None
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def show_value(self, value: Any, raw: str | None = None) -> None:
        text = "" if value is None else str(value)
        if text == self._kept:
            return
        self._put(text)
        self.problem.emit("")

    def event(self, event: QEvent) -> bool:
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Help with writing begins when the text is first to be seen."""
        super().paintEvent(event)
        if self._help is None and (aids := current()) is not None:
            self._help = WritingHelp(self, aids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the context menu, which Qt itself does not know on every system."""
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (shifted and event.key() == Qt.Key.Key_F10):
            self._open_menu_by_key()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu_by_key()
        else:
            self._open_menu(self.cursorForPosition(event.pos()).position(), event.globalPos())

    def _open_menu_by_key(self) -> None:
        if QApplication.activePopupWidget() is None:  # Windows tells of the key twice
            below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            self._open_menu(self.textCursor().position(), below)

    def _open_menu(self, place: int, point: QPoint) -> None:
        """Qt's own menu, and on top of it what help there is with the word at a place."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._help is not None:
            self._help.extend(menu, place)
        menu.popup(point)

    def next_mark(self) -> bool:
        """Go to the next unknown word or hint; whether there is one."""
        return self._help is not None and self._help.next_mark()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Without more text than it shows, the wheel turns the page."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are not text: dropped on a field they become documents of the case."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, as much as there is room for; what stood there stays."""
        text = source.text()
        room = MOST_CHARACTERS - len(self._kept) + len(self.textCursor().selectedText())
        self.insertPlainText(text[:room])
        self.ensureCursorVisible()
        if len(text) > room:
            self.problem.emit(too_long(MOST_CHARACTERS))

    def _typed(self) -> None:
        text = self.toPlainText()
        if text == self._kept:
            return  # only marks have changed
        if len(text) > MOST_CHARACTERS:
            place = self.textCursor().position()
            self._put(self._kept)
            cursor = self.textCursor()
            cursor.setPosition(min(max(place - 1, 0), len(self._kept)))
            self.setTextCursor(cursor)
            self.problem.emit(too_long(MOST_CHARACTERS))
            return
        self._kept = text
        self.problem.emit("")
        self.edited.emit(text or None, None)

    def _put(self, text: str) -> None:
        self._kept = text
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._grow()

    def _grow(self) -> None:
        lines = max(self.MIN_LINES, min(self.MAX_LINES, int(self.document().size().height())))
        height = round(self.fontMetrics().lineSpacing() * lines + 2 * self.document().documentMargin() + 12)
        if height != self.height():
            self.setFixedHeight(height)


def lock(widget: QWidget, read_only: bool) -> None:
    """Let a choice only be read: it takes no key, and is as legible as before."""
    widget.setEnabled(not read_only)
    restyle(widget, locked=read_only)


class FlagEditor(QCheckBox):
    """Yes or nothing, with the question as its own text."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, text: str, default: bool, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._default = default
        self.clicked.connect(lambda checked: self.edited.emit(None if checked == default else checked, None))

    def show_value(self, value: Any, raw: str | None = None) -> None:
        self.setChecked(self._default if value is None else bool(value))

    def setReadOnly(self, read_only: bool) -> None:
        lock(self, read_only)


class QuietCombo(QComboBox):
    """A list that the wheel does not change: scrolling the page must not change an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def setReadOnly(self, read_only: bool) -> None:
        lock(self, read_only)


class ListEditor(QuietCombo):
    """One of several options in a list.

    The first line means that nothing is chosen; where ``optional`` the first option may say that in words.
    """

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(
        self, options: tuple[Option, ...], optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        said = optional and options[0].value in (NONE, "")
        self._nothing = options[0].value if said else None
        if not said:
            self.addItem(t("form.choose"), None)
        for option in options:
            self.addItem(option.label, option.value)
        self.activated.connect(lambda index: self.edited.emit(self.itemData(index) or None, None))

    def show_value(self, value: Any, raw: str | None = None) -> None:
        self.setCurrentIndex(max(0, self.findData(self._nothing if value is None else value)))


class ButtonsEditor(Forwards, QWidget):
    """One of few options as buttons in a row."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, options: tuple[Option, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [option.value for option in options]
        self.buttons = Segmented([(option.value, option.label) for option in options], name, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.buttons)
        row.addStretch(1)
        self.setFocusProxy(self.buttons.button(options[0].value))
        self.buttons.changed.connect(self._chosen)

    def show_value(self, value: Any, raw: str | None = None) -> None:
        known = value if value in self._values else None
        self.buttons.set_value(known)
        self.setFocusProxy(self.buttons.button(known or self._values[0]))

    def setReadOnly(self, read_only: bool) -> None:
        for value in self._values:
            lock(self.buttons.button(value), read_only)

    def _chosen(self, value: str | None) -> None:
        self.setFocusProxy(self.buttons.button(value or self._values[0]))
        self.edited.emit(value, None)


def choice_editor(
    options: tuple[Option, ...], name: str, optional: bool = False, parent: QWidget | None = None
) -> ButtonsEditor | ListEditor:
    """Buttons where all options fit in a row, else a list; ``name`` is the question."""
    characters = sum(len(option.label) + 4 for option in options)
    if characters * theme.px(100) <= SEGMENTED_CHARACTERS * 100:
        return ButtonsEditor(options, name, parent)
    return ListEditor(options, optional, parent)
