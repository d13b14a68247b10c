"""What is left of a frame, at the end of a month, and of a month's own hours."""

from datetime import date

import pytest

from lssdesk.law.hours import Frame, Month, left

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
Figures = tuple[int | None, int, int | None]
"""A month's credit, use and balance."""


def frame(id: str, *figures: Figures) -> Frame:
    """A frame from January on, of so many months."""
    months = [
        Month(date(2026, number, 1), credit, used, balance, 0)
        for number, (credit, used, balance) in enumerate(figures, 1)
    ]
    credits = [one.credit or 0 for one in months]
    free = any(one.credit is None for one in months)
    used = sum(one.used for one in months)
    last = date(2026, len(months) + 1, 1)
    return Frame(id, JANUARY, last, None if free else sum(credits), used, 0, tuple(months))


TEN = frame("A", (600, 0, 600), (600, 180, 1020))
OVER = frame("A", (600, 720, -120), (600, 0, 480))
SAVED = frame("A", (600, 0, 600), (600, 900, 300))
ENDS = frame("B", (300, 60, 240))
FREE = frame("F", (None, 90, None), (None, 0, None))


@pytest.mark.parametrize(
    ("name", "frames", "month", "expected"),
    [
        ("nothing used", [TEN], JANUARY, (600, 0, 600, 0)),
        ("the frame's last month", [TEN], FEBRUARY, (600, 180, 0, 420)),
        ("all and more", [OVER], JANUARY, None),
        ("less the overuse before", [OVER], FEBRUARY, (600, 0, 0, 480)),
        ("what was saved is used as well", [SAVED], FEBRUARY, None),
        ("two frames", [TEN, ENDS], JANUARY, (900, 60, 600, 240)),
        ("overuse of another frame takes nothing", [OVER, ENDS], JANUARY, (900, 780, 0, 240)),
        ("free hours beside", [TEN, FREE], JANUARY, (600, 0, 600, 0)),
        ("free hours", [FREE], JANUARY, None),
        ("no frame in the month", [ENDS], FEBRUARY, None),
        ("no frame", [], JANUARY, None),
    ],
)
def test_what_of_a_months_own_hours_is_left(
    name: str, frames: list[Frame], month: date, expected: tuple[int, int, int, int] | None
) -> None:
    found = left.of_month(frames, month)
    assert (found and (found.credit, found.used, found.moved, found.ended)) == expected
    assert not found or found.unused == found.moved + found.ended


@pytest.mark.parametrize(
    ("name", "frames", "expected"),
    [
        ("one", [TEN], 600),
        ("two", [TEN, ENDS], 840),
        ("none is below 0", [OVER, ENDS], 240),
        ("overused", [OVER], 0),
        ("free hours beside", [TEN, FREE], None),
        ("none", [], 0),
    ],
)
def test_the_balance_at_the_end_of_january(name: str, frames: list[Frame], expected: int | None) -> None:
    assert left.at_end(one.months[0] for one in frames) == expected


@pytest.mark.parametrize(
    ("held", "expected"), [(TEN, 1020), (OVER, 480), (frame("A", (600, 720, -120)), 0), (FREE, None)]
)
def test_what_is_left_of_a_frame(held: Frame, expected: int | None) -> None:
    assert left.of_frame(held) == expected
