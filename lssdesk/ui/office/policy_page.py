"""The municipality's own values: what holds, what is shipped, what is not set, and how it is changed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import policy_values
from lssdesk.flow.desk import Desk
from lssdesk.flow.policies import MOST_SIGNS
from lssdesk.flow.policies import Line as PolicyLine
from lssdesk.texts import t
from lssdesk.ui import may, theme
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.office import values
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Button, Field, HelpText, Line, ProblemText, Segmented
from lssdesk.ui.parts.restyle import restyle

_SEVERITY = {"unset": "warn", "unconfirmed": "warn", "shipped": "done", "own": "done"}
_SHOWN = {
    "all": ("unset", "unconfirmed", "shipped", "own"),
    "unset": ("unset", "unconfirmed"),
    "own": ("own",),
}


class _Change(QFrame):
    """A new value with its first day, who confirmed it and why: four answers, then it is set."""

    wanted = Signal(object)  # the value, None for the shipped one
    left = Signal()

    def __init__(self, line: PolicyLine, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("policy_change")
        self.setProperty("kind", "card")
        self._item = line.item
        self._value = values.editor(line.item, line.value, self)
        self._day, self._by, self._reason = DayEditor(today, self), QLineEdit(self), QLineEdit(self)
        self._day.setText(today.isoformat())
        self._fields = {
            "/value": Field(t("office.value"), self._value),
            "/first_day": Field(t("office.first_day"), self._day, t("office.first_day_help")),
            "/confirmed_by": Field(t("office.confirmed_by"), self._by, t("office.confirmed_by_help")),
            "/reason": Field(t("office.reason"), self._reason),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        for pointer, field in self._fields.items():
            field.widget.setObjectName(f"policy{pointer}")
            column.addWidget(field)
        for line_edit in (self._by, self._reason):
            line_edit.setMaxLength(MOST_SIGNS)
        self._problem = ProblemText(parent=self)
        column.addWidget(self._problem)
        column.addLayout(self._buttons(line.state == "own"))
        self.setFocusProxy(self._value)

    def _buttons(self, own: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, look, run in (
            ("save", "primary", self._read),
            ("cancel", "quiet", self.left.emit),
            ("reset", "link", lambda: self.wanted.emit(None)),
        ):
            button = Button(
                t("common.cancel") if name == "cancel" else t(f"office.{name}"), look, parent=self
            )
            button.setObjectName(f"policy_{name}")
            button.clicked.connect(run)
            button.setVisible(name != "reset" or own)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _read(self) -> None:
        try:
            value = values.read(self._item, self._value)
        except Refused as refused:
            self.say(refused)
            return
        self.wanted.emit(value)

    @property
    def first_day(self) -> date | None:
        """The day that is typed, None where it cannot be read."""
        return self._day.day()

    @property
    def confirmed_by(self) -> str:
        """Who confirmed the value."""
        return self._by.text()

    @property
    def reason(self) -> str:
        """Why it is set."""
        return self._reason.text()

    def say(self, error: LssdeskError) -> None:
        """Say at its field what is missing or does not fit, and go there."""
        self._problem.clear()
        for field in self._fields.values():
            field.clear_problem()
        field = self._fields.get(error.field) if isinstance(error, Refused) else None
        if field is None:
            self._problem.show_problem(str(error), word="")
        else:
            field.show_problem(str(error))
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)


class _Row(QWidget):
    """One value: its words, what holds now, where that comes from, and a button to change it."""

    set_ = Signal()

    def __init__(self, desk: Desk, line: PolicyLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._desk, self.line = desk, line
        self.change: _Change | None = None
        label = QLabel(line.item.label, self)
        label.setProperty("kind", "strong")
        label.setWordWrap(True)
        self._value = QLabel(self)
        self._value.setWordWrap(True)
        self._value.setTextFormat(Qt.TextFormat.PlainText)
        self._state = QLabel(self)
        self._state.setProperty("kind", "mark")
        self._about = HelpText("", self)
        self.button = Button(t("office.change"), parent=self)
        self.button.setObjectName(f"policy:{line.item.key}")
        self.button.setAccessibleName(t("office.change_spoken", label=line.item.label))
        self.button.clicked.connect(self.turn)
        self.button.setHidden(line.item.fixed)
        may.only(self.button, desk.officers, "settings")
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (label, self._value, self._state, self._about):
            words.addWidget(part)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.GRID)
        self._column.setSpacing(theme.GRID)
        self._column.addWidget(Line(self))
        self._column.addLayout(row)
        self.show_line(line)

    def show_line(self, line: PolicyLine) -> None:
        """Show the value as it is now."""
        self.line = line
        self._value.setText("" if line.value is None else line.value_text)
        self._value.setHidden(line.value is None)
        restyle(self._state, severity=_SEVERITY[line.state])
        self._state.setText(t(f"office.state_{line.state}"))
        self._about.setText("\n".join(_about(line)))

    def turn(self) -> None:
        """Open what changes the value, or put it away."""
        if self.change is not None:
            self.leave()
            return
        change = self.change = _Change(self.line, self._desk.today, self)
        change.wanted.connect(self._set)
        change.left.connect(self.leave)
        self._column.addWidget(change)
        change.show()
        change.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Put away what changes the value."""
        if self.change is not None:
            self.change.hide()
            self.change.deleteLater()
            self.change = None
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set(self, value: policy_values.Value | None) -> None:
        change = self.change
        if change is None:
            return
        try:
            day = change.first_day
            if day is None:
                raise Refused(t("office.no_day"), "/first_day")
            self._desk.policies.set(self.line.item.key, value, day, change.confirmed_by, change.reason)
        except LssdeskError as error:
            change.say(error)
            return
        self.leave()
        self.set_.emit()


def _about(line: PolicyLine) -> list[str]:
    """The shipped value, source, first day, who confirmed it and why, and what is to come."""
    first = []
    if line.state == "own":
        first.append(t("office.default", value=line.default_text))
    first.append(t("office.source", source=line.source))
    if line.since:
        first.append(t("office.since", day=line.since))
    if line.confirmed_by:
        first.append(t("office.by", name=line.confirmed_by))
    lines = [" · ".join(first)]
    if line.reason:
        lines.append(t("office.because", reason=line.reason))
    if line.coming:
        value = policy_values.shown(line.item, line.coming.value)
        lines.append(t("office.coming", day=line.coming.first_day, value=value))
    return lines


class PolicyPage(OfficePage):
    """All values; found by typing, or only those that are not set."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("policies", t("office.policies"), t("office.policies_help"), parent)
        self._desk = desk
        self.filter = QLineEdit(self)
        self.filter.setObjectName("policy_filter")
        self.filter.setPlaceholderText(t("office.filter"))
        self.filter.setAccessibleName(t("office.filter"))
        self.filter.textChanged.connect(lambda _: self._show())
        choices = [(name, t(f"office.show_{name}")) for name in _SHOWN]
        self._which = Segmented(choices, t("office.show"), self)
        self._which.set_value("all")
        self._which.changed.connect(lambda _: self._show())
        self._count = HelpText("", self)
        for part in (self.filter, self._which, self._count):
            self.column.addWidget(part)
        self.rows = [_Row(desk, line, self) for line in desk.policies.lines()]
        for row in self.rows:
            row.set_.connect(self._read_anew)
            self.column.addWidget(row)
        self.column.addStretch(1)
        self.setFocusProxy(self.filter)
        self._show()

    def _read_anew(self) -> None:
        lines = {line.item.key: line for line in self._desk.policies.lines()}
        for row in self.rows:
            row.show_line(lines[row.line.item.key])
        self._show()

    def _show(self) -> None:
        """Only the rows that are asked for; one that is being changed stays."""
        words = self.filter.text().casefold().split()
        states = _SHOWN[self._which.value() or "all"]
        for row in self.rows:
            text = f"{row.line.item.label} {row.line.source}".casefold()
            found = row.line.state in states and all(word in text for word in words)
            row.setHidden(not found and row.change is None)
        unset = sum(row.line.state in _SHOWN["unset"] for row in self.rows)
        self._count.setText(t("office.count", count=len(self.rows), unset=unset))
