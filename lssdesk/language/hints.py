"""Hints to write more plainly: where, why, and what could stand there instead.

They point and never forbid, so what cannot be told for certain is left alone.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from lssdesk.language.heaps import noun_rows, passives
from lssdesk.language.hint import Hint
from lssdesk.language.phrases import negations, plain_words, terms
from lssdesk.language.sentences import Sentence, sentences
from lssdesk.language.tables import Tables, tables
from lssdesk.texts import t


def hints(text: str, day: date = date.max) -> tuple[Hint, ...]:
    """All hints on a text in the order of their places, by the tables that hold on ``day``.

    Places count characters of ``text``.  [språklagen (2009:600) 11 §]
    """
    table, found = tables(day), sentences(text)
    kinds = (_long_sentences, passives, noun_rows, _long_words, terms, plain_words, negations)
    all_ = [hint for kind in kinds for hint in kind(text, found, table)]
    return tuple(sorted(all_, key=lambda hint: (hint.start, -hint.end)))


def _long_sentences(text: str, found: Sequence[Sentence], table: Tables) -> Iterator[Hint]:
    for sentence in found:
        count = len(sentence.words)
        if count > table.limits["sentence_words"]:
            message = t("language.hint.sentence", count=count)
            yield Hint(sentence.start, sentence.end, "sentence", message)


def _long_words(text: str, found: Sequence[Sentence], table: Tables) -> Iterator[Hint]:
    for word in (word for sentence in found for word in sentence.words):
        if word.end - word.start > table.limits["word_letters"] and word.plain and "-" not in word.text:
            message = t("language.hint.long_word", count=word.end - word.start)
            yield Hint(word.start, word.end, "long_word", message)
