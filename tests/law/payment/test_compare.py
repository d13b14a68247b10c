"""An invoice against the basis: each trigger of PRV-076 and what is no difference."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

import pytest

from lssdesk.law.payment import Away, Basis, Charge, Difference, Ordered, Terms, compare, of_measure, rate_key
from lssdesk.model.case import Session, Stay
from tests.law.payment.build import WOMAN, grant, month, session, terms

DAY = session("2025-03-04", "14:00", "16:30")  # 2 h 30 min, Dag
SHORT = session("2025-03-07", "18:00", "18:40")  # 40 min, Kväll
LATE = session("2025-03-15", "13:00", "17:00", "cancelled_by_client", "2025-03-14T12:30")
IN_TIME = session("2025-03-23", "10:00", "12:00", "cancelled_by_client", "2025-03-22T12:00")
MIXED = session("2025-03-11", "17:00", "19:00")  # an hour of Dag, an hour of Kväll


def charge(
    day: str,
    start: str | None,
    category: str | None,
    minutes: int | None,
    kronor: float | None = None,
    **more: Any,
) -> Charge:
    return Charge(
        line=more.pop("line", 2),
        number=more.pop("number", WOMAN),
        measure=more.pop("measure", "ledsagning"),
        day=date.fromisoformat(day),
        start=time.fromisoformat(start) if start else None,
        category=category,  # type: ignore[arg-type]
        minutes=minutes,
        amount=None if kronor is None else round(kronor * 100),
        **more,
    )


def found(
    charges: Sequence[Charge],
    basis: Basis,
    ordered: Sequence[Ordered] = (),
    by: Terms | None = None,
    away: Away | None = None,
) -> tuple[Difference, ...]:
    key = (WOMAN, "ledsagning")
    return compare(charges, basis, {"P1": WOMAN}, {key: ordered}, by or terms(), {key: away or Away()})


RIGHT = [
    charge("2025-03-04", "14:00", "dag", 150, 750),
    charge("2025-03-07", "18:00", "kvall", 60, 350),
    charge("2025-03-15", "13:00", "dag", 240, 1200, status="cancelled_by_client"),
]


def test_an_invoice_that_is_right_has_no_differences() -> None:
    assert found(RIGHT, month([DAY, SHORT, LATE, IN_TIME])) == ()


ROWS = [
    # name, sessions, charges, (rule, charged, due) of each difference
    ("not in the report", [], [charge("2025-03-04", "14:00", "dag", 60, 300)], [("not_reported", 60, 0)]),
    (
        "only planned",
        [session("2025-03-04", "14:00", "15:00", "planned")],
        [charge("2025-03-04", "14:00", "dag", 60, 300)],
        [("not_reported", 60, 0)],
    ),
    (
        "another start",
        [DAY],
        [charge("2025-03-04", "14:15", "dag", 150, 750)],
        [("not_charged", 0, 150), ("not_reported", 150, 0)],
    ),
    (
        "another measure",
        [DAY],
        [charge("2025-03-04", "14:00", "dag", 150, measure="avlosning")],
        [("not_charged", 0, 150), ("not_reported", 150, 0)],
    ),
    ("of another month", [], [charge("2025-04-01", "14:00", "dag", 60)], [("other_month", 60, 0)]),
    (
        "a dearer category",
        [DAY],
        [charge("2025-03-04", "14:00", "kvall", 150, 875)],
        [("category", None, None)],
    ),
    (
        "the clock's categories in other parts",
        [MIXED],
        [charge("2025-03-11", "17:00", "dag", 30, 150), charge("2025-03-11", "17:00", "kvall", 90, 525)],
        [("category", None, None)],
    ),
    (
        "the clock's categories",
        [MIXED],
        [charge("2025-03-11", "17:00", "dag", 60, 300), charge("2025-03-11", "17:00", "kvall", 60, 350)],
        [],
    ),
    (
        "late at Helg",
        [LATE],
        [charge("2025-03-15", "13:00", "helg", 240, 1600)],
        [("late_rate", 1600_00, 1200_00)],
    ),
    (
        "late at Dag by name and Helg by amount",
        [LATE],
        [charge("2025-03-15", "13:00", "dag", 240, 1600)],
        [("late_rate", 1600_00, 1200_00)],
    ),
    (
        "late at Helg, no amount",
        [LATE],
        [charge("2025-03-15", "13:00", "helg", 240)],
        [("late_rate", None, None)],
    ),
    (
        "cancelled in time",
        [IN_TIME],
        [charge("2025-03-23", "10:00", "helg", 120, 800)],
        [("in_time", 120, 0)],
    ),
    (
        "cancelled by the provider",
        [session("2025-03-23", "10:00", "12:00", "cancelled_by_provider")],
        [charge("2025-03-23", "10:00", "helg", 120, 800)],
        [("in_time", 120, 0)],
    ),
    ("three begun hours", [DAY], [charge("2025-03-04", "14:00", "dag", 180, 900)], [("floor", 180, 150)]),
    ("less than was done", [DAY], [charge("2025-03-04", "14:00", "dag", 120, 600)], [("minutes", 120, 150)]),
    (
        "a short one as two hours",
        [SHORT],
        [charge("2025-03-07", "18:00", "kvall", 120, 700)],
        [("minutes", 120, 60)],
    ),
    ("a short one as it was", [SHORT], [charge("2025-03-07", "18:00", "kvall", 40)], [("minutes", 40, 60)]),
    (
        "twice",
        [DAY],
        [
            charge("2025-03-04", "14:00", "dag", 150, 750),
            charge("2025-03-04", "14:00", "dag", 150, 750, line=3),
        ],
        [("doubled", 300, 150)],
    ),
    ("another rate", [DAY], [charge("2025-03-04", "14:00", "dag", 150, 775)], [("rate", 775_00, 750_00)]),
    ("only an amount", [DAY], [charge("2025-03-04", "14:00", None, None, 750)], []),
    (
        "without a category",
        [DAY],
        [charge("2025-03-04", "14:00", None, 150, 751)],
        [("rate", 751_00, 750_00)],
    ),
    ("two categories in one row", [MIXED], [charge("2025-03-11", "17:00", None, 120, 650)], []),
    ("without a clock time", [DAY], [charge("2025-03-04", None, "dag", 150, 750)], []),
    (
        "without a clock time, two that day",
        [DAY, session("2025-03-04", "18:00", "19:00")],
        [charge("2025-03-04", None, "dag", 150, 750)],
        [("not_reported", 150, 0), ("not_charged", 0, 150), ("not_charged", 0, 60)],
    ),
    (
        "overlapping",
        [DAY, session("2025-03-04", "16:00", "17:00")],
        [
            charge("2025-03-04", "14:00", "dag", 150, 750),
            charge("2025-03-04", "16:00", "dag", 60, 300, line=3),
        ],
        [("overlap", None, None), ("overlap", None, None)],
    ),
    (
        "a night without a set rate",
        [session("2025-03-04", "23:00", "00:00")],
        [charge("2025-03-04", "23:00", "natt", 60, 999)],
        [],
    ),
    (
        "nothing but costs",
        [DAY],
        [charge("2025-03-04", None, None, None, cost=100)],
        [("cost_over", 100, 0), ("not_charged", 0, 150)],
    ),
]


@pytest.mark.parametrize(("name", "sessions", "charges", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_differs(
    name: str, sessions: list[Any], charges: list[Charge], expected: list[tuple[str, int | None, int | None]]
) -> None:
    got = [(one.rule, one.charged, one.due) for one in found(charges, month(sessions))]
    assert sorted(got, key=str) == sorted(expected, key=str)


def test_without_a_decision_and_over_the_balance() -> None:
    outside = found(RIGHT[:1], month([DAY], grant(first="2025-03-05")))
    assert [(one.rule, one.charged, one.due) for one in outside] == [("no_decision", 150, 0)]
    over = found(RIGHT[:1], month([DAY], grant(2, first="2025-03-01")))
    assert [(one.rule, one.charged, one.due) for one in over] == [("over_balance", 150, 120)]


def test_the_rate_is_that_of_the_day() -> None:
    by = terms(later={date(2025, 3, 5): {rate_key("ledsagning", "dag"): 330_00}})
    other = session("2025-03-05", "14:00", "15:00")
    charges = [RIGHT[0], charge("2025-03-05", "14:00", "dag", 60, 300, line=3)]
    differences = found(charges, month([DAY, other], by=by), by=by)
    assert [(one.rule, one.lines, one.charged, one.due) for one in differences] == [
        ("rate", (3,), 300_00, 330_00)
    ]


COSTS = [
    # name, charged, repaid rows (day, cost, repaid), expected
    ("as repaid", 120_00, [("2025-03-04", 120_00, 120_00)], []),
    ("less than repaid", 100_00, [("2025-03-04", 120_00, 120_00)], []),
    ("over the balance", 420_00, [("2025-03-04", 420_00, 300_00)], [("cost_over", 420_00, 300_00)]),
    ("not reported", 50_00, [], [("cost_over", 50_00, 0)]),
    ("two of a day", 200_00, [("2025-03-04", 80_00, 80_00), ("2025-03-04", 120_00, 120_00)], []),
]


@pytest.mark.parametrize(("name", "charged", "repaid", "expected"), COSTS)
def test_costs_against_what_is_repaid(
    name: str, charged: int, repaid: list[tuple[str, int, int]], expected: list[tuple[str, int, int]]
) -> None:
    charges = [charge("2025-03-04", "14:00", "dag", 150, 750, cost=charged)]
    got = [(one.rule, one.charged, one.due) for one in found(charges, month([DAY], repaid=repaid))]
    assert got == expected


def test_costs_of_a_day_without_a_session() -> None:
    charges = [*RIGHT[:1], charge("2025-03-06", None, None, None, cost=80_00, line=9)]
    [one] = found(charges, month([DAY], repaid=[("2025-03-06", 80_00, 80_00)]))
    assert (one.rule, one.lines, one.charged, one.due) == ("cost_no_session", (9,), 80_00, 80_00)


def test_the_older_model_is_due_for_granted_and_performed_time() -> None:
    by = terms(payment_flat_cost_on=1)
    right = [charge("2025-03-04", "14:00", "dag", 150, 750, cost=15_00)]
    assert found(right, month([DAY], by=by), by=by) == ()
    more = [charge("2025-03-04", "14:00", "dag", 150, 750, cost=18_00)]
    assert [(one.rule, one.due) for one in found(more, month([DAY], by=by), by=by)] == [("cost_over", 15_00)]


CASE = "2025-0001"
ORDERS = [
    # name, what the orders say, whether it is another provider's
    ("nothing", [], False),
    ("no name", [Ordered(CASE, " ", None)], False),
    ("this one", [Ordered(CASE, "ledsagarna ", None)], False),
    ("another", [Ordered(CASE, "Andra AB", None)], True),
    ("another from the day on", [Ordered(CASE, "Andra AB", date(2025, 3, 4))], True),
    ("another from the day after", [Ordered(CASE, "Andra AB", date(2025, 3, 5))], False),
    ("another and this one", [Ordered(CASE, "Andra AB", None), Ordered(CASE, "Ledsagarna", None)], False),
    ("another by a decision that does not hold", [Ordered("2024-0007", "Andra AB", None)], False),
]


@pytest.mark.parametrize(("name", "orders", "expected"), ORDERS)
def test_a_person_who_has_another_provider(name: str, orders: list[Ordered], expected: bool) -> None:
    got = [one.rule for one in found(RIGHT[:1], month([DAY]), orders)]
    assert got == (["other_provider"] if expected else [])


def stay(first: int, last: int | None, reason: str = "hospital") -> Away:
    """From a day of March on."""
    ends = None if last is None else date(2025, 3, last)
    return Away(stays=(Stay(first=date(2025, 3, first), last=ends, reason=reason),))  # type: ignore[arg-type]


def died(day: int) -> Away:
    return Away(died=date(2025, 3, day))


NO_SHOW = session("2025-03-04", "14:00", "16:30", "no_show")
CANCELLED = session("2025-03-04", "14:00", "16:30", "cancelled_by_client", "2025-03-04T08:00")
AWAY = [
    # name, session, what is known, (rule, charged, due) of each difference
    ("another day", DAY, stay(5, 9), []),
    ("in hospital", DAY, stay(3, 5), [("hospital", 150, 0)]),
    ("in hospital since", DAY, stay(3, None), [("hospital", 150, 0)]),
    ("came that day", DAY, stay(4, 9), [("hospital", None, None)]),
    ("left that day", DAY, stay(1, 4), [("hospital", None, None)]),
    ("away otherwise", DAY, stay(3, 5, "other"), [("away", 150, 0)]),
    ("died before", DAY, died(3), [("dead", 150, 0)]),
    ("died that day", DAY, died(4), [("dead", None, None)]),
    ("died after", DAY, died(5), []),
    ("cancelled late", CANCELLED, stay(3, 5), []),
    ("nobody came", NO_SHOW, stay(3, 5), [("hospital", None, None)]),
    ("nobody came, dead", NO_SHOW, died(1), [("dead", None, None)]),
]


@pytest.mark.parametrize(("name", "one", "away", "expected"), AWAY)
def test_a_person_in_hospital_away_or_dead(
    name: str, one: Session, away: Away, expected: list[tuple[str, int | None, int | None]]
) -> None:
    charges = [charge("2025-03-04", "14:00", "dag", 150, 750, status=one.status)]
    got = [(row.rule, row.charged, row.due) for row in found(charges, month([one]), away=away)]
    assert got == expected


def test_what_nobody_reported_of_a_dead_person_says_so_once() -> None:
    charges = [charge("2025-03-04", "14:00", "dag", 150, 750)]
    assert [one.rule for one in found(charges, month([]), away=died(1))] == ["dead"]


@pytest.mark.parametrize(
    ("one", "away", "expected"),
    [(DAY, died(3), []), (DAY, died(4), ["not_charged"]), (NO_SHOW, died(3), ["not_charged"])],
)
def test_what_cannot_have_been_is_not_missed_on_the_invoice(
    one: Session, away: Away, expected: list[str]
) -> None:
    assert [row.rule for row in found([], month([one]), away=away)] == expected


def test_a_stay_in_hospital_stops_every_measure_and_another_its_own_order() -> None:
    hospital, trip = (stay(3, 5, reason).stays[0] for reason in ("hospital", "other"))
    assert of_measure(None, [trip], [hospital]).stays == (trip, hospital)
    assert of_measure(None, [], [trip]).stays == ()


def test_differences_stand_by_day_with_their_rows() -> None:
    charges = [
        charge("2025-03-23", "10:00", "helg", 120, 800, line=4),
        charge("2025-03-02", "10:00", "helg", 60, 400, line=3, number="200002292399"),
    ]
    differences = found(charges, month([DAY, IN_TIME]))
    assert [(one.day.day, one.rule, one.lines, one.number) for one in differences] == [
        (2, "not_reported", (3,), "200002292399"),
        (4, "not_charged", (), WOMAN),
        (23, "in_time", (4,), WOMAN),
    ]
