"""What an officer's own words in place of standard wordings lack, or say no longer.

Her edit of a wording holds what the wording said when she began; what the case says now may differ.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from lssdesk.errors import Refused
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters.placeholders import PLACEHOLDERS
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import Book, placeholders, shipped_book, stray_brace, unknown_placeholders
from lssdesk.letters.wordings import GAP, choices, chosen, fill
from lssdesk.model import document
from lssdesk.model.case import Case, WordingUse

REASONS = (
    "/decision/reasons",
    "/decision/duration_reasons",
    "/decision/reservation_reasons",
    "/decision/met_how",
    "/inquiry/personkrets/reasons",
)
"""Fields that hold the reasons of the single case [HND-105, HND-254, PKR-053]."""
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
_LIKENESS = 0.6


class Remark(msgspec.Struct, frozen=True):
    """What is to be said of a text: ``what``, the pointer of its field, and the words of the message.

    ``cannot``: the letter cannot hold it; ``outdated``: its wording no longer fits; ``stale``: facts in it
    have changed since it was written; ``standard``: reasons that are a standard phrase alone.
    """

    what: Literal["cannot", "outdated", "stale", "standard"]
    field: str
    place: str = ""
    problem: tuple[str, Mapping[str, str]] = ("", {})
    turned: tuple[tuple[str, str], ...] = ()


def remarks(
    case: Case, today: date, hours: HoursPolicy | None = None, book: Book | None = None
) -> tuple[Remark, ...]:
    """All that is to be said of the officer's words in a case; law and wordings are those of its day."""
    day = case.decision.day or today
    filled = values(case, day, hours)
    edits = [place for place, use in case.decision.wordings.items() if (use.text or "").strip()]
    return (
        *(one for place in edits for one in _edit(case, place, day, filled, book)),
        *_standard(case, day, filled, book or shipped_book()),
    )


def problem(text: str) -> tuple[str, dict[str, str]] | None:
    """Why a text cannot be filled in, as the key of a message and its values; None where it can.

    A placeholder that does not exist is ``near`` where it looks like one that does.
    """
    unknown = next(iter(unknown_placeholders(text)), None)
    if unknown is not None:
        near = difflib.get_close_matches(unknown.casefold(), PLACEHOLDERS, 1, _LIKENESS)
        return ("near", {"name": unknown, "near": near[0]}) if near else ("placeholder", {"name": unknown})
    if stray_brace(text):
        return "brace", {}
    if mark := GAP.search(text):
        return "mark", {"mark": mark[0]}
    return None


def _edit(
    case: Case, place: str, day: date, filled: Mapping[str, str], book: Book | None
) -> Iterator[Remark]:
    field = f"/decision/wordings/{place}"
    try:
        found = chosen(place, case, day, book)
    except Refused:
        yield Remark("outdated", field, place)
        return
    use = case.decision.wordings[place]
    if found is None or found.text != (use.text or "").strip():
        return
    if wrong := problem(found.text):
        yield Remark("cannot", field, place, wrong)
    elif turned := _turned(case, place, use, day, filled, book):
        yield Remark("stale", field, place, turned=turned)


def _turned(
    case: Case, place: str, use: WordingUse, day: date, filled: Mapping[str, str], book: Book | None
) -> tuple[tuple[str, str], ...]:
    """What the wording says now and did not when the edit began, as far as the edit does not say it too."""
    row = next((row for row in choices(place, case, day, book) if row.id == use.id), None)
    if use.base is None or row is None:
        return ()
    before, now, said = (
        text.split() for text in (use.base, fill(row.text, filled, draft=True), use.text or "")
    )
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    pairs = [(before[i:j], now[k:m]) for how, i, j, k, m in matcher.get_opcodes() if how != "equal"]
    return tuple(
        (_bare(old), _bare(new))
        for old, new in pairs
        if _bare(old) != _bare(new)
        and (_count(new, said) < _count(new, now) or _count(old, said) > _count(old, now))
    )


def _count(piece: list[str], words: list[str]) -> int:
    """How often the words of a piece stand in a row."""
    bare, wanted = [_sign(word) for word in words], [_sign(word) for word in piece]
    return sum(bare[place : place + len(wanted)] == wanted for place in range(len(bare))) if wanted else 0


def _sign(word: str) -> str:
    return word.strip(".,;:").casefold()


def _bare(words: list[str]) -> str:
    return " ".join(words).strip(".,;: ")


def _standard(case: Case, day: date, filled: Mapping[str, str], book: Book) -> Iterator[Remark]:
    whole = document.from_case(case)
    given = {field: document.get(whole, field) for field in REASONS}
    texts = {field: text for field, text in given.items() if isinstance(text, str) and text.strip()}
    if not texts:
        return
    known = {
        _plain(fill(sentence, filled, draft=True))
        for row in book.on(day).values()
        for sentence in _own_sentences(row.text)
    }
    for field, text in texts.items():
        if all(_plain(sentence) in known for sentence in _SENTENCE.split(text.strip())):
            yield Remark("standard", field)


@lru_cache(maxsize=1024)
def _own_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a wording that hold none of the officer's reasons."""
    sentences = (part for chunk in text.splitlines() for part in _SENTENCE.split(chunk.strip()) if part)
    return tuple(
        one for one in sentences if not any(PLACEHOLDERS[name] in REASONS for name in placeholders(one))
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(".:").casefold()
