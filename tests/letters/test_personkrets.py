"""The personkrets in the decision, as a document of its own, and what is missing as letters."""

import re
from datetime import date
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.letters.blocks import Item, NumberedList, item, plain_text
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.personkrets import assessment_letter, request_to_person, request_to_writer
from lssdesk.letters.wordings import GAP
from lssdesk.model import document
from lssdesk.model.case import Case

TODAY = date(2026, 3, 20)
P = "/inquiry/answers/pkr_"
RESULT = "/inquiry/personkrets/result"

CERTIFICATE = {"kind": "Läkarintyg", "issuer": "Eva Alm", "day": "2026-01-15"}
SOURCE = {"who": "Eva Alm", "day": "2026-01-15"}


def said(choice: str, text: str = "", **more: Any) -> dict[str, Any]:
    return {"choice": choice, "text": text, **more}


WHOLE: dict[str, Any] = {
    "/number": "2026-0042",
    "/measure": "ledsagarservice",
    "/officer": "Åsa Lind",
    "/sender": {
        "municipality": "Exempelstads kommun",
        "board": "Omsorgsnämnden",
        "phone": "010-123 45 67",
        "court": "Förvaltningsrätten i Exempelstad",
        "street": "Box 100",
        "postcode": "12345",
        "city": "Exempelstad",
    },
    "/person": {
        "personal_number": "199001012385",
        "given_name": "Ada",
        "family_name": "Lindqvist",
        "address": {"street": "Solrosvägen 12", "postcode": "54321", "city": "Solköping"},
    },
    "/inquiry/personkrets": {"result": "3", "reasons": "Du har en medfödd synnedsättning."},
    "/inquiry/evidence": [CERTIFICATE],
    f"{P}tried": said("3"),
    f"{P}3a": said("yes", "Den är medfödd", source=SOURCE),
    f"{P}3b": said("yes", "Den har inte med ålder att göra."),
    f"{P}3c": said("yes", "Du ser bara ljus och mörker."),
    f"{P}3d": said("yes", "Du hittar inte ute."),
    f"{P}3e": said("yes", "Du behöver stöd varje dag."),
}
OUTSIDE = {RESULT: "none", f"{P}3a": said("no", "Besvären går över.")}
UNCLEAR = {f"{P}3a": said("unclear"), f"{P}3e": said("unclear")}
ASKED = {
    **UNCLEAR,
    f"{P}request": said("both"),
    f"{P}request_by": {"day": "2026-04-30"},
    f"{P}request_writer": {"text": "Eva Alm\nVårdcentralen Solköping"},
    "/register/consents": [{"kind": "certificates", "day": "2026-03-01"}],
}


def case(*changes: dict[str, Any]) -> Case:
    found: dict[str, Any] = {}
    for part in (WHOLE, *changes):
        for pointer, value in part.items():
            found = document.put(found, pointer, value)
    return document.to_case(found)


def decision(*changes: dict[str, Any]) -> str:
    return plain_text(decision_letter(case(*changes), TODAY, draft=True))


DECISIONS: list[tuple[str, dict[str, Any], str, str]] = [
    # name, changes, what the letter says in this order, words that it never says
    (
        "group 3: all five, with documents",
        {},
        """grupp 3 i 1 § LSS
        Så här har vi bedömt kraven:
        Funktionsnedsättningen är varaktig. Den är medfödd.
        Funktionsnedsättningen beror uppenbart inte på normalt åldrande. Den har inte med ålder att göra.
        Funktionsnedsättningen är stor. Du ser bara ljus och mörker.
        Funktionsnedsättningen ger betydande svårigheter i den dagliga livsföringen. Du hittar inte ute.
        Svårigheterna ger ett omfattande behov av stöd eller service. Du behöver stöd varje dag.
        Bedömningen bygger på läkarintyg från Eva Alm den 15 januari 2026.""",
        "gäller så länge|inte varaktig",
    ),
    (
        "outside: what is not met and what is",
        OUTSIDE,
        """du inte hör till någon av dem
        Funktionsnedsättningen är inte varaktig. Besvären går över.
        Funktionsnedsättningen är stor.""",
        "gäller så länge|vårdnadshavare",
    ),
    (
        "group 1: its own criteria alone",
        {
            RESULT: "1",
            f"{P}tried": said("1_3"),
            f"{P}diagnosis": said("autism"),
            f"{P}certified": said("yes"),
            f"{P}1d": said("yes", "Utredd 2010."),
        },
        """grupp 1 i 1 § LSS
        Diagnosen är medicinskt fastställd.
        Autism eller ett autismliknande tillstånd är fastställt. Utredd 2010.""",
        "Funktionsnedsättningen är stor|intellektuell",
    ),
    (
        "group 3 meanwhile",
        {f"{P}interim": said("yes", "En psykologutredning pågår")},
        """Svårigheterna ger ett omfattande behov
        Bedömningen att du hör till grupp 3 gäller så länge.
        En psykologutredning pågår.""",
        "inte varaktig",
    ),
    (
        "durability hard to judge",
        {f"{P}3a": said("unclear"), "/inquiry/personkrets/durability_hard_to_judge": True},
        "Det är svårt att bedöma hur varaktig funktionsnedsättningen är.",
        "Det är oklart om",
    ),
    (
        "a child, told",
        {**OUTSIDE, f"{P}child_informed": {"day": "2026-03-02"}},
        "Det berättade vi för din vårdnadshavare den 2 mars 2026.",
        "gäller så länge",
    ),
    (
        "found before",
        {
            RESULT: "1",
            f"{P}tried": said("earlier"),
            f"{P}earlier": said("1"),
            f"{P}earlier_day": {"day": "2024-05-02"},
        },
        "Vi bygger på den bedömning av personkretsen som gjordes den 2 maj 2024.",
        "bedömt kraven",
    ),
    (
        "a protected person: no writer",
        {"/person/protection": "sekretessmarkering"},
        "Bedömningen bygger på läkarintyg den 15 januari 2026.",
        "Eva Alm",
    ),
    ("no criteria answered", {f"{P}tried": None}, "grupp 3 i 1 § LSS", "bedömt kraven|Bedömningen bygger på"),
    ("SoL", {"/measure": "ledsagning"}, "UTKAST", "bedömt kraven|grupp 3"),
]


@pytest.mark.parametrize(("name", "changes", "says", "never"), DECISIONS, ids=[row[0] for row in DECISIONS])
def test_a_decision_says_each_criterion(name: str, changes: dict[str, Any], says: str, never: str) -> None:
    text = decision(changes)
    place = 0
    for line in says.splitlines():
        place = text.index(line.strip(), place)
    assert not re.search(never, text)


def test_the_assessment_as_a_document() -> None:
    text = plain_text(assessment_letter(case(), TODAY, draft=False))
    for line in (
        "Bedömning av personkrets",
        "Gäller Ada Lindqvist, 19900101-2385",
        "Personen hör till grupp 3.",
        "Du har en medfödd synnedsättning.",
        "Svaren talar för grupp 3. (1 § LSS)",
        "Ja. Funktionsnedsättningen är varaktig. (prop. 1992/93:159 s. 56)",
        "Underlag: Läkarintyg, Eva Alm, 2026-01-15.",
        "Grupp 1 är inte prövad.",
    ):
        assert line in text
    assert "UTKAST" not in text
    assert "skiljer sig" not in text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (OUTSIDE, "Personen hör inte till någon grupp."),
        ({RESULT: "2"}, "Bedömningen skiljer sig från vad svaren talar för."),
        (UNCLEAR, "Oklart. Det är oklart om funktionsnedsättningen är varaktig."),
        ({f"{P}3c": None}, "Inte bedömt. Stor: kravet är inte bedömt än."),
    ],
)
def test_the_document_says_how_each_stands(changes: dict[str, Any], says: str) -> None:
    assert says in plain_text(assessment_letter(case(changes), TODAY, draft=False))


def test_what_is_missing_to_the_person() -> None:
    text = plain_text(request_to_person(case(ASKED), TODAY, draft=False))
    for line in (
        "Ada Lindqvist\nSolrosvägen 12\n543 21 Solköping",
        "Datum 20 mars 2026",
        "Vi behöver mer underlag",
        "Vi utreder ansökan om ledsagarservice för dig.",
        "hur länge funktionsnedsättningen väntas finnas kvar",
        "hur ofta stöd behövs och med vad",
        "senast den 30 april 2026",
        "att ansökan därför avslås",
        "Åsa Lind, telefon 010-123 45 67",
    ):
        assert line in text
    assert not GAP.search(text)


def _questions(of: Case) -> tuple[Item, ...]:
    (found,) = [row for row in request_to_writer(of, TODAY, True).body if isinstance(row, NumberedList)]
    return tuple(map(item, found.items))


def test_what_is_missing_to_who_wrote_the_certificate() -> None:
    text = plain_text(request_to_writer(case(ASKED), TODAY, draft=False))
    for line in (
        "Eva Alm\nVårdcentralen Solköping",
        "Begäran om kompletterande underlag",
        "Vi utreder om Ada Lindqvist hör till personkretsen i LSS (1 § LSS).",
        "Den 1 mars 2026 fick vi samtycke till att fråga dig.",
        "Hur omfattande är funktionsnedsättningen, och hur länge väntas den finnas kvar?",
        "bekräfta funktionsnedsättningen och beskriva vad den betyder i vardagen",
        "senast den 30 april 2026",
    ):
        assert line in text
    assert not GAP.search(text)
    assert "åldrande" not in text


def test_the_officer_chooses_the_questions() -> None:
    more = {f"{P}ask_ageing": said("yes"), f"{P}ask_extent": said("no")}
    texts = [str(one.text) for one in _questions(case(ASKED, more))]
    assert [text.split()[0] for text in texts] == ["Beror", "På", "Kan"]


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    # name, changes, pointer of what is missing
    ("no consent", {"/register/consents": None}, "/register/consents"),
    (
        "a consent that was taken back",
        {"/register/consents": [{"kind": "certificates", "day": "2026-03-01", "withdrawn": "2026-03-02"}]},
        "/register/consents",
    ),
    (
        "another consent",
        {"/register/consents": [{"kind": "school", "day": "2026-03-01"}]},
        "/register/consents",
    ),
    ("no day", {f"{P}request_by": None}, f"{P}request_by/day"),
    ("no writer", {f"{P}request_writer": None}, f"{P}request_writer/text"),
    (
        "no questions",
        {f"{P}ask_{id}": said("no") for id in ("extent", "consequences", "measures")},
        f"{P}request/choice",
    ),
]


@pytest.mark.parametrize(("name", "changes", "field"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_request_to_the_writer_lacks_nothing(name: str, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        request_to_writer(case(ASKED, changes), TODAY, draft=False)
    assert refusal.value.field == field
    assert GAP.search(plain_text(request_to_writer(case(ASKED, changes), TODAY, draft=True)))


def test_a_request_without_gaps_in_the_material_is_refused() -> None:
    clear = {f"{P}{id}": said("yes", source=SOURCE) for id in ("3a", "3b", "3c", "3d", "3e")}
    with pytest.raises(Refused) as refusal:
        request_to_person(case(ASKED, clear), TODAY, draft=False)
    assert refusal.value.field == f"{P}request/choice"


def test_an_assessment_without_a_result_is_a_draft() -> None:
    with pytest.raises(Refused) as refusal:
        assessment_letter(case({RESULT: None}), TODAY, draft=False)
    assert refusal.value.field == RESULT
    assert "UTKAST – Bedömning av personkrets" in plain_text(assessment_letter(Case(), TODAY, draft=True))


@pytest.mark.parametrize("letter", [assessment_letter, request_to_person, request_to_writer])
def test_it_can_be_drawn(letter: Any) -> None:
    from lssdesk.letters.pdf import missing_glyphs, render

    found = letter(case(ASKED), TODAY, False)
    assert not missing_glyphs(found)
    assert render(found).startswith(b"%PDF")
