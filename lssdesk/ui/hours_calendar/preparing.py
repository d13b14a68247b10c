"""Making what the calendar shows of a track; after a change only what the change can bear on.

No Qt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from lssdesk.law import hours
from lssdesk.law.hours import Booking, Track
from lssdesk.law.hours.again import Recount, recount
from lssdesk.model.case import Cost, Session
from lssdesk.ui.hours_calendar.view_model import Content, Item, Kind

_K, _V = TypeVar("_K"), TypeVar("_V")
_MIDNIGHT = time(0)
_DAY = timedelta(days=1)


def prepare(track: Track, today: date, before: Content | None = None) -> Content:
    """Reckon a track, from what was known ``before`` on the same day; that itself where nothing is other.

    ``Refused`` where a clock time does not exist.
    """
    track = _ordered(track)
    if before is None or before.today != today:
        return _made(track, today, Recount(track.ledger(today)), None)
    found = recount(track, today, before.track, before.ledger)
    return before if found.ledger is before.ledger else _made(track, today, found, before)


def _ordered(track: Track) -> Track:
    sessions = tuple(sorted(track.sessions, key=attrgetter("day", "start")))
    return replace(track, sessions=sessions, costs=tuple(sorted(track.costs, key=attrgetter("day"))))


def _made(track: Track, today: date, found: Recount, before: Content | None) -> Content:
    """The content, where the first and the last entries are as before."""
    old = before.ordered if before else ()
    book, rest = found.ledger, len(old) - found.tail
    new = _items(track, book.bookings[found.head : len(book.bookings) - found.tail])
    gone = old[found.head : rest]
    items, by_day = (dict(before.items), dict(before.by_day)) if before else ({}, {})
    for one in gone:
        items.pop(one.id, None)
        by_day.pop(one.day, None)
    items.update((one.id, one) for one in new)
    by_day.update((day, tuple(ones)) for day, ones in groupby(new, attrgetter("day")))
    touched = {day for one in (*gone, *new) for day in (one.day, one.day + _DAY)}
    segments = before.known_segments if before else {}
    return Content(
        track=track,
        today=today,
        ledger=book,
        forecast=track.forecast(today, book),
        ordered=(*old[: found.head], *new, *old[rest:]),
        items=items,
        frames=_grouped((month.month, (frame, month)) for frame in book.frames for month in frame.months),
        by_day=by_day,
        known_segments={day: parts for day, parts in segments.items() if day not in touched},
    )


def _items(track: Track, bookings: Sequence[Booking]) -> list[Item]:
    """The entries that these bookings are of."""
    if track.unit == "ore":
        return [_cost_item(track.measure, track.costs[one.index], one) for one in bookings]
    sessions = [track.sessions[one.index] for one in bookings]
    crossing = _crossing(track, sessions)
    pairs = zip(sessions, bookings, strict=True)
    return [_item(track, one, booked, place in crossing) for place, (one, booked) in enumerate(pairs)]


def _crossing(track: Track, sessions: Sequence[Session]) -> set[int]:
    """Those that overlap, by their place; the engine is only asked about those that touch on the clock."""
    near: set[int] = set()
    latest, last_day, last_end = -1, date.min, _MIDNIGHT
    for place, one in enumerate(sessions):
        day, end = one.day, one.end
        if day < last_day or (day == last_day and one.start < last_end):
            near |= {latest, place}
        if end <= one.start:
            day += _DAY
        if day > last_day or (day == last_day and end > last_end):
            latest, last_day, last_end = place, day, end
    places = sorted(near)
    clocked = [hours.entry(sessions[place], track.timed) for place in places]
    return {places[index] for pair in hours.overlaps(clocked, track.grants, track.policy) for index in pair}


def _item(track: Track, session: Session, booking: Booking, overlapping: bool) -> Item:
    return Item(
        measure=track.measure,
        entry=session,
        kind=_kind(track, session),
        used=booking.used,
        overuse=_overuse(booking),
        outside=booking.outside,
        overlapping=overlapping,
    )


def _cost_item(measure: str, cost: Cost, booking: Booking) -> Item:
    over = _overuse(booking)
    kind: Kind = "unpaid" if not booking.used else "partly" if over else "repaid"
    return Item(
        measure=measure, entry=cost, kind=kind, used=booking.used, overuse=over, outside=booking.outside
    )


def _overuse(booking: Booking) -> int:
    parts = booking.parts
    return parts[0].overuse if len(parts) == 1 else sum(part.overuse for part in parts)


def _kind(track: Track, session: Session) -> Kind:
    if session.status == "performed" or session.status == "planned":
        return session.status
    clocked = hours.entry(session, track.timed)
    late = hours.counts_on(session.day, clocked, track.grants, track.policy)
    return "late" if late else "cancelled"


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, tuple[_V, ...]]:
    groups: dict[_K, list[_V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
