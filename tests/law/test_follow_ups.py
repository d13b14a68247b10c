"""When a measure is to be followed up next, with and without a first time that the municipality has set."""

from datetime import date
from typing import Any

import pytest

from lssdesk.law import follow_ups
from lssdesk.model import document
from tests.law.checks.test_common_policy import settings

GRANT: dict[str, Any] = {"outcome": "granted", "duration": "open_ended", "valid_from": "2026-04-01"}
DECIDED: dict[str, Any] = {"measure": "ledsagarservice", "decision": {"day": "2026-03-02", **GRANT}}
EARLIER = {"/earlier": [{"day": "2025-03-01", **GRANT, "valid_from": "2025-03-01"}]}
LATER = {"day": "2026-05-04", **GRANT, "valid_from": "2026-05-11"}
LIMITED = {"/decision/duration": "limited"}
JUNE = date(2026, 6, 1)


def held(*days: str | None, **last: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [{"day": day} for day in days]
    return {"/follow_up/held": [*rows[:-1], {**rows[-1], **last}]}


def taken_over(number: str) -> dict[str, Any]:
    """Case 2026-0001, and a later decision that takes over the one of that number."""
    return {"/number": "2026-0001", "/earlier": [{**LATER, "ends_earlier": number}]}


DUE: list[tuple[str, dict[str, Any], int | None, date, date | None]] = [
    # name, changes, days set for the first one, as of, expected
    ("a year after the decision", {}, None, JUNE, date(2027, 3, 2)),
    ("a new measure", {}, 90, JUNE, date(2026, 5, 31)),
    ("the set time is no longer than a year", {}, 400, JUNE, date(2027, 3, 2)),
    ("a measure that goes on", EARLIER, 90, JUNE, date(2027, 3, 2)),
    ("one that came later makes it no older", {"/earlier": [LATER]}, 90, JUNE, date(2026, 5, 31)),
    ("another case has taken it over", taken_over("2026-0001"), None, JUNE, None),
    ("and one that is not this", taken_over("2026-0002"), None, JUNE, date(2027, 3, 2)),
    ("followed up", held("2026-05-20"), 90, JUNE, date(2027, 5, 20)),
    ("of several the latest", held("2026-05-20", "2026-04-20"), None, JUNE, date(2027, 5, 20)),
    ("before the decision it is of an earlier one", held("2026-02-20"), None, JUNE, date(2027, 3, 2)),
    ("without a day", held(None), None, JUNE, date(2027, 3, 2)),
    ("on 29 February", {**held("2028-02-29")}, None, date(2028, 3, 1), date(2029, 2, 28)),
    ("a day is agreed", held("2026-05-20", next_day="2026-09-01"), None, JUNE, date(2026, 9, 1)),
    ("later than a year", held("2026-05-20", next_day="2027-09-01"), None, JUNE, date(2027, 5, 20)),
    ("before the follow-up itself", held("2026-05-20", next_day="2026-05-20"), None, JUNE, date(2027, 5, 20)),
    ("a short decision before it ends", {**LIMITED, "/decision/valid_to": "2026-08-31"}, None, JUNE,
     date(2026, 8, 31)),
    ("and not once more", {**LIMITED, "/decision/valid_to": "2026-08-31", **held("2026-05-20")}, None, JUNE,
     None),
    ("its last day", {**LIMITED, "/decision/valid_to": "2026-06-01"}, None, JUNE, JUNE),
    ("ended", {**LIMITED, "/decision/valid_to": "2026-05-31"}, None, JUNE, None),
    ("an end that was typed before it became open-ended", {"/decision/valid_to": "2026-05-31"}, None, JUNE,
     date(2027, 3, 2)),
    ("refused", {"/decision/outcome": "refused"}, 90, JUNE, None),
    ("not decided", {"/decision/day": None}, 90, JUNE, None),
    ("an advance ruling", {"/application/kind": "forhandsbesked"}, 90, JUNE, None),
    ("a single activity", {"/decision/duration": None, "/decision/dearer/day": "2026-05-01"}, 90, JUNE, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "first", "as_of", "expected"), DUE)
def test_the_next_one(
    name: str, changes: dict[str, Any], first: int | None, as_of: date, expected: date | None
) -> None:
    case = DECIDED
    for pointer, value in changes.items():
        case = document.put(case, pointer, value)
    rules = settings() if first is None else settings(follow_up_first_days=first)
    assert follow_ups.due(document.to_case(case), as_of, rules) == expected


@pytest.mark.parametrize(
    ("measure", "months", "expected"),
    [
        ("bostad_barn", 6, date(2026, 9, 2)),
        ("bostad_barn", 18, date(2027, 3, 2)),
        ("bostad_barn", None, date(2027, 3, 2)),
        ("bostad_vuxna", 6, date(2027, 3, 2)),
    ],
)
def test_a_child_s_home_may_be_followed_up_more_often(
    measure: str, months: int | None, expected: date
) -> None:
    """BOB-012: never less often than once a year."""
    case = document.to_case({**DECIDED, "measure": measure})
    assert follow_ups.due(case, JUNE, settings(bob_followup_months=months)) == expected
