"""Edits with their names for undo, and what is left behind in copies."""

from datetime import date
from itertools import count

import pytest

from lssdesk.law.hours import Edit
from lssdesk.ui.hours_calendar import edits, what_if
from lssdesk.ui.hours_calendar.edits import Clip
from tests.ui.hours_calendar.samples import (
    COSTS,
    MUSEUM,
    SESSIONS,
    TICKET,
    TODAY,
    board_of,
    content,
    cost,
    cost_track,
    hours_track,
    session,
)

BOARD = board_of(hours_track(), cost_track())
HOURS, COST = (BOARD.tracks[0].items["museum"], BOARD.tracks[1].items["ticket"])


@pytest.mark.parametrize(
    ("items", "name"),
    [
        ([HOURS], "flyttade ett tillfälle"),
        ([COST], "flyttade en kostnad"),
        ([HOURS, COST], "flyttade 2 poster"),
    ],
)
def test_a_change_has_a_name_for_undo(items: list[object], name: str) -> None:
    assert edits.moved(items, 1, 0).name == name


def test_a_cost_moves_by_days_alone() -> None:
    (first, second) = edits.moved([HOURS, COST], 1, 30).edits
    assert (first.after.day, f"{first.after.start:%H:%M}") == (date(2026, 3, 3), "10:30")
    assert second.after == cost(
        "ticket", "2026-03-03", 12_000, kind="entrance", receipt="17", provider="Omsorg AB"
    )
    assert (first.measure, second.measure) == ("ledsagning", "omkostnader_ledsagare")


def test_what_stays_the_same_is_no_edit() -> None:
    assert edits.replaced("changed", [(HOURS, MUSEUM)]).edits == ()


def test_removed_and_added() -> None:
    assert edits.removed("removed", [COST]).edits == (Edit("omkostnader_ledsagare", TICKET, None),)
    assert edits.added("added", [("ledsagning", MUSEUM)]).made == (("ledsagning", "museum"),)


def test_a_clock_time_that_does_not_exist_is_told() -> None:
    night = session("a", "2026-03-28", "02:30", "05:00")
    (item,) = content(sessions=(night,)).items.values()
    assert "02:30 finns inte" in edits.moved([item], 1, 0).problem(TODAY)
    assert edits.moved([item], 2, 0).problem(TODAY) == ""


def test_a_copy_is_an_entry_of_its_own() -> None:
    known = session(
        "a", "2026-03-02", "10:00", "12:00", note="n", series="s", source="r/1", overuse_reason="x"
    )
    assert edits.copy_of(known, "b", TODAY) == session("b", "2026-03-02", "10:00", "12:00", note="n")
    bill = cost("a", "2026-03-02", 100, receipt="17", session="museum", source="r/1", attachment="p")
    assert edits.copy_of(bill, "b", TODAY) == cost("b", "2026-03-02", 100, receipt="17")


@pytest.mark.parametrize(
    ("measure", "unit", "expected"),
    [
        ("avlosning", "minutes", [("avlosning", 10), ("omkostnader_ledsagare", 10)]),
        ("omkostnader_avlosare", "ore", [("ledsagning", 10), ("omkostnader_avlosare", 10)]),
    ],
)
def test_pasted_entries_go_to_the_current_track_where_it_counts_in_their_unit(
    measure: str, unit: str, expected: list[tuple[str, int]]
) -> None:
    ids = count()
    found = Clip((HOURS, COST), cut=False).on(date(2026, 3, 10), measure, unit, TODAY, lambda: str(next(ids)))
    assert [(one, entry.day.day) for one, entry in found] == expected


def test_what_was_cut_comes_back_as_it_was() -> None:
    known = session("a", "2026-03-02", "10:00", "12:00", status="no_show", source="r/1")
    (item,) = content(sessions=(known,)).items.values()
    ((_, back),) = Clip((item,), cut=True).on(date(2026, 3, 5), "ledsagning", "minutes", TODAY, lambda: "b")
    assert back == session("b", "2026-03-05", "10:00", "12:00", status="no_show", source="r/1")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (session("new", "2026-03-10", "10:00", "18:00"), 0),
        (session("new", "2026-03-10", "00:00", "00:00"), 4 * 60),
        (session("new", "2026-03-10", "00:00", "00:00", status="planned"), 0),
        (session("museum", "2026-03-02", "00:00", "00:00"), 0),
        (session("new", "2026-03-29", "02:30", "05:00"), 0),
    ],
)
def test_how_much_of_a_session_would_pass_the_balance(one: object, expected: int) -> None:
    assert what_if.overuse(content(sessions=SESSIONS), one) == expected


def test_costs_keep_their_track() -> None:
    assert [item.measure for item in BOARD.tracks[1].items.values()] == ["omkostnader_ledsagare"] * len(COSTS)
