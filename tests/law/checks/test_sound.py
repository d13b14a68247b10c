"""Sound cases have nothing that blocks; a case without facts only says what is missing."""

from datetime import date

import pytest

from lssdesk.law.checks import blocking, run, unreasoned
from lssdesk.model.case import Case
from tests.law.checks.sound import BASES, BEFORE_JULY_2025, CHILD, TODAY, YOUNG, Changes, findings
from tests.law.checks.sound_kinds import KINDS

DECIDED = [base for base in BASES if "undecided" not in base]
PERSONS = [("adult", {}), ("child", CHILD), ("fifteen", YOUNG)]


@pytest.mark.parametrize("base", DECIDED)
@pytest.mark.parametrize(("person", "changes"), PERSONS)
def test_a_sound_decision_has_nothing_to_mend(base: str, person: str, changes: Changes) -> None:
    found = findings(base, changes)
    assert [(one.key, one.message) for one in blocking(found)] == []
    assert [(one.key, one.message) for one in unreasoned(found)] == []


@pytest.mark.parametrize("base", DECIDED)
def test_a_sound_decision_of_the_last_day_of_the_old_act(base: str) -> None:
    found = findings(
        base, BEFORE_JULY_2025 | {"/decision/valid_from": "2025-07-01", "/decision/valid_to": "2026-06-30"}
    )
    assert [(one.key, one.message) for one in blocking(found)] == []
    assert [(one.key, one.message) for one in unreasoned(found)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_decision_of_each_kind_has_nothing_to_mend(kind: str) -> None:
    found = findings(kind)
    assert [(one.key, one.message) for one in found if one.severity in ("block", "warn")] == []


@pytest.mark.parametrize("measure", ["", "ledsagarservice", "ledsagning", "något annat"])
def test_an_empty_case_says_what_is_missing_and_nothing_impossible(measure: str) -> None:
    found = run(Case(measure=measure), TODAY)
    assert {one.key for one in blocking(found)} >= {
        "HND-254/part",
        "HND-097",
        "HND-063",
        "HND-078",
        "HND-001",
    }
    grants_only = {"HND-102", "HND-104", "HND-104/period", "HND-106", "LED-020", "LSOL-030"}
    assert not grants_only & {one.key for one in found}
    assert not [one for one in found if one.id in ("HND-100", "HND-089", "HND-254") and one.part != "part"]


def test_a_misspelt_measure_does_not_pass() -> None:
    changed = findings("sol limited", {"/measure": "ledsagnig"})
    assert "/measure" in [one.field for one in blocking(changed)]


@pytest.mark.parametrize("day", [date.min, date(202, 1, 1), date(2018, 6, 30), date.max])
def test_no_day_makes_the_checks_fail(day: date) -> None:
    for base in BASES:
        changes = dict.fromkeys(
            ("/decision/day", "/application/received", "/decision/valid_from"), day.isoformat()
        )
        findings(base, changes)
    assert run(Case(measure="ledsagning"), day)
