"""All tracks of the calendar: which are shown, which one new entries go to, and what a day holds in all.

No Qt, and no rule of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cached_property

from lssdesk.law import tables
from lssdesk.law.hours import TIMED, Policy, Track
from lssdesk.model.case import Cost
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.preparing import prepare
from lssdesk.ui.hours_calendar.view_model import Content, Item, Ref, holiday_name

_MIDNIGHT = time(0)
_NOTHING = Track(measure="", unit="minutes", grants=(), policy=Policy())


@dataclass(frozen=True)
class Board:
    """The tracks side by side; ``current`` is the place of the one that new entries go to, always shown.

    ``hidden``: measures that are not shown.  There is at least one track.
    """

    tracks: tuple[Content, ...]
    current: int = 0
    hidden: frozenset[str] = frozenset()

    @property
    def content(self) -> Content:
        """The current track."""
        return self.tracks[self.current]

    @property
    def today(self) -> date:
        """The present day."""
        return self.content.today

    @cached_property
    def shown(self) -> tuple[Content, ...]:
        """The tracks that are shown, in their order."""
        return tuple(one for place, one in enumerate(self.tracks) if self.shows(place))

    def shows(self, place: int) -> bool:
        """Whether a track is shown."""
        return place == self.current or self.tracks[place].measure not in self.hidden

    def of(self, measure: str) -> Content:
        """The track of a measure; the current one where there is none."""
        return next((one for one in self.tracks if one.measure == measure), self.content)

    def number(self, measure: str) -> int:
        """The track's number, from 1: the key that chooses it and the mark that is drawn."""
        return next(place for place, one in enumerate(self.tracks, 1) if one.measure == measure)

    def mark(self, measure: str) -> str:
        """The track's number as a mark; empty where only one track is shown."""
        return str(self.number(measure)) if len(self.shown) > 1 else ""

    def item(self, ref: Ref | None) -> Item | None:
        """An entry of a shown track, if it is there."""
        return next((one.items[ref[1]] for one in self.shown if ref and _has(one, ref)), None)

    def on(self, day: date) -> tuple[Item, ...]:
        """What starts on the day: sessions by their start, then costs, of all shown tracks."""
        found = [item for one in self.shown for item in one.on(day)]
        return tuple(sorted(found, key=_when)) if len(found) > 1 else tuple(found)

    def in_month(self, day: date) -> tuple[Item, ...]:
        """What starts in the month of the day, of all shown tracks, by day and start."""
        return tuple(sorted((item for one in self.shown for item in one.in_month(day)), key=_when))

    @cached_property
    def ordered(self) -> Sequence[Item]:
        """Everything that is shown, by day and start."""
        if len(self.shown) == 1:
            return self.content.ordered
        return sorted((item for one in self.shown for item in one.ordered), key=_when)

    def choosing(self, place: int) -> "Board":
        """With another current track."""
        return replace(self, current=place, hidden=self.hidden - {self.tracks[place].measure})

    def toggling(self, place: int) -> "Board":
        """With a track shown that was hidden, or hidden that was shown; the last one stays."""
        if not self.shows(place):
            return replace(self, hidden=self.hidden - {self.tracks[place].measure})
        others = [one for one in range(len(self.tracks)) if one != place and self.shows(one)]
        if not others:
            return self
        current = others[0] if place == self.current else self.current
        return replace(self, current=current, hidden=self.hidden | {self.tracks[place].measure})

    def spoken(self, day: date) -> str:
        """Day, week, red day, sessions and balance, for screen readers [CAL-004]."""
        week = t("calendar.cell.week", week=day.isocalendar().week)
        head = [f"{words.weekday(day)} {day.day} {words.month_and_year(day)}", week]
        head += [t("calendar.cell.today")] if day == self.today else []
        head += [holiday_name(day)] if holiday_name(day) else []
        said = [self._said(one, day) for one in self.shown]
        return " ".join((f"{', '.join(head)}.", *said))

    def item_words(self, item: Item) -> str:
        """An entry in words, after its track where several are shown."""
        return f"{name_of(item.measure)}: {item.spoken}" if len(self.shown) > 1 else item.spoken

    def _said(self, content: Content, day: date) -> str:
        items = content.on(day)
        nothing = t(f"calendar.cell.none_{content.unit}")
        text = "; ".join(item.spoken for item in items) if items else nothing
        name = f"{name_of(content.measure)}: " if len(self.shown) > 1 else ""
        return f"{name}{text}. {content.month_words(day)}"


def of_tracks(tracks: Sequence[Track], today: date, before: Board | None = None) -> Board:
    """All tracks reckoned, what has changed since ``before`` anew; its choice of tracks stays.

    ``Refused`` where a clock time does not exist.
    """
    known = {one.measure: one for one in before.tracks} if before else {}
    contents = tuple(prepare(track, today, known.get(track.measure)) for track in tracks or (_NOTHING,))
    measures = [one.measure for one in contents]
    chosen = before.content.measure if before else ""
    current = measures.index(chosen) if chosen in measures else 0
    return Board(contents, current, before.hidden if before else frozenset())


def name_of(measure: str) -> str:
    """The measure as a heading has it: a short name for costs, where the register's is long."""
    found = tables.find_measure(measure) if measure in TIMED else None
    name = found.name if found else t(f"calendar.track.{measure}") if measure else ""
    return name[:1].upper() + name[1:]


def _has(content: Content, ref: Ref) -> bool:
    return content.measure == ref[0] and ref[1] in content.items


def _when(item: Item) -> tuple[date, bool, time]:
    entry = item.entry
    return (entry.day, True, _MIDNIGHT) if isinstance(entry, Cost) else (entry.day, False, entry.start)


def refs(items: Iterable[Item]) -> frozenset[Ref]:
    """What finds the items again."""
    return frozenset(item.ref for item in items)
