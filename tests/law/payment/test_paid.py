"""Paid minutes and amounts of one session, as tables."""

from datetime import date, datetime, time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lssdesk.law.hours import Grant, Policy, entry, ledger
from lssdesk.law.hours import policy as hours_policy
from lssdesk.law.hours.policy import CategoryLimits
from lssdesk.law.payment import Paid, Terms, ore, paid, rate_key
from lssdesk.model.case import Session
from tests.law.payment.build import grant, month, session, terms


def of(one: Session, by: Terms | None = None, measure: str = "ledsagning") -> Paid:
    """Under a decision of the year 2025."""
    return paid(entry(one, None), measure, [grant()], Policy(), by or terms())


def under(one: Session, *grants: Grant, policy: Policy | None = None) -> Paid:
    """Under some decisions; ``policy`` is the ledger's."""
    return paid(entry(one, None), "ledsagning", grants, policy or Policy(), terms())


PRV_075 = [
    # name, session, used min, paid min by category, amount in kronor
    ("performed by day", session("2025-03-04", "14:00", "16:30"), 150, {"dag": 150}, 750),
    ("forty minutes in the evening", session("2025-03-07", "18:00", "18:40"), 40, {"kvall": 60}, 350),
    (
        "a Saturday cancelled late is paid at Dag",
        session("2025-03-15", "13:00", "17:00", "cancelled_by_client", "2025-03-14T12:30"),
        240,
        {"dag": 240},
        1200,
    ),
    (
        "a Sunday cancelled on the minute",
        session("2025-03-23", "10:00", "12:00", "cancelled_by_client", "2025-03-22T12:00"),
        0,
        {},
        0,
    ),
]


@pytest.mark.parametrize(("name", "one", "used", "minutes", "kronor"), PRV_075)
def test_the_table_of_the_specification(
    name: str, one: Session, used: int, minutes: dict[str, int], kronor: int
) -> None:
    counted = of(one)
    assert counted.by_category() == minutes
    assert ore([counted.exact]) == kronor * 100
    booking = ledger([grant()], [entry(one, "ledsagning")], Policy(), date(2025, 3, 31)).bookings[0]
    assert (booking.used, booking.paid) == (used, sum(minutes.values()))


def test_the_sums_of_the_table() -> None:
    sessions = [one for _, one, *_ in PRV_075]
    [row] = month(sessions).rows
    assert (row.total, row.late, row.amount) == (450, 240, 2300_00)
    assert row.minutes == {"dag": 150, "kvall": 60}
    assert sum(used for _, _, used, _, _ in PRV_075) == 7 * 60 + 10


CASES = [
    # name, session, rule, minutes by category
    ("an hour exactly", session("2025-03-04", "14:00", "15:00"), "performed", {"dag": 60}),
    ("a minute below", session("2025-03-04", "14:00", "14:59"), "performed", {"dag": 60}),
    ("a minute over", session("2025-03-04", "14:00", "15:01"), "performed", {"dag": 61}),
    ("over the limit at 18", session("2025-03-04", "17:00", "19:30"), "performed", {"dag": 60, "kvall": 90}),
    (
        "short over a limit: filled where it began",
        session("2025-03-04", "17:50", "18:20"),
        "performed",
        {"dag": 40, "kvall": 20},
    ),
    (
        "Friday night into Saturday",
        session("2025-03-07", "21:00", "01:00"),
        "performed",
        {"kvall": 60, "natt": 120, "helg": 60},
    ),
    ("to midnight", session("2025-03-07", "23:00", "00:00"), "performed", {"natt": 60}),
    ("the night that is an hour short", session("2025-03-30", "01:00", "04:00"), "performed", {"helg": 120}),
    ("Good Friday", session("2025-04-18", "10:00", "12:00"), "performed", {"storhelg": 120}),
    ("no-show of half an hour", session("2025-03-09", "10:00", "10:30", "no_show"), "no_show", {"dag": 60}),
    (
        "no-show over midnight",
        session("2025-03-08", "23:00", "01:00", "no_show"),
        "no_show",
        {"dag": 120},
    ),
    (
        "12.01 the day before",
        session("2025-03-10", "10:00", "12:00", "cancelled_by_client", "2025-03-09T12:01"),
        "late",
        {"dag": 120},
    ),
    (
        "12.00 the day before",
        session("2025-03-10", "10:00", "12:00", "cancelled_by_client", "2025-03-09T12:00:59"),
        "in_time",
        {},
    ),
    (
        "the provider did not come",
        session("2025-03-10", "10:00", "12:00", "cancelled_by_provider"),
        "by_provider",
        {},
    ),
    ("only planned", session("2025-03-10", "10:00", "12:00", "planned"), "planned", {}),
]


@pytest.mark.parametrize(("name", "one", "rule", "minutes"), CASES)
def test_what_is_paid_and_why(name: str, one: Session, rule: str, minutes: dict[str, int]) -> None:
    counted = of(one)
    assert (counted.rule, counted.by_category()) == (rule, minutes)


def test_without_a_decision_nothing_is_paid() -> None:
    counted = under(session("2025-03-04", "14:00", "16:00"))
    assert (counted.rule, counted.minutes, counted.outside) == ("outside", 0, 120)


@pytest.mark.parametrize(
    ("covered", "minutes", "outside"),
    [
        ("2025-03-07", {"natt": 60}, 30),
        ("2025-03-08", {"helg": 30, "natt": 30}, 30),  # filled in the category in which it began
    ],
)
def test_over_midnight_only_the_covered_day_is_paid(
    covered: str, minutes: dict[str, int], outside: int
) -> None:
    counted = under(session("2025-03-07", "23:30", "00:30"), grant(first=covered, last=covered))
    assert (counted.by_category(), counted.outside) == (minutes, outside)


def test_a_decision_by_which_late_cancellations_do_not_count_is_paid_all_the_same() -> None:
    one = session("2025-03-15", "13:00", "17:00", "cancelled_by_client", "2025-03-14T12:30")
    [row] = month([one], grant(late_cancellation_counts=False)).rows
    assert (row.late, row.amount) == (240, 1200_00)


def test_the_floor_on_late_cancellations_can_be_put_aside() -> None:
    one = session("2025-03-09", "10:00", "10:30", "no_show")
    assert of(one, terms(payment_least_on_late=0)).minutes == 30
    assert of(one, terms(payment_least_minutes=90)).minutes == 90


RATE = rate_key("ledsagning", "natt")


@pytest.mark.parametrize(
    ("name", "one", "kronor"),
    [
        ("the day before", session("2025-03-04", "14:00", "15:00"), 300),
        ("the first day", session("2025-03-05", "14:00", "15:00"), 330),
        ("over the midnight between", session("2025-03-04", "23:00", "01:00"), 100 + 110),
    ],
)
def test_each_day_keeps_its_own_rate(name: str, one: Session, kronor: int) -> None:
    later = {date(2025, 3, 5): {rate_key("ledsagning", "dag"): 330_00, RATE: 110_00}}
    assert ore([of(one, terms(later=later, **{RATE: 100_00})).exact]) == kronor * 100


def test_each_day_keeps_its_own_limits() -> None:
    shipped = hours_policy.shipped()
    [old] = shipped.categories
    moved = tuple(
        msgspec.structs.replace(one, start=time(17)) if one.category == "kvall" else one for one in old.limits
    )
    new = CategoryLimits(limits=moved, storhelg=(), first_day=date(2025, 3, 5), source="x", confirmed=True)
    by = terms(msgspec.structs.replace(shipped, categories=(old, new)))
    assert of(session("2025-03-04", "16:00", "18:00"), by).by_category() == {"dag": 120}
    assert of(session("2025-03-05", "16:00", "18:00"), by).by_category() == {"dag": 60, "kvall": 60}


NOON, THREE = Policy(late_cancellation_hour=time(12)), Policy(late_cancellation_hour=time(15))
OLD = grant(policy=NOON)
NEW = grant(id="2025-0002", policy=THREE)
FEBRUARY = grant(last="2025-02-28", policy=NOON)
AFTER = grant(id="2025-0002", first="2025-03-05", policy=THREE)
LATE = [
    # name, cancelled the day before at, decisions, the ledger's policy, rule, paid min, outside min
    ("by the decision's hour", "13:00", [OLD], THREE, "late", 120, 0),
    ("in time by the decision's hour", "13:00", [NEW], NOON, "in_time", 0, 0),
    ("late by the decision's hour", "15:01", [NEW], NOON, "late", 120, 0),
    ("by the ledger's where the decision has none", "13:00", [grant()], THREE, "in_time", 0, 0),
    ("late for one of two", "13:00", [NEW, OLD], THREE, "late", 120, 0),
    ("one that does not count it is paid", "13:00", [grant(policy=NOON, late_cancellation_counts=False)],
     THREE, "late", 120, 0),
    ("a decision that has ended judges nothing", "13:00", [FEBRUARY, AFTER], NOON, "in_time", 0, 0),
    ("outside every decision by the ledger's", "13:00", [FEBRUARY], NOON, "outside", 0, 120),
    ("outside and in time by the ledger's", "13:00", [FEBRUARY], THREE, "in_time", 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "at", "grants", "policy", "rule", "minutes", "outside"), LATE)
def test_what_is_late_is_judged_as_in_the_ledger(
    name: str, at: str, grants: list[Grant], policy: Policy, rule: str, minutes: int, outside: int
) -> None:
    one = session("2025-03-05", "10:00", "12:00", "cancelled_by_client", f"2025-03-04T{at}")
    counted = under(one, *grants, policy=policy)
    assert (counted.rule, counted.minutes, counted.outside) == (rule, minutes, outside)
    [booking] = ledger(grants, [entry(one, "ledsagning")], policy, date(2025, 3, 31)).bookings
    assert (booking.paid, booking.outside) == (minutes, outside)


def test_over_midnight_each_day_is_judged_by_its_own_decision() -> None:
    one = session("2025-03-04", "22:00", "02:00", "cancelled_by_client", "2025-03-03T13:00")
    first = grant(last="2025-03-04", policy=THREE)
    counted = under(one, first, grant(id="2025-0002", first="2025-03-05", policy=NOON))
    assert (counted.rule, [(part.day.day, part.minutes) for part in counted.portions]) == ("late", [(5, 120)])


def test_without_a_rate_minutes_stand_and_the_amount_is_not_known() -> None:
    counted = of(session("2025-03-04", "23:00", "00:00"))
    assert (counted.minutes, counted.priced, counted.exact) == (60, False, 0)
    assert of(session("2025-03-04", "14:00", "15:00"), measure="avlosning").priced is False


@pytest.mark.parametrize(
    ("exact", "expected"),
    [([], 0), ([29], 0), ([30], 1), ([89], 1), ([90], 2), ([30, 30], 1), ([350_00 * 41], 23917)],
)
def test_rounding_is_once_and_half_up(exact: list[int], expected: int) -> None:
    assert ore(exact) == expected


def test_a_row_is_rounded_once_and_not_session_by_session() -> None:
    sessions = [session(f"2025-03-{day:02}", "14:00", "15:01") for day in (3, 4, 5)]
    by = terms(**{rate_key("ledsagning", "dag"): 100_10})  # 61 minutes: 10 176,83 öre
    [row] = month(sessions, by=by).rows
    assert row.amount == 30531
    assert [ore([one.paid.exact]) for one in row.occasions] == [10177, 10177, 10177]


statuses = st.sampled_from(
    ["performed", "no_show", "planned", "cancelled_by_provider", "cancelled_by_client"]
)
clocks = st.times(time(4), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
hours_of_policy = st.sampled_from([None, NOON, THREE])
MARCH_31 = date(2025, 3, 31)


@given(
    st.dates(date(2025, 2, 20), date(2025, 4, 10)), clocks, clocks, statuses, clocks,
    st.lists(st.tuples(hours_of_policy, st.booleans(), st.dates(date(2025, 3, 1), MARCH_31)), max_size=3),
    st.sampled_from([NOON, THREE]),
)  # fmt: skip
def test_paid_minutes_are_those_of_the_ledger(
    day: date,
    start: time,
    end: time,
    status: str,
    at: time,
    decided: list[tuple[Policy | None, bool, date]],
    policy: Policy,
) -> None:
    told = datetime.combine(date.fromordinal(day.toordinal() - 1), at).isoformat()
    one = session(day.isoformat(), f"{start:%H:%M}", f"{end:%H:%M}", status, told)
    grants = [
        grant(id=f"{place}", first=f"{first}", last="2025-03-31", policy=own, late_cancellation_counts=counts)
        for place, (own, counts, first) in enumerate(decided)
    ]
    [booking] = ledger(grants, [entry(one, "ledsagning")], policy, date(2025, 4, 30)).bookings
    counted = under(one, *grants, policy=policy)
    assert (counted.minutes, counted.outside) == (booking.paid, booking.outside)
