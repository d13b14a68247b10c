"""From which state two histories of a case went apart.

Each file that was handed out is a state of the case with a random id, and says which files its case came
from: those that its machine had handed out or taken in before.  The base for merging is the newest file that
both sides rest on.  Where two such files exist that do not rest on each other (two files met on the way),
they are merged by their own base first, and what they did not agree on is ``UNSURE``: then any difference is
a conflict again.  So no file that is lost, doubled or late, and no restored backup, lets one side's text win
in silence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import records
from lssdesk.flow.transfer_state import LetterFacts, Node
from lssdesk.model import merge
from lssdesk.model.merge import UNSURE
from lssdesk.store.tables import CaseRow, TransferRow


class Doc(msgspec.Struct, frozen=True):
    """What a transfer's row says: the file, the other machine, why, and what its case and person rest on.

    ``aside`` are letters that were signed on both machines and came second, ``pdfs`` their bytes.
    """

    file: str
    machine: str = ""
    name: str = ""
    reason: str = ""
    before: tuple[str, ...] = ()
    person_before: tuple[str, ...] = ()
    aside: tuple[LetterFacts, ...] = ()
    pdfs: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Step:
    """A transfer of a case, as it is kept."""

    id: str
    case_id: str
    way: str
    doc: Doc
    node: Node


@dataclass(frozen=True)
class Past:
    """A state that a file had, and the ids of those that it rests on."""

    fields: Any
    before: frozenset[str]


@dataclass(frozen=True)
class History:
    """All transfers of one case, and of its person's cases, oldest first."""

    steps: tuple[Step, ...] = ()
    of_person: tuple[Step, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """The files that the case here rests on."""
        return frozenset(id for step in self.steps for id in (step.doc.file, *step.doc.before))

    @property
    def person_known(self) -> frozenset[str]:
        """The files that the person here rests on."""
        return frozenset(id for step in self.of_person for id in (step.doc.file, *step.doc.person_before))

    @property
    def aside(self) -> frozenset[str]:
        """Ids of the letters that are kept aside."""
        return frozenset(letter.id for step in self.steps for letter in step.doc.aside)

    def case_base(self, theirs: frozenset[str]) -> Any:
        """The fields of the case that mine and theirs began from; None where they have nothing in common."""
        past = {step.doc.file: Past(step.node.case.fields, frozenset(step.doc.before)) for step in self.steps}
        return common(self.known, theirs, past)

    def person_base(self, theirs: frozenset[str]) -> Any:
        """The same of the person."""
        past = {
            step.doc.file: Past(step.node.person.fields, frozenset(step.doc.person_before))
            for step in self.of_person
        }
        return common(self.person_known, theirs, past)


def history(reading: Reading, case_id: str | None, person_id: str | None) -> History:
    """What is kept of a case and its person's cases; both may be unknown here."""
    return History(
        tuple(_steps(reading, TransferRow.case_id == case_id)) if case_id else (),
        tuple(_steps(reading, TransferRow.case_id.in_(_cases(person_id)))) if person_id else (),
    )


def _cases(person_id: str) -> Any:
    return select(CaseRow.id).where(CaseRow.person_id == person_id)


def _steps(reading: Reading, which: Any) -> Iterator[Step]:
    query = select(TransferRow).where(which).order_by(literal_column("transfers.rowid"))
    for row in reading.scalars(query):
        doc, node = doc_of(row), msgspec.json.decode(row.base, type=Node)
        yield Step(row.id, row.case_id, row.way, doc, node)


def doc_of(row: TransferRow) -> Doc:
    """What a transfer's row says."""
    return msgspec.json.decode(row.document, type=Doc)


def encoded(doc: Doc) -> str:
    """As the store keeps it."""
    return records.encode(doc)


def common(mine: frozenset[str], theirs: frozenset[str], past: Mapping[str, Past]) -> Any:
    """The fields that both began from; None: nothing is shared, ``UNSURE``: it is not known here."""
    shared = mine & theirs
    if not shared:
        return None
    older = frozenset(id for one in shared if one in past for id in past[one].before)
    newest = sorted(shared - older)
    if any(id not in past for id in newest):
        return UNSURE
    first, *rest = (Past(past[id].fields, past[id].before | {id}) for id in newest)
    for one in rest:
        first = Past(_agreed(first, one, past), first.before | one.before)
    return first.fields


def _agreed(one: Past, other: Past, past: Mapping[str, Past]) -> Any:
    """Two states as one, with ``UNSURE`` where they say different things."""
    base = common(one.before, other.before, past)
    merged = merge.merge({} if base is None else base, one.fields, other.fields)
    return merge.settle(merged.content, {conflict.pointer: UNSURE for conflict in merged.conflicts})
