"""Recurring plans: which days they fall on, the occasions they make, and what the ledger says of them.

No Qt.  A plan's occasions share an id (``Session.series``).  What was performed, or cancelled, has happened:
no change of a plan touches it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Literal

import msgspec

from lssdesk.law import hours
from lssdesk.law.hours import Edit, Ledger, months, red_days
from lssdesk.model.case import Session
from lssdesk.model.use import SessionActivity
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.changes import minute_of, moved
from lssdesk.ui.hours_calendar.draft import length
from lssdesk.ui.hours_calendar.edits import Change
from lssdesk.ui.hours_calendar.sums_parts import listed, month_text
from lssdesk.ui.hours_calendar.view_model import Content, Item

Every = Literal["week", "two_weeks", "month", "days"]
Scope = Literal["following", "all"]
MOST = 1000
"""Occasions in one plan; more would be a slip of the keyboard."""
LAST_YEAR = 2200
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Plan:
    """What is planned, from a first day to ``until`` or a number of ``times``, whichever comes first.

    ``every`` month: on the same weekday of the month as the first day, the fifth meaning the last one.
    ``weekdays``: 0 is Monday; only for ``days``.  ``no_red``: not on Sundays and public holidays.
    """

    first: date
    start: time
    end: time
    every: Every = "week"
    weekdays: frozenset[int] = frozenset()
    until: date | None = None
    times: int | None = None
    no_red: bool = False
    provider: str = ""
    companion: str = ""
    activity: SessionActivity | None = None
    note: str = ""


@dataclass(frozen=True)
class Planned:
    """A plan's occasions, and the days that were left out: red ones, and nights without the clock time."""

    sessions: tuple[Session, ...]
    red: tuple[date, ...] = ()
    no_clock: tuple[date, ...] = ()


def planned(plan: Plan, series: str, new_id: Callable[[], str]) -> Planned:
    """The occasions of a plan.  ``times`` counts those that are made."""
    sessions: list[Session] = []
    red: list[date] = []
    no_clock: list[date] = []
    for day in _days(plan):
        if plan.until is not None and day > plan.until:
            break
        if plan.no_red and red_days.is_public_holiday(day):
            red.append(day)
        elif not fits(day, plan.start, plan.end):
            no_clock.append(day)
        else:
            sessions.append(_session(plan, day, series, new_id()))
        if len(sessions) >= (plan.times or MOST):
            break
    return Planned(tuple(sessions), tuple(red), tuple(no_clock))


def fits(day: date, start: time, end: time) -> bool:
    """Whether both clock times exist on their days [HRS-018]."""
    ends = day if minute_of(end) > minute_of(start) else day + timedelta(days=1)
    return hours.exists(day, start) and hours.exists(ends, end)


def _session(plan: Plan, day: date, series: str, new_id: str) -> Session:
    return Session(
        id=new_id,
        day=day,
        start=plan.start,
        end=plan.end,
        status="planned",
        provider=plan.provider,
        companion=plan.companion,
        activity=plan.activity,
        note=plan.note,
        series=series,
    )


def _days(plan: Plan) -> Iterator[date]:
    """The days of a plan without end, up to the last year there is."""
    if plan.every == "month":
        return _monthly(plan.first)
    step = 2 * _WEEK if plan.every == "two_weeks" else _WEEK
    chosen = plan.weekdays if plan.every == "days" else {plan.first.weekday()}
    return _weekly(plan.first, sorted(chosen), step)


def _weekly(first: date, weekdays: Sequence[int], step: timedelta) -> Iterator[date]:
    monday = first - timedelta(days=first.weekday())
    while weekdays and monday.year <= LAST_YEAR:
        days = (monday + timedelta(days=weekday) for weekday in weekdays)
        yield from (day for day in days if day >= first)
        monday += step


def ordinal(day: date) -> int:
    """1 to 5: which of its weekday in the month a day is; the fifth stands for the last."""
    return (day.day - 1) // 7 + 1


def _monthly(first: date) -> Iterator[date]:
    month, wanted = first.replace(day=1), ordinal(first)
    while month.year <= LAST_YEAR:
        following = months.first_day(months.number(month) + 1)
        day = month + timedelta(days=(first.weekday() - month.weekday()) % 7) + (wanted - 1) * _WEEK
        yield day if day < following else day - _WEEK
        month = following


def every_words(plan: Plan) -> str:
    """``varannan torsdag``, ``andra torsdagen varje månad``, ``varje måndag och onsdag``."""
    weekday = words.weekday(plan.first)
    if plan.every == "days":
        names = [t(f"calendar.weekdays.d{day + 1}") for day in sorted(plan.weekdays)]
        return t("calendar_more.series.each", weekday=listed(names))
    if plan.every == "month":
        which = t(f"calendar_more.series.ordinal.o{ordinal(plan.first)}")
        return t("calendar_more.series.monthly", ordinal=which, weekday=weekday)
    key = "calendar_more.series.second" if plan.every == "two_weeks" else "calendar_more.series.each"
    return t(key, weekday=weekday)


def preview(content: Content, made: Planned) -> str:
    """What the plan comes to, what the ledger says when all that is planned is done, and what is left out."""
    if not made.sessions:
        return " ".join((t("calendar_more.series.none"), *_left_out(content, made)))
    count, total = len(made.sessions), sum(map(length, made.sessions))
    head = t("calendar_more.series.count_one") if count == 1 else t("calendar_more.series.count", n=count)
    whole = t("calendar_more.series.total", count=head, time=content.amount(total))
    said = "; ".join((whole, *_findings(content, made)))
    return " ".join((f"{said}.", *_left_out(content, made)))


def _findings(content: Content, made: Planned) -> Iterator[str]:
    """What falls outside a decision, passes a balance, or lies over something else."""
    before = _done(content, content.track.sessions)
    after = _done(content, (*content.track.sessions, *made.sessions))
    new = after.bookings[len(content.track.sessions) :]
    if outside := sum(booking.outside > 0 for booking in new):
        key = "calendar_more.series.outside_one" if outside == 1 else "calendar_more.series.outside"
        yield t(key, n=outside)
    known = _over(before)
    for month, minutes in sorted(_over(after).items()):
        if (more := minutes - known.get(month, 0)) > 0:
            amount = content.amount(more)
            yield t("calendar_more.series.over", month=month_text(content, month), amount=amount)
    if crossing := _crossing(content, made.sessions):
        key = "calendar_more.series.overlap_one" if crossing == 1 else "calendar_more.series.overlap"
        yield t(key, n=crossing)


def _done(content: Content, sessions: Sequence[Session]) -> Ledger:
    """The ledger when all that is planned is performed."""
    done = tuple(
        msgspec.structs.replace(one, status="performed") if one.status == "planned" else one
        for one in sessions
    )
    return replace(content.track, sessions=done).ledger(content.today)


def _over(book: Ledger) -> dict[date, int]:
    found: dict[date, int] = {}
    for frame in book.frames:
        for row in frame.months:
            found[row.month] = found.get(row.month, 0) + row.overuse
    return found


def _crossing(content: Content, sessions: Sequence[Session]) -> int:
    """How many of the new ones lie over another occasion."""
    known = content.track.entries()
    every = [*known, *(hours.entry(one, content.track.timed) for one in sessions)]
    pairs = hours.overlaps(every, content.track.grants, content.policy)
    return len({index for pair in pairs for index in pair if index >= len(known)})


def _left_out(content: Content, made: Planned) -> Iterator[str]:
    if made.red:
        yield t("calendar_more.series.red", days=days_text(made.red, content.today))
    if made.no_clock:
        yield t("calendar_more.series.no_clock", days=days_text(made.no_clock, content.today))


def days_text(days: Sequence[date], today: date) -> str:
    """``1 maj, 6 juni och 24 december``."""
    return listed([words.day_text(day, today) for day in days])


def stored(measure: str, made: Planned) -> Change:
    """A whole plan as one change."""
    edits = tuple(Edit(measure, None, session) for session in made.sessions)
    return Change(t("calendar_more.edit.series_added", n=len(edits)), edits)


def others(content: Content, session: Session, scope: Scope) -> list[Item]:
    """What is still planned of the plan of an occasion, but for itself; ``following``: after its day."""
    return [
        item
        for item in content.ordered
        if isinstance(item.entry, Session)
        and item.entry.series == session.series != ""
        and item.entry.id != session.id
        and item.entry.status == "planned"
        and (scope == "all" or item.day > session.day)
    ]


def changed(items: Iterable[Item], before: Session, after: Session) -> tuple[Change, tuple[date, ...]]:
    """What was changed of one occasion, changed of others as well, and the days on which it cannot be.

    Days are moved as far, clock times and what stands in the fields become the same.
    """
    edits: list[Edit] = []
    kept: list[date] = []
    for item in items:
        if not isinstance(item.entry, Session):
            continue
        new = _like(item.entry, before, after)
        if not fits(new.day, new.start, new.end):
            kept.append(item.day)
        elif new != item.entry:
            edits.append(Edit(item.measure, item.entry, new))
    return Change(t("calendar_more.edit.series_changed", n=len(edits)), tuple(edits)), tuple(kept)


_SAME = ("start", "end", "provider", "companion", "activity", "note")


def _like(session: Session, before: Session, after: Session) -> Session:
    values = {name: getattr(after, name) for name in _SAME if getattr(after, name) != getattr(before, name)}
    there = moved(session, (after.day - before.day).days)
    return msgspec.structs.replace(session, day=there.day, **values)


def removed(items: Iterable[Item]) -> Change:
    """What is still planned of a plan taken away."""
    edits = tuple(Edit(item.measure, item.entry, None) for item in items)
    return Change(t("calendar_more.edit.series_removed", n=len(edits)), edits)
