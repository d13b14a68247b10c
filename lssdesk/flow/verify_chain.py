"""The log read once from its first line to its last: whether it is whole, and what its lines vouch for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import seal, verify_rows, verify_weeded
from lssdesk.flow.verify_remarks import Remark
from lssdesk.flow.verify_rows import Mark, Marks
from lssdesk.store.log import FIRST, line_hash
from lssdesk.store.tables import LogRow

_OLD_NAME = "skrev under beslutet"  # how the log's line of a signing was named before there were seals
_COLUMNS = ("seq", "at", "officer", "name", "case_id", "detail", "previous", "hash", "deed")


@dataclass(frozen=True)
class Signing:
    """What a line of the log says of a signing."""

    seal: str
    case_id: str | None
    at: str
    officer: str


@dataclass
class Chain:
    """What the log says: the signings by letter's id, those from before there were seals, and the rows.

    ``weeded``: what the lines of weedings say of their lists.
    ``head`` is the hash of its last line; ``remarks`` is empty where the log is whole.
    """

    signed: Mapping[str, Sequence[Signing]] = field(default_factory=dict)
    old: frozenset[Signing] = frozenset()
    marks: Marks = field(default_factory=dict)
    weeded: frozenset[str] = frozenset()
    lines: int = 0
    head: str = ""
    remarks: tuple[Remark, ...] = ()


def read(reading: Reading) -> Chain:
    """The whole log.  Of a broken one the first place is told: what follows rests on it."""
    signed: dict[str, list[Signing]] = {}
    marks: dict[tuple[verify_rows.What, str], list[Mark]] = {}
    old: set[Signing] = set()
    weeded: set[str] = set()
    chain = Chain(signed, marks=marks)
    previous, broken = FIRST, False
    query = select(*(getattr(LogRow, name) for name in _COLUMNS)).order_by(LogRow.seq)
    for row in reading.execute(query.execution_options(yield_per=1000)):
        if not broken and (found := _broken(row, chain.lines + 1, previous)):
            chain.remarks, broken = (found,), True
        chain.lines, chain.head, previous = row.seq, row.hash, row.hash
        if letter := seal.from_detail(row.detail):
            signed.setdefault(letter[0], []).append(Signing(letter[1], row.case_id, row.at, row.officer))
        elif kept := verify_rows.from_detail(row.detail):
            marks.setdefault(kept[:2], []).append(Mark(kept[2], row.case_id, row.at))
        elif row.deed == verify_weeded.DEED:
            weeded.add(row.detail)
        elif row.name == _OLD_NAME:
            old.add(Signing("", row.case_id, row.at, row.officer))
    chain.old, chain.weeded = frozenset(old), frozenset(weeded)
    if not broken and (written := _written(reading)) > chain.lines:
        chain.remarks = (Remark("log_end", str(written - chain.lines)),)
    return chain


def _broken(row: Row[*tuple[Any, ...]], expected: int, previous: str) -> Remark | None:
    """A line that is gone or stands in another place leaves a gap; one that was changed has another hash."""
    if row.seq != expected or row.previous != previous:
        return Remark("log_gap", str(expected))
    return Remark("log", str(expected)) if row.hash != line_hash(cast(LogRow, row)) else None


def _written(reading: Reading) -> int:
    """How many lines were ever written, as the database counts them."""
    found = reading.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'log'")).scalar()
    return found if isinstance(found, int) else 0
