"""Time limits by routine: the office's last decisions beside the new one [HND-105, SOLG-041]."""

from datetime import date

import pytest

from lssdesk.law import practice
from lssdesk.law.checks import run
from lssdesk.law.practice import Practice
from lssdesk.model.case import Decision
from tests.law.checks.sound import TODAY, Changes, case

WHY = "Ada opereras under året och behovet väntas då minska."
SAME = Practice(duration="limited", months=12, duration_reasons=WHY)
SHOUTED = Practice(duration="limited", months=12, duration_reasons=WHY.upper().replace(".", " !"))
SHORTER = Practice(duration="limited", months=6, duration_reasons=WHY)
OTHER = Practice(duration="limited", months=12, duration_reasons="Skolan slutar.")
OPEN = Practice(duration="open_ended", duration_reasons=WHY)

ROUTINE: list[tuple[str, str, Changes, tuple[Practice, ...], bool]] = [
    # name, base, changes, the office's last decisions (oldest first), found
    ("nothing known", "lss limited", {}, (), False),
    ("nine alike", "lss limited", {}, (SAME,) * 9, False),
    ("ten alike", "lss limited", {}, (SAME,) * 10, True),
    ("ten alike, but for case and signs", "sol limited", {}, (*(SAME,) * 9, SHOUTED), True),
    ("one of ten is shorter", "lss limited", {}, (*(SAME,) * 9, SHORTER), False),
    ("an older one is shorter", "lss limited", {}, (SHORTER, *(SAME,) * 10), True),
    ("one of ten has another reason", "lss limited", {}, (*(SAME,) * 5, OTHER, *(SAME,) * 4), False),
    ("one of ten has no end", "lss limited", {}, (OPEN, *(SAME,) * 9), False),
    ("this one is shorter", "lss limited", {"/decision/valid_to": "2026-09-30"}, (SAME,) * 10, False),
    (
        "this one has another reason",
        "lss limited",
        {"/decision/duration_reasons": "Flytt."},
        (SAME,) * 10,
        False,
    ),
    ("this one has no end", "lss open", {"/decision/duration_reasons": WHY}, (OPEN,) * 10, False),
    (
        "this one has no reason",
        "lss limited",
        {"/decision/duration_reasons": None},
        (Practice(duration="limited", months=12),) * 10,
        False,
    ),
    ("refused", "lss refused", {}, (SAME,) * 10, False),
    ("a few days more than a year", "lss limited", {"/decision/valid_to": "2027-04-05"}, (SAME,) * 10, True),
]


@pytest.mark.parametrize(("name", "base", "changes", "last", "expected"), ROUTINE)
def test_routine(name: str, base: str, changes: Changes, last: tuple[Practice, ...], expected: bool) -> None:
    keys = {one.key for one in run(case(base, changes), TODAY, practice=last)}
    assert ("HND-105/routine" in keys) == expected


OFFICERS = [
    # officer of the earlier decision, found (SOLG-041)
    ("Åsa Lind", True),
    ("åsa  lind", True),
    ("Bo Ek", False),
    ("", False),
]


@pytest.mark.parametrize(("officer", "expected"), OFFICERS)
def test_the_officers_own_words_come_back(officer: str, expected: bool) -> None:
    last = Practice(duration="limited", months=12, duration_reasons=WHY, officer=officer)
    keys = {one.key for one in run(case("sol limited"), TODAY, practice=[last])}
    assert ("SOLG-041" in keys) == expected


LENGTHS = [
    # first day, last day, duration, months
    (date(2026, 4, 1), date(2027, 3, 31), "limited", 12),
    (date(2026, 4, 1), date(2026, 9, 30), "limited", 6),
    (date(2026, 4, 1), date(2026, 4, 30), "limited", 1),
    (date(2026, 4, 1), None, "limited", None),
    (date(2026, 4, 1), date(2027, 3, 31), "open_ended", None),
    (date(2026, 4, 1), date(2026, 3, 31), "limited", None),
]


@pytest.mark.parametrize(("first", "last", "duration", "months"), LENGTHS)
def test_what_a_decision_is_as_practice(
    first: date, last: date | None, duration: str, months: int | None
) -> None:
    made = Decision(
        valid_from=first, valid_to=last, duration=duration, duration_reasons=WHY, reservation="no"
    )
    expected = Practice(
        duration=duration, months=months, duration_reasons=WHY, reservation="no", officer="Åsa Lind"
    )
    assert practice.of(made, "Åsa Lind") == expected
