"""What the inline editors of a session and of a cost have in common.

A field that is left says in words what is wrong with it; nothing
is refused while one types.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from lssdesk.model.case import Cost, Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar.panel import Panel
from lssdesk.ui.parts import Button, Field, Heading, HelpText

Choices = Sequence[tuple[str, str]]
"""Value and word."""


class EntryEditor(Panel):
    """``stored`` gives the entry as the fields say it; what becomes of it is the calendar's.

    A subclass says which fields there are, how they are read and what is wrong with them.  ``entry`` is
    the one that is changed, None for a new one; ``measure`` that of its track.
    """

    stored = Signal(object)
    removed = Signal()
    NAMES: tuple[str, ...]
    FIRST: str  # the field that has the keyboard at first
    TEXTS: str  # where the words of the heading and the buttons are

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry: Session | Cost | None = None
        self.measure = ""
        self._before: Any = None
        self._today = date.min
        self._original: Any = None
        self.fields: dict[str, Field] = {name: self._field(name) for name in self.NAMES}
        self.heading = Heading()
        self.told = HelpText()
        self.store_button = Button(t("calendar.editor.store"), "primary")
        self.cancel_button = Button(t("calendar.editor.cancel"), "quiet")
        self.remove_button = Button("", "quiet", "delete")
        self._lay_out()
        self._connect()

    def choices(self, name: str) -> Choices | None:
        """What can be chosen in a field; None where one types."""
        raise NotImplementedError

    def draft_of(self, entry: Any) -> Any:
        """The entry as text."""
        raise NotImplementedError

    def draft(self) -> Any:
        """The fields as they are now."""
        raise NotImplementedError

    def problems(self, draft: Any) -> Mapping[str, str]:
        """A sentence for each field that cannot stand as it is."""
        raise NotImplementedError

    def entry_of(self, draft: Any) -> Any:
        """The entry that the fields say, or None."""
        raise NotImplementedError

    def plain(self, name: str, text: str) -> str:
        """What was typed and can be read, in the form in which it is shown."""
        raise NotImplementedError

    def show_dependent(self, draft: Any) -> None:
        """Show what other fields make needed."""
        raise NotImplementedError

    def add_fields(self, column: QVBoxLayout) -> None:
        """Put the fields under each other."""
        for name in self.NAMES:
            column.addWidget(self.fields[name])

    def _field(self, name: str) -> Field:
        label, choices = t(f"calendar.editor.{name}"), self.choices(name)
        if choices is None:
            return Field(label, QLineEdit())
        box = QComboBox()
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        fill(box, choices)
        return Field(label, box)

    def _lay_out(self) -> None:
        column = self.fields_column()
        self.add_fields(column)
        column.addStretch(1)
        self.put_together(last=self.remove_button)

    def _connect(self) -> None:
        for name in self.NAMES:
            widget = self.fields[name].widget
            if isinstance(widget, QLineEdit):
                widget.editingFinished.connect(lambda name=name: self._left(name))
            else:
                widget.activated.connect(lambda _place: self.show_dependent(self.draft()))
        self.store_button.clicked.connect(self.store)
        self.cancel_button.clicked.connect(self.closed)
        self.remove_button.clicked.connect(self.removed)
        self.store_button.setToolTip(t(f"calendar.{self.TEXTS}.store_tip"))
        self.cancel_button.setToolTip(t(f"calendar.{self.TEXTS}.cancel_tip"))
        self.remove_button.setToolTip(t(f"calendar.{self.TEXTS}.remove_tip"))
        self.remove_button.setAccessibleName(self.remove_button.toolTip())

    def propose(self, name: str, words: Iterable[str]) -> None:
        """What was written in a field before, last first, to choose from while one types."""
        completer = QCompleter([word for word in dict.fromkeys(words) if word], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.fields[name].widget.setCompleter(completer)

    def open(self, entry: Session | Cost, measure: str, track_name: str, today: date, existing: bool) -> None:
        """Show an entry: one that is known (``existing``), or a proposal for a new one.

        ``track_name`` stands in the heading where there are several tracks.
        """
        self.entry = entry if existing else None
        self.measure, self._before, self._today = measure, entry, today
        self._original = self.draft_of(entry)
        title = t(f"calendar.{self.TEXTS}.{'change' if existing else 'new'}")
        self.heading.setText(f"{title}\n{track_name}" if track_name else title)
        self.remove_button.setVisible(existing)
        for name in self.NAMES:
            self._set(name, getattr(self._original, name))
            self.fields[name].clear_problem()
        self.show_dependent(self.draft())
        self.fields[self.FIRST].widget.setFocus()
        self.fields[self.FIRST].widget.selectAll()

    def forget(self) -> None:
        """Nothing is changed any more."""
        self.entry = None

    def is_changed(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.draft() != self._original

    def store(self) -> None:
        """Tell what the fields say, or say what is wrong and go there."""
        draft = self.draft()
        found = self.problems(draft)
        for name in self.NAMES:
            self._show_problem(name, found.get(name, ""))
        entry = self.entry_of(draft)
        if entry is not None:
            self.stored.emit(entry)
            return
        first = self.fields[next(name for name in self.NAMES if name in found)]
        first.widget.setFocus()
        self.scroll.ensureWidgetVisible(first)

    def values(self) -> dict[str, str]:
        """What stands in each field."""
        return {name: self._value(name) for name in self.NAMES}

    def _value(self, name: str) -> str:
        widget = self.fields[name].widget
        return (widget.currentData() or "") if isinstance(widget, QComboBox) else widget.text()

    def _set(self, name: str, value: str) -> None:
        widget = self.fields[name].widget
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(max(widget.findData(value), 0))
        else:
            widget.setText(value)
            widget.setCursorPosition(0)

    def _left(self, name: str) -> None:
        """Write what could be read in its plain form; say in words what could not."""
        text = self._value(name)
        found = self.problems(self.draft()).get(name, "")
        self._show_problem(name, found if text.strip() else "")
        if text.strip() and not found:
            self.fields[name].widget.setText(self.plain(name, text))
        self.show_dependent(self.draft())

    def _show_problem(self, name: str, sentence: str) -> None:
        if sentence:
            self.fields[name].show_problem(sentence)
        else:
            self.fields[name].clear_problem()


def fill(box: QComboBox, choices: Choices) -> None:
    """Put choices in a box; what was chosen stays chosen."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for value, word in choices:
        box.addItem(word, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
