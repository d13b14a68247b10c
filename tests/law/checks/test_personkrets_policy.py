"""What the municipality sets about old evidence and small children: unset is not judged, set is."""

from datetime import date

import msgspec
import pytest

from lssdesk.law import policy
from lssdesk.law.checks import run
from lssdesk.law.policy import Handling
from tests.law.checks.personkrets_cases import AUTISM, EVIDENCE, PHYSICIAN, P, chosen
from tests.law.checks.sound import CHILD, EARLIER, TODAY, Changes, case


def _set(**values: int) -> Handling:
    rows = [
        msgspec.structs.replace(row, value=values.get(row.key, row.value)) for row in policy.shipped().setting
    ]
    return Handling(setting=tuple(rows))


def _keys(changes: Changes, handling: Handling) -> set[str]:
    return {one.key for one in run(case("lss limited", changes), TODAY, handling)}


RENEWAL: Changes = {**AUTISM, **chosen(earlier="1"), "/application/kind": "renewal"}
CHANGEABLE: Changes = {**RENEWAL, **chosen(diagnosis_unclear="yes")}


def _dated(day: str) -> Changes:
    return {EVIDENCE: [{**PHYSICIAN, "day": "2001-01-01"}, {**PHYSICIAN, "day": day}]}


OLD = [
    # name, changes, years set, found (PKR-015)
    ("unset", {**CHANGEABLE, **_dated("2010-01-01")}, None, False),
    ("three years on the day", {**CHANGEABLE, **_dated("2023-03-25")}, 3, True),
    ("three years the day after", {**CHANGEABLE, **_dated("2023-03-26")}, 3, False),
    ("a clear diagnosis stands", {**RENEWAL, **_dated("2010-01-01")}, 3, False),
    ("a child's may change", {**RENEWAL, **CHILD, **_dated("2010-01-01")}, 3, True),
    ("a brain injury", {**RENEWAL, **chosen(earlier="2"), **_dated("2010-01-01")}, 3, True),
    ("no day", {**CHANGEABLE, EVIDENCE: [{"kind": "Läkarintyg"}]}, 3, False),
    ("first application", {**CHANGEABLE, "/application/kind": "first", **_dated("2010-01-01")}, 3, False),
    (
        "an earlier decision is a renewal",
        {**CHANGEABLE, **EARLIER, "/application/kind": None, **_dated("2010-01-01")},
        3,
        True,
    ),
]


@pytest.mark.parametrize(("name", "changes", "years", "expected"), OLD)
def test_old_evidence(name: str, changes: Changes, years: int | None, expected: bool) -> None:
    handling = _set() if years is None else _set(pkr_evidence_old_after_years=years)
    assert ("PKR-015" in _keys(changes, handling)) == expected


def _born(day: date) -> Changes:
    return {"/person/personal_number": None, "/person/birth_day": day.isoformat()}


SMALL = [
    # name, changes, age set, found (PKR-046)
    ("unset", _born(date(2024, 2, 29)), None, False),
    ("five the day after", _born(date(2021, 3, 26)), 5, True),
    ("five on the day", _born(date(2021, 3, 25)), 5, False),
    ("answered", {**_born(date(2024, 2, 29)), f"{P}small_child": {"choice": "no"}}, 5, False),
    ("group 1", {**_born(date(2024, 2, 29)), **AUTISM}, 5, False),
    ("unknown age", {"/person/personal_number": None}, 5, False),
]


@pytest.mark.parametrize(("name", "changes", "years", "expected"), SMALL)
def test_small_child(name: str, changes: Changes, years: int | None, expected: bool) -> None:
    handling = _set() if years is None else _set(pkr_small_child_prompt_below_age=years)
    assert ("PKR-046" in _keys(changes, handling)) == expected
