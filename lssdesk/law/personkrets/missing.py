"""What the material lacks, criterion by criterion, and the questions that it leads to [PKR-011]."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from lssdesk.law.personkrets.reading import Reading, read
from lssdesk.law.personkrets.table import Criterion, Question
from lssdesk.model.case import Case


@dataclass(frozen=True)
class Missing:
    """A criterion that is unclear, or that no document is linked with."""

    criterion: Criterion
    why: Literal["unclear", "no_evidence"]


def missing(case: Case, as_of: date) -> tuple[Missing, ...]:
    """What more is needed, in the order of the criteria; of a group that is settled by a "no" nothing."""
    reading = read(case, case.decision.day or as_of)
    found: list[Missing] = []
    for group in reading.tried:
        if reading.group(group) == "not_met":
            continue
        for row in reading.criteria(group):
            why = _why(reading, row)
            found += [Missing(row, why)] if why else []
    return tuple(found)


def _why(reading: Reading, row: Criterion) -> Literal["unclear", "no_evidence"] | None:
    if reading.choice(row.id) == "unclear":
        return "unclear"
    answered = reading.state(row) != "untried"
    return "no_evidence" if answered and row.evidence and not reading.linked(row.id) else None


def questions(case: Case, as_of: date) -> tuple[Question, ...]:
    """Questions to the writer of a certificate: those that gaps lead to, and the officer's own yes and no."""
    reading = read(case, case.decision.day or as_of)
    wanted = {ask for one in missing(case, as_of) for ask in one.criterion.asks}
    wanted |= _by_document(reading)
    keys: tuple[Question, ...] = get_args(Question)
    own = {key: reading.choice(f"ask_{key}") for key in keys}
    return tuple(key for key in keys if own[key] == "yes" or (key in wanted and own[key] != "no"))


def _by_document(reading: Reading) -> set[Question]:
    """A document has to confirm the impairment, and to describe what follows from it (PKR-009)."""
    found: set[Question] = set()
    for row in reading.case.inquiry.evidence if reading.tried else ():
        if row.confirms in ("no", "unclear"):
            found.add("details")
        if row.describes in ("no", "unclear") and "3" in reading.tried:
            found.add("consequences")
    return found
