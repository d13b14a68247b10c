"""Frames as bands: where they run, and that their numbers are the engine's."""

from datetime import date

import pytest

from lssdesk.law import hours
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.bands import lanes, row_bands
from lssdesk.ui.hours_calendar.board import Board
from tests.ui.hours_calendar.samples import (
    FIVE_HOURS,
    FREE,
    POLICY,
    SESSIONS,
    TEN_HOURS,
    TODAY,
    board_of,
    cost_track,
    hours_track,
)
from tests.ui.hours_calendar.samples import session as made


def shown(*args: object, **more: object) -> Board:
    """A board with one track of hours."""
    return board_of(hours_track(*args, **more))


def test_a_row_is_a_frame_when_the_grant_starts_in_january() -> None:
    board = shown()
    rows = [row_bands(board, 2026, row) for row in range(4)]
    assert [[(band.left, band.right, band.begins, band.ends) for band in row] for row in rows] == [
        [(0, 3, True, True)]
    ] * 4


def test_a_frame_that_crosses_rows_is_cut_and_its_shares_go_on() -> None:
    board = shown((TEN_HOURS, FIVE_HOURS))
    first, second = row_bands(board, 2026, 0), row_bands(board, 2026, 1)
    assert (lanes(first), lanes(second)) == (2, 2)
    head, tail = first[1], second[1]
    assert (head.left, head.right, head.begins, head.ends) == (1, 3, True, False)
    assert (tail.left, tail.right, tail.begins, tail.ends) == (0, 1, False, True)
    assert head.share[1] == tail.share[0] == pytest.approx(59 / 89)


def test_the_bands_numbers_are_the_engines() -> None:
    board = shown()
    entries = [
        hours.Session(
            day=one.day,
            start=one.start,
            end=one.end,
            status=one.status,
            cancelled_at=one.cancelled_at,
            measure="ledsagning",
        )
        for one in SESSIONS
    ]
    frames = hours.ledger([TEN_HOURS], entries, POLICY, TODAY).frames
    for row, frame in enumerate(frames):
        (band,) = row_bands(board, 2026, row)
        assert dict(band.pieces) == {
            "granted": f"beviljat {words.duration(frame.granted)}",
            "used": f"använt {words.duration(frame.used)}",
            "left": f"kvar {words.duration(frame.granted - frame.used)}",
        }


def test_the_end_says_what_lapsed_and_what_will() -> None:
    monthly = hours.Grant(
        id="A",
        measure="avlosarservice",
        per_month=600,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
    )
    bands = row_bands(shown((monthly,), measure="avlosarservice"), 2026, 0)
    assert [band.end.replace("\u00a0", " ") for band in bands] == [
        "10 tim förföll",
        "7 tim förföll",
        "19 min förfaller om takten håller",
    ]


def test_used_and_forecast_as_shares_of_what_was_granted() -> None:
    (band,) = row_bands(shown(), 2026, 0)
    assert band.used == pytest.approx(600 / 1800)
    assert band.used < band.expected < 1


def test_free_hours_say_so() -> None:
    (band,) = row_bands(shown((FREE,)), 2026, 0)
    assert [text.replace("\u00a0", " ") for _, text in band.pieces] == ["inget antal timmar", "använt 10 tim"]


def test_overuse_is_said_instead_of_a_balance() -> None:
    days = (made("a", "2026-01-10", "00:00", "00:00"), made("b", "2026-01-12", "10:00", "20:00"))
    (band,) = row_bands(shown(sessions=days), 2026, 0)
    assert band.pieces[-1] == ("left", "över 4\u00a0tim")


def test_a_band_in_words() -> None:
    (band,) = row_bands(shown(), 2026, 0)
    assert band.spoken.replace("\u00a0", " ").startswith(
        "Ram 1 januari – 31 mars. Beslut från 1 januari, beviljat 30 tim, använt 10 tim, kvar 20 tim"
    )


def test_bands_of_all_shown_tracks_lie_side_by_side_with_their_numbers() -> None:
    board = board_of(hours_track(), cost_track())
    bands = row_bands(board, 2026, 0)
    assert [(band.lane, band.mark) for band in bands] == [(0, "1"), (1, "2")]
    assert [text.replace("\u00a0", " ") for _, text in bands[1].pieces] == [
        "beviljat 900 kr",
        "ersatt 505,50 kr",
        "kvar 394,50 kr",
    ]
    assert bands[1].end.replace("\u00a0", " ") == "394,50 kr förfaller om inget mer används"
    assert bands[1].spoken.startswith("Ledsagarens omkostnader: Ram 1")
    assert [band.mark for band in row_bands(board.toggling(1), 2026, 0)] == [""]
