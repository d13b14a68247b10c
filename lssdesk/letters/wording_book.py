"""The wordings there are, as a book: dated data in ``resources/wordings``, and what an office adds to them.

A wording belongs to a place in the letter.  A single line break in a wording's text is only for reading in
the file, an empty line begins a new paragraph.  :mod:`lssdesk.letters.own_wordings` adds an office's own.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.letters.after.fields import AfterPlace
from lssdesk.letters.facts import FACTS
from lssdesk.letters.placeholders import PLACEHOLDERS
from lssdesk.model.case import OWN_WORDING
from lssdesk.texts import t

Place = Literal[
    "grant",
    "refusal",
    "replaces",
    "applies",
    "duration",
    "reservation",
    "hours_use",
    "first_month",
    "late_cancellation",
    "costs",
    "application",
    "personkrets",
    "personkrets_interim",
    "personkrets_child",
    "right",
    "refusal_reason",
    "sol_offer",
    "material",
    "communication",
    "reply",
    "contact",
    "appeal",
    "service",
    "inquiry_communication",
    "inquiry_proposal",
    "inquiry_masked",
    "inquiry_hearing",
    "inquiry_contact",
    "evidence_request",
    "evidence_contact",
    "insufficient_material",
    "home_visit",
    "no_home_visit",
    "request_person",
    "request_person_close",
    "request_writer",
    "request_writer_close",
    "request_question",
    "interim",
    "interim_duration",
    "changed",
    "change_request",
    "change_reason",
    "ended",
    "tenancy",
    "write_off",
    "write_off_reason",
    "apply_again",
    "dismissal",
    "dismissal_reason",
    "delay",
    "delay_reason",
    "execution",
    "wish",
    "wish_relative",
    "execution_reason",
    "opening",
    "opening_next",
    "opposition",
    "permission",
    "permission_reason",
    "permission_next",
    "permission_material",
    "linked",
    "beyond_intro",
    "beyond",
    "beyond_before",
    "beyond_reason",
    "beyond_duration",
    "beyond_reservation",
    "beyond_use",
    "beyond_appeal",
    AfterPlace,
]

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")
_WRAP = re.compile(r"(?<!\n)\n(?!\n|- )")
_REASONS = "skal"  # how the placeholders begin that are filled with the officer's own reasons


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A standard wording of one place, for some measures and situations, during some time.

    ``when``: tables of facts, of which one has to hold whole; none means always.  ``measures``: none
    means all.  ``title`` is what the officer chooses by.  ``replaces``: the shipped wording that an office's
    own one stands for.
    """

    id: str
    place: Place
    title: str
    text: str
    source: str
    first_day: date
    last_day: date = date.max
    measures: tuple[str, ...] = ()
    when: tuple[dict[str, tuple[str, ...]], ...] = ()
    replaces: str = ""

    def suits(self, measure: str, known: Mapping[str, str], day: date) -> bool:
        """Whether the wording may be used for a case with these facts, decided on ``day``."""
        return (
            self.first_day <= day <= self.last_day
            and (not self.measures or measure in self.measures)
            and (not self.when or any(_holds(table, known) for table in self.when))
        )


def _holds(table: Mapping[str, tuple[str, ...]], known: Mapping[str, str]) -> bool:
    return all(known[name] in allowed for name, allowed in table.items())


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    wording: tuple[Wording, ...]


@cache
def shipped() -> tuple[Wording, ...]:
    """All wordings that come with the program, in the order of the files' names and then of each file."""
    files = sorted((paths.resources() / "wordings").glob("*.toml"))
    return read([(file.name, file.read_text(encoding="utf-8")) for file in files])


def read(files: Iterable[tuple[str, str]]) -> tuple[Wording, ...]:
    """The wordings in TOML texts, given as pairs of file name and content.

    ``InputError`` names file and wording where a file is broken, a key, fact or placeholder is
    unknown, or two rows of one id are valid on the same day.
    """
    found: list[Wording] = []
    for file, text in files:
        for wording in _parsed(file, text):
            _sound(wording, file)
            for other in found:
                _no_overlap(wording, other, file)
            found.append(wording)
    return tuple(found)


def _parsed(file: str, text: str) -> list[Wording]:
    try:
        rows = msgspec.convert(tomllib.loads(text), _File).wording
    except tomllib.TOMLDecodeError as error:
        raise InputError(t("letter.file.broken", file=file, detail=error)) from error
    except msgspec.ValidationError as error:
        raise InputError(t("letter.file.wrong", file=file, detail=error)) from error
    return [msgspec.structs.replace(row, text=_WRAP.sub(" ", row.text.strip())) for row in rows]


def _sound(wording: Wording, file: str) -> None:
    where = {"file": file, "id": wording.id}
    if wording.replaces or wording.id.startswith(OWN_WORDING):
        raise InputError(t("letter.file.own", **where))
    for name in unknown_placeholders(wording.text):
        raise InputError(t("letter.file.placeholder", name=name, **where))
    if stray_brace(wording.text):
        raise InputError(t("letter.file.brace", **where))
    for fact, allowed in unknown_facts(wording.when):
        raise InputError(t("letter.file.fact", fact=fact, values=", ".join(allowed), **where))
    if wording.last_day < wording.first_day:
        raise InputError(t("letter.file.days", **where))


def placeholders(text: str) -> tuple[str, ...]:
    """The names between braces, in their order, each once."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """The names between braces that no fact fills."""
    return tuple(name for name in placeholders(text) if name not in PLACEHOLDERS)


def stray_brace(text: str) -> bool:
    """Whether the text holds a brace that belongs to no placeholder."""
    return _BRACE.search(PLACEHOLDER.sub("", text)) is not None


def unknown_facts(when: Iterable[Mapping[str, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The conditions whose fact does not exist or takes no such words."""
    pairs = (pair for table in when for pair in table.items())
    return tuple(
        (fact, words) for fact, words in pairs if not words or not set(words) <= FACTS.get(fact, set())
    )


def _no_overlap(one: Wording, other: Wording, file: str) -> None:
    if one.id != other.id:
        return
    if one.place != other.place:
        raise InputError(t("letter.file.places", file=file, id=one.id))
    if one.first_day <= other.last_day and other.first_day <= one.last_day:
        raise InputError(t("letter.file.overlap", file=file, id=one.id))


class Book(msgspec.Struct, frozen=True):
    """Every wording that may be used, with its days; of those that fit a case the first is the default."""

    rows: tuple[Wording, ...]

    def of(self, place: str) -> tuple[Wording, ...]:
        """The wordings of a place, of all days."""
        return tuple(row for row in self.rows if row.place == place)

    def on(self, day: date) -> dict[str, Wording]:
        """The wordings that hold on a day, by id."""
        return {row.id: row for row in self.rows if row.first_day <= day <= row.last_day}

    def as_on(self, day: date) -> "Book":
        """The wordings that hold on a day, as if they always did: for letters of other days on trial."""
        rows = (row for row in self.rows if row.first_day <= day <= row.last_day)
        days = {"first_day": date.min, "last_day": date.max}
        return Book(tuple(msgspec.structs.replace(row, **days) for row in rows))

    def numberless_first(self) -> "Book":
        """The same with the wordings for decisions without a number of hours as the default (HRS-004)."""
        free = ("no_number",)
        rows = sorted(self.rows, key=lambda row: not any(one.get("hours") == free for one in row.when))
        return Book(tuple(rows))

    def knows(self, id: str) -> bool:
        """Whether a wording of the id holds on any day."""
        return any(row.id == id for row in self.rows)

    def titles(self) -> dict[str, str]:
        """Title of each wording by its id, of several versions the last one's."""
        return {row.id: row.title for row in self.rows}


@cache
def shipped_book() -> Book:
    """The wordings of an office that has none of its own."""
    return Book(shipped())


@cache
def reasons_of(place: str) -> tuple[str, ...]:
    """The placeholders of the officer's own reasons that every shipped wording of a place holds [HND-105].

    A wording of the place that lacks one would let a standard phrase stand where the decision has to say why.
    """
    held = [set(placeholders(row.text)) for row in shipped() if row.place == place]
    return (
        tuple(sorted(name for name in set.intersection(*held) if name.startswith(_REASONS))) if held else ()
    )
