"""Letters about housing, daily activity and advance rulings: what each says, and that it becomes a paper."""

import pypdfium2
import pytest

from lssdesk.flow import letters
from lssdesk.letters.blocks import plain_text
from lssdesk.letters.decision import decision_letter
from tests.law.checks.sound import TODAY, Changes, case
from tests.law.checks.sound_measures import ADULTS_HOME, MEASURES, REFUSED, RULING, RULINGS, WORK
from tests.law.checks.sound_support import ANSWERS
from tests.letters.test_decision import PERSON, SENDER

LETTER: Changes = {
    "/sender": SENDER,
    "/person/address": PERSON["address"],
    "/application/applicant_name": "Bo Lindqvist",
}
GRANTED = "lss limited"
SAID = [
    # name, base, changes, what the letter says
    (
        "family home",
        GRANTED,
        MEASURES["bostad_barn"],
        "Du beviljas boende i familjehem enligt 9 § 8 LSS från och med den 1 april 2026 till och med den "
        "31 mars 2027. I boendet ingår omvårdnad. Vi har kommit fram till den formen av följande skäl. "
        "Du behöver få vuxna omkring dig. Så här ska du och din familj hålla kontakten. Du åker hem varannan "
        "helg. Syftet är att du ska kunna växa upp tryggt.",
    ),
    (
        "children's home",
        GRANTED,
        MEASURES["bostad_barn"] | {f"{ANSWERS}/housing_form/choice": "bmss_barn"},
        "I bostaden ingår omvårdnad, fritidsverksamhet och kulturella aktiviteter.",
    ),
    (
        "service flat, open-ended",
        "lss open",
        ADULTS_HOME,
        "Du beviljas bostad med särskild service för vuxna, i form av servicebostad, enligt 9 § 9 LSS från "
        "och med den 1 april 2026 och tills vidare.",
    ),
    (
        "adapted dwelling",
        GRANTED,
        ADULTS_HOME | {f"{ANSWERS}/housing_form/choice": "sarskilt_anpassad"},
        "Omvårdnad, service och fritidsverksamhet ingår inte.",
    ),
    (
        "housing in part",
        "lss partly",
        ADULTS_HOME,
        "Din ansökan beviljas delvis. Du beviljas bostad med särskild service för vuxna",
    ),
    (
        "daily activity",
        GRANTED,
        WORK,
        "Du beviljas daglig verksamhet enligt 9 § 10 LSS med fyra dagar i veckan från och med den 1 april "
        "2026 till och med den 31 mars 2027.",
    ),
    (
        "daily activity in part",
        "lss partly",
        WORK,
        "Din ansökan beviljas delvis. Du beviljas daglig verksamhet",
    ),
    (
        "ruling from the decision",
        GRANTED,
        RULINGS["daglig_verksamhet"],
        "Du får förhandsbesked enligt 16 § LSS. Om du bosätter dig i Exempelstads kommun har du rätt till "
        "daglig verksamhet enligt 9 § 10 LSS med fyra dagar i veckan. Förhandsbeskedet gäller från och "
        "med den 25 mars 2026 till och med den 25 september 2026, det vill säga i sex månader.",
    ),
    (
        "ruling from the offer",
        GRANTED,
        RULINGS["bostad_vuxna"],
        "Förhandsbeskedet gäller i sex månader från den dag då vi erbjuder dig en plats.",
    ),
    (
        "ruling from the offer that was made",
        GRANTED,
        RULINGS["bostad_vuxna"] | {f"{ANSWERS}/fhb_start/day": "2026-08-31"},
        "Förhandsbeskedet gäller från och med den 31 augusti 2026 till och med den 28 februari 2027",
    ),
    ("ruling in hours", GRANTED, RULINGS["ledsagarservice"], "enligt 9 § 3 LSS, 10 timmar per månad."),
    (
        "ruling refused",
        "lss refused",
        {**REFUSED["daglig_verksamhet"], **RULING},
        "Din ansökan om förhandsbesked om daglig verksamhet enligt 9 § 10 LSS avslås (16 § LSS).",
    ),
    (
        "ruling refused, met at home",
        "lss refused",
        {**RULING, "/decision/refusal_ground": "met_in_home_municipality"},
        "Vi bedömer att behovet redan tillgodoses där du bor i dag",
    ),
    (
        "group 3",
        "lss refused",
        {
            **REFUSED["daglig_verksamhet"],
            "/inquiry/personkrets/result": "3",
            "/decision/refusal_ground": "not_in_personkrets",
            "/decision/sol_offered": "2026-03-20",
        },
        "Daglig verksamhet enligt LSS kan bara ges till den som hör till grupp 1 eller 2",
    ),
    (
        "low attendance",
        "lss refused",
        {**REFUSED["daglig_verksamhet"], "/decision/refusal_ground": "low_attendance"},
        "Efter en samlad bedömning anser vi att du inte längre behöver insatsen.",
    ),
]


@pytest.mark.parametrize(("name", "base", "changes", "said"), SAID)
def test_the_final_letter_says(name: str, base: str, changes: Changes, said: str) -> None:
    of = case(base, {**changes, **LETTER})
    words = " ".join(plain_text(decision_letter(of, TODAY, draft=False)).split())
    assert said in words
    assert "saknas]" not in words


def test_a_ruling_has_its_title_section_and_no_period_of_its_own() -> None:
    of = case(GRANTED, {**RULINGS["bostad_vuxna"], **LETTER})
    letter = decision_letter(of, TODAY, draft=False)
    words = " ".join(plain_text(letter).split())
    assert letter.title.startswith("Förhandsbesked om bostad med särskild service")
    assert dict(letter.references)["Beslut enligt"].startswith("16 §")
    assert "Du har ansökt om förhandsbesked om" in words
    assert "Hur länge beslutet gäller" not in words


@pytest.mark.parametrize(("name", "changes"), [*MEASURES.items(), *RULINGS.items()])
def test_a_sound_grant_becomes_a_letter_on_paper(name: str, changes: Changes) -> None:
    paper = pypdfium2.PdfDocument(letters.final_pdf(case(GRANTED, {**changes, **LETTER}), TODAY))
    text = " ".join(page.get_textpage().get_text_bounded() for page in paper)
    assert "Exempelstads kommun" in text
    assert "UTKAST" not in text
