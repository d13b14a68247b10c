"""Editors of one line: text, a day, hours, kronor, a postcode, a personal number.

An editor is filled with ``show_value``, which never counts as an edit.  Text is reported with every
key so that autosave keeps it; it is judged only when the field is left.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from lssdesk.errors import Refused
from lssdesk.model import personal_number, typed
from lssdesk.texts import t
from lssdesk.ui import icons, theme

MOST_CHARACTERS = 2_000
_WIDTHS = {"day": 168, "hours": 120, "personal_number": 168, "postcode": 120}  # at 100 % text

Parse = Callable[[str], Any]
Show = Callable[[Any], str]


def is_undo(event: QEvent) -> bool:
    """Whether a key asks the field for Qt's own undo: in a form undo is the draft's, and has a name."""
    return event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


def too_long(most: int) -> str:
    """What is said where a field is full."""
    return t("form.too_long", most=f"{most:,}".replace(",", "\u00a0"))


class LineEditor(QLineEdit):
    """One line that is read into a value by ``parse`` and shown by ``show``; ``width`` where it is known."""

    edited = Signal(object, object)  # value, raw text that cannot be read
    problem = Signal(str)

    def __init__(self, parse: Parse, show: Show, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse, self._show, self._width = parse, show, width
        if width:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaxLength(MOST_CHARACTERS)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._left)
        self.inputRejected.connect(self._say_full)

    def show_value(self, value: Any, raw: str | None = None) -> None:
        text = raw if raw is not None else self._show(value)
        being_typed = self.hasFocus() and raw is None and self._read(self.text())[0] == value
        if text != self.text() and not being_typed:
            self.setText(text)
            self.setCursorPosition(0)
            self.problem.emit(self._read(text)[1])

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(theme.px(self._width) if self._width else hint.width(), hint.height())

    def event(self, event: QEvent) -> bool:
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are not text: dropped on a field they become documents of the case."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _typed(self, text: str) -> None:
        self.problem.emit("")
        value, _ = self._read(text)
        self.edited.emit(value, None if value is not None or not text.strip() else text)

    def _left(self) -> None:
        value, problem = self._read(self.text())
        self.problem.emit(problem)
        if value is not None and self._show(value) != self.text():
            self.setText(self._show(value))

    def _say_full(self) -> None:
        QTimer.singleShot(0, self, lambda: self.problem.emit(too_long(MOST_CHARACTERS)))  # after textEdited

    def _read(self, text: str) -> tuple[Any, str]:
        if not text.strip():
            return None, ""
        try:
            return self._parse(text), ""
        except Refused as refused:
            return None, str(refused)


class DayEditor(LineEditor):
    """A day that is typed, or picked in a month: by the mark at the end or Alt+Down."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(lambda text: typed.day(text, today).isoformat(), _plain, _WIDTHS["day"], parent)
        self._today = today
        mark = icons.icon("calendar", "muted")
        pick = self.addAction(mark, QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip(t("form.pick_day"))
        pick.triggered.connect(self.pick)

    def day(self) -> date | None:
        """The day that is typed, as soon as it is asked for; None where it cannot be read."""
        self.editingFinished.emit()
        day = QDate.fromString(self.text().strip(), Qt.DateFormat.ISODate)
        return day.toPython() if day.isValid() else None

    def pick(self) -> None:
        """Open the month of the day that stands there, or of today."""
        from lssdesk.ui.parts import Calendar

        value, _ = self._read(self.text())
        month = Calendar(self)
        month.setWindowFlags(Qt.WindowType.Popup)
        month.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        month.setSelectedDate(QDate.fromString(value or self._today.isoformat(), Qt.DateFormat.ISODate))
        month.clicked.connect(lambda day: self._picked(month, day))
        month.activated.connect(lambda day: self._picked(month, day))
        month.move(self.mapToGlobal(QPoint(0, self.height())))
        month.show()
        month.setFocus()

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        for mark in self.actions():  # asked for anew: Python may take a kept one for one that is gone
            mark.setVisible(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if down and not self.isReadOnly():
            self.pick()
        else:
            super().keyPressEvent(event)

    def _picked(self, month: QWidget, day: QDate) -> None:
        if not month.isVisible():
            return  # a key gives both signals
        month.close()
        self.setText(day.toString(Qt.DateFormat.ISODate))
        self._typed(self.text())
        self.setFocus()


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _decimal(value: Any) -> str:
    return _plain(value).replace(".", ",")


def _kronor(value: Any) -> str:
    if value is None:
        return ""
    whole, cents = divmod(int(value), 100)
    return f"{whole},{cents:02}" if cents else str(whole)


def _personal_number(value: Any) -> str:
    return personal_number.PersonalNumber(value).long if value else ""


def line_editor(kind: str, today: date, parent: QWidget | None = None) -> LineEditor:
    """The line editor of a kind of field; values are those of the case document."""
    if kind == "day":
        return DayEditor(today, parent)
    readers: dict[str, tuple[Parse, Show]] = {
        "hours": (lambda text: str(typed.hours(text)), _decimal),
        "money": (typed.kronor, _kronor),
        "postcode": (typed.postcode, _plain),
        "personal_number": (lambda text: personal_number.parse(text, today).digits, _personal_number),
    }
    parse, show = readers.get(kind, (lambda text: text, _plain))
    return LineEditor(parse, show, _WIDTHS.get(kind, 0), parent)
