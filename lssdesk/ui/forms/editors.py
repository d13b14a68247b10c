"""Editors of single values.  Each shows a value, tells when it was edited, and says what is wrong.

An editor is filled with :meth:`show_value`, which never counts as an edit.  Text is reported with
every key so that autosave keeps it; it is judged only when the field is left.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from lssdesk.errors import Refused
from lssdesk.model import personal_number, typed
from lssdesk.model.forms import Option
from lssdesk.texts import t
from lssdesk.ui.parts import Segmented

MOST_CHARACTERS = 100_000
NONE = "none"
SEGMENTED_CHARACTERS = 46

Parse = Callable[[str], Any]


class LineEditor(QLineEdit):
    """One line that is read into a value by ``parse`` and shown by ``show``."""

    edited = Signal(object, object)  # value, raw text that cannot be read
    problem = Signal(str)

    def __init__(self, parse: Parse, show: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse, self._show = parse, show
        self.setMaxLength(2_000)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._left)

    def show_value(self, value: Any, raw: str | None = None) -> None:
        text = raw if raw is not None else self._show(value)
        if text != self.text():
            self.setText(text)
        if raw is not None:
            self._left()

    def _typed(self, text: str) -> None:
        self.problem.emit("")
        value, _ = self._read(text)
        self.edited.emit(value, None if value is not None or not text.strip() else text)

    def _left(self) -> None:
        value, problem = self._read(self.text())
        self.problem.emit(problem)
        if value is not None and self._show(value) != self.text():
            self.setText(self._show(value))

    def _read(self, text: str) -> tuple[Any, str]:
        if not text.strip():
            return None, ""
        try:
            return self._parse(text), ""
        except Refused as refused:
            return None, str(refused)


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _decimal(value: Any) -> str:
    return _plain(value).replace(".", ",")


def _kronor(value: Any) -> str:
    return "" if value is None else _decimal(Decimal(int(value)) / 100)


def _personal_number(value: Any) -> str:
    return personal_number.PersonalNumber(value).long if value else ""


def line_editor(kind: str, today: date, parent: QWidget | None = None) -> LineEditor:
    """The line editor of a kind of field; values are those of the case document."""
    if kind == "day":
        return LineEditor(lambda text: typed.day(text, today).isoformat(), _plain, parent)
    if kind == "hours":
        return LineEditor(lambda text: str(typed.hours(text)), _decimal, parent)
    if kind == "money":
        return LineEditor(typed.kronor, _kronor, parent)
    if kind == "postcode":
        return LineEditor(typed.postcode, _plain, parent)
    if kind == "personal_number":
        return LineEditor(lambda text: personal_number.parse(text, today).digits, _personal_number, parent)
    return LineEditor(lambda text: text, _plain, parent)


class TextEditor(QPlainTextEdit):
    """Many lines; grows with its text so that a form scrolls as one page."""

    edited = Signal(object, object)
    problem = Signal(str)
    MIN_LINES, MAX_LINES = 3, 24

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def show_value(self, value: Any, raw: str | None = None) -> None:
        text = _plain(value)
        if text == self.toPlainText():
            return
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._grow()

    def _typed(self) -> None:
        text = self.toPlainText()
        if len(text) > MOST_CHARACTERS:
            text = text[:MOST_CHARACTERS]
            with QSignalBlocker(self):
                self.setPlainText(text)
            self.problem.emit(t("form.too_long", most=f"{MOST_CHARACTERS:,}".replace(",", "\u00a0")))
        else:
            self.problem.emit("")
        self.edited.emit(text or None, None)

    def _grow(self) -> None:
        lines = max(self.MIN_LINES, min(self.MAX_LINES, int(self.document().size().height())))
        height = round(self.fontMetrics().lineSpacing() * lines + 2 * self.document().documentMargin() + 12)
        if height != self.height():
            self.setFixedHeight(height)


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


class ListEditor(QComboBox):
    """One of several options in a list.

    The first line means that nothing is chosen, unless the options have a value of their own for that.
    """

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if all(option.value != NONE for option in options):
            self.addItem(t("form.choose"), None)
        for option in options:
            self.addItem(option.label, option.value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda index: self.edited.emit(self.itemData(index), None))

    def show_value(self, value: Any, raw: str | None = None) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change an answer


class ButtonsEditor(QWidget):
    """One of few options as buttons in a row."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, options: tuple[Option, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = Segmented([(option.value, option.label) for option in options], name, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.buttons)
        row.addStretch(1)
        self.setFocusProxy(self.buttons.button(options[0].value))
        self.buttons.changed.connect(lambda value: self.edited.emit(value, None))

    def show_value(self, value: Any, raw: str | None = None) -> None:
        self.buttons.set_value(value)


def choice_editor(
    options: tuple[Option, ...], name: str, parent: QWidget | None = None
) -> ButtonsEditor | ListEditor:
    """Buttons where all options fit in a row, else a list; ``name`` is the question."""
    characters = sum(len(option.label) + 4 for option in options)
    if characters <= SEGMENTED_CHARACTERS:
        return ButtonsEditor(options, name, parent)
    return ListEditor(options, parent)
