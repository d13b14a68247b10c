"""The inline editor of one session: a panel, no dialog.  Enter stores, Esc leaves it as it was."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from lssdesk.model.case import Session
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.draft import (
    ACTIVITIES,
    CANCELLED,
    FIELDS,
    STATUSES,
    Draft,
    draft_of,
    length_text,
    problems,
    session_of,
)
from lssdesk.ui.parts import Button, Field, Heading, HelpText

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TIMES = ("day", "start", "end")


class SessionEditor(QWidget):
    """``stored`` gives the session as the fields say it; what becomes of it is the calendar's.

    A field that is left says in words what is wrong with it; nothing is refused while one types.
    """

    stored = Signal(object)
    removed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.session: Session | None = None
        self._id = ""
        self._today = date.min
        self._original = Draft()
        self.fields: dict[str, Field] = {name: self._field(name) for name in FIELDS}
        self.heading = Heading()
        self.length = HelpText()
        self.store_button = Button(t("calendar.editor.store"), "primary")
        self.cancel_button = Button(t("calendar.editor.cancel"), "quiet")
        self.remove_button = Button("", "quiet", "delete")
        self._lay_out()
        self._connect()

    def _field(self, name: str) -> Field:
        options = {"status": _statuses, "activity": _activities}.get(name)
        if options is None:
            return Field(t(f"calendar.editor.{name}"), QLineEdit())
        box = QComboBox()
        for value, word in options():
            box.addItem(word, value)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return Field(t(f"calendar.editor.{name}"), box)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(self.fields["day"])
        clocks = QHBoxLayout()
        clocks.setSpacing(theme.GRID)
        for name in ("start", "end"):
            clocks.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(clocks)
        for name in ("start", "end"):  # a sentence needs the whole width
            problem = self.fields[name].problem
            self.fields[name].layout().removeWidget(problem)
            column.addWidget(problem)
        column.addWidget(self.length)
        for name in FIELDS:
            if name not in _TIMES:
                column.addWidget(self.fields[name])
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._scroll = scroll
        buttons = QHBoxLayout()
        buttons.addWidget(self.store_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.heading)
        outer.addWidget(scroll, 1)
        outer.addLayout(buttons)

    def _connect(self) -> None:
        for name in FIELDS:
            widget = self.fields[name].widget
            if isinstance(widget, QLineEdit):
                widget.editingFinished.connect(lambda name=name: self._left(name))
            else:
                widget.currentIndexChanged.connect(self._show_dependent)
        self.store_button.clicked.connect(self.store)
        self.cancel_button.clicked.connect(self.closed)
        self.remove_button.clicked.connect(self.removed)
        for button, key in (
            (self.store_button, "store"),
            (self.cancel_button, "cancel"),
            (self.remove_button, "remove"),
        ):
            button.setToolTip(t(f"calendar.editor.{key}_tip"))
        self.remove_button.setAccessibleName(t("calendar.editor.remove_tip"))

    def open(self, session: Session, today: date, existing: bool) -> None:
        """Show a session: one that is known (``existing``), or a proposal for a new one."""
        self.session = session if existing else None
        self._id, self._today = session.id, today
        self._original = draft_of(session)
        self.heading.setText(t("calendar.editor.change" if existing else "calendar.editor.new"))
        self.remove_button.setVisible(existing)
        for name in FIELDS:
            widget, value = self.fields[name].widget, getattr(self._original, name)
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(max(widget.findData(value), 0))
            else:
                widget.setText(value)
                widget.setCursorPosition(0)
            self.fields[name].clear_problem()
        self._show_dependent()
        self.fields["start"].widget.setFocus()
        self.fields["start"].widget.selectAll()

    def draft(self) -> Draft:
        """The fields as they are now."""
        return Draft(**{name: self._value(name) for name in FIELDS})

    def is_changed(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.draft() != self._original

    def store(self) -> None:
        """Tell what the fields say, or say what is wrong and go there."""
        draft = self.draft()
        found = problems(draft, self._today)
        for name in FIELDS:
            self._show_problem(name, found.get(name, ""))
        session = session_of(draft, self._today, self._id)
        if session is not None:
            self.stored.emit(session)
            return
        first = self.fields[next(name for name in FIELDS if name in found)]
        first.widget.setFocus()
        self._scroll.ensureWidgetVisible(first)

    def _value(self, name: str) -> str:
        widget = self.fields[name].widget
        return widget.currentData() if isinstance(widget, QComboBox) else widget.text()

    def _left(self, name: str) -> None:
        """Write what could be read in its plain form; say in words what could not."""
        draft = self.draft()
        found = problems(draft, self._today)
        self._show_problem(name, found.get(name, "") if getattr(draft, name).strip() else "")
        if name in (*_TIMES, "cancelled_at") and name not in found and getattr(draft, name).strip():
            self.fields[name].widget.setText(_plain(name, draft, self._today))
        self._show_dependent()

    def _show_problem(self, name: str, sentence: str) -> None:
        if sentence:
            self.fields[name].show_problem(sentence)
        else:
            self.fields[name].clear_problem()

    def _show_dependent(self) -> None:
        draft = self.draft()
        self.fields["cancelled_at"].setVisible(draft.status in CANCELLED)
        text = length_text(draft, self._today)
        self.length.setText(text)
        self.length.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.store()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()


def _plain(name: str, draft: Draft, today: date) -> str:
    """A day or time that can be read, in the form in which it is shown."""
    text = getattr(draft, name)
    if name == "day":
        return words.plain_day(text, today)
    return words.plain_moment(text, today) if name == "cancelled_at" else words.plain_clock(text)


def _statuses() -> Sequence[tuple[str, str]]:
    return [(status, t(f"calendar.status.{status}").capitalize()) for status in STATUSES]


def _activities() -> Sequence[tuple[str, str]]:
    named = [(activity, t(f"calendar.activity.{activity}")) for activity in ACTIVITIES]
    return [("", t("calendar.activity.none")), *named]
