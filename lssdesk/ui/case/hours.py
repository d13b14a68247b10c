"""The hours of a decided case: the calendar, and where its changes go."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow.work import Work
from lssdesk.texts import t
from lssdesk.ui.hours_calendar.widget import HoursCalendar
from lssdesk.ui.parts import EmptyState


class HoursPage(QWidget):
    """The calendar over the work's hours; an empty state before there are any."""

    stored = Signal()
    failed = Signal(object)
    decision_wanted = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hours_page")
        self._work = work
        self.calendar = HoursCalendar(self)
        self.empty = EmptyState(t("case.no_hours"), t("case.to_decision"), "calendar")
        self.empty.acted.connect(self.decision_wanted)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.calendar)
        hours = work.hours
        self.calendar.session_added.connect(lambda new: self._do(lambda: hours.add(new)))
        self.calendar.session_changed.connect(lambda old, new: self._do(lambda: hours.change(old, new)))
        self.calendar.session_removed.connect(lambda old: self._do(lambda: hours.remove(old)))

    def refresh(self) -> None:
        """Show grants and sessions as they are stored now."""
        hours = self._work.hours
        grants = hours.grants() if self._work.decided else ()
        self._stack.setCurrentWidget(self.calendar if grants else self.empty)
        self.setFocusProxy(self.calendar if grants else self.empty.button)
        if grants:
            self.calendar.set_content(grants, hours.sessions(), hours.policy(), self._work.today)

    def undo(self) -> bool:
        """Take the last change of a session back."""
        return self._do(self._work.hours.undo)

    def redo(self) -> bool:
        """Do it again."""
        return self._do(self._work.hours.redo)

    def _do(self, change: Callable[[], bool | None]) -> bool:
        try:
            done = change()
        except LssdeskError as error:
            self.failed.emit(error)
            done = False
        else:
            self.stored.emit()
        self.refresh()
        return bool(done)
