"""The choice of a standard wording, and the officer's own edit kept beside its id."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lssdesk.flow import wordings_findings
from lssdesk.flow.work import WordingChoice
from lssdesk.texts import t
from lssdesk.ui.forms.editors import QuietCombo, TextEditor
from lssdesk.ui.forms.tab_order import Forwards
from lssdesk.ui.parts import Button


class WordingEditor(Forwards, QWidget):
    """A list of wordings with the text below; "Ändra texten" opens it for editing."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(
        self, choices: Callable[[], tuple[WordingChoice, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._value: dict[str, Any] = {}
        self._read_only = False
        self._list = QuietCombo(self)
        self._list.setObjectName("list")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setProperty("kind", "quote")
        self._edit = TextEditor(self)
        self._edit.setObjectName("edit")
        self._button = Button("", "link")
        self._button.setObjectName("turn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._list, self._text, self._edit, self._button):
            column.addWidget(widget)
        self.setFocusProxy(self._list)
        self._list.activated.connect(self._chose)
        self._edit.problem.connect(self.problem)
        self._edit.installEventFilter(self)
        self._edit.edited.connect(lambda value, _: self._put({**self._value, "text": value or ""}))
        self._button.clicked.connect(self._turn)

    def show_value(self, value: Any, raw: str | None = None) -> None:
        """Show the chosen wording; without a choice the first of the list is the one that is used."""
        self._value = dict(value or {})
        choices = self._choices()
        with QSignalBlocker(self._list):
            self._list.clear()
            for choice in choices:
                self._list.addItem(choice.title, choice.id)
            self._list.setCurrentIndex(max(0, self._list.findData(self._value.get("id"))))
        self._show_text()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for part in (self._list, self._edit):
            part.setAccessibleName(name)

    def setReadOnly(self, read_only: bool) -> None:
        self._list.setReadOnly(read_only)
        self._edit.setReadOnly(read_only)
        self._read_only = read_only
        self._show_text()

    def _show_text(self) -> None:
        edited = self._value.get("text")
        chosen = next((c for c in self._choices() if c.id == self._list.currentData()), None)
        self._text.setText(chosen.text if chosen else t("form.wording_none"))
        self._text.setVisible(edited is None)
        self._edit.setVisible(edited is not None)
        self._edit.show_value(edited)
        self._button.setText(t("form.wording_edit" if edited is None else "form.wording_reset"))
        self._button.setVisible(chosen is not None and not self._read_only)

    def _chose(self, _: int) -> None:
        self._put({"id": self._list.currentData()})
        self._show_text()

    def _turn(self) -> None:
        """Between the standard text and an edit of it that starts as the same words."""
        value = {"id": self._list.currentData()}
        if self._value.get("text") is None:
            value["text"] = value["base"] = self._text.text()
        self._put(value)
        self._show_text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what cannot be written, when the text is left."""
        if watched is self._edit and event.type() == QEvent.Type.FocusOut:
            self.problem.emit(wordings_findings.problem_in(self._edit.toPlainText()))
        return super().eventFilter(watched, event)

    def _put(self, value: dict[str, Any]) -> None:
        self._value = value
        self.edited.emit(value, None)
