"""What of the tracks is exported: within the days, of the chosen measures, as the ledger stands."""

from datetime import date

import pytest

from lssdesk.flow.export.content import Span, content
from tests.flow.export.export_cases import NOW, YEAR, all_of_it, tracks
from tests.letters.hours.tracks import hours, session

APRIL = Span(date(2026, 4, 4), date(2026, 4, 10))


@pytest.mark.parametrize(
    ("name", "span", "counts"),
    [
        ("the year", YEAR, (7, 3, 6)),
        ("some days", APRIL, (3, 3, 2)),
        ("one day", Span(date(2026, 4, 10), date(2026, 4, 10)), (1, 0, 2)),
        ("hours alone", Span(YEAR.first, YEAR.last, ("ledsagarservice",)), (7, 0, 3)),
        ("costs alone", Span(YEAR.first, YEAR.last, ("omkostnader_ledsagare",)), (0, 3, 3)),
        ("before all", Span(date(2025, 1, 1), date(2025, 12, 31)), (0, 0, 0)),
    ],
)
def test_what_is_taken(name: str, span: Span, counts: tuple[int, int, int]) -> None:
    found = all_of_it(span)
    assert (len(found.occasions), len(found.spendings), len(found.periods)) == counts


def test_each_entry_has_its_own_booking() -> None:
    found = all_of_it()
    assert [one.booking.used for one in found.occasions] == [120, 420, 210, 120, 0, 120, 0]
    assert [one.booking.used for one in found.spendings] == [8_550, 1_000, 12_000]


def test_a_frame_that_has_ended_has_lapsed_and_has_nothing_left() -> None:
    track = hours(session("2026-04-04"), hours=10)
    found = content((track,), YEAR, date(2026, 7, 1)).periods
    assert [(one.left, one.lapsed) for one in found] == [(None, 1_680), (1_800, None), (1_800, None)]


def test_frames_to_come_of_an_open_ended_decision_are_there() -> None:
    track = hours(valid_to=None)
    assert len(content((track,), YEAR, NOW.date()).periods) == 3


def test_tracks_are_told_by_measure_and_time() -> None:
    assert [one.track.measure for one in content(tracks(), YEAR, NOW.date()).periods] == [
        *["ledsagarservice"] * 3,
        *["omkostnader_ledsagare"] * 3,
    ]
