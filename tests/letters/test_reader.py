"""What the one who gets a letter, or a court that reads it, would stumble over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from lssdesk.flow import documents
from lssdesk.letters.blocks import BulletList, Heading, KeepTogether
from lssdesk.model.case import Case
from tests.letters.after.cases import case as after_case
from tests.letters.after.cases import make
from tests.letters.kind_cases import APPLIED, CASES, put
from tests.letters.test_decision import final, words
from tests.letters.test_kinds import flat

TODAY = date(2026, 4, 27)
PRIVATE = {"source": {"how": "Samtal", "who": "Kvinnojouren", "day": "2026-02-03"}, "choice": "yes"}
TALK = {"how": "Hembesök", "day": "2026-02-02"}


def sources(case: Case) -> list[str]:
    """The points of the list of material."""
    body = final(case).body
    at = next(
        place for place, block in enumerate(body) if isinstance(block, Heading) and block.text == "Underlag"
    )
    found = next(block for block in body[at:] if isinstance(block, BulletList))
    return [str(item) for item in found.items]


TOLD = [
    # who told, how the list names it: the one whom the letter is to is not named
    ("du", "Hembesök, 2 februari 2026"),
    ("Ada Lindqvist", "Hembesök, 2 februari 2026"),
    ("personen", "Hembesök, 2 februari 2026"),
    ("Skolan", "Hembesök, Skolan, 2 februari 2026"),
]


@pytest.mark.parametrize(("who", "said"), TOLD)
def test_a_letter_does_not_speak_of_its_reader_as_somebody_else(who: str, said: str) -> None:
    answers = {"situations": {"text": "Ute.", "source": {**TALK, "who": who}}}
    assert said in sources(put(CASES["changed in favour"], {"/inquiry/answers": answers}))


def test_the_same_document_stands_once_among_the_material() -> None:
    again = {"how": "Läkarintyg", "who": "Eva Alm, Vårdcentralen Solköping", "day": "2026-01-15"}
    answers = {
        "situations": {"text": "Ute.", "source": again},
        "how_often": {"text": "Ofta.", "source": {"how": "Hembesök", "who": "personen"}},
        "how_long": {"text": "Länge.", "source": {**TALK, "who": "personen"}},
    }
    assert sources(put(CASES["changed in favour"], {"/inquiry/answers": answers})) == [
        "Läkarintyg, Eva Alm, Vårdcentralen Solköping, 15 januari 2026. Autism.",
        "Hembesök, 2 februari 2026",
    ]


def test_where_notes_on_violence_come_from_is_in_no_decision() -> None:
    """HND-196."""
    for case in CASES.values():
        text = words(put(case, {"/inquiry/answers/violence": PRIVATE}))
        assert "Kvinnojouren" not in text


def test_what_was_not_settled_is_no_reason_outside_the_personkrets() -> None:
    test = {name: {"answer": "unclear", "reasons": ""} for name in ("needs", "unmet", "good_living")}
    outside = {
        "/inquiry/personkrets": {"result": "none", "reasons": "Besvären går över."},
        "/inquiry/need_test": test,
        "/decision": {
            "day": "2026-03-12",
            "decided_by": "Bo Ek",
            "outcome": "refused",
            "refusal_ground": "not_in_personkrets",
            "reasons": "Besvären går över inom ett år.",
            "sol_offered": "2026-03-01",
            "service": "receipt",
        },
    }
    text = words(
        put(CASES["changed by the board"], {"/inquiry/answers": None, "/application": APPLIED, **outside})
    )
    assert "någon av de tre grupperna, den så kallade personkretsen" in flat(text)
    assert "oklart" not in text


def test_an_act_is_named_once_among_the_rules() -> None:
    text = flat(words(CASES["obviously wrong"]))
    assert "9 § 3 LSS och 37 § och 38 § förvaltningslagen (2017:900)." in text


APPLIED_ALONE = ("incomplete", "late appeal", "ends by the board", "provider met", "right and guidelines")


@pytest.mark.parametrize("name", APPLIED_ALONE)
def test_the_rules_name_an_act_as_the_head_has_taught_it(name: str) -> None:
    rests = [line for line in words(CASES[name]).splitlines() if line.startswith("Beslutet grundas på")]
    assert rests
    assert [line for line in rests if "socialtjänstlagen (" in line or "lagen (1993:387)" in line] == []


def test_a_refusal_meanwhile_is_not_mistaken_for_the_answer_to_the_application() -> None:
    text = flat(words(CASES["interim refused"]))
    assert "medan vi utreder. Beslutet gäller direkt" in text
    assert "Vi bedömer att du inte behöver stödet medan vi utreder." in text
    assert "Eftersom du inte behöver stödet avslår vi" not in text


EMPTY: Mapping[str, Any] = {"/decision/reasons": None, "/decision/views_answered": None}


@pytest.mark.parametrize("name", ["provider refused", "provider met", "relative refused"])
def test_a_weighing_has_no_heading_over_the_rules_alone(name: str) -> None:
    assert "Sammanvägd bedömning" not in words(put(CASES[name], EMPTY))
    reasoned = words(put(CASES[name], {"/decision/reasons": "Det lämpliga väger tyngst."}))
    assert "Sammanvägd bedömning\nDet lämpliga väger tyngst." in reasoned


@pytest.mark.parametrize("name", ["ends at own request", "ends at own request, no reservation"])
def test_an_end_that_somebody_else_told_of_is_not_said_to_be_asked_for_by_the_person(name: str) -> None:
    told = {"/decision/change/requested_by": "Gode mannen Per Sund"}
    text = flat(words(put(CASES[name], told)))
    assert "meddelade gode mannen Per Sund skriftligt" in text
    assert "du har begärt" not in text


STEPS = [("permission", "appeal_instruction"), ("no permission", "appeal_instruction")]


@pytest.mark.parametrize(("name", "id"), [*STEPS, ("permission", "receipt")])
def test_documents_of_the_permission_go_to_the_custodians_without_an_address(name: str, id: str) -> None:
    case = put(CASES[name], {"/decision/service": "receipt"})
    letter = next(one for one in documents.documents(case) if one.id == id).make(case, TODAY, False)
    assert letter.recipient == ("Eva Lindqvist", "Bo Lindqvist", "vårdnadshavare för Ada Lindqvist")
    assert "Solrosvägen" not in repr(letter.body)
    assert id != "receipt" or "name='Ada Lindqvist'" not in repr(letter.body)


def test_a_contact_person_is_not_told_the_personal_number() -> None:
    letter = make("appointment", after_case("contact person"))
    assert ("Gäller", "Ada Lindqvist") in letter.references


OFFERED = [
    # case, document, whether it belongs there
    ("dearer activity", "order", False),
    ("reliever's costs", "order", False),
    ("changed in favour", "order", True),
    ("interim, limited", "order", True),
    ("interim, limited", "expiry", False),
    ("changed in favour", "expiry", True),
]


@pytest.mark.parametrize(("name", "id", "belongs"), OFFERED)
def test_money_is_not_ordered_and_what_is_meanwhile_does_not_run_out(
    name: str, id: str, belongs: bool
) -> None:
    assert (id in {one.id for one in documents.documents(CASES[name])}) == belongs


PURPOSES = [
    # purpose, whether the order says whom it speaks to
    ("Träffa vänner och röra på dig", True),
    ("Simma", False),
]


@pytest.mark.parametrize(("purpose", "told"), PURPOSES)
def test_an_order_says_whom_the_purpose_speaks_to(purpose: str, told: bool) -> None:
    order = repr(make("order", after_case("ordered", **{"/decision/purpose": purpose})).body)
    assert ("Med ”du” menas Ada Lindqvist." in order) == told


NEUTRAL = ("communication", "insufficient", "plan_offer", "delay_notice", "evidence/0")


def test_letters_do_not_claim_that_a_child_has_applied() -> None:
    case = put(
        CASES["changed in favour"],
        {"/decision": None, "/earlier": None, "/application": {"applicant": "vardnadshavare"}},
    )
    case = put(case, {"/application/received": "2026-01-20", "/application/applicant_name": "Eva Lindqvist"})
    made = {one.id: one.make(case, TODAY, True) for one in documents.documents(case) if one.id in NEUTRAL}
    assert set(made) == set(NEUTRAL)
    assert [id for id, letter in made.items() if "Du har ansökt" in repr(letter)] == []


def test_the_answer_to_the_offer_of_a_plan_stays_on_one_page() -> None:
    body = make("plan_offer", after_case("ordered")).body
    (kept,) = [block for block in body if isinstance(block, KeepTogether)]
    assert [type(block).__name__ for block in kept.blocks] == ["Heading", "Table", "Table", "Signature"]
