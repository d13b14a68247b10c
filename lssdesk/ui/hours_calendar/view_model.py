"""What the calendar shows, reckoned once: sessions by day, months and the hours engine's answers.

No Qt, and no rule of its own: every number comes from ``lssdesk.law.hours``.  Minutes are whole;
None stands for free hours, where the decision carries no number [HRS-004].
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, TypeVar

from lssdesk.law import hours
from lssdesk.law.hours import Booking, Forecast, Frame, Grant, Ledger, Month, Policy, red_days
from lssdesk.law.hours import Session as Entry
from lssdesk.model.case import Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.changes import DAY, span

_T = TypeVar("_T")

Kind = Literal["performed", "planned", "late", "cancelled"]


@dataclass(frozen=True)
class Item:
    """A session as it is shown.  ``late``: counts as cancelled late; ``cancelled``: uses nothing."""

    session: Session
    kind: Kind
    used: int
    overuse: int
    outside: int
    overlapping: bool

    @property
    def clock(self) -> str:
        """``10:00–14:30``."""
        return words.clock_span(self.session.start, self.session.end)

    @property
    def status(self) -> str:
        """The status in a word or two; for a cancellation also whether it was late."""
        if self.session.status == "cancelled_by_client":
            return t("calendar.kind.late" if self.kind == "late" else "calendar.kind.cancelled")
        return t(f"calendar.status.{self.session.status}")

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be noticed about the session, in words: overuse, outside a decision, overlap."""
        found = (
            t("calendar.remark.overuse", time=words.duration(self.overuse)) if self.overuse else "",
            t("calendar.remark.outside", time=words.duration(self.outside)) if self.outside else "",
            t("calendar.remark.overlap") if self.overlapping else "",
        )
        return tuple(remark for remark in found if remark)

    @property
    def spoken(self) -> str:
        """All of it in one line, for screen readers and tool tips [CAL-004]."""
        used = t("calendar.used", time=words.duration(self.used)) if self.used else ""
        parts = (self.clock, self.status, used, *self.remarks, self.session.companion, self.session.note)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Segment:
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
    """Everything that the widget paints; made by ``prepare``."""

    grants: tuple[Grant, ...]
    sessions: tuple[Session, ...]
    policy: Policy
    today: date
    ledger: Ledger
    forecast: Forecast | None
    items: Mapping[str, Item]
    segments: Mapping[date, tuple[Segment, ...]]
    frames: Mapping[date, tuple[tuple[Frame, Month], ...]]
    by_month: Mapping[date, tuple[Item, ...]]
    _future: dict[int, tuple[Frame, ...]] = field(default_factory=dict)

    def on(self, day: date) -> tuple[Item, ...]:
        """The sessions that start on the day, by their start."""
        return tuple(part.item for part in self.segments.get(day, ()) if part.item.session.day == day)

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

    def spoken(self, day: date) -> str:
        """Day, week, red day, sessions and balance, for screen readers [CAL-004]."""
        items = self.on(day)
        week = t("calendar.cell.week", week=day.isocalendar().week)
        head = [f"{words.weekday(day)} {day.day} {words.month_and_year(day)}", week]
        head += [t("calendar.cell.today")] if day == self.today else []
        head += [holiday_name(day)] if holiday_name(day) else []
        said = "; ".join(item.spoken for item in items) if items else t("calendar.cell.no_sessions")
        return ". ".join((", ".join(head), said, self.month_words(day)))

    def month_words(self, day: date) -> str:
        """The balance of the day's month in one sentence."""
        sums = self.month(day)
        month = words.month_name(day)
        if not sums.covered:
            return t("calendar.cell.no_decision", month=month)
        if sums.left is None:
            return t("calendar.cell.free", month=month, used=words.duration(sums.used))
        return t("calendar.cell.left", month=month, left=words.duration(sums.left))


def holiday_name(day: date) -> str:
    """The name of the public holiday in Swedish, or nothing [CAL-003]."""
    return ", ".join(sorted(red_days.of_year(day.year).public.get(day, ())))


def is_red(day: date) -> bool:
    """Sundays and public holidays."""
    return red_days.is_public_holiday(day)


def prepare(grants: Sequence[Grant], sessions: Sequence[Session], policy: Policy, today: date) -> Content:
    """Reckon everything once.  Grants are of one measure; ``Refused`` where a clock time does not exist."""
    ordered = tuple(sorted(sessions, key=lambda session: (session.day, session.start)))
    measure = grants[0].measure if grants else None
    entries = [hours.entry(session, measure) for session in ordered]
    book = hours.ledger(grants, entries, policy, today)
    crossing = {index for pair in hours.overlaps(entries, policy) for index in pair}
    items = [
        _item(ordered[index], entries[index], booking, policy, index in crossing)
        for index, booking in enumerate(book.bookings)
    ]
    return Content(
        grants=tuple(grants),
        sessions=ordered,
        policy=policy,
        today=today,
        ledger=book,
        forecast=hours.forecast(measure, grants, entries, policy, today) if measure else None,
        items={item.session.id: item for item in items},
        segments=_segments(items),
        frames=_grouped((month.month, (frame, month)) for frame in book.frames for month in frame.months),
        by_month=_grouped((item.session.day.replace(day=1), item) for item in items),
    )


def _item(session: Session, entry: Entry, booking: Booking, policy: Policy, overlapping: bool) -> Item:
    return Item(
        session=session,
        kind=_kind(entry, policy),
        used=booking.used,
        overuse=sum(part.overuse for part in booking.parts),
        outside=booking.outside,
        overlapping=overlapping,
    )


def _kind(entry: Entry, policy: Policy) -> Kind:
    if entry.status == "performed" or entry.status == "planned":
        return entry.status
    return "late" if hours.counts_as_cancelled_late(entry, policy) else "cancelled"


def _grouped(pairs: Iterable[tuple[date, _T]]) -> dict[date, tuple[_T, ...]]:
    groups: dict[date, list[_T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _segments(items: Sequence[Item]) -> dict[date, tuple[Segment, ...]]:
    """Sessions by day, cut at midnight, with lanes where they lie over each other."""
    days: dict[date, list[Segment]] = {}
    for item in items:
        first, last = span(item.session)
        day = item.session.day
        days.setdefault(day, []).append(Segment(item, first, min(last, DAY)))
        if last > DAY and day < date.max:
            days.setdefault(day + timedelta(days=1), []).append(Segment(item, 0, last - DAY))
    return {day: _in_lanes(parts) for day, parts in days.items()}


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


def _to_come(content: Content, year: int) -> tuple[Frame, ...]:
    """Frames of open-ended grants that the ledger does not list yet, since nothing is known of them."""
    open_ended = [grant for grant in content.grants if grant.valid_to is None]
    end = date(year, 12, 31)
    if not open_ended or end <= content.today:
        return ()
    listed = {grant.id: date.min for grant in open_ended}
    for frame in content.ledger.frames:
        if frame.grant in listed:
            listed[frame.grant] = max(listed[frame.grant], frame.last)
    later = hours.ledger(open_ended, (), content.policy, end)
    return tuple(
        frame for frame in later.frames if frame.first > listed[frame.grant] and frame.last.year >= year
    )
