"""A wording on trial: which of the sample letters it changes, in words, before anybody gets such a letter.

The samples are invented cases (``resources/examples/samples.toml``); no case of the office is looked at.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from lssdesk import paths
from lssdesk.errors import InputError, LssdeskError
from lssdesk.flow import case_file, documents
from lssdesk.law import tables
from lssdesk.law.spans import Span, spans
from lssdesk.letters.wording_book import Book, Wording, shipped_book
from lssdesk.letters.wordings import GAP, choices
from lssdesk.model import document
from lssdesk.model.case import Case, WordingUse
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.letters.blocks import Letter


@dataclass(frozen=True)
class Sample:
    """An invented case with a name that says what it shows."""

    name: str
    case: Case


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it was and as it becomes, either of them empty; ``spans`` say it word by word."""

    old: str
    new: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Changed:
    """A sample letter that the wording changes.

    ``by_choice``: only where an officer chooses the wording, since it is not the default.  ``problem``: why
    the letter could no longer be written, or empty.
    """

    sample: str
    measure: str
    document: str
    paragraphs: tuple[Paragraph, ...]
    by_choice: bool
    problem: str

    @property
    def title(self) -> str:
        """Which letter of which sample."""
        return f"{self.sample}: {self.document}"


@dataclass(frozen=True)
class Trial:
    """What a change of the wordings does to ``count`` sample letters."""

    count: int
    changed: tuple[Changed, ...]

    @property
    def faults(self) -> tuple[Changed, ...]:
        """The letters that could no longer be written."""
        return tuple(one for one in self.changed if one.problem)

    @property
    def by_choice(self) -> bool:
        """Whether letters change only where an officer chooses the wording."""
        return bool(self.changed) and all(one.by_choice for one in self.changed)


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    base: str
    set: dict[str, Any] = {}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sample: tuple[_Row, ...]


@cache
def samples() -> tuple[Sample, ...]:
    """The sample cases that come with the program.  InputError where the file is not as it has to be."""
    folder = paths.resources() / "examples"
    file = folder / "samples.toml"
    try:
        rows = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File).sample
        bases = {
            base: document.from_case(case_file.read((folder / f"{base}.json").read_text(encoding="utf-8")))
            for base in {row.base for row in rows}
        }
        return tuple(Sample(row.name, _case(bases[row.base], row.set)) for row in rows)
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise InputError(t("wordings_admin.sample_unreadable", file=file.name, detail=error)) from error


def _case(whole: Mapping[str, Any], changes: Mapping[str, Any]) -> Case:
    for pointer, value in changes.items():
        whole = document.put(whole, pointer, None if value == "" else value)
    return document.to_case(whole)


def trial(before: Book, after: Book, id: str) -> Trial:
    """What becomes of the sample letters when the book turns from ``before`` to ``after``.

    Both are books of one day (:meth:`Book.as_on`).  Where letters do not change by themselves, but the
    wording ``id`` may be chosen, they are shown as they become by that choice.
    """
    places = {row.place for book in (before, after) for row in book.rows if _differs(row.id, before, after)}
    changed: list[Changed] = []
    for place, sample in enumerate(samples()):
        touched = [one for one in sorted(places) if _offers(sample, one, before, after)]
        titles = [title for title, asked in _asked(place).items() if not asked.isdisjoint(touched)]
        if not titles:
            continue
        found = [*_letters(sample, sample.case, before, after, titles, by_choice=False)]
        if not found and (case := _choosing(sample, touched, after, id)):
            found = [*_letters(sample, case, before, after, titles, by_choice=True)]
        changed += found
    return Trial(sum(len(_asked(place)) for place in range(len(samples()))), tuple(changed))


class _Asking(Book, frozen=True):
    """A book that notes which places it is asked for."""

    asked: set[str]

    def of(self, place: str) -> tuple[Wording, ...]:
        self.asked.add(place)
        return super().of(place)


@cache
def _asked(place: int) -> Mapping[str, frozenset[str]]:
    """The letters of a sample, by title, with the places of wordings that each asks for."""
    sample = samples()[place]
    found: dict[str, frozenset[str]] = {}
    book = _Asking(shipped_book().rows, set())
    for title, make in _makers(sample.case, book).items():
        book.asked.clear()
        _made(make, sample)
        found[title] = frozenset(book.asked)
    return found


def _differs(id: str, before: Book, after: Book) -> bool:
    return [row for row in before.rows if row.id == id] != [row for row in after.rows if row.id == id]


def _offers(sample: Sample, place: str, before: Book, after: Book) -> bool:
    """Whether the two books offer a sample other wordings in a place."""
    day = day_of(sample)
    return choices(place, sample.case, day, before) != choices(place, sample.case, day, after)


def _choosing(sample: Sample, places: Sequence[str], after: Book, id: str) -> Case | None:
    """The sample as it is when its officer has chosen the wording."""
    for place in places:
        if any(row.id == id for row in choices(place, sample.case, day_of(sample), after)):
            uses = {**sample.case.decision.wordings, place: WordingUse(id=id)}
            decision = msgspec.structs.replace(sample.case.decision, wordings=uses)
            return msgspec.structs.replace(sample.case, decision=decision)
    return None


def day_of(sample: Sample) -> date:
    """The day whose law and wordings a sample's letters are written by."""
    day = sample.case.decision.day or sample.case.opened
    assert day is not None
    return day


def _letters(
    sample: Sample, chosen: Case, before: Book, after: Book, titles: Sequence[str], by_choice: bool
) -> Iterator[Changed]:
    """The letters of a sample that differ; as drafts, so that a sample may lack what the letter names."""
    measure = tables.find_measure(sample.case.measure)
    old, new = _makers(sample.case, before), _makers(chosen, after)
    for title in titles:
        was, text = (_made(makers[title], sample) for makers in (old, new))
        if text != was:
            name = measure.name if measure else ""
            paragraphs = tuple(_paragraphs(was, text))
            yield Changed(sample.name, name, title, paragraphs, by_choice, _problem(was, text))


_Make = Callable[[date], "Letter"]


def _makers(case: Case, book: Book) -> dict[str, _Make]:
    """What makes each letter of a case, by title: the decision and the documents that it has."""
    from lssdesk.letters.decision import decision_letter

    makers: dict[str, _Make] = {
        t("wordings_admin.decision"): lambda day: decision_letter(case, day, True, None, book)
    }
    for one in documents.documents(case, book):
        makers[one.title] = lambda day, one=one: one.make(case, day, True)  # type: ignore[misc]
    return makers


def _made(make: _Make, sample: Sample) -> str:
    from lssdesk.letters.blocks import plain_text

    try:
        return plain_text(make(day_of(sample)))
    except LssdeskError as error:
        return t("wordings_admin.unwritten", problem=error)


def _paragraphs(old: str, new: str) -> Iterator[Paragraph]:
    """The paragraphs that differ, those in one place beside each other."""
    before, after = old.splitlines(), new.splitlines()
    for how, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        pairs = max(j - i, m - k)
        gone, come = before[i:j], after[k:m]
        for place in range(pairs):
            was = gone[place] if place < len(gone) else ""
            now = come[place] if place < len(come) else ""
            yield Paragraph(was, now, spans(was, now))


def _problem(old: str, new: str) -> str:
    """What the letter lacks now and did not before."""
    lacks = Counter(GAP.findall(new)) - Counter(GAP.findall(old))
    if lacks:
        return t("wordings_admin.lacks", marks=", ".join(dict.fromkeys(lacks)))
    mark = t("wordings_admin.unwritten", problem="")
    return new if new.startswith(mark) else ""
