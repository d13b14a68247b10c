"""What the calendar shows, as tables; every number is the hours engine's."""

import subprocess
import sys
from datetime import date

import pytest

from lssdesk.law import hours
from lssdesk.model.case import Session
from lssdesk.ui.hours_calendar.view_model import Content, holiday_name, is_red
from tests.ui.hours_calendar.samples import (
    BEFORE,
    FIVE_HOURS,
    FREE,
    IN_TIME,
    LATE,
    MUSEUM,
    NIGHT,
    PLANNED,
    SESSIONS,
    TEN_HOURS,
    board_of,
    content,
    hours_track,
    session,
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (MUSEUM, "10:00–14:00, genomfört, räknas som 4 tim, Kim Ek, Museet"),
        (NIGHT, "22:30–01:30, genomfört, räknas som 3 tim"),
        (LATE, "13:00–16:00, avbokat sent, räknas som 3 tim"),
        (IN_TIME, "13:00–16:00, avbokat i tid"),
        (PLANNED, "10:00–12:00, planerat"),
        (BEFORE, "10:00–12:00, genomfört, utanför beslut 2 tim"),
    ],
)
def test_a_session_in_words(one: Session, expected: str) -> None:
    assert plain(content().items[one.id].spoken) == expected


def test_overuse_and_overlap_are_said() -> None:
    crossing = (session("a", "2026-01-10", "08:00", "19:00"), session("b", "2026-01-10", "18:00", "20:00"))
    shown = content(sessions=crossing)
    assert plain(shown.items["a"].spoken) == (
        "08:00–19:00, genomfört, räknas som 11 tim, överskridande 1 tim, överlappar ett annat tillfälle"
    )
    assert [(part.lane, part.lanes) for part in shown.segments(date(2026, 1, 10))] == [(0, 2), (1, 2)]


def test_a_session_over_midnight_lies_on_two_days() -> None:
    shown = content()
    first, second = (shown.segments(date(2026, 3, day)) for day in (6, 7))
    assert [(part.first, part.last) for part in (*first, *second)] == [(1350, 1440), (0, 90)]
    assert [item.entry for item in shown.on(date(2026, 3, 6))] == [NIGHT]
    assert shown.on(date(2026, 3, 7)) == ()


@pytest.mark.parametrize(
    ("grants", "day", "expected"),
    [
        ((TEN_HOURS,), date(2026, 3, 12), (True, 600, 420, 1200, 0)),
        ((TEN_HOURS,), date(2026, 2, 1), (True, 600, 180, 1020, 0)),
        ((TEN_HOURS, FIVE_HOURS), date(2026, 3, 12), (True, 900, 420, 1800, 0)),
        ((FREE,), date(2026, 3, 12), (True, None, 420, None, 0)),
        ((TEN_HOURS,), date(2025, 12, 1), (False, 0, 0, 0, 120)),
    ],
)
def test_a_months_numbers(grants: tuple[hours.Grant, ...], day: date, expected: tuple[object, ...]) -> None:
    sums = content(grants).month(day)
    assert (sums.covered, sums.credit, sums.used, sums.left, sums.outside) == expected


def test_a_day_in_words_for_the_screen_reader() -> None:
    assert plain(board_of(hours_track()).spoken(date(2026, 3, 2))) == (
        "måndag 2 mars 2026, vecka 10. 10:00–14:00, genomfört, räknas som 4 tim, Kim Ek, Museet. "
        "Kvar vid slutet av mars: 20 tim."
    )
    assert plain(board_of(hours_track()).spoken(date(2026, 4, 3))).startswith(
        "fredag 3 april 2026, vecka 14, Långfredagen. inga tillfällen."
    )
    assert "vecka 11, i dag." in board_of(hours_track()).spoken(date(2026, 3, 12))
    assert board_of(hours_track()).spoken(date(2027, 1, 3)).endswith("Inget beslut gäller i januari.")


@pytest.mark.parametrize(
    ("day", "red", "name"),
    [
        (date(2026, 3, 15), True, ""),
        (date(2026, 3, 14), False, ""),
        (date(2026, 6, 20), True, "Midsommardagen"),
        (date(2026, 6, 19), False, ""),
        (date(2026, 12, 24), False, ""),
        (date(2026, 5, 14), True, "Kristi himmelsfärdsdag"),
    ],
)
def test_red_days(day: date, red: bool, name: str) -> None:
    assert (is_red(day), holiday_name(day)) == (red, name)


def test_frames_of_an_open_ended_grant_go_on_to_the_end_of_the_year() -> None:
    shown: Content = content((FIVE_HOURS,))
    assert [frame.first.month for frame in shown.frames_in(2026)] == [2, 5, 8, 11]
    assert shown.frames_in(2025) == ()
    assert next(frame.first for frame in shown.frames_in(2027)) == date(2026, 11, 1)


def test_what_is_shown_is_sorted_however_it_came() -> None:
    assert list(content(sessions=tuple(reversed(SESSIONS))).entries) == list(content().entries)


def test_the_model_does_without_qt() -> None:
    modules = (
        *("view_model", "board", "lanes", "bands", "sums", "summary", "month_rows", "month_layout"),
        *("drag", "draft", "cost_draft", "edits", "navigation", "what_if", "words"),
    )
    names = ", ".join(f"lssdesk.ui.hours_calendar.{name}" for name in modules)
    code = f"import sys, {names}; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("2026-01-10", "08:00", "12:00"), ("2026-01-10", "12:00", "13:00")], []),
        (
            [
                ("2026-01-10", "08:00", "18:00"),
                ("2026-01-10", "09:00", "10:00"),
                ("2026-01-10", "17:00", "19:00"),
            ],
            [0, 1, 2],
        ),
        ([("2026-01-10", "22:00", "02:00"), ("2026-01-11", "01:00", "03:00")], [0, 1]),
        ([("2026-01-10", "22:00", "00:00"), ("2026-01-11", "00:00", "03:00")], []),
        ([("2026-10-25", "00:00", "02:30"), ("2026-10-25", "02:30", "04:00")], []),
    ],
)
def test_overlaps_are_the_engines(spans: list[tuple[str, str, str]], expected: list[int]) -> None:
    sessions = tuple(session(str(place), *span) for place, span in enumerate(spans))
    items = content(sessions=sessions).items.values()
    assert [int(item.id) for item in items if item.overlapping] == expected
    clocked = hours_track(sessions=sessions).entries()
    pairs = hours.overlaps(clocked, (), hours.Policy())
    assert sorted({index for pair in pairs for index in pair}) == expected
