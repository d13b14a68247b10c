"""Notices of a person's stored ledgers: reasons, and a new decision that cuts a frame."""

from datetime import date, time
from decimal import Decimal

import msgspec
import pytest

from lssdesk.flow import notices
from lssdesk.flow.desk import Desk
from lssdesk.flow.hours import new_id
from lssdesk.flow.notices import replaced_in
from lssdesk.flow.tracks import grants_of
from lssdesk.flow.work import Work
from lssdesk.law.hours import Edit
from lssdesk.model.case import Beyond, Change, Cost, Decision, Session, UnusedMonth
from tests.flow.officer import Clock, signed

MEASURE = "ledsagarservice"
FIRST = Decision(
    number="A",
    day=date(2026, 3, 2),
    outcome="granted",
    hours_per_month=Decimal(10),
    valid_from=date(2026, 4, 1),
    duration="limited",
    valid_to=date(2027, 3, 31),
)
NEXT = msgspec.structs.replace(FIRST, number="B", valid_from=date(2026, 5, 15), ends_earlier="A")


def kinds(work: Work) -> list[tuple[str, str]]:
    return [(one.kind, one.measure) for one in notices.of(work.hours, *work.hours.held())]


def test_the_notices_of_a_person_are_those_of_all_ledgers(desk: Desk, clock: Clock) -> None:
    work = signed(desk)
    clock.forward(days=90)  # 31 May
    session = Session(id=new_id(), day=date(2026, 4, 8), start=time(8), end=time(11))
    cost = Cost(id=new_id(), day=date(2026, 4, 9), amount=5_000)
    work.hours.apply("förde in", [Edit(MEASURE, None, session), Edit("omkostnader_ledsagare", None, cost)])
    assert kinds(work) == [
        ("unused", MEASURE),
        ("cost_outside", "omkostnader_ledsagare"),
        ("lapses", MEASURE),
    ]
    month = UnusedMonth(id="u", month=date(2026, 4, 1), reason="illness")
    work.hours.apply("skäl", [Edit(MEASURE, None, month)])
    assert ("unused", MEASURE) not in kinds(work)


def test_the_municipality_s_limit_holds(desk: Desk, clock: Clock) -> None:
    work = signed(desk)
    clock.forward(days=90)
    assert ("lapses", MEASURE) in kinds(work)
    desk.policies.set("lapse_days", 29, desk.today, "Nämnden", "Kortare.")
    assert ("lapses", MEASURE) not in kinds(work)


REPLACED = [
    ("a new decision", [FIRST, NEXT], {"A": date(2027, 3, 31)}),
    (
        "of an open-ended one",
        [msgspec.structs.replace(FIRST, duration="open_ended", valid_to=None), NEXT],
        {"A": None},
    ),
    ("beside it", [FIRST, msgspec.structs.replace(NEXT, ends_earlier="")], {}),
    (
        "ended by wish",
        [
            FIRST,
            Decision(
                number="B",
                day=date(2026, 5, 1),
                kind="change",
                underlying="A",
                change=Change(effect="ends", ground="own_request", from_day=date(2026, 5, 15)),
            ),
        ],
        {},
    ),
    (
        "a slip mended",
        [
            FIRST,
            msgspec.structs.replace(
                NEXT, kind="change", underlying="A", change=Change(effect="changes", ground="slip")
            ),
        ],
        {},
    ),
]


@pytest.mark.parametrize(("name", "signed", "expected"), REPLACED)
def test_which_grants_were_taken_over(
    name: str, signed: list[Decision], expected: dict[str, date | None]
) -> None:
    grants = grants_of(MEASURE, [(one.number, one) for one in signed])
    assert replaced_in(signed, grants) == expected


def test_a_new_decision_on_costs_takes_over_the_old_one() -> None:
    beyond = Beyond(outcome="granted", amount=30_000)
    costs = [msgspec.structs.replace(one, outcome="refused", beyond=beyond) for one in (FIRST, NEXT)]
    grants = grants_of("omkostnader_ledsagare", [(one.number, one) for one in costs])
    assert [one.valid_to for one in grants] == [date(2026, 5, 14), date(2027, 3, 31)]
    assert replaced_in(costs, grants) == {"A": date(2027, 3, 31)}


def test_the_calendar_s_notices_say_what_a_new_decision_costs(desk: Desk, clock: Clock) -> None:
    first = signed(desk)
    clock.forward(days=60)  # 1 May
    changes = {
        "/inquiry/concluded": "2026-04-20",
        "/decision/day": "2026-05-01",
        "/decision/valid_from": "2026-05-15",
        "/decision/ends_earlier": first.case.number,
        "/decision/acknowledged": dict.fromkeys(("HRS-014", "HRS-021", "HND-114"), "Hon vill ha det så."),
    }
    signed(desk, changes=changes)
    (one,) = [row for row in notices.of(first.hours, *first.hours.held()) if row.kind == "cut"]
    assert one.sentence(desk.today).replace("\u00a0", " ") == (
        "Ett nytt beslut tar över dagen efter den 14 maj, mitt i en period. 36 tim förfaller då. "
        "Från den 1 juli kostar ett byte inget."
    )
