"""What the calendar shows, reckoned once: entries by day, months and the hours engine's answers.

No Qt, and no rule of its own: every number comes from ``lssdesk.law.hours``.  Amounts are whole minutes
or whole öre, as the track's unit says; None stands for a decision without a number [HRS-004].
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import groupby
from typing import Literal, TypeVar

import msgspec

from lssdesk.law import hours
from lssdesk.law.hours import Booking, Forecast, Frame, Grant, Ledger, Month, Policy, Track, Unit, red_days
from lssdesk.model.case import Cost, Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.lanes import Segment, segments_of

_K, _V = TypeVar("_K"), TypeVar("_V")

_MIDNIGHT = time(0)
Kind = Literal["performed", "planned", "late", "cancelled", "repaid", "partly", "unpaid"]
Ref = tuple[str, str]
"""Measure and id: what finds an entry again among all tracks."""


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A session or a cost as it is shown.

    Of a session ``late`` counts as cancelled late and ``cancelled`` uses nothing.  Of a cost ``used`` is
    what is repaid and ``overuse`` what is not [OMK-001]; ``partly`` has both.
    """

    measure: str
    entry: Session | Cost
    kind: Kind
    used: int
    overuse: int
    outside: int
    overlapping: bool = False

    @property
    def id(self) -> str:
        """Unique in its measure."""
        return self.entry.id

    @property
    def ref(self) -> Ref:
        """Unique among all tracks."""
        return self.measure, self.entry.id

    @property
    def day(self) -> date:
        """The day on which it starts."""
        return self.entry.day

    @property
    def unit(self) -> Unit:
        """Minutes of a session, öre of a cost."""
        return "ore" if isinstance(self.entry, Cost) else "minutes"

    @property
    def label(self) -> str:
        """``10:00–14:30`` or ``85,50 kr``."""
        if isinstance(self.entry, Cost):
            return words.amount("ore", self.entry.amount)
        return words.clock_span(self.entry.start, self.entry.end)

    @property
    def with_whom(self) -> str:
        """The companion of a session, the kind of a cost: what tells it from others at a glance."""
        if isinstance(self.entry, Cost):
            return t(f"calendar.cost_kind.{self.entry.kind}") if self.entry.kind else ""
        return self.entry.companion

    @property
    def status(self) -> str:
        """The status in a word or two; of a cancellation also whether it was late."""
        if isinstance(self.entry, Session) and self.entry.status != "cancelled_by_client":
            return t(f"calendar.status.{self.entry.status}")
        if isinstance(self.entry, Cost) and self.outside:
            return ""
        return t(f"calendar.kind.{self.kind}")

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be noticed, in words: overuse and its reason, outside a decision, overlap."""
        reason = self.entry.overuse_reason if isinstance(self.entry, Session) else ""
        found = (
            t(f"calendar.remark.overuse_{self.unit}", amount=self._amount(self.overuse))
            if self.overuse
            else "",
            t("calendar.remark.reason", reason=reason) if self.overuse and reason else "",
            t("calendar.remark.outside", amount=self._amount(self.outside)) if self.outside else "",
            t("calendar.remark.overlap") if self.overlapping else "",
        )
        return tuple(remark for remark in found if remark)

    @property
    def spoken(self) -> str:
        """All of it in one line, for screen readers and tool tips [CAL-004]."""
        used = t(f"calendar.used_{self.unit}", amount=self._amount(self.used)) if self.used else ""
        receipt = self.entry.receipt if isinstance(self.entry, Cost) else ""
        receipt = t("calendar.receipt", receipt=receipt) if receipt else ""
        parts = (self.label, self.status, used, *self.remarks, self.with_whom, receipt, self.entry.note)
        return ", ".join(part for part in parts if part)

    def _amount(self, value: int) -> str:
        return words.amount(self.unit, value)


@dataclass(frozen=True)
class MonthSums:
    """The person's calendar month, all frames together; ``left`` is the balance at its end [HRS-017]."""

    month: date
    covered: bool
    credit: int | None
    used: int
    left: int | None
    overuse: int
    outside: int
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Content:
    """One track with everything that is shown of it; made by ``prepare``.

    ``items`` are by id and in the order of ``entries``, by time; ``frames`` by month.
    """

    track: Track
    today: date
    ledger: Ledger
    forecast: Forecast | None
    items: Mapping[str, Item]
    frames: Mapping[date, tuple[tuple[Frame, Month], ...]]
    by_day: Mapping[date, tuple[Item, ...]]
    by_month: Mapping[date, tuple[Item, ...]]
    _future: dict[int, tuple[Frame, ...]] = field(default_factory=dict)
    _segments: dict[date, tuple[Segment, ...]] = field(default_factory=dict)

    @property
    def measure(self) -> str:
        """The track's measure."""
        return self.track.measure

    @property
    def unit(self) -> Unit:
        """The track's unit."""
        return self.track.unit

    @property
    def grants(self) -> tuple[Grant, ...]:
        """The track's grants, oldest first."""
        return self.track.grants

    @property
    def policy(self) -> Policy:
        """Today's policy, for what no grant decides."""
        return self.track.policy

    @property
    def entries(self) -> Sequence[Session | Cost]:
        """The sessions or costs by time, as the ledger's bookings count them."""
        return self.track.costs if self.unit == "ore" else self.track.sessions

    def amount(self, value: int) -> str:
        """A number of the track in words."""
        return words.amount(self.unit, value)

    def on(self, day: date) -> tuple[Item, ...]:
        """What starts on the day, by its start."""
        return self.by_day.get(day, ())

    def segments(self, day: date) -> tuple[Segment, ...]:
        """The sessions that lie on the day, in lanes where they lie over each other."""
        found = self._segments.get(day)
        if found is None:
            found = self._segments[day] = segments_of(day, self.by_day) if self.unit == "minutes" else ()
        return found

    def grant(self, grant_id: str) -> Grant:
        """The grant of that id."""
        return next(grant for grant in self.grants if grant.id == grant_id)

    def month(self, day: date) -> MonthSums:
        """The sums of the calendar month that holds the day."""
        first = day.replace(day=1)
        rows = [month for _, month in self.frames.get(first, ())]
        items = self.by_month.get(first, ())
        free = any(row.credit is None for row in rows)
        return MonthSums(
            month=first,
            covered=bool(rows),
            credit=None if free else sum(row.credit or 0 for row in rows),
            used=sum(row.used for row in rows),
            left=None if free else sum(max(0, row.balance or 0) for row in rows),
            overuse=sum(row.overuse for row in rows),
            outside=sum(item.outside for item in items),
            items=items,
        )

    def frames_in(self, year: int) -> tuple[Frame, ...]:
        """Frames that touch the year; those of open-ended grants go on to its end."""
        known = tuple(frame for frame in self.ledger.frames if frame.first.year <= year <= frame.last.year)
        if year not in self._future:
            self._future[year] = _to_come(self, year)
        return known + self._future[year]

    def month_words(self, day: date) -> str:
        """The balance of the day's month in one sentence."""
        sums = self.month(day)
        month = words.month_name(day)
        if not sums.covered:
            return t("calendar.cell.no_decision", month=month)
        if sums.left is None:
            return t(f"calendar.cell.free_{self.unit}", month=month, used=self.amount(sums.used))
        return t("calendar.cell.left", month=month, left=self.amount(sums.left))


def prepare(track: Track, today: date) -> Content:
    """Reckon a track once.  ``Refused`` where a clock time does not exist."""
    track = _ordered(track)
    book = track.ledger(today)
    items = _items(track, book)
    by_day = {day: tuple(found) for day, found in groupby(items, lambda item: item.entry.day)}
    months = groupby(by_day, lambda day: (day.year, day.month))
    return Content(
        track=track,
        today=today,
        ledger=book,
        forecast=track.forecast(today),
        items={item.entry.id: item for item in items},
        frames=_grouped((month.month, (frame, month)) for frame in book.frames for month in frame.months),
        by_day=by_day,
        by_month={
            date(*month, 1): tuple(item for day in days for item in by_day[day]) for month, days in months
        },
    )


def _ordered(track: Track) -> Track:
    sessions = tuple(sorted(track.sessions, key=lambda one: (one.day, one.start)))
    costs = tuple(sorted(track.costs, key=lambda one: one.day))
    return replace(track, sessions=sessions, costs=costs)


def _items(track: Track, book: Ledger) -> list[Item]:
    if track.unit == "ore":
        return [_cost_item(track.measure, track.costs[one.index], one) for one in book.bookings]
    crossing = _crossing(track)
    return [_item(track, track.sessions[one.index], one, one.index in crossing) for one in book.bookings]


def _crossing(track: Track) -> set[int]:
    """Sessions that overlap, by their place; the engine is only asked about those that touch on the clock."""
    near: set[int] = set()
    latest, last_day, last_end = -1, date.min, _MIDNIGHT
    for place, one in enumerate(track.sessions):
        day, end = one.day, one.end
        if day < last_day or (day == last_day and one.start < last_end):
            near |= {latest, place}
        if end <= one.start:
            day += timedelta(days=1)
        if day > last_day or (day == last_day and end > last_end):
            latest, last_day, last_end = place, day, end
    places = sorted(near)
    clocked = [hours.entry(track.sessions[place], track.timed) for place in places]
    return {places[index] for pair in hours.overlaps(clocked, track.policy) for index in pair}


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
    return "late" if hours.counts_as_cancelled_late(clocked, track.policy) else "cancelled"


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, tuple[_V, ...]]:
    groups: dict[_K, list[_V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _to_come(content: Content, year: int) -> tuple[Frame, ...]:
    """Frames of open-ended grants that the ledger does not list yet, since nothing is known of them."""
    open_ended = tuple(grant for grant in content.grants if grant.valid_to is None and not grant.once)
    end = date(year, 12, 31)
    if not open_ended or end <= content.today:
        return ()
    listed = {grant.id: date.min for grant in open_ended}
    for frame in content.ledger.frames:
        if frame.grant in listed:
            listed[frame.grant] = max(listed[frame.grant], frame.last)
    track = content.track
    later = Track(measure=track.measure, unit=track.unit, grants=open_ended, policy=track.policy).ledger(end)
    return tuple(
        frame for frame in later.frames if frame.first > listed[frame.grant] and frame.last.year >= year
    )


def holiday_name(day: date) -> str:
    """The name of the public holiday in Swedish, or nothing [CAL-003]."""
    return ", ".join(sorted(red_days.of_year(day.year).public.get(day, ())))


def is_red(day: date) -> bool:
    """Sundays and public holidays."""
    return red_days.is_public_holiday(day)
