"""Every check: where it applies, where it does not, and the borders between."""

from collections.abc import Iterator

import pytest

from lssdesk.law.checks import CHECKS
from lssdesk.law.tables import shipped
from tests.law.checks import table_application, table_decision, table_inquiry, table_right
from tests.law.checks.sound import Changes, found

TABLES = (table_application.TABLE, table_inquiry.TABLE, table_right.TABLE, table_decision.TABLE)
OWN_TEST = {"HND-110/lead"}
"""Needs a setting that is not set: test_policy.py."""


def _rows() -> Iterator[object]:
    for table in TABLES:
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
