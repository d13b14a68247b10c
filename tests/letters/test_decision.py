"""The decision letter: what each kind of decision says and does not say, and what it never lacks."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lssdesk.errors import Refused
from lssdesk.letters.blocks import (
    Block,
    BulletList,
    Heading,
    KeepTogether,
    Letter,
    PageBreak,
    Paragraph,
    plain,
    plain_text,
    runs,
)
from lssdesk.letters.decision import decision_letter
from lssdesk.letters.wording_book import shipped
from lssdesk.letters.wordings import GAP
from lssdesk.model import document
from lssdesk.model.case import Case

TODAY = date(2026, 3, 20)

SENDER = {
    "municipality": "Exempelstads kommun",
    "board": "Omsorgsnämnden",
    "unit": "Myndighetsenheten",
    "street": "Box 100",
    "postcode": "12345",
    "city": "Exempelstad",
    "phone": "010-123 45 67",
    "email": "omsorg@exempelstad.example",
    "court": "Förvaltningsrätten i Exempelstad",
}
PERSON = {
    "personal_number": "199001012385",
    "given_name": "Ada",
    "family_name": "Lindqvist",
    "address": {"street": "Solrosvägen 12", "postcode": "54321", "city": "Solköping"},
}
YES = {"answer": "yes"}
LSS_TEST = {
    "needs": {"answer": "yes", "reasons": "Du hittar inte själv utanför hemmet."},
    "unmet": {"answer": "yes", "reasons": "Ingen annan följer med dig."},
    "good_living": YES,
}
SOL_TEST = {
    "cannot_alone": {"answer": "yes", "reasons": "Du ser inte trafiken."},
    "cannot_otherwise": YES,
}
INQUIRY = {
    "personkrets": {"result": "1", "reasons": "Du har autism, vilket framgår av läkarintyget."},
    "evidence": [
        {
            "kind": "Läkarintyg",
            "issuer": "Eva Alm, Vårdcentralen Solköping",
            "day": "2026-01-15",
            "shows": "Autism",
        }
    ],
    "answers": {
        "situations": {"text": "Ute", "source": {"who": "du", "how": "hembesök", "day": "2026-02-02"}}
    },
    "activities": [{"activity": "Bad"}, {"activity": "Bio"}, {"activity": "Promenader"}],
    "communication": {
        "sent": "2026-02-10",
        "reply_by": "2026-03-03",
        "replied": "2026-02-20",
        "reply": "Det stämmer",
    },
}
GRANT = {
    "day": "2026-03-12",
    "outcome": "granted",
    "hours_per_month": "10",
    "valid_from": "2026-04-01",
    "duration": "limited",
    "valid_to": "2027-03-31",
    "duration_reasons": "Du börjar ett nytt arbete nästa vår",
    "reservation": "yes",
    "reservation_reasons": "Du tränar på att resa själv",
    "purpose": "Träffa vänner och röra på dig.",
    "reasons": "Du är helt beroende av någon som följer med när du går ut.",
    "decided_by": "Bo Ek",
    "decider_title": "Biståndshandläggare",
    "delegation": "3.4 i delegationsordningen",
    "presented_by": "Åsa Lind",
    "service": "letter",
}
REFUSAL = {key: GRANT[key] for key in ("day", "reasons", "decided_by", "decider_title")} | {
    "outcome": "refused",
    "service": "receipt",
}


def case(measure: str = "ledsagarservice", **parts: Any) -> Case:
    """A whole case; each given part replaces that part."""
    test = LSS_TEST if measure == "ledsagarservice" else SOL_TEST
    whole = {
        "number": "2026-0042",
        "measure": measure,
        "officer": "Åsa Lind",
        "sender": SENDER,
        "person": PERSON,
        "application": {"received": "2026-01-20", "applicant": "person", "request": "Jag vill komma ut mer"},
        "inquiry": INQUIRY | {"need_test": test},
        "decision": GRANT,
    }
    return document.to_case(whole | parts)


def final(of: Case) -> Letter:
    return decision_letter(of, TODAY, draft=False)


def words(of: Case) -> str:
    return plain_text(final(of))


def inquiry(**parts: Any) -> dict[str, Any]:
    return INQUIRY | {"need_test": LSS_TEST} | parts


OUTSIDE = inquiry(
    personkrets={"result": "none", "reasons": "Dina svårigheter är inte betydande."},
    need_test={"belongs": {"answer": "no"}},
)

TABLE = [
    (
        "LSS, limited",
        case(),
        """Du beviljas ledsagarservice enligt 9 § 3 LSS.
        Du får 10 timmar per månad från och med den 1 april 2026 till och med den 31 mars 2027.
        Syftet är att du ska kunna träffa vänner och röra på dig.
        9 § 3 lagen (1993:387) om stöd och service till vissa funktionshindrade, LSS
        från och med den 1 april 2026 till och med den 30 juni 2026
        Timmar som du inte använder en månad kan du använda senare i samma period.
        De kan inte föras över till nästa period.
        Du kan alltså välja andra aktiviteter
        Du behöver inte spara timmar.
        gäller inte ledsagarens kostnader
        Beslutet är tidsbegränsat av följande skäl. Du börjar ett nytt arbete nästa vår.
        efter den 31 mars 2027 behöver du ansöka på nytt
        väsentliga förändringar
        Vi har kommit fram till det av följande skäl. Du tränar på att resa själv.
        Ansökan kom in till oss den 20 januari 2026.
        Så här beskrivs önskemålet: Jag vill komma ut mer.
        grupp 1 i 1 § LSS
        utvecklingsstörning, autism eller autismliknande tillstånd. Du har autism
        goda levnadsvillkor (7 § LSS)
        Du hittar inte själv utanför hemmet.
        Behovet tillgodoses inte på annat sätt i dag. Ingen annan följer med dig.
        Du är helt beroende av någon som följer med när du går ut.
        Beslutet grundas på 1 § LSS, 7 § LSS, 9 § 3 LSS och 37 § förvaltningslagen (2017:900).
        Läkarintyg, Eva Alm, Vårdcentralen Solköping, 15 januari 2026. Autism.
        Hembesök, 2 februari 2026
        Den 10 februari 2026 skickade vi underlaget till dig
        Ditt svar kom in den 20 februari 2026. Det stämmer.
        Beslutet gäller direkt, även om det överklagas (27 § LSS).
        Beslut enligt delegation: 3.4 i delegationsordningen
        Föredragande: Åsa Lind
        Bo Ek
        inom tre veckor från den dag du fick beslutet
        Ada Lindqvist, 19900101-2385
        543 21 Solköping
        telefon 010-123 45 67""",
        "SoL|socialtjänstlagen|avslås|avslår|avbokar|Mottagningsbevis|tills vidare|UTKAST|saknas",
    ),
    (
        "LSS, until further notice, no reservation",
        case(decision=GRANT | {"duration": "open_ended", "reservation": "no"}),
        """från och med den 1 april 2026 och tills vidare
        Beslutet gäller tills vidare, utan slutdatum, av följande skäl. Du börjar
        Det har det inte. Stödet kan alltså inte minskas eller tas bort
        Beslutet grundas på 1 § LSS, 7 § LSS och 9 § 3 LSS.""",
        "tidsbegränsat|31 mars 2027|37 §|ansöka på nytt",
    ),
    (
        "SoL, limited, last day of the old act",
        case("ledsagning", decision=GRANT | {"day": "2025-06-30"}),
        """Du beviljas ledsagning enligt 4 kap. 1 § SoL.
        4 kap. 1 § socialtjänstlagen (2001:453), SoL
        har rätt till bistånd av socialnämnden. Måttet är skälig levnadsnivå (4 kap. 1 § SoL).
        Du kan inte själv tillgodose behovet. Du ser inte trafiken.
        Du kan inte få behovet tillgodosett på annat sätt.
        överklagas (16 kap. 3 § SoL)""",
        "LSS|personkrets|skäliga levnadsförhållanden|2025:400|11 kap.",
    ),
    (
        "SoL, limited, first day of the new act",
        case("ledsagning", decision=GRANT | {"day": "2025-07-01"}),
        """Du beviljas ledsagning enligt 11 kap. 1 § SoL.
        11 kap. 1 § socialtjänstlagen (2025:400), SoL
        har rätt till insatser av socialnämnden. Måttet är skäliga levnadsförhållanden (11 kap. 1 § SoL).
        överklagas (35 kap. 5 § SoL)""",
        "LSS|personkrets|skälig levnadsnivå|2001:453|4 kap.",
    ),
    (
        "SoL, until further notice without reservation, old act",
        case(
            "ledsagning",
            decision=GRANT | {"day": "2025-06-30", "duration": "open_ended", "reservation": "no"},
        ),
        "Stödet kan alltså inte minskas eller tas bort",
        "14 kap. 9 §",
    ),
    (
        "SoL, until further notice without reservation, new act",
        case(
            "ledsagning",
            decision=GRANT | {"day": "2025-07-01", "duration": "open_ended", "reservation": "no"},
        ),
        "kan det ändå ändras enligt 14 kap. 9 § SoL, men bara om dina förhållanden har förändrats väsentligt",
        "Stödet kan alltså inte",
    ),
    (
        "granted from mid-month, late cancellation does not count, replacing a decision",
        case(
            decision=GRANT
            | {"valid_from": "2026-04-15", "late_cancellation_counts": False, "ends_earlier": "2025-0007"}
        ),
        """Du får alla timmar för april, fast beslutet börjar gälla först den 15 april 2026.
        från och med den 1 april 2026 till och med den 30 juni 2026
        Om du avbokar sent räknas de timmarna inte som använda.
        Det här beslutet ersätter beslut 2025-0007 från och med den 15 april 2026.""",
        "saknas",
    ),
    (
        "partly granted",
        case(
            application={"received": "2026-01-20", "applicant": "person", "hours_requested": "20"},
            decision=GRANT
            | {
                "outcome": "partly_granted",
                "refusal_ground": "no_need",
                "below_sum_reasons": "Biobesöken är färre än du trodde",
                "service": "simplified",
            },
        ),
        """Din ansökan beviljas delvis.
        I övrigt avslås din ansökan.
        Ansökan gäller 20 timmar per månad.
        men inte i hela den omfattning som du har ansökt om
        färre timmar än de som har räknats fram i utredningen. Biobesöken är färre än du trodde.
        Om du inte är nöjd med beslutet kan du överklaga det till förvaltningsrätten i Exempelstad.
        ärende 2026-0042, beslut den 12 mars 2026
        Omsorgsnämnden, Box 100, 123 45 Exempelstad
        inom tre veckor från den dag du fick beslutet
        förenklad delgivning""",
        "Mottagningsbevis|saknas",
    ),
    (
        "refused, outside the personkrets",
        case(
            inquiry=OUTSIDE,
            decision=REFUSAL | {"refusal_ground": "not_in_personkrets", "sol_offered": "2026-03-01"},
        ),
        """Din ansökan om ledsagarservice enligt 9 § 3 LSS avslås.
        Vi har prövat om du hör till någon av de tre grupperna i 1 § LSS:
        utvecklingsstörning, autism eller autismliknande tillstånd
        hjärnskada i vuxen ålder
        uppenbart inte beror på normalt åldrande
        Vi bedömer att du inte hör till någon av dem. Dina svårigheter är inte betydande.
        Du kan också få stöd prövat enligt socialtjänstlagen (11 kap. 1 §).
        Vi erbjöd dig en sådan prövning den 1 mars 2026.
        kan du överklaga det till förvaltningsrätten i Exempelstad
        Mottagningsbevis
        Med brevet följer ett mottagningsbevis.""",
        "beviljas|timmar|tidsbegränsat|väsentliga förändringar|personkretsen har rätt|saknas",
    ),
    (
        "refused under LSS, the need is met",
        case(
            inquiry=inquiry(need_test=LSS_TEST | {"unmet": {"answer": "no"}}),
            decision=REFUSAL
            | {"refusal_ground": "met_otherwise", "met_how": "Boendet följer med dig varje vecka"},
        ),
        """Din ansökan om ledsagarservice enligt 9 § 3 LSS avslås.
        Behovet tillgodoses redan på annat sätt.
        Så här tillgodoses det: Boendet följer med dig varje vecka.
        grupp 1 i 1 § LSS
        överklaga""",
        "beviljas|timmar|socialtjänstlagen|saknas",
    ),
    (
        "refused under SoL, the need can be met",
        case(
            "ledsagning",
            inquiry=INQUIRY | {"need_test": SOL_TEST | {"cannot_otherwise": {"answer": "no"}}},
            decision=REFUSAL | {"refusal_ground": "can_be_met_otherwise", "met_how": "Föreningen hämtar dig"},
        ),
        """Din ansökan om ledsagning enligt 11 kap. 1 § SoL avslås.
        Du kan få behovet tillgodosett på annat sätt.
        Så här kan det tillgodoses: Föreningen hämtar dig.""",
        "LSS|personkrets|redan|saknas",
    ),
    (
        "what was typed before the outcome became a refusal is not printed",
        case(
            decision=GRANT
            | {"outcome": "refused", "refusal_ground": "other", "below_sum_reasons": "Färre bad"}
        ),
        "Din ansökan om ledsagarservice enligt 9 § 3 LSS avslås.",
        "beviljas|timmar|31 mars 2027|nytt arbete|resa själv|Färre bad|37 §",
    ),
    (
        "a god man has applied",
        case(
            application={
                "received": "2026-01-20",
                "applicant": "god_man",
                "applicant_name": "Per Sund",
                "attitude": "supports",
                "attitude_basis": "Du sa det med bildstöd vid hembesöket",
            }
        ),
        """Din gode man Per Sund har ansökt om ledsagarservice för dig.
        Du vill själv ha stödet. Du sa det med bildstöd vid hembesöket.""",
        "Du har ansökt|saknas",
    ),
    (
        "protected identity",
        case(person=PERSON | {"protection": "skyddad_folkbokforing"}),
        """Ada Lindqvist
        Läkarintyg, 15 januari 2026""",
        "Solrosvägen|Solköping|543 21|19900101|Vårdcentralen|Hembesök",
    ),
    (
        "nothing was sent before the decision, and a hearing was held",
        case(
            inquiry=inquiry(
                communication={
                    "omitted": "obviously_unnecessary",
                    "omitted_reasons": "Alla uppgifter kommer från dig",
                    "hearing_held": "2026-03-02",
                }
            )
        ),
        """Vi skickade inte underlaget till dig före beslutet, eftersom det var uppenbart obehövligt. Alla upp
        Den 2 mars 2026 lämnade du uppgifter muntligt till oss.""",
        "Vi har inte fått något svar|saknas",
    ),
    (
        "no reply came",
        case(inquiry=inquiry(communication={"sent": "2026-02-10", "reply_by": "2026-03-03"})),
        "Du kunde svara till och med den 3 mars 2026. Vi har inte fått något svar.",
        "Ditt svar kom in",
    ),
    (
        "activities named as examples, by choice",
        case(decision=GRANT | {"wordings": {"grant": {"id": "beslut.ledsagning.bifall.aktiviteter"}}}),
        "Exempel på aktiviteter som vi har räknat med: bad, bio och promenader.",
        "saknas",
    ),
    (
        "an edited and an own wording",
        case(
            decision=GRANT
            | {
                "wordings": {
                    "duration": {"id": "tid.begransad", "text": "Det här gäller till och med den {till}."},
                    "costs": {"text": "Biljetter ersätts inte.\n\nFråga gärna."},
                }
            }
        ),
        """Det här gäller till och med den 31 mars 2027.
        Biljetter ersätts inte.""",
        "Beslutet är tidsbegränsat|gäller inte ledsagarens kostnader",
    ),
]


@pytest.mark.parametrize(("of", "says", "never"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_a_letter_says(of: Case, says: str, never: str) -> None:
    text = words(of)
    assert [line.strip() for line in says.splitlines() if line.strip() not in text] == []
    assert [word for word in never.split("|") if word in text] == []


@pytest.mark.parametrize("of", [row[1] for row in TABLE], ids=[row[0] for row in TABLE])
def test_nothing_long_is_printed_twice(of: Case) -> None:
    """Names and the sections' numbers come again; no sentence of the reasons does."""
    body = [text for block in flat(final(of).body) for text in sentences(block)]
    assert [text for text in set(body) if body.count(text) > 1] == []


def flat(body: tuple[Block, ...]) -> Iterator[Block]:
    for block in body:
        yield from flat(block.blocks) if isinstance(block, KeepTogether) else [block]


def sentences(block: Block) -> list[str]:
    return plain(block.text).split(". ") if isinstance(block, Paragraph) else []


def headings(letter: Letter) -> list[str]:
    return [block.text for block in letter.body if isinstance(block, Heading)]


def test_the_order_of_a_grant() -> None:
    assert headings(final(case())) == [
        "Beslut om ledsagarservice",
        "Beslut",
        "Hur länge beslutet gäller",
        "Om beslutet kan ändras",
        "Så använder du timmarna",
        "Ansökan",
        "Skäl för beslutet",
        "Underlag",
        "Om du vill överklaga",
        "Kontakt",
    ]


def test_the_order_of_a_refusal_whose_appeal_instruction_is_a_page_of_its_own() -> None:
    letter = final(TABLE[8][1])
    assert headings(letter) == [
        "Beslut om ledsagarservice",
        "Beslut",
        "Ansökan",
        "Skäl för beslutet",
        "Stöd enligt socialtjänstlagen",
        "Underlag",
        "Kontakt",
        "Om du vill överklaga",
    ]
    kinds = [type(block).__name__ for block in letter.body]
    assert kinds[kinds.index("Signature") :][:4] == ["Signature", "Note", "PageBreak", "Heading"]
    assert PageBreak() not in final(case()).body


def test_every_block_says_where_it_comes_from() -> None:
    wording_ids = {row.id for row in shipped()}
    known = document.from_case(case())
    for block in flat(final(case()).body):
        if isinstance(block, Heading | PageBreak):
            continue
        origin = block.origin
        assert origin in wording_ids or document.get(known, origin) is not None, block


def marked(letter: Letter) -> list[tuple[str, str]]:
    texts = [(block.origin, plain(block.text)) for block in flat(letter.body) if isinstance(block, Paragraph)]
    return [(origin, text) for origin, text in texts if GAP.search(text)]


def test_a_draft_says_so_and_its_marks_lead_to_the_fields() -> None:
    of = case(decision=GRANT | {"purpose": "", "duration_reasons": "", "reservation": None})
    letter = decision_letter(of, TODAY, draft=True)
    assert letter.title == headings(letter)[0] == "UTKAST – Beslut om ledsagarservice"
    assert marked(letter) == [
        ("/decision/purpose", "Syftet är att du ska kunna [syfte saknas]."),
        (
            "/decision/duration_reasons",
            "Beslutet är tidsbegränsat av följande skäl. [skäl för giltighetstiden saknas]",
        ),
        ("/decision/reservation", "[ställningstagande till ändringsförbehåll saknas]"),
    ]


def test_the_marks_of_a_draft_are_bold() -> None:
    letter = decision_letter(case(decision=GRANT | {"purpose": ""}), TODAY, draft=True)
    block = next(block for block in letter.body if block.origin == "/decision/purpose")
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold) for run in runs(block.text)] == [
        ("Syftet är att du ska kunna ", False),
        ("[syfte saknas]", True),
        (".", False),
    ]


def test_a_draft_without_a_day_goes_by_the_law_of_today() -> None:
    of = case("ledsagning", decision={key: value for key, value in GRANT.items() if key != "day"})
    old, new = (
        plain_text(decision_letter(of, day, draft=True)) for day in (date(2025, 6, 30), date(2025, 7, 1))
    )
    assert "4 kap. 1 § SoL" in old
    assert "11 kap. 1 § SoL" in new
    assert "Datum [beslutsdag saknas]" in new


def test_a_draft_marks_an_edit_that_no_longer_fits_and_does_not_print_it() -> None:
    edit = {"duration": {"id": "tid.begransad", "text": "Det tar slut i mars."}}
    of = case(decision=GRANT | {"duration": "open_ended", "wordings": edit})
    text = plain_text(decision_letter(of, TODAY, draft=True))
    assert "[en ändrad formulering som passar beslutet saknas]" in text
    assert "tar slut i mars" not in text


MISSING = [
    ("number", {"number": ""}, "/number"),
    ("measure", {"measure": ""}, "/measure"),
    ("officer", {"officer": ""}, "/officer"),
    ("board", {"sender": SENDER | {"board": ""}}, "/sender/board"),
    ("court", {"sender": SENDER | {"court": ""}}, "/sender/court"),
    ("where to hand in", {"sender": SENDER | {"postcode": ""}}, "/sender/postcode"),
    ("whom to ask", {"sender": SENDER | {"phone": "", "email": ""}}, "/sender/phone"),
    ("name", {"person": {"address": PERSON["address"]}}, "/person/family_name"),
    ("address", {"person": PERSON | {"address": {"street": "Solrosvägen 12"}}}, "/person/address/street"),
    ("day", {"decision": GRANT | {"day": None}}, "/decision/day"),
    ("outcome", {"decision": GRANT | {"outcome": None}}, "/decision/outcome"),
    ("hours", {"decision": GRANT | {"hours_per_month": None}}, "/decision/hours_per_month"),
    ("first day", {"decision": GRANT | {"valid_from": None}}, "/decision/valid_from"),
    ("duration", {"decision": GRANT | {"duration": None}}, "/decision/duration"),
    ("last day", {"decision": GRANT | {"valid_to": None}}, "/decision/valid_to"),
    ("why so long", {"decision": GRANT | {"duration_reasons": " "}}, "/decision/duration_reasons"),
    ("reservation", {"decision": GRANT | {"reservation": None}}, "/decision/reservation"),
    ("why a reservation", {"decision": GRANT | {"reservation_reasons": ""}}, "/decision/reservation_reasons"),
    ("purpose", {"decision": GRANT | {"purpose": ""}}, "/decision/purpose"),
    ("reasons", {"decision": GRANT | {"reasons": ""}}, "/decision/reasons"),
    ("decider", {"decision": GRANT | {"decided_by": ""}}, "/decision/decided_by"),
    ("ground", {"decision": REFUSAL}, "/decision/refusal_ground"),
    (
        "how it is met",
        {"decision": REFUSAL | {"refusal_ground": "met_otherwise"}},
        "/decision/met_how",
    ),
    (
        "a ground that is none",
        {"decision": REFUSAL | {"refusal_ground": "resources"}},
        "/decision/refusal_ground",
    ),
    (
        "offer of trial under SoL",
        {"decision": REFUSAL | {"refusal_ground": "not_in_personkrets"}, "inquiry": OUTSIDE},
        "/decision/sol_offered",
    ),
    ("received", {"application": {"applicant": "person"}}, "/application/received"),
    ("applicant", {"application": {"received": "2026-01-20"}}, "/application/applicant"),
    (
        "representative's name",
        {"application": {"received": "2026-01-20", "applicant": "god_man", "attitude": "supports"}},
        "/application/applicant_name",
    ),
    (
        "the person's own attitude",
        {"application": {"received": "2026-01-20", "applicant": "god_man", "applicant_name": "Per"}},
        "/application/attitude",
    ),
    ("personkrets", {"inquiry": inquiry(personkrets={})}, "/inquiry/personkrets/result"),
    ("why personkrets", {"inquiry": inquiry(personkrets={"result": "2"})}, "/inquiry/personkrets/reasons"),
    (
        "a condition",
        {"inquiry": inquiry(need_test={"needs": YES, "unmet": YES})},
        "/inquiry/need_test/good_living",
    ),
    ("communication", {"inquiry": inquiry(communication={})}, "/inquiry/communication/sent"),
    (
        "day of the reply",
        {"inquiry": inquiry(communication={"sent": "2026-02-10", "reply": "Ja"})},
        "/inquiry/communication/replied",
    ),
    (
        "edit that does not fit",
        {"decision": GRANT | {"wordings": {"duration": {"id": "x", "text": "y"}}}},
        "/decision/wordings/duration",
    ),
]


@pytest.mark.parametrize(("parts", "field"), [row[1:] for row in MISSING], ids=[row[0] for row in MISSING])
def test_a_final_letter_is_refused_where_anything_is_missing(parts: dict[str, Any], field: str) -> None:
    of = case(**parts)
    with pytest.raises(Refused) as refusal:
        final(of)
    assert refusal.value.field == field
    draft = decision_letter(of, TODAY, draft=True)
    assert GAP.search(plain_text(draft))


def leaves(node: Any, pointer: str = "") -> Iterator[str]:
    parts = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in parts:
        inner = f"{pointer}/{key}"
        yield from leaves(value, inner) if isinstance(value, dict | list) else [inner]


WHOLE = document.from_case(case())
LEAVES = [leaf for leaf in leaves(WHOLE) if leaf not in ("/format", "/version") and "/0/" not in leaf]


@pytest.mark.parametrize("pointer", LEAVES)
def test_without_any_one_fact_a_final_letter_is_still_whole_or_refused(pointer: str) -> None:
    of = document.to_case(document.put(WHOLE, pointer, None))
    try:
        text = words(of)
    except Refused:
        text = plain_text(decision_letter(of, TODAY, draft=True))
        assert GAP.search(text)
        return
    assert not GAP.search(text)
    assert not re.search(r"  | [.,:)]|\(\)|\.\.", text)


def test_a_reservation_may_lack_reasons_where_that_warning_has_been_answered() -> None:
    """HND-106 is advice: the written reason for going on without is in the case."""
    of = case(decision=GRANT | {"reservation_reasons": "", "acknowledged": {"HND-106": "Framgår av skälen."}})
    assert "väsentliga förändringar" in words(of)
    with pytest.raises(Refused):
        final(
            case(
                decision=GRANT
                | {
                    "reservation": "no",
                    "reservation_reasons": "",
                    "acknowledged": {"HND-106": "Framgår av skälen."},
                }
            )
        )


def test_a_ground_without_a_standard_wording_can_be_put_in_the_officers_own_words() -> None:
    own = {"refusal_reason": {"text": "Så här är det."}}
    assert "Så här är det." in words(
        case(decision=REFUSAL | {"refusal_ground": "standard_amount", "wordings": own})
    )


def test_what_an_officer_wrote_in_paragraphs_and_points_stays_so() -> None:
    letter = final(case(decision=GRANT | {"reasons": "Först.\n\nSedan:\n- ett\n- två"}))
    own = [block for block in letter.body if block.origin == "/decision/reasons"]
    assert own == [
        Paragraph("Först.", origin="/decision/reasons"),
        Paragraph("Sedan:", origin="/decision/reasons"),
        BulletList(("ett", "två."), origin="/decision/reasons"),
    ]


def test_the_same_reason_in_two_fields_is_printed_once() -> None:
    test = LSS_TEST | {"needs": {"answer": "yes", "reasons": GRANT["reasons"]}}
    assert words(case(inquiry=inquiry(need_test=test))).count(GRANT["reasons"]) == 1


def test_the_letter_carries_its_own_time_and_never_the_clocks() -> None:
    assert final(case()).created.isoformat() == "2026-03-12T00:00:00+01:00"
