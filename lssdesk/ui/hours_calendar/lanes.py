"""The parts of sessions that lie on one day, side by side where they lie over each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from lssdesk.ui.hours_calendar.changes import DAY, span

if TYPE_CHECKING:
    from lssdesk.ui.hours_calendar.view_model import Item


class Segment(msgspec.Struct, frozen=True, gc=False):
    """The part of a session on one day, in minutes from its midnight, in ``lane`` of ``lanes``."""

    item: Item
    first: int
    last: int
    lane: int = 0
    lanes: int = 1

    @property
    def minutes(self) -> int:
        """Length on the clock's face."""
        return self.last - self.first


def segments_of(day: date, by_day: Mapping[date, Sequence[Item]]) -> tuple[Segment, ...]:
    """Sessions on a day, cut at midnight; ``by_day`` has sessions by the day on which they start."""
    found = []
    if day > date.min:
        for item in by_day.get(day - timedelta(days=1), ()):
            _, last = span(item.entry)
            found += [Segment(item, 0, last - DAY)] if last > DAY else []
    for item in by_day.get(day, ()):
        first, last = span(item.entry)
        found.append(Segment(item, first, min(last, DAY)))
    return _in_lanes(found) if len(found) > 1 else tuple(found)


def _in_lanes(parts: Sequence[Segment]) -> tuple[Segment, ...]:
    ends: list[int] = []
    lanes: list[int] = []
    for part in (ordered := sorted(parts, key=lambda part: (part.first, part.last))):
        lane = next((index for index, end in enumerate(ends) if end <= part.first), len(ends))
        ends[lane : lane + 1] = [part.last]
        lanes.append(lane)
    return tuple(
        Segment(part.item, part.first, part.last, lane, len(ends))
        for part, lane in zip(ordered, lanes, strict=True)
    )
