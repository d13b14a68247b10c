"""The monthly review: what each pattern finds and passes over, as a table; and the random sample."""

from datetime import date, datetime, time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lssdesk.law.review import About, Event, Limits, Line, review

ASA, NILS = "Åsa Öberg-Lindkvist", "Nils Ekwall"
CASES = {
    "hers": About(ASA, False, "Strömbäck", date(2026, 10, 1)),
    "his": About(NILS, False, "Strömbäck", date(2026, 10, 1)),
    "guarded": About(NILS, True, "Strömbäck", date(2026, 10, 1)),
    "cousin": About(ASA, False, "Lindkvist", date(2026, 10, 1)),
    "old": About(ASA, False, "Strömbäck", date(2024, 10, 12)),
    "younger": About(ASA, False, "Strömbäck", date(2024, 10, 13)),
}
NONE = Limits(None, time(6), time(20), 2, 2, 2, 2)

TABLE = [
    # name, lines (hour, deed, case), patterns and the cases they name
    ("her own", ["9:00 open hers"], []),
    ("another's, nothing done", ["9:00 open his"], ["others his"]),
    ("another's, worked in", ["9:00 open his", "9:30 write his"], []),
    ("another's, printed from", ["9:00 open his", "9:30 output his"], []),
    ("another's, looked at twice", ["9:00 open his", "10:00 open his"], ["others his"]),
    ("guarded", ["9:00 open guarded", "9:05 write guarded"], ["guarded guarded"]),
    ("turned away", ["9:00 away guarded"], ["turned_away guarded"]),
    ("same family name", ["9:00 open cousin"], ["same_name cousin"]),
    ("at six sharp", ["6:00 open hers"], []),
    ("before six", ["5:59 open hers"], ["hours hers"]),
    ("at eight sharp", ["20:00 open hers"], []),
    ("after eight", ["20:01 open hers"], ["hours hers"]),
    ("a quiet case", ["9:00 open old"], ["quiet old"]),
    ("two years less a day", ["9:00 open younger"], []),
    ("two cases in a day", ["9:00 open hers", "9:01 open old", "9:02 open hers"], ["quiet old"]),
    ("three cases in a day", ["9:00 open hers", "9:01 open younger", "9:02 open cousin"],
     ["same_name cousin", "many_cases None"]),
    ("searches that find", ["9:00 search", "9:01 open hers", "9:02 search", "9:04 open hers"], []),
    ("found in an opened case, three times", ["9:00 open hers", "9:01 search hers", "9:02 search hers",
     "9:03 search hers"], []),
    ("searched in another's case, nothing done", ["9:00 open his", "9:01 search his"], ["others his"]),
    ("reviewed, nothing done", ["9:00 open his", "9:01 review his"], ["others his"]),
    ("three searches for nothing", ["9:00 search", "9:01 search", "9:02 search"], ["searches None"]),
    ("two prints", ["9:00 output hers", "9:01 output hers"], []),
    ("three prints", ["9:00 output hers", "9:01 output hers", "9:02 output hers"], ["outputs None"]),
    ("a case that is gone", ["9:00 open weeded"], []),
    ("nothing at all", [], []),
]  # fmt: skip


def read(lines: list[str]) -> tuple[list[Event], list[int]]:
    events, away = [], []
    for seq, line in enumerate(lines, start=1):
        clock, deed, *case = line.split()
        hour, minute = map(int, clock.split(":"))
        if deed == "away":
            away.append(seq)
        at = datetime(2026, 10, 12, hour, minute)
        events.append(Event(seq, at, ASA, "run" if deed == "away" else deed, case[0] if case else None))
    return events, away


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_patterns(lines: list[str], expected: list[str]) -> None:
    events, away = read(lines)
    found = review(events, CASES, away, NONE, Random(1))
    assert [f"{line.pattern} {line.case_id}" for line in found] == expected
    assert all(line.officer == ASA and line.day == date(2026, 10, 12) and line.events for line in found)


def test_what_has_no_limit_is_not_looked_for() -> None:
    lines = [
        f"{hour}:59 {deed} old" for hour in (3, 4, 5, 21, 22, 23) for deed in ("open", "output", "search")
    ]
    events, _ = read(lines)
    assert review(events, CASES, [], Limits(None, None, None, None, None, None, None), Random(1)) == ()


def test_lines_name_what_they_rest_on() -> None:
    events, _ = read(["9:00 open his", "10:00 open his"])
    assert review(events, CASES, [], NONE, Random(1)) == (
        Line("others", ASA, date(2026, 10, 12), "his", (1, 2)),
    )


@given(st.integers(1, 20), st.integers(1, 20), st.randoms(use_true_random=False))
def test_the_sample_is_so_many_of_each_officers_openings(size: int, count: int, chance: Random) -> None:
    events = [
        Event(seq, datetime(2026, 10, 1 + seq % 28, 9), (ASA, NILS)[seq % 2], "open", "hers")
        for seq in range(2 * count)
    ]
    limits = Limits(size, None, None, None, None, None, None)
    lines = [line for line in review(events, {}, [], limits, chance) if line.pattern == "sample"]
    for officer in (ASA, NILS):
        own = [line.events[0] for line in lines if line.officer == officer]
        assert len(set(own)) == len(own) == min(size, count)
        assert {events[seq].officer for seq in own} == {officer}
