"""The calendar on paper: the frames of the chosen time with their months, then what happened day by day."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from lssdesk.law.hours import Booking, Track
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, Heading, Letter, PageBreak, Paragraph, Table
from lssdesk.letters.hours import words
from lssdesk.letters.hours.frame import made, writer_of
from lssdesk.letters.hours.now import name
from lssdesk.letters.hours.table import NOTHING, Group, frames_table
from lssdesk.model.case import Case, Cost, Session
from lssdesk.texts import t


def year(case: Case, tracks: Sequence[Track], first: date, last: date, today: date, draft: bool) -> Letter:
    """Frames, occasions and costs from ``first`` to ``last`` of some tracks of the case's person [CAL-006].

    ``Refused`` where a final one lacks the sender or the person's name.
    """
    writer = writer_of(case, today, draft)
    title = t("statement.year.title", period=words.period(first, last))
    lists = [block for track in tracks for block in _listed(track, first, last, today)]
    body = [
        *(block for track in tracks for block in _frames(track, first, last, today)),
        *([PageBreak(), *lists] if lists else []),
    ]
    return made(writer, title, body or [Paragraph(t("statement.year.nothing"))], addressed=False)


def _frames(track: Track, first: date, last: date, today: date) -> Iterator[Block]:
    """The frames that touch the time; what is used and left of the months that have begun."""
    book = track.ledger(max(last, today))
    once = {one.id for one in track.grants if one.once}
    groups = [
        Group(name(track), track.unit, frame)
        for frame in book.frames
        if frame.first <= last and first <= frame.last and frame.grant not in once
    ]
    if groups:
        yield Heading(name(track))
        yield frames_table(groups, today)


def _listed(track: Track, first: date, last: date, today: date) -> Iterator[Block]:
    bookings = track.ledger(today).bookings
    if track.unit == "minutes":
        yield from _sessions(track, bookings, first, last)
    else:
        yield from _costs(track, bookings, first, last)


def _sessions(track: Track, bookings: Sequence[Booking], first: date, last: date) -> Iterator[Block]:
    inside = [pair for pair in zip(track.sessions, bookings, strict=True) if first <= pair[0].day <= last]
    if not inside:
        return
    yield Heading(t("statement.year.occasions", measure=name(track)))
    for month, ones in groupby(inside, key=lambda pair: pair[0].day.replace(day=1)):
        yield Table(
            caption=words.month(month),
            header=tuple(t(f"statement.year.{key}") for key in ("day", "time", "status", "used", "who")),
            rows=tuple(_session(session, booking) for session, booking in ones),
            widths=(2, 2, 3, 2, 3),
            aligns=("left", "left", "left", "right", "left"),
            row_heads=True,
        )


def _session(session: Session, booking: Booking) -> tuple[str, ...]:
    status = t(f"calendar.status.{session.status}")
    outside = t("statement.year.outside") if booking.outside else ""
    over = any(part.overuse for part in booking.parts)
    remarks = (status, t("statement.year.over") if over else "", outside)
    return (
        t("statement.year.on", weekday=words.weekday(session.day)[:2], day=session.day.day),
        words.clock(session),
        ", ".join(remark for remark in remarks if remark),
        words.short("minutes", booking.used) if booking.used else NOTHING,
        ", ".join(one for one in (session.companion.strip(), session.provider.strip()) if one),
    )


def _costs(track: Track, bookings: Sequence[Booking], first: date, last: date) -> Iterator[Block]:
    inside = [pair for pair in zip(track.costs, bookings, strict=True) if first <= pair[0].day <= last]
    if inside:
        yield Heading(name(track))
        yield Table(
            header=tuple(t(f"statement.year.{key}") for key in ("day", "kind", "paid", "repaid", "receipt")),
            rows=tuple(_cost(cost, booking) for cost, booking in inside),
            widths=(3, 3, 2, 2, 2),
            aligns=("left", "left", "right", "right", "left"),
            row_heads=True,
        )


def _cost(cost: Cost, booking: Booking) -> tuple[str, ...]:
    return (
        swedish.day(cost.day),
        t(f"statement.cost_kind.{cost.kind or 'none'}"),
        swedish.kronor(cost.amount),
        swedish.kronor(booking.used),
        cost.receipt.strip(),
    )
