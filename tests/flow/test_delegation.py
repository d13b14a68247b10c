"""The delegation order: set from a day on, looked up by the decision's day, and kept with what is signed."""

from datetime import date
from typing import Any

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.flow import delegation
from lssdesk.flow.delegation import Suggestion
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.model.case import DelegatedRight
from tests.flow.officer import Clock, filled, log_lines

WHO, WHY = "Socialnämnden 2025-12-10 § 88", "Ny organisation"
HEAD = DelegatedRight(point="3.1", level="Enhetschef", holders=("Anna Berg", "Karl Ceder"))
OFFICER = DelegatedRight(
    point="3.2",
    kinds=("application", "interim"),
    measures=("ledsagarservice",),
    outcomes=("granted",),
    level="Handläggare",
    not_own_case=True,
)
POINTS = (HEAD, OFFICER)
NEW_YEAR = date(2026, 1, 1)


def put(desk: Desk, points: tuple[DelegatedRight, ...] = POINTS, first_day: date = NEW_YEAR) -> None:
    desk.delegation.set(points, first_day, WHO, WHY)


def points(work: Work) -> list[str]:
    work.findings()
    return [one.point for one in work.case.delegation]


def test_an_order_is_set_with_who_and_why_and_leaves_a_line_in_the_log(desk: Desk) -> None:
    version = desk.settings_version
    put(desk)
    [order] = desk.delegation.orders()
    assert (order.first_day, order.points, order.confirmed_by, order.reason) == (NEW_YEAR, POINTS, WHO, WHY)
    assert (order.set_by, order.set_at) == ("Åsa Lindmark", desk.now)
    assert desk.delegation.running() == order
    assert desk.settings_version == version + 1
    assert log_lines(desk)[-1] == ("satte delegationsordningen", None)


def test_the_values_of_the_municipality_do_not_see_the_order(desk: Desk) -> None:
    before = desk.policies.lines()
    put(desk)
    assert desk.policies.lines() == before


def test_each_order_holds_until_the_next_one_begins(desk: Desk) -> None:
    put(desk, (HEAD,), date(2025, 1, 1))
    put(desk, (OFFICER,), date(2026, 7, 1))
    rows = desk.delegation.orders()[::-1]
    held = {day: delegation.points_on(rows, day) for day in (date(2024, 12, 31), NEW_YEAR, date(2026, 7, 1))}
    assert [[one.point for one in found] for found in held.values()] == [[], ["3.1"], ["3.2"]]
    [first] = held[NEW_YEAR]
    assert (first.first_day, first.last_day) == (date(2025, 1, 1), date(2026, 6, 30))
    [second] = held[date(2026, 7, 1)]
    assert (second.first_day, second.last_day) == (date(2026, 7, 1), None)
    assert (desk.delegation.running(), desk.delegation.coming()) == (rows[0], rows[1])


def test_of_two_orders_of_one_day_the_last_one_holds(desk: Desk) -> None:
    put(desk, (HEAD,))
    put(desk, (OFFICER,))
    running = desk.delegation.running()
    assert running
    assert running.points == (OFFICER,)
    assert len(desk.delegation.orders()) == 2


def test_without_an_order_there_is_none(desk: Desk) -> None:
    assert (desk.delegation.running(), desk.delegation.coming(), desk.delegation.orders()) == (None, None, ())


def changed(point: DelegatedRight, /, **fields: Any) -> DelegatedRight:
    return msgspec.structs.replace(point, **fields)


REFUSED = [
    # points, field, what is said
    ((), "/points", "minst en punkt"),
    ((changed(HEAD, point=" "),), "/points/0/point", "Skriv punktens nummer"),
    ((HEAD, changed(OFFICER, level="")), "/points/1/level", "vilken befattning"),
    ((HEAD, changed(OFFICER, point=" 3.1 ")), "/points/1/point", "Punkt 3.1 finns redan"),
    ((changed(HEAD, kinds=("påhittat",)),), "/points/0/kinds", "påhittat finns inte"),
    ((changed(HEAD, measures=("ledsagarservice", "glass")),), "/points/0/measures", "glass"),
    ((changed(HEAD, outcomes=("maybe",)),), "/points/0/outcomes", "maybe"),
    ((changed(HEAD, holders=("x" * 201,)),), "/points/0/holders", "för lång"),
    (tuple(changed(HEAD, point=str(n)) for n in range(501)), "/points", "högst 500"),
]


@pytest.mark.parametrize(("wrong", "field", "said"), REFUSED)
def test_points_that_do_not_fit_are_refused_at_their_field(
    desk: Desk, wrong: tuple[DelegatedRight, ...], field: str, said: str
) -> None:
    with pytest.raises(Refused, match=said) as refused:
        put(desk, wrong)
    assert refused.value.field == field
    assert desk.delegation.orders() == ()


@pytest.mark.parametrize(
    ("first_day", "who", "why", "field"),
    [
        (date(1900, 1, 1), WHO, WHY, "/first_day"),
        (NEW_YEAR, " ", WHY, "/confirmed_by"),
        (NEW_YEAR, WHO, "", "/reason"),
    ],
)
def test_day_name_and_reason_are_asked_as_of_any_value(
    desk: Desk, first_day: date, who: str, why: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        desk.delegation.set(POINTS, first_day, who, why)
    assert refused.value.field == field


def test_spaces_and_empty_names_are_not_kept(desk: Desk) -> None:
    put(desk, (changed(HEAD, point=" 3.1 ", level=" Chef", holders=("Anna ", " ", "")),))
    running = desk.delegation.running()
    assert running
    assert running.points == (changed(HEAD, level="Chef", holders=("Anna",)),)


def test_every_measure_of_the_register_may_stand_in_a_point(desk: Desk) -> None:
    everything = changed(HEAD, measures=tuple(row.id for row in tables.shipped().measures))
    put(desk, (everything,))
    running = desk.delegation.running()
    assert running
    assert running.points == (everything,)


def test_the_case_has_the_order_of_the_decisions_day_as_it_is_typed(desk: Desk) -> None:
    put(desk, (HEAD,), date(2025, 1, 1))
    put(desk, (OFFICER,), date(2026, 7, 1))
    work = filled(desk)
    work.write("/decision/day", None, "Dag")
    assert points(work) == ["3.1"]
    work.write("/decision/day", "2026-07-02", "Dag")
    assert points(work) == ["3.2"]
    work.write("/decision/day", "2024-01-01", "Dag")
    assert points(work) == []


def test_an_order_that_is_set_meanwhile_is_seen_in_an_open_case(desk: Desk) -> None:
    work = filled(desk)
    assert points(work) == []
    put(desk)
    assert points(work) == ["3.1", "3.2"]
    assert not work.draft.unsaved


def test_a_signed_decision_keeps_the_order_that_was_known_then(desk: Desk, clock: Clock) -> None:
    put(desk, (changed(HEAD, holders=("Åsa Lindmark",)),))
    work = filled(desk, changes={"/decision/delegation": "3.1"})
    work.sign()
    clock.forward(minutes=1)
    put(desk, (OFFICER,))
    assert points(work) == ["3.1"]
    assert points(Work(desk, work.id)) == ["3.1"]
    assert points(filled(desk)) == ["3.2"]


def test_who_does_not_hold_the_point_is_told_by_the_checks(desk: Desk) -> None:
    put(desk)
    work = filled(desk, changes={"/decision/delegation": "3.1"})
    assert "/decision/decided_by" in [one.field for one in work.findings() if one.id == "HND-001"]


def test_the_field_is_offered_every_point_with_who_holds_it(desk: Desk) -> None:
    put(desk)
    work = filled(desk, changes={"/decision/outcome": "refused"})
    assert work.suggestions("/decision/delegation") == (
        Suggestion("3.1", "Enhetschef: Anna Berg, Karl Ceder", True),
        Suggestion("3.2", "Handläggare. Inte i egna ärenden", False),
    )
    assert work.suggestions("/decision/decided_by") == ()


def test_what_is_typed_of_an_order_is_kept_until_it_is_set(desk: Desk) -> None:
    desk.delegation.keep({"reason": "Ny"})
    assert desk.delegation.begun() == {"reason": "Ny"}
    desk.delegation.keep({})
    assert desk.delegation.begun() == {}
    desk.delegation.keep({"reason": "Ny"})
    put(desk)
    assert desk.delegation.begun() == {}
