"""Standard wordings in a case: chosen by its facts and its day, filled with its facts, edited by the officer.

Of the wordings of a place that fit a case the first is the default; the officer may choose another one, and
edit it.
"""

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from lssdesk.errors import Refused
from lssdesk.letters.facts import facts
from lssdesk.letters.placeholders import PLACEHOLDERS, Template, label
from lssdesk.letters.wording_book import PLACEHOLDER, Book, Wording, shipped_book
from lssdesk.model.case import OWN_WORDING, Case, WordingUse
from lssdesk.texts import t

GAP = re.compile(r"\[[^\[\]]+ saknas\]")
"""How a draft marks what is missing: ``[syfte saknas]``."""


def choices(place: str, case: Case, day: date, book: Book | None = None) -> tuple[Wording, ...]:
    """The wordings that fit the place in this case on ``day``, the default first.

    ``book``: the office's wordings where it has more than the shipped ones.
    """
    known, rows = facts(case), (book or shipped_book()).of(place)
    return tuple(row for row in rows if row.suits(case.measure, known, day))


class Chosen(msgspec.Struct, frozen=True):
    """A text for a place, and the id of the wording it comes from (empty: the officer's own)."""

    id: str
    text: str


def chosen(place: str, case: Case, day: date, book: Book | None = None) -> Chosen | None:
    """What the officer has chosen or written for the place, else its default; None where nothing fits.

    ``Refused`` where an edited text comes from a wording that no longer fits the case, since it then
    speaks of something else than what is decided.  An edit of another office's own wording stands, since
    nobody can tell here what that one was made for.
    """
    fitting = choices(place, case, day, book)
    use = case.decision.wordings.get(place, WordingUse())
    match = next((row for row in fitting if row.id == use.id), None)
    if use.text is not None and use.text.strip() and (fitting or not use.id or is_foreign(use.id, book)):
        if use.id and match is None and not is_foreign(use.id, book):
            raise Refused(t("letter.outdated_edit"), f"/decision/wordings/{place}")
        return Chosen(use.id, use.text.strip())
    row = match or next(iter(fitting), None)
    return Chosen(row.id, row.text) if row else None


def is_foreign(id: str, book: Book | None = None) -> bool:
    """Whether an id is that of an office's own wording which the book does not hold."""
    return id.startswith(OWN_WORDING) and not (book or shipped_book()).knows(id)


def fill(text: str, filled: Mapping[str, str], *, draft: bool = False) -> str:
    """``text`` with its placeholders replaced by the values.

    A value that is missing is ``Refused``, with the name of what is missing and the pointer of its
    field; a ``draft`` gets the mark ``[… saknas]`` instead.  So is a placeholder that does not exist
    and, in a text that the officer has edited, a mark that was left standing.
    """
    left = GAP.search(text)
    if left and not draft:
        raise Refused(t("letter.mark_left", mark=left[0]))
    return PLACEHOLDER.sub(lambda match: _value(match[1], filled, draft), text)


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
    for name in PLACEHOLDER.findall(text):
        value = filled.get(name)
        found = PLACEHOLDERS.get(name, "") if value is None else ""
        found = first_gap(value, filled) if isinstance(value, Template) else found
        if found:
            return found
    return ""
