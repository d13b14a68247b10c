"""Notices of an hours ledger: what lacks its reason, what does not add up, what the provider should tell."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from lssdesk.law.hours import months
from lssdesk.law.hours.foresight import overlaps
from lssdesk.law.hours.frames import valid
from lssdesk.law.hours.late import counts_on
from lssdesk.law.hours.left import of_month
from lssdesk.law.hours.notice import Month, Notice, Seen, Value
from lssdesk.law.hours.values import Grant
from lssdesk.law.payment.continuity import often_cancelled
from lssdesk.model.use import Session


def _unused(one: Seen) -> Iterator[Notice]:
    """HRS-023: granted hours of a past month were left, and no reason is written down.

    What an earlier month of the frame had used already is not left.
    """
    for month in range(months.number(one.since), months.number(one.today)):
        day = months.first_day(month)
        found = of_month(one.book.frames, day)
        if found and not one.explained(month):
            numbers: dict[str, Value] = {"granted": one.amount(found.credit), "used": one.amount(found.used)}
            values: dict[str, Value] = {"left": one.amount(found.unused), "month": Month(day)}
            yield one.make("unused", day, values=values, numbers=numbers)


def _bookings(one: Seen) -> Iterator[Notice]:
    """HRS-015, HRS-019: overuse without a reason, and time that no decision covers."""
    for booking in one.book.bookings:
        session = one.track.sessions[booking.index]
        over = sum(part.overuse for part in booking.parts)
        if not one.recent(session.day):
            continue
        if over and not session.overuse_reason.strip():
            numbers: dict[str, Value] = {"used": one.amount(booking.used), "overuse": one.amount(over)}
            values: dict[str, Value] = {"over": one.amount(over), "day": session.day}
            yield one.make("overuse", session.day, item=session.id, values=values, numbers=numbers)
        if booking.outside:
            values = {"outside": one.amount(booking.outside), "day": session.day}
            yield one.make("outside", session.day, item=session.id, values=values)


def _overlaps(one: Seen) -> Iterator[Notice]:
    """HRS-020: two sessions at one time; both count until one is mended."""
    pairs = zip(one.track.sessions, one.entries, strict=True)
    recent = [(each, made) for each, made in pairs if one.since <= each.day]
    sessions = [each for each, _ in recent]
    for first, second in overlaps([made for _, made in recent], one.track.grants, one.track.policy):
        later = sessions[second]
        numbers: dict[str, Value] = {"one": _span(sessions[first]), "other": _span(later)}
        yield one.make("overlap", later.day, item=later.id, values={"day": later.day}, numbers=numbers)


def _span(session: Session) -> str:
    return f"{session.start:%H:%M}–{session.end:%H:%M}"


def _without_time(one: Seen) -> Iterator[Notice]:
    """PRV-052: a cancellation without its time cannot be told late from in time."""
    found = [
        each
        for each in one.track.sessions
        if each.status == "cancelled_by_client" and each.cancelled_at is None and one.recent(each.day)
    ]
    for each in found:
        yield one.make("no_time", each.day, item=each.id, values={"day": each.day})


def _planned(one: Seen) -> Iterator[Notice]:
    """HRS-031: sessions that are still planned though their day has passed; one notice of them all."""
    found = [each for each in one.track.sessions if each.status == "planned" and each.day < one.today]
    found = [each for each in found if one.since <= each.day]
    if found:
        values: dict[str, Value] = {"count": len(found), "day": found[0].day}
        yield one.make("planned", found[0].day, item=found[0].id, values=values)


def _performed(one: Seen) -> list[date]:
    """Days of the sessions that use time, to this day."""
    grants, policy = one.track.grants, one.track.policy
    past = (each for each in one.entries if each.day <= one.today)
    return [each.day for each in past if counts_on(each.day, each, grants, policy)]


def _first_session(one: Seen) -> Iterator[Notice]:
    """LSOL-045, AVS-016: nothing has been carried out since a decision that begins a run of them.

    Counted from the later of the decision's day and its first day.  A reason for a month since then ends it.
    """
    days = one.limits.first_session_days
    for grant in one.track.grants if days is not None else ():
        start = max(grant.decided or grant.valid_from, grant.valid_from)
        begun = valid(grant, one.today) and (one.today - start).days > (days or 0)
        if not begun or _continues(grant, one.track.grants) or _explained_since(one, start):
            continue
        if not any(grant.valid_from <= day for day in _performed(one)):
            numbers: dict[str, Value] = {"decision": grant.id, "first": grant.valid_from}
            due, values = start + timedelta(days=days or 0), {"start": start}
            yield one.make("first_session", start, due=due, item=grant.id, values={**values}, numbers=numbers)


def _continues(grant: Grant, grants: tuple[Grant, ...]) -> bool:
    """Whether another grant ran until the day before, or still runs."""
    return any(
        one.valid_from < grant.valid_from
        and (one.valid_to is None or (grant.valid_from - one.valid_to).days <= 1)
        for one in grants
    )


def _explained_since(one: Seen, start: date) -> bool:
    return any(months.number(start) <= months.number(each.month) for each in one.unused)


def _gap(one: Seen) -> Iterator[Notice]:
    """PRV-098: whole months without a session though a decision runs; the provider should have told."""
    least, days = one.limits.gap_months, _performed(one)
    if least is None or not days:
        return
    last, present = max(days), months.number(one.today)
    empty = [month for month in range(months.number(last) + 1, present) if not one.explained(month)]
    ran = [
        month for month in empty if any(valid(grant, months.first_day(month)) for grant in one.track.grants)
    ]
    running = any(valid(grant, one.today) for grant in one.track.grants)
    if running and len(ran) >= max(1, least):
        yield one.make("gap", last, values={"last": last, "count": len(ran)})


def _cancelled(one: Seen) -> Iterator[Notice]:
    """PRV-054: the provider has cancelled often, this month or the last."""
    found = [each for each in one.track.sessions if each.status == "cancelled_by_provider"]
    days = [each.day for each in found if each.day <= one.today]
    for back in (0, 1):
        month = months.first_day(max(months.number(one.today) - back, months.number(date.min)))
        limits = one.limits.cancelled_month, one.limits.cancelled_frame
        many = often_cancelled(days, one.book.frames, month, *limits)
        if many is not None:
            last = max(day for day in days if months.number(day) == months.number(month))
            numbers: dict[str, Value] = {"in_month": many.in_month, "in_frame": many.in_frame}
            values: dict[str, Value] = {"count": many.in_month, "month": Month(month)}
            yield one.make("cancelled", last, values=values, numbers=numbers)
            return


RULES: tuple[Callable[[Seen], Iterator[Notice]], ...] = (
    _unused,
    _bookings,
    _overlaps,
    _without_time,
    _planned,
    _first_session,
    _gap,
    _cancelled,
)
"""Each looks at one track."""
