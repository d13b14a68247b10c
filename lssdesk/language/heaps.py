"""Heaps that make a sentence heavy: passive verbs close together, nouns made of verbs in a row."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lssdesk.language.hint import Hint, Kind
from lssdesk.language.sentences import Sentence, Word
from lssdesk.language.tables import Tables
from lssdesk.texts import t

_PARTICIPLE_WITHIN = 3  # words after "blir": "blev inte heller beviljad"
_GAP = 2  # words between two nouns of a row: "av den", "om din"
_MOST_WORDS = 4  # that a message names


def passives(text: str, found: Sequence[Sentence], table: Tables) -> Iterator[Hint]:
    """Several passive verbs in one sentence, or a heap of them in one paragraph."""
    for _, paragraph in groupby(found, key=lambda sentence: sentence.paragraph):
        heaps = [_passives(sentence, table) for sentence in paragraph]
        everything = [word for heap in heaps for word in heap]
        alone = [heap for heap in heaps if len(heap) >= table.limits["passives_in_sentence"]]
        for heap in alone:
            yield _hint(text, heap, "passive")
        if not alone and len(everything) >= table.limits["passives_in_paragraph"]:
            yield _hint(text, everything, "passive")


def _passives(sentence: Sentence, table: Tables) -> list[Word]:
    """The passive verbs of a sentence; of "blir beviljad" the participle."""
    heap, since = [], _PARTICIPLE_WITHIN + 1
    for word in sentence.words:
        since += 1
        if word.key in table.auxiliaries:
            since = 0
        elif word.key in table.passives:
            heap.append(word)
        elif since <= _PARTICIPLE_WITHIN and word.key in table.participles:
            heap.append(word)
            since = _PARTICIPLE_WITHIN + 1
    return heap


def noun_rows(text: str, found: Sequence[Sentence], table: Tables) -> Iterator[Hint]:
    """Nouns made of verbs, each bound to the one before: "genomförandet av bedömningen av utredningen"."""
    for sentence in found:
        row: list[Word] = []
        for word, between in _nouns(text, sentence, table):
            bound = bool(row) and 0 < len(between) <= _GAP and between[0] in table.noun_binders
            if not bound:
                yield from _heavy(text, row, table)
                row = []
            row.append(word)
        yield from _heavy(text, row, table)


def _heavy(text: str, row: list[Word], table: Tables) -> Iterator[Hint]:
    if len(row) >= table.limits["nouns_in_row"]:
        yield _hint(text, row, "nouns")


def _nouns(text: str, sentence: Sentence, table: Tables) -> Iterator[tuple[Word, list[str]]]:
    """Each such noun with the words since the one before; none where a comma parts them."""
    between: list[str] = []
    last = sentence.start
    for word in sentence.words:
        if word.key.endswith(table.noun_endings) and word.key not in table.light_nouns:
            parted = "," in text[last : word.start]
            yield word, [] if parted else between
            between, last = [], word.end
        else:
            between.append(word.key)


def _hint(text: str, words: Sequence[Word], kind: Kind) -> Hint:
    named = ", ".join(word.text for word in words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
    if kind == "passive":
        message = t("language.hint.passive", count=len(words), words=named)
    else:
        message = t("language.hint.nouns", words=named)
    return Hint(words[0].start, words[-1].end, kind, message)
