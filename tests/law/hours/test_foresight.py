"""Overlaps, forecast, a frame cut short, and end dates that fit."""

from datetime import date, datetime, time, timedelta

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.law.hours import (
    Grant,
    Measure,
    Policy,
    Session,
    Status,
    cut_short,
    fit,
    forecast,
    ledger,
    overlaps,
)

POLICY = Policy()
YEAR = Grant(
    id="B1", measure="ledsagning", per_month=600, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31)
)


def session(
    day: date, start: str, end: str, status: Status = "performed", measure: Measure = "ledsagning"
) -> Session:
    begin, stop = time.fromisoformat(start), time.fromisoformat(end)
    return Session(day=day, start=begin, end=stop, status=status, measure=measure)


D = date(2025, 3, 10)
NEXT = date(2025, 3, 11)

# HRS-020: name, two sessions, overlap or not
OVERLAPS = [
    ("apart", session(D, "10:00", "11:00"), session(D, "11:30", "12:00"), False),
    ("one ends as the other begins", session(D, "10:00", "11:00"), session(D, "11:00", "12:00"), False),
    ("a minute in common", session(D, "10:00", "11:01"), session(D, "11:00", "12:00"), True),
    ("one inside the other", session(D, "10:00", "15:00"), session(D, "11:00", "12:00"), True),
    ("the same twice", session(D, "10:00", "11:00"), session(D, "10:00", "11:00"), True),
    ("over midnight", session(D, "23:00", "02:00"), session(NEXT, "01:00", "03:00"), True),
    ("until midnight", session(D, "23:00", "00:00"), session(NEXT, "00:00", "03:00"), False),
    ("another measure", session(D, "10:00", "11:00"),
     session(D, "10:00", "11:00", measure="avlosning"), False),
    ("planned", session(D, "10:00", "11:00"), session(D, "10:30", "11:00", "planned"), True),
    ("no-show", session(D, "10:00", "11:00"), session(D, "10:30", "11:00", "no_show"), True),
    ("cancelled by the provider", session(D, "10:00", "11:00"),
     session(D, "10:30", "11:00", "cancelled_by_provider"), False),
    ("the hour that is not there", session(date(2025, 3, 30), "01:00", "03:00"),
     session(date(2025, 3, 30), "03:00", "04:00"), False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "one", "other", "expected"), OVERLAPS)
def test_overlaps(name: str, one: Session, other: Session, expected: bool) -> None:
    for pair in ([one, other], [other, one]):
        assert overlaps(pair, (), POLICY) == ([(0, 1)] if expected else [])


def test_a_cancellation_in_time_overlaps_nothing_a_late_one_does() -> None:
    kept = session(D, "10:00", "11:00")
    for hour, expected in ((12, []), (13, [(0, 1)])):
        at = datetime(2025, 3, 9, hour, 0)
        gone = Session(
            day=D,
            start=time(10),
            end=time(11),
            status="cancelled_by_client",
            cancelled_at=at,
            measure="ledsagning",
        )
        assert overlaps([kept, gone], (), POLICY) == expected


def test_all_pairs_of_a_long_session_are_found() -> None:
    hours = [session(D, f"{hour:02}:00", f"{hour + 1:02}:00") for hour in (8, 10, 12)]
    assert overlaps([session(D, "07:00", "20:00"), *hours], (), POLICY) == [(0, 1), (0, 2), (0, 3)]


def daily(first: date, days: int, minutes: int) -> list[Session]:
    """A session of so many minutes on each of the days."""
    end = f"{10 + minutes // 60:02}:{minutes % 60:02}"
    return [session(first + timedelta(days=index), "10:00", end) for index in range(days)]


def test_forecast_at_the_pace_of_the_last_months() -> None:
    """10 minutes a day through 28 February: 31 more days of it leave 1800 − 590 − 310."""
    found = forecast("ledsagning", [YEAR], daily(date(2025, 1, 1), 59, 10), POLICY, date(2025, 2, 28))
    assert found is not None
    assert (found.since, found.until, found.used) == (date(2025, 1, 1), date(2025, 2, 28), 590)
    assert [(lapse.day, lapse.amount) for lapse in found.lapses] == [(date(2025, 3, 31), 900)]


# name, grants, sessions, as_of, day and minutes that will lapse
OTHER = Grant(
    id="B2", measure="ledsagning", per_month=60, valid_from=date(2025, 1, 1), valid_to=date(2025, 3, 10)
)
FREE = Grant(id="F", measure="ledsagning", per_month=None, valid_from=date(2025, 1, 1))
RELIEF = Grant(id="R", measure="avlosning", per_month=60, valid_from=date(2025, 1, 1))
OVER = msgspec.structs.replace(YEAR, id="O", valid_to=date(2025, 1, 31))
LATER = msgspec.structs.replace(YEAR, id="L", valid_from=date(2025, 3, 1))
FIRST = Grant(
    id="A", measure="ledsagning", per_month=600, valid_from=date(2025, 1, 1), valid_to=date(2025, 3, 31)
)
SPRING = msgspec.structs.replace(
    FIRST, id="S", per_month=60, valid_from=date(2025, 3, 1), valid_to=date(2025, 5, 31)
)
FORECASTS = [
    ("nothing used", [YEAR], [], date(2025, 2, 28), [(date(2025, 3, 31), 1800)]),
    ("on the last day what is left", [YEAR], daily(date(2025, 1, 1), 90, 10), date(2025, 3, 31),
     [(date(2025, 3, 31), 900)]),
    ("pace above what is left", [YEAR], daily(date(2025, 1, 1), 28, 60), date(2025, 1, 28),
     [(date(2025, 3, 31), 0)]),
    ("28 days are enough", [YEAR], [], date(2025, 1, 28), [(date(2025, 3, 31), 1800)]),
    ("27 are not", [YEAR], [], date(2025, 1, 27), None),
    ("older use does not count", [YEAR], daily(date(2025, 1, 1), 28, 60), date(2025, 4, 30),
     [(date(2025, 6, 30), 1800)]),
    ("the pace goes on into a new frame", [YEAR], daily(date(2025, 3, 1), 31, 10), date(2025, 4, 30),
     [(date(2025, 6, 30), 1800 - 212)]),  # 310 minutes in 89 days, 61 days ahead
    ("what filled an earlier frame bears on one that overlaps it", [FIRST, SPRING],
     [*daily(date(2025, 1, 1), 30, 60), session(date(2025, 3, 10), "10:00", "12:00")], date(2025, 5, 31),
     [(date(2025, 5, 31), 3 * 60 - 60)]),
    ("another measure has a pace of its own", [YEAR, RELIEF],
     [session(date(2025, 1, 2), "10:00", "20:00", measure="avlosning")], date(2025, 2, 28),
     [(date(2025, 3, 31), 1800)]),
    ("use between decisions is no pace", [OVER, LATER], daily(date(2025, 2, 1), 28, 60), date(2025, 3, 31),
     [(date(2025, 5, 31), 1800)]),
    ("the frame that ends first is used first", [YEAR, OTHER], daily(date(2025, 1, 1), 50, 1),
     date(2025, 2, 28), [(date(2025, 3, 10), 180 - 50 - 8), (date(2025, 3, 31), 1800 - (26 - 8))]),
    ("free hours have no number", [FREE], daily(date(2025, 1, 1), 50, 60), date(2025, 2, 28), None),
    ("no grant runs", [YEAR], [], date(2026, 2, 28), None),
    ("no grants", [], [], date(2025, 2, 28), None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "grants", "sessions", "as_of", "expected"), FORECASTS)
def test_forecast(
    name: str,
    grants: list[Grant],
    sessions: list[Session],
    as_of: date,
    expected: list[tuple[date, int]] | None,
) -> None:
    found = forecast("ledsagning", grants, sessions, POLICY, as_of)
    assert (None if found is None else [(lapse.day, lapse.amount) for lapse in found.lapses]) == expected


# HRS-021: last day of the old decision, hours used by then, hours lost, first day of a costless change
CUTS = [
    ("in the middle of the frame", date(2025, 2, 15), 12, (8, date(2025, 4, 1))),
    ("first day of the frame", date(2025, 4, 1), 0, (10, date(2025, 7, 1))),
    ("day before the end", date(2025, 3, 30), 30, (0, date(2025, 4, 1))),
    ("end of the frame", date(2025, 3, 31), 12, None),
    ("end of the grant", date(2025, 12, 31), 0, None),
    ("after the grant", date(2026, 1, 1), 0, None),
    ("before the grant", date(2024, 12, 31), 0, None),
]


@pytest.mark.parametrize(("name", "last", "used", "expected"), CUTS)
def test_cut_short(name: str, last: date, used: int, expected: tuple[int, date] | None) -> None:
    sessions = daily(date(2025, 1, 5), used, 60)
    found = cut_short("B1", last, [YEAR], sessions, POLICY)
    assert (None if found is None else (found.lost / 60, found.costless_from)) == expected
    if found is not None:
        assert found.first <= last < found.last < found.costless_from


def test_cutting_free_hours_costs_nothing_and_an_open_ended_grant_has_frames_too() -> None:
    assert cut_short("F", date(2025, 2, 15), [FREE], [], POLICY) is None
    open_ended = Grant(id="T", measure="ledsagning", per_month=600, valid_from=date(2025, 1, 1))
    found = cut_short("T", date(2025, 5, 31), [open_ended], [], POLICY)
    assert found is not None
    assert (found.lost, found.costless_from) == (1200, date(2025, 7, 1))


# HRS-014, LED-022, LSOL-032: first day, last day, frame months, fits, nearest end dates
FITS = [
    ("a year", date(2025, 1, 1), date(2025, 12, 31), 3, True, []),
    ("a year from mid-month", date(2025, 1, 15), date(2025, 12, 31), 3, True, []),
    ("three months", date(2025, 1, 1), date(2025, 3, 31), 3, True, []),
    ("leap February", date(2023, 12, 31), date(2024, 2, 29), 3, True, []),
    ("28 February in a leap year", date(2023, 12, 31), date(2024, 2, 28), 3, False, [date(2024, 2, 29)]),
    ("a year to the day", date(2025, 1, 15), date(2026, 1, 14), 3, False,
     [date(2025, 12, 31), date(2026, 3, 31)]),
    ("a day short", date(2025, 1, 1), date(2025, 3, 30), 3, False, [date(2025, 3, 31)]),
    ("four months", date(2025, 1, 1), date(2025, 4, 30), 3, False, [date(2025, 3, 31), date(2025, 6, 30)]),
    ("five months", date(2025, 1, 1), date(2025, 5, 31), 3, False, [date(2025, 6, 30), date(2025, 3, 31)]),
    ("one month", date(2025, 1, 1), date(2025, 1, 31), 3, False, [date(2025, 3, 31)]),
    ("twelve months also where the frame is five", date(2025, 1, 1), date(2025, 12, 31), 5, True, []),
    ("eleven where the frame is five", date(2025, 1, 1), date(2025, 11, 30), 5, False,
     [date(2025, 10, 31), date(2025, 12, 31)]),
    ("any month where the frame is one", date(2025, 1, 1), date(2025, 4, 30), 1, True, []),
    ("mid-month where the frame is one", date(2025, 1, 1), date(2025, 4, 20), 1, False,
     [date(2025, 4, 30), date(2025, 3, 31)]),
    ("end of the calendar", date(9999, 11, 1), date(9999, 12, 31), 3, False, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "start", "end", "length", "fits", "nearest"), FITS)
def test_fit(name: str, start: date, end: date, length: int, fits: bool, nearest: list[date]) -> None:
    found = fit(start, end, length)
    assert found.fits is fits
    assert list(found.nearest) == nearest
    assert all(fit(start, day, length).fits for day in found.nearest)


def test_behind_every_number_stand_its_parts() -> None:
    sessions = [session(date(2025, 1, 31), "23:00", "01:00"), *daily(date(2025, 2, 3), 3, 90)]
    reckoned = ledger([YEAR], sessions, POLICY, date(2025, 3, 1))
    frame = reckoned.frames[0]
    behind = reckoned.behind(frame)
    assert sum(part.amount for _, part in behind) == frame.used == 390
    assert [index for index, _ in behind] == [0, 0, 1, 2, 3]
    for month in frame.months:
        assert sum(part.amount for _, part in reckoned.behind(frame, month.month)) == month.used
    (one,) = reckoned.standing.open
    assert (one.credit, one.used, one.left) == (1800, 390, 1410)


def test_a_grant_keeps_the_policy_of_its_own_day() -> None:
    """hours.md §1: a changed policy never rewrites an old ledger."""
    new = msgspec.structs.replace(YEAR, id="B", valid_to=date(2025, 3, 31))
    old = msgspec.structs.replace(new, id="A", policy=Policy(frame_months=1, advance="allow"))
    frames = ledger([old, new], [], POLICY, date(2025, 1, 1)).frames
    assert [(frame.grant, len(frame.months)) for frame in frames] == [("A", 1), ("A", 1), ("A", 1), ("B", 3)]


def test_the_engine_refuses_a_day_after_the_calendar() -> None:
    with pytest.raises(Refused, match="9999-12-31"):
        ledger([], [session(date.max, "23:00", "01:00")], POLICY, D)
