"""The letter's two fonts: which characters they have, how wide words are, and what is shown for the rest.

ReportLab's registry of fonts is global to the process; the fonts are put there once under names of our
own and hold no state between documents.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lssdesk import paths
from lssdesk.letters.blocks import Letter, texts

REGULAR, BOLD = "LssdeskSans", "LssdeskSans-Bold"
_FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}

_BREAKS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_FIXED_SPACES = re.compile("[\u2007\u202f]")
# Characters of nearly all letters: composed, with a shape in both fonts (a test holds this).
_USUAL = re.compile("[\n\x20-\x7e\xa0-\xac\xae-\xff–—‘’“”…•€]*")
# Format characters that do have a shape of their own.
_VISIBLE_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)


@cache
def font(name: str) -> Any:
    """The ReportLab font of that name, registered on first use."""
    loaded = TTFont(
        name, str(paths.resources() / "fonts" / _FILES[name]), asciiReadable=False, shapable=False
    )
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def _covered() -> frozenset[int]:
    """Code points that both fonts can show; private and astral ones have no archivable text behind them."""
    regular, bold = font(REGULAR).face.charToGlyph, font(BOLD).face.charToGlyph
    both = {code for code in regular.keys() & bold.keys() if regular[code] and bold[code]}
    return frozenset(code for code in both if 0x20 <= code <= 0xFFFD and not 0xD800 <= code <= 0xF8FF)


def clean(text: str) -> str:
    """``text`` without what has no shape: one kind of line break, plain spaces, composed letters.

    Control characters, soft hyphens, joiners, direction and variation marks go; nothing visible does.
    """
    if _USUAL.fullmatch(text):
        return text
    text = _FIXED_SPACES.sub("\xa0", _SPACES.sub(" ", _BREAKS.sub("\n", text)))
    return "".join(c for c in unicodedata.normalize("NFC", text) if c == "\n" or not _shapeless(c))


def _shapeless(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind == "Cc" or (kind == "Cf" and char not in _VISIBLE_FORMATS) or "\ufe00" <= char <= "\ufe0f"


def shown(text: str) -> str:
    """``clean(text)`` with each character the fonts lack written out as ``[U+1F600]``, for all to see."""
    if _USUAL.fullmatch(text):
        return text
    covered = _covered()
    return "".join(c if c == "\n" or ord(c) in covered else f"[U+{ord(c):04X}]" for c in clean(text))


def lacking(pieces: Iterable[str]) -> list[str]:
    """The characters of ``pieces`` that the fonts cannot show, each once, in order of appearance."""
    covered = _covered()
    unusual = (piece for piece in pieces if not _USUAL.fullmatch(piece))
    seen = dict.fromkeys(c for piece in unusual for c in clean(piece) if c != "\n" and ord(c) not in covered)
    return list(seen)


def missing_glyphs(letter: Letter) -> list[str]:
    """The characters in ``letter`` that cannot be printed: a letter with any of them must not be signed."""
    return lacking(texts(letter))


@cache
def _widths(bold: bool) -> dict[str, float]:
    widths = font(BOLD if bold else REGULAR).face.charWidths
    return {chr(code): widths[code] / 1000 for code in _covered()}


def unit_width(text: str, bold: bool) -> float:
    """Width of shown ``text`` at size 1."""
    return sum(map(_widths(bold).__getitem__, text))
