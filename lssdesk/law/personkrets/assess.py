"""A proposal for the finding on LSS 1 §, with its "because" as a tree in Swedish that can be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lssdesk.law import age, tables
from lssdesk.law.personkrets.reading import Reading, State, read
from lssdesk.law.personkrets.table import (
    GROUPS,
    Criterion,
    Group,
    diagnoses,
    group_facts,
    pension_age_reached,
)
from lssdesk.model import document, forms
from lssdesk.model.case import Case, Evidence
from lssdesk.model.forms import Field
from lssdesk.texts import t

Result = Literal["1", "2", "3", "none"]
FORM = "personkrets"
RESULT = "/inquiry/personkrets/result"


@dataclass(frozen=True)
class Because:
    """One step of the reasoning: a sentence, how it stands, its source, and what it rests on.

    ``note``: a circumstance that is said and not judged.  ``field`` is the pointer of the answer.
    """

    text: str
    state: State | Literal["note"]
    source: str = ""
    children: tuple["Because", ...] = ()
    field: str = ""

    def all(self) -> Iterator["Because"]:
        """This step and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True)
class Assessment:
    """What the answers come to.

    ``result`` is None as long as they settle nothing.  ``interim``: group 3 is clear while 1 or 2 is not
    (PKR-017).  ``limited``: a grant has to be for a limited time (PKR-037).
    """

    result: Result | None
    interim: bool
    limited: bool
    groups: dict[str, State]
    because: Because


def assess(case: Case, as_of: date) -> Assessment:
    """The proposal for ``case`` by the law of the decision's day, ``as_of`` as long as there is none."""
    reading = read(case, case.decision.day or as_of)
    result = _result(reading)
    interim = result == "3" and _still_open(reading)
    limited = result == "3" and any(
        row.id == "3a" and reading.state(row) == "presumed" for row in reading.criteria("3")
    )
    because = _Tree(reading).root(result, interim)
    return Assessment(result, interim, limited, reading.groups, because)


def _result(reading: Reading) -> Result | None:
    """Group 1 and 2 go before 3 (PKR-016); outside all of them only who was tried for 3 too (PKR-005)."""
    if reading.reused:
        return reading.reused
    found: tuple[Group, ...] = reading.tried
    for group in found:
        if reading.group(group) == "met":
            return group
    settled = all(reading.group(group) == "not_met" for group in found)
    return "none" if settled and "3" in found else None


def _still_open(reading: Reading) -> bool:
    before = [reading.group(group) for group in reading.tried if group != "3"]
    return reading.choice("interim") == "yes" or any(state in ("unclear", "untried") for state in before)


@dataclass(frozen=True)
class _Tree:
    """Puts words to a reading."""

    reading: Reading

    def root(self, result: Result | None, interim: bool) -> Because:
        name = "interim" if interim else result or "open"
        state: State = "unclear" if result is None else "not_met" if result == "none" else "met"
        groups = [self._group(group) for group in GROUPS]
        earlier = [self._earlier()] if self.reading.choice("tried") == "earlier" else []
        return Because(
            t(f"personkrets.proposal.{name}"), state, self._law(), (*earlier, *groups), field=RESULT
        )

    def _law(self) -> str:
        return tables.citation("lss.personkrets", self.reading.day, "short")

    def _earlier(self) -> Because:
        """The finding that is used again, or why it cannot be."""
        day = self.reading.answer("earlier_day").day
        name = "reused" if self.reading.reused else "not_reusable"
        text = t(f"personkrets.{name}", group=self.reading.reused or "", day=day or t("personkrets.no_day"))
        state: State = "met" if self.reading.reused else "unclear"
        basis = self.reading.answer("earlier_basis").text.strip()
        below = (Because(basis, "note", field=_pointer("earlier_basis")),) if basis else ()
        return Because(text.strip(), state, "", below, _pointer("earlier"))

    def _group(self, group: Group) -> Because:
        state = self.reading.group(group)
        criteria = self.reading.criteria(group)
        assessed = group in self.reading.tried
        below = (*self._facts(group_facts(group)), *self._notes(group), *map(self._criterion, criteria))
        source = t("personkrets.point", law=self._law(), point=group)
        text = t(f"personkrets.group_{group}.{state}")
        return Because(text, state, source, below if assessed else (), _pointer("tried"))

    def _criterion(self, row: Criterion) -> Because:
        state = self.reading.state(row)
        texts = {"met": row.met, "not_met": row.not_met, "unclear": row.unclear, "presumed": row.presumed}
        text = texts.get(state) or t("personkrets.unanswered", name=row.name)
        reasons = self.reading.answer(row.id).text.strip()
        below = (
            *([Because(reasons, "note", field=row.field)] if reasons else []),
            *self._facts(row.facts),
            *(Because(self._document(one), "note", field=row.field) for one in self.reading.linked(row.id)),
        )
        return Because(text, state, row.travaux, below, row.field)

    def _document(self, row: Evidence) -> str:
        """A document by what it is, its writer and day; no writer where the person is protected (HND-014)."""
        hidden = self.reading.case.person.protection != "none"
        parts = (row.kind, "" if hidden else row.issuer, row.day.isoformat() if row.day else "")
        said = ", ".join(part for part in parts if part)
        return t("personkrets.document", document=said or t("personkrets.nameless"))

    def _facts(self, ids: tuple[str, ...]) -> Iterator[Because]:
        """The answers to the questions below a group or a criterion, as far as they are asked now."""
        for field in _fields():
            id = field.path.removeprefix("/inquiry/answers/pkr_").split("/")[0]
            if id in ids and self._shown(field) and (said := self._said(field, id)):
                mark = "" if field.text.endswith("?") else ":"
                yield Because(f"{field.text}{mark} {said}", "note", field=field.path)

    def _said(self, field: Field, id: str) -> str:
        answer = self.reading.answer(id)
        labels = {option.value: f"{option.label}." for option in field.options}
        day = answer.day.isoformat() if answer.day and field.kind == "day" else ""
        chosen = labels.get(answer.choice or "", "")
        text = "" if field.kind in ("day", "choice") else answer.text.strip()
        return " ".join(part for part in (chosen, day, text) if part)

    def _shown(self, field: Field) -> bool:
        facts: dict[str, str | bool] = {"act": "lss", "child": self.reading.child}
        return forms.shown(field, self._read, facts, self.reading.day)

    def _read(self, pointer: str) -> Any:
        """The value at a condition's pointer: a choice of this form, or the result."""
        *parents, key = document.keys(pointer)
        if parents[:2] == ["inquiry", "answers"]:
            return getattr(self.reading.case.inquiry.answers.get(parents[2]), key, None)
        return getattr(self.reading.case.inquiry.personkrets, key, None)

    def _notes(self, group: Group) -> Iterator[Because]:
        """What the law says about the circumstances of this case."""
        for name in _notes(self.reading, group):
            yield Because(t(f"personkrets.note.{name}"), "note")
        if group == "1":
            written = self.reading.answer("diagnosis_term").text
            for row in diagnoses(written, self.reading.day):
                text = t("personkrets.term", term=row.term, manual=row.manual, statutory=row.statutory)
                yield Because(text, "note", field=_pointer("diagnosis_term"))


def _notes(reading: Reading, group: Group) -> Iterator[str]:
    if group == "2" and reading.choice("cause") == "dementia":
        yield "dementia"
    if group == "2" and reading.choice("cause") == "mental_illness":
        yield "mental_illness"
    if group == "2" and reading.choice("cause_addiction") == "yes":
        yield "background"
    if group == "3":
        yield from _notes_on_need(reading)


def _notes_on_need(reading: Reading) -> Iterator[str]:
    born = age.birth_day(reading.case.person, reading.day)
    if born is not None and pension_age_reached(born, reading.day):
        yield "ageing"
    if reading.presumed_with_age:
        yield "small_child"
    elif reading.child:
        yield "child"
    if reading.choice("addiction") == "yes":
        yield "addiction"
    if reading.choice("psychiatric") == "yes":
        yield "psychiatric"


def _fields() -> Iterator[Field]:
    return forms.load(FORM).fields()


def _pointer(id: str) -> str:
    return f"/inquiry/answers/pkr_{id}"
