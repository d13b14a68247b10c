"""What is pointed out in a text and what is left alone, with the words that are marked."""

from datetime import date

import pytest

from lssdesk.language import Hint, hints

LENGTH = 100_000  # characters that a field takes
LONG = " ".join(["ord"] * 25)

FOUND = [
    ("sentence", LONG + " till.", [LONG + " till"]),
    ("passive", "Ansökan granskades, bedömdes och beviljades.", ["granskades, bedömdes och beviljades"]),
    (
        "passive",
        "Den har lämnats in, ska utredas och kommer att prövas.",
        ["lämnats in, ska utredas och kommer att prövas"],
    ),
    (
        "passive",
        "Hon blev inte beviljad stöd, beslutet blev upphävt och ärendet avslutades.",
        ["beviljad stöd, beslutet blev upphävt och ärendet avslutades"],
    ),
    (
        "passive",
        "Det granskas. Det bedöms. Det lämnas. Det skickas. Det beslutas.",
        ["granskas. Det bedöms. Det lämnas. Det skickas. Det beslutas"],
    ),
    ("plain", "Ada erhåller stöd.", ["erhåller"]),
    ("plain", "I enlighet med lagen gäller det.", ["I enlighet med"]),
    ("plain", "Frågor avseende boendet och beträffande skolan.", ["avseende", "beträffande"]),
    ("plain", "Ansökan har inkommit och mötet äger rum i maj.", ["inkommit", "äger rum"]),
    ("term", "Ada hör till personkretsen. Personkretsen är vid.", ["personkretsen"]),
    ("term", "Beslutet vinner laga kraft i maj.", ["laga kraft"]),
    ("term", "Ärendet avskrivs.", ["avskrivs"]),
    ("long_word", "Det är en funktionsnedsättningsbedömning.", ["funktionsnedsättningsbedömning"]),
    (
        "nouns",
        "Genomförandet av bedömningen av utredningen dröjer.",
        ["Genomförandet av bedömningen av utredningen"],
    ),
    ("negation", "Det är inte ovanligt att hon vill ut.", ["inte ovanligt"]),
    ("negation", "Hon kan inte annat än stanna hemma.", ["kan inte annat än"]),
]

LEFT_ALONE = [
    ("sentence", LONG + "."),
    ("sentence", "Listan:\n" + "\n".join(f"- punkt {n} med några ord i" for n in range(9))),
    ("passive", "Ansökan granskades och beviljades."),
    ("passive", "Det finns plats, hon minns, hoppas och trivs, och det behövs."),
    ("passive", "Kommunens, Adas, mammas, barnets och dagens beslut."),
    ("passive", "Insats, plats, sats, vistelse, kurs och buss."),
    ("passive", "De träffas, möts, umgås, hjälps åt, kramas och skiljs."),
    ("passive", "Hon lyckas, andas, vistas, åldras, envisas och misstänks."),
    ("passive", "Hon blir trött, ledsen, stressad, rädd och glad."),
    ("passive", "Hon är beviljad stöd, ansökan är granskad och beslutet fattat."),
    ("passive", "Vi granskade, bedömde och beviljade ansökan."),
    ("passive", "Det granskas. Det bedöms.\nDet lämnas. Det skickas.\nDet beslutas."),
    ("plain", "Ada får stöd enligt lagen."),
    ("plain", "Mötet äger hon själv."),
    ("plain", "I enlighet och med lagen."),
    ("term", "Ada hör till personkretsen (de grupper som LSS gäller för)."),
    ("term", "Personkretsen, det vill säga de som LSS gäller för, är vid."),
    ("term", "Med personkrets menas de som LSS gäller för."),
    ("term", "Ada hör till dem som LSS gäller för (personkretsen). Personkretsen är vid."),
    ("term", "Hon hör till personkretsen. Personkretsen är tre grupper. Personkretsen (LSS 1 §) är vid."),
    ("term", "Ada är i habiliteringsträdgården."),
    ("long_word", "Det gäller assistansersättning och autismspektrumtillstånd."),
    ("long_word", "Skriv till funktionsnedsattas.kontakt@kommunen.example."),
    ("long_word", "En LSS-insats-och-annat-sammansatt."),
    ("nouns", "Ledsagning, avlösning och utbildning av personal."),
    ("nouns", "Bedömningen av behovet av ledsagning."),
    ("nouns", "Planering, bedömning, uppföljning."),
    ("nouns", "Utredningen visar att bedömningen inte bygger på prövningen."),
    ("negation", "Ada kan inte gå och hon kan inte stå."),
    ("negation", "Det är ovanligt. Inte alltid."),
    ("negation", "Hon går inte ut utan sällskap."),
]


@pytest.mark.parametrize(("kind", "text", "marked"), FOUND)
def test_is_pointed_out(kind: str, text: str, marked: list[str]) -> None:
    assert [text[one.start : one.end] for one in hints(text) if one.kind == kind] == marked


@pytest.mark.parametrize(("kind", "text"), LEFT_ALONE)
def test_is_left_alone(kind: str, text: str) -> None:
    assert [text[one.start : one.end] for one in hints(text) if one.kind == kind] == []


def test_one_who_writes_plainly_hears_nothing() -> None:
    text = (
        "Du har ansökt om ledsagarservice. Vi beviljar dig 18 timmar per månad från och med den 1 mars 2026. "
        "Du behöver någon med dig när du går till simhallen, hälsar på din vän eller går på konsert.\n\n"
        "Vi har pratat med dig hemma, och du har lämnat ett intyg från din läkare. "
        "Det visar att du inte hittar själv."
    )
    assert hints(text) == ()


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("Erhåller hon stöd?", "”Erhåller” kan ofta skrivas enklare: får.", "Får"),
        ("Frågor avseende det.", "”avseende” kan ofta skrivas enklare: om eller när det gäller.", "om"),
        (
            "Vi ger personkrets ett.",
            "Förklara gärna ”personkrets”: de grupper av personer som LSS gäller för.",
            "personkrets (de grupper av personer som LSS gäller för)",
        ),
        ("Det är inte omöjligt.", "Dubbel nekning är svår att läsa. Enklare: möjligt.", "möjligt"),
        (f"{LONG} {LONG}.", "Lång mening, 50 ord. Dela gärna upp den.", ""),
        (
            "Det granskas, bedöms och skickas.",
            "3 passiva verb tätt ihop (granskas, bedöms, skickas). Skriv gärna vem som gör vad.",
            "",
        ),
    ],
)
def test_says_what_and_offers(text: str, message: str, suggestion: str) -> None:
    (hint,) = hints(text)
    assert (hint.message, hint.suggestion) == (message, suggestion)


@pytest.mark.parametrize(
    ("day", "text", "count"),
    [
        (date(2025, 6, 30), "skälig levnadsnivå", 1),
        (date(2025, 7, 1), "skälig levnadsnivå", 0),
        (date(2025, 6, 30), "skäliga levnadsförhållanden", 0),
        (date(2025, 7, 1), "skäliga levnadsförhållanden", 1),
    ],
)
def test_a_term_of_the_law_has_its_days(day: date, text: str, count: int) -> None:
    assert len(hints(f"Du får {text}.", day)) == count


def test_come_in_the_order_of_their_places_the_wider_first() -> None:
    text = f"Erhåller {LONG} avseende. Hon erhåller mer."
    assert [(one.kind, one.start) for one in hints(text)] == [
        ("sentence", 0),
        ("plain", 0),
        ("plain", text.index("avseende")),
        ("plain", text.index("erhåller")),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        ".",
        "a.",
        "(",
        "@",
        "a@",
        "-",
        "a-",
        " ",
        "\n",
        "1.",
        "t. ",
        "1-",
        "a\u0301",
        "blir ",
        "bedömning av ",
        "personkretsen ",
        "(personkretsen ",
        "inte ",
        "i enlighet ",
        "\u2028",
        "granskas. ",
        "”",
    ],
)
def test_any_text_is_done_at_once(piece: str) -> None:
    """Work that grew with the square of the length would not end before the time of a test is over."""
    text = piece * (LENGTH // len(piece))
    assert all(0 <= one.start < one.end <= len(text) for one in hints(text))


def test_hints_can_be_compared() -> None:
    assert hints("Ada erhåller.") == (
        Hint(4, 12, "plain", "”erhåller” kan ofta skrivas enklare: får.", "får"),
    )
