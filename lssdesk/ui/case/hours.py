"""The hours of a decided case: notices, the calendar, its papers, and where its changes go."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import notices
from lssdesk.flow.receipts import Receipt
from lssdesk.flow.work import Work
from lssdesk.texts import t
from lssdesk.ui.case.document_view import DocumentView
from lssdesk.ui.case.hours_notices import HoursNotices
from lssdesk.ui.case.hours_papers import HoursPapers
from lssdesk.ui.case.hours_receipts import CaseReceipts
from lssdesk.ui.forms.tab_order import Forwards
from lssdesk.ui.hours_calendar.widget import HoursCalendar
from lssdesk.ui.parts import EmptyState


class _Body(Forwards, QWidget):
    """The calendar below its notices."""


class HoursPage(Forwards, QWidget):
    """The calendar over the work's hours; an empty state before there are any."""

    stored = Signal()
    failed = Signal(object)
    decision_wanted = Signal()
    field_wanted = Signal(str)  # the pointer of what a paper lacks

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hours_page")
        self._work = work
        self.calendar = HoursCalendar(self)
        self.notices = HoursNotices(self)
        self.papers = HoursPapers(work, self._with_notices(), self)
        self.papers.field_wanted.connect(self.field_wanted)
        self.notices.day_wanted.connect(self._go)
        self.notices.reason_wanted.connect(self._ask)
        self.notices.decision_wanted.connect(lambda _number: self.decision_wanted.emit())
        self.empty = EmptyState(t("case.no_hours"), t("case.to_decision"), "calendar")
        self.empty.acted.connect(self.decision_wanted)
        self.receipt = DocumentView(self)
        self.receipt.back.setText(t("receipts.back"))
        self.receipt.left.connect(self._leave_receipt)
        receipts = CaseReceipts(work.hours, self._show_receipt, self.stored.emit)
        self.calendar.cost_editor.keep_receipts(receipts)
        self._stack = QStackedLayout(self)
        for page in (self.empty, self.papers, self.receipt):
            self._stack.addWidget(page)
        self.calendar.edited.connect(lambda name, edits: self._do(lambda: work.hours.apply(name, edits)))

    def _with_notices(self) -> QWidget:
        body = _Body(self)
        body.setProperty("kind", "clear")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.calendar, 1)
        body.setFocusProxy(self.calendar)
        return body

    def refresh(self) -> None:
        """Show the person's tracks as they are stored now; the case's own first."""
        hours = self._work.hours
        tracks, unused = hours.held() if self._work.decided else ((), {})
        own = any(track.measure == hours.measure for track in tracks)
        self.receipt.clear()
        self._stack.setCurrentWidget(self.papers if own else self.empty)
        self.setFocusProxy(self.papers if own else self.empty.button)
        if own:
            self.calendar.set_content(tracks, self._work.today, unused)
            books = {
                one.track.measure: one.ledger for one in self.calendar.board.tracks if one.track in tracks
            }
            self.notices.set_notices(notices.of(hours, tracks, unused, books), self._work.today)

    def go_to(self, pointer: str) -> None:
        """Show what a pointer names: ``/hours/<measure>/<day>``."""
        if self._stack.currentWidget() is self.papers:
            _, _, measure, day = pointer.split("/")
            self._go(measure, date.fromisoformat(day))

    def _show_receipt(self, one: Receipt, data: bytes) -> None:
        """Show a receipt in place of the calendar; what is being typed there stays."""
        self._stack.setCurrentWidget(self.receipt)
        self.setFocusProxy(self.receipt.back)
        self.receipt.show_document(one.name, one.media_type, data)

    def _leave_receipt(self) -> None:
        """Back to the cost that it belongs to; nothing of the receipt stays in a view."""
        self.refresh()
        self.calendar.cost_editor.picture.thumbnail.setFocus()

    def _go(self, measure: str, day: date) -> None:
        """Show a day of a measure in the calendar."""
        board = self.calendar.board
        place = next((place for place, one in enumerate(board.tracks) if one.track.measure == measure), None)
        if place is not None:
            self.calendar.choose_track(place)
        self.calendar.show_month()
        self.calendar.go_to(day)
        self.calendar.setFocus()

    def _ask(self, measure: str, day: date, session: str) -> None:
        """Open what a reason is written in: the session that passes the balance, or the month."""
        self._go(measure, day)
        item = self.calendar.board.item((measure, session)) if session else None
        if item:
            self.calendar.open_item(day, item)
        else:
            self.calendar.ask_why()

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
