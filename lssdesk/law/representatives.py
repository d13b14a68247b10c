"""Who may act for the person, from one dated table [HND-042 to HND-059, HND-253, LSS 8 §, FB 17 kap.].

``resources/law/representatives.toml`` says what each kind of representative may do and what has to hold for
it; :func:`verdict` holds a representative of the register against it and says because of what.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from lssdesk import paths
from lssdesk.law import tables
from lssdesk.law.age import ADULT
from lssdesk.law.tables import Measure, Row
from lssdesk.model.fact import Tri
from lssdesk.model.person import Representative, RepresentativeKind

FILE = "representatives.toml"
SPEAKS = 15  # LSS 8 §, SoL (2025:400) 3 kap. 4 §
IN_STEAD = ("god_man", "forvaltare", "framtidsfullmakt")  # FB 17 kap. 3 §

Capacity = Literal["able", "lacks", "unclear"]
Doing = Literal["apply", "sign", "be_consulted"]
When = Literal["young_or_lacks", "child", "reduced", "mandate", "attested", "not_stated", "practice", "no"]


class Power(Row, frozen=True, kw_only=True):
    """What a kind of representative may do, until which age of the person, and what it needs."""

    kind: RepresentativeKind
    name: str
    lss: When
    sol: When
    signs: bool
    consulted: Literal["party", "in_scope", "consent"]
    housing: bool = True
    until: int | None = None
    needs: tuple[str, ...]


class Scope(Row, frozen=True, kw_only=True):
    """Sections of ``act`` whose measures a rule covers; what follows a dot in the key tells rows apart."""

    key: str
    act: Literal["lss", "sol"]
    sections: tuple[str, ...]


class Birthday(Row, frozen=True, kw_only=True):
    """What changes when a person turns ``years``, under one act or both [HND-034]."""

    key: str
    years: int
    act: Literal["", "lss", "sol"]
    change: str


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``resources/law/representatives.toml``; ``because`` has a sentence for yes, no and unclear."""

    checked: date
    representative: tuple[Power, ...]
    scope: tuple[Scope, ...]
    birthday: tuple[Birthday, ...]
    because: dict[str, tuple[str, str, str]]


@dataclass(frozen=True)
class Person:
    """What the table asks about the person: age in whole years and ability in this matter, None: unknown."""

    age: int | None = None
    capacity: Capacity | None = None

    def under(self, years: int) -> bool | None:
        """Whether the person is younger, None where the age is unknown."""
        return None if self.age is None else self.age < years


@dataclass(frozen=True)
class Because:
    """One ground of a verdict: what it is about, whether it holds, and a Swedish sentence."""

    key: str
    holds: Tri
    text: str


@dataclass(frozen=True)
class Verdict:
    """Whether somebody may; no if one ground speaks against it, unclear if one is open."""

    because: tuple[Because, ...]
    source: str

    @property
    def answer(self) -> Tri:
        """The grounds together."""
        found = {ground.holds for ground in self.because}
        return "no" if "no" in found else "unclear" if "unclear" in found else "yes"

    def against(self, *keys: str) -> tuple[Because, ...]:
        """The grounds that do not hold, all of them or those with these keys."""
        return tuple(one for one in self.because if one.holds != "yes" and (not keys or one.key in keys))


def read(text: str) -> Table:
    """The table in a TOML text; InputError that names file and key where it does not hold."""
    table = tables.parse(text, FILE, Table)
    tables.series(FILE, [(row.kind, row) for row in table.representative])
    tables.series(FILE, [(row.key, row) for row in table.scope])
    tables.series(FILE, [(row.key, row) for row in table.birthday])
    named = {name for row in table.representative for name in (row.lss, row.sol, *row.needs)}
    tables.known(FILE, "because", named | set(_NEEDS) | _ALWAYS, table.because)
    for row in table.representative:
        tables.known(FILE, row.kind, row.needs, _NEEDS)
    return table


@cache
def shipped() -> Table:
    """The table that comes with the program."""
    return read((paths.resources() / "law" / FILE).read_text(encoding="utf-8"))


def power(kind: RepresentativeKind, day: date) -> Power:
    """What a kind of representative may do on ``day``."""
    return tables.row_on(FILE, kind, (row for row in shipped().representative if row.kind == kind), day)


def within(key: str, measure: Measure | None, day: date) -> bool:
    """Whether a rule covers a measure on ``day``, e.g. ``housing`` or ``one_custodian``."""
    if measure is None:
        return False
    named = {tables.section(one, day).section for one in measure.sections}
    rows = (row for row in shipped().scope if row.key.split(".")[0] == key and row.act == measure.act)
    return any(row.valid_on(day) and named & set(row.sections) for row in rows)


def birthdays(act: str, day: date) -> tuple[Birthday, ...]:
    """The birthdays that change something under ``act`` by the rules of ``day``."""
    return tuple(row for row in shipped().birthday if row.act in ("", act) and row.valid_on(day))


@dataclass(frozen=True)
class Situation:
    """What is to be done about which measure, for whom and when.

    ``others`` are the person's other representatives: who acts in the person's stead ends the authority of
    relatives [FB 17 kap. 3 §].
    """

    measure: Measure | None
    act: str
    person: Person
    day: date
    others: tuple[Representative, ...] = ()


def verdict(one: Representative, situation: Situation, doing: Doing = "apply") -> Verdict:
    """Whether a representative may apply, sign for the person or be consulted, and because of what."""
    if one.kind is None:
        return Verdict((_because("kind", None, None, one),), "HND-042")
    row = power(one.kind, situation.day)
    grounds = _grounds(row, one, situation, doing)
    return Verdict(tuple(_because(key, holds, row, one) for key, holds in grounds), row.source)


Ground = tuple[str, bool | None]


def _grounds(row: Power, one: Representative, now: Situation, doing: Doing) -> Iterator[Ground]:
    yield "authority", one.acts_on(now.day)
    if row.until is not None:
        yield "office", now.person.under(row.until)
    if doing == "be_consulted":
        yield "consulted", None if row.consulted == "consent" else True
        return
    if doing == "sign":
        yield "signs", row.signs
    else:
        yield _may(row.sol if now.act == "sol" else row.lss, now.person)
    if not row.housing and within("housing", now.measure, now.day):
        yield "housing", False
    for need in row.needs:
        yield need, _NEEDS[need](one, now)


def _may(rule: When, person: Person) -> Ground:
    lacks = None if person.capacity in (None, "unclear") else person.capacity == "lacks"
    young, child = person.under(SPEAKS), person.under(ADULT)
    found: dict[When, bool | None] = {
        "young_or_lacks": True if young or lacks else None if young is None or lacks is None else False,
        "child": child,
        "reduced": True if person.capacity in ("lacks", "unclear") else None,
        "mandate": not (young or lacks),
        "attested": True,
        "not_stated": None,
        "practice": None,
        "no": False,
    }
    return rule, found[rule]


def _said(text: str) -> bool | None:
    return True if any(sign.isalnum() for sign in text) else None


def _tri(value: Tri | None) -> bool | None:
    return {"yes": True, "no": False}.get(value or "")


def _scope(one: Representative) -> bool | None:
    """Nothing said counts as covered where the extent is written: it is for the officer to read."""
    return _said(one.scope) if one.covers is None else _tri(one.covers)


def _oral(one: Representative) -> bool | None:
    noted = one.basis_day is not None and _said(one.basis_note) and _said(one.scope)
    return True if one.basis != "oral" or noted else None


def _relation(one: Representative) -> bool | None:
    return None if one.relation is None else one.relation != "other"


def _alone(now: Situation) -> bool:
    return not any(
        other.kind in IN_STEAD
        and other.acts_on(now.day)
        and other.covers != "no"
        and (other.kind != "framtidsfullmakt" or other.in_force == "yes")
        for other in now.others
    )


def _grown_up(now: Situation) -> bool | None:
    return None if now.person.age is None else now.person.age >= ADULT


def _spouse(one: Representative) -> bool:
    """Nobody is nearer than a spouse or cohabitant, and there is one only [FB 17 kap. 2 §]."""
    return one.relation == "spouse"


_NEEDS: Mapping[str, Callable[[Representative, Situation], bool | None]] = {
    "order": lambda one, _: True if one.basis_day or _said(one.basis_note) else None,
    "scope": lambda one, _: _scope(one),
    "in_force": lambda one, _: _tri(one.in_force),
    "personal_matters": lambda one, _: _tri(one.personal_matters),
    "name": lambda one, _: _said(one.name),
    "extent": lambda one, _: _said(one.scope),
    "oral_note": lambda one, _: _oral(one),
    "adult": lambda _, now: _grown_up(now),
    "relation": lambda one, _: _relation(one),
    "condition_after_18": lambda one, _: _tri(one.condition_after_18),
    "nearer": lambda one, _: _spouse(one) or _said(one.nearer),
    "same_step": lambda one, _: _spouse(one) or _said(one.same_step),
    "nobody_else": lambda _, now: _alone(now),
}
_ALWAYS = {"kind", "authority", "office", "signs", "consulted", "housing"}


def _because(key: str, holds: bool | None, row: Power | None, one: Representative) -> Because:
    place = 2 if holds is None else 0 if holds else 1
    answer: Tri = "unclear" if holds is None else "yes" if holds else "no"
    values = {"slag": row.name, "alder": row.until} if row else {}
    return Because(key, answer, shipped().because[key][place].format(namn=one.name, **values))
