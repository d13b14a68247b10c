"""Dates after a decision: service, appeal, order, end of a limited one."""

from datetime import date
from typing import Any

import pytest

from lssdesk.law.deadlines import deadlines
from lssdesk.model import document
from tests.law.checks.test_common_policy import settings

DECIDED: dict[str, Any] = {
    "measure": "ledsagarservice",
    "decision": {
        "day": "2026-03-02",
        "outcome": "granted",
        "duration": "limited",
        "valid_from": "2026-04-01",
        "valid_to": "2027-03-31",
    },
}
SIMPLIFIED = {"sent": "2026-03-06", "way": "simplified"}
RECEIPT = {"sent": "2026-03-02", "way": "receipt"}
SERVED = {**RECEIPT, "received": "2026-03-06"}
MARCH = date(2026, 3, 10)

TABLE: list[tuple[str, str, dict[str, Any], dict[str, Any], date, list[tuple[date | None, bool]]]] = [
    # name, id, changes, settings, as of, expected days and whether they have passed
    ("not sent", "HND-098", {}, {}, MARCH, [(None, False)]),
    ("sent", "HND-098", {"/service": RECEIPT}, {}, MARCH, []),
    ("not decided", "HND-098", {"/decision/day": None}, {}, MARCH, []),
    (
        "control message",
        "HND-255",
        {"/service": SIMPLIFIED},
        {},
        date(2026, 3, 9),
        [(date(2026, 3, 9), False)],
    ),
    ("control message late", "HND-255", {"/service": SIMPLIFIED}, {}, MARCH, [(date(2026, 3, 9), True)]),
    (
        "control message sent",
        "HND-255",
        {"/service": {**SIMPLIFIED, "control_sent": "2026-03-09"}},
        {},
        MARCH,
        [],
    ),
    ("receipt, no setting", "HND-100", {"/service": RECEIPT}, {}, MARCH, [(None, False)]),
    (
        "receipt, a Saturday becomes Monday",
        "HND-100",
        {"/service": RECEIPT},
        {"receipt_reminder_days": 5},
        MARCH,
        [(date(2026, 3, 9), True)],
    ),
    ("receipt came back", "HND-100", {"/service": SERVED}, {"receipt_reminder_days": 5}, MARCH, []),
    ("time to appeal", "HND-133", {"/service": SERVED}, {}, MARCH, [(date(2026, 3, 27), False)]),
    ("its last day", "HND-133", {"/service": SERVED}, {}, date(2026, 3, 27), [(date(2026, 3, 27), False)]),
    ("it is over", "HND-133", {"/service": SERVED}, {}, date(2026, 3, 28), []),
    ("not known", "HND-133", {"/service": RECEIPT}, {}, MARCH, []),
    (
        "appealed",
        "HND-133",
        {"/service": SERVED, "/appeal/received": "2026-03-10"},
        {},
        MARCH,
        [],
    ),
    (
        "hand over, no setting",
        "HND-135",
        {"/service": SERVED, "/appeal/received": "2026-03-10"},
        {},
        MARCH,
        [(None, False)],
    ),
    (
        "hand over",
        "HND-135",
        {"/service": SERVED, "/appeal/received": "2026-03-10"},
        {"appeal_forward_days": 7},
        date(2026, 3, 18),
        [(date(2026, 3, 17), True)],
    ),
    (
        "handed over",
        "HND-135",
        {"/service": SERVED, "/appeal": {"received": "2026-03-10", "forwarded": "2026-03-12"}},
        {"appeal_forward_days": 7},
        date(2026, 3, 18),
        [],
    ),
    (
        "dismissed",
        "HND-135",
        {"/service": SERVED, "/appeal": {"received": "2026-04-10", "dismissed_number": "2026-0077"}},
        {"appeal_forward_days": 7},
        date(2026, 4, 30),
        [],
    ),
    ("oral order", "HND-163", {"/order/oral": "2026-03-09"}, {}, MARCH, [(None, False)]),
    ("written too", "HND-163", {"/order": {"oral": "2026-03-09", "sent": "2026-03-10"}}, {}, MARCH, []),
    ("no order", "HND-163", {}, {}, MARCH, []),
    ("first follow-up", "HND-166", {}, {}, MARCH, [(date(2027, 3, 2), False)]),
    ("the day after", "HND-166", {}, {}, date(2027, 3, 3), [(date(2027, 3, 2), True)]),
    ("refused", "HND-166", {"/decision/outcome": "refused"}, {}, MARCH, []),
    ("end, no setting", "HND-109", {}, {}, date(2027, 3, 1), []),
    ("end", "HND-109", {}, {"expiry_contact_days": 90}, MARCH, [(date(2026, 12, 31), False)]),
    (
        "end, the last day",
        "HND-109",
        {},
        {"expiry_contact_days": 90},
        date(2027, 3, 31),
        [(date(2026, 12, 31), True)],
    ),
    ("ended", "HND-109", {}, {"expiry_contact_days": 90}, date(2027, 4, 1), []),
    (
        "renewal noted",
        "HND-109",
        {"/order/answers/renewal": {"choice": "declines"}},
        {"expiry_contact_days": 90},
        date(2027, 3, 1),
        [],
    ),
    (
        "until further notice",
        "HND-109",
        {"/decision/duration": "open_ended"},
        {"expiry_contact_days": 90},
        date(2027, 3, 1),
        [],
    ),
]


def rows(changes: dict[str, Any], as_of: date, **given: Any) -> list[tuple[str, date | None, bool, str]]:
    found: dict[str, Any] = DECIDED
    for pointer, value in changes.items():
        found = document.put(found, pointer, value)
    rules = settings(**given)
    return [
        (one.id, one.due, one.overdue, one.text) for one in deadlines(document.to_case(found), as_of, rules)
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
    assert [(due, over) for key, due, over, _ in rows(changes, as_of, **given) if key == id] == expected


def test_a_late_appeal_is_told_from_one_in_time() -> None:
    early = {"/service": SERVED, "/appeal/received": "2026-03-27"}
    late = {"/service": SERVED, "/appeal/received": "2026-03-28"}
    said = [text for changes in (early, late) for id, _, _, text in rows(changes, MARCH) if id == "HND-135"]
    assert "skyndsamt" in said[0]
    assert "Avvisa" in said[1]
