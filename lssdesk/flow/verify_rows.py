"""Rows that stay as they are: signed notes of the journal, and reviews of the log.

The line of the log that is written with such a row holds its hash.  The lines rest on each other, so that
neither the row nor its line can be changed alone without it showing.  The hash is over the row as it lies in
the database, so that one which was altered into something that the program never writes can be read as well.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row, Select, Text, select, type_coerce
from sqlalchemy.orm import Session as Reading

from lssdesk.flow.grounds import sha256
from lssdesk.flow.verify_remarks import Kind, Remark
from lssdesk.store.tables import CaseRow, JournalRow, ReviewRow
from lssdesk.texts import t

What = Literal["journal", "review"]
_COLUMNS: Mapping[What, tuple[Any, tuple[str, ...]]] = {
    "journal": (
        JournalRow,
        (
            "id", "case_id", "at", "kind", "text", "written_at", "written_by", "signed_at", "signed_by",
            "corrects", "reason",
        ),
    ),
    "review": (ReviewRow, ("id", "month", "document", "made_at", "made_by")),
}  # fmt: skip
"""Named one by one: a column that comes later must not change the hash of what is there."""
_DETAIL = re.compile(r"(journal|review) ([0-9a-f-]{36}) ([0-9a-f]{64})")


@dataclass(frozen=True)
class Mark:
    """What a line of the log says of a row: its hash, and the line's own case and moment."""

    sha256: str
    case_id: str | None
    at: str


Marks = Mapping[tuple[What, str], Sequence[Mark]]


def detail(reading: Reading, what: What, id: str) -> str:
    """What the log's line says of a row that lies in the database, flushed."""
    row = reading.execute(_select(what).where(_COLUMNS[what][0].id == id)).one()
    return f"{what} {id} {_hash(row)}"


def from_detail(text: object) -> tuple[What, str, str] | None:
    """Kind, id and hash of a row that a line of the log speaks of; None where it speaks of something else."""
    match = _DETAIL.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    return ("journal" if match[1] == "journal" else "review"), match[2], match[3]


def check(reading: Reading, marks: Marks, weeded: Collection[str] = ()) -> Iterator[Remark]:
    """Every signed note and every review against the log; of a ``weeded`` case notes may be gone."""
    numbers = {row.id: row.number for row in reading.execute(select(CaseRow.id, CaseRow.number))}
    for what in _COLUMNS:
        known = {id: found for (kind, id), found in marks.items() if kind == what}
        yield from _changed(reading, what, known, numbers, weeded)


def _changed(
    reading: Reading,
    what: What,
    known: Mapping[str, Sequence[Mark]],
    numbers: Mapping[str, str],
    weeded: Collection[str],
) -> Iterator[Remark]:
    there = set()
    for row in reading.execute(_select(what).execution_options(yield_per=500)):
        there.add(row.id)
        found = known.get(row.id)
        if found is None and (what == "review" or row.signed_at is not None):
            yield _remark(what, "added", _name(what, row, numbers))
        elif found is not None and [one.sha256 for one in found] != [_hash(row)]:
            yield _remark(what, "changed", _name(what, row, numbers))
    for id, found in known.items():
        if id not in there and found[0].case_id not in weeded:
            yield _remark(what, "gone", _named_by(what, found[0], numbers))


def _remark(what: What, how: str, name: str) -> Remark:
    kinds: Mapping[str, Kind] = {
        "journal_added": "journal_added",
        "journal_changed": "journal_changed",
        "journal_gone": "journal_gone",
        "review_added": "review_added",
        "review_changed": "review_changed",
        "review_gone": "review_gone",
    }
    return Remark(kinds[f"{what}_{how}"], name)


def _name(what: What, row: Row[*tuple[Any, ...]], numbers: Mapping[str, str]) -> str:
    if what == "review":
        return str(row.month)[:7]
    return t("verify.note", case=_number(row.case_id, numbers), day=str(row.at)[:10])


def _named_by(what: What, mark: Mark, numbers: Mapping[str, str]) -> str:
    """A row that is gone, by what its line says."""
    day = str(mark.at)[:10]
    return day if what == "review" else t("verify.note", case=_number(mark.case_id, numbers), day=day)


def _number(case_id: Any, numbers: Mapping[str, str]) -> str:
    return numbers.get(case_id, t("verify.unknown_case"))


def _select(what: What) -> Select[*tuple[Any, ...]]:
    table, names = _COLUMNS[what]
    return select(*(type_coerce(getattr(table, name), Text).label(name) for name in names))


def _hash(row: Row[*tuple[Any, ...]]) -> str:
    """Of the stored texts by their names, in an order that does not depend on the table's."""
    parts = (f"{name}={value!r}" for name, value in sorted(row._asdict().items()))
    return sha256("\n".join(parts))
