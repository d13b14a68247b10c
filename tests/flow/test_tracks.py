"""A person's ledgers: hours and costs side by side, and edits of several things as one step."""

from datetime import date, time

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.hours import new_id
from lssdesk.flow.tracks import allowances_of, grants_of
from lssdesk.law.hours import Edit
from lssdesk.model.case import Beyond, Cost, CostItem, DearerActivity, Decision, Session, UnusedMonth
from tests.flow.officer import log_lines, signed

COSTS = "omkostnader_ledsagare"
REPAID = Decision(
    day=date(2026, 3, 2),
    outcome="refused",
    valid_from=date(2026, 4, 1),
    duration="limited",
    valid_to=date(2027, 3, 31),
    beyond=Beyond(outcome="granted", amount=30_000),
)


def cost(amount: int = 8_550, day: date = date(2026, 4, 8)) -> Cost:
    return Cost(id=new_id(), day=day, amount=amount, kind="food")


def occasion(day: int) -> Session:
    return Session(id=new_id(), day=date(2026, 4, day), start=time(10), end=time(12))


@pytest.mark.parametrize(
    ("name", "beyond", "expected"),
    [
        ("granted by the guidelines", Beyond(outcome="granted", amount=30_000), [(30_000, None, 3)]),
        ("refused by them too", Beyond(outcome="refused", amount=30_000), []),
        ("not tried", Beyond(), []),
        ("no amount", Beyond(outcome="granted"), []),
    ],
)
def test_what_a_decision_on_costs_gives(
    name: str, beyond: Beyond, expected: list[tuple[int, str | None, int]]
) -> None:
    decision = Decision(day=REPAID.day, outcome="refused", valid_from=REPAID.valid_from, beyond=beyond)
    found = grants_of(COSTS, [("1", decision)])
    assert [(one.per_month, one.measure, one.policy and one.policy.frame_months) for one in found] == expected


def test_costs_are_kept_and_repaid_by_nothing_where_no_decision_does(desk: Desk) -> None:
    work = signed(desk)
    work.hours.apply("förde in en kostnad", [Edit(COSTS, None, cost())])
    hours, costs = work.hours.tracks()
    assert (hours.measure, hours.unit, len(hours.grants)) == ("ledsagarservice", "minutes", 1)
    book = costs.ledger(date(2026, 4, 30))
    assert (costs.measure, book.bookings[0].used, book.bookings[0].outside) == (COSTS, 0, 8_550)


def test_edits_of_several_kinds_are_one_step(desk: Desk) -> None:
    work = signed(desk)
    hours = work.hours
    month = UnusedMonth(id="u", month=date(2026, 4, 1), reason="illness")
    edits = [
        Edit("ledsagarservice", None, occasion(8)),
        Edit("ledsagarservice", None, occasion(15)),
        Edit(COSTS, None, cost()),
        Edit("ledsagarservice", None, month),
    ]
    hours.apply("förde in april", edits)
    assert log_lines(desk)[-1] == ("förde in april", work.id)
    assert (len(hours.sessions()), len(hours.tracks()), hours.unused()) == (2, 2, (month,))
    hours.undo()
    assert (hours.sessions(), len(hours.tracks()), hours.unused()) == ((), 1, ())
    hours.redo()
    assert (len(hours.sessions()), len(hours.tracks()[1].costs), hours.unused()) == (2, 1, (month,))


def test_where_one_of_several_is_gone_nothing_is_changed(desk: Desk) -> None:
    hours = signed(desk).hours
    gone, new = occasion(8), occasion(15)
    with pytest.raises(Refused, match="finns inte längre"):
        hours.apply("bytte", [Edit("ledsagarservice", None, new), Edit("ledsagarservice", gone, None)])
    assert hours.sessions() == ()
    assert hours.undo_name is None


def test_an_occasion_of_a_measure_without_a_decision_is_refused_in_words(desk: Desk) -> None:
    hours = signed(desk).hours
    with pytest.raises(Refused, match="inget undertecknat beslut"):
        hours.apply("lade till", [Edit("avlosning", None, occasion(8))])


def test_the_case_holds_what_was_used_of_it(desk: Desk) -> None:
    work = signed(desk)
    month = UnusedMonth(id="u", month=date(2026, 4, 1), reason="away", told_by="Utföraren")
    work.hours.apply("skäl", [Edit("ledsagarservice", None, month)])
    assert desk.open(work.id).case.unused == (month,)


DEARER = Decision(
    day=date(2026, 5, 2),
    outcome="granted",
    dearer=DearerActivity(
        activity="Konsert", day=date(2026, 5, 9), items=(CostItem(what="Biljett", amount=45_000),)
    ),
)
ALLOWED = [
    ("dyrare_aktivitet", DEARER, [(date(2026, 5, 2), None, 45_000)]),
    ("dyrare_aktivitet", msgspec.structs.replace(DEARER, outcome="refused"), []),
    (
        "omkostnader_avlosare",
        msgspec.structs.replace(
            DEARER, valid_from=date(2026, 6, 1), duration="limited", valid_to=date(2026, 8, 31)
        ),
        [(date(2026, 6, 1), date(2026, 8, 31), 45_000)],
    ),
]


@pytest.mark.parametrize(("measure", "decision", "expected"), ALLOWED)
def test_sums_that_a_decision_names(
    measure: str, decision: Decision, expected: list[tuple[date, date | None, int]]
) -> None:
    grants = allowances_of(measure, [("1", decision)])
    assert [(one.valid_from, one.valid_to, one.per_month) for one in grants] == expected
