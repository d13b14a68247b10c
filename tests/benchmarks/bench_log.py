"""Checking a log of 100,000 lines, against a bare SHA-256 over the same bytes and against reading alone."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lssdesk.flow import verify_chain
from lssdesk.flow.desk import Desk
from lssdesk.store import engine, keys
from lssdesk.store.base import moment_text
from lssdesk.store.log import line_hash
from lssdesk.store.office import Office
from lssdesk.store.tables import LogRow
from tests.benchmarks.ratio import Ratio, compare
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LINES = 100_000
COLUMNS = ("seq", "at", "officer", "name", "case_id", "detail", "previous", "hash", "deed")


def _rows(seq: int, previous: str) -> Iterator[dict[str, Any]]:
    """Lines from after ``seq`` on, each with its hash."""
    while seq < LINES:
        seq += 1
        row = LogRow(
            seq=seq,
            at=moment_text(AT + timedelta(seconds=seq)),
            officer=OFFICER,
            name="öppnade ärendet",
            case_id=f"00000000-0000-4000-8000-{seq % 5000:012}",
            detail="",
            previous=previous,
            deed="open",
        )
        previous = row.hash = line_hash(row)
        yield {name: getattr(row, name) for name in COLUMNS}


def _fill(desk: Desk) -> None:
    head = _read(desk)
    places = ", ".join(f":{name}" for name in COLUMNS)
    with closing(engine.connect(desk.office.path, desk.office.key)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        for row in _rows(head.lines, head.head):
            raw.execute(f"INSERT INTO log ({', '.join(COLUMNS)}) VALUES ({places})", row)
        raw.execute("COMMIT")


def _read(desk: Desk) -> verify_chain.Chain:
    with desk.office.read() as reading:
        return verify_chain.read(reading)


def _bytes(desk: Desk) -> list[bytes]:
    """What is hashed of each line."""
    with closing(engine.connect(desk.office.path, desk.office.key)) as raw:
        rows = raw.execute(f"SELECT {', '.join(COLUMNS)} FROM log ORDER BY seq").fetchall()
    found = (dict(zip(COLUMNS, row, strict=True)) for row in rows)
    return [json.dumps({k: v for k, v in row.items() if k != "hash"}).encode() for row in found]


def ratios() -> Iterator[Ratio]:
    """On one office; the lines are put in without the program, with its hashes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "office"
        unlocked = keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked
        desk = Desk(Office.create(folder, unlocked.key, AT), unlocked, lambda: AT)
        _fill(desk)
        whole = _read(desk)
        assert (whole.lines, whole.remarks) == (LINES, ())
        lines = _bytes(desk)
        with closing(engine.connect(desk.office.path, unlocked.key)) as raw:

            def hashed() -> None:
                for line in lines:
                    hashlib.sha256(line).hexdigest()

            def read() -> None:
                raw.execute(f"SELECT {', '.join(COLUMNS)} FROM log ORDER BY seq").fetchall()

            check = f"check a log of {LINES:,} lines"
            yield compare(check, "a bare SHA-256 over them", lambda: _read(desk), hashed, rounds=5)
            yield compare(check, "only reading them", lambda: _read(desk), read, rounds=5)
        desk.close()
