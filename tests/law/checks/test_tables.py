"""Every check: where it applies, where it does not, and the borders between."""

from collections.abc import Iterator

import pytest

from lssdesk.law.checks import CHECKS
from lssdesk.law.tables import shipped
from tests.law.checks import (
    table_after,
    table_application,
    table_by_kind,
    table_change,
    table_change_limits,
    table_child_and_plans,
    table_common,
    table_costs,
    table_custodians,
    table_death,
    table_decision,
    table_decisions,
    table_follow_up,
    table_inquiry,
    table_kinds,
    table_measures,
    table_municipality,
    table_orders,
    table_own_request,
    table_personkrets,
    table_personkrets_need,
    table_protected,
    table_register,
    table_right,
    table_rulings,
    table_short_stay,
    table_support,
    table_usage,
)
from tests.law.checks.sound import Changes, found

TABLES = (
    table_application.TABLE,
    table_register.TABLE,
    table_protected.TABLE,
    table_death.TABLE,
    table_custodians.TABLE,
    table_municipality.TABLE,
    table_inquiry.TABLE,
    table_common.TABLE,
    table_child_and_plans.TABLE,
    table_personkrets.TABLE,
    table_personkrets_need.TABLE,
    table_right.TABLE,
    table_decision.TABLE,
    table_short_stay.TABLE,
    table_support.TABLE,
    table_measures.TABLE,
    table_rulings.TABLE,
    table_costs.TABLE,
    table_after.TABLE,
    table_orders.TABLE,
    table_change.TABLE,
    table_change_limits.TABLE,
    table_decisions.TABLE,
    table_kinds.TABLE,
    table_own_request.TABLE,
    table_usage.TABLE,
    table_follow_up.TABLE,
)
OWN_TEST = {
    "HND-032",
    "HND-034",
    "HND-245",
    "HND-248",
    "HND-110/lead",
    "HND-093",
    "HND-109",
    "HND-238",
    "HND-262/notice",
    "PKR-015",
    "PKR-046",
    "DAG-006",
    "DAG-015",
    "FHB-008/offer",
    "MKA-007",
    "HND-105/routine",
}
"""Need a setting or a measure that is not there: test_policy.py, test_common_policy.py and others beside."""


def _rows() -> Iterator[object]:
    for table in (*TABLES, table_by_kind.TABLE):
        for key, rows in table.items():
            for name, base, changes, expected in rows:
                yield pytest.param(key, base, changes, expected, id=f"{key}: {name} ({base})")


@pytest.mark.parametrize(("key", "base", "changes", "expected"), list(_rows()))
def test_check(key: str, base: str, changes: Changes, expected: bool) -> None:
    assert bool(found(key, base, changes)) == expected


def test_table_functions_and_cases_hold_the_same_checks() -> None:
    cases = [key for table in TABLES for key in table]
    assert len(cases) == len(set(cases))
    assert {check.key for check in shipped().checks} == set(CHECKS) == {*cases, *OWN_TEST}


@pytest.mark.parametrize("key", [key for table in TABLES for key in table])
def test_every_check_has_a_case_where_it_applies_and_one_where_it_does_not(key: str) -> None:
    rows = next(table[key] for table in TABLES if key in table)
    assert {expected for *_, expected in rows} == {True, False}
