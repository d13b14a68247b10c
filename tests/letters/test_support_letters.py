"""Letters on kontaktperson, avlösarservice, korttidsvistelse and korttidstillsyn: whole, and as a PDF."""

import re

import pytest

from lssdesk.letters.blocks import plain_text
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.pdf import render
from lssdesk.letters.wordings import GAP, choices
from tests.law.checks.sound import TODAY, Changes, case
from tests.law.checks.sound_support import ANSWERS, SUPPORT, answered

SENT: Changes = {
    "/sender": {
        "municipality": "Exempelstads kommun",
        "board": "Omsorgsnämnden",
        "street": "Box 100",
        "postcode": "12345",
        "city": "Exempelstad",
        "phone": "010-123 45 67",
        "court": "Förvaltningsrätten i Exempelstad",
    },
    "/person/address": {"street": "Solrosvägen 12", "postcode": "54321", "city": "Solköping"},
    "/application/applicant_name": "Eva Lindqvist",
}

GRANTS = [
    # measure, what the letter says
    (
        "kontaktperson",
        "Du beviljas biträde av kontaktperson enligt 9 § 4 LSS med två träffar i månaden, "
        "tre timmar varje gång, från och med den 1 april 2026",
    ),
    (
        "avlosarservice",
        "Du beviljas avlösarservice i hemmet enligt 9 § 5 LSS. "
        "Du får 10 timmar per månad från och med den 1 april 2026",
    ),
    (
        "korttidsvistelse",
        "Du beviljas korttidsvistelse utanför det egna hemmet enligt 9 § 6 LSS, efter prövning "
        "enligt 7 § LSS. Du får 84 dygn per år, i genomsnitt 7 dygn per månad, från och med den 1 april 2026",
    ),
    ("korttidsvistelse, dag", "Varje tillfälle är kortare än 6 timmar och utan övernattning."),
    (
        "korttidstillsyn",
        "Du beviljas korttidstillsyn utanför det egna hemmet enligt 9 § 7 LSS med fem dagar i veckan "
        "efter skolan och hela dagar under lov, från och med den 1 april 2026",
    ),
]
USES = [
    # measure, how what is granted may be used
    ("avlosarservice", "kan inte föras över till nästa period"),
    ("avlosarservice", "gäller inte avlösarens kostnader"),
    ("korttidsvistelse", "Dygnen kan fördelas om inom ett år"),
    ("korttidsvistelse, dag", "Tillfällena kan fördelas om inom ett år"),
    ("kontaktperson", "skriftligt förordnande"),
    ("korttidstillsyn", "ingår den omvårdnad"),
]


def words(name: str, base: str, changes: Changes | None = None) -> str:
    sound = case(base, {**SUPPORT[name], **SENT, **(changes or {})})
    return plain_text(decision_letter(sound, TODAY, draft=False))


@pytest.mark.parametrize(("name", "says"), [*GRANTS, *USES])
def test_a_grant_says_what_and_how_much(name: str, says: str) -> None:
    assert says in " ".join(words(name, "lss limited").split())


@pytest.mark.parametrize("base", ["lss limited", "lss open", "lss partly", "lss refused"])
@pytest.mark.parametrize("name", SUPPORT)
def test_every_outcome_makes_a_letter_and_a_pdf(name: str, base: str) -> None:
    letter = decision_letter(case(base, {**SUPPORT[name], **SENT}), TODAY, draft=False)
    text = plain_text(letter)
    assert not GAP.search(text)
    assert not re.search(r"[{}]", text)
    assert ("avslås" in text) == (base in ("lss partly", "lss refused"))
    assert render(letter).startswith(b"%PDF")


def test_every_wording_of_the_measures_fits_some_case() -> None:
    grant = {
        row.id for name in SUPPORT for row in choices("grant", case("lss limited", SUPPORT[name]), TODAY)
    }
    long_day = {**SUPPORT["korttidsvistelse, dag"], f"{ANSWERS}/stay_kind/choice": "day_long"}
    grant |= {row.id for row in choices("grant", case("lss limited", long_day), TODAY)}
    assert {one for one in grant if one.startswith("beslut.korttidsvistelse")} == {
        "beslut.korttidsvistelse.bifall",
        "beslut.korttidsvistelse.anhoriga.bifall",
        "beslut.korttidsvistelse.period.bifall",
        "beslut.korttidsvistelse.dag_under_6.bifall",
        "beslut.korttidsvistelse.dag_6.bifall",
    }
    assert {
        "beslut.kontaktperson.bifall",
        "beslut.avlosarservice.bifall",
        "beslut.avlosarservice.egen.bifall",
        "beslut.korttidstillsyn.bifall",
    } <= grant


def test_a_refused_form_grants_the_measure() -> None:
    camp = {"/decision/refusal_ground": "outside_camp_target", **answered({}, {"camp": "outside"})}
    how = {"/decision/met_how": "På ett korttidshem, tio dygn i juli."}
    said = " ".join(words("korttidsvistelse", "lss partly", {**camp, **how}).split())
    assert "Din ansökan beviljas delvis" in said
    assert "men inte i form av kollo. I den delen avslås din ansökan." in said
    assert "I övrigt avslås" not in said
    assert "Du hör inte till den målgrupp" in said
    assert "Så här tillgodoses det i stället: På ett korttidshem, tio dygn i juli." in said
    assert "Om du vill överklaga" in said


def test_a_mid_month_start_of_relief_says_the_whole_month() -> None:
    said = words("avlosarservice", "lss limited", {"/decision/valid_from": "2026-04-13"})
    assert "Du får alla timmar för april" in said
    assert "räknas från och med den 1 april 2026 till och med den 30 april 2026" in " ".join(said.split())
