"""The criteria of LSS 1 §, the ages and the words of certificates, as dated data."""

from datetime import date
from functools import cache
from typing import Literal

import msgspec

from lssdesk.errors import InputError
from lssdesk.law import limits, tables
from lssdesk.law.tables import Row
from lssdesk.texts import t

FILE = "personkrets.toml"
Group = Literal["1", "2", "3"]
GROUPS: tuple[Group, ...] = ("1", "2", "3")
"""The groups of LSS 1 §, in the order in which they go before each other (PKR-016)."""

Branch = Literal["", "utvecklingsstorning", "autism"]
Question = Literal["details", "extent", "ageing", "consequences", "measures"]


class Criterion(Row, frozen=True, kw_only=True):
    """One requirement of a group, and the sentence for each way in which it can be answered.

    ``branch``: for which diagnosis of group 1 it is asked, always where empty.  ``presumed`` is said where it
    counts as met although it is not settled (PKR-037, PKR-046).  ``missing`` goes on after "we need to know".
    """

    id: str
    group: Group
    branch: Branch = ""
    name: str
    met: str
    not_met: str
    unclear: str
    presumed: str = ""
    missing: str
    asks: tuple[Question, ...]
    evidence: bool
    facts: tuple[str, ...] = ()
    travaux: str = ""

    @property
    def question(self) -> str:
        """Id of the question that answers it."""
        return f"pkr_{self.id}"

    @property
    def field(self) -> str:
        """Pointer to its answer."""
        return f"/inquiry/answers/{self.question}"


class Age(Row, frozen=True, kw_only=True):
    """An age in whole years that decides what has to be asked."""

    key: str
    years: int


class Diagnosis(Row, frozen=True, kw_only=True):
    """A word of a diagnosis manual, and the word of the act that it stands for [PKR-020, PKR-022]."""

    term: str
    manual: str
    branch: Branch
    statutory: str


class _Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Group
    facts: tuple[str, ...]


class Personkrets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole table; ``checked`` is the day on which it was last held against its sources."""

    checked: date
    criterion: tuple[Criterion, ...]
    group: tuple[_Group, ...]
    age: tuple[Age, ...]
    diagnosis: tuple[Diagnosis, ...]


def parse(text: str) -> Personkrets:
    """The table in a TOML text; InputError names the file and the row that does not hold."""
    table = tables.parse(text, FILE, Personkrets)
    tables.series(FILE, [(row.id, row) for row in table.criterion])
    tables.series(FILE, [(row.key, row) for row in table.age])
    tables.series(FILE, [(row.term, row) for row in table.diagnosis])
    for group in GROUPS:
        held = any(row.id == group for row in table.group)
        if not held or not any(row.group == group for row in table.criterion):
            raise InputError(t("personkrets.no_group", file=FILE, group=group))
    return table


@cache
def shipped() -> Personkrets:
    """The table that comes with the program."""
    return parse(tables.files()[FILE])


@cache
def criteria(day: date) -> tuple[Criterion, ...]:
    """The criteria that hold on ``day``, in the order in which they are asked; the first ones before that."""
    day = max(day, tables.first_day())
    return tuple(row for row in shipped().criterion if row.valid_on(day))


def age_limit(key: str, day: date) -> int | None:
    """The age ``key`` in years on ``day``; None where the table vouches for none (PKR-006)."""
    return next((row.years for row in shipped().age if row.key == key and row.valid_on(day)), None)


def pension_age_reached(born: date, day: date) -> bool:
    """Whether the general pension age is reached on ``day``: the age in force when the person came to it.

    Who reached an age that the table does not know of has not.
    """
    for row in shipped().age:
        reached = limits.birthday(born, row.years)
        if row.key == "general_pension" and (row.last_day is None or reached <= row.last_day):
            return reached <= day
    return False


def diagnoses(text: str, day: date) -> tuple[Diagnosis, ...]:
    """The diagnoses whose words stand in a certificate's own text."""
    found = text.lower()
    return tuple(row for row in shipped().diagnosis if row.valid_on(day) and row.term.lower() in found)


def group_facts(group: str) -> tuple[str, ...]:
    """Ids of the answers that are shown below the group itself."""
    return next(row.facts for row in shipped().group if row.id == group)
