"""All tables of the database as rows of plain values, out and in again, for a full export in open formats.

Values are those that SQLite stores: nothing, whole numbers, decimals, text, bytes.  What a new database holds
after reading in is compared table by table with what was written out, by the hashes that backups use.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import select

from lssdesk.store import backup, engine
from lssdesk.store.backup import Table
from lssdesk.store.copying import Stop, never, refuse_if
from lssdesk.store.engine import Raw
from lssdesk.store.files import DATABASE
from lssdesk.store.keys import Unlocked
from lssdesk.store.lock import FolderLock
from lssdesk.store.office import Office
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.steps import SCHEMA
from lssdesk.store.tables import Officer
from lssdesk.store.transfer_keys import OWN_SETTING

OWN = ("alembic_version", "sqlite_sequence")
"""Tables that the database makes itself: they have to come out the same without being read in."""
_GOES_OUT = MappingProxyType({"settings": f"key <> '{OWN_SETTING}'"})
"""What of a table leaves the office, where it is not all: the computer's private keys do not."""
Value = None | int | float | str | bytes
Row = Sequence[Value]


class Differs(Exception):
    """Tables that did not come out as they were written out; none where a reference leads nowhere."""


class Column(NamedTuple):
    """A column of a table: its name, its type as SQLite has it, whether it may be empty."""

    name: str
    type: str
    may_be_null: bool
    in_key: bool


class Snapshot:
    """One moment's state of all tables."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw

    def step(self) -> str:
        """The schema step."""
        return str(self._raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])

    def tables(self) -> tuple[str, ...]:
        """Names of the tables."""
        rows = self._raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return tuple(name for (name,) in rows)

    def columns(self, table: str) -> tuple[Column, ...]:
        """The columns of a table, in order."""
        rows = self._raw.execute(f'PRAGMA table_info("{table}")').fetchall()
        return tuple(Column(name, kind, not needed, bool(key)) for _, name, kind, needed, _, key in rows)

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table that leave the office, in the order in which they were added."""
        where = _GOES_OUT.get(table, "true")
        return iter(self._raw.execute(f'SELECT * FROM "{table}" WHERE {where} ORDER BY rowid'))

    def content(self, stop: Stop = never) -> dict[str, Table]:
        """Row count and hash of each table, of what leaves the office."""
        return backup.content(self._raw, stop, _GOES_OUT)


@contextmanager
def snapshot(office: Office) -> Iterator[Snapshot]:
    """The office's database at one moment; work may go on meanwhile."""
    with (
        office.read(),
        engine.told(office.path),
        closing(engine.connect(office.path, office.key, query_only=True)) as raw,
    ):
        raw.execute("BEGIN")
        yield Snapshot(raw)


def step() -> str:
    """The schema step of this program: of another one nothing is read in."""
    return SCHEMA.head


def fill(
    folder: Path,
    key: DatabaseKey,
    at: datetime,
    rows: Callable[[str], Iterable[Row]],
    wanted: Mapping[str, Table],
    stop: Stop = never,
) -> None:
    """Make the folder's database and read every table of ``wanted`` into it, whole or not at all.

    Differs where a table does not come out as it has to be; whatever fails, no database is left.
    """
    Office.create(folder, key, at).close(at)
    path, lock = folder / DATABASE, FolderLock(folder)
    try:
        with engine.told(path), closing(engine.connect(path, key, foreign_keys=False)) as raw:
            raw.execute("BEGIN IMMEDIATE")
            for table in wanted:
                if table not in OWN:
                    _insert(raw, table, rows(table), stop)
            _compare(raw, wanted, stop)
            raw.execute("COMMIT")
    except BaseException:
        for one in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            one.unlink(missing_ok=True)
        raise
    finally:
        lock.release()


def enter(folder: Path, unlocked: Unlocked, roles: str, name: str, at: datetime) -> None:
    """Let the one whose keys the new office has in with roles; the others' keys were of the old office."""
    office = Office.open(folder, unlocked.key, at)
    with office.unit(name, unlocked.officer, at) as unit:
        for row in unit.scalars(select(Officer).where(Officer.left_at.is_(None))):
            row.left_at = at
        unit.add(Officer(id=unlocked.slot_id, name=unlocked.officer, created=at, roles=roles))
    office.close(at)


def _insert(raw: Raw, table: str, rows: Iterable[Row], stop: Stop) -> None:
    for row in rows:
        refuse_if(stop)
        marks = ", ".join("?" * len(row))
        raw.execute(f'INSERT INTO "{table}" VALUES ({marks})', tuple(row))


def _compare(raw: Raw, wanted: Mapping[str, Table], stop: Stop) -> None:
    """Row for row the same, and every reference leads somewhere."""
    found = backup.content(raw, stop)
    differs = [name for name in sorted(found.keys() | wanted.keys()) if found.get(name) != wanted.get(name)]
    if differs or raw.execute("PRAGMA foreign_key_check").fetchall():
        raise Differs(differs)
