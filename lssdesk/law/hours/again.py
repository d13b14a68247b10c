"""A ledger reckoned anew after a change, from the frame on that the change falls in.

An entry takes only from frames that hold its days.  So where some days are closed in themselves, that is,
no frame and no session over midnight lies across their first or last one, nothing before or after them
depends on what happens in them: frames, bookings and standing there are as they were.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

import msgspec

from lssdesk.law.hours.book import Book
from lssdesk.law.hours.ledgers import booked
from lssdesk.law.hours.track import Taken, Track
from lssdesk.law.hours.values import Booking, Ledger

_day = attrgetter("day")
_DAY = timedelta(days=1)
Span = tuple[date, date]
"""First and last day, both included."""


class Recount(msgspec.Struct, frozen=True):
    """A ledger, and how much of it is as in the one before.

    The first ``head`` and the last ``tail`` entries of the track are the same, and booked as they were.
    """

    ledger: Ledger
    head: int = 0
    tail: int = 0


def recount(track: Track, as_of: date, before: Track, book: Ledger) -> Recount:
    """``track.ledger(as_of)``, where that of ``before`` on the same day was ``book``.

    The entries of both are by day.  Where grants or policy differ, and for sums without frames, all is
    reckoned.  ``Refused`` where a clock time does not exist.
    """
    if _given(track) != _given(before) or any(grant.once for grant in track.grants):
        return Recount(track.ledger(as_of))
    head, tail = _alike(track.taken, before.taken)
    here = track.taken[head : len(track.taken) - tail]
    gone = before.taken[head : len(before.taken) - tail]
    changed = [track.span(one) for one in (*here, *gone)]
    if not changed:
        return Recount(book, head)
    anew = Book(track.grants, track.policy, as_of, _until(track, as_of), track.unit == "minutes")
    span = min(first for first, _ in changed), max(last for _, last in changed)
    return _within(_closed(span, anew.spans(), track), track, before, book, anew, as_of)


def _given(track: Track) -> tuple[object, ...]:
    return track.measure, track.unit, track.policy, track.grants


def _alike(new: Sequence[Taken], old: Sequence[Taken]) -> tuple[int, int]:
    """How many entries are the same at the beginning, and of the others at the end."""
    head = _same(new, old)
    return head, _same(new[head:][::-1], old[head:][::-1])


def _same(new: Sequence[Taken], old: Sequence[Taken]) -> int:
    pairs = enumerate(zip(new, old, strict=False))
    unlike = (place for place, (one, other) in pairs if one is not other and one != other)
    return next(unlike, min(len(new), len(old)))


def _until(track: Track, as_of: date) -> date:
    """The day to which the frames of open-ended grants go: no entry has time on a later one."""
    last = track.taken[-1:]
    return max([as_of, *(track.span(one)[1] for one in _on(track, last[0].day))] if last else [as_of])


def _on(track: Track, day: date) -> Sequence[Taken]:
    taken = track.taken
    return taken[bisect_left(taken, day, key=_day) : bisect_right(taken, day, key=_day)]


def _closed(span: Span, frames: Sequence[Span], track: Track) -> Span:
    """The least span of days around ``span`` that no frame and no entry lies across."""
    while True:
        first, last = span
        touching = [one for one in frames if one[0] <= last and first <= one[1]]
        first, last = min([first, *(one[0] for one in touching)]), max([last, *(one[1] for one in touching)])
        if first > date.min and any(track.span(one)[1] == first for one in _on(track, first - _DAY)):
            first -= _DAY
        last = max([last, *(track.span(one)[1] for one in _on(track, last))])
        if span == (first, last):
            return span
        span = first, last


def _within(span: Span, track: Track, before: Track, book: Ledger, anew: Book, as_of: date) -> Recount:
    """Book the entries of closed days, and take over all else."""
    first, last = span
    head = bisect_left(track.taken, first, key=_day)
    end = bisect_right(track.taken, last, key=_day)
    tail = len(track.taken) - end
    made = booked(anew, [track.entry(one) for one in track.taken[head:end]], head)
    later = _moved(book.bookings[len(before.taken) - tail :], len(track.taken) - len(before.taken))
    known = {(one.grant, one.first): one for one in book.frames if not first <= one.first <= last}
    standing = anew.standing() if first <= as_of <= last else book.standing
    return Recount(Ledger(anew.frames(known), (*book.bookings[:head], *made, *later), standing), head, tail)


def _moved(bookings: Sequence[Booking], places: int) -> Sequence[Booking]:
    """The same of entries that stand so many places later."""
    if not places:
        return bookings
    return [Booking(one.index + places, one.used, one.paid, one.outside, one.parts) for one in bookings]
