"""A provider's month: whose sessions, the older cost model, costs to repay, and what to take up."""

from datetime import date
from typing import Any

import pytest

from lssdesk.law.hours import Grant, Policy, Track, ledger
from lssdesk.law.payment import Cancelled, Terms, cancelled, continuity, expenses, often_cancelled
from lssdesk.model.case import Cost
from tests.law.payment.build import MARCH, PROVIDER, grant, month, session, terms, track


def test_only_the_provider_and_the_month_are_in_the_basis() -> None:
    sessions = [
        session("2025-02-28", "23:00", "01:00"),  # begins in February
        session("2025-03-04", "14:00", "15:00"),
        session("2025-03-05", "14:00", "15:00", provider=" LEDSAGARNA"),
        session("2025-03-06", "14:00", "15:00", provider="Andra AB"),
        session("2025-03-31", "23:00", "01:00"),
        session("2025-04-01", "14:00", "15:00"),
    ]
    [row] = month(sessions).rows
    assert [one.session.day.day for one in row.occasions] == [4, 5, 31]


def test_another_providers_time_counts_for_balance_and_overlap() -> None:
    sessions = [
        session("2025-03-04", "10:00", "13:00", provider="Andra AB"),
        session("2025-03-04", "12:00", "14:00"),
        session("2025-03-05", "12:00", "13:00"),
    ]
    [row] = month(sessions, grant(4, first="2025-03-01")).rows
    assert [(one.overuse, one.overlapping, one.cases) for one in row.occasions] == [
        (60, True, ("2025-0001",)),
        (60, False, ("2025-0001",)),
    ]


FLAT = [
    # name, sessions, granted hours, kronor by the older model
    ("eighteen hours", [session(f"2025-03-{day:02}", "08:00", "17:00") for day in (3, 4)], 40, 108),
    ("forty minutes are not filled up", [session("2025-03-04", "14:00", "14:40")], 40, 4),
    ("a no-show", [session("2025-03-04", "14:00", "16:00", "no_show")], 40, 0),
    ("over the balance", [session("2025-03-04", "10:00", "14:00")], 1, 18),
]


@pytest.mark.parametrize(("name", "sessions", "hours", "kronor"), FLAT)
def test_the_older_model(name: str, sessions: list[Any], hours: int, kronor: int) -> None:
    [row] = month(sessions, grant(hours), by=terms(payment_flat_cost_on=1)).rows
    assert row.flat == kronor * 100
    [off] = month(sessions, grant(hours)).rows
    assert off.flat == 0


def test_the_older_model_is_not_for_avlosning() -> None:
    by = terms(payment_flat_cost_on=1)
    assert [
        by.flat(one, MARCH) for one in ("ledsagarservice", "ledsagning", "avlosarservice", "avlosning")
    ] == [
        600,
        600,
        0,
        0,
    ]


def test_both_models_on_one_day_pay_nothing_flat_and_name_the_day() -> None:
    sessions = [session(f"2025-03-{day:02}", "10:00", "12:00") for day in (3, 4)]
    both = month(sessions, by=terms(payment_flat_cost_on=1), newer=[date(2025, 3, 4), date(2025, 3, 20)])
    assert both.blocked == (date(2025, 3, 4),)
    assert [row.flat for row in both.rows] == [12_00]
    assert month(sessions, newer=[date(2025, 3, 4)]).blocked == ()


def test_sums_of_a_month() -> None:
    basis = month([session("2025-03-04", "14:00", "16:30")], repaid=[("2025-03-04", 420_00, 300_00)])
    assert (basis.total, basis.priced) == (750_00 + 300_00, True)
    assert (len(basis.of_act("sol")), basis.of_act("lss")) == (2, ())
    assert not month([session("2025-03-04", "22:00", "23:30")]).priced


OMK = Grant(id="O1", per_month=300_00, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31))


def repaid(carried_out: dict[str, str], *spent: Cost) -> list[tuple[int, int]]:
    """Day and repaid öre of what one provider gets back for March."""
    monthly = Track("omkostnader_ledsagare", "ore", (OMK,), Policy(frame_months=3), costs=spent)
    found = expenses("P1", monthly, PROVIDER, MARCH, carried_out)
    return [(one.cost.day.day, one.repaid) for one in found]


def cost(day: str, amount: int, provider: str = PROVIDER, session: str = "") -> Cost:
    return Cost(id=day, day=date.fromisoformat(day), amount=amount, provider=provider, session=session)


def test_the_provider_gets_back_what_the_cost_ledger_repays() -> None:
    """The example of OMK-013."""
    assert repaid({}, cost("2025-02-10", 420_00), cost("2025-03-10", 510_00)) == [(10, 480_00)]


def test_a_cost_belongs_to_who_had_it_or_else_to_who_carried_out_its_session() -> None:
    spent = (
        cost("2025-03-04", 10_00, "ledsagarna"),
        cost("2025-03-05", 20_00, "Andra AB", "S1"),
        cost("2025-03-06", 30_00, "", "S1"),
        cost("2025-03-07", 40_00, "", "S2"),
        cost("2025-03-08", 50_00, ""),
    )
    assert repaid({"S1": PROVIDER, "S2": "Andra AB"}, *spent) == [(4, 10_00), (6, 30_00)]


def test_continuity_of_companions() -> None:
    """The example of PRV-066."""
    found = continuity(["A"] * 8 + ["B"] * 3 + ["C"])
    assert found is not None
    assert (found.sessions, found.companions, found.share) == (12, 3, 67)
    assert continuity(["Eva", " eva ", ""]) == continuity(["Eva", "EVA"])
    assert continuity(["", " "]) is None


def by_provider(*days: str) -> Track:
    return track([session(day, "10:00", "12:00", "cancelled_by_provider") for day in days], grant(10))


CANCELLED = [
    # name, days, expected
    ("none", [], None),
    ("one", ["2025-03-04"], None),
    ("two in the month", ["2025-03-04", "2025-03-06"], Cancelled(2, 2)),
    ("three in the frame", ["2025-01-04", "2025-02-06", "2025-03-06"], Cancelled(1, 3)),
    ("three, one in the frame before", ["2024-12-04", "2025-02-06", "2025-03-06"], None),
    ("none this month", ["2025-01-04", "2025-02-06", "2025-02-07"], None),
    ("later ones are not known yet", ["2025-03-06", "2025-04-02"], None),
]


@pytest.mark.parametrize(("name", "days", "expected"), CANCELLED)
def test_a_provider_that_cancels_often(name: str, days: list[str], expected: Cancelled | None) -> None:
    assert cancelled(by_provider(*days), PROVIDER, MARCH, terms()) == expected


def test_other_providers_and_unset_numbers_do_not_count() -> None:
    two = by_provider("2025-03-04", "2025-03-06")
    assert cancelled(two, "Andra AB", MARCH, terms()) is None
    days = [one.day for one in two.sessions]
    frames = ledger([grant(10)], [], Policy(), MARCH).frames
    assert often_cancelled(days, frames, MARCH, None, None) is None
    assert Terms(terms().hours, lambda _key, _day: None).least(MARCH, late=False) == 0
