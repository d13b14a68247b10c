"""The log: one line per unit of work, only ever appended to, each line's hash resting on the one before."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from lssdesk.store.base import moment_text
from lssdesk.store.tables import LogRow

FIRST = "0" * 64


@dataclass(frozen=True)
class Line:
    """What a line of the log says: who did what, when and in which case; ``deed`` is its kind, if any."""

    at: datetime
    officer: str
    name: str
    case_id: str | None
    detail: str
    deed: str | None = None


def append(session: Session, line: Line) -> int:
    """Add ``line`` inside the session's transaction and return its number."""
    last = session.execute(select(LogRow.seq, LogRow.hash).order_by(LogRow.seq.desc()).limit(1)).one_or_none()
    seq, previous = (last.seq + 1, last.hash) if last else (1, FIRST)
    row = LogRow(
        seq=seq,
        at=moment_text(line.at),
        officer=line.officer,
        name=line.name,
        case_id=line.case_id,
        detail=line.detail,
        previous=previous,
        deed=line.deed,
    )
    row.hash = line_hash(row)
    session.add(row)
    session.flush()
    return seq


def last(session: Session) -> int:
    """Number of the last line; 0 before there is one."""
    return session.scalar(select(func.max(LogRow.seq))) or 0


def line_hash(row: LogRow) -> str:
    """SHA-256 of the line's canonical JSON (sorted keys, no spaces, UTF-8), the previous hash within it."""
    content = {
        "seq": row.seq,
        "at": row.at,
        "officer": row.officer,
        "name": row.name,
        "case_id": row.case_id,
        "detail": row.detail,
        "previous": row.previous,
    }
    if row.deed is not None:  # lines of older programs have none, and keep their hash
        content["deed"] = row.deed
    canonical = json.dumps(  # ``repr``: of what was altered into something that the log never holds
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=repr
    )
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def verify_log(session: Session) -> int | None:
    """Number of the first line that is missing, moved or changed, or None where the log is whole."""
    expected, previous = 1, FIRST
    for row in session.scalars(select(LogRow).order_by(LogRow.seq).execution_options(yield_per=1000)):
        if row.seq != expected or row.previous != previous or row.hash != line_hash(row):
            return expected
        expected, previous = row.seq + 1, row.hash
    written = session.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'log'")).scalar() or 0
    return expected if written >= expected else None
