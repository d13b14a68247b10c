"""The hours calendar as one widget: year and month over one selection, and a side for a closer look."""

from collections.abc import Callable, Sequence
from datetime import date, time
from uuid import uuid4

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.law.hours import Grant, Policy
from lssdesk.model.case import Session
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import changes, draft, navigation
from lssdesk.ui.hours_calendar.editor import SessionEditor
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.keys import command_of
from lssdesk.ui.hours_calendar.legend import Legend
from lssdesk.ui.hours_calendar.month_view import MonthView
from lssdesk.ui.hours_calendar.side import KeysPage, MonthPanel, SumPage
from lssdesk.ui.hours_calendar.sums import Sum, answer, month_sum
from lssdesk.ui.hours_calendar.top import AnswerLine, TopBar
from lssdesk.ui.hours_calendar.view_model import Content, Item, prepare
from lssdesk.ui.hours_calendar.year_view import YearView
from lssdesk.ui.parts import ProblemText

SIDE_WIDTH = 264
NARROW = 560  # with less room than this beside the side, view and side are shown one at a time
LEGEND_FROM = 480  # height, in pixels at 100 % text, from which there is room for the legend
FIRST_TIME = (time(10), time(12))


def _random_id() -> str:
    return uuid4().hex


class HoursCalendar(QWidget):
    """Shows grants and sessions of one measure; knows neither cases nor the database.

    The owner stores what ``session_added``, ``session_changed`` (old, new) and ``session_removed``
    tell and calls ``set_content`` again; undo is the owner's.  ``number_clicked`` gives the ``Sum``
    that the widget shows by itself.
    """

    session_added = Signal(object)
    session_changed = Signal(object, object)
    session_removed = Signal(object)
    number_clicked = Signal(object)
    _shown = False  # whether content was ever set

    def __init__(self, parent: QWidget | None = None, new_id: Callable[[], str] = _random_id) -> None:
        super().__init__(parent)
        self._new_id = new_id
        self.content: Content = prepare((), (), Policy(), date.today())
        self._selection = Selection(self.content.today)
        self._copied: Session | None = None
        self._listed = False
        self._beside = True
        self.answer_line = AnswerLine(self)
        self.top_bar = TopBar(self)
        self.note = ProblemText(parent=self)
        self.year_view, self.month_view = YearView(self), MonthView(self)
        self.views = QStackedWidget(self)
        self.month_panel, self.editor = MonthPanel(self), SessionEditor(self)
        self.sum_page, self.keys_page = SumPage(self), KeysPage(self)
        self.side = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        for view in (self.year_view, self.month_view):
            self.views.addWidget(view)
        for page in (self.month_panel, self.editor, self.sum_page, self.keys_page):
            self.side.addWidget(page)
        body = QHBoxLayout()
        body.setSpacing(2 * theme.GRID)
        body.addWidget(self.views, 1)
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        column.setSpacing(theme.GRID // 2)
        for widget in (self.answer_line, self.top_bar, self.note):
            column.addWidget(widget)
        column.addLayout(body, 1)
        self.legend = Legend(self)
        column.addWidget(self.legend)
        self.setFocusProxy(self.year_view)

    def _connect(self) -> None:
        bar = self.top_bar
        bar.view_chosen.connect(lambda name: self.show_month() if name == "month" else self.show_year())
        bar.stepped.connect(lambda way: self.step_months(way * (1 if self.is_month() else 12)))
        bar.today_button.clicked.connect(self.go_to_today)
        bar.list_button.clicked.connect(self.show_list)
        bar.new_button.clicked.connect(self.open_new)
        bar.keys_button.clicked.connect(self.show_keys)
        self.year_view.chosen.connect(lambda day, _session: self.go_to(day))
        self.year_view.opened.connect(lambda _day, _session: self.open_selected())
        self.year_view.month_opened.connect(self._open_month)
        self.month_view.made.connect(self._add)
        self.month_view.copied.connect(self._add)
        self.month_view.changed.connect(self._change)
        self.month_view.blank_opened.connect(self._open_blank)
        for part in (self.month_view, self.month_panel):
            part.chosen.connect(self._choose)
            part.opened.connect(self._open)
        for part in (self.year_view, self.month_panel, self.answer_line):
            part.number_clicked.connect(self.show_sum)
        self.editor.stored.connect(self._store)
        self.editor.removed.connect(self.remove_selected)
        for page in (self.editor, self.sum_page, self.keys_page):
            page.closed.connect(self.leave)

    def set_content(
        self, grants: Sequence[Grant], sessions: Sequence[Session], policy: Policy, today: date
    ) -> None:
        """Show these grants and sessions, of one measure; everything is reckoned once, here.

        The selection and what is being typed stay.  ``Refused`` where a clock time does not exist.
        """
        self.content = prepare(grants, sessions, policy, today)
        if not self._shown:
            self._shown, self._selection = True, Selection(today)
        self._follow_in_editor()
        if self.side.currentWidget() is self.sum_page:
            self.side.setCurrentWidget(self.month_panel)  # its numbers are no longer these
        self._show()

    def _follow_in_editor(self) -> None:
        shown = self.editor.session
        if shown is None or self.side.currentWidget() is not self.editor:
            return
        item = self.content.items.get(shown.id)
        if item is None:
            self.leave()
        elif item.session != shown and not self.editor.is_changed():
            self.editor.open(item.session, self.content.today, existing=True)

    def is_month(self) -> bool:
        """Whether the month is shown, and not the year."""
        return self.views.currentWidget() is self.month_view

    def selected_day(self) -> date:
        """The day that both views show as selected."""
        return self._selection.day

    def selected_session(self) -> Session | None:
        """The selected session, if the selected day has it."""
        item = self._selected()
        return item.session if item else None

    def _selected(self) -> Item | None:
        item = self.content.items.get(self._selection.session)
        return item if item and item.session.day == self._selection.day else None

    def _show(self) -> None:
        """Bring everything in line with the content and the selection."""
        item = self._selected()
        shown = Selection(self._selection.day, item.session.id if item else "")
        self.answer_line.show_answer(answer(self.content))
        self.top_bar.show_place(shown.day, self.is_month())
        view = self.month_view if self.is_month() else self.year_view
        view.show_content(self.content, shown)
        self.setFocusProxy(view)
        if self.is_month() or self._listed:
            self.month_panel.show_content(self.content, shown)
        self._arrange()

    def _arrange(self) -> None:
        """The side beside the view; where there is no room for both, one of them at a time."""
        wanted = self._listed or self.side.currentWidget() is not self.month_panel
        self.side.setVisible(wanted or (self.is_month() and self._beside))
        self.views.setVisible(self._beside or not wanted)
        self.legend.setVisible(self.height() >= theme.px(LEGEND_FROM))

    def _choose(self, day: date, session: str) -> None:
        self._selection = Selection(day, session)
        self.note.clear()
        self._show()

    def go_to(self, day: date) -> None:
        """Select a day, and the first of its sessions."""
        items = self.content.on(day)
        self._choose(day, items[0].session.id if items else "")

    def go_to_today(self) -> None:
        """Select the present day."""
        self.go_to(self.content.today)

    def step_days(self, days: int) -> None:
        """Select a day so much later."""
        self.go_to(navigation.days_later(self._selection.day, days))

    def step_months(self, months: int) -> None:
        """Select the same day so many months later, or the last of a shorter month."""
        self.go_to(navigation.months_later(self._selection.day, months))

    def step_sessions(self, way: int) -> None:
        """Select the next or the previous session, on whatever day."""
        place = navigation.neighbour(self.content, self._selection.day, self._selection.session, way)
        if place:
            self._choose(*place)

    def next_on_day(self) -> None:
        """Select the day's next session, after the last one the first again."""
        day = self._selection.day
        self._choose(day, navigation.next_on_day(self.content, day, self._selection.session))

    def go_to_edge(self, last: bool) -> None:
        """Select the first or the last day of the month."""
        self.go_to(navigation.edge_of_month(self._selection.day, last))

    def show_year(self) -> None:
        """Show the selected year."""
        self._switch(self.year_view)

    def show_month(self) -> None:
        """Show the selected month."""
        self._switch(self.month_view)

    def _switch(self, view: QWidget) -> None:
        had_focus = self.views.currentWidget().hasFocus()
        self.views.setCurrentWidget(view)
        self._show()
        if had_focus:
            view.setFocus()

    def _open_month(self, first: date) -> None:
        day = self._selection.day
        if (day.year, day.month) != (first.year, first.month):
            self.go_to(first)
        self.show_month()
        self.month_view.setFocus()

    def show_sum(self, found: Sum) -> None:
        """Show how a number comes about, and tell the owner."""
        self.sum_page.show_sum(found)
        self._show_page(self.sum_page)
        self.sum_page.close_button.setFocus()
        self.number_clicked.emit(found)

    def show_balance(self) -> None:
        """Show how the balance of the selected month comes about."""
        free = self.content.month(self._selection.day).left is None
        self.show_sum(month_sum(self.content, self._selection.day, "used" if free else "left"))

    def show_list(self) -> None:
        """Go to the list of the month's sessions."""
        self._listed = True
        self.side.setCurrentWidget(self.month_panel)
        self._show()
        panel = self.month_panel
        (panel.list if panel.list.count() else self.views.currentWidget()).setFocus()

    def show_keys(self) -> None:
        """Show what the keys do."""
        self._show_page(self.keys_page)
        self.keys_page.close_button.setFocus()

    def _show_page(self, page: QWidget) -> None:
        self.side.setCurrentWidget(page)
        self._arrange()
        self.editor.session = self.editor.session if page is self.editor else None

    def leave(self) -> None:
        """Back from a drag, the editor, a sum or the keys."""
        if self.month_view.cancel_drag():
            return
        self.editor.session = None
        self._listed = False
        self.note.clear()
        self.side.setCurrentWidget(self.month_panel)
        self._show()
        self.views.currentWidget().setFocus()

    def open_selected(self) -> None:
        """Open the selected session, or a new one on a day that has none."""
        item = self._selected()
        if item is None and self.content.on(self._selection.day):
            self.go_to(self._selection.day)
            item = self._selected()
        if item is None:
            self.open_new()
        else:
            self._edit(item.session, existing=True)

    def _open(self, day: date, session: str) -> None:
        self._choose(day, session)
        self.open_selected()

    def open_new(self) -> None:
        """Open a new session on the selected day, at the clock times of the last one before it."""
        day = self._selection.day
        before = [session for session in self.content.sessions if session.day <= day]
        start, end = (before[-1].start, before[-1].end) if before else FIRST_TIME
        self._edit(self._blank(day, start, end), existing=False)

    def _open_blank(self, day: date, minute: int) -> None:
        at = changes.placed(self._blank(day, *FIRST_TIME), day, minute, minute + 120)
        self._edit(at, existing=False)

    def _blank(self, day: date, start: time, end: time) -> Session:
        status = "performed" if day <= self.content.today else "planned"
        return Session(id=self._new_id(), day=day, start=start, end=end, status=status)

    def _edit(self, session: Session, existing: bool) -> None:
        self._show_page(self.editor)
        self.editor.open(session, self.content.today, existing)

    def _store(self, session: Session) -> None:
        old = self.editor.session
        self.leave()
        if old is None:
            self._announce(session, lambda: self.session_added.emit(session))
        elif old != session:
            self._announce(session, lambda: self.session_changed.emit(old, session))

    def _add(self, template: Session) -> None:
        """A session made or copied by hand, with an id of its own."""
        blank = self._blank(template.day, template.start, template.end)
        session = msgspec.structs.replace(template, id=blank.id, status=blank.status, cancelled_at=None)
        self._announce(session, lambda: self.session_added.emit(session))

    def _change(self, old: Session, new: Session) -> None:
        self._announce(new, lambda: self.session_changed.emit(old, new))

    def _announce(self, session: Session, tell: Callable[[], object]) -> None:
        """Select what is changed and tell the owner, unless its clock time does not exist [HRS-018]."""
        problem = draft.missing_clock(session, self.content.today)
        if problem:
            self.note.show_problem(problem, "info", "")
            return
        self._selection = Selection(session.day, session.id)
        self.note.clear()
        tell()
        self._show()

    def move_selected(self, days: int = 0, minutes: int = 0) -> None:
        """Move the selected session."""
        if session := self.selected_session():
            self._change(session, changes.moved(session, days, minutes))

    def stretch_selected(self, minutes: int) -> None:
        """Make the selected session longer, or shorter."""
        if session := self.selected_session():
            longer = changes.stretched(session, minutes)
            if longer != session:
                self._change(session, longer)

    def remove_selected(self) -> None:
        """Remove the session in the editor, or else the selected one."""
        session = self.editor.session or self.selected_session()
        if session is None:
            return
        self.leave()
        self.session_removed.emit(session)
        self.go_to(self._selection.day)

    def copy_selected(self) -> None:
        """Remember the selected session."""
        self._copied = self.selected_session()

    def paste(self) -> None:
        """The remembered session once more, on the selected day."""
        if self._copied is not None:
            self._add(msgspec.structs.replace(self._copied, day=self._selection.day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        command = command_of(event, self.is_month())
        if command is None or (focus is not None and self.editor.isAncestorOf(focus)):
            event.ignore()
        else:
            command(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._shown:
            self._fit_side()

    def _fit_side(self) -> None:
        width = theme.px(SIDE_WIDTH)
        self._beside = self.width() - width >= NARROW
        self.side.setMinimumWidth(width if self._beside else 0)
        self.side.setMaximumWidth(width if self._beside else self.width())
        self._arrange()
