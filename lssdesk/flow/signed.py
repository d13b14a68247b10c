"""The signed decisions of persons by person and measure: read in one way for all that reckons ledgers."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session as Reading

from lssdesk.model.case import Decision
from lssdesk.store.tables import CaseRow, PartRow

Key = tuple[str, str]
"""Person and measure."""
_DECISION = msgspec.json.Decoder(Decision).decode


class Signed(NamedTuple):
    """A signed decision with its case; ``at``: the moment it was signed."""

    case_id: str
    number: str
    decision: Decision
    at: datetime


def by_measure(
    reading: Reading,
    measures: Collection[str] = (),
    persons: Select[tuple[str]] | Collection[str] | None = None,
) -> dict[Key, list[Signed]]:
    """The decisions on some measures, oldest first, in one query; of all where none is named.

    ``persons``: their ids, or SQL for them; None: everybody.
    """
    query = (
        select(
            CaseRow.person_id,
            CaseRow.measure,
            CaseRow.id,
            CaseRow.number,
            PartRow.document,
            PartRow.frozen_at,
        )
        .join(PartRow, PartRow.case_id == CaseRow.id)
        .where(PartRow.kind == "decision", PartRow.frozen_at.is_not(None))
    )
    if measures:
        query = query.where(CaseRow.measure.in_(measures))
    if persons is not None:
        query = query.where(CaseRow.person_id.in_(persons))
    return grouped(
        ((person, measure), Signed(case, number, numbered(_DECISION(text), number), at))
        for person, measure, case, number, text, at in reading.execute(query)
        if at is not None
    )


def numbered(decision: Decision, number: str) -> Decision:
    """The decision with the number of its case, by which later ones name it."""
    return msgspec.structs.replace(decision, number=number)


def grouped(rows: Iterable[tuple[Key, Signed]]) -> dict[Key, list[Signed]]:
    """Decisions by person and measure, oldest first, by the number of their cases on the same day."""
    found: dict[Key, list[Signed]] = {}
    for key, one in rows:
        found.setdefault(key, []).append(one)
    for decided in found.values():
        decided.sort(key=lambda one: (one.decision.day or date.min, one.number))
    return found
