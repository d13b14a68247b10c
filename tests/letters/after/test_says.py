"""What each document after a decision says, and what it never says."""

import pytest

from lssdesk.letters.blocks import plain_text
from tests.letters.after.cases import case, make

SAYS: list[tuple[str, str, list[str], list[str]]] = [
    # document, case, what it has to say, what it must not say
    (
        "receipt",
        "receipt",
        [
            "Ärende 2026-0042, beslut den 25 mars 2026",
            "Ledsagarservice",
            "Jag fick beslutet den",
            "Underskrift",
            "inte att du håller med",
        ],
        ["30 mars"],
    ),
    (
        "simplified_information",
        "simplified",
        ["förenklad delgivning", "två veckor", "Nästa arbetsdag", "elektroniskt"],
        [],
    ),
    (
        "simplified_service",
        "simplified",
        ["den 26 mars 2026", "Nästa arbetsdag", "två veckor"],
        ["elektroniskt"],
    ),
    ("simplified_service", "electronically", ["elektroniskt", "den 26 mars 2026"], ["Nästa arbetsdag"]),
    ("control_message", "simplified", ["Den 26 mars 2026 skickade vi beslutet", "genast"], []),
    ("appeal_instruction", "appealed", ["förvaltningsrätten i Exempelstad", "tre veckor", "Box 100"], []),
    (
        "opinion",
        "appealed",
        [
            "Förvaltningsrätten i Exempelstad",
            "Ada Lindqvist har överklagat nämndens beslut den 25 mars 2026",
            "del av beslutet den 30 mars 2026",
            "Sista dag för överklagande var den 20 april 2026",
            "i rätt tid",
            "Nämnden har omprövat beslutet och ändrar det inte. Inget nytt har kommit fram.",
            "Nämnden står fast vid beslutet.",
            "yrkar ingetdera",
        ],
        ["återförvisas", "Solrosvägen"],
    ),
    (
        "opinion",
        "reservation claimed",
        ["får ändras om de förhållanden", "I andra hand", "återförvisas", "Ada opereras i höst."],
        ["tidsbegränsas"],
    ),
    (
        "opinion",
        "limit claimed",
        ["tidsbegränsas till och med den 31 mars 2027", "återförvisas"],
        ["får ändras om"],
    ),
    (
        "opinion",
        "both claimed",
        ["tidsbegränsas till och med den 31 mars 2027", "får ändras om", "återförvisas"],
        ["yrkar ingetdera"],
    ),
    ("opinion", "slip corrected", ["rättade den 22 april 2026", "skrivfel"], ["ändrar det inte"]),
    ("opinion", "changed", ["ändrade det den 22 april 2026", "omfattar också det"], ["ändrar det inte"]),
    (
        "opinion",
        "late by wrong information",
        ["den 22 april 2026", "fel information", "avvisas därför inte"],
        ["i rätt tid"],
    ),
    ("opinion", "in time at the court", ["till domstolen redan den 20 april 2026"], ["i rätt tid"]),
    ("handover", "appealed", ["har överklagat", "i rätt tid", "omprövat"], ["står fast", "yrkar"]),
    (
        "order",
        "ordered",
        [
            "Hjälpen i Solköping",
            "Storgatan 1",
            "19900101-2385",
            "Solrosvägen 12",
            "9 § 3 LSS",
            "10 timmar per månad",
            "från och med den 1 april 2026 till och med den 31 mars 2027",
            "6 april 2026",
            "Så här beskrivs syftet i beslutet: att kunna simma.",
            "Delta i samhället som andra.",
            "Simhall, vänner.",
            "Både till och från och under",
            "Inträde till simhallen.",
            "behöver inte spara timmar",
            "Ada hör bäst om man står mitt emot.",
        ],
        ["muntligt", "Läkarintyg", "god man", "återförvisas"],
    ),
    (
        "order",
        "orally",
        [
            "Den 26 mars 2026 beställde vi insatsen muntligt av Eva Alm",
            "Ledsagning till simhallen på lördag.",
        ],
        [],
    ),
    ("order", "relative", ["Bea Lindqvist, syster", "Samma krav gäller", "Min syster följer med"], []),
    (
        "order",
        "relief",
        ["Adas mamma", "Regelbundet eller oförutsett", "10 timmar per månad"],
        ["spara timmar"],
    ),
    ("order", "short stay", ["Varannan helg.", "Jämnt.", "84 dygn per år"], ["korttidsfamilj"]),
    (
        "order",
        "supervision",
        ["Någon vuxen hela tiden.", "Lek och rörelse", "Fråga Ada själv.", "Barnets bästa"],
        [],
    ),
    (
        "order",
        "daily activity",
        [
            "Mot arbete",
            "Praktik på ett kafé.",
            "Så märks det att målen nås: Ada har provat två kaféer.",
            "Fyra dagar i veckan.",
        ],
        ["Personlig utveckling"],
    ),
    (
        "order",
        "family home",
        [
            "Lärande",
            "Bilder att följa",
            "Undervisning: Skolan",
            "Hjälpmedel: Regionen",
            "Klara morgonen själv.",
        ],
        ["2026-0101", "register", "Har tagits", "i akten"],
    ),
    ("order", "elsewhere", ["Gäller", "Lagrum"], ["ovanlig diagnos", "Grankommun"]),
    (
        "appointment",
        "contact person",
        [
            "Cia Holm",
            "Björkvägen 2",
            "9 § 4 LSS",
            "den 6 april 2026 till och med den 31 mars 2027",
            "två träffar i månaden",
        ],
        ["Solrosvägen", "19900101"],
    ),
    (
        "appointment",
        "contact person until further notice",
        ["den 6 april 2026 och tills vidare"],
        ["31 mars 2027"],
    ),
    (
        "relative_approval",
        "relative",
        ["Den anhöriga är Bea Lindqvist, syster.", "Samma krav"],
        ["Solrosvägen"],
    ),
    (
        "family_home_handover",
        "family home",
        ["Familjehemsenheten", "den 10 mars 2026", "sekretess"],
        ["Hjälpen i Solköping", "2026-0101"],
    ),
    (
        "elsewhere_information",
        "elsewhere",
        ["Gruppbostaden Björken", "Grankommun", "goda levnadsvillkor", "flytta hem"],
        ["ovanlig diagnos"],
    ),
    (
        "elsewhere_notice",
        "elsewhere",
        ["Grankommun", "Hjälpen i Solköping", "Gruppbostaden Björken", "den 6 april 2026", "19900101-2385"],
        ["ovanlig diagnos"],
    ),
    ("expiry", "ordered", ["till och med den 31 mars 2027", "ansöka på nytt", "vi hjälper dig"], []),
    (
        "give_up",
        "ordered",
        [
            "inte längre vill ha ledsagarservice",
            "Du måste inte använda bladet",
            "något annat än att göra ett uppehåll",
        ],
        [],
    ),
    (
        "plan_offer",
        "ordered",
        ["Du har beviljats ledsagarservice", "Minst en gång om året", "Nej, inte nu."],
        ["Du har ansökt"],
    ),
    (
        "comparison",
        "ordered",
        [
            "Goda levnadsvillkor",
            "Skäliga levnadsförhållanden",
            "ledsagarservice",
            "enligt socialtjänstlagen ledsagning",
        ],
        [],
    ),
]


@pytest.mark.parametrize(
    ("id", "name", "texts", "never"), SAYS, ids=[f"{id}: {name}" for id, name, *_ in SAYS]
)
def test_a_document_says(id: str, name: str, texts: list[str], never: list[str]) -> None:
    said = plain_text(make(id, case(name)))
    assert [text for text in texts if text not in said] == []
    assert [text for text in never if text in said] == []
    assert "2026-0042" in said
    assert "UTKAST" not in said
