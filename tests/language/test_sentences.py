"""Where sentences end and what is one word: abbreviations, numbers, dates, initials, lists."""

import pytest

from lssdesk.language.sentences import sentences

ONE = [
    ("full stop", "Ada bor ensam.", 1),
    ("no full stop", "Ada bor ensam", 1),
    ("two", "Ada bor ensam. Hon trivs.", 2),
    ("question and exclamation", "Trivs hon? Ja! Mycket.", 3),
    ("three dots before a small letter", "Hon vill … kanske senare.", 1),
    ("three dots at the end", "Hon vill kanske… Vi får se.", 2),
    ("t.ex.", "Hon vill t.ex. bada.", 1),
    ("bl.a. before a name", "Med var bl.a. Ada.", 1),
    ("t. ex. with a space", "Hon vill t. ex. bada.", 1),
    ("dvs.", "I maj, dvs. Adas månad.", 1),
    ("m.m. inside", "Bad m.m. ingår.", 1),
    ("m.m. at the end", "Hon vill bada m.m. Det ordnas.", 2),
    ("m. m. at the end", "Hon vill bada m. m. Det ordnas.", 2),
    ("osv. at the very end", "Hon vill bada osv.", 1),
    ("kap. and st.", "Enligt 11 kap. 1 § 2 st. SoL gäller det.", 2),
    ("section sign", "Det följer av 9 § LSS. Hon har rätt.", 2),
    ("nr and a number", "Se bilaga nr. 3 och kl. 9.30.", 1),
    ("ca", "Det tar ca 3 timmar.", 1),
    ("a day", "Beslutet gäller från 2026-03-01. Det kan överklagas.", 2),
    ("a decimal", "Det är 2,5 timmar, inte 2.75 timmar.", 1),
    ("a number last", "Hon är född 1990. Han är äldre.", 2),
    ("an initial", "Läkaren A. Lindqvist intygar det.", 1),
    ("two initials", "Läkaren A.-B. Lindqvist intygar det.", 1),
    ("before a small letter", "Det står i intyg. se bilaga.", 1),
    ("in quotation marks", "Hon sa: ”Jag vill.” Sedan gick hon.", 2),
    ("in parentheses", "Hon vill (se ovan). Det går.", 2),
    ("an address of mail", "Skriv till ada@sjovalla.example. Vänta på svar.", 2),
    ("an unknown abbreviation of several letters", "Det ska ske s.a.s. Nu.", 1),
    ("lines are sentences", "Bakgrund\nAda bor ensam", 2),
    ("a wrapped line goes on", "Ada bor\nensam i en\nlägenhet.", 1),
    ("a list", "Ada vill:\n- bada\n- läsa\n- gå ut", 4),
    ("a numbered list", "1. Bada\n2. Läsa\n3) Gå ut", 3),
    ("a lettered list", "a) bada\nb) läsa", 2),
    ("empty lines", "Ada.\n\n\nLäsa.", 2),
    ("nothing", "", 0),
    ("signs only", "… – ! ?", 0),
]


@pytest.mark.parametrize(("text", "count"), [pytest.param(text, n, id=name) for name, text, n in ONE])
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada, 18-årig, bor kvar.", ["Ada", "18-årig", "bor", "kvar"]),
        ("Från 2026-03-01 kl. 9.30, 2,5 timmar", ["Från", "2026-03-01", "kl", "9.30", "2,5", "timmar"]),
        ("LSS-insatsen enligt SoL:s regler", ["LSS-insatsen", "enligt", "SoL:s", "regler"]),
        ("mamma/pappa", ["mamma", "pappa"]),
        ("(t.ex. bad)", ["t.ex", "bad"]),
        (
            "Skriv till ada@x.example, eller www.x.example.",
            ["Skriv", "till", "ada@x.example", "eller", "www.x.example"],
        ),
        ("slut.Nytt", ["slut", "Nytt"]),
        ("A\u030aka bil", ["A\u030aka", "bil"]),
        ("19900101-2385 och 9001012385", ["19900101-2385", "och", "9001012385"]),
    ],
)
def test_words_keep_what_belongs_to_them(text: str, words: list[str]) -> None:
    assert [word.text for sentence in sentences(text) for word in sentence.words] == words


def test_places_are_those_of_the_text() -> None:
    text = "Först.\n- Hon (Ada) vill t.ex. bada\n  i maj. Åka!"
    found = [word for sentence in sentences(text) for word in sentence.words]
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert [text[one.start : one.end] for one in sentences(text)] == [
        "Först",
        "Hon (Ada) vill t.ex. bada\n  i maj",
        "Åka",
    ]
