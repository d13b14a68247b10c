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
        self.calendar.edited.connect(lambda name, edits: self._do(lambda: work.hours.apply(name, edits)))

    def refresh(self) -> None:
        """Show the person's tracks as they are stored now; the case's own first."""
        hours = self._work.hours
        tracks = hours.tracks() if self._work.decided else ()
        own = any(track.measure == hours.measure for track in tracks)
        self._stack.setCurrentWidget(self.calendar if own else self.empty)
        self.setFocusProxy(self.calendar if own else self.empty.button)
        if own:
            unused = {track.measure: hours.unused(track.measure) for track in tracks}
            self.calendar.set_content(tracks, self._work.today, unused)

    def undo(self) -> bool:
        """Take the last change back."""
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
