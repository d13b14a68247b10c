"""All tracks together: which are shown, and what a day holds in all."""

from dataclasses import replace
from datetime import date

import pytest

from lssdesk.law.hours import Grant
from lssdesk.ui.hours_calendar import board, summary
from lssdesk.ui.hours_calendar.board import Board, name_of
from tests.ui.hours_calendar.samples import (
    FREE,
    SESSIONS,
    TODAY,
    board_of,
    cost_track,
    hours_track,
    session,
)

ONCE = Grant(id="D", per_month=80_000, valid_from=date(2026, 2, 1), once=True)
RELIEF = hours_track(sessions=(session("home", "2026-03-02", "12:00", "15:00"),), measure="avlosning")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture
def three() -> Board:
    return board_of(hours_track(), RELIEF, cost_track())


def shown(found: Board) -> list[str]:
    return [one.measure for one in found.shown]


def test_all_are_shown_at_first_and_each_has_its_number(three: Board) -> None:
    assert shown(three) == ["ledsagning", "avlosning", "omkostnader_ledsagare"]
    assert [three.mark(one.measure) for one in three.tracks] == ["1", "2", "3"]
    assert board_of(hours_track()).mark("ledsagning") == ""


@pytest.mark.parametrize(
    ("toggled", "expected", "current"),
    [
        ([1], ["ledsagning", "omkostnader_ledsagare"], "ledsagning"),
        ([0], ["avlosning", "omkostnader_ledsagare"], "avlosning"),
        ([0, 1], ["omkostnader_ledsagare"], "omkostnader_ledsagare"),
        ([0, 1, 2], ["omkostnader_ledsagare"], "omkostnader_ledsagare"),
        ([1, 1], ["ledsagning", "avlosning", "omkostnader_ledsagare"], "ledsagning"),
    ],
)
def test_a_track_is_hidden_and_shown_and_the_last_one_stays(
    three: Board, toggled: list[int], expected: list[str], current: str
) -> None:
    for place in toggled:
        three = three.toggling(place)
    assert (shown(three), three.content.measure) == (expected, current)


def test_choosing_a_hidden_track_shows_it(three: Board) -> None:
    found = three.toggling(1).choosing(1)
    assert found.content.measure == "avlosning"
    assert len(found.shown) == 3


def test_the_choice_stays_when_the_content_comes_anew_and_what_is_the_same_is_not_reckoned(
    three: Board,
) -> None:
    before = three.toggling(1).choosing(2)
    tracks = [replace(hours_track(), sessions=SESSIONS[:2]), RELIEF, cost_track()]
    after = board.of_tracks(tracks, TODAY, before)
    assert (after.content.measure, shown(after)) == ("omkostnader_ledsagare", shown(before))
    assert after.tracks[1] is before.tracks[1]
    assert after.tracks[0] is not before.tracks[0]
    assert board.of_tracks(tracks[:1], TODAY, after).content.measure == "ledsagning"


def test_a_day_is_spoken_track_by_track(three: Board) -> None:
    assert plain(three.toggling(1).spoken(date(2026, 3, 2))) == (
        "måndag 2 mars 2026, vecka 10. "
        "Ledsagning: 10:00–14:00, genomfört, räknas som 4 tim, Kim Ek, Museet. "
        "Kvar vid slutet av mars: 20 tim. "
        "Ledsagarens omkostnader: 120 kr, ersätts, ersätts med 120 kr, entré, kvitto 17; "
        "85,50 kr, ersätts, ersätts med 85,50 kr, mat och dryck, utan kvitto. "
        "Kvar vid slutet av mars: 394,50 kr."
    )


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        (hours_track(), ("Ledsagning", "20 tim kvar till 31 mars", "20 tim kvar")),
        (cost_track(), ("Ledsagarens omkostnader", "394,50 kr kvar till 31 mars", "394,50 kr kvar")),
        (hours_track((FREE,)), ("Ledsagning", "7 tim använt i mars", "7 tim använt i mars")),
        (hours_track(()), ("Ledsagning", "inget beslut gäller i dag", "inget beslut gäller i dag")),
        (
            cost_track((ONCE,)),
            ("Ledsagarens omkostnader", "594,50 kr kvar", "594,50 kr kvar"),
        ),
        (
            hours_track(
                sessions=(
                    session("a", "2026-03-01", "00:00", "00:00"),
                    session("b", "2026-03-03", "10:00", "16:00"),
                )
            ),
            ("Ledsagning", "inga timmar kvar i mars", "inga timmar kvar i mars"),
        ),
    ],
)
def test_a_track_in_one_line(track: object, expected: tuple[str, str, str]) -> None:
    found = summary.summary_of(board_of(track).content)
    assert (found.name, plain(found.text), plain(found.short)) == expected


def test_the_small_band_shows_what_is_used_and_expected() -> None:
    hours, costs = (summary.summary_of(one) for one in board_of(hours_track(), cost_track()).tracks)
    assert hours.used == pytest.approx(600 / 1800)
    assert hours.used < hours.expected < 1
    assert costs.used == costs.expected == pytest.approx(50_550 / 90_000)
    assert summary.summary_of(board_of(hours_track((FREE,))).content).used is None


def test_a_track_is_spoken_with_whether_it_is_chosen_or_hidden(three: Board) -> None:
    found = three.toggling(1)
    assert plain(summary.spoken(found, 0)) == "1 Ledsagning, 20 tim kvar till 31 mars, nya poster hamnar här"
    assert plain(summary.spoken(found, 1)).endswith("visas inte")


def test_names_are_those_of_the_register_with_short_ones_for_costs() -> None:
    assert [name_of(one) for one in ("avlosarservice", "dyrare_aktivitet", "")] == [
        "Avlösarservice i hemmet",
        "Dyrare aktivitet",
        "",
    ]
