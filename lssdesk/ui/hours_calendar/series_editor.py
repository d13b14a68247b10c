"""The editor of a recurring plan: a panel with what the plan comes to in words before it is stored."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lssdesk.model.case import Session
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import series, series_draft
from lssdesk.ui.hours_calendar.board import name_of
from lssdesk.ui.hours_calendar.draft import ACTIVITIES
from lssdesk.ui.hours_calendar.entry_editor import fill
from lssdesk.ui.hours_calendar.panel import Panel
from lssdesk.ui.hours_calendar.series_draft import EVERY, TYPED, PlanDraft, plan_of, problems
from lssdesk.ui.hours_calendar.view_model import Content
from lssdesk.ui.parts import Button, Field, Heading, HelpText, ProblemText

_HALVES = (("start", "end"), ("until", "times"))


class SeriesEditor(Panel):
    """``stored``: the ``Change`` that plans it all.  Enter stores, Esc leaves everything as it was."""

    stored = Signal(object)

    def __init__(self, new_id: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("series_editor")
        self._new_id = new_id
        self._content: Content | None = None
        self._measure = ""
        self._made: series.Planned | None = None
        self.heading = Heading()
        self.fields = {name: Field(t(f"calendar_more.series.field.{name}"), QLineEdit()) for name in TYPED}
        self.every = Field(t("calendar_more.series.field.every"), QComboBox())
        self.activity = Field(t("calendar.editor.activity"), QComboBox())
        self.weekdays = [_weekday_button(day) for day in range(7)]
        self.weekdays_problem = ProblemText()
        self.no_red = QCheckBox(t("calendar_more.series.field.no_red"))
        self.preview = HelpText()
        self.preview.setObjectName("series_preview")
        self.store_button = Button(t("calendar_more.series.store_none"), "primary")
        self.cancel_button = Button(t("calendar.editor.cancel"), "quiet")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = self.fields_column()
        column.addWidget(self.fields["first"])
        self._add_pair(column, _HALVES[0])
        column.addWidget(self.every)
        column.addWidget(self._weekday_row())
        column.addWidget(self.weekdays_problem)
        self._add_pair(column, _HALVES[1])
        column.addWidget(self.no_red)
        for part in (self.fields["provider"], self.fields["companion"], self.activity, self.fields["note"]):
            column.addWidget(part)
        column.addStretch(1)
        self.put_together(self.preview)

    def _add_pair(self, column: QVBoxLayout, names: tuple[str, str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for name in names:
            row.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        for name in names:  # a sentence needs the whole width
            problem = self.fields[name].problem
            self.fields[name].layout().removeWidget(problem)
            column.addWidget(problem)

    def _weekday_row(self) -> QWidget:
        self._weekday_box = QWidget()
        self._weekday_box.setProperty("kind", "clear")
        row = QHBoxLayout(self._weekday_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in self.weekdays:
            row.addWidget(button)
        return self._weekday_box

    def _connect(self) -> None:
        fill(self.every.widget, [(name, t(f"calendar_more.series.every.{name}")) for name in EVERY])
        named = [(name, t(f"calendar.activity.{name}")) for name in ACTIVITIES]
        fill(self.activity.widget, [("", t("calendar.activity.none")), *named])
        for box in (self.every.widget, self.activity.widget):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _place: self._show_preview())
        for name, field in self.fields.items():
            field.widget.editingFinished.connect(lambda name=name: self._left(name))
        for button in self.weekdays:
            button.clicked.connect(self._show_preview)
        self.no_red.clicked.connect(self._show_preview)
        self.store_button.clicked.connect(self.store)
        self.store_button.setToolTip(t("calendar_more.series.store_tip"))
        self.cancel_button.clicked.connect(self.closed)

    def open(self, session: Session, content: Content, several: bool, names: Iterable[str] = ()) -> None:
        """A new plan that begins like an occasion.  ``names`` were written before, to choose from."""
        self._content, self._measure = content, content.measure
        title = t("calendar_more.series.new")
        self.heading.setText(f"{title}\n{name_of(content.measure)}" if several else title)
        proposed = [name for name in dict.fromkeys(names) if name]
        for name in ("provider", "companion"):
            self.fields[name].widget.setCompleter(QCompleter(proposed, self))
        self._set(series_draft.draft_like(session))
        self.fields["first"].widget.setFocus()
        self.fields["first"].widget.selectAll()

    def _set(self, draft: PlanDraft) -> None:
        for name, field in self.fields.items():
            field.widget.setText(getattr(draft, name))
            field.widget.setCursorPosition(0)
            field.clear_problem()
        self.every.widget.setCurrentIndex(self.every.widget.findData(draft.every))
        self.activity.widget.setCurrentIndex(max(self.activity.widget.findData(draft.activity), 0))
        for day, button in enumerate(self.weekdays):
            button.setChecked(day in draft.weekdays)
        self.no_red.setChecked(draft.no_red)
        self._show_preview()

    def draft(self) -> PlanDraft:
        """The fields as they are now."""
        typed = {name: field.widget.text() for name, field in self.fields.items()}
        chosen = frozenset(day for day, button in enumerate(self.weekdays) if button.isChecked())
        every, activity = self.every.widget.currentData(), self.activity.widget.currentData()
        draft = PlanDraft(
            every=every, activity=activity or "", weekdays=chosen, no_red=self.no_red.isChecked()
        )
        return replace(draft, **typed)

    def _today(self) -> date:
        return self._content.today if self._content else date.min

    def _left(self, name: str) -> None:
        """Write what could be read in its plain form; say in words what could not."""
        field, text = self.fields[name], self.fields[name].widget.text()
        found = problems(self.draft(), self._today()).get(name, "")
        if text.strip() and found:
            field.show_problem(found)
        else:
            field.clear_problem()
            field.widget.setText(series_draft.plain(name, text, self._today()) if text.strip() else "")
        self._show_preview()

    def _show_preview(self) -> None:
        """What the plan would come to, as far as it can be read."""
        draft = self.draft()
        self._weekday_box.setVisible(draft.every == "days")
        plan = plan_of(draft, self._today())
        self._made = series.planned(plan, "", str) if plan else None
        self.weekdays_problem.clear()
        if self._made is None or plan is None or self._content is None:
            self.preview.setText(t("calendar_more.series.unread"))
        else:
            said = series.preview(self._content, self._made)
            first = series.every_words(plan)
            self.preview.setText(t("calendar_more.series.preview", every=first.capitalize(), said=said))
        count = len(self._made.sessions) if self._made else 0
        key = "calendar_more.series.store_one" if count == 1 else "calendar_more.series.store"
        self.store_button.setText(t(key, n=count) if count else t("calendar_more.series.store_none"))

    def store(self) -> None:
        """Plan it all, or say what is wrong and go there."""
        self._show_preview()
        found = problems(self.draft(), self._today())
        for name, field in self.fields.items():
            if sentence := found.get(name, ""):
                field.show_problem(sentence)
            else:
                field.clear_problem()
        if "weekdays" in found:
            self.weekdays_problem.show_problem(found["weekdays"], "block", "")
        if found:
            self._go_to(next(iter(found)))
        elif (plan := plan_of(self.draft(), self._today())) and self._made and self._made.sessions:
            made = series.planned(plan, self._new_id(), self._new_id)
            self.stored.emit(series.stored(self._measure, made))

    def _go_to(self, name: str) -> None:
        widget = self.weekdays[0] if name == "weekdays" else self.fields[name].widget
        widget.setFocus()
        self.scroll.ensureWidgetVisible(widget)


def _weekday_button(day: int) -> QPushButton:
    """``to``, which can be pressed in and out; its whole name for a screen reader."""
    name = t(f"calendar.weekdays.d{day + 1}")
    button = QPushButton(name[:2])
    button.setCheckable(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setProperty("look", "quiet")
    button.setObjectName(f"weekday_{day}")
    return button
