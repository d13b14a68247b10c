"""Running text broken into lines: ragged right, no hyphenation, long words cut where they must be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lssdesk.letters.blocks import Run, Text, runs
from lssdesk.letters.pdf.glyphs import shown, unit_width
from lssdesk.letters.pdf.style import Style

# "9 §", "§ 3", "9 a §", "7 § LSS", "1 250", "541 30" and "10 timmar" stay on one line.
_TIED = re.compile(
    r"(?<=\d) (?=§)|(?<=§) (?=\d)|(?<=\d) (?=[a-z] §)|(?<=\d [a-z]) (?=§)|(?<=§) (?=(?:LSS|SoL|FL)\b)"
    r"|(?<=\d) (?=\d{3}\b)|(?<=\b\d{3}) (?=\d{2}\b)|(?<=\d) (?=(?:timmar|timme|kr|kronor)\b)"
)
_TOKEN = re.compile(r"\n| +|[^ \n]+")
# After a hyphen, dash or slash between words ("ADHD-utredning", "och/eller"), never inside numbers.
_SEAM = re.compile(r"(?<=[^\W\d_]{2}[-–/])(?=[^\W\d_]{2})")


@dataclass(frozen=True)
class Part:
    """Text of one weight and link; ``width`` in points, trailing space not counted."""

    text: str
    bold: bool
    link: str
    width: float


@dataclass(frozen=True)
class Line:
    parts: tuple[Part, ...]
    width: float


@dataclass
class _Word:
    """What may not be broken, after a space, a line break or nothing."""

    parts: list[Part]
    before: Part | None = None
    new_line: bool = False

    @property
    def width(self) -> float:
        return sum(part.width for part in self.parts)


def _part(text: str, like: Part | Run, style: Style) -> Part:
    bold = like.bold or style.bold
    return Part(text, bold, like.link, unit_width(text, bold) * style.size)


def _words(text: Text, style: Style) -> Iterator[_Word]:
    word = _Word([])
    for run in runs(text):
        tied = _TIED.sub("\xa0", shown(run.text))
        for token in _TOKEN.findall(tied):
            if token == "\n":
                yield word
                word = _Word([], new_line=True)
            elif token[0] == " ":
                yield word
                word = _Word([], before=_part(" ", run, style))
            else:
                first, *rest = _SEAM.split(token)
                word.parts.append(_part(first, run, style))
                for piece in rest:
                    yield word
                    word = _Word([_part(piece, run, style)])
    yield word


class _Breaker:
    def __init__(self, width: float, style: Style) -> None:
        self.room, self.style = width, style
        self.lines: list[Line] = []
        self.parts: list[Part] = []
        self.used = 0.0

    def close(self, *, space: bool) -> None:
        """End the line; between words a space is kept at its end, so that words read or copied stay apart."""
        self.lines.append(Line(_merge(self.parts, trailing=space), self.used))
        self.parts, self.used = [], 0.0

    def add(self, word: _Word) -> None:
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
            self.put(gap)
        for part in word.parts if width <= self.room else self.chopped(word):
            self.put(part)

    def put(self, part: Part) -> None:
        self.parts.append(part)
        self.used += part.width

    def chopped(self, word: _Word) -> Iterator[Part]:
        """The word's characters, the line being closed whenever it is full."""
        for part in word.parts:
            for char in part.text:
                piece = _part(char, part, self.style)
                if self.parts and self.used + piece.width > self.room:
                    self.close(space=False)
                yield piece


def _merge(parts: list[Part], *, trailing: bool) -> tuple[Part, ...]:
    merged: list[Part] = []
    for kin, group in _grouped(parts):
        merged.append(Part("".join(p.text for p in group), kin[0], kin[1], sum(p.width for p in group)))
    if trailing and merged:
        last = merged[-1]
        merged[-1] = Part(last.text + " ", last.bold, last.link, last.width)
    return tuple(merged)


def _grouped(parts: list[Part]) -> Iterator[tuple[tuple[bool, str], list[Part]]]:
    group: list[Part] = []
    for part in parts:
        if group and (part.bold, part.link) != (group[0].bold, group[0].link):
            yield (group[0].bold, group[0].link), group
            group = []
        group.append(part)
    if group:
        yield (group[0].bold, group[0].link), group


def break_lines(text: Text, width: float, style: Style) -> list[Line]:
    """``text`` as lines no wider than ``width`` (at least a character each); none where it is blank."""
    breaker = _Breaker(width, style)
    for word in _words(text, style):
        breaker.add(word)
    breaker.close(space=False)
    lines = breaker.lines
    while lines and not lines[-1].parts:
        lines.pop()
    while lines and not lines[0].parts:
        lines.pop(0)
    return lines
