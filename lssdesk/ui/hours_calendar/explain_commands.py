"""What explains and plans: how numbers come about, why hours were left, and recurring plans."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import SignalInstance

from lssdesk.model.case import Session, UnusedMonth
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import series, why, words
from lssdesk.ui.hours_calendar.editing import FIRST_TIME, Editing
from lssdesk.ui.hours_calendar.edits import Change
from lssdesk.ui.hours_calendar.explain import ExplainPage
from lssdesk.ui.hours_calendar.series_editor import SeriesEditor
from lssdesk.ui.hours_calendar.series_offer import SeriesOffer
from lssdesk.ui.hours_calendar.spent_sums import first_frame, frame_spent, month_spent
from lssdesk.ui.hours_calendar.sums import What, frame_sum, month_sum
from lssdesk.ui.hours_calendar.sums_item import item_sum, marked_sum
from lssdesk.ui.hours_calendar.sums_parts import Sum
from lssdesk.ui.hours_calendar.view_model import Content, Ref
from lssdesk.ui.hours_calendar.why_page import WhyPage


class Explaining(Editing):
    """Part of the calendar, with pages of its own at the side."""

    sum_page: ExplainPage
    why_page: WhyPage
    series_editor: SeriesEditor
    offer: SeriesOffer
    unused: Mapping[str, Sequence[UnusedMonth]]
    number_clicked: SignalInstance

    def show_sum(self, found: Sum) -> None:
        """Show how a number comes about, and tell the owner."""
        self.sum_page.show_sum(found)
        self.show_page(self.sum_page)
        self.sum_page.close_button.setFocus()
        self.number_clicked.emit(found)

    def show_balance(self) -> None:
        """Show how the balance of the selected month comes about."""
        content, day = self.board.content, self._selection.day
        self.show_sum(month_sum(content, day, "used" if content.month(day).left is None else "left"))

    def show_frame(self, what: What) -> None:
        """Show what is left of the frame of the selected day, or what of it lapses."""
        content, first = self.board.content, self._selection.day.replace(day=1)
        frames = content.frames.get(first, ())
        if frames:
            self.show_sum(frame_sum(content, frames[0][0], what))
        else:
            self.note.show_problem(content.month_words(first), "info", "")

    def show_spent(self, whole_frame: bool = False) -> None:
        """Show what the money of the selected month, or of its frame, went to."""
        content, day = self.board.content, self._selection.day
        if content.unit != "ore":
            self.note.show_problem(t("receipts.spent.only_costs"), "info", "")
            return
        frame = first_frame(content, day) if whole_frame else None
        self.show_sum(frame_spent(content, frame) if frame else month_spent(content, day))

    def show_how(self) -> None:
        """Show how the selected entry counts, what several come to, or else the month's balance."""
        items, item = self.selected_items(), self.selected_item()
        if len(items) > 1 and item is not None:
            self.show_sum(marked_sum(self.board.of(item.measure), items))
        elif item is not None:
            self.show_sum(item_sum(self.board.of(item.measure), item))
        else:
            self.show_balance()

    def lead_to(self, ref: Ref) -> None:
        """Select the entry that a row of a sum is about; the sum stays."""
        item = self.board.of(ref[0]).items.get(ref[1])
        if item is not None:
            self.choose(item.day, item)

    def ask_why(self) -> None:
        """Ask why hours of the selected month were left."""
        self.open_why(self.board.content, self._selection.day)

    def open_why(self, content: Content, month: date) -> None:
        """Ask it of a month, where anything was left or a reason is written."""
        if not why.month_words(content, month, self.unused):
            text = t("calendar_more.why.nothing", month=words.month_and_year(month))
            self.note.show_problem(text, "info", "")
            return
        self.note.clear()
        self.show_page(self.why_page)
        self.why_page.open(content, month, self.unused, [one.provider for one in reversed(content.entries)])

    def note_why(self, change: Change) -> None:
        """Store what was noted of a month."""
        self.leave()
        if change.edits:
            self.edited.emit(change.name, list(change.edits))
            self.refresh()

    def open_plan(self) -> None:
        """Open a new plan that begins like the selected session, or on the selected day."""
        item, content = self.selected_item(), self.board.content
        if item is not None and item.unit == "minutes":
            content = self.board.of(item.measure)
        elif content.unit != "minutes":
            content = next((one for one in self.board.tracks if one.unit == "minutes"), content)
        if content.unit != "minutes":
            self.note.show_problem(t("calendar_more.series.only_hours"), "info", "")
            return
        entry = item.entry if item and isinstance(item.entry, Session) else None
        like = entry or Session(id="", day=self._selection.day, start=FIRST_TIME[0], end=FIRST_TIME[1])
        names = [name for one in reversed(content.track.sessions) for name in (one.provider, one.companion)]
        self.note.clear()
        self.show_page(self.series_editor)
        self.series_editor.open(like, content, len(self.board.tracks) > 1, names)

    def plan(self, change: Change) -> None:
        """Store a whole plan."""
        self.leave()
        self.tell(change)

    def tell(self, change: Change) -> None:
        """Tell the owner; where it was one of a plan, offer the same for the others."""
        super().tell(change)
        pairs = [(edit.before, edit.after) for edit in change.edits]
        if len(pairs) == 1 and not change.problem(self.board.today):
            self._offer(change.edits[0].measure, *pairs[0])

    def _offer(self, measure: str, before: object, after: object) -> None:
        planned = isinstance(before, Session) and before.status == "planned" and before.series
        goes_on = after is None or (isinstance(after, Session) and after.status == "planned")
        if planned and goes_on:
            self.offer.offer(self.board.of(measure), before, after)

    def carry_on(self, change: Change, kept: Sequence[date]) -> None:
        """Do the same with others of a plan; days that cannot be so are named."""
        super().tell(change)
        if kept:
            text = t("calendar_more.series.kept", days=series.days_text(kept, self.board.today))
            self.note.show_problem(text, "info", "")
