"""Dates of an inquiry: what starts them, how long they are, when they have passed."""

from datetime import date
from typing import Any

import pytest

from lssdesk.law.days import months_after, working_day
from lssdesk.law.deadlines import Deadline, deadlines
from lssdesk.model import document
from lssdesk.model.case import Case
from tests.law.checks.test_common_policy import settings

ANSWERS = "/inquiry/answers"
TALK = "/inquiry/communication"


def case(**changes: Any) -> Case:
    """A case received on 2 February 2026, with values by pointer."""
    found: dict[str, Any] = {"measure": "ledsagarservice", "application": {"received": "2026-02-02"}}
    for pointer, value in changes.items():
        found = document.put(found, pointer, value)
    return document.to_case(found)


def dates(of: Case, as_of: date, id: str, **given: Any) -> list[tuple[date | None, bool]]:
    return [(one.due, one.overdue) for one in deadlines(of, as_of, settings(**given)) if one.id == id]


Row = tuple[str, str, dict[str, Any], dict[str, Any], date, list[tuple[date | None, bool]]]
LATER = date(2026, 12, 31)
MARCH_2 = date(2026, 3, 2)
TABLE: list[Row] = [
    # name, id, changes, settings, as of, expected days and whether they have passed
    ("open without delay, no target", "HND-061", {}, {}, LATER, [(None, False)]),
    (
        "open in a week",
        "HND-061",
        {},
        {"inquiry_opening_days": 7},
        date(2026, 2, 9),
        [(date(2026, 2, 9), False)],
    ),
    (
        "a day late",
        "HND-061",
        {},
        {"inquiry_opening_days": 7},
        date(2026, 2, 10),
        [(date(2026, 2, 9), True)],
    ),
    ("opened", "HND-061", {"/inquiry/opened": "2026-02-03"}, {"inquiry_opening_days": 7}, LATER, []),
    (
        "target of the whole",
        "HND-061",
        {"/inquiry/opened": "2026-02-03"},
        {"handling_target_days": 90},
        LATER,
        [(date(2026, 5, 3), True)],
    ),
    ("an outcome is chosen", "HND-061", {"/decision/outcome": "granted"}, {}, LATER, []),
    ("no application", "HND-061", {"/application/received": None}, {}, LATER, []),
    ("six months", "HND-262", {}, {}, date(2026, 8, 2), [(date(2026, 8, 2), False)]),
    ("more than six months", "HND-262", {}, {}, date(2026, 8, 3), [(date(2026, 8, 2), True)]),
    (
        "six months from the 31st",
        "HND-262",
        {"/application/received": "2025-08-31"},
        {},
        MARCH_2,
        [(date(2026, 2, 28), True)],
    ),
    (
        "four weeks from the request",
        "HND-262",
        {f"{ANSWERS}/decision_request": {"day": "2026-08-10"}},
        {},
        date(2026, 9, 7),
        [(date(2026, 9, 7), False)],
    ),
    (
        "the request is refused",
        "HND-262",
        {
            f"{ANSWERS}/decision_request": {"day": "2026-08-10"},
            f"{ANSWERS}/decision_request_refused": {"day": "2026-08-20"},
        },
        {},
        LATER,
        [],
    ),
    ("decided", "HND-262", {"/decision/day": "2026-03-01"}, {}, LATER, []),
    (
        "reply as stated",
        "HND-080",
        {TALK: {"sent": "2026-03-02", "reply_by": "2026-03-16"}},
        {},
        MARCH_2,
        [(date(2026, 3, 16), False)],
    ),
    (
        "reply by the setting",
        "HND-080",
        {TALK: {"sent": "2026-03-02"}},
        {"communication_reply_days": 10},
        date(2026, 3, 13),
        [(date(2026, 3, 12), True)],
    ),
    ("reply time unknown", "HND-080", {TALK: {"sent": "2026-03-02"}}, {}, LATER, [(None, False)]),
    ("replied", "HND-080", {TALK: {"sent": "2026-03-02", "replied": "2026-03-05"}}, {}, LATER, []),
    ("nothing to add", "HND-080", {TALK: {"sent": "2026-03-02", "nothing_to_add": True}}, {}, LATER, []),
    ("not sent", "HND-080", {}, {"communication_reply_days": 10}, LATER, []),
    (
        "asked for, no setting",
        "HND-068",
        {"/inquiry/evidence": [{"requested": "2026-02-02"}]},
        {},
        LATER,
        [(None, False)],
    ),
    (
        "reminder",
        "HND-068",
        {"/inquiry/evidence": [{"requested": "2026-02-02"}]},
        {"evidence_reminder_days": 14},
        date(2026, 2, 16),
        [(date(2026, 2, 16), False)],
    ),
    (
        "a Saturday becomes Monday",
        "HND-068",
        {"/inquiry/evidence": [{"requested": "2026-02-02"}]},
        {"evidence_reminder_days": 12},
        date(2026, 2, 16),
        [(date(2026, 2, 16), False)],
    ),
    (
        "from the reminder",
        "HND-068",
        {"/inquiry/evidence": [{"requested": "2026-02-02", "reminded": "2026-02-16"}]},
        {"evidence_reminder_days": 14},
        MARCH_2,
        [(date(2026, 3, 2), False)],
    ),
    (
        "came in",
        "HND-068",
        {"/inquiry/evidence": [{"requested": "2026-02-02", "received": "2026-02-09"}]},
        {"evidence_reminder_days": 14},
        LATER,
        [],
    ),
    (
        "never asked for",
        "HND-068",
        {"/inquiry/evidence": [{"day": "2026-01-02"}]},
        {"evidence_reminder_days": 14},
        LATER,
        [],
    ),
    (
        "answers to a request",
        "HND-069",
        {f"{ANSWERS}/evidence_questions": {"day": "2026-03-01"}},
        {},
        MARCH_2,
        [(date(2026, 3, 1), True)],
    ),
    (
        "to be supplemented",
        "HND-071",
        {f"{ANSWERS}/material_missing": {"day": "2026-03-02"}},
        {},
        MARCH_2,
        [(date(2026, 3, 2), False)],
    ),
    (
        "instead of a visit",
        "HND-077",
        {f"{ANSWERS}/no_visit": {"day": "2026-03-02"}},
        {},
        MARCH_2,
        [(date(2026, 3, 2), False)],
    ),
    ("interim, no setting", "HND-093", {}, {}, LATER, []),
    ("interim", "HND-093", {}, {"interim_question_days": 30}, date(2026, 3, 5), [(date(2026, 3, 4), True)]),
    (
        "interim asked",
        "HND-093",
        {f"{ANSWERS}/interim_need": {"choice": "no"}},
        {"interim_question_days": 30},
        LATER,
        [],
    ),
    (
        "SIP at once",
        "HND-198",
        {
            f"{ANSWERS}/coordination_need": {"choice": "yes"},
            "/register/consents": [{"kind": "sip", "day": "2026-02-20"}],
        },
        {},
        MARCH_2,
        [(date(2026, 2, 20), True)],
    ),
    ("SIP without consent", "HND-198", {f"{ANSWERS}/coordination_need": {"choice": "yes"}}, {}, MARCH_2, []),
    (
        "SIP made",
        "HND-198",
        {
            f"{ANSWERS}/coordination_need": {"choice": "yes"},
            f"{ANSWERS}/sip_plan": {"choice": "made"},
            "/register/consents": [{"kind": "sip", "day": "2026-02-20"}],
        },
        {},
        MARCH_2,
        [],
    ),
    (
        "plan within a year, also when decided",
        "HND-205",
        {f"{ANSWERS}/plan_reviewed": {"day": "2024-02-29"}, "/decision/day": "2024-03-01"},
        {},
        MARCH_2,
        [(date(2025, 2, 28), True)],
    ),
    (
        "discharge, days not agreed",
        "HND-206",
        {f"{ANSWERS}/discharge_ready": {"day": "2026-02-27"}},
        {},
        MARCH_2,
        [(None, False)],
    ),
    (
        "discharge",
        "HND-206",
        {f"{ANSWERS}/discharge_ready": {"day": "2026-02-27"}},
        {"discharge_free_days": 3},
        MARCH_2,
        [(date(2026, 3, 2), False)],
    ),
]


@pytest.mark.parametrize(("name", "id", "changes", "given", "as_of", "expected"), TABLE)
def test_dates(
    name: str,
    id: str,
    changes: dict[str, Any],
    given: dict[str, Any],
    as_of: date,
    expected: list[tuple[date | None, bool]],
) -> None:
    assert dates(case(**changes), as_of, id, **given) == expected


def test_an_empty_case_has_no_dates_and_the_calendar_s_end_stands() -> None:
    assert deadlines(Case(), LATER) == ()
    last = case(**{"/application/received": "9999-12-31", TALK: {"sent": "9999-12-31"}})
    assert dates(last, LATER, "HND-080", communication_reply_days=10**7) == [(date.max, False)]
    assert dates(last, LATER, "HND-262") == [(date.max, False)]


def test_the_earliest_comes_first_and_unknown_days_last() -> None:
    talk = {"sent": "2026-03-02", "reply_by": "2026-03-16"}
    found = deadlines(case(**{TALK: talk}), MARCH_2)
    assert [one.id for one in found] == ["HND-080", "HND-262", "HND-061"]
    assert all(isinstance(one, Deadline) and one.text for one in found)


WORKING = [
    (date(2026, 3, 2), date(2026, 3, 2)),
    (date(2026, 2, 28), date(2026, 3, 2)),
    (date(2026, 4, 3), date(2026, 4, 7)),
    (date(2026, 6, 19), date(2026, 6, 22)),
    (date(2026, 12, 24), date(2026, 12, 28)),
    (date(2026, 12, 31), date(2027, 1, 4)),
    (date.max, date.max),
]


@pytest.mark.parametrize(("day", "expected"), WORKING)
def test_next_working_day(day: date, expected: date) -> None:
    assert working_day(day) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 1), 6, date(2027, 2, 1)),
        (date(9999, 8, 1), 6, date.max),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected
