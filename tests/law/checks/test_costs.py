"""The costs of companions and relievers: sound cases, settings, and few early findings."""

from itertools import combinations

import msgspec
import pytest

from lssdesk.flow import case_forms
from lssdesk.law import policy, tables
from lssdesk.law.checks import blocking, run, unreasoned
from lssdesk.law.form_facts import form_facts
from lssdesk.law.hours import policy as hours_policy
from lssdesk.law.policy import Handling
from lssdesk.model import document, forms
from lssdesk.model.case import Case
from tests.law.checks.sound import TODAY, Changes, case, findings
from tests.law.checks.sound_costs import CONCERT, COSTS, GUIDELINES
from tests.model.asking import asked_at_once


@pytest.mark.parametrize("name", COSTS)
def test_a_sound_decision_has_nothing_to_mend(name: str) -> None:
    found = findings(*COSTS[name])
    assert [(one.key, one.message) for one in blocking(found)] == []
    assert [(one.key, one.message) for one in unreasoned(found)] == []


@pytest.mark.parametrize("name", COSTS)
def test_a_new_case_gets_no_finding_of_its_measure(name: str) -> None:
    assert [
        one.key for one in run(Case(measure=name), TODAY) if one.id.startswith(("OMK", "MKA", "OMA"))
    ] == []


LEAD = [
    # name, days set, planned day, found (MKA-007)
    ("unset", None, "2026-02-02", False),
    ("as many days as set", 30, "2026-03-03", False),
    ("a day fewer", 30, "2026-03-02", True),
    ("no day", 30, None, False),
]


@pytest.mark.parametrize(("name", "days", "day", "expected"), LEAD)
def test_an_activity_near_the_application(
    name: str, days: int | None, day: str | None, expected: bool
) -> None:
    rows = (
        msgspec.structs.replace(row, value=days if row.key == "mka_lead_days" else row.value)
        for row in policy.shipped().setting
    )
    of = case("sol limited", {**CONCERT, "/decision/dearer/day": day})
    found = {one.key for one in run(of, TODAY, Handling(setting=tuple(rows)))}
    assert ("MKA-007" in found) == expected


def test_the_amount_is_the_municipalitys_of_the_day() -> None:
    shipped = hours_policy.shipped()
    raised = msgspec.structs.replace(shipped.cost_per_month[0], ore=40000)
    own = msgspec.structs.replace(shipped, cost_per_month=(raised,))
    found = run(case(*COSTS["omkostnader_ledsagare"]), TODAY, hours=own)
    (message,) = [one.message for one in found if one.id == "OMK-012"]
    assert "högst 400\u00a0kr per månad" in message


ASKED = [
    # measure, changes, fields that are asked, fields that are not
    (
        "omkostnader_ledsagare",
        {},
        ("beyond/outcome", "beyond/guideline", "beyond/amount", "beyond/reasons", "valid_from", "duration"),
        ("dearer/activity", "beyond/scope", "beyond/right_refused_number", "hours_per_month", "purpose"),
    ),
    (
        "omkostnader_ledsagare",
        {"/decision/beyond": {"outcome": "refused", "right_refused": "earlier"}},
        ("beyond/right_refused_number", "beyond/right_refused_day"),
        ("beyond/amount", "valid_from", "duration"),
    ),
    ("dyrare_aktivitet", {}, ("dearer/activity", "dearer/day", "dearer/items"), ("beyond/outcome", "scope")),
    ("omkostnader_avlosare", {}, ("dearer/items", "valid_from"), ("scope", "beyond/outcome")),
]


@pytest.mark.parametrize(("measure", "changes", "asked", "silent"), ASKED)
def test_what_the_decision_asks(
    measure: str, changes: Changes, asked: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    base, sound = COSTS[measure]
    of = case(base, {**sound, **changes})
    whole, known = document.from_case(of), form_facts(of, TODAY)
    shown = {
        field.path.removeprefix("/decision/")
        for field in case_forms.decision_form(measure).fields()
        if forms.shown(field, lambda pointer: document.get(whole, pointer), known, TODAY)
    }
    assert set(asked) - shown == set()
    assert set(silent) & shown == set()


GROUNDS = [
    # ground, measures that it is offered for
    ("outside_camp_target", {"korttidsvistelse"}),
    ("low_attendance", {"daglig_verksamhet"}),
    (
        "met_in_home_municipality",
        {row.id for row in tables.shipped().measures if row.act == "lss" and row.decided},
    ),
    ("no_need", {row.id for row in tables.shipped().measures}),
]


@pytest.mark.parametrize(("ground", "expected"), GROUNDS)
def test_grounds_that_are_offered_for_some_measures(ground: str, expected: set[str]) -> None:
    offered = {row.id for row in tables.shipped().measures if ground in _grounds(row.id)}
    assert offered == expected


def _grounds(measure: str) -> list[str]:
    form = case_forms.decision_form(measure)
    (field,) = [one for one in form.fields() if one.path == "/decision/refusal_ground"]
    return [option.value for option in field.options]


@pytest.mark.parametrize("measure", [row.id for row in tables.shipped().measures])
def test_nothing_is_asked_twice_on_the_decision_page(measure: str) -> None:
    pairs = combinations(case_forms.decision_form(measure).fields(), 2)
    assert [one.path for one, other in pairs if asked_at_once(one, other)] == []


def test_frames_of_the_money_are_those_of_a_measure_that_has_them() -> None:
    measure = tables.measure("omkostnader_ledsagare")
    assert (measure.beyond, measure.frames, measure.unit) == (True, "ledsagning", "money")
    assert GUIDELINES["/measure"] == measure.id
