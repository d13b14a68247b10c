"""LIX, the Swedish readability index: words per sentence, and how many of them are long."""

from dataclasses import dataclass
from datetime import date

from lssdesk.language.sentences import sentences
from lssdesk.language.tables import tables
from lssdesk.texts import t


@dataclass(frozen=True)
class Readability:
    """How easy a text is to read.  ``enough``: whether it is long enough for the index to mean something."""

    lix: int
    level: str
    words_per_sentence: int
    words: int
    enough: bool

    def __str__(self) -> str:
        """In words: ``LIX 38, lätt; 17 ord per mening``."""
        return t("language.index", index=self.lix, level=self.level, words=self.words_per_sentence)


def readability(text: str, day: date = date.max) -> Readability:
    """LIX = words per sentence + long words per hundred words; long are those of more than six letters.

    Numbers are words.  A text without words has index 0.  [Björnsson, Läsbarhet, 1968]
    """
    table = tables(day)
    found = sentences(text)
    words = [word for sentence in found for word in sentence.words]
    letters = table.limits["long_letters"]
    long = sum(sum(map(str.isalpha, word.text)) > letters for word in words)
    per_sentence = len(words) / len(found) if found else 0.0
    lix = _rounded(per_sentence + (100 * long / len(words) if words else 0))
    key = [key for least, key in table.levels if least <= lix][-1]
    return Readability(
        lix=lix,
        level=t(f"language.level.{key}"),
        words_per_sentence=_rounded(per_sentence),
        words=len(words),
        enough=len(words) >= table.limits["index_words"],
    )


def _rounded(value: float) -> int:
    """A half goes up."""
    return int(value + 0.5)
