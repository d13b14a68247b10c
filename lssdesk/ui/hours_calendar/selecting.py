"""Stepping through the calendar, marking entries and choosing tracks: the half of the commands that
changes nothing.
"""

from datetime import date
from typing import TYPE_CHECKING

from lssdesk.ui.hours_calendar import navigation
from lssdesk.ui.hours_calendar.board import Board, refs
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.view_model import Item, Ref

if TYPE_CHECKING:
    from lssdesk.ui.parts import ProblemText


class Selecting:
    """Part of the calendar, over its board and its selection."""

    board: Board
    note: "ProblemText"
    _selection: Selection
    _anchor: Ref | None = None  # where a range of marked entries begins

    def refresh(self) -> None:
        """Bring everything in line with the board and the selection."""
        raise NotImplementedError

    def selected_day(self) -> date:
        """The day that all views show as selected."""
        return self._selection.day

    def selected_item(self) -> Item | None:
        """The selected entry, if the selected day has it."""
        item = self.board.item(self._selection.ref)
        return item if item and item.day == self._selection.day else None

    def selected_items(self) -> list[Item]:
        """All that is marked, in the order of time."""
        one = self.selected_item()
        if len(self._selection.marked) < 2:
            return [one] if one else []
        return [item for item in self.board.ordered if item.ref in self._selection.marked]

    def choose(self, day: date, item: Item | None) -> None:
        """Select a day, and one entry or none."""
        self._anchor = item.ref if item else None
        self._selection = Selection(day, self._anchor)
        self.note.clear()
        self.refresh()

    def choose_many(self, day: date, item: Item | None, marked: frozenset[Ref]) -> None:
        """Select a day, one entry or none, and all that is marked with it."""
        self._anchor = self._anchor if marked and self._anchor in marked else item.ref if item else None
        self._selection = Selection(day, item.ref if item else None, marked)
        self.note.clear()
        self.refresh()

    def pick(self, item: Item, how: str) -> None:
        """Mark an entry as well, or no longer ("toggle"), or all up to it ("range")."""
        before = self._selection.marked or frozenset([self._selection.ref] if self._selection.ref else [])
        anchor = self._anchor or item.ref
        if how == "toggle":
            marked = before ^ {item.ref}
            anchor = item.ref
        else:
            marked = refs(navigation.between(self.board, anchor, item.ref))
        left = item if item.ref in marked else next((self.board.item(ref) for ref in sorted(marked)), None)
        self._anchor = anchor
        self._selection = Selection(
            left.day if left else item.day, left.ref if left else None, marked if len(marked) > 1 else _NONE
        )
        self.note.clear()
        self.refresh()

    def extend(self, way: int) -> None:
        """Mark from where marking began to the next (1) or the previous (-1) entry."""
        found = navigation.neighbour(self.board, self._selection.day, self._selection.ref, way)
        if found:
            self.pick(found, "range")

    def mark_month(self) -> None:
        """Mark all entries of the month that are shown."""
        items = self.board.in_month(self._selection.day)
        if items:
            self._anchor = items[0].ref
            self.pick(items[-1], "range")

    def go_to(self, day: date) -> None:
        """Select a day, and the first of its entries."""
        self.choose(day, next(iter(self.board.on(day)), None))

    def go_to_today(self) -> None:
        """Select the present day."""
        self.go_to(self.board.today)

    def step_days(self, days: int) -> None:
        """Select a day so much later."""
        self.go_to(navigation.days_later(self._selection.day, days))

    def step_months(self, months: int) -> None:
        """Select the same day so many months later, or the last of a shorter month."""
        self.go_to(navigation.months_later(self._selection.day, months))

    def step_entries(self, way: int) -> None:
        """Select the next or the previous entry, on whatever day."""
        found = navigation.neighbour(self.board, self._selection.day, self._selection.ref, way)
        if found:
            self.choose(found.day, found)

    def next_on_day(self) -> None:
        """Select the day's next entry, after the last one the first again."""
        day = self._selection.day
        self.choose(day, navigation.next_on_day(self.board, day, self._selection.ref))

    def go_to_edge(self, last: bool) -> None:
        """Select the first or the last day of the month."""
        self.go_to(navigation.edge_of_month(self._selection.day, last))

    def choose_track(self, place: int) -> None:
        """Show a track, and let new entries go there."""
        self._use(self.board.choosing(place))

    def toggle_track(self, place: int) -> None:
        """Show a track, or hide it; the last one stays."""
        self._use(self.board.toggling(place))

    def use_track(self, place: int) -> None:
        """Choose a track; one that is chosen already is hidden."""
        if place == self.board.current:
            self.toggle_track(place)
        elif place < len(self.board.tracks):
            self.choose_track(place)

    def _use(self, board: Board) -> None:
        self.board = board
        self.note.clear()
        self.refresh()


_NONE: frozenset[Ref] = frozenset()
