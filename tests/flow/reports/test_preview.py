"""What reading in would do, row by row: new, changed, doubled, and what ledger and overlaps say."""

from datetime import date, datetime, time
from typing import Any

import msgspec
import pytest

from lssdesk.flow.reports import Item, Row
from lssdesk.flow.reports.preview import preview, unknown
from lssdesk.flow.reports.rows import COLUMNS
from lssdesk.flow.reports.stored import Account
from lssdesk.law.hours import Grant, Policy
from lssdesk.model.case import Cost, Session
from tests.flow.officer import WOMAN

DAY = date(2026, 4, 8)
TODAY = date(2026, 5, 4)
GRANT = Grant(
    id="2026-0001",
    measure="ledsagarservice",
    per_month=300,
    valid_from=date(2026, 4, 1),
    valid_to=date(2027, 3, 31),
    decided=date(2026, 3, 2),
)
NO_COSTS = frozenset(COLUMNS) - {"omkostnad", "kvitto"}


def row(line: int = 2, **changes: Any) -> Row:
    plain: dict[str, Any] = {
        "line": line,
        "number": WOMAN,
        "measure": "ledsagarservice",
        "day": DAY,
        "start": time(10),
        "end": time(12),
        "status": "performed",
        "provider": "Egen regi",
    }
    return Row(**(plain | changes))


def session(**changes: Any) -> Session:
    plain: dict[str, Any] = {
        "id": "s1", "day": DAY, "start": time(10), "end": time(12), "provider": "Egen regi"
    }  # fmt: skip
    return Session(**(plain | changes))


def account(*sessions: Session, **more: Any) -> Account:
    plain: dict[str, Any] = {
        "name": "Ada Lindqvist",
        "newest": "case-1",
        "cases": {GRANT.id: "case-1"},
        "grants": (GRANT,),
        "policy": Policy(frame_months=3),
        "sessions": tuple(("case-1", one) for one in sessions),
    }
    return Account(**(plain | more))


def looked(
    rows: Row | list[Row], stored: Account, columns: frozenset[Any] = frozenset(COLUMNS)
) -> list[Item]:
    return preview(rows if isinstance(rows, list) else [rows], stored, columns, "report", TODAY)


def only(rows: Row | list[Row], stored: Account, columns: frozenset[Any] = frozenset(COLUMNS)) -> Item:
    return looked(rows, stored, columns)[-1]


def told(item: Item) -> list[tuple[str, object, object]]:
    return [(one.column, one.old, one.new) for one in item.differs]


def test_a_new_session_knows_its_report_and_line() -> None:
    item = only(row(7, note="bio", activity="culture"), account())
    assert (item.what, item.wanted, item.case_id, item.stored) == ("new", True, "case-1", None)
    assert item.after == session(id="report:7", source="report:7", note="bio", activity="culture")


SAME: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("all the same", {}, {}, "doubled"),
    ("provider in other letters", {"provider": "EGEN  regi"}, {}, "doubled"),
    ("another day", {"day": date(2026, 4, 9)}, {}, "new"),
    ("another start", {"start": time(10, 1)}, {}, "new"),
    ("another provider", {"provider": "Omsorg AB"}, {}, "new"),
    ("another end", {"end": time(12, 1)}, {}, "changed"),
    ("another status", {"status": "no_show"}, {}, "changed"),
    ("an activity more", {"activity": "cafe"}, {}, "changed"),
    ("another activity", {"activity": "cafe"}, {"activity": "culture"}, "changed"),
    ("no activity", {}, {"activity": "culture"}, "doubled"),
    ("no note", {}, {"note": "typed"}, "doubled"),
    ("a note that stands there", {"note": "typed"}, {"note": "first\ntyped"}, "doubled"),
    ("a note that is the beginning of another", {"note": "bio"}, {"note": "biograf"}, "changed"),
    ("what only the officer writes", {}, {"companion": "Eva", "overuse_reason": "Resa"}, "doubled"),
    ("a provider nobody named", {}, {"provider": ""}, "changed"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "reported", "stored", "expected"), SAME)
def test_what_is_the_same_session(
    name: str, reported: dict[str, Any], stored: dict[str, Any], expected: str
) -> None:
    assert only(row(**reported), account(session(**stored))).what == expected


DIFFERENCES: list[tuple[str, dict[str, Any], dict[str, Any], list[tuple[str, object, object]]]] = [
    ("end", {"end": time(13)}, {}, [("slut", time(12), time(13))]),
    ("provider", {}, {"provider": ""}, [("utforare", "", "Egen regi")]),
    ("typed note is kept", {"note": "b"}, {"note": "a"}, [("anteckning", "a", "a\nb")]),
    ("reported note goes", {"note": "b"}, {"note": "a", "source": "x:2"}, [("anteckning", "a", "b")]),
    (
        "performed after all",
        {},
        {"status": "cancelled_by_client", "cancelled_at": datetime(2026, 4, 7, 9)},
        [
            ("status", "cancelled_by_client", "performed"),
            ("avbokad_tid", datetime(2026, 4, 7, 9), None),
        ],
    ),
    (
        "cancelled by the provider keeps its time",
        {"status": "cancelled_by_provider"},
        {"status": "cancelled_by_provider", "cancelled_at": datetime(2026, 4, 7, 9)},
        [],
    ),
]


@pytest.mark.parametrize(("name", "reported", "stored", "expected"), DIFFERENCES)
def test_what_differs_is_told(
    name: str, reported: dict[str, Any], stored: dict[str, Any], expected: list[tuple[str, object, object]]
) -> None:
    assert told(only(row(**reported), account(session(**stored)))) == expected


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("planned", "performed", True),
        ("planned", "cancelled_by_provider", False),
        ("planned", "no_show", False),
        ("performed", "no_show", False),
        ("no_show", "performed", False),
    ],
)
def test_only_a_plan_that_was_performed_is_taken_without_asking(
    before: Any, after: Any, wanted: bool
) -> None:
    item = only(row(status=after), account(session(status=before)))
    assert (item.what, item.wanted) == ("changed", wanted)


def test_what_the_officer_wrote_stays_when_a_plan_is_performed() -> None:
    plan = session(status="planned", companion="Eva", series="tuesdays", provider="")
    after = only(row(2, end=time(12, 30)), account(plan)).after
    assert after == msgspec.structs.replace(
        plan, status="performed", end=time(12, 30), provider="Egen regi", source="report:2"
    )


def test_the_later_row_of_a_file_is_a_change_of_the_earlier() -> None:
    items = looked([row(2), row(3, end=time(13)), row(4, end=time(13)), row(5)], account())
    assert [(item.what, item.wanted) for item in items] == [
        ("new", True),
        ("changed", False),
        ("doubled", False),
        ("changed", False),
    ]
    assert {item.after.id for item in items if item.after} == {"report:2"}


def test_two_providers_at_the_same_time_and_one_that_nobody_named() -> None:
    items = looked([row(2), row(3, provider="Omsorg AB")], account(session(provider="")))
    assert [item.what for item in items] == ["changed", "new"]


COSTS: list[tuple[str, dict[str, Any], dict[str, Any] | None, str, int | None]] = [
    ("a new one", {"amount": 8_550}, None, "changed", 8_550),
    ("none", {}, None, "doubled", None),
    ("the same", {"amount": 8_550}, {}, "doubled", 8_550),
    ("another amount", {"amount": 9_000}, {}, "changed", 9_000),
    ("a receipt more", {"amount": 8_550, "receipt": "17"}, {}, "changed", 8_550),
    ("no receipt", {"amount": 8_550}, {"receipt": "17"}, "doubled", 8_550),
    ("none any more", {}, {"source": "old:2"}, "changed", None),
    ("none, but typed by hand", {}, {}, "doubled", 8_550),
    ("of the day, without a session", {"amount": 8_550}, {"session": ""}, "doubled", 8_550),
    ("of the day, of another amount", {"amount": 9_000}, {"session": ""}, "changed", 9_000),
    ("of another day", {"amount": 8_550}, {"session": "", "day": date(2026, 4, 9)}, "changed", 8_550),
]


@pytest.mark.parametrize(("name", "reported", "stored", "what", "amount"), COSTS)
def test_costs(
    name: str, reported: dict[str, Any], stored: dict[str, Any] | None, what: str, amount: int | None
) -> None:
    plain: dict[str, Any] = {"id": "c1", "day": DAY, "amount": 8_550, "session": "s1"}
    costs = () if stored is None else (("case-2", Cost(**(plain | stored))),)
    item = only(row(**reported), account(session(), costs=costs))
    assert (item.what, item.cost.amount if item.cost else None) == (what, amount)


def test_a_report_without_the_column_says_nothing_of_costs() -> None:
    paid = Cost(id="c1", day=DAY, amount=8_550, session="s1", source="old:2")
    stored = account(session(), costs=(("case-2", paid),))
    assert only(row(), stored, NO_COSTS).what == "doubled"


@pytest.mark.parametrize(("decided", "expected"), [("case-9", "case-9"), ("", "case-1")])
def test_a_new_cost_belongs_to_its_session(decided: str, expected: str) -> None:
    item = only(row(3, amount=8_550, receipt="17"), account(cost_case=decided))
    assert item.cost == Cost(
        id="report:3", day=DAY, amount=8_550, receipt="17", session="report:3", provider="Egen regi",
        source="report:3",
    )  # fmt: skip
    assert item.cost_case == expected


def test_one_loose_cost_answers_for_one_row() -> None:
    loose = (("case-1", Cost(id="c1", day=DAY, amount=3_000)),)
    first, second = looked(
        [row(2, amount=3_000), row(3, start=time(15), end=time(16), amount=3_000)], account(costs=loose)
    )
    assert first.cost
    assert second.cost
    assert (first.cost.id, first.cost.session, second.cost.id) == ("c1", "report:2", "report:3")


def test_one_loose_cost_answers_for_one_measure_of_a_person() -> None:
    """Costs of ledsagarservice and ledsagning lie together; both rows have the same amount."""
    stored = account(costs=(("case-1", Cost(id="c1", day=DAY, amount=3_000)),))
    adopted: set[tuple[str, str]] = set()
    found = [
        preview([row(line, amount=3_000, measure=measure)], stored, COLUMNS, "report", TODAY, adopted)[0].cost
        for line, measure in ((2, "ledsagarservice"), (3, "ledsagning"))
    ]
    assert [one.id for one in found if one] == ["c1", "report:3"]


MARKS: list[tuple[str, dict[str, Any], tuple[Session, ...], tuple[str, ...], int, int]] = [
    ("inside", {}, (), (), 0, 0),
    ("to the last minute", {"end": time(15)}, (), (), 0, 0),
    ("one minute over", {"end": time(15, 1)}, (), ("over",), 1, 0),
    ("over with what is stored", {}, (session(id="s0", start=time(1), end=time(5)),), ("over",), 60, 0),
    ("before the decision", {"day": date(2026, 3, 31)}, (), ("outside",), 0, 120),
    (
        "into the decision",
        {"day": date(2026, 3, 31), "start": time(23), "end": time(1)},
        (),
        ("outside",),
        0,
        60,
    ),
    ("cancelled in time", {"day": date(2026, 3, 31), "status": "cancelled_by_provider"}, (), (), 0, 0),
    ("after another", {}, (session(id="s0", start=time(9), end=time(10)),), (), 0, 0),
    ("into another", {}, (session(id="s0", start=time(9), end=time(10, 1)),), ("overlap",), 0, 0),
    ("receipt alone", {"receipt": "17"}, (), ("receipt",), 0, 0),
]


@pytest.mark.parametrize(("name", "changes", "stored", "marks", "over", "outside"), MARKS)
def test_marks(
    name: str,
    changes: dict[str, Any],
    stored: tuple[Session, ...],
    marks: tuple[str, ...],
    over: int,
    outside: int,
) -> None:
    item = only(row(**changes), account(*stored))
    assert (item.marks, item.over, item.outside) == (marks, over, outside)


def test_rows_of_one_file_overlap_and_draw_on_the_same_balance() -> None:
    items = looked([row(2, end=time(14)), row(3, start=time(13), end=time(15))], account())
    assert [item.marks for item in items] == [("overlap",), ("over", "overlap")]


def test_what_is_there_already_is_not_marked() -> None:
    crossing = account(session(), session(id="s2", start=time(11), end=time(13)))
    assert only(row(), crossing).marks == ()


@pytest.mark.parametrize(
    ("name", "relatives", "provider", "companion", "expected"),
    [
        ("the provider", ("Eva Lind",), "Eva Lind", "", True),
        ("among other words", ("Eva Lind",), "Lind, Eva (syster)", "", True),
        ("the companion of the plan", ("Eva Lind",), "Egen regi", "EVA LIND", True),
        ("one name of two", ("Eva Lind",), "Eva Berg", "", False),
        ("nobody known", (), "Eva Lind", "", False),
    ],
)
def test_a_relative_who_is_not_approved(
    name: str, relatives: tuple[str, ...], provider: str, companion: str, expected: bool
) -> None:
    known = tuple(frozenset(one.casefold().split()) for one in relatives)
    plan = session(status="planned", provider="", companion=companion)
    item = only(row(provider=provider), account(plan, relatives=known))
    assert ("relative" in item.marks) is expected


@pytest.mark.parametrize(("day", "expected"), [(DAY, "case-2"), (date(2026, 3, 1), "case-1")])
def test_the_case_whose_decision_covers_the_day(day: date, expected: str) -> None:
    early = msgspec.structs.replace(
        GRANT, id="2025-0001", valid_from=date(2026, 1, 1), valid_to=date(2026, 3, 31)
    )
    two = account(cases={"2025-0001": "case-1", GRANT.id: "case-2"}, newest="case-2", grants=(early, GRANT))
    assert only(row(day=day), two).case_id == expected


def test_without_a_decision_it_is_kept_in_the_newest_case() -> None:
    item = only(row(), account(grants=(), cases={}))
    assert (item.case_id, item.marks, item.outside) == ("case-1", ("outside",), 120)


def test_of_an_unknown_person_only_the_row_is_known() -> None:
    item = unknown(row(), "")
    assert (item.what, item.can_be_stored, item.wanted, item.after) == ("unknown", False, False, None)
