"""Running text broken into lines: ragged right, no hyphenation, long words cut where they must be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lssdesk.letters.blocks import Run, Text, runs
from lssdesk.letters.pdf.glyphs import shown, unit_width
from lssdesk.letters.pdf.style import Style

# "9 §", "§ 3", "9 a §", "7 § LSS", "1 250", "541 30", "465 00 10" and "10 timmar" stay on one line.
_TIED = re.compile(
    r"(?<=\d) (?=§)|(?<=§) (?=\d)|(?<=\d) (?=[a-z] §)|(?<=\d [a-z]) (?=§)|(?<=§) (?=(?:LSS|SoL|FL)\b)"
    r"|(?<=\d) (?=\d{3}\b)|(?<=\b\d{3}) (?=\d{2}\b)|(?<=\d \d\d) (?=\d\d\b)"
    r"|(?<=\d) (?=(?:timmar|timme|kr|kronor|kap\.)(?!\w))|(?<=kap\.) (?=\d)"
)
_MAY_BE_TIED = re.compile(r"\d |[§.] ")
_TOKEN = re.compile(r"\n| +|[^ \n]+")
# After a hyphen, dash or slash between words ("ADHD-utredning", "och/eller"), never inside numbers.
_SEAM = re.compile(r"(?<=[^\W\d_]{2}[-–/])(?=[^\W\d_]{2})")
# Where a sentence may end and the next begin; a full stop after "t.ex.", "kap." or an initial ends none.
_LAST_WORD = re.compile(r"(?:[^\W\d_]{2}|[\d)§%])[.!?][”’\")]?$")
_NO_END = re.compile(
    r"(?:\w\.\w+|\b(?:kap|st|nr|tel|ca|jfr|resp|prop|dnr|dvs|osv|etc)|^\d{1,2})\.$", re.IGNORECASE
)
_FIRST_SIGN = re.compile(r"[”’\"(]?[^\W\d_a-zà-öø-ÿ]")

_SCHEMES = ("https:", "http:", "mailto:", "tel:")

MARK_SIZE = 0.68
"""Size of a footnote's mark, as a share of the text's."""


class Part(NamedTuple):
    """Text of one weight and link; ``width`` in points, trailing space not counted.

    With a ``note`` the text is the raised mark of that footnote.
    """

    text: str
    bold: bool
    link: str
    width: float
    note: str = ""


_KIND = itemgetter(1, 2, 4)  # bold, link, note


class Line(NamedTuple):
    """``gap`` is space below it, where a sentence ends and the next begins a line."""

    parts: tuple[Part, ...]
    width: float
    gap: float = 0.0


class Word:
    """What may not be broken, after a space, a line break or nothing."""

    __slots__ = ("before", "new_line", "parts", "width")

    def __init__(self, before: Part | None = None, new_line: bool = False) -> None:
        self.parts: list[Part] = []
        self.width = 0.0
        self.before = before
        self.new_line = new_line

    def put(self, part: Part) -> None:
        self.parts.append(part)
        self.width += part.width

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts if not part.note)


def words(text: Text, style: Style) -> list[Word]:
    """``text`` as what may not be broken; each ``Run`` with a note is that note's mark."""
    found = [Word()]
    for run in runs(text):
        bold = run.bold or style.bold
        if run.note:
            width = unit_width(run.text, bold) * style.size * MARK_SIZE
            found[-1].put(Part(run.text, bold, "", width, run.note))
        else:
            _append(found, run, bold, style.size)
    return found


def _append(found: list[Word], run: Run, bold: bool, size: float) -> None:
    text = shown(run.text)
    if _MAY_BE_TIED.search(text):
        text = _TIED.sub("\xa0", text)
    link = run.link if run.link[:8].casefold().startswith(_SCHEMES) else ""
    space = Part(" ", bold, link, unit_width(" ", bold) * size)
    for token in _TOKEN.findall(text):
        if token == "\n":
            found.append(Word(new_line=True))
        elif token[0] == " ":
            found.append(Word(space))
        else:
            first, *rest = _SEAM.split(token) if "-" in token or "–" in token or "/" in token else (token,)
            found[-1].put(Part(first, bold, link, unit_width(first, bold) * size))
            for piece in rest:
                found.append(Word())
                found[-1].put(Part(piece, bold, link, unit_width(piece, bold) * size))


def widest(text: Iterable[Word]) -> float:
    """Width of the widest word in points."""
    return max((word.width for word in text), default=0.0)


class _Breaker:
    def __init__(self, width: float, style: Style) -> None:
        self.room, self.style = width, style
        self.lines: list[Line] = []
        self.parts: list[Part] = []
        self.used = 0.0

    def close(self, *, space: bool, gap: float = 0.0) -> None:
        """End the line; between words a space is kept at its end, so that words read or copied stay apart."""
        self.lines.append(Line(_merge(self.parts, trailing=space), self.used, gap))
        self.parts, self.used = [], 0.0

    def add(self, word: Word) -> None:
        if word.new_line:
            self.close(space=True)
        if not word.parts:
            return
        gap = word.before if self.parts else None
        width = word.width
        if self.parts and self.used + (gap.width if gap else 0) + width > self.room:
            self.close(space=gap is not None)
            gap = None
        if gap:
            self.parts.append(gap)
            self.used += gap.width
        if width <= self.room:
            self.parts += word.parts
            self.used += width
        else:
            self.chop(word)

    def chop(self, word: Word) -> None:
        """Put the word's characters, the line being closed whenever it is full."""
        for part in word.parts:
            for piece in (part,) if part.note else self.characters(part):
                if self.parts and self.used + piece.width > self.room:
                    self.close(space=False)
                self.parts.append(piece)
                self.used += piece.width

    def characters(self, part: Part) -> Iterator[Part]:
        for char in part.text:
            yield Part(char, part.bold, part.link, unit_width(char, part.bold) * self.style.size)


def _merge(parts: list[Part], *, trailing: bool) -> tuple[Part, ...]:
    """Neighbours of one kind as one part."""
    merged = [_joined([*group]) for _, group in groupby(parts, _KIND)]
    if trailing and merged and not merged[-1].note:
        last = merged[-1]
        merged[-1] = last._replace(text=last.text + " ")
    elif trailing and merged:
        merged.append(Part(" ", merged[-1].bold, "", 0.0))
    return tuple(merged)


def _joined(parts: list[Part]) -> Part:
    text, width = "".join([part.text for part in parts]), sum([part.width for part in parts])
    return Part(text, parts[0].bold, parts[0].link, width, parts[0].note)


def break_words(text: Sequence[Word], width: float, style: Style) -> list[Line]:
    """``text`` as lines no wider than ``width`` (at least a character each); none where it is blank."""
    breaker = _Breaker(width, style)
    last = ""
    for word in text:
        if style.sentence_gap:
            if _parts_sentences(last, word):
                breaker.close(space=True, gap=style.sentence_gap)
            last = word.text or last
        breaker.add(word)
    breaker.close(space=False)
    lines = breaker.lines
    while lines and not lines[-1].parts:
        lines.pop()
    while lines and not lines[0].parts:
        lines.pop(0)
    return lines


def break_lines(text: Text, width: float, style: Style) -> list[Line]:
    """``text`` as lines no wider than ``width`` (at least a character each); none where it is blank."""
    return break_words(words(text, style), width, style)


def _parts_sentences(last: str, word: Word) -> bool:
    """Whether a sentence ends with ``last`` and the next begins with ``word``."""
    return bool(
        word.before
        and _LAST_WORD.search(last[-4:])
        and not _NO_END.search(last[-40:])
        and _FIRST_SIGN.match(word.text)
    )
