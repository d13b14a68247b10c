"""Two texts word by word: what both have, what is gone and what is new."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

_MOST_WORDS = 1_500  # of a text that is compared word by word; longer ones sentence by sentence
_ISLAND = 2  # words
_WORDS, _SENTENCES = re.compile(r"\S+\s*|\s+"), re.compile(r"[^.\n]+[.\n]*\s*|[.\n]+\s*")


class Span(msgspec.Struct, frozen=True):
    """A piece of a text: in both, only in the old one, or only in the new one."""

    kind: Literal["same", "gone", "added"]
    text: str


def spans(old: str, new: str) -> tuple[Span, ...]:
    """Two texts as one, in pieces, the old one's own before the new one's.  White space is no change."""
    words = [_WORDS.findall(text) for text in (old, new)]
    if max(map(len, words)) > _MOST_WORDS:
        words = [_SENTENCES.findall(text) for text in (old, new)]
    first, second = words
    matcher = SequenceMatcher(None, [one.strip() for one in first], [one.strip() for one in second], False)
    found: list[Span] = []
    for same, i, j, k, m in _pieces(matcher.get_opcodes()):
        if same:
            found.append(Span("same", "".join(second[k:m])))
            continue
        found += [Span("gone", "".join(first[i:j]))] if i < j else []
        found += [Span("added", "".join(second[k:m]))] if k < m else []
    return tuple(found)


_Piece = tuple[bool, int, int, int, int]


def _pieces(codes: Sequence[tuple[str, int, int, int, int]]) -> list[_Piece]:
    """Pieces, same or not; a word or two that two rewritten passages share by chance are no island."""
    made: list[_Piece] = []
    for place, (kind, i, j, k, m) in enumerate(codes):
        inner = 0 < place < len(codes) - 1
        island = inner and j - i <= _ISLAND < min(_size(codes[place - 1]), _size(codes[place + 1]))
        same = kind == "equal" and not island
        if made and not made[-1][0] and not same:
            _, first, _, second, _ = made.pop()
            i, k = first, second
        made.append((same, i, j, k, m))
    return made


def _size(code: tuple[str, int, int, int, int]) -> int:
    _, i, j, k, m = code
    return max(j - i, m - k)
