"""Checks after a decision that wait for a setting, and how they are told from those before it is signed."""

from datetime import date
from typing import Any

import pytest

from lssdesk.law.checks import before, blocking, later, run, unreasoned
from tests.law.checks import table_after, table_orders
from tests.law.checks.sound import TODAY, Changes, case
from tests.law.checks.sound_after import AFTER, AFTER_REFUSED
from tests.law.checks.test_common_policy import settings

RENEWAL = "/order/answers/renewal/choice"
EXPIRY: list[tuple[str, str, Changes, int | None, date, bool]] = [
    # name, case, changes, days set, as of, found (HND-109); the decision ends on 31 March 2027
    ("unset", "lss limited", {}, None, date(2027, 3, 31), False),
    ("the day before the time", "lss limited", {}, 60, date(2027, 1, 29), False),
    ("on the day", "lss limited", {}, 60, date(2027, 1, 30), True),
    ("the last day", "sol limited", {}, 60, date(2027, 3, 31), True),
    ("ended", "sol limited", {}, 60, date(2027, 4, 1), False),
    ("applied anew", "lss limited", {RENEWAL: "applies"}, 60, date(2027, 3, 1), False),
    ("does not want to", "lss limited", {RENEWAL: "declines"}, 60, date(2027, 3, 1), False),
    ("until further notice", "lss open", {}, 60, date(2027, 3, 1), False),
    ("refused", "lss refused", {"/decision/valid_to": "2027-03-31"}, 60, date(2027, 3, 1), False),
]


def found(key: str, base: str, changes: Changes, as_of: date, **given: Any) -> bool:
    return key in {one.key for one in run(case(base, changes), as_of, settings(**given))}


@pytest.mark.parametrize(("name", "base", "changes", "days", "as_of", "expected"), EXPIRY)
def test_end_of_a_decision(
    name: str, base: str, changes: Changes, days: int | None, as_of: date, expected: bool
) -> None:
    given = {} if days is None else {"expiry_contact_days": days}
    assert found("HND-109", base, changes, as_of, **given) is expected


@pytest.mark.parametrize(("start", "expected"), [("2026-04-09", True), ("2026-04-10", False)])
def test_an_order_close_to_the_start(start: str, expected: bool) -> None:
    """Sent on 27 March, two weeks before the start."""
    changes = {**table_orders.GOT, "/order/start": start}
    assert found("HND-161", "lss limited", changes, TODAY, order_lead_days=14) is expected


def test_what_comes_after_a_decision_stops_no_signature() -> None:
    changes = {**table_after.LATE, "/appeal/forwarded": "2026-04-24", "/order/provider": "Hjälpen AB"}
    findings = run(case("lss refused", changes), TODAY)
    ids = {one.key for one in later(findings)}
    assert {"HND-134/forwarded", "HND-160"} <= ids
    assert not ids & {one.key for one in (*blocking(findings), *unreasoned(findings))}
    assert {*later(findings), *before(findings)} == set(findings)


@pytest.mark.parametrize("base", ["lss limited", "lss refused", "sol open", "sol partly", "lss undecided"])
def test_nothing_is_said_before_anything_is_noted(base: str) -> None:
    assert [one.key for one in later(run(case(base), TODAY))] == []


@pytest.mark.parametrize("name", AFTER)
def test_a_sound_way_after_a_grant_has_nothing_to_mend(name: str) -> None:
    found = later(run(case("lss limited", AFTER[name]), TODAY))
    assert [(one.key, one.message) for one in found if one.severity != "info"] == []


@pytest.mark.parametrize("name", AFTER_REFUSED)
def test_a_sound_appeal_has_nothing_to_mend(name: str) -> None:
    found = later(run(case("lss refused", AFTER_REFUSED[name]), TODAY))
    assert [(one.key, one.message) for one in found if one.severity != "info"] == []
