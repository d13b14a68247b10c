"""Housing, daily activity, registered measures and rulings: sound cases, settings, few early findings."""

from datetime import date

import msgspec
import pytest

from lssdesk.flow import case_forms
from lssdesk.law import policy, tables
from lssdesk.law.checks import blocking, run, unreasoned
from lssdesk.law.policy import Handling
from lssdesk.model import document, forms
from lssdesk.model.case import Case
from tests.law.checks.sound import TODAY, Changes, case, findings
from tests.law.checks.sound_measures import MEASURES, REFUSED, RULINGS, WORK
from tests.law.checks.sound_support import ANSWERS

IDS = (*MEASURES, "rad_och_stod", "personlig_assistans")
OWN = ("BOB", "BOV", "DAG", "FHB", "RAD", "PAS")
NEVER = (
    "not_tried_first",
    "closer_school",
    "income_source",
    "job_seeker",
    "work_not_ruled_out",
    "move_reason",
    "not_registered_here",
)
SOUND = [
    *[(base, name, MEASURES[name]) for name in MEASURES for base in ("lss limited", "lss partly")],
    ("lss open", "bostad_barn", MEASURES["bostad_barn"]),
    ("lss open", "bostad_vuxna", MEASURES["bostad_vuxna"]),
    *[("lss limited", f"förhandsbesked, {name}", RULINGS[name]) for name in RULINGS],
    *[("lss refused", name, REFUSED[name]) for name in REFUSED],
]


@pytest.mark.parametrize(("base", "name", "changes"), SOUND)
def test_a_sound_decision_has_nothing_to_mend(base: str, name: str, changes: Changes) -> None:
    found = findings(base, changes)
    assert [(one.key, one.message) for one in blocking(found)] == []
    assert [(one.key, one.message) for one in unreasoned(found)] == []


@pytest.mark.parametrize("measure", IDS)
def test_a_new_case_gets_few_findings_of_its_measure(measure: str) -> None:
    found = run(Case(measure=measure), TODAY)
    assert len([one for one in found if one.id.startswith(OWN)]) <= 1


@pytest.mark.parametrize("measure", IDS)
def test_required_questions_are_asked_and_no_path_twice(measure: str) -> None:
    paths = [field.path for field in case_forms.inquiry_form(measure).fields()]
    required = {f"{ANSWERS}/{id}" for id in tables.measure(measure).required_questions}
    assert required <= set(paths)
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("ground", NEVER)
def test_a_ground_that_never_holds_is_not_offered(ground: str) -> None:
    (field,) = [one for one in forms.load("decision").fields() if one.path == "/decision/refusal_ground"]
    assert ground not in [option.value for option in field.options]


ASKED = [
    # field of the decision, asked in an ordinary case, asked in a ruling
    ("/decision/valid_from", True, False),
    ("/decision/duration", True, False),
    ("/decision/duration_reasons", True, False),
    ("/decision/reservation", True, True),
]


@pytest.mark.parametrize(("path", "ordinary", "ruling"), ASKED)
def test_a_ruling_asks_for_no_time_of_its_own(path: str, ordinary: bool, ruling: bool) -> None:
    (field,) = [one for one in forms.load("decision").fields() if one.path == path]
    whole = document.from_case(case("lss limited"))

    def shown(is_ruling: bool) -> bool:
        facts = {"ruling": is_ruling, "grants": True}
        return forms.shown(field, lambda pointer: document.get(whole, pointer), facts, TODAY)

    assert (shown(False), shown(True)) == (ordinary, ruling)


def _found(key: str, changes: Changes, as_of: date = TODAY, **values: int | None) -> bool:
    """Whether a check finds something in such a grant, where the municipality has set these values."""
    rows = policy.shipped().setting
    changed = (msgspec.structs.replace(row, value=values.get(row.key, row.value)) for row in rows)
    found = run(case("lss limited", changes), as_of, Handling(setting=tuple(changed)))
    return key in {one.key for one in found}


STUDIES = [
    # name, hours a week, set, found (DAG-006)
    ("unset", "4,5", None, False),
    ("as many as set", "5", 5, False),
    ("more than set", "4,5", 4, True),
    ("no number", "några", 4, False),
]


@pytest.mark.parametrize(("name", "hours", "most", "expected"), STUDIES)
def test_study_hours(name: str, hours: str, most: int | None, expected: bool) -> None:
    answers = {f"{ANSWERS}/studies/choice": "course", f"{ANSWERS}/study_hours/text": hours}
    assert _found("DAG-006", {**WORK, **answers}, dag_max_study_hours_week=most) == expected


LONG = [
    # name, reasons, last day, long from years, found (DAG-015)
    ("unset", None, "2027-04-01", None, False),
    ("a day short of a year", None, "2027-03-31", 1, False),
    ("a year and a day", None, "2027-04-01", 1, True),
    ("with reasons", "Behovet är jämnt.", "2027-04-01", 1, False),
]


@pytest.mark.parametrize(("name", "reasons", "last", "years", "expected"), LONG)
def test_a_long_decision_without_reservation(
    name: str, reasons: str | None, last: str, years: int | None, expected: bool
) -> None:
    decided = {
        "/decision/reservation": "no",
        "/decision/reservation_reasons": reasons,
        "/decision/valid_to": last,
    }
    assert _found("DAG-015", {**WORK, **decided}, dag_long_decision_years=years) == expected


OFFERS = [
    # name, offered, months set, as of, found (FHB-008/offer)
    ("unset", None, None, date(2027, 1, 1), False),
    ("the day before", None, 3, date(2026, 6, 24), False),
    ("on the day", None, 3, date(2026, 6, 25), True),
    ("offered", "2026-05-01", 3, date(2026, 6, 25), False),
]


@pytest.mark.parametrize(("name", "offered", "months", "as_of", "expected"), OFFERS)
def test_a_ruling_without_an_offer(
    name: str, offered: str | None, months: int | None, as_of: date, expected: bool
) -> None:
    changes = {**RULINGS["bostad_vuxna"], f"{ANSWERS}/fhb_start/day": offered}
    assert _found("FHB-008/offer", changes, as_of, fhb_offer_reminder_months=months) == expected
