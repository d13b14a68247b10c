"""The edges of the hours ledger, each with the rule that it comes from."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.law.hours import Session, calc_costs, calc_hours, minutes, pieces
from tests.law.hours import build
from tests.law.hours.build import entry, grant, late

# HRS-010: hours, whole minutes
ROUNDING = [
    ("10", 600), ("7,5", 450), ("7.5", 450), ("17,33", 1040), ("17.325", 1040), ("17,3249", 1039),
    ("0,0083333", 0), ("0.00833334", 1), ("0,025", 2), ("007", 420),
    ("16,666666666666666666666666666666666", 1000),
]  # fmt: skip


@pytest.mark.parametrize(("hours", "expected"), ROUNDING)
def test_hours_become_minutes_once_half_up(hours: str, expected: int) -> None:
    result = build.run([grant(hours=hours)], [])
    assert result["frames"][0]["months"][0]["credit_min"] == expected
    assert result["frames"][0]["granted_min"] == 3 * expected
    assert minutes(Decimal(hours.replace(",", "."))) == expected


# HRS-011, HRS-019: grant 15 January to 14 April; day, used, outside, paid
COVERED = [
    ("the day before", "2025-01-14", 0, 60, 0),
    ("the first day", "2025-01-15", 60, 0, 60),
    ("the last day", "2025-04-14", 60, 0, 60),
    ("the day after", "2025-04-15", 0, 60, 0),
]


@pytest.mark.parametrize(("name", "day", "used", "outside", "paid"), COVERED)
def test_first_and_last_day(name: str, day: str, used: int, outside: int, paid: int) -> None:
    result = build.run([grant(start="2025-01-15", end="2025-04-14")], [entry(day, "10:00", "11:00")])
    assert build.entries(result, "used_min", "outside_decision_min", "paid_min") == [(used, outside, paid)]


# HRS-012, HRS-013: days of the grant, frame months, frames (from, to, granted hours)
FRAMES = [
    ("from mid-month, whole hours", ("2025-01-31", "2025-03-31"), 3, [("2025-01-01", "2025-03-31", 30)]),
    ("shorter last frame", ("2025-01-01", "2025-04-30"), 3,
     [("2025-01-01", "2025-03-31", 30), ("2025-04-01", "2025-04-30", 10)]),
    ("ends in mid-month", ("2025-01-01", "2025-02-10"), 3, [("2025-01-01", "2025-02-10", 20)]),
    ("one day", ("2024-02-29", "2024-02-29"), 3, [("2024-02-01", "2024-02-29", 10)]),
    ("leap year", ("2024-02-01", "2024-02-29"), 1, [("2024-02-01", "2024-02-29", 10)]),
    ("over the year", ("2024-12-01", "2025-02-28"), 3, [("2024-12-01", "2025-02-28", 30)]),
    ("other length", ("2025-01-01", "2025-06-30"), 4,
     [("2025-01-01", "2025-04-30", 40), ("2025-05-01", "2025-06-30", 20)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "days", "length", "expected"), FRAMES)
def test_frames(name: str, days: tuple[str, str], length: int, expected: list[Any]) -> None:
    result = build.run([grant(start=days[0], end=days[1])], [], frame_months=length)
    assert build.frames(result, "from", "to", "granted_min") == [
        (a, b, hours * 60) for a, b, hours in expected
    ]


# formats.md §1: an open-ended grant from 10 February 2025; as_of, entry, first days of the frames
OPEN_ENDED = [
    ("before its first month", "2025-01-31", [], []),
    ("in its first month, before its first day", "2025-02-09", [], ["2025-02-01"]),
    ("last day of the first frame", "2025-04-30", [], ["2025-02-01"]),
    ("first day of the second", "2025-05-01", [], ["2025-02-01", "2025-05-01"]),
    ("a planned session later", "2025-02-10", [entry("2025-05-01", "10:00", "11:00", "planned")],
     ["2025-02-01", "2025-05-01"]),
    ("until midnight is not the next day", "2025-02-10", [entry("2025-04-30", "22:00", "00:00", "planned")],
     ["2025-02-01"]),
    ("one minute past is", "2025-02-10", [entry("2025-04-30", "22:00", "00:01", "cancelled_by_provider")],
     ["2025-02-01", "2025-05-01"]),
    ("left out: today", None, [], ["2025-02-01", "2025-05-01"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "as_of", "given", "expected"), OPEN_ENDED)
def test_frames_of_an_open_ended_grant(
    name: str, as_of: str | None, given: list[build.Json], expected: list[str]
) -> None:
    result = build.run([grant(start="2025-02-10", end=None)], given, as_of)
    assert [frame["from"] for frame in result["frames"]] == expected


# HRS-018: day, start, end, minutes on each day
CLOCK = [
    ("a plain afternoon", "2025-01-10", "10:00", "14:30", [("2025-01", 270)]),
    ("end at start is a whole day", "2025-01-10", "10:00", "10:00", [("2025-01", 1440)]),
    ("the night in spring has 23 hours", "2025-03-30", "00:00", "00:00", [("2025-03", 1380)]),
    ("the night in autumn has 25", "2025-10-26", "00:00", "00:00", [("2025-10", 1500)]),
    ("over the missing hour", "2025-03-30", "01:30", "03:30", [("2025-03", 60)]),
    ("over the doubled hour", "2025-10-26", "01:30", "03:30", [("2025-10", 180)]),
    ("to the first of the two", "2025-10-26", "01:30", "02:30", [("2025-10", 60)]),
    ("from the first of the two", "2025-10-26", "02:30", "03:30", [("2025-10", 120)]),
    ("midnight over the month", "2025-01-31", "23:00", "01:30", [("2025-01", 60), ("2025-02", 90)]),
    ("midnight over the frame", "2025-03-31", "23:00", "01:30", [("2025-03", 60), ("2025-04", 90)]),
    ("midnight inside the month: one part", "2025-01-10", "23:00", "01:30", [("2025-01", 150)]),
    ("into the night in spring", "2025-03-29", "22:00", "04:00", [("2025-03", 300)]),
    ("leap day", "2024-02-28", "23:00", "01:00", [("2024-02", 120)]),
    ("out of the leap day", "2024-02-29", "23:00", "01:00", [("2024-02", 60), ("2024-03", 60)]),
    ("midnight over the year", "2024-12-31", "22:00", "02:00", [("2024-12", 120), ("2025-01", 120)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "day", "start", "end", "expected"), CLOCK)
def test_time_that_really_passed(name: str, day: str, start: str, end: str, expected: list[Any]) -> None:
    result = build.run([grant(hours="700", start="2024-01-01")], [entry(day, start, end)])
    assert [(month, amount) for _, month, amount, _ in build.parts(result)] == expected
    assert build.entries(result, "used_min", "paid_min") == [(sum(amount for _, amount in expected),) * 2]


def test_midnight_over_the_last_day_splits_inside_and_outside() -> None:
    result = build.run([grant(end="2025-01-31")], [entry("2025-01-31", "23:15", "02:00")])
    keys = ("used_min", "outside_decision_min", "paid_min")
    assert build.entries(result, *keys) == [(45, 120, 60)]
    assert build.parts(result) == [("B1", "2025-01", 45, 0)]


# HRS-032: cancelled at, late or not, for a session on Monday 3 March 2025
LATE = [
    ("noon to the minute", "2025-03-02T12:00", False),
    ("seconds are cut off", "2025-03-02T12:00:59", False),
    ("a minute past noon", "2025-03-02T12:01", True),
    ("two days before, in the evening", "2025-03-01T23:59", False),
    ("the same morning", "2025-03-03T00:00", True),
    ("afterwards", "2025-03-09T08:00", True),
]


@pytest.mark.parametrize(("name", "at", "counts"), LATE)
def test_late_cancellation(name: str, at: str, counts: bool) -> None:
    result = build.run([grant()], [late("2025-03-03", "10:00", "10:40", at)])
    expected = (40, 60) if counts else (0, 0)
    assert build.entries(result, "used_min", "paid_min") == [expected]


def test_late_hour_is_policy_and_midnight_session_is_measured_from_its_start() -> None:
    given = [late("2025-01-31", "23:00", "01:00", "2025-01-30T09:01")]
    result = build.run([grant()], given, late_cancellation_hour="09:00")
    assert build.parts(result) == [("B1", "2025-01", 60, 0), ("B1", "2025-02", 60, 0)]
    assert build.entries(build.run([grant()], given), "used_min") == [(0,)]


# HRS-031 to HRS-034: status, used, paid of a session of 40 minutes
STATUSES = [("planned", 0, 0), ("performed", 40, 60), ("cancelled_by_provider", 0, 0), ("no_show", 40, 60)]


@pytest.mark.parametrize(("status", "used", "paid"), STATUSES)
def test_status(status: str, used: int, paid: int) -> None:
    result = build.run([grant()], [entry("2025-01-10", "10:00", "10:40", status)])
    assert build.entries(result, "used_min", "paid_min", "outside_decision_min") == [(used, paid, 0)]


def test_what_uses_nothing_is_not_outside_a_decision_either() -> None:
    given = [entry("2025-01-10", "10:00", "11:00", status) for status in ("planned", "cancelled_by_provider")]
    result = build.run([], given)
    assert build.entries(result, "used_min", "paid_min", "outside_decision_min") == [(0, 0, 0)] * 2


def test_late_time_that_the_decision_does_not_count_is_paid_all_the_same() -> None:
    result = build.run(
        [grant(late_cancellation_counts=False)], [entry("2025-01-10", "10:00", "12:00", "no_show")]
    )
    assert build.entries(result, "used_min", "paid_min", "outside_decision_min") == [(0, 120, 0)]
    assert build.parts(result) == []


def test_late_time_is_taken_from_another_grant_that_counts_it() -> None:
    grants = [grant("B1", late_cancellation_counts=False), grant("B2", hours="1")]
    given = [entry("2025-01-10", "10:00", "12:00", "no_show"), entry("2025-01-11", "10:00", "11:00")]
    result = build.run(grants, given)
    assert build.parts(result, 0) == [("B2", "2025-01", 120, 60)]
    assert build.parts(result, 1) == [("B1", "2025-01", 60, 0)]


# HRS-015: 1 hour a month, hours used in three months; (balance, overuse) in hours by month
ADVANCE = [
    ("overuse lowers the next month", "forbid", (2, 1, 0), [(-1, 1), (-1, 1), (0, 0)]),
    ("saved forward", "forbid", (0, 0, 3), [(1, 0), (2, 0), (0, 0)]),
    ("allow: ahead of the month", "allow", (3, 0, 0), [(-2, 0), (-1, 0), (0, 0)]),
    ("allow: beyond the frame", "allow", (3, 1, 0), [(-2, 0), (-2, 1), (-1, 0)]),
    ("a negative balance ends with the frame", "forbid", (0, 0, 5, 1), [(1, 0), (2, 0), (-2, 2), (0, 0)]),
]


@pytest.mark.parametrize(("name", "advance", "use", "expected"), ADVANCE)
def test_advance(name: str, advance: str, use: tuple[int, ...], expected: list[Any]) -> None:
    result = build.run([grant(hours="1")], build.year_use(use), advance=advance)
    rows = build.months(result, "balance_min", "overuse_min")[: len(expected)]
    assert [(balance / 60, over / 60) for balance, over in rows] == expected


# HRS-017: two grants of 1 hour a month, use 90 minutes in January; parts
ORDER = [
    ("the frame that ends first", grant("a", "1", end="2025-03-31"), grant("b", "1", end="2025-02-28"),
     [("b", "2025-01", 60, 0), ("a", "2025-01", 30, 0)]),
    ("then the one decided first",
     grant("a", "1", decided="2024-12-02"), grant("b", "1", decided="2024-12-01"),
     [("b", "2025-01", 60, 0), ("a", "2025-01", 30, 0)]),
    ("decided left out: its first day", grant("a", "1", decided="2025-01-02"), grant("b", "1"),
     [("b", "2025-01", 60, 0), ("a", "2025-01", 30, 0)]),
    ("then the id as text", grant("B2", "1"), grant("B10", "1"),
     [("B10", "2025-01", 60, 0), ("B2", "2025-01", 30, 0)]),
    ("overuse on the first", grant("a", "1"), grant("b", "0,25"),
     [("a", "2025-01", 75, 15), ("b", "2025-01", 15, 0)]),
    ("free hours last, without overuse", grant("a", None, end="2025-01-31"), grant("b", "1"),
     [("b", "2025-01", 60, 0), ("a", "2025-01", 30, 0)]),
    ("another measure is not touched", grant("a", "1"), grant("b", "1", measure="avlosning"),
     [("a", "2025-01", 90, 30)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "one", "other", "expected"), ORDER)
def test_order_of_grants(name: str, one: build.Json, other: build.Json, expected: list[Any]) -> None:
    given = [entry("2025-01-10", "10:00", "11:30", measure="ledsagning")]
    assert build.parts(build.run([one, other], given)) == expected


def test_overuse_stands_on_the_first_grant_also_when_only_the_second_has_room() -> None:
    grants = [grant("a", "1"), grant("b", "1", start="2025-01-20", decided="2025-01-20")]
    given = [entry("2025-01-10", "10:00", "11:00"), entry("2025-01-25", "10:00", "12:00")]
    result = build.run(grants, given)
    assert build.parts(result, 1) == [("a", "2025-01", 60, 60), ("b", "2025-01", 60, 0)]


def test_entries_are_reckoned_by_day_start_and_place_but_printed_as_in_the_file() -> None:
    given = [
        entry("2025-01-11", "10:00", "11:00"),
        entry("2025-01-10", "12:00", "13:00"),
        entry("2025-01-10", "08:00", "09:00"),
        entry("2025-01-10", "12:00", "12:30"),
    ]
    result = build.run([grant(hours="1,5")], given)
    assert [build.parts(result, index)[0][3] for index in range(4)] == [60, 30, 0, 30]
    assert build.entries(result, "index") == [(0,), (1,), (2,), (3,)]


def test_costs_are_reckoned_by_day_and_place() -> None:
    costs = [build.cost(f"2025-01-{day}", "200") for day in (11, 10, 10)]
    result = build.run_costs([build.cost_grant()], costs)
    assert build.entries(result, "used_ore") == [(0,), (20000,), (10000,)]


def test_free_hours_have_no_number_but_their_use_is_kept() -> None:
    result = build.run([grant(hours=None)], [entry("2025-01-10", "10:00", "20:00")], "2025-05-01")
    keys = ("granted_min", "used_min", "lapsed_min")
    assert build.frames(result, *keys)[0] == (None, 600, None)
    assert build.months(result, "credit_min", "used_min", "balance_min", "overuse_min")[0] == (
        None,
        600,
        None,
        0,
    )
    assert result["as_of"] == {"date": "2025-05-01", "available_min": None, "expires": []}


def test_beside_free_hours_the_others_still_expire() -> None:
    result = build.run([grant("B1", None), grant("B2")], [], "2025-02-01")
    assert result["as_of"]["available_min"] is None
    assert result["as_of"]["expires"] == [{"date": "2025-03-31", "minutes": 1200}]


# HRS-016: as_of, lapsed minutes of January to March with 10 hours used of 30
LAPSED = [("2025-03-30", 0), ("2025-03-31", 0), ("2025-04-01", 1200)]


@pytest.mark.parametrize(("as_of", "lapsed"), LAPSED)
def test_lapses_on_the_day_after_the_frame(as_of: str, lapsed: int) -> None:
    result = build.run([grant()], build.month_use(2025, 1, 10), as_of)
    assert result["frames"][0]["lapsed_min"] == lapsed


def test_overuse_leaves_nothing_to_lapse() -> None:
    result = build.run([grant(end="2025-01-31")], build.month_use(2025, 1, 20), "2025-12-01")
    assert build.frames(result, "used_min", "lapsed_min") == [(1200, 0)]


# formats.md §1: available on a day; 10 hours a month from 15 January, 4 used on 20 January and on 10 February
AVAILABLE = [
    ("not yet valid", "2025-01-14", "forbid", 0),
    ("first day", "2025-01-15", "forbid", 600),
    ("day before the session", "2025-01-19", "forbid", 600),
    ("day of the session", "2025-01-20", "forbid", 360),
    ("next month's credit", "2025-02-01", "forbid", 960),
    ("after the second session", "2025-02-10", "forbid", 720),
    ("allow: the whole frame", "2025-01-20", "allow", 1560),
    ("last day of the frame", "2025-03-31", "forbid", 1320),
    ("next frame", "2025-04-01", "forbid", 600),
]


@pytest.mark.parametrize(("name", "as_of", "advance", "available"), AVAILABLE)
def test_available(name: str, as_of: str, advance: str, available: int) -> None:
    given = [entry("2025-02-10", "10:00", "14:00"), entry("2025-01-20", "10:00", "14:00")]
    result = build.run([grant(start="2025-01-15", end="2025-06-30")], given, as_of, advance=advance)
    assert result["as_of"]["available_min"] == available
    assert sum(item["minutes"] for item in result["as_of"]["expires"]) == available


def test_available_is_the_sum_of_balances_none_below_0_over_all_measures() -> None:
    grants = [
        grant("B1", "1"),
        grant("B2", "5", measure="avlosning"),
        grant("B3", "2", end="2025-02-10"),
        grant("B4", "1", end="2025-01-31"),
    ]
    given = [entry("2025-02-11", "10:00", "20:00", measure="ledsagning")]
    result = build.run(grants, given, "2025-02-11", frame_months=3)
    assert result["as_of"] == {
        "date": "2025-02-11", "available_min": 600, "expires": [{"date": "2025-03-31", "minutes": 600}],
    }  # fmt: skip
    assert result["frames"][0]["months"][1]["balance_min"] == -480


def test_expiry_days_in_order_one_item_a_day_none_with_0() -> None:
    grants = [
        grant("B1", "1"),
        grant("B2", "2", end="2025-02-28"),
        grant("B3", "3"),
        grant("B4", "4", end="2025-01-31"),
    ]
    given = [entry("2025-01-10", "10:00", "14:00")]
    expires = build.run(grants, given, "2025-01-31")["as_of"]["expires"]
    assert expires == [{"date": "2025-02-28", "minutes": 120}, {"date": "2025-03-31", "minutes": 240}]


def test_frame_months_of_the_policy_hold_for_every_grant() -> None:
    grants = [grant("B1"), grant("B2", measure="avlosning")]
    firsts = [first for (first,) in build.frames(build.run(grants, [], frame_months=6), "from")]
    assert firsts == ["2025-01-01", "2025-07-01"] * 2
    assert len(build.run(grants, [])["frames"]) == 4 + 12


def test_no_grants_at_all_is_right_input() -> None:
    result = build.run([], [entry("2025-01-10", "10:00", "11:00")])
    assert result["frames"] == []
    assert build.entries(result, "used_min", "outside_decision_min", "paid_min") == [(0, 60, 0)]
    assert result["as_of"] == {"date": "2025-06-15", "available_min": 0, "expires": []}


def test_an_entry_of_a_measure_without_grant_is_outside() -> None:
    result = build.run([grant()], [entry("2025-01-10", "10:00", "11:00", measure="avlosning")])
    assert build.entries(result, "used_min", "outside_decision_min") == [(0, 60)]


@pytest.mark.parametrize("as_of", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar(as_of: str) -> None:
    grants = [grant(start="9999-11-15", end=None), grant("B2", start="0001-01-01", end="0001-12-31")]
    given = [
        entry("9999-12-31", "22:00", "23:59"),
        entry("0001-01-01", "00:00", "00:30"),
        late("0001-01-01", "10:00", "11:00", "0001-01-01T09:00"),
    ]
    result = build.run(grants, given, as_of)
    assert result["frames"][0] | {"months": []} == {
        "grant": "B1", "from": "9999-11-01", "to": "9999-12-31",
        "granted_min": 1200, "used_min": 119, "lapsed_min": 0, "months": [],
    }  # fmt: skip
    assert build.entries(result, "used_min") == [(119,), (30,), (60,)]


def test_open_ended_to_the_end_of_the_calendar() -> None:
    result = build.run([grant(end=None)], [], "9999-12-31")
    assert result["frames"][-1]["to"] == "9999-12-31"
    assert len(result["frames"]) == (9999 - 2025 + 1) * 4


def test_a_byte_order_mark_before_the_document_is_let_pass() -> None:
    text = json.dumps({"grants": [], "entries": []})
    assert calc_hours("\ufeff" + text, build.TODAY) == calc_hours(text, build.TODAY)


def test_costs_have_no_floor_no_status_and_may_name_a_measure() -> None:
    grants = [build.cost_grant("O1", measure="ledsagning"), build.cost_grant("O2", measure="ledsagarservice")]
    costs = [build.cost("2025-01-10", "0.01", measure="ledsagarservice")]
    result = calc_costs(json.dumps({"grants": grants, "entries": costs}), build.TODAY)
    assert build.entries(result, "used_ore", "paid_ore") == [(1, 1)]
    assert build.parts(result) == [("O2", "2025-01", 1, 0)]


def test_a_clock_time_that_does_not_exist_is_refused_by_the_engine_too() -> None:
    from datetime import time

    session = Session(day=date(2025, 3, 30), start=time(2, 30), end=time(4))
    with pytest.raises(Refused, match="02:30"):
        pieces(session)
