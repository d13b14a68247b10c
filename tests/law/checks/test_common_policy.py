"""Checks of the inquiry that wait for a setting of the municipality."""

from datetime import date
from typing import Any

import msgspec
import pytest

from lssdesk.law import policy
from lssdesk.law.checks import run
from lssdesk.law.policy import Handling
from tests.law.checks.sound import TODAY, Changes, case

ANSWERS = "/inquiry/answers"


def settings(**given: Any) -> Handling:
    """The shipped settings with some of them set: a number, or words."""
    rows = [
        msgspec.structs.replace(
            row, **{"text" if isinstance(given[row.key], str) else "value": given[row.key]}
        )
        if row.key in given
        else row
        for row in policy.shipped().setting
    ]
    return Handling(setting=tuple(rows))


def _found(key: str, base: str, changes: Changes, given: dict[str, Any], as_of: date = TODAY) -> bool:
    return key in {one.key for one in run(case(base, changes), as_of, settings(**given))}


INTERIM = [
    # name, base, changes, days set, as of, found (HND-093)
    ("unset", "lss undecided", {}, None, date(2026, 12, 31), False),
    ("on the day", "lss undecided", {}, 30, date(2026, 3, 3), True),
    ("the day before", "lss undecided", {}, 30, date(2026, 3, 2), False),
    ("asked", "lss undecided", {f"{ANSWERS}/interim_need": {"choice": "no"}}, 30, date(2026, 3, 3), False),
    ("decided", "lss limited", {}, 30, date(2026, 3, 3), False),
    ("SoL", "sol undecided", {}, 30, date(2026, 3, 3), False),
]


@pytest.mark.parametrize(("name", "base", "changes", "days", "as_of", "expected"), INTERIM)
def test_interim(
    name: str, base: str, changes: Changes, days: int | None, as_of: date, expected: bool
) -> None:
    given = {} if days is None else {"interim_question_days": days}
    assert _found("HND-093", base, changes, given, as_of) == expected


NOTICE = [
    # name, base, changes, days set, as of, found (HND-262/notice)
    ("unset", "sol undecided", {}, None, date(2026, 12, 31), False),
    ("on the last day", "sol undecided", {}, 60, date(2026, 4, 2), False),
    ("the day after", "sol undecided", {}, 60, date(2026, 4, 3), True),
    (
        "told",
        "sol undecided",
        {f"{ANSWERS}/delay_notice": {"day": "2026-04-01", "text": "Vi väntar på ett intyg."}},
        60,
        date(2026, 4, 3),
        False,
    ),
    ("drafted", "sol limited", {}, 60, date(2026, 4, 3), False),
    ("no application", "sol undecided", {"/application/received": None}, 60, date(2026, 4, 3), False),
]


@pytest.mark.parametrize(("name", "base", "changes", "days", "as_of", "expected"), NOTICE)
def test_notice_of_delay(
    name: str, base: str, changes: Changes, days: int | None, as_of: date, expected: bool
) -> None:
    given = {} if days is None else {"handling_target_days": days}
    assert _found("HND-262/notice", base, changes, given, as_of) == expected


IMPAIRED: Changes = {"/measure": "avlosarservice", f"{ANSWERS}/sight_hearing": {"choice": "yes"}}
INSTRUCTOR = [
    # name, changes, service, found (HND-238)
    ("no instructor known", IMPAIRED, "", False),
    ("not told", IMPAIRED, "Instruktören, 010-123 45 67", True),
    ("told", {**IMPAIRED, f"{ANSWERS}/sight_hearing": {"choice": "told"}}, "Instruktören", False),
    ("not at home", {**IMPAIRED, "/measure": "ledsagarservice"}, "Instruktören", False),
]


@pytest.mark.parametrize(("name", "changes", "service", "expected"), INSTRUCTOR)
def test_instructor(name: str, changes: Changes, service: str, expected: bool) -> None:
    given = {"sight_hearing_instructor": service}
    assert _found("HND-238", "lss undecided", changes, given) == expected


def test_a_registered_routine_is_not_asked_for() -> None:
    changes = {"/person/protection": "sekretessmarkering"}
    assert _found("HND-251", "sol limited", changes, {})
    assert not _found("HND-251", "sol limited", changes, {"routine_protected": "Rutin 4, intranätet"})
