"""A ledger of ten years and 5,000 sessions, against adding the minutes up."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from lssdesk.law.hours import Grant, Policy, Session, Track, ledger, overlaps
from lssdesk.model.use import Session as Recorded
from tests.benchmarks.ratio import Ratio, compare

FIRST, YEARS, SESSIONS = date(2016, 1, 1), 10, 5_000


def _grants() -> list[Grant]:
    return [
        Grant(
            id=str(year),
            measure="ledsagning",
            per_month=6_000,
            valid_from=date(year, 1, 1),
            valid_to=date(year, 12, 31),
        )
        for year in range(FIRST.year, FIRST.year + YEARS)
    ]


def _sessions() -> list[Session]:
    days = (date(FIRST.year + YEARS, 1, 1) - FIRST).days
    return [
        Session(
            day=FIRST + timedelta(days=place * days // SESSIONS),
            start=time(8 + place % 10),
            end=time(10 + place % 10, 30),
            measure="ledsagning",
        )
        for place in range(SESSIONS)
    ]


def _edit(track: Track, as_of: date) -> None:
    """What the calendar reckons anew when one session has changed."""
    track.ledger(as_of)
    track.forecast(as_of)
    overlaps(track.entries(), track.grants, track.policy)


def _sum(sessions: list[Session]) -> int:
    return sum((one.end.hour - one.start.hour) * 60 + one.end.minute - one.start.minute for one in sessions)


def ratios() -> Iterator[Ratio]:
    """Frames, overuse, bookings and standing against the sum alone."""
    grants, sessions = _grants(), _sessions()
    policy, as_of = Policy(), date(2025, 12, 31)
    book = ledger(grants, sessions, policy, as_of)
    assert sum(frame.used for frame in book.frames) == _sum(sessions)
    yield compare(
        f"ledger, {YEARS} years, {SESSIONS:,} sessions",
        "the raw sum of minutes",
        lambda: ledger(grants, sessions, policy, as_of),
        lambda: _sum(sessions),
    )
    recorded = tuple(
        Recorded(id=str(place), day=one.day, start=one.start, end=one.end)
        for place, one in enumerate(sessions)
    )
    track = Track(
        measure="ledsagning", unit="minutes", grants=tuple(grants), policy=policy, sessions=recorded
    )
    yield compare(
        "the same, forecast and overlaps",
        "the raw sum of minutes",
        lambda: _edit(track, as_of),
        lambda: _sum(sessions),
    )
