"""Which personal files are to be weeded, from when, and what is kept and why (*gallring*).

Five years after the last entry and after what the data are about has ended, the file of a person goes; some
documents never do, and some persons' are kept for research [LSS 21 c–d §§, SoL 16 kap., LSSF 12 §].
Nothing here erases anything.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args

import msgspec

from lssdesk import paths
from lssdesk.law.days import months_after, shifted
from lssdesk.law.limits import birthday
from lssdesk.law.tables import Row, parse
from lssdesk.texts import t

State = Literal["due", "later", "kept", "unknown"]
Circumstance = Literal["placed", "parentage", "child_inquiry", "agreement"]
CIRCUMSTANCES: tuple[Circumstance, ...] = get_args(Circumstance)


class Period(Row, frozen=True, kw_only=True):
    """How many years a file lies after its last entry."""

    years: int


class Keep(Row, frozen=True, kw_only=True):
    """Documents that are kept: of some measures, or under a circumstance; for good or to an age."""

    id: str
    text: str
    measures: tuple[str, ...] = ()
    circumstance: Circumstance | None = None
    until_age: int | None = None


class Research(Row, frozen=True, kw_only=True):
    """Whose files research needs: all of some places, elsewhere those of persons born on some days."""

    county_codes: tuple[str, ...]
    municipality_codes: tuple[str, ...]
    days: tuple[int, ...]
    text_place: str
    text_born: str


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rules as dated rows."""

    period: tuple[Period, ...]
    keep: tuple[Keep, ...]
    research: tuple[Research, ...]


@cache
def table() -> Table:
    """The rules as they are shipped."""
    path = paths.resources() / "archive" / "weeding.toml"
    return parse(path.read_text(encoding="utf-8"), path.name, Table)


@dataclass(frozen=True)
class File:
    """A case as weeding looks at it.

    ``last_entry`` is the day of the last entry in it, ``ended`` the day on which what it is about ended:
    None while it runs.
    """

    id: str
    measure: str
    last_entry: date
    ended: date | None
    circumstances: frozenset[Circumstance] = frozenset()


@dataclass(frozen=True)
class Person:
    """Whose files they are: day of birth, None where unknown, and the four digits of the municipality."""

    born: date | None
    municipality: str


@dataclass(frozen=True)
class Because:
    """One reason in words, with its source."""

    text: str
    source: str


@dataclass(frozen=True)
class Verdict:
    """What is to become of one case.

    ``since`` is the first day on which it is to be weeded, ``latest`` the day by which it has to be done;
    None where it is kept for good, where it still runs, or where something is not known.
    """

    id: str
    state: State
    since: date | None
    latest: date | None
    because: tuple[Because, ...]


def verdicts(person: Person, files: Collection[File], today: date) -> tuple[Verdict, ...]:
    """What is to become of each of a person's cases.

    They are judged together: while data on the person remain, because something runs or ended less than five
    years ago, nothing of that person is weeded.
    """
    since, period = _since(files, today)
    research = _research(person, today)
    return tuple(_verdict(one, person, since, period, research, today) for one in files)


def _since(files: Collection[File], today: date) -> tuple[date | None, Period]:
    """First day on which the person's files are to go; None while something runs."""
    period = next(row for row in table().period if row.valid_on(today))
    if any(one.ended is None for one in files):
        return None, period
    last = max(max(one.last_entry, one.ended or one.last_entry) for one in files)
    return shifted(months_after(last, 12 * period.years), 1), period


def _verdict(
    file: File,
    person: Person,
    since: date | None,
    period: Period,
    research: tuple[State, tuple[Because, ...]] | None,
    today: date,
) -> Verdict:
    if research and research[0] == "kept":
        return Verdict(file.id, "kept", None, None, research[1])
    rows = [row for row in table().keep if row.valid_on(today) and _meets(row, file)]
    reasons = tuple(Because(row.text, row.source) for row in rows)
    if any(row.until_age is None for row in rows):
        return Verdict(file.id, "kept", None, None, reasons)
    if since is None:
        runs = Because(t("archive.because.runs"), period.source)
        return Verdict(file.id, "later", None, None, (*reasons, runs))
    if research or (rows and person.born is None):
        unknown = research[1] if research else (Because(t("archive.because.unborn"), rows[0].source),)
        return Verdict(file.id, "unknown", None, None, (*reasons, *unknown))
    ages = [row.until_age for row in rows if row.until_age is not None]
    first = max([since, *(birthday(person.born, years) for years in ages if person.born)])
    latest = date(min(first.year + 1, date.max.year), 12, 31)
    rule = Because(t("archive.because.years", years=period.years), period.source)
    return Verdict(file.id, "due" if first <= today else "later", first, latest, (*reasons, rule))


def _meets(row: Keep, file: File) -> bool:
    return file.measure in row.measures or row.circumstance in file.circumstances


def _research(person: Person, today: date) -> tuple[State, tuple[Because, ...]] | None:
    """Kept for research, unknown whether, or None where it is not."""
    row = next(one for one in table().research if one.valid_on(today))
    place = person.municipality
    if place[:2] in row.county_codes or place in row.municipality_codes:
        return "kept", (Because(row.text_place, row.source),)
    if not place:
        return "unknown", (Because(t("archive.because.no_place"), row.source),)
    if person.born is None:
        return "unknown", (Because(t("archive.because.unborn"), row.source),)
    if person.born.day in row.days:
        return "kept", (Because(row.text_born.format(day=person.born.day), row.source),)
    return None
