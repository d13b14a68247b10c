"""Spelling with the real dictionary: what is right, what is passed over, what is suggested."""

import sys

import pytest

from lssdesk.language import spelling
from lssdesk.language.spelling import Speller, checked_words, named, names_of, suggested


@pytest.fixture(scope="module")
def speller() -> Speller:
    dictionary = spelling.load()
    assert dictionary is not None
    return Speller(dictionary, ("Sjövallagården",))


RIGHT = """
assistansersättning avlösarservice personkretsbedömning delegationsordning kommuniceringstid ledsagare SoL
SoL:s barnkonsekvensanalys LSS LSS-insats LSS-insatsen medicinsk-teknisk Sjövallagården Sjövallagårdens
sjövallagården Stockholm framtidsfullmaktshavare funktionsnedsättning Ledsagaren UTREDNING
"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_is_right(speller: Speller, word: str) -> None:
    assert speller.right(word)


@pytest.mark.parametrize(
    "word", ["behöfver", "utrednigen", "stockholm", "medicinsk-teknissk", "Xqzw", "ledsagarservise"]
)
def test_is_not_right(speller: Speller, word: str) -> None:
    assert not speller.right(word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada behöver 18 tim den 2026-03-01 kl. 9.30", ["Ada", "behöver", "den"]),
        ("19900101-2385, 9:e och 18-årig", ["och"]),
        ("ada@sjovalla.example och www.sjovalla.example", ["och"]),
        ("t.ex. bl.a. dvs. m.m. ca nr", []),
        ("LSS, IVO och ADHD", ["och"]),
        ("hälso- och sjukvård", ["och", "sjukvård"]),
        ("förmiddags-/kvällstid samt -tiden", ["kvällstid", "samt"]),
        ("a å i ö", []),
        ("KOMMUNEN", ["KOMMUNEN"]),
    ],
)
def test_only_words_are_looked_up(text: str, words: list[str]) -> None:
    assert [word.text for word in checked_words(text)] == words


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("behöfver", "behöver"),  # a letter too many
        ("asistans", "assistans"),  # single for double
        ("socialnämnnden", "socialnämnden"),  # three for two
        ("persnokrets", "personkrets"),  # letters changed about
        ("hjelp", "hjälp"),  # what sounds alike
        ("ledsagarservise", "ledsagarservice"),  # in a compound that the dictionary does not list
        ("Utrednigen", "Utredningen"),  # with its capital letter
        ("UTREDNIGEN", "UTREDNINGEN"),
        ("stockholm", "Stockholm"),  # a name
        ("dagligverksamhet", "daglig verksamhet"),  # two words written as one
        ("utreddninngen", "utredningen"),  # two common slips
        ("Sjövallagårdn", "Sjövallagården"),  # a word of the office's
    ],
)
def test_what_was_meant_comes_first(speller: Speller, word: str, first: str) -> None:
    found = [one for one in suggested(word, speller.judge) if one]
    assert found[0].casefold() == first.casefold()
    assert len(found) <= spelling.MOST_SUGGESTIONS
    assert len(found) == len(set(found))


@pytest.mark.parametrize("word", ["xqzwv", "x" * 41])
def test_what_is_no_word_gets_no_suggestion(speller: Speller, word: str) -> None:
    assert not any(suggested(word, speller.judge))


def test_a_word_is_looked_up_once() -> None:
    asked: list[str] = []
    speller = Speller(lambda word: bool(asked.append(word)))
    assert speller.known("Ada") is None
    assert (speller.right("Ada"), speller.right("Ada")) == (False, False)
    assert speller.known("Ada") is False
    assert asked == ["Ada"]


@pytest.mark.parametrize("word", ["A\u030alder", "utred\u00adning", "Utre\u00addnings\u00adtid"])
def test_letters_are_composed_as_the_dictionary_has_them(speller: Speller, word: str) -> None:
    assert [one.text for one in checked_words(word)] == [word]
    assert speller.right(word)


def test_an_added_word_is_right_until_it_is_removed() -> None:
    speller = Speller(lambda word: False)
    assert not speller.right("Sjövalla")
    speller.add("Sjövalla")
    assert speller.right("Sjövalla")
    assert speller.right("Sjövallas")
    speller.remove("Sjövalla")
    assert not speller.right("Sjövalla")


def test_names_of_a_case_are_known_with_their_genitive() -> None:
    names = names_of(
        {
            "person": {
                "given_name": "Ada",
                "family_name": "Lindqvist-Öberg",
                "representatives": [{"name": "Bo Ek"}],
            },
            "sender": {"municipality": "Sjövalla kommun"},
            "inquiry": {"answers": {"wishes": {"text": "Ossian", "source": {"who": "Dr. Aino Ås"}}}},
        }
    )
    for word in ("Ada", "ada", "Adas", "Lindqvist", "Öberg", "Öbergs", "Bo", "Ek", "Sjövalla", "Aino", "Ås"):
        assert named(word, names), word
    for word in ("Ossian", "Adam", "Adan"):
        assert not named(word, names), word


@pytest.mark.parametrize("missing", ["hunspell", "the dictionary"])
def test_without_the_packages_there_is_no_dictionary(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_loaded", [])
    if missing == "hunspell":
        monkeypatch.setitem(sys.modules, "hunspell", None)
    else:
        monkeypatch.setattr(spelling, "LANGUAGE", "xx_XX")
    assert spelling.load() is None
    assert spelling.load() is None


def test_the_dictionary_is_read_once() -> None:
    assert spelling.load() is spelling.load()
