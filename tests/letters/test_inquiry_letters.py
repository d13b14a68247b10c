"""Letters while a case is inquired into: what each says, never lacks, and marks in a draft."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.letters.blocks import BulletList, Heading, Letter, Note, plain, plain_text
from lssdesk.letters.inquiry_letters import (
    communication_letter,
    evidence_request,
    home_visit_letter,
    insufficient_material_letter,
    no_home_visit_letter,
)
from lssdesk.letters.wordings import GAP
from lssdesk.model import document
from lssdesk.model.case import Case
from tests.letters.test_decision import PERSON, SENDER, TODAY

ANSWERS = "/inquiry/answers"
TALK = "/inquiry/communication"
WHOLE: dict[str, Any] = {
    "number": "2026-0042",
    "measure": "ledsagarservice",
    "officer": "Åsa Lind",
    "sender": SENDER,
    "person": PERSON,
    "register": {"consents": [{"kind": "certificates", "given_by": "Ada", "day": "2026-02-01"}]},
    "inquiry": {
        "answers": {
            "evidence_questions": {"text": "Hur går det på kvällar?\n- Och i snö?", "day": "2026-04-10"},
            "material_missing": {"text": "Läkarintyg\n\nHur vardagen ser ut", "day": "2026-04-12"},
            "no_visit": {"choice": "yes", "text": "hur hemmet fungerar", "day": "2026-04-14"},
        },
        "evidence": [
            {"kind": "Läkarintyg", "issuer": "Eva Alm, Vårdcentralen", "diagnosis": "autism"},
            {"kind": "", "issuer": "Skolan"},
        ],
        "home_visits": [
            {
                "day": "2026-04-02",
                "clock": "klockan 13",
                "purpose": "Se hur du tar dig ut",
                "taking_part": "Åsa Lind och en arbetsterapeut.",
            }
        ],
        "communication": {"sent": "2026-03-23", "reply_by": "2026-04-07"},
    },
}

Make = Callable[[Case, bool], Letter]
LETTERS: dict[str, Make] = {
    "communication": lambda case, draft: communication_letter(case, TODAY, draft),
    "evidence": lambda case, draft: evidence_request(case, 0, TODAY, draft),
    "insufficient": lambda case, draft: insufficient_material_letter(case, TODAY, draft),
    "visit": lambda case, draft: home_visit_letter(case, 0, TODAY, draft),
    "no visit": lambda case, draft: no_home_visit_letter(case, TODAY, draft),
}


def case(**changes: Any) -> Case:
    found = WHOLE
    for pointer, value in changes.items():
        found = document.put(found, pointer, value)
    return document.to_case(found)


SAYS = [
    # letter, what it has to say
    (
        "communication",
        ["Vi utreder ansökan om ledsagarservice för dig.", "senast den 7 april 2026", "23 mars 2026"],
    ),
    ("communication", ["lämna uppgifter muntligt inför den som beslutar", "8 a § LSS"]),
    ("communication", ["Utredningen är en sammanställning.", "allt material i ditt ärende"]),
    (
        "evidence",
        [
            "för Ada Lindqvist. Vi har samtycke till att fråga dig.",
            "Det gäller läkarintyg.",
            "senast den 10 april 2026",
        ],
    ),
    ("evidence", ["autism", "I vilka situationer", "hjälpmedel", "Hur går det på kvällar?", "Och i snö?"]),
    ("insufficient", ["Läkarintyg", "Hur vardagen ser ut", "kan ansökan avslås", "12 april 2026"]),
    (
        "visit",
        ["2 april 2026, klockan 13", "Det är frivilligt.", "Se hur du tar dig ut.", "berätta på ett annat"],
    ),
    ("no visit", ["frivilligt", "hur hemmet fungerar.", "kan ansökan avslås", "14 april 2026"]),
]


@pytest.mark.parametrize(("name", "texts"), SAYS)
def test_a_letter_says(name: str, texts: list[str]) -> None:
    said = plain_text(LETTERS[name](case(), False))
    assert [text for text in texts if text not in said] == []
    assert "2026-0042" in said
    assert "Åsa Lind" in said
    assert "UTKAST" not in said


MISSING = [
    # letter, what is missing, the field that is named
    ("communication", f"{TALK}/reply_by", f"{TALK}/reply_by"),
    ("communication", "/measure", "/measure"),
    ("evidence", f"{ANSWERS}/evidence_questions/day", f"{ANSWERS}/evidence_questions/day"),
    ("evidence", "/register", "/register/consents"),
    ("insufficient", f"{ANSWERS}/material_missing/text", f"{ANSWERS}/material_missing/text"),
    ("insufficient", f"{ANSWERS}/material_missing/day", f"{ANSWERS}/material_missing/day"),
    ("visit", "/officer", "/officer"),
    ("no visit", f"{ANSWERS}/no_visit/text", f"{ANSWERS}/no_visit/text"),
    ("no visit", "/person/address", "/person/address/street"),
]


@pytest.mark.parametrize(("name", "pointer", "field"), MISSING)
def test_a_final_letter_lacks_nothing(name: str, pointer: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        LETTERS[name](case(**{pointer: None}), False)
    assert refusal.value.field == field


@pytest.mark.parametrize("name", LETTERS)
def test_a_draft_marks_what_it_lacks(name: str) -> None:
    rows: dict[str, Any] = {"evidence": [{}], "home_visits": [{}]}
    said = plain_text(LETTERS[name](document.to_case({"inquiry": rows}), True))
    assert GAP.search(said)
    assert "UTKAST" in said


def test_a_visit_without_a_time_marks_it() -> None:
    bare = case(**{"/inquiry/home_visits": [{"day": "2026-04-02"}]})
    assert "[tiden för hembesöket saknas]" in plain_text(home_visit_letter(bare, 0, TODAY, draft=True))
    with pytest.raises(Refused) as refusal:
        home_visit_letter(bare, 0, TODAY, draft=False)
    assert refusal.value.field == "/inquiry/home_visits"


def test_what_is_masked_is_listed_with_its_reason_and_nothing_is_said_where_nothing_is() -> None:
    masked = {f"{TALK}/masked": "En anhörigs uppgifter\nEtt namn", f"{TALK}/masked_reasons": "De är skyddade"}
    letter = communication_letter(case(**masked), TODAY, draft=False)
    (points,) = [block for block in letter.body if isinstance(block, BulletList)]
    assert points.items == ("En anhörigs uppgifter", "Ett namn")
    assert "De är skyddade." in plain_text(letter)
    assert "inte lämnas ut" not in plain_text(communication_letter(case(), TODAY, draft=False))
    with pytest.raises(Refused):
        communication_letter(case(**masked | {f"{TALK}/masked_reasons": None}), TODAY, draft=False)


@pytest.mark.parametrize(
    ("proposal", "lines"), [(None, ("Utredning",)), (True, ("Utredning", "Förslag till beslut"))]
)
def test_enclosures(proposal: bool | None, lines: tuple[str, ...]) -> None:
    letter = communication_letter(case(**{f"{TALK}/proposal": proposal}), TODAY, draft=False)
    (note,) = [block for block in letter.body if isinstance(block, Note)]
    assert note.lines == lines
    assert ("Det är inget beslut." in plain_text(letter)) == bool(proposal)


def test_the_right_to_speak_stands_in_every_communication_by_the_act_of_its_day() -> None:
    old = {"/measure": "ledsagning", f"{TALK}/sent": "2025-06-30", f"{TALK}/reply_by": "2025-07-14"}
    new = {**old, f"{TALK}/sent": "2025-07-01"}
    for changes, section in ((old, "11 kap. 9 § SoL"), (new, "14 kap. 8 § SoL")):
        letter = communication_letter(case(**changes), TODAY, draft=False)
        assert section in plain_text(letter)
        assert "Du kan också berätta muntligt" in [
            plain(block.text) for block in letter.body if isinstance(block, Heading)
        ]


def test_a_request_goes_to_who_can_answer_and_of_a_hidden_person_it_gives_the_name_alone() -> None:
    assert evidence_request(case(), 0, TODAY, draft=False).recipient == ("Eva Alm, Vårdcentralen",)
    hidden = evidence_request(case(**{"/person/protection": "sekretessmarkering"}), 1, TODAY, draft=False)
    assert hidden.recipient == ("Skolan",)
    assert "19900101" not in plain_text(hidden)
    assert "Solrosvägen" not in plain_text(hidden)
    assert "Det gäller underlaget i ansökan." in plain_text(hidden)


@pytest.mark.parametrize("ended", [{"ends": "2026-03-19"}, {"withdrawn": "2026-03-20"}, {"kind": "sip"}])
def test_a_request_needs_a_consent_that_holds(ended: dict[str, str]) -> None:
    consent = {"kind": "certificates", "given_by": "Ada", "day": "2026-02-01"} | ended
    without = case(**{"/register/consents": [consent]})
    with pytest.raises(Refused) as refusal:
        evidence_request(without, 0, TODAY, draft=False)
    assert refusal.value.field == "/register/consents"
    assert evidence_request(without, 0, TODAY, draft=True)


@pytest.mark.parametrize("place", [-1, 2])
def test_a_row_that_is_gone_is_said(place: int) -> None:
    with pytest.raises(Refused, match="underlag"):
        evidence_request(case(), place, TODAY, draft=True)
    with pytest.raises(Refused, match="hembesök"):
        home_visit_letter(case(), place, date(2026, 3, 20), draft=True)


def test_what_an_officer_wrote_is_never_a_placeholder() -> None:
    braces = case(**{f"{ANSWERS}/material_missing/text": "{timmar}\n{"})
    assert "{timmar}" in plain_text(insufficient_material_letter(braces, TODAY, draft=False))
    masked = case(**{f"{TALK}/masked": "{namn}", f"{TALK}/masked_reasons": "{"})
    assert "{namn}" in plain_text(communication_letter(masked, TODAY, draft=False))
