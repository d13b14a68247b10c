"""What a drag in the month means: to make, move or stretch, in quarters; a cost only moves by days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lssdesk.model.case import Cost, Session
from lssdesk.ui.hours_calendar.changes import DAY, SNAP, moved, placed, snapped, span
from lssdesk.ui.hours_calendar.month_layout import Place, quarter
from lssdesk.ui.hours_calendar.view_model import Item

Grip = Literal["make", "move", "start", "end"]


@dataclass(frozen=True)
class Drag:
    """A drag from where the button went down.

    ``entry`` is what is gripped, or a blank session to be made; ``items`` are it and all that move with it.
    """

    grip: Grip
    origin: Place
    entry: Session | Cost
    items: Sequence[Item] = ()

    def all_to(self, place: Place) -> list[tuple[Item, Session | Cost]]:
        """Each of ``items`` with what it would be if the button were let go at ``place``."""
        if self.grip != "move":
            return [(item, self.to(place)) for item in self.items]
        days = (place.day - self.origin.day).days
        minutes = snapped(place.minute - self.origin.minute)
        return [(item, moved(item.entry, days, minutes)) for item in self.items]

    def to(self, place: Place) -> Session | Cost:
        """What is gripped, as it would be if the button were let go at ``place``."""
        if self.grip == "make":
            return self._made(place)
        days = (place.day - self.origin.day).days
        if self.grip == "move" or isinstance(self.entry, Cost):
            return moved(self.entry, days, snapped(place.minute - self.origin.minute))
        start, end = span(self.entry)
        at = snapped(place.minute) + DAY * (self.origin.day - self.entry.day).days
        if self.grip == "start":
            return placed(self.entry, self.entry.day, max(min(at, end - SNAP), end - DAY), end)
        return placed(self.entry, self.entry.day, start, at)

    def _made(self, place: Place) -> Session:
        ends = sorted((quarter(self.origin.minute), quarter(place.minute)))
        return placed(self.entry, self.origin.day, min(ends[0], DAY - SNAP), ends[1])


def grip_at(x: float, left: float, right: float, begins: bool, ends: bool, edge: float) -> Grip:
    """Which part of a bar is gripped; only the session's own ends stretch it."""
    edge = min(edge, (right - left) / 3)
    if begins and x < left + edge:
        return "start"
    if ends and x > right - edge:
        return "end"
    return "move"


def shown_days(session: Session) -> tuple[tuple[date, int, int], ...]:
    """The days that a session lies on, with its first and last minute on each."""
    start, end = span(session)
    first = (session.day, start, min(end, DAY))
    if end <= DAY or session.day == date.max:
        return (first,)
    return first, (date.fromordinal(session.day.toordinal() + 1), 0, end - DAY)
