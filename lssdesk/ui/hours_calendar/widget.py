"""The hours calendar as one widget: the views over one selection, and a side for a closer look."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.law.hours import Track
from lssdesk.model.case import UnusedMonth
from lssdesk.ui import theme
from lssdesk.ui.forms.tab_order import Forwards
from lssdesk.ui.hours_calendar import board
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.cost_editor import CostEditor
from lssdesk.ui.hours_calendar.editor import SessionEditor
from lssdesk.ui.hours_calendar.entries import EntryView, Selection
from lssdesk.ui.hours_calendar.explain import ExplainPage
from lssdesk.ui.hours_calendar.explain_commands import Explaining
from lssdesk.ui.hours_calendar.keys import command_of
from lssdesk.ui.hours_calendar.legend import Legend
from lssdesk.ui.hours_calendar.list_view import ListView
from lssdesk.ui.hours_calendar.month_view import MonthView
from lssdesk.ui.hours_calendar.series_editor import SeriesEditor
from lssdesk.ui.hours_calendar.series_offer import SeriesOffer
from lssdesk.ui.hours_calendar.side import KeysPage, MonthPanel
from lssdesk.ui.hours_calendar.sums_answer import answer
from lssdesk.ui.hours_calendar.top import VIEWS, AnswerLine, TopBar
from lssdesk.ui.hours_calendar.tracks import TrackStrip
from lssdesk.ui.hours_calendar.view_model import Content
from lssdesk.ui.hours_calendar.why_page import WhyPage
from lssdesk.ui.hours_calendar.year_view import YearView
from lssdesk.ui.parts import ProblemText

SIDE_WIDTH = 264
NARROW = 560  # with less room than this beside the side, view and side are shown one at a time
LEGEND_FROM = 480  # height, in pixels at 100 % text, from which there is room for the legend and all words


def _random_id() -> str:
    return uuid4().hex


class HoursCalendar(Forwards, Explaining, QWidget):
    """Shows the tracks of a person side by side; knows neither cases nor the database.

    The owner stores what ``edited`` tells (a name for undo, and a list of ``lssdesk.law.hours.Edit``) as
    one step and calls ``set_content`` again; undo is the owner's.  ``number_clicked`` gives the ``Sum``
    that the widget shows by itself.
    """

    edited = Signal(str, object)
    number_clicked = Signal(object)
    _shown = False  # whether content was ever set

    def __init__(self, parent: QWidget | None = None, new_id: Callable[[], str] = _random_id) -> None:
        super().__init__(parent)
        self.new_id = new_id
        self.board: Board = board.of_tracks((), date.today())
        self.unused: Mapping[str, Sequence[UnusedMonth]] = {}
        self._selection = Selection(self.board.today)
        self._beside = True
        self.answer_line = AnswerLine(self)
        self.strip = TrackStrip(self)
        self.top_bar = TopBar(self)
        self.note = ProblemText(parent=self)
        self.offer = SeriesOffer(self)
        self.year_view, self.month_view, self.list_view = YearView(self), MonthView(self), ListView(self)
        self.views = QStackedWidget(self)
        self.month_panel = MonthPanel(self)
        self.editor, self.cost_editor = SessionEditor(self.overuse, self), CostEditor(self.occasions, self)
        self.sum_page, self.keys_page = ExplainPage(self), KeysPage(self)
        self.why_page, self.series_editor = WhyPage(new_id, self), SeriesEditor(new_id, self)
        self.side = QStackedWidget(self)
        self.legend = Legend(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        for view in (self.year_view, self.month_view, self.list_view):
            self.views.addWidget(view)
        for page in (self.month_panel, *self.pages):
            self.side.addWidget(page)
        body = QHBoxLayout()
        body.setSpacing(2 * theme.GRID)
        body.addWidget(self.views, 1)
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        column.setSpacing(theme.GRID // 2)
        for widget in (self.answer_line, self.strip, self.top_bar, self.note, self.offer):
            column.addWidget(widget)
        column.addLayout(body, 1)
        column.addWidget(self.legend)
        self.setFocusProxy(self.year_view)

    def _connect(self) -> None:
        self._connect_top()
        self.year_view.chosen.connect(lambda day, _item: self.go_to(day))
        self.year_view.opened.connect(lambda _day, _item: self.open_selected())
        self.year_view.month_opened.connect(self._open_month)
        month = self.month_view
        month.made.connect(self.add_made)
        month.copied.connect(self.add_copies)
        month.changed.connect(self.change)
        month.picked.connect(self.pick)
        month.blank_opened.connect(self.open_blank)
        month.turned.connect(self.step_months)
        for part in (self.month_view, self.month_panel):
            part.chosen.connect(self.choose)
            part.opened.connect(self.open_item)
        for part in (self.year_view, self.list_view, self.month_panel, self.answer_line):
            part.number_clicked.connect(self.show_sum)
        self._connect_more()
        for editor in self.editors:
            editor.stored.connect(lambda entry, editor=editor: self.store(editor, entry))
            editor.removed.connect(self.remove_selected)
        for page in self.pages:
            page.closed.connect(self.leave)

    def _connect_more(self) -> None:
        self.list_view.chosen.connect(self.choose_many)
        self.list_view.opened.connect(self.open_item)
        for part in (self.list_view, self.month_panel):
            part.why_wanted.connect(self.open_why)
        self.sum_page.led.connect(self.lead_to)
        self.why_page.stored.connect(self.note_why)
        self.series_editor.stored.connect(self.plan)
        self.offer.wanted.connect(self.carry_on)

    def _connect_top(self) -> None:
        bar = self.top_bar
        shows = {"year": self.show_year, "month": self.show_month, "list": self.show_list}
        bar.view_chosen.connect(lambda name: shows[name]())
        bar.stepped.connect(lambda way: self.step_months(way * (12 if self.view_name() == "year" else 1)))
        bar.today_button.clicked.connect(self.go_to_today)
        bar.plan_button.clicked.connect(self.open_plan)
        bar.new_button.clicked.connect(self.open_new)
        bar.keys_button.clicked.connect(self.show_keys)
        self.strip.chosen.connect(self.choose_track)
        self.strip.toggled.connect(self.toggle_track)

    def set_content(
        self,
        tracks: Sequence[Track],
        today: date,
        unused: Mapping[str, Sequence[UnusedMonth]] | None = None,
    ) -> None:
        """Show these tracks; what is not as before is reckoned once, here.

        ``unused``: why hours were left, by measure.  The selection, the choice of tracks and what is being
        typed stay.  ``Refused`` where a clock time does not exist.
        """
        self.board = board.of_tracks(tracks, today, self.board)
        self.unused = self.list_view.unused = self.month_panel.unused = unused or {}
        self.offer.hide()
        if not self._shown:
            self._shown, self._selection = True, Selection(today)
        self._follow_in_editor()
        if self.side.currentWidget() is self.sum_page:
            self.side.setCurrentWidget(self.month_panel)  # its numbers are no longer these
        self.refresh()

    def _follow_in_editor(self) -> None:
        editor = next((one for one in self.editors if one is self.side.currentWidget()), None)
        if editor is None or editor.entry is None:
            return
        item = self.board.of(editor.measure).items.get(editor.entry.id)
        if item is None:
            self.leave()
        elif item.entry != editor.entry and not editor.is_changed():
            self.open_item(item.day, item)

    @property
    def content(self) -> Content:
        """The current track."""
        return self.board.content

    def is_month(self) -> bool:
        """Whether the month is shown, and not the year."""
        return self.view_name() == "month"

    def view_name(self) -> str:
        """``year``, ``month`` or ``list``."""
        return VIEWS[self.views.currentIndex()]

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """What can be shown at the side for a while, each with a way back."""
        return (*self.editors, self.sum_page, self.keys_page, self.why_page, self.series_editor)

    def refresh(self) -> None:
        """Bring everything in line with the board and the selection."""
        item = self.selected_item()
        shown = Selection(self._selection.day, item.ref if item else None, self._selection.marked)
        self.answer_line.show_answer(answer(self.content))
        self.strip.show_board(self.board, self._is_low())
        self.top_bar.show_place(shown.day, self.view_name(), self.content.unit)
        view = self._view()
        view.show_content(self.board, shown)
        self.setFocusProxy(view)
        if self.is_month():
            self.month_panel.show_content(self.board, shown)
        self.legend.show_units({one.unit for one in self.board.shown})
        self._arrange()

    def _view(self) -> EntryView | ListView:
        return self.views.currentWidget()

    def _arrange(self) -> None:
        """The side beside the view; where there is no room for both, one of them at a time."""
        wanted = self.side.currentWidget() is not self.month_panel
        self.side.setVisible(wanted or (self.is_month() and self._beside))
        self.views.setVisible(self._beside or not wanted)
        self.legend.setVisible(not self._is_low())

    def _is_low(self) -> bool:
        """Whether there is little room from top to bottom for the size of the text."""
        return self.height() < theme.px(LEGEND_FROM)

    def show_year(self) -> None:
        """Show the selected year."""
        self._switch(self.year_view)

    def show_month(self) -> None:
        """Show the selected month."""
        self._switch(self.month_view)

    def _switch(self, view: QWidget) -> None:
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.views.isAncestorOf(focus)
        self.views.setCurrentWidget(view)
        self.refresh()
        if had_focus:
            view.setFocus()

    def _open_month(self, first: date) -> None:
        day = self._selection.day
        if (day.year, day.month) != (first.year, first.month):
            self.go_to(first)
        self.show_month()
        self.month_view.setFocus()

    def show_list(self) -> None:
        """Show everything in a list."""
        self._switch(self.list_view)

    def show_keys(self) -> None:
        """Show what the keys do."""
        self.show_page(self.keys_page)
        self.keys_page.close_button.setFocus()

    def show_page(self, page: QWidget) -> None:
        """Show a page of the side."""
        self.side.setCurrentWidget(page)
        self._arrange()
        for editor in self.editors:
            if editor is not page:
                editor.forget()

    def leave(self) -> None:
        """Back from a drag, an editor, a sum or the keys; from several marked to one."""
        if self.month_view.cancel_drag():
            return
        for editor in self.editors:
            editor.forget()
        self.offer.hide()
        self._selection = self._selection.only(frozenset())
        self.note.clear()
        self.side.setCurrentWidget(self.month_panel)
        self.refresh()
        self._view().setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is the view's, also where Qt gives it to the calendar."""
        super().focusInEvent(event)
        self.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        command = command_of(event, self.view_name())
        typing = (*self.editors, self.why_page, self.series_editor)
        if command is None or (focus and any(page.isAncestorOf(focus) for page in typing)):
            event.ignore()
        else:
            command(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()
        self.strip.show_board(self.board, self._is_low())

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
