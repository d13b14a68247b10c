"""What is done with a wording: tried and approved, ended, used again; with days, reason and a trial."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow.wordings import Line, Wordings
from lssdesk.flow.wordings_checks import MOST_REASON
from lssdesk.flow.wordings_trial import Trial
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.office.wording_editor import day_in
from lssdesk.ui.office.wording_trial import TrialView
from lssdesk.ui.parts import Button, Field, ProblemText
from lssdesk.ui.unlock.background import Background

_DAYS = {"approve": ("first_day", "last_day"), "retire": ("last_day",), "restore": ("first_day",)}


class Deed(QFrame):
    """``done`` with a sentence when it is done, ``left`` when it is called off.

    A trial runs beside the window's thread; its result stands above the reason.
    """

    done = Signal(str)
    left = Signal()
    looked_at = Signal(QWidget)

    def __init__(self, what: str, line: Line, wordings: Wordings, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"wording_{what}_card")
        self.setProperty("kind", "card")
        self._what, self._line, self._wordings = what, line, wordings
        self._background = Background(self)
        self.days = {key: DayEditor(today, self) for key in _DAYS[what]}
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(MOST_REASON)
        self.fields = self._fields()
        self._problem, self._state = ProblemText(parent=self), ProblemText(parent=self)
        self._state.setObjectName("trial_state")
        self._result: TrialView | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        for key in _DAYS[what]:
            column.addWidget(self.fields[f"/{key}"])
        self._try = Button(t("wordings_admin.try"), parent=self)
        self._try.setObjectName("wording_try")
        self._try.clicked.connect(self._start)
        self._try.setVisible(what != "restore")
        column.addWidget(self._try, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._state)
        self._after = column.count()
        column.addWidget(self.fields["/reason"])
        column.addWidget(self._problem)
        column.addLayout(self._buttons())
        self._prefill(today)

    def _fields(self) -> dict[str, Field]:
        found: dict[str, Field] = {}
        for key, widget in {**self.days, "reason": self.reason}.items():
            widget.setObjectName(f"deed/{key}")
            helped = key == "reason" or (key == "last_day" and self._what == "approve")
            about = t(f"wordings_admin.{key}_help") if helped else ""
            found[f"/{key}"] = Field(t(f"wordings_admin.{key}"), widget, about)
        return found

    def _prefill(self, today: date) -> None:
        draft = self._line.draft
        wished = {"first_day": draft.first_day, "last_day": draft.last_day} if draft else {}
        for key, line in self.days.items():
            day = wished.get(key) if self._what == "approve" else None
            if day is None and not (self._what == "approve" and key == "last_day"):
                day = today
            line.setText(day.isoformat() if day else "")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, look, run in (("do", "primary", self._do), ("cancel", "quiet", self.left.emit)):
            text = t("common.cancel" if name == "cancel" else f"wordings_admin.{self._what}_do")
            button = Button(text, look, parent=self)
            button.setObjectName(f"deed_{name}")
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def begin(self) -> None:
        """Put the cursor where work begins."""
        next(iter(self.days.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _day(self, key: str) -> date:
        day = day_in(self.days[key], f"/{key}")
        assert day is not None
        return day

    def _last(self) -> date | None:
        return day_in(self.days["last_day"], "/last_day", optional=True)

    def _start(self) -> None:
        """Try it on the sample letters, beside the work."""
        self._clear()
        try:
            work = self._work()
        except LssdeskError as error:
            self.say(error)
            return
        self._state.show_problem(t("wordings_admin.trial_running"), "info", word="")
        self._background.run(work, self._show, self._failed)

    def _work(self) -> Callable[[], Trial]:
        if self._what == "approve":
            return self._wordings.trial_of(self._line.id, self._day("first_day"), self._last())
        return self._wordings.retiring_of(self._line.id, self._day("last_day"))

    def _show(self, trial: Trial) -> None:
        self._state.clear()
        old, self._result = self._result, TrialView(trial, self)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._column.insertWidget(self._after, self._result)
        self._result.show()
        if trial.changed:
            self._result.letters.setFocus(Qt.FocusReason.OtherFocusReason)
        self.looked_at.emit(self._result)

    def _failed(self, error: LssdeskError) -> None:
        self._state.clear()
        self.say(error)

    def _do(self) -> None:
        self._clear()
        try:
            said = self._done()
        except LssdeskError as error:
            self.say(error)
            return
        self.done.emit(said)

    def _done(self) -> str:
        id, reason = self._line.id, self.reason.text()
        if self._what == "approve":
            day = self._day("first_day")
            self._wordings.approve(id, day, self._last(), reason)
            return t("wordings_admin.approved", day=day)
        if self._what == "retire":
            day = self._day("last_day")
            self._wordings.retire(id, day, reason)
            return t("wordings_admin.retired", day=day)
        day = self._day("first_day")
        self._wordings.restore(id, day, reason)
        return t("wordings_admin.restored", day=day)

    def _clear(self) -> None:
        self._problem.clear()
        for field in self.fields.values():
            field.clear_problem()

    def say(self, error: LssdeskError) -> None:
        """Say at its field what is missing or does not fit, and go there."""
        field = self.fields.get(error.field) if isinstance(error, Refused) else None
        if field is None:
            self._problem.show_problem(str(error), word="")
        else:
            field.show_problem(str(error))
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
