"""Moving, stretching and dragging a session: wall-clock arithmetic in quarters."""

from datetime import date

import pytest

from lssdesk.model.case import Session
from lssdesk.ui.hours_calendar import changes
from lssdesk.ui.hours_calendar.drag import Drag, Grip, grip_at
from lssdesk.ui.hours_calendar.month_layout import Place
from tests.ui.hours_calendar.samples import session


def said(one: Session) -> str:
    return f"{one.day:%d/%m} {one.start:%H:%M}–{one.end:%H:%M}"


@pytest.mark.parametrize(
    ("start", "end", "days", "minutes", "expected"),
    [
        ("10:00", "12:00", 1, 0, "03/03 10:00–12:00"),
        ("10:00", "12:00", -2, 0, "28/02 10:00–12:00"),
        ("10:00", "12:00", 0, 15, "02/03 10:15–12:15"),
        ("23:30", "00:30", 0, 45, "03/03 00:15–01:15"),
        ("00:15", "01:00", 0, -30, "01/03 23:45–00:30"),
        ("22:30", "01:30", 1, -60, "03/03 21:30–00:30"),
    ],
)
def test_moved(start: str, end: str, days: int, minutes: int, expected: str) -> None:
    assert said(changes.moved(session("a", "2026-03-02", start, end), days, minutes)) == expected


@pytest.mark.parametrize(
    ("start", "end", "minutes", "expected"),
    [
        ("10:00", "12:00", 15, "02/03 10:00–12:15"),
        ("10:00", "12:00", -15, "02/03 10:00–11:45"),
        ("10:00", "10:20", -15, "02/03 10:00–10:15"),
        ("23:00", "23:50", 15, "02/03 23:00–00:05"),
        ("10:00", "09:50", 15, "02/03 10:00–10:00"),
    ],
)
def test_stretched_between_a_quarter_and_a_day(start: str, end: str, minutes: int, expected: str) -> None:
    assert said(changes.stretched(session("a", "2026-03-02", start, end), minutes)) == expected


DAY, NEXT = date(2026, 3, 2), date(2026, 3, 3)


@pytest.mark.parametrize(
    ("grip", "origin", "to", "expected"),
    [
        ("make", Place(DAY, 600), Place(DAY, 727), "02/03 10:00–12:00"),
        ("make", Place(DAY, 727), Place(NEXT, 600), "02/03 10:00–12:00"),
        ("make", Place(DAY, 1435), Place(DAY, 1500), "02/03 23:45–00:00"),
        ("move", Place(DAY, 660), Place(NEXT, 688), "03/03 10:30–12:30"),
        ("move", Place(DAY, 660), Place(DAY, 664), "02/03 10:00–12:00"),
        ("start", Place(DAY, 600), Place(DAY, 557), "02/03 09:15–12:00"),
        ("start", Place(DAY, 600), Place(DAY, 900), "02/03 11:45–12:00"),
        ("end", Place(DAY, 720), Place(DAY, 800), "02/03 10:00–13:15"),
        ("end", Place(DAY, 720), Place(DAY, 300), "02/03 10:00–10:15"),
    ],
)
def test_a_drag(grip: Grip, origin: Place, to: Place, expected: str) -> None:
    assert said(Drag(grip, origin, session("a", "2026-03-02", "10:00", "12:00")).to(to)) == expected


def test_the_end_after_midnight_is_dragged_on_its_own_day() -> None:
    night = session("a", "2026-03-02", "22:30", "01:30")
    assert said(Drag("end", Place(NEXT, 90), night).to(Place(NEXT, 120))) == "02/03 22:30–02:00"


@pytest.mark.parametrize(
    ("x", "begins", "ends", "expected"),
    [
        (102, True, True, "start"),
        (150, True, True, "move"),
        (198, True, True, "end"),
        (102, False, True, "move"),
        (198, True, False, "move"),
    ],
)
def test_only_a_sessions_own_ends_stretch_it(x: float, begins: bool, ends: bool, expected: Grip) -> None:
    assert grip_at(x, 100, 200, begins, ends, 5) == expected
