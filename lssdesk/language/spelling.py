"""Swedish spelling: hunspell with the dictionary of hunspell-sv, the words of the field, the office's own.

Both packages may be missing; nothing is marked then.  Loading takes 0.2 to 0.3 s during which hunspell lets
no other thread run, so it is done where nobody waits for the screen.  hunspell's own suggestions take up to
0.6 s in one go and know few Swedish compounds, so they are found here: what is one slip away and is a word.
"""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lssdesk.language.sentences import Word, bare, words
from lssdesk.language.tables import abbreviations, read

Judge = Callable[[str], bool]

LANGUAGE = "sv_SE"
MOST_SUGGESTIONS = 6
LONGEST = 40  # letters; what is longer is no word that anybody looks up
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäöé"
_ALIKE = ("aåä", "eäé", "oåö", "sczx", "kcqg", "vwf", "ijy", "mn", "bp", "dt", "uo", "gjh")
_SHORTEST_PART = 3  # letters of a word that another one was written together with
_ACRONYM = 6  # letters
_lock = threading.Lock()
_loaded: list[Judge | None] = []


def load() -> Judge | None:
    """The dictionary, read the first time; None where it is not installed.  May be called in any thread."""
    with _lock:
        if not _loaded:
            _loaded.append(_open())
        return _loaded[0]


def _open() -> Judge | None:
    try:
        import hunspell
    except ImportError:
        return None
    roots = (Path(sys.prefix), Path(hunspell.__file__).parents[1])
    folders = (root / "share" / "hunspell" for root in roots)
    folder = next((folder for folder in folders if (folder / f"{LANGUAGE}.dic").exists()), None)
    if folder is None:
        return None
    try:
        judge: Judge = hunspell.Hunspell(LANGUAGE, str(folder), "UTF-8").spell
    except OSError:
        return None
    return judge


class Speller:
    """Whether words are spelt as they should be; every word is looked up once."""

    def __init__(self, dictionary: Judge, own: Iterable[str] = ()) -> None:
        self._dictionary = dictionary
        self._verdicts: dict[str, bool] = {}
        self._own = {word.casefold() for word in (*_field_words(), *own)}

    def add(self, word: str) -> None:
        """Take a word for right from now on."""
        self._own.add(bare(word).casefold())
        self._verdicts.clear()

    def remove(self, word: str) -> None:
        """Look it up in the dictionary again."""
        self._own.discard(bare(word).casefold())
        self._verdicts.clear()

    def known(self, word: str) -> bool | None:
        """What was found before, without looking it up."""
        return self._verdicts.get(bare(word))

    def right(self, word: str) -> bool:
        """Whether a word is right; what was found is remembered."""
        word = bare(word)
        verdict = self._verdicts.get(word)
        if verdict is None:
            verdict = self._verdicts[word] = self.judge(word)
        return verdict

    def judge(self, word: str) -> bool:
        """Whether a word is right, as a whole or in its parts at hyphens; may be called in any thread."""
        if len(word) > LONGEST or named(word, self._own) or self._dictionary(word):
            return True
        stem, colon, _ending = word.partition(":")
        if colon:
            return self.judge(stem)
        parts = word.split("-")
        return len(parts) > 1 and all(len(part) == 1 or (part and self.judge(part)) for part in parts)


def named(word: str, names: Iterable[str]) -> bool:
    """Whether a word is one of ``names`` (casefolded), or its genitive."""
    folded = bare(word).casefold()
    return folded in names or (folded.endswith("s") and folded[:-1] in names)


def checked_words(text: str) -> Iterator[Word]:
    """The words of a text that are looked up: no numbers, addresses, abbreviations, or halves of words."""
    for word in words(text):
        around = text[max(word.start - 1, 0) : word.start] + text[word.end : word.end + 1]
        if "-" not in around and _is_checked(word):
            yield word


def _is_checked(word: Word) -> bool:
    if len(word.text) < 2 or not word.plain or (word.text.isupper() and len(word.text) <= _ACRONYM):
        return False
    inner, ending = abbreviations()
    short = f"{word.key}."
    return short not in inner and short not in ending


def names_of(document: Any) -> frozenset[str]:
    """The words, casefolded, of all that names somebody or some place in a case document."""
    keys = frozenset(read("spelling")["name_keys"])
    return frozenset(word for text in _named_texts(document, keys) for word in _parts(text))


def _named_texts(node: Any, keys: frozenset[str]) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from _named_texts(value, keys)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _named_texts(value, keys)


def _parts(text: str) -> Iterator[str]:
    for word in bare(text).casefold().replace("-", " ").split():
        if stripped := word.strip(".,;:()\"'”"):
            yield stripped


@cache
def _field_words() -> frozenset[str]:
    return frozenset(read("spelling")["words"].split())


def suggested(word: str, right: Judge) -> Iterator[str | None]:
    """Words that somebody may have meant, the likeliest first; none for what is no single slip.

    All together takes 0.01 to 0.2 s for most words, so None is given in between: who has to do something else
    may break off there, and go on.
    """
    found: list[str] = []
    for candidate in _candidates(bare(word).lower(), found) if len(word) <= LONGEST else ():
        shaped = _shaped(candidate, word)
        if shaped not in found and shaped != word and all(map(right, shaped.split())):
            found.append(shaped)
            yield shaped
            if len(found) == MOST_SUGGESTIONS:
                return
        else:
            yield None


def _candidates(word: str, found: Sequence[str]) -> Iterator[str]:
    """What may have been meant; the less likely only where nothing was found before."""
    for candidates in (_one_slip, _parted, _two_slips):
        if not found:
            yield from candidates(word)


def _shaped(candidate: str, word: str) -> str:
    """With the capital letters of the word."""
    if word.isupper():
        return candidate.upper()
    return candidate[:1].upper() + candidate[1:] if word[:1].isupper() else candidate


def _one_slip(word: str) -> Iterator[str]:
    """What one slip of a key or of the ear makes of a word, common slips first."""
    yield word.capitalize()
    yield from _common_slips(word)
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
    for place in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:place] + letter + word[place:]
    for place in range(len(word)):
        for letter in _LETTERS:
            yield word[:place] + letter + word[place + 1 :]


def _common_slips(word: str) -> Iterator[str]:
    """Letters changed about, single for double, double for single, and letters that sound alike."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place, letter in enumerate(word):
        if word[place + 1 : place + 2] == letter:
            yield word[:place] + word[place + 1 :]
        elif letter.isalpha():
            yield word[:place] + letter + word[place:]
    for place, letter in enumerate(word):
        for alike in _ALIKE:
            if letter in alike:
                for other in alike.replace(letter, ""):
                    yield word[:place] + other + word[place + 1 :]


def _two_slips(word: str) -> Iterator[str]:
    for once in _common_slips(word):
        yield from _common_slips(once)


def _parted(word: str) -> Iterator[str]:
    """Two words that were written as one."""
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        yield f"{word[:place]} {word[place:]}"
