"""A track after a change is what the store would give anew."""

from datetime import date, time

import pytest

from lssdesk.law.hours import Edit, Policy, Track, changed
from lssdesk.model.case import Cost, Session, UnusedMonth

DAY = date(2026, 3, 2)


def session(id: str, day: int, hour: int = 10) -> Session:
    return Session(id=id, day=DAY.replace(day=day), start=time(hour), end=time(hour + 1))


def cost(id: str, day: int) -> Cost:
    return Cost(id=id, day=DAY.replace(day=day), amount=100)


A, B, C = session("a", 2), session("b", 4), session("c", 2, 9)
HOURS = Track(measure="ledsagning", unit="minutes", grants=(), policy=Policy(), sessions=(A, B))
COSTS = Track(
    measure="omkostnader_ledsagare",
    unit="ore",
    grants=(),
    policy=Policy(),
    costs=(cost("a", 2), cost("b", 3)),
)
WHY = UnusedMonth(id="u", month=DAY.replace(day=1), reason="illness")

CASES = [
    ("new, first by its hour", HOURS, Edit("ledsagning", None, C), (C, A, B)),
    (
        "new at the same time, by id",
        HOURS,
        Edit("ledsagning", None, session("aa", 2)),
        (A, session("aa", 2), B),
    ),
    ("moved past another", HOURS, Edit("ledsagning", A, session("a", 9)), (B, session("a", 9))),
    ("taken away", HOURS, Edit("ledsagning", A, None), (B,)),
    ("a reason for a month", HOURS, Edit("ledsagning", None, WHY), (A, B)),
    (
        "a cost",
        COSTS,
        Edit("omkostnader_ledsagare", cost("b", 3), cost("b", 1)),
        (cost("b", 1), cost("a", 2)),
    ),
]


@pytest.mark.parametrize(
    ("track", "edit", "taken"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_changed(track: Track, edit: Edit, taken: tuple[Session | Cost, ...]) -> None:
    assert tuple(changed(track, edit).taken) == taken
