"""The law as dated data: acts, sections, terms, measures, words and checks from ``resources/law``.

A day chooses: the decision's day, or today as long as there is none.  Every row carries a source, a
first day, and a last day where it has ended.  A broken table is an InputError that names file and key;
so is a day before the tables begin, since they vouch for nothing earlier (SOLG-003, HND-006).
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, TypeVar

import msgspec

from lssdesk import paths
from lssdesk.errors import InputError
from lssdesk.model.case import DecisionKind
from lssdesk.texts import t

Unit = Literal[
    "hours_per_month", "days_per_year", "occasions_per_year", "days_per_week", "place", "in_words", "money"
]
Severity = Literal["block", "warn", "info"]
Edition = Literal["full", "short", "bare"]


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what a table holds: closed to unknown keys."""


class Row(_Data, frozen=True, kw_only=True):
    """What holds from ``first_day`` to ``last_day`` (None: still), by ``source``."""

    first_day: date
    last_day: date | None = None
    source: str

    def valid_on(self, day: date) -> bool:
        """Whether the row holds on ``day``."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class Act(Row, frozen=True, kw_only=True):
    """An edition of an act; ``checked`` is the day on which its text was read."""

    id: str
    sfs: str
    short: str
    cite: str
    checked: date


class Section(Row, frozen=True, kw_only=True):
    """Where the rule ``key`` stands in the act ``act``."""

    key: str
    act: str
    section: str


class Term(Row, frozen=True, kw_only=True):
    """A word of the law that changed with it."""

    key: str
    text: str


class Words(Row, frozen=True, kw_only=True):
    """What a check looks for in the officer's own text."""

    key: str
    name: str
    patterns: tuple[str, ...]


class Measure(Row, frozen=True, kw_only=True):
    """A measure (*insats*): its act, the sections that a decision names, and what its rules need.

    One that is not ``decided`` here is only registered: another authority decides, or its rules are to come.
    ``beyond``: the municipality may have guidelines that go beyond the right (SoL 11 kap. 4 §).
    ``order_forms``: what an order of it asks besides the common.  ``frames``: the measure whose frames its
    money moves in (OMK-012).
    """

    id: str
    name: str
    definite: str
    act: Literal["lss", "sol"]
    right: str
    sections: tuple[str, ...]
    unit: Unit
    hours: bool
    counterpart: str = ""
    inquiry_forms: tuple[str, ...]
    order_forms: tuple[str, ...] = ()
    decided: bool = True
    beyond: bool = False
    frames: str = ""
    personkrets: tuple[str, ...]
    parental_comparison: bool
    required_questions: tuple[str, ...]


class Question(_Data, frozen=True, kw_only=True):
    """An inquiry question: its name in a sentence, and by what it counts as answered (LED-007, LSOL-020)."""

    id: str
    name: str
    answer: Literal["text", "choice"]
    by_activity: str = ""


class Check(Row, frozen=True, kw_only=True):
    """What a check says: ``id`` of the catalogue, ``part`` where one id holds several checks.

    ``act`` and ``measures`` say for which it holds, all where empty.
    ``kinds``: the kinds of decision it is about; none means all that try a measure.
    ``sections`` are keys of sections.toml, ``{act}`` standing for the act of the measure.
    ``twins`` are ids that say the same from another side of the catalogue.
    """

    id: str
    part: str = ""
    severity: Severity
    act: Literal["", "lss", "sol"] = ""
    measures: tuple[str, ...] = ()
    kinds: tuple[DecisionKind | Literal["any"], ...] = ()
    field: str
    message: str
    rule: str
    sections: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """``HND-082/held``: unique among the checks."""
        return f"{self.id}/{self.part}" if self.part else self.id


class _Acts(_Data, frozen=True, kw_only=True):
    act: tuple[Act, ...]


class _Sections(_Data, frozen=True, kw_only=True):
    checked: date
    section: tuple[Section, ...]


class _Terms(_Data, frozen=True, kw_only=True):
    checked: date
    term: tuple[Term, ...]


class _Words(_Data, frozen=True, kw_only=True):
    checked: date
    words: tuple[Words, ...]


class _Measures(_Data, frozen=True, kw_only=True):
    checked: date
    measure: tuple[Measure, ...] = ()
    question: tuple[Question, ...] = ()


class _Checks(_Data, frozen=True, kw_only=True):
    checked: date
    check: tuple[Check, ...]


class Tables(_Data, frozen=True, kw_only=True):
    """All tables, sound in themselves and with each other."""

    acts: tuple[Act, ...]
    sections: tuple[Section, ...]
    terms: tuple[Term, ...]
    words: tuple[Words, ...]
    measures: tuple[Measure, ...]
    questions: tuple[Question, ...]
    checks: tuple[Check, ...]


D = TypeVar("D", bound=msgspec.Struct)
R = TypeVar("R", bound=Row)


def parse(text: str, file: str, kind: type[D]) -> D:
    """The table in a TOML text.  InputError names ``file`` and the key that is wrong."""
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except tomllib.TOMLDecodeError as error:
        raise InputError(t("law.broken", file=file, detail=str(error))) from error
    except msgspec.ValidationError as error:
        raise InputError(t("law.wrong", file=file, detail=str(error))) from error


def read(texts: Mapping[str, str]) -> Tables:
    """Tables from the texts of the files, by name below ``resources/law``; InputError where one is wrong.

    Measures and checks lie in folders, one file a subject; their rows are read in the order of the names.
    """
    measures, checks = _folder(texts, "measures", _Measures), _folder(texts, "checks", _Checks)
    tables = Tables(
        acts=parse(texts["acts.toml"], "acts.toml", _Acts).act,
        sections=parse(texts["sections.toml"], "sections.toml", _Sections).section,
        terms=parse(texts["terms.toml"], "terms.toml", _Terms).term,
        words=parse(texts["words.toml"], "words.toml", _Words).words,
        measures=tuple(row for data in measures.values() for row in data.measure),
        questions=tuple(row for data in measures.values() for row in data.question),
        checks=tuple(row for data in checks.values() for row in data.check),
    )
    _sound(tables)
    for file, made in measures.items():
        for measure in made.measure:
            _sound_measure(file, measure, tables)
    for file, said in checks.items():
        for check in said.check:
            _sound_check(file, check, tables)
    return tables


def _folder(texts: Mapping[str, str], name: str, kind: type[D]) -> dict[str, D]:
    return {file: parse(texts[file], file, kind) for file in sorted(texts) if file.startswith(f"{name}/")}


@cache
def files() -> Mapping[str, str]:
    """The texts of all tables that come with the program, by name below ``resources/law``."""
    folder = paths.resources() / "law"
    found = [*folder.glob("*.toml"), *folder.glob("measures/*.toml"), *folder.glob("checks/*.toml")]
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in found}


@cache
def shipped() -> Tables:
    """The tables that come with the program."""
    return read(files())


def _sound(tables: Tables) -> None:
    series("acts.toml", [(row.id, row) for row in tables.acts])
    series("sections.toml", [(row.key, row) for row in tables.sections])
    series("terms.toml", [(row.key, row) for row in tables.terms])
    series("words.toml", [(row.key, row) for row in tables.words])
    series("measures", [(row.id, row) for row in tables.measures])
    series("checks", [(row.key, row) for row in tables.checks])
    for section in tables.sections:
        _inside_an_edition(section, tables.acts)
    for words in tables.words:
        _compiles(words)


def _sound_measure(file: str, measure: Measure, tables: Tables) -> None:
    known(file, measure.id, {measure.right, *measure.sections}, {row.key for row in tables.sections})
    known(file, measure.id, measure.required_questions, {one.id for one in tables.questions})
    others = [id for id in (measure.counterpart, measure.frames) if id]
    known(file, measure.id, others, {one.id for one in tables.measures})


def _sound_check(file: str, check: Check, tables: Tables) -> None:
    acts = [check.act] if check.act else ["lss", "sol"]
    cited = {key.format(act=act) for key in check.sections for act in acts}
    known(file, check.key, cited, {row.key for row in tables.sections})
    known(file, check.key, check.measures, {one.id for one in tables.measures})


def series(file: str, rows: Iterable[tuple[str, Row]]) -> None:
    """The rows of one key follow each other: no impossible period, no overlap, no gap between them."""
    last: dict[str, Row] = {}
    for key, row in sorted(rows, key=lambda item: (item[0], item[1].first_day)):
        if row.last_day is not None and row.last_day < row.first_day:
            raise InputError(t("law.period", file=file, row=key, first=row.first_day, last=row.last_day))
        before = last.get(key)
        if before is not None:
            _follows(file, key, before, row)
        last[key] = row


def _follows(file: str, key: str, before: Row, row: Row) -> None:
    if before.last_day is None or row.first_day <= before.last_day:
        raise InputError(t("law.overlap", file=file, row=key, day=row.first_day))
    missing = before.last_day + timedelta(days=1)
    if row.first_day != missing:
        raise InputError(t("law.gap", file=file, row=key, day=missing))


def _inside_an_edition(section: Section, acts: Sequence[Act]) -> None:
    edition = next((act for act in acts if act.id == section.act and act.valid_on(section.first_day)), None)
    ends = edition is not None and edition.last_day is not None
    if edition is None or (ends and (section.last_day is None or not edition.valid_on(section.last_day))):
        raise InputError(t("law.act", file="sections.toml", row=section.key, act=section.act))


def known(file: str, key: str, names: Iterable[str], all_of: Iterable[str]) -> None:
    """InputError that names file and row for the first of ``names`` that is not one of ``all_of``."""
    for name in sorted(set(names) - set(all_of)):
        raise InputError(t("law.unknown", file=file, row=key, name=name))


def _compiles(words: Words) -> None:
    for pattern in words.patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise InputError(t("law.pattern", file="words.toml", row=words.key, pattern=pattern)) from error


def first_day() -> date:
    """The day from which the tables vouch for where rules stand."""
    return min(row.first_day for row in shipped().sections)


def row_on(file: str, key: str, rows: Iterable[R], day: date) -> R:
    """The one of ``rows`` that holds on ``day``; InputError that names file and key where none does."""
    found = next((row for row in rows if row.valid_on(day)), None)
    if found is None:
        raise InputError(t("law.no_row", file=file, row=key, day=day))
    return found


def act(id: str, day: date) -> Act:
    """The edition of the act ``id`` (``lss``, ``sol``, ``fl``, ``delgl``) in force on ``day``."""
    return row_on("acts.toml", id, (row for row in shipped().acts if row.id == id), day)


def acts_in_force(day: date) -> tuple[Act, ...]:
    """Every act of the tables in the edition of ``day``."""
    return tuple(row for row in shipped().acts if row.valid_on(day))


def section(key: str, day: date) -> Section:
    """Where the rule ``key`` stands on ``day``."""
    return row_on("sections.toml", key, (row for row in shipped().sections if row.key == key), day)


def citation(key: str, day: date, edition: Edition = "full") -> str:
    """The reference to the rule ``key`` as it reads on ``day``.

    ``full``: ``11 kap. 1 § socialtjänstlagen (2025:400)``; ``short``: ``11 kap. 1 § SoL``; ``bare``:
    ``11 kap. 1 §``.  InputError for a key or a day that the tables do not hold.
    """
    row = section(key, day)
    if edition == "bare":
        return row.section
    of = act(row.act, day)
    return f"{row.section} {of.cite if edition == 'full' else of.short}"


def term(key: str, day: date) -> str:
    """The word of the law for ``key`` on ``day``, e.g. the level of living of ``sol.standard`` (HND-085)."""
    return row_on("terms.toml", key, (row for row in shipped().terms if row.key == key), day).text


def measure(id: str) -> Measure:
    """The measure with this id; InputError where the register has none."""
    found = find_measure(id)
    if found is None:
        raise InputError(t("law.no_measure", id=id))
    return found


def find_measure(id: str) -> Measure | None:
    """The measure with this id, or None: a draft may lack it."""
    return next((row for row in shipped().measures if row.id == id), None)


def question(id: str) -> Question:
    """The inquiry question that a measure requires."""
    return next(row for row in shipped().questions if row.id == id)


@cache
def words(key: str) -> re.Pattern[str]:
    """What to look for under ``key`` of words.toml, whole words only, without regard to case."""
    row = next(row for row in shipped().words if row.key == key)
    joined = "|".join(f"(?:{pattern})" for pattern in row.patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def law_versions(day: date) -> list[dict[str, Any]]:
    """Which law a case of ``day`` is judged by: formats.md §6, ``law``."""
    return [
        {"table": row.id, "edition": row.sfs, "checked": row.checked.isoformat()}
        for row in acts_in_force(day)
    ]
