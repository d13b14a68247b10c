"""Standard wordings: dated data in ``resources/wordings``, chosen by case and day, filled with its facts.

A wording belongs to a place in the letter.  Of those that fit a case the first in the files is the
default; the officer may choose another one, and edit it.  A single line break in a wording's text is
only for reading in the file, an empty line begins a new paragraph.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from lssdesk import paths
from lssdesk.errors import InputError, Refused
from lssdesk.letters.facts import FACTS, facts
from lssdesk.letters.values import PLACEHOLDERS, Template, label, values
from lssdesk.model.case import Case, WordingUse
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
]

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_WRAP = re.compile(r"(?<!\n)\n(?!\n|- )")
GAP = re.compile(r"\[[^\[\]]+ saknas\]")
"""How a draft marks what is missing: ``[syfte saknas]``."""


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A standard wording of one place, for some measures and situations, during some time.

    ``when``: tables of facts, of which one has to hold whole; none means always.  ``measures``: none
    means all.  ``title`` is what the officer chooses by.
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
    for name in _PLACEHOLDER.findall(wording.text):
        if name not in PLACEHOLDERS:
            raise InputError(t("letter.file.placeholder", name=name, **where))
    if re.search(r"[{}]", _PLACEHOLDER.sub("", wording.text)):
        raise InputError(t("letter.file.brace", **where))
    for table in wording.when:
        for fact, allowed in table.items():
            if not set(allowed) <= FACTS.get(fact, set()):
                raise InputError(t("letter.file.fact", fact=fact, values=", ".join(allowed), **where))
    if wording.last_day < wording.first_day:
        raise InputError(t("letter.file.days", **where))


def _no_overlap(one: Wording, other: Wording, file: str) -> None:
    if one.id != other.id:
        return
    if one.place != other.place:
        raise InputError(t("letter.file.places", file=file, id=one.id))
    if one.first_day <= other.last_day and other.first_day <= one.last_day:
        raise InputError(t("letter.file.overlap", file=file, id=one.id))


def choices(place: str, case: Case, day: date) -> tuple[Wording, ...]:
    """The wordings that fit the place in this case on ``day``, the default first."""
    known = facts(case)
    return tuple(row for row in shipped() if row.place == place and row.suits(case.measure, known, day))


class Chosen(msgspec.Struct, frozen=True):
    """A text for a place, and the id of the wording it comes from (empty: the officer's own)."""

    id: str
    text: str


def chosen(place: str, case: Case, day: date) -> Chosen | None:
    """What the officer has chosen or written for the place, else its default; None where nothing fits.

    ``Refused`` where an edited text comes from a wording that no longer fits the case, since it then
    speaks of something else than what is decided.
    """
    fitting = choices(place, case, day)
    use = case.decision.wordings.get(place, WordingUse())
    match = next((row for row in fitting if row.id == use.id), None)
    if use.text is not None and use.text.strip() and (fitting or not use.id):
        if use.id and match is None:
            raise Refused(t("letter.outdated_edit"), f"/decision/wordings/{place}")
        return Chosen(use.id, use.text.strip())
    row = match or next(iter(fitting), None)
    return Chosen(row.id, row.text) if row else None


def offered(place: str, case: Case, day: date) -> tuple[Chosen, ...]:
    """The wordings to choose from in the place, filled in as far as the case goes, the default first."""
    filled = values(case, day)
    return tuple(Chosen(row.id, fill(row.text, filled, draft=True)) for row in choices(place, case, day))


def is_untouched_standard(case: Case, place: str, day: date) -> bool:
    """Whether the place holds a standard wording as it came, not one that the officer has edited [HND-105].

    A text that differs only in spacing, or only by its placeholders being filled in, counts as
    untouched.
    """
    use = case.decision.wordings.get(place, WordingUse())
    if use.text is None or not use.text.strip():
        return True
    filled = values(case, day)
    standards = [row.text for row in shipped() if row.place == place and row.id == use.id]
    given = " ".join(use.text.split())
    return any(
        given == " ".join(text.split())
        for standard in standards
        for text in (standard, fill(standard, filled, draft=True))
    )


def fill(text: str, filled: Mapping[str, str], *, draft: bool = False) -> str:
    """``text`` with its placeholders replaced by the values.

    A value that is missing is ``Refused``, with the name of what is missing and the pointer of its
    field; a ``draft`` gets the mark ``[… saknas]`` instead.  So is a placeholder that does not exist
    and, in a text that the officer has edited, a mark that was left standing.
    """
    left = GAP.search(text)
    if left and not draft:
        raise Refused(t("letter.mark_left", mark=left[0]))
    return _PLACEHOLDER.sub(lambda match: _value(match[1], filled, draft), text)


def _value(name: str, filled: Mapping[str, str], draft: bool) -> str:
    if name in filled:
        value = filled[name]
        return fill(value, filled, draft=draft) if isinstance(value, Template) else value
    if draft:
        return gap(name)
    if name not in PLACEHOLDERS:
        raise Refused(t("letter.unknown_placeholder", name=name))
    raise Refused(t("letter.missing", what=label(name)), PLACEHOLDERS[name])


def gap(name: str) -> str:
    """The mark of a value that is missing in a draft."""
    return t("letter.gap", what=label(name) if name in PLACEHOLDERS else f"”{name}”")


def first_gap(text: str, filled: Mapping[str, str]) -> str:
    """Pointer of the first field whose value the text lacks, or empty."""
    for name in _PLACEHOLDER.findall(text):
        value = filled.get(name)
        found = PLACEHOLDERS.get(name, "") if value is None else ""
        found = first_gap(value, filled) if isinstance(value, Template) else found
        if found:
            return found
    return ""
