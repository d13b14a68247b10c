"""Words and turns that can be said more simply, and terms of the law that nobody has explained."""

from collections.abc import Iterator, Mapping, Sequence

from lssdesk.language.hint import Hint, Kind
from lssdesk.language.sentences import Sentence, Word
from lssdesk.language.tables import Phrase, Tables
from lssdesk.texts import t

_NEAR = 8  # words after a term within which its explanation may begin
_OPEN, _CLOSE = "(", ")"

Phrases = Mapping[str, tuple[Phrase, ...]]
Match = tuple[Phrase, Sentence, int]  # with the place of the first word in its sentence


def plain_words(text: str, found: Sequence[Sentence], table: Tables) -> Iterator[Hint]:
    """Stiff words, each time they are used."""
    yield from _replaceable(text, found, table.plain, "plain")


def negations(text: str, found: Sequence[Sentence], table: Tables) -> Iterator[Hint]:
    """Two negations that say one thing."""
    yield from _replaceable(text, found, table.negations, "negation")


def terms(text: str, found: Sequence[Sentence], table: Tables) -> Iterator[Hint]:
    """The first use of each term of the law that is explained nowhere in the text."""
    first: dict[int, Match] = {}
    explained: set[int] = set()
    for match in _matches(found, table.terms):
        phrase, sentence, place = match
        first.setdefault(phrase.family, match)
        if phrase.family not in explained and _is_explained(text, sentence, place, phrase, table):
            explained.add(phrase.family)
    for family, (phrase, sentence, place) in first.items():
        if family not in explained:
            start, end = _extent(sentence, place, phrase)
            message = t("language.hint.term", word=text[start:end], explanation=phrase.explanation)
            yield Hint(start, end, "term", message, f"{text[start:end]} ({phrase.explanation})")


def _replaceable(text: str, found: Sequence[Sentence], phrases: Phrases, kind: Kind) -> Iterator[Hint]:
    for phrase, sentence, place in _matches(found, phrases):
        start, end = _extent(sentence, place, phrase)
        word = text[start:end]
        plain = t("language.or").join(phrase.instead)
        message = (
            t("language.hint.plain", word=word, plain=plain)
            if kind == "plain"
            else t("language.hint.negation", plain=plain)
        )
        yield Hint(start, end, kind, message, _as_written(phrase.instead[0], word))


def _as_written(instead: str, word: str) -> str:
    """With a capital letter where the word has one."""
    return instead[:1].upper() + instead[1:] if word[:1].isupper() else instead


def _matches(found: Sequence[Sentence], phrases: Phrases) -> Iterator[Match]:
    for sentence in found:
        after = 0
        for place, word in enumerate(sentence.words):
            if place < after or word.key not in phrases:
                continue
            for phrase in phrases[word.key]:
                if _stands(phrase, sentence.words, place):
                    yield phrase, sentence, place
                    after = place + len(phrase.words)
                    break


def _stands(phrase: Phrase, words: Sequence[Word], place: int) -> bool:
    there = words[place : place + len(phrase.words)]
    return tuple(word.key for word in there) == phrase.words


def _extent(sentence: Sentence, place: int, phrase: Phrase) -> tuple[int, int]:
    return sentence.words[place].start, sentence.words[place + len(phrase.words) - 1].end


def _is_explained(text: str, sentence: Sentence, place: int, phrase: Phrase, table: Tables) -> bool:
    """Whether parentheses stand after the term or around it, or words that announce an explanation follow."""
    start, end = _extent(sentence, place, phrase)
    if text[end : end + 3].lstrip(" ”\"'").startswith(_OPEN) or _in_parentheses(text, sentence, start):
        return True
    after = place + len(phrase.words)
    keys = [word.key for word in sentence.words[after : after + _NEAR]]
    return any(_holds(keys, marker) for marker in table.markers)


def _in_parentheses(text: str, sentence: Sentence, start: int) -> bool:
    before = text[max(sentence.start, start - 40) : start]
    return before.rfind(_OPEN) > before.rfind(_CLOSE)


def _holds(keys: Sequence[str], marker: tuple[str, ...]) -> bool:
    return any(tuple(keys[n : n + len(marker)]) == marker for n in range(len(keys)))
