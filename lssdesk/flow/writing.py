"""Help with writing: the words that the office added to the dictionary, and which help an officer wants.

Both lie in the encrypted database, since a word may be somebody's name.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from lssdesk.errors import Refused
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

WORDS = "language/words"
MOST_WORDS = 5_000
MOST_LETTERS = 60


@dataclass(frozen=True)
class Wanted:
    """Which help an officer wants while writing."""

    spelling: bool = True
    hints: bool = True


def wishes(officer: str) -> str:
    """Key of what an officer wants."""
    return f"language/officer/{officer}"


class Writing:
    """The office's words and the officer's wishes."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def words(self) -> tuple[str, ...]:
        """The words that the office added, in the order in which it did."""
        kept = self._desk.setting(WORDS).get("words")
        return tuple(word for word in kept if isinstance(word, str)) if isinstance(kept, list) else ()

    def add(self, word: str) -> None:
        """Take a word into the office's dictionary.  Refused where it is no word, or there are too many."""
        word, words = word.strip(), self.words()
        if not word or len(word) > MOST_LETTERS or len(word.split()) > 1:
            raise Refused(t("language.refused.word", most=MOST_LETTERS))
        if len(words) >= MOST_WORDS:
            raise Refused(t("language.refused.full", most=MOST_WORDS))
        if word not in words:
            self._desk.keep_setting(t("language.unit.word_added"), WORDS, {"words": [*words, word]})

    def remove(self, word: str) -> None:
        """Take a word out again."""
        left = [other for other in self.words() if other != word]
        self._desk.keep_setting(t("language.unit.word_removed"), WORDS, {"words": left})

    def wanted(self) -> Wanted:
        """Which help the officer wants; all of it until she says otherwise."""
        try:
            return msgspec.convert(self._desk.setting(wishes(self._desk.officer)), Wanted)
        except msgspec.ValidationError:  # what a later program wrote, it may be
            return Wanted()

    def want(self, wanted: Wanted) -> None:
        """Remember which help the officer wants."""
        key, value = wishes(self._desk.officer), msgspec.to_builtins(wanted)
        self._desk.keep_setting(t("language.unit.wanted"), key, value)
