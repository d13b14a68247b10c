"""Sound cases of the four support measures: nothing to mend, and a new case is not drowned."""

import pytest

from lssdesk.law import policy, tables
from lssdesk.law.checks import blocking, run, unreasoned
from lssdesk.model import forms
from lssdesk.model.case import Case
from tests.law.checks.sound import LIMITED, TODAY, Changes, case, findings
from tests.law.checks.sound_support import ANSWERS, NO_HOURS, SHORT_STAY, SUPERVISION, SUPPORT, answered

IDS = ("kontaktperson", "avlosarservice", "korttidsvistelse", "korttidstillsyn")
NO_GROUND: Changes = answered(
    {}, dict.fromkeys(("ground_relief", "ground_change", "ground_recreation"), "no")
)
REFUSED: Changes = {"/decision/scope": None, "/decision/purpose": None, **NO_GROUND}


@pytest.mark.parametrize("base", ["lss limited", "lss open", "lss partly"])
@pytest.mark.parametrize("name", SUPPORT)
def test_a_sound_grant_has_nothing_to_mend(name: str, base: str) -> None:
    found = findings(base, SUPPORT[name])
    assert [(one.key, one.message) for one in blocking(found)] == []
    assert [(one.key, one.message) for one in unreasoned(found)] == []


@pytest.mark.parametrize("name", SUPPORT)
def test_a_sound_refusal_has_nothing_to_mend(name: str) -> None:
    found = findings("lss refused", {**SUPPORT[name], **REFUSED})
    assert [(one.key, one.message) for one in blocking(found)] == []
    assert [(one.key, one.message) for one in unreasoned(found)] == []


@pytest.mark.parametrize("measure", IDS)
def test_a_new_case_gets_few_findings_of_its_measure(measure: str) -> None:
    found = run(Case(measure=measure), TODAY)
    own = [one.key for one in found if one.id.split("-")[0] in ("KPE", "AVL", "KOR", "KTS", "INS")]
    assert len([key for key in own if not key.startswith("INS-005")]) <= 2


@pytest.mark.parametrize("measure", IDS)
def test_required_questions_are_asked_and_every_form_is_there(measure: str) -> None:
    row = tables.measure(measure)
    pages = [forms.load(name) for name in row.inquiry_forms]
    paths = [field.path for page in pages for field in page.fields()]
    assert {f"{ANSWERS}/{id}" for id in row.required_questions} <= set(paths)
    assert len(paths) == len(set(paths))


SECTIONS = [
    # measure, its name, where it stands
    ("kontaktperson", "biträde av kontaktperson", "9 § 4 LSS"),
    ("avlosarservice", "avlösarservice i hemmet", "9 § 5 LSS"),
    ("korttidsvistelse", "korttidsvistelse", "9 § 6 LSS"),
    ("korttidstillsyn", "korttidstillsyn", "9 § 7 LSS"),
]


@pytest.mark.parametrize(("measure", "name", "section"), SECTIONS)
def test_name_and_section(measure: str, name: str, section: str) -> None:
    row = tables.measure(measure)
    assert (row.name, tables.citation(row.sections[-1], TODAY, "short")) == (name, section)


@pytest.mark.parametrize("ground", ["no_overnight_stay", "guardian_not_working", "assistance_could_increase"])
def test_a_ground_that_is_none_is_not_offered(ground: str) -> None:
    (field,) = [one for one in forms.load("decision").fields() if one.path == "/decision/refusal_ground"]
    assert ground not in [option.value for option in field.options]


SCOPES = [
    # name, changes, what the message proposes
    ("a year", {"/decision/scope": "84 dygn"}, "84 dygn per år, i genomsnitt 7 dygn per månad"),
    (
        "half a year",
        {"/decision/scope": "45 dygn", "/decision/valid_to": "2026-09-30"},
        "45 dygn under beslutets tid, i genomsnitt 7,5 dygn per månad",
    ),
    ("no number", {"/decision/scope": "efter behov"}, "84 dygn per år, i genomsnitt 7 dygn per månad"),
    (
        "a single stay",
        {
            "/decision/scope": "60 dygn per år",
            **answered({"single_days": "12", "recurring_days": "48"}),
            f"{ANSWERS}/single_from/day": "2026-06-15",
            f"{ANSWERS}/single_to/day": "2026-08-15",
        },
        "60 dygn per år, varav 12 dygn i en sammanhängande vistelse mellan 2026-06-15 och 2026-08-15, "
        "och därutöver i genomsnitt 4 dygn per månad",
    ),
]


@pytest.mark.parametrize(("name", "changes", "proposal"), SCOPES)
def test_the_proposed_scope_is_one_that_passes(name: str, changes: Changes, proposal: str) -> None:
    sound = {**SHORT_STAY, **changes}
    (found,) = [one for one in findings("lss limited", sound) if one.key == "KOR-016"]
    assert proposal in found.message
    again = findings("lss limited", {**sound, "/decision/scope": proposal})
    assert [one for one in again if one.key == "KOR-016"] == []


def test_the_pattern_is_shown_with_its_twelfths_and_the_calendar() -> None:
    (found,) = [one for one in findings("lss limited", SHORT_STAY) if one.key == "KOR-013"]
    assert found.message == (
        "Mönstret varannan helg, fredag–måndag räknas som 81 dygn per år, i genomsnitt 6,75 per månad. "
        "Avrundat så att det går jämnt upp på tolv månader blir det 72 eller 84. "
        "Räknat i kalendern ett år från 2026-04-01 blir det 78."
    )


TERM = [
    # name, last day of the term (month and day), start, found (KTS-002/term)
    ("unset", None, "2026-04-01", False),
    ("before the last day", 612, "2026-04-01", True),
    ("on the last day", 612, "2026-06-12", True),
    ("the day after", 612, "2026-06-13", False),
]


@pytest.mark.parametrize(("name", "last", "start", "expected"), TERM)
def test_the_spring_term_of_the_year_of_turning_thirteen(
    name: str, last: int | None, start: str, expected: bool
) -> None:
    rows = {row.key: row for row in policy.shipped().setting}
    changes = {**SUPERVISION, "/person/birth_day": "2013-03-01", "/decision/valid_from": start}
    handling = policy.Handling(
        setting=tuple(
            policy.Setting(key=row.key, label=row.label, unit=row.unit, source=row.source, value=last)
            if row.key == "kts_spring_term_end"
            else row
            for row in rows.values()
        )
    )
    found = run(case("lss limited", changes), TODAY, handling)
    assert ("KTS-002/term" in [one.key for one in found]) == expected


@pytest.mark.parametrize("name", SUPPORT)
@pytest.mark.parametrize("day", ["0001-01-01", "2018-06-30", "9999-12-31"])
def test_no_day_makes_the_checks_fail(name: str, day: str) -> None:
    days = dict.fromkeys(
        (
            "/decision/day",
            "/decision/valid_from",
            "/decision/valid_to",
            "/person/birth_day",
            f"{ANSWERS}/single_from/day",
            f"{ANSWERS}/single_to/day",
        ),
        day,
    )
    for base in ("lss limited", "lss open", "lss refused"):
        findings(base, {**SUPPORT[name], **NO_HOURS, **LIMITED, **days})
