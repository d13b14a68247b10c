"""What the calendar shows, reckoned once: entries by day, months and the hours engine's answers.

No Qt, and no rule of its own: every number comes from ``lssdesk.law.hours``.  Amounts are whole minutes
or whole öre, as the track's unit says; None stands for a decision without a number [HRS-004].
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Literal

import msgspec

from lssdesk.law.hours import Forecast, Frame, Grant, Ledger, Month, Policy, Track, Unit, months, red_days
from lssdesk.law.hours.left import at_end
from lssdesk.model.case import Cost, Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import receipt_words, words
from lssdesk.ui.hours_calendar.lanes import Segment, segments_of

_day = attrgetter("entry.day")
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
        receipt = receipt_words.shown(self.entry) if isinstance(self.entry, Cost) else ""
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
    """One track with everything that is shown of it; made by ``preparing.prepare``.

    ``ordered`` are in the order of ``entries``, by time, and ``items`` the same by id; ``frames`` by month.
    """

    track: Track
    today: date
    ledger: Ledger
    forecast: Forecast | None
    ordered: tuple[Item, ...]
    items: Mapping[str, Item]
    frames: Mapping[date, tuple[tuple[Frame, Month], ...]]
    by_day: Mapping[date, tuple[Item, ...]]
    known_segments: dict[date, tuple[Segment, ...]] = field(default_factory=dict)
    _future: dict[int, tuple[Frame, ...]] = field(default_factory=dict)

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
        return self.track.taken

    def amount(self, value: int) -> str:
        """A number of the track in words."""
        return words.amount(self.unit, value)

    def on(self, day: date) -> tuple[Item, ...]:
        """What starts on the day, by its start."""
        return self.by_day.get(day, ())

    def in_month(self, day: date) -> tuple[Item, ...]:
        """What starts in the month of the day, by day and start."""
        number = months.number(day)
        start = bisect_left(self.ordered, months.first_day(number), key=_day)
        return self.ordered[start : bisect_right(self.ordered, months.last_day(number), key=_day)]

    def segments(self, day: date) -> tuple[Segment, ...]:
        """The sessions that lie on the day, in lanes where they lie over each other."""
        found = self.known_segments.get(day)
        if found is None:
            found = self.known_segments[day] = segments_of(day, self.by_day) if self.unit == "minutes" else ()
        return found

    def grant(self, grant_id: str) -> Grant:
        """The grant of that id."""
        return next(grant for grant in self.grants if grant.id == grant_id)

    def month(self, day: date) -> MonthSums:
        """The sums of the calendar month that holds the day."""
        first = day.replace(day=1)
        rows = [month for _, month in self.frames.get(first, ())]
        items = self.in_month(first)
        free = any(row.credit is None for row in rows)
        return MonthSums(
            month=first,
            covered=bool(rows),
            credit=None if free else sum(row.credit or 0 for row in rows),
            used=sum(row.used for row in rows),
            left=at_end(rows),
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
