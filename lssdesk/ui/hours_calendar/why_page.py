"""The page on which one notes why granted hours of a month were not used: a panel, no dialog [HRS-023]."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from lssdesk.model.case import UnusedMonth
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import why
from lssdesk.ui.hours_calendar.panel import Panel
from lssdesk.ui.hours_calendar.view_model import Content
from lssdesk.ui.parts import Button, Field, Heading, HelpText, ProblemText


class WhyPage(Panel):
    """``stored``: the ``Change`` that notes it.  Enter stores, Esc leaves it as it was."""

    stored = Signal(object)

    def __init__(self, new_id: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("why_page")
        self._new_id = new_id
        self._measure, self._month = "", date.min
        self._before: UnusedMonth | None = None
        self.heading, self.story = Heading(t("calendar_more.why.title")), HelpText()
        self.choices = {name: QRadioButton(t(f"calendar_more.why.choice.{name}")) for name in why.REASONS}
        self._group = QButtonGroup(self)
        self.problem = ProblemText()
        self.note = Field(t("calendar_more.why.note"), QLineEdit(), t("calendar_more.why.note_help"))
        self.told_by = Field(t("calendar_more.why.told_by"), QLineEdit(), t("calendar_more.why.told_help"))
        self.store_button = Button(t("calendar_more.why.store"), "primary")
        self.cancel_button = Button(t("calendar_more.why.cancel"), "quiet")
        self.remove_button = Button("", "quiet", "delete")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = self.fields_column(theme.GRID // 2)
        column.addWidget(self.story)
        column.addWidget(Heading(t("calendar_more.why.reason"), "group"))
        for name, choice in self.choices.items():
            choice.setObjectName(f"why_{name}")
            self._group.addButton(choice)
            column.addWidget(choice)
        for part in (self.problem, self.note, self.told_by):
            column.addWidget(part)
        column.addStretch(1)
        self.put_together(last=self.remove_button)

    def _connect(self) -> None:
        self.store_button.clicked.connect(self.store)
        self.store_button.setToolTip(t("calendar_more.why.store_tip"))
        self.cancel_button.clicked.connect(self.closed)
        self.remove_button.clicked.connect(self._remove)
        self.remove_button.setToolTip(t("calendar_more.why.remove_tip"))
        self.remove_button.setAccessibleName(self.remove_button.toolTip())

    def open(self, content: Content, month: date, unused: why.Unused, tellers: Iterable[str]) -> None:
        """Show what is known of a month; ``tellers`` are proposed for who told."""
        left, self._before = why.left_in(content, month), why.said_of(content, month, unused)
        self._measure, self._month = content.measure, month.replace(day=1)
        self.story.setText(why.story(content, left) if left else "")
        self.story.setVisible(left is not None)
        self._choose(self._before.reason if self._before else "")
        self.note.widget.setText(self._before.note if self._before else "")
        self.told_by.widget.setText(self._before.told_by if self._before else "")
        self.told_by.widget.setCompleter(QCompleter([one for one in dict.fromkeys(tellers) if one], self))
        self.remove_button.setVisible(self._before is not None)
        self._show_problem("", "")
        chosen = self._before.reason if self._before else why.REASONS[0]
        self.choices[chosen].setFocus()

    def _choose(self, reason: str) -> None:
        self._group.setExclusive(False)
        for name, choice in self.choices.items():
            choice.setChecked(name == reason)
        self._group.setExclusive(True)

    def reason(self) -> str:
        """The chosen reason, or nothing."""
        return next((name for name, choice in self.choices.items() if choice.isChecked()), "")

    def store(self) -> None:
        """Tell what the fields say, or say what is missing and go there."""
        reason, note = self.reason(), self.note.widget.text()
        field, sentence = why.problem(reason, note)
        self._show_problem(field, sentence)
        if not field:
            told = self.told_by.widget.text()
            after = why.said(self._before, self._new_id(), self._month, reason, note, told)
            self.stored.emit(why.written(self._measure, self._before, after))

    def _remove(self) -> None:
        self.stored.emit(why.written(self._measure, self._before, None))

    def _show_problem(self, field: str, sentence: str) -> None:
        self.problem.clear()
        self.note.clear_problem()
        if field == "note":
            self.note.show_problem(sentence)
            self.note.widget.setFocus()
        elif field:
            self.problem.show_problem(sentence, "block", "")
            self.choices[why.REASONS[0]].setFocus()
