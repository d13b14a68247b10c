"""What a document after a decision cannot lack, what stands with it, and which there are when."""

from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.flow import documents
from lssdesk.letters.blocks import Heading, Note, Signature, Table, plain, plain_text
from lssdesk.letters.wordings import GAP
from tests.law.checks.sound import case as sound_case
from tests.letters.after.cases import TODAY, case, make
from tests.letters.every_letter import SENT

MISSING: list[tuple[str, str, str, str]] = [
    # document, case, what is missing, the field that is named
    ("control_message", "simplified", "/service/sent", "/service/sent"),
    ("opinion", "appealed", "/service/received", "/service/received"),
    ("opinion", "appealed", "/appeal/review", "/appeal/review"),
    ("opinion", "appealed", "/appeal/review_reasons", "/appeal/review_reasons"),
    ("opinion", "appealed", "/appeal/statement", "/appeal/statement"),
    ("opinion", "appealed", "/appeal/claim", "/appeal/claim"),
    ("opinion", "limit claimed", "/appeal/claim_to", "/appeal/claim_to"),
    ("opinion", "both claimed", "/appeal/claim_reasons", "/appeal/claim_reasons"),
    ("opinion", "changed", "/appeal/changed", "/appeal/changed"),
    ("handover", "in time at the court", "/sender/court", "/sender/court"),
    ("order", "ordered", "/order/provider", "/order/provider"),
    ("order", "ordered", "/order/consent", "/order/consent"),
    ("order", "ordered", "/order/start", "/order/start"),
    ("order", "ordered", "/inquiry/answers/goals", "/order/goals"),
    ("order", "ordered", "/inquiry/answers/situations", "/order/answers/situations/text"),
    ("order", "ordered", "/order/answers/cost_decision", "/order/answers/cost_decision/choice"),
    ("order", "orally", "/order/oral_to", "/order/oral_to"),
    ("order", "orally", "/order/answers/oral_content", "/order/answers/oral_content/text"),
    ("order", "relative", "/order/answers/relative_worker", "/order/answers/relative_worker/text"),
    ("order", "supervision", "/inquiry/answers/activity_need", "/order/answers/activity_need/text"),
    ("appointment", "contact person", "/order/answers/contact_person", "/order/answers/contact_person/text"),
    (
        "appointment",
        "contact person",
        "/order/answers/appointment_from",
        "/order/answers/appointment_from/day",
    ),
    (
        "appointment",
        "contact person",
        "/order/answers/appointment_to",
        "/order/answers/appointment_to/choice",
    ),
    (
        "family_home_handover",
        "family home",
        "/order/answers/family_home_consent",
        "/order/answers/family_home_consent/day",
    ),
    (
        "family_home_handover",
        "family home",
        "/order/answers/family_home_unit",
        "/order/answers/family_home_unit/text",
    ),
    (
        "elsewhere_notice",
        "elsewhere",
        "/order/answers/elsewhere_home/text",
        "/order/answers/elsewhere_home/text",
    ),
    ("expiry", "ordered", "/decision/valid_to", "/decision/valid_to"),
    ("give_up", "ordered", "/sender/city", "/sender/city"),
]


@pytest.mark.parametrize(("id", "name", "pointer", "field"), MISSING)
def test_a_final_document_lacks_nothing(id: str, name: str, pointer: str, field: str) -> None:
    lacks: dict[str, Any] = {pointer: None}
    with pytest.raises(Refused) as refusal:
        make(id, case(name, **lacks))
    assert refusal.value.field == field
    if field != "/order/consent" and not field.endswith("consent/day"):
        assert GAP.search(plain_text(make(id, case(name, **lacks), draft=True)))


def test_the_notice_of_delay_says_why_and_from_when_the_person_may_ask() -> None:
    delay = {"day": "2026-04-20", "text": "vi väntar på ett intyg"}
    waiting = sound_case("lss undecided", {**SENT, "/inquiry/answers/delay_notice": delay})
    said = plain_text(make("delay_notice", waiting))
    assert "Det beror på detta: vi väntar på ett intyg." in said
    assert "Sex månader har gått den 1 augusti 2026. Har vi inte beslutat till och med den dagen" in said
    assert "Datum 20 april 2026" in said
    with pytest.raises(Refused) as refusal:
        make("delay_notice", sound_case("lss undecided", SENT))
    assert refusal.value.field == "/inquiry/answers/delay_notice/text"


def test_the_offer_of_a_plan_before_the_decision_promises_no_grant() -> None:
    said = plain_text(make("plan_offer", sound_case("lss undecided", SENT)))
    assert "Om du beviljas stödet" in said
    assert "Du har beviljats" not in said


GUIDELINES = {"outcome": "refused", "right_refused": "here"}


def test_two_decisions_have_each_their_own_way_to_appeal() -> None:
    """HND-142: the board for the right, the court itself for what the guidelines give."""
    both = make(
        "appeal_instruction", case("receipt", "sol refused", **{"/decision/beyond": GUIDELINES}), True
    )
    assert [plain(one.text) for one in both.body if isinstance(one, Heading)][1:] == [
        "Avslaget på rätten till stödet",
        "Beslutet enligt kommunens riktlinjer",
    ]
    assert "till oss, inte till domstolen" in plain_text(both)
    assert "laglighetsprövning" in plain_text(both)
    one = make("appeal_instruction", case("receipt", "sol refused"), True)
    assert "laglighetsprövning" not in plain_text(one)


ENCLOSED = [
    ("opinion", "appealed", ("Överklagandet", "Det överklagade beslutet", "Utredning", "Mottagningsbevis")),
    (
        "handover",
        "changed",
        (
            "Överklagandet",
            "Det överklagade beslutet",
            "Utredning",
            "Mottagningsbevis",
            "Det ändrade eller rättade beslutet",
        ),
    ),
    ("simplified_service", "simplified", ("Beslut", "Utredning")),
]


@pytest.mark.parametrize(("id", "name", "lines"), ENCLOSED)
def test_enclosures(id: str, name: str, lines: tuple[str, ...]) -> None:
    (note,) = [block for block in make(id, case(name)).body if isinstance(block, Note)]
    assert note.lines == lines


def test_the_activities_of_other_principals_are_not_ordered() -> None:
    rows = [
        {"activity": "simning", "times_per_month": "4", "hours_each": "2.5", "companion": "both"},
        {"activity": "sjukhusbesök", "times_per_month": "1", "hours_each": "3", "area": "hospital"},
    ]
    letter = make("order", case("ordered", **{"/inquiry/activities": rows}))
    (table,) = [one for one in letter.body if isinstance(one, Table) and one.origin == "/inquiry/activities"]
    assert table.rows == (("simning", "4", "2,5", "Både och"),)


def test_the_three_columns_of_the_comparison_are_one_table() -> None:
    letter = make("comparison", case("ordered"))
    (table,) = [one for one in letter.body if isinstance(one, Table)]
    assert {len(row) for row in table.rows} == {3}
    assert len(table.rows) == 6


def test_what_was_inquired_into_about_violence_stays_out_of_the_order() -> None:
    noted = {"/inquiry/answers/violence": {"choice": "yes", "text": "Slag av en granne."}}
    assert "granne" not in plain_text(make("order", case("ordered", **noted)))


WHICH: list[tuple[str, str, dict[str, Any], set[str], set[str]]] = [
    # name, case, changes, documents that are there, documents that are not
    (
        "receipt",
        "receipt",
        {},
        {"receipt", "appeal_instruction", "order", "expiry", "give_up"},
        {"control_message"},
    ),
    (
        "simplified",
        "simplified",
        {},
        {"simplified_service", "control_message", "simplified_information"},
        {"receipt"},
    ),
    ("electronically", "electronically", {}, {"simplified_service"}, {"control_message", "receipt"}),
    (
        "open-ended",
        "receipt",
        {"/decision/duration": "open_ended"},
        {"order"},
        {"expiry", "appointment", "relative_approval", "elsewhere_notice", "opinion"},
    ),
    ("relative", "relative", {}, {"relative_approval"}, set()),
    ("contact person", "contact person", {}, {"appointment"}, {"comparison", "family_home_handover"}),
    ("family home", "family home", {}, {"family_home_handover"}, {"elsewhere_notice"}),
    ("elsewhere", "elsewhere", {}, {"elsewhere_notice", "elsewhere_information"}, {"family_home_handover"}),
    ("appealed", "appealed", {}, {"opinion", "handover", "comparison"}, {"order", "expiry", "plan_offer"}),
    ("late", "appealed", {"/appeal/received": "2026-04-22"}, {"appeal_instruction"}, {"opinion", "handover"}),
    (
        "undecided",
        "receipt",
        {"/decision": {}},
        {"delay_notice", "plan_offer"},
        {"receipt", "order", "appeal_instruction"},
    ),
]


@pytest.mark.parametrize(("name", "of", "changes", "there", "gone"), WHICH)
def test_which_documents_there_are(
    name: str, of: str, changes: dict[str, Any], there: set[str], gone: set[str]
) -> None:
    found = {one.id for one in documents.documents(case(of, **changes))}
    assert there <= found
    assert not gone & found


@pytest.mark.parametrize("id", ["order", "receipt", "opinion", "give_up"])
def test_a_draft_of_a_bare_case_marks_what_it_lacks(id: str) -> None:
    bare = case(
        "appealed" if id == "opinion" else "receipt",
        **dict.fromkeys(("/sender", "/person", "/officer", "/number")),
    )
    said = plain_text(make(id, bare, draft=True))
    assert "UTKAST" in said
    assert GAP.search(said)


def test_every_document_has_a_pdf() -> None:
    of = case("contact person")
    for one in documents.documents(of):
        assert documents.pdf(of, one.id, TODAY, draft=True).startswith(b"%PDF"), one.id


@pytest.mark.parametrize(
    ("applicant", "name"), [("person", "Ada Lindqvist"), ("god_man", "Namnförtydligande")]
)
def test_whoever_acts_for_the_person_signs_with_the_own_name(applicant: str, name: str) -> None:
    letter = make("receipt", case("receipt", **{"/application/applicant": applicant}))
    (signing,) = [block for block in letter.body if isinstance(block, Signature)]
    assert signing.name == name
