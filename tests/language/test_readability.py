"""LIX against values reckoned by hand, and its level in words."""

import pytest

from lssdesk.language import readability
from lssdesk.language.tables import tables


@pytest.mark.parametrize(
    ("text", "lix", "per_sentence", "words"),
    [
        ("Ada bor ensam.", 3, 3, 3),  # 3/1 + 0/3
        ("Ada bor ensam. Hon vill bada.", 3, 3, 6),  # 6/2 + 0
        ("Ledsagaren hjälper Ada.", 70, 3, 3),  # 3/1 + 100 · 2/3 = 69,7
        ("Kommunen beviljar stöd till Ada från och med mars.", 31, 9, 9),  # 9 + 100 · 2/9 = 31,2
        (
            "sex\u00adbok",
            1,
            1,
            1,
        ),  # the hyphen that only shows at the end of a line parts nothing that counts
        ("Hon är 18 år. Det gäller 2026-03-01. Ja.", 3, 3, 8),  # 8/3 + 0
        ("Hon är 18 år. Det gäller 2026-03-01.", 4, 4, 7),  # 7/2 + 0: a day is one word and not long
        ("Hon vill t.ex. bada m.m. i maj.", 7, 7, 7),  # 7/1 + 0: abbreviations end nothing
        ("- bada\n- läsa\n- simma", 1, 1, 3),  # 3/3 + 0
        ("", 0, 0, 0),
        ("…", 0, 0, 0),
    ],
)
def test_index_is_that_of_the_formula(text: str, lix: int, per_sentence: int, words: int) -> None:
    found = readability(text)
    assert (found.lix, found.words_per_sentence, found.words) == (lix, per_sentence, words)


@pytest.mark.parametrize(
    ("long", "of", "lix", "level"),
    [
        (0, 29, 29, "mycket lätt"),
        (0, 30, 30, "lätt"),
        (2, 10, 30, "lätt"),
        (6, 20, 50, "svår"),
        (3, 10, 40, "medelsvår"),
        (9, 30, 60, "mycket svår"),
    ],
)
def test_level_begins_at_its_least_value(long: int, of: int, lix: int, level: str) -> None:
    found = readability(" ".join(["bokstav"] * long + ["bok"] * (of - long)))
    assert (found.lix, found.level) == (lix, level)


def test_is_said_in_words() -> None:
    assert str(readability("Kommunen beviljar stöd till Ada från och med mars.")) == (
        "LIX 31, lätt; 9 ord per mening"
    )


def test_a_short_text_says_too_little() -> None:
    least = tables().limits["index_words"]
    assert not readability("ord " * (least - 1)).enough
    assert readability("ord " * least).enough
