"""A text cut into sentences and words, with the places where they stand.

Words keep what belongs to them: dates and times (2026-03-01, 9.30), decimals (2,5), ``18-årig``, ``SoL:s``,
``t.ex.``, addresses of mail and web.  A full stop ends no sentence after an abbreviation or an initial, nor
before a small letter.  Each line of a list is a sentence; a line that goes on in small letters belongs to the
one before.
The work grows with the length of the text, whatever stands in it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from lssdesk.language.tables import abbreviations

_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
_WORD = re.compile(
    rf"\d+(?:[.,:/\u2013-]\d+)*(?:[-:]?(?:{_LETTER})+)?|(?:{_LETTER}|\d)+(?:[-:'\u2019](?:{_LETTER}|\d)+)*"
)
_CHUNK = re.compile(r"\S+")
_MARK = re.compile(r"\s*(?:[-*\u2013\u2014\u2022\u00b7\u2023\u25aa]|\d{1,2}[.)]|[a-zåäö][.)])(?=\s)")
_OPENERS, _CLOSERS = "([{\"'\u201d\u201c\u00bb\u00ab", ")]}\"'\u201d\u201c\u00bb\u00ab\u2019"
_TRAILING = ".,;:!?\u2026" + _CLOSERS
_ENDS = frozenset("!?\u2026")
_INITIAL = re.compile(r"(?:[A-ZÅÄÖÉ]\.-?)+")
_LONGEST_ABBREVIATION = 12


class Word(NamedTuple):
    """A word as it stands in the text from ``start`` to ``end``; ``key`` is how it is compared."""

    text: str
    start: int
    end: int
    key: str

    @property
    def plain(self) -> bool:
        """Whether it is made of letters alone, so that it can be looked up in a dictionary."""
        return not any(sign.isdigit() or sign in "@./_" for sign in self.text)


class Sentence(NamedTuple):
    """The words of a sentence; ``paragraph`` is the number of its line."""

    words: tuple[Word, ...]
    paragraph: int

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def sentences(text: str) -> tuple[Sentence, ...]:
    """All sentences in the order in which they stand."""
    found: list[Sentence] = []
    words: list[Word] = []
    first_line = 0
    for number, (offset, line) in enumerate(_lines(text)):
        mark = _MARK.match(line)
        goes_on = bool(words) and not mark and line.lstrip()[:1].islower()
        if words and not goes_on:
            found.append(Sentence(tuple(words), first_line))
            words = []
        for chunk, ends in _chunks(line, mark.end() if mark else 0):
            if not words:
                first_line = number
            words += _words(chunk.group(), offset + chunk.start())
            if ends and words:
                found.append(Sentence(tuple(words), first_line))
                words = []
    if words:
        found.append(Sentence(tuple(words), first_line))
    return tuple(found)


def words(text: str) -> Iterator[Word]:
    """All words of a text."""
    for chunk in _CHUNK.finditer(text):
        yield from _words(chunk.group(), chunk.start())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.splitlines(keepends=True):
        yield offset, line
        offset += len(line)


def _chunks(line: str, start: int) -> Iterator[tuple[re.Match[str], bool]]:
    """What white space parts, each with whether a sentence ends behind it."""
    chunks: list[re.Match[str] | None] = [None, *_CHUNK.finditer(line, start), None]
    for (before, chunk), (_, after) in pairwise(pairwise(chunks)):
        if chunk is not None:
            previous = before.group() if before else ""
            yield chunk, _ends(previous, chunk.group(), after.group() if after else "")


def _ends(previous: str, chunk: str, following: str) -> bool:
    """Whether a sentence ends after a chunk."""
    if chunk[-1].isalnum():
        return False
    bare = chunk.rstrip(_CLOSERS)
    last, begins = bare[-1:], following.lstrip(_OPENERS)[:1]
    if last in _ENDS and bare:
        return not begins.islower()
    if last != "." or begins.islower():
        return False
    if len(bare) > _LONGEST_ABBREVIATION:
        return True
    word = bare.lstrip(_OPENERS).lower()
    inner, ending = abbreviations()
    if word in ending or previous.lstrip(_OPENERS).lower() + word in ending:
        return begins.isupper() or not following
    if word in inner or word[:-1].count(".") or _is_initial(bare.lstrip(_OPENERS)):
        return False
    return len(word) != 2 or not word[0].isalpha()  # "t. ex."


def _is_initial(word: str) -> bool:
    return _INITIAL.fullmatch(word) is not None


def _words(chunk: str, offset: int) -> Iterator[Word]:
    if chunk.isalpha():
        yield _word(chunk, offset)
        return
    if "@" in chunk or "://" in chunk or chunk.startswith("www."):
        bare = chunk.rstrip(_TRAILING)
        whole = bare.lstrip(_OPENERS)
        if whole:
            yield _word(whole, offset + len(bare) - len(whole))
        return
    if _is_abbreviation(chunk):
        bare = chunk.strip(_OPENERS + _TRAILING)
        yield _word(bare, offset + chunk.index(bare))
        return
    for match in _WORD.finditer(chunk):
        yield _word(match.group(), offset + match.start())


def _is_abbreviation(chunk: str) -> bool:
    """Whether a chunk is one abbreviation with full stops inside: ``t.ex.``, ``(bl.a.``."""
    if "." not in chunk[:-1] or len(chunk) > _LONGEST_ABBREVIATION:
        return False
    word = chunk.strip(_OPENERS + _CLOSERS + ",;:.").lower() + "."
    inner, ending = abbreviations()
    return "." in word[:-1] and (word in inner or word in ending)


def _word(text: str, start: int) -> Word:
    return Word(text, start, start + len(text), bare(text).lower())


def bare(word: str) -> str:
    """A word as it is looked up: letters composed in one way, without hyphens that show only at line ends."""
    return word if word.isascii() else normalize("NFC", word.replace("\u00ad", ""))
