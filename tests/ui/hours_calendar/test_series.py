"""Recurring plans: their days, what the ledger says of them, and what a change of a plan touches."""

from collections.abc import Iterator
from datetime import date, time
from itertools import count

import msgspec
import pytest

from lssdesk.law.hours import Grant
from lssdesk.model.case import Session
from lssdesk.ui.hours_calendar import series, series_draft
from lssdesk.ui.hours_calendar.series import Plan
from lssdesk.ui.hours_calendar.series_draft import PlanDraft
from tests.ui.hours_calendar.samples import TEN_HOURS, TODAY, content, session
from tests.ui.hours_calendar.test_sums import plain

THURSDAY = date(2026, 3, 19)
WEEKLY = Plan(first=THURSDAY, start=time(10), end=time(12), times=3)


def change(plan: Plan, **more: object) -> Plan:
    return Plan(**{**{name: getattr(plan, name) for name in plan.__dataclass_fields__}, **more})  # type: ignore[arg-type]


def made(plan: Plan) -> series.Planned:
    ids: Iterator[int] = count(1)
    return series.planned(plan, "plan", lambda: f"p{next(ids)}")


def days(plan: Plan) -> list[str]:
    return [f"{one.day:%d/%m}" for one in made(plan).sessions]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (WEEKLY, ["19/03", "26/03", "02/04"]),
        (change(WEEKLY, every="two_weeks"), ["19/03", "02/04", "16/04"]),
        (change(WEEKLY, every="month"), ["19/03", "16/04", "21/05"]),
        (change(WEEKLY, every="month", first=date(2026, 3, 31)), ["31/03", "28/04", "26/05"]),
        (change(WEEKLY, every="days", weekdays=frozenset({0, 3})), ["19/03", "23/03", "26/03"]),
        (change(WEEKLY, every="days", weekdays=frozenset({2}), times=2), ["25/03", "01/04"]),
        (change(WEEKLY, times=None, until=date(2026, 4, 2)), ["19/03", "26/03", "02/04"]),
        (change(WEEKLY, times=None, until=date(2026, 4, 1)), ["19/03", "26/03"]),
        (change(WEEKLY, times=9, until=date(2026, 4, 1)), ["19/03", "26/03"]),
        (change(WEEKLY, times=1, until=date(2026, 4, 1)), ["19/03"]),
        (change(WEEKLY, first=date(2026, 12, 17), no_red=True), ["17/12", "24/12", "31/12"]),
        (change(WEEKLY, first=date(2026, 12, 18), no_red=True), ["18/12", "08/01", "15/01"]),
    ],
)
def test_the_days_of_a_plan(plan: Plan, expected: list[str]) -> None:
    assert days(plan) == expected


def test_red_days_that_are_skipped_are_named() -> None:
    found = made(change(WEEKLY, first=date(2026, 12, 18), no_red=True))
    assert found.red == (date(2026, 12, 25), date(2027, 1, 1))
    assert "Utan röda dagar: 25 december och 1 januari 2027." in plain(series.preview(content(), found))


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [(time(2, 30), time(4), date(2026, 3, 22)), (time(23), time(2, 30), date(2026, 3, 21))],
)
def test_a_clock_time_that_does_not_exist_that_night_is_left_out_and_named(
    start: time, end: time, first: date
) -> None:
    found = made(change(WEEKLY, first=first, start=start, end=end))
    assert len(found.sessions) == 3
    assert found.no_clock == (found.sessions[0].day + (found.sessions[1].day - found.sessions[0].day) / 2,)
    assert "Inte med, eftersom klockslaget inte finns då: 2" in plain(series.preview(content(), found))


def test_the_occasions_are_planned_and_share_an_id() -> None:
    plan = change(WEEKLY, provider="Omsorg Syd", companion="Kim Ek", activity="culture", note="Bio")
    one, two, three = made(plan).sessions
    assert (one.series, two.series, three.series) == ("plan", "plan", "plan")
    assert one == Session(
        id="p1",
        day=THURSDAY,
        start=time(10),
        end=time(12),
        status="planned",
        provider="Omsorg Syd",
        companion="Kim Ek",
        activity="culture",
        note="Bio",
        series="plan",
    )
    assert [one.id, two.id, three.id] == ["p1", "p2", "p3"]


def test_a_plan_without_a_sensible_end_stops() -> None:
    assert len(made(change(WEEKLY, times=None, until=date(2190, 1, 1))).sessions) == series.MOST


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (WEEKLY, "varje torsdag"),
        (change(WEEKLY, every="two_weeks"), "varannan torsdag"),
        (change(WEEKLY, every="month"), "varje månad, tredje torsdagen"),
        (change(WEEKLY, every="month", first=date(2026, 3, 31)), "varje månad, sista tisdagen"),
        (change(WEEKLY, every="days", weekdays=frozenset({0, 2, 4})), "varje måndag, onsdag och fredag"),
        (change(WEEKLY, every="days", weekdays=frozenset({6})), "varje söndag"),
    ],
)
def test_how_often_in_words(plan: Plan, expected: str) -> None:
    assert series.every_words(plan) == expected


FEW = msgspec.structs.replace(TEN_HOURS, per_month=240, valid_to=date(2026, 5, 31))


@pytest.mark.parametrize(
    ("plan", "sessions", "grants", "expected"),
    [
        (WEEKLY, (), (TEN_HOURS,), "3 tillfällen, 6 tim."),
        (change(WEEKLY, times=1), (), (TEN_HOURS,), "ett tillfälle, 2 tim."),
        (
            change(WEEKLY, first=date(2026, 4, 2), times=10),
            (),
            (FEW,),
            "10 tillfällen, 20 tim; ett hamnar utanför beslutet; april blir 6 tim över; maj blir 8 tim över.",
        ),
        (
            change(WEEKLY, first=date(2026, 4, 2), times=2),
            (session("a", "2026-04-29", "08:00", "12:00", status="planned"),),
            (FEW,),
            "2 tillfällen, 4 tim; april blir 4 tim över.",
        ),
        (
            WEEKLY,
            (session("a", "2026-03-19", "11:00", "13:00", status="planned"),),
            (TEN_HOURS,),
            "3 tillfällen, 6 tim; ett överlappar ett annat tillfälle.",
        ),
        (WEEKLY, (), (), "3 tillfällen, 6 tim; 3 hamnar utanför beslutet."),
        (change(WEEKLY, until=date(2026, 3, 1)), (), (TEN_HOURS,), "Planen ger inga tillfällen."),
    ],
)
def test_what_a_plan_comes_to_in_words(
    plan: Plan, sessions: tuple[Session, ...], grants: tuple[Grant, ...], expected: str
) -> None:
    assert plain(series.preview(content(grants, sessions), made(plan))) == expected


PLAN = made(change(WEEKLY, first=date(2026, 3, 5), times=5, provider="Omsorg Syd")).sessions
HELD = (msgspec.structs.replace(PLAN[0], status="performed"), *PLAN[1:])
OTHER = session("other", "2026-03-26", "15:00", "16:00", status="planned")


@pytest.mark.parametrize(("scope", "expected"), [("following", ["p4", "p5"]), ("all", ["p2", "p4", "p5"])])
def test_only_what_is_planned_of_the_plan_is_touched(scope: series.Scope, expected: list[str]) -> None:
    shown = content(sessions=(*HELD, OTHER))
    assert [item.id for item in series.others(shown, PLAN[2], scope)] == expected


def test_an_occasion_of_no_plan_has_no_others() -> None:
    twin = msgspec.structs.replace(OTHER, id="twin", day=date(2026, 3, 27))
    assert series.others(content(sessions=(OTHER, twin)), OTHER, "all") == []


def test_a_change_of_one_is_made_of_the_others_and_is_one_change() -> None:
    shown = content(sessions=HELD)
    after = msgspec.structs.replace(
        PLAN[2], day=date(2026, 3, 20), end=time(13), provider="Omsorg Nord", overuse_reason="Resa"
    )
    found, kept = series.changed(series.others(shown, PLAN[2], "all"), PLAN[2], after)
    assert found.name == "ändrade 3 planerade tillfällen"
    assert kept == ()
    assert [
        (
            edit.before.id,
            f"{edit.after.day:%d/%m} {edit.after.end:%H}",
            edit.after.provider,
            edit.after.overuse_reason,
        )
        for edit in found.edits
    ] == [
        ("p2", "13/03 13", "Omsorg Nord", ""),
        ("p4", "27/03 13", "Omsorg Nord", ""),
        ("p5", "03/04 13", "Omsorg Nord", ""),
    ]


def test_a_change_to_a_clock_time_that_is_not_there_leaves_that_day_and_says_so() -> None:
    nights = made(change(WEEKLY, first=date(2026, 3, 22), start=time(0), end=time(1))).sessions
    after = msgspec.structs.replace(nights[0], end=time(2, 30))
    found, kept = series.changed(series.others(content(sessions=nights), nights[0], "all"), nights[0], after)
    assert [edit.before.id for edit in found.edits] == ["p3"]
    assert kept == (date(2026, 3, 29),)


def test_the_rest_of_a_plan_is_taken_away_as_one_change() -> None:
    found = series.removed(series.others(content(sessions=HELD), PLAN[2], "following"))
    assert found.name == "tog bort 2 planerade tillfällen"
    assert [(edit.before.id, edit.after) for edit in found.edits] == [("p4", None), ("p5", None)]


GOOD = PlanDraft(first="2026-03-19", start="10", end="12", times="3")


@pytest.mark.parametrize(
    ("draft", "field", "sentence"),
    [
        ({"first": ""}, "first", "Skriv vilken dag det gäller, till exempel 12/3, idag eller 2026-03-12."),
        ({"start": ""}, "start", "Skriv när tillfället börjar, till exempel 9, 930 eller 9:30."),
        ({"end": "27"}, "end", "Klockslaget går inte att läsa. Skriv till exempel 9, 930, 9:30 eller 09.30."),
        ({"every": "days"}, "weekdays", "Välj minst en veckodag."),
        ({"times": ""}, "until", "Skriv sista dagen eller hur många gånger planen gäller."),
        ({"until": "18/3"}, "until", "Sista dagen är före den första. Skriv en senare dag."),
        ({"until": "2036-04-01"}, "until", "Planen är längre än tio år. Skriv en tidigare sista dag."),
        ({"times": "0"}, "times", "Skriv ett antal mellan 1 och 1000."),
        ({"times": "tre"}, "times", "Skriv ett antal mellan 1 och 1000."),
    ],
)
def test_what_is_wrong_is_said_in_words(draft: dict[str, str], field: str, sentence: str) -> None:
    whole = PlanDraft(**{**{name: getattr(GOOD, name) for name in GOOD.__dataclass_fields__}, **draft})  # type: ignore[arg-type]
    assert series_draft.problems(whole, TODAY) == {field: sentence}
    assert series_draft.plan_of(whole, TODAY) is None


def test_a_draft_is_a_plan() -> None:
    assert series_draft.problems(GOOD, TODAY) == {}
    assert series_draft.plan_of(GOOD, TODAY) == WEEKLY


def test_a_plan_begins_like_an_occasion() -> None:
    found = series_draft.draft_like(session("a", "2026-03-19", "10:00", "12:00", provider="Omsorg Syd"))
    assert (found.first, found.start, found.end) == ("2026-03-19", "10:00", "12:00")
    assert (found.weekdays, found.provider) == (frozenset({3}), "Omsorg Syd")
