"""The editor's fields: what they say, and what is wrong with them in words."""

from dataclasses import replace
from datetime import date

import pytest

from lssdesk.ui.hours_calendar import draft
from lssdesk.ui.hours_calendar.draft import Draft
from tests.ui.hours_calendar.samples import LATE, SESSIONS, TODAY, session

BLANK = session("a", "2000-01-01", "00:00", "00:00", series="s", source="r/7")
GOOD = Draft(day="2/3", start="9", end="1130")


@pytest.mark.parametrize(
    ("change", "field", "part"),
    [
        ({"day": ""}, "day", "Skriv vilken dag"),
        ({"day": "31/2"}, "day", "finns inte i kalendern"),
        ({"day": "snart"}, "day", "går inte att läsa som en dag"),
        ({"start": ""}, "start", "Skriv när tillfället börjar"),
        ({"start": "9;30"}, "start", "Klockslaget går inte att läsa"),
        ({"end": ""}, "end", "Skriv när tillfället slutar"),
        ({"end": "25"}, "end", "Klockslaget går inte att läsa"),
        ({"day": "2026-03-29", "start": "02:30"}, "start", "02:30 finns inte den 29"),
        ({"day": "2026-03-28", "start": "22", "end": "02:30"}, "end", "02:30 finns inte den 29"),
        ({"status": "cancelled_by_client"}, "cancelled_at", "Skriv när personen avbokade"),
        ({"status": "cancelled_by_client", "cancelled_at": "nyss"}, "cancelled_at", "Tidpunkten går inte"),
        ({"status": "cancelled_by_provider", "cancelled_at": "x"}, "cancelled_at", "Tidpunkten går inte"),
    ],
)
def test_a_field_says_what_is_wrong(change: dict[str, str], field: str, part: str) -> None:
    wrong = replace(GOOD, **change)
    found = draft.problems(wrong, TODAY)
    assert list(found) == [field]
    assert part in found[field].replace("\u00a0", " ")
    assert draft.session_of(wrong, TODAY, BLANK) is None


@pytest.mark.parametrize(
    "change", [{}, {"status": "cancelled_by_provider"}, {"status": "no_show", "cancelled_at": "nyss"}]
)
def test_nothing_is_wrong(change: dict[str, str]) -> None:
    assert draft.problems(replace(GOOD, **change), TODAY) == {}


def test_the_fields_say_a_session_and_the_rest_of_it_stays() -> None:
    said = draft.session_of(replace(GOOD, companion=" Kim Ek ", activity="cafe"), TODAY, BLANK)
    assert said == session(
        "a", "2026-03-02", "09:00", "11:30", companion="Kim Ek", activity="cafe", series="s", source="r/7"
    )


@pytest.mark.parametrize("one", SESSIONS, ids=lambda one: one.id)
def test_a_session_comes_back_from_its_fields(one: object) -> None:
    assert draft.session_of(draft.draft_of(one), TODAY, one) == one


def test_a_cancellations_time_goes_with_its_status() -> None:
    performed = replace(draft.draft_of(LATE), status="performed")
    assert draft.session_of(performed, TODAY, BLANK).cancelled_at is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "2 tim 30 min"),
        ({"end": "130"}, "16 tim 30 min, slutar dagen efter"),
        ({"day": "2026-03-28", "start": "22", "end": "4"}, "5 tim, slutar dagen efter"),
        ({"end": "x"}, ""),
    ],
)
def test_the_length_in_words(change: dict[str, str], expected: str) -> None:
    assert draft.length_text(replace(GOOD, **change), TODAY).replace("\u00a0", " ") == expected


def test_a_clock_time_that_is_jumped_over_is_told() -> None:
    jumped = session("a", "2026-03-29", "02:15", "05:00")
    assert "02:15 finns inte" in draft.missing_clock(jumped, TODAY)
    assert draft.missing_clock(session("a", "2026-03-30", "02:15", "05:00"), date(2026, 3, 12)) == ""
