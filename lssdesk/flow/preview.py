"""The letter as it would be now, with what on it leads back to a field of the case.

A block comes from a fact or from a standard wording; what a wording was filled with leads to the fact of
its own.  A pointer that comes first leads nearer: the field of the wording before the facts that chose it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from lssdesk.errors import LssdeskError
from lssdesk.flow import seal, signing
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.letters import running
from lssdesk.letters import wordings as standard
from lssdesk.letters.blocks import Entry, Letter, Paragraph, item, plain
from lssdesk.letters.placeholders import PLACEHOLDERS, Template
from lssdesk.letters.values import values
from lssdesk.letters.wording_book import PLACEHOLDER, Book, Wording, shipped_book
from lssdesk.model.case import Case
from lssdesk.store.tables import LetterRow

if TYPE_CHECKING:
    from lssdesk.letters.pdf import Place

_FIELDS: Mapping[str, str] = {
    "outcome": "/decision/outcome",
    "duration": "/decision/duration",
    "reservation": "/decision/reservation",
    "refusal_ground": "/decision/refusal_ground",
    "personkrets": "/inquiry/personkrets/result",
    "in_personkrets": "/inquiry/personkrets/result",
    "durability": "/inquiry/personkrets/durability_hard_to_judge",
    "interim": "/inquiry/answers/pkr_interim",
    "child_informed": "/inquiry/answers/pkr_child_informed",
    "applicant": "/application/applicant",
    "start": "/decision/valid_from",
    "replaces": "/decision/ends_earlier",
    "late_cancellation": "/decision/late_cancellation_counts",
    "hours": "/decision/hours_per_month",
    "communication": "/inquiry/communication/sent",
    "reply": "/inquiry/communication/reply",
    "service": "/decision/service",
    "ruling": "/application/kind",
    "ruling_start": "/inquiry/answers/fhb_start",
    "housing_form": "/inquiry/answers/housing_form",
    "stay": "/inquiry/answers/stay_kind",
}
"""The field behind a fact that chooses a wording; a fact that is not here is no field of its own."""


@dataclass(frozen=True)
class Filled:
    """The words of a paragraph, each group of ``words`` being what the field at a pointer gave."""

    words: re.Pattern[str]
    pointers: tuple[str, ...]


@dataclass(frozen=True)
class Spot:
    """A block on the page: page from 0, top and bottom in points; ``pointers`` to try, best first."""

    page: int
    top: float
    bottom: float
    pointers: tuple[str, ...]
    filled: tuple[Filled, ...] = ()


@dataclass(frozen=True)
class Preview:
    """The letter's PDF and the places on it that lead to a field."""

    pdf: bytes
    spots: tuple[Spot, ...] = field(default=(), repr=False)


class Previews:
    """Previews of one case: drawn anew only where the letter says something else."""

    def __init__(self) -> None:
        self._last: tuple[Letter, Preview] | None = None
        self._signed: tuple[str, Preview] | None = None

    def of(
        self, case: Case, today: date, hours: HoursPolicy | None = None, book: Book | None = None
    ) -> Preview:
        """The letter as draft, with marks where something is missing."""
        from lssdesk.letters.decision import decision_letter
        from lssdesk.letters.pdf import draw

        letter = decision_letter(case, today, True, hours, book)
        if self._last is None or self._last[0] != letter:
            drawn = draw(letter)
            spots = tuple(_spots(drawn.places, case, case.decision.day or today, hours, book))
            self._last = letter, Preview(drawn.pdf, spots)
        return self._last[1]

    def signed(self, row: LetterRow, hours: HoursPolicy | None = None, book: Book | None = None) -> Preview:
        """The signed bytes; they lead to the frozen fields as long as the program still draws them so.

        Refused where they are no longer those that were signed.
        """
        pdf = signing.checked(row)
        if self._signed is None or self._signed[0] != row.sha256:
            self._signed = row.sha256, Preview(pdf, _signed_spots(row, hours, book))
        return self._signed[1]


def _signed_spots(row: LetterRow, hours: HoursPolicy | None, book: Book | None) -> tuple[Spot, ...]:
    from lssdesk.letters.pdf import draw

    try:
        case = msgspec.json.decode(row.content, type=Case)
        drawn = draw(seal.letter_of(row))
    except (LssdeskError, msgspec.MsgspecError):
        return ()
    day = case.decision.day or row.signed_at.date()
    return tuple(_spots(drawn.places, case, day, hours, book)) if drawn.pdf == row.pdf else ()


def _spots(
    places: Iterable["Place"], case: Case, day: date, hours: HoursPolicy | None, book: Book | None
) -> Iterator[Spot]:
    rows = (book or shipped_book()).on(day)
    known = values(case, day, hours)
    sources: dict[str, tuple[tuple[str, ...], tuple[Filled, ...]]] = {}
    for place in places:
        origin = place.origin
        if origin not in sources:
            row = rows.get(origin)
            sources[origin] = _source(row, case, day, known, book) if row else ((origin,), ())
        yield Spot(place.page, place.top, place.bottom, *sources[origin])


def _source(
    row: Wording, case: Case, day: date, known: Mapping[str, str], book: Book | None
) -> tuple[tuple[str, ...], tuple[Filled, ...]]:
    """Where a wording leads, and what its paragraphs are filled with."""
    found = standard.chosen(row.place, case, day, book)
    text = found.text if found and found.id == row.id else row.text
    chose = [_FIELDS[fact] for table in row.when for fact in table if fact in _FIELDS]
    filled = tuple(_filled(paragraph, known) for paragraph in _paragraphs(text))
    given = [pointer for one in filled for pointer in one.pointers]
    pointers = (f"/decision/wordings/{row.place}", *chose, *given)
    return tuple(dict.fromkeys(pointers)), tuple(one for one in filled if one.pointers)


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs and list entries that a wording's text becomes on paper."""
    for block in running.blocks(text, ""):
        if isinstance(block, Paragraph):
            yield plain(block.text)
        else:
            yield from _points(block.items)


def _points(entries: Iterable[Entry]) -> Iterator[str]:
    for one in map(item, entries):
        yield plain(one.text)
        yield from _points(one.bullets)


def _filled(paragraph: str, known: Mapping[str, str]) -> Filled:
    pieces = list(_pieces(paragraph, known))
    pattern = r"\s*".join(
        f"({_words(text)})" if pointer else _words(text) for text, pointer in pieces if text.strip()
    )
    return Filled(_compiled(pattern), tuple(pointer for text, pointer in pieces if pointer and text.strip()))


def _pieces(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Stretches of a paragraph with the pointer of the field that gave them; empty for the wording's own."""
    for number, piece in enumerate(PLACEHOLDER.split(text)):
        if not number % 2:
            yield piece, ""
            continue
        value = known.get(piece, standard.gap(piece))
        if isinstance(value, Template):
            yield from _pieces(value, known)
        else:
            yield value, "" if _by_law(piece) else PLACEHOLDERS.get(piece, "")


def _by_law(name: str) -> bool:
    """Whether the decision's day chose the words, as it does a reference: nobody wrote them in a field."""
    return PLACEHOLDERS.get(name) == "/decision/day" and name != "beslutsdag"


def _words(text: str) -> str:
    """A pattern of the text however its lines are broken."""
    return r"\s+".join(re.escape(word) for word in text.split())


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
