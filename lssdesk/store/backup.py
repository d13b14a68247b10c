"""Encrypted backups beside the database: written, opened, compared, and thinned as they grow old.

Each is a pair: ``backups/lssdesk-YYYYMMDD-HHMMSS.db`` (UTC) with the key file of its day.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from lssdesk.store import engine, keyfile
from lssdesk.store.engine import Raw
from lssdesk.store.files import (
    BACKUPS,
    DATABASE,
    KEYS,
    make_folder,
    sync_file,
    sync_folder,
    told,
    write_durably,
)
from lssdesk.store.lock import FolderLock
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.trouble import StoreTrouble

_NAME = re.compile(r"lssdesk-(\d{8}-\d{6})\.db")
_STAMP = "%Y%m%d-%H%M%S"
_ATTEMPTS = 5
_ALL_OF = timedelta(days=2)
_DAILY = timedelta(days=31)
_WEEKLY = timedelta(days=366)


class Table(NamedTuple):
    """Number of rows of a table and the hash of their content."""

    rows: int
    sha256: str


def make(folder: Path, key: DatabaseKey, at: datetime) -> Path:
    """Write a backup of the folder's database, prove that it holds the same rows, and return its path.

    Work may go on meanwhile.  StoreTrouble where disk or copy is not as it has to be; then no backup is left.
    """
    source, target = folder / DATABASE, _free_name(folder / BACKUPS, at)
    make_folder(target.parent)
    part = target.with_suffix(".part")
    with told(target), engine.told(source):
        try:
            _remove_leftovers(target.parent)
            _copy(source, part, key)
            sync_file(part)
            write_durably(target.with_suffix(".keys"), keyfile.path_of(folder).read_bytes())
            part.rename(target)
            sync_folder(target.parent)
        except BaseException:
            for piece in (part, target.with_suffix(".keys")):
                with suppress(OSError):
                    piece.unlink(missing_ok=True)
            raise
    return target


def stamp_of(path: Path) -> datetime | None:
    """When a backup was made (UTC), by its name; None for a file that is no backup."""
    match = _NAME.fullmatch(path.name)
    return datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC) if match else None


def backups(folder: Path) -> tuple[Path, ...]:
    """The folder's backups, newest first."""
    found = [path for path in (folder / BACKUPS).glob("lssdesk-*.db") if stamp_of(path)]
    return tuple(sorted(found, reverse=True))


def to_keep(stamps: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay: all of two days, then the last of each day for a month, of each week for a year,
    and of each month after that."""
    last: dict[object, datetime] = {}
    for stamp in stamps:
        bucket = _bucket(stamp, now - stamp)
        last[bucket] = max(stamp, last.get(bucket, stamp))
    return frozenset(last.values())


def thin(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups that need not stay, with their key files, and return them."""
    found = {path: stamp for path in backups(folder) if (stamp := stamp_of(path))}
    keep = to_keep(found.values(), now)
    removed = tuple(path for path, stamp in found.items() if stamp not in keep)
    for path in removed:
        with told(path):
            path.unlink()
            path.with_suffix(".keys").unlink(missing_ok=True)
    return removed


def restore(backup: Path, folder: Path, key: DatabaseKey, at: datetime) -> Path | None:
    """Put ``backup`` in the place of the folder's database; returns where the old one, if any, was kept.

    ``key`` comes from ``keys.unlock`` on the folder or on the backup's own key file.  The backup is checked
    first; the old files are moved to ``replaced-…``, never removed.  The program must not have them open.
    """
    make_folder(folder)
    lock = FolderLock(folder)
    try:
        engine.probe_copy(backup, key)
        with told(folder / DATABASE), engine.told(folder / DATABASE):
            new = folder / f"{DATABASE}.new"
            write_durably(new, backup.read_bytes())
            if _content(new, key) != _content(backup, key):
                raise StoreTrouble("backup_differs", file=new.name)
            kept = _set_aside(folder, key, at)
            if not _fits(folder, key):
                write_durably(folder / KEYS, backup.with_suffix(".keys").read_bytes())
                keyfile.settle(folder / KEYS)
            new.rename(folder / DATABASE)
            sync_folder(folder)
            return kept
    finally:
        lock.release()


def content(connection: Raw) -> dict[str, Table]:
    """Row count and content hash of each table, in the connection's transaction."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: _table(connection, name) for (name,) in names}


def _free_name(folder: Path, at: datetime) -> Path:
    moment = at.astimezone(UTC)
    while (path := folder / f"lssdesk-{moment.strftime(_STAMP)}.db").exists():
        moment += timedelta(seconds=1)
    return path


def _remove_leftovers(folder: Path) -> None:
    for leftover in folder.glob("lssdesk-*.part*"):
        leftover.unlink()


def _copy(source: Path, part: Path, key: DatabaseKey) -> None:
    """Copy until the copy is of the state that it is compared with: every change has a line in the log."""
    for _ in range(_ATTEMPTS):
        with (
            closing(engine.connect(source, key, query_only=True)) as snapshot,
            closing(engine.connect(source, key)) as copier,
        ):
            snapshot.execute("BEGIN")
            head = _head(snapshot)
            copier.execute("VACUUM INTO ?", (os.fspath(part),))
            with closing(engine.connect(part, key, immutable=True)) as copy:
                if _head(copy) == head:
                    if content(copy) != content(snapshot):
                        raise StoreTrouble("backup_differs", file=part.name)
                    return
        part.unlink()
    raise StoreTrouble("busy", file=source.name, folder=source.parent)


def _head(connection: Raw) -> int:
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM log").fetchone()[0])


def _content(path: Path, key: DatabaseKey) -> dict[str, Table]:
    with closing(engine.connect(path, key, immutable=True)) as connection:
        return content(connection)


def _table(connection: Raw, name: str) -> Table:
    rows, digest = 0, hashlib.sha256()
    for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid'):
        rows += 1
        for value in row:
            data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            digest.update(f"{type(value).__name__} {len(data)}:".encode())
            digest.update(data)
    return Table(rows, digest.hexdigest())


def _bucket(stamp: datetime, age: timedelta) -> object:
    kinds: tuple[tuple[timedelta, Callable[[datetime], object]], ...] = (
        (_ALL_OF, lambda moment: moment),
        (_DAILY, lambda moment: ("day", moment.date())),
        (_WEEKLY, lambda moment: ("week", moment.isocalendar()[:2])),
    )
    for limit, bucket in kinds:
        if age <= limit:
            return bucket(stamp)
    return ("month", stamp.year, stamp.month)


def _set_aside(folder: Path, key: DatabaseKey, at: datetime) -> Path | None:
    names = [DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"]
    if not _fits(folder, key):
        names += [KEYS, keyfile.previous_of(folder / KEYS).name]
    present = [folder / name for name in names if (folder / name).exists()]
    if not present:
        return None
    stamp, number = at.astimezone(UTC).strftime(_STAMP), 1
    while (kept := folder / f"replaced-{stamp}-{number}").exists():
        number += 1
    kept.mkdir(mode=0o700)
    for path in present:
        path.rename(kept / path.name)
    sync_folder(kept)
    return kept


def _fits(folder: Path, key: DatabaseKey) -> bool:
    try:
        keyfile.verify(folder, key)
    except StoreTrouble:
        return False
    return True
