"""The shipped wordings are written as the program tells officers to write: short sentences, plain words.

A placeholder counts as one word, since what it will hold is not known here.
"""

import re

import pytest

from lssdesk.language.hints import hints
from lssdesk.language.sentences import sentences
from lssdesk.letters.wording_book import Wording, shipped

_OF_ITS_OWN = re.compile(r"(?<=[.:?]\s)\{[a-z_]+\}(?![.,])")  # holds whole sentences
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")

LONG = {
    "personkrets.2": "the group in the words of 1 § LSS, which may not be made weaker or stronger",
    "personkrets.3": "the group in the words of 1 § LSS, which may not be made weaker or stronger",
    "personkrets.ingen": "the groups in the words of 1 § LSS, which may not be made weaker or stronger",
}
"""Wordings with a sentence that is longer than the limit of hints, and why it is."""
HEAVY = {
    "medgivande.skal.ja": "”med hänsyn till” is the measure of 6 kap. 13 a § FB",
    "medgivande.skal.nej": "”med hänsyn till” is the measure of 6 kap. 13 a § FB",
}
"""Wordings with a word that has a plainer one, and why it stands."""
OFFICIALESE = re.compile(
    r"\b(?:härmed|erhåll\w*|jämlikt|vederbörande|föreligg\w*|avseende|erforderlig\w*|således|ånyo|"
    r"inkomm\w*|sagda|nämnda|åligg\w*|äger rätt|ovan\w*|nedan\w*)\b",
    re.IGNORECASE,
)


def kinds(row: Wording) -> set[str]:
    """Kinds of the hints on a wording, its placeholders each read as a word."""
    text = _PLACEHOLDER.sub("något", _OF_ITS_OWN.sub("Något är så.", row.text))
    return {hint.kind for hint in hints(text)}


def those(kind: str) -> set[str]:
    return {row.id for row in shipped() if kind in kinds(row)}


def test_no_sentence_is_longer_than_the_limit_without_a_reason() -> None:
    assert those("sentence") == set(LONG)


def test_no_plainer_word_is_passed_over_without_a_reason() -> None:
    assert those("plain") == set(HEAVY)


@pytest.mark.parametrize("kind", ["passive", "nouns", "long_word", "negation"])
def test_nothing_else_is_heavy(kind: str) -> None:
    assert those(kind) == set()


def test_no_officialese() -> None:
    assert [(row.id, found[0]) for row in shipped() if (found := OFFICIALESE.search(row.text))] == []


def test_no_wording_says_a_sentence_twice() -> None:
    for row in shipped():
        said = [row.text[one.start : one.end] for one in sentences(row.text) if len(one.words) > 4]
        assert len(said) == len(set(said)), row.id
