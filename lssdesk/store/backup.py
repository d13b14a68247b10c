"""Encrypted backups beside the database: written, opened, compared, and thinned as they grow old.

Each is a pair in the folder ``backups``: a database and the key file of its day (:mod:`.backup_names`).
Work goes on meanwhile; whatever their size, a row and a buffer at a time are in memory.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from lssdesk.store import backup_names, backup_record, engine, keyfile, putting_back
from lssdesk.store.backup_names import keys_of, number_of, stamp_of
from lssdesk.store.backup_record import Proof, Record
from lssdesk.store.copying import Stop, Stopped, never, refuse_if
from lssdesk.store.engine import Raw
from lssdesk.store.files import (
    BACKUPS,
    DATABASE,
    make_folder,
    sync_file,
    sync_folder,
    sync_names,
    told,
)
from lssdesk.store.lock import FolderLock
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.trouble import StoreTrouble

__all__ = [
    "Head",
    "Stopped",
    "Table",
    "backups",
    "content",
    "head_of",
    "last_line",
    "make",
    "prove",
    "restore",
    "short_of_room",
    "stamp_of",
    "thin",
]

_ATTEMPTS = 5
_STEPS = 20_000  # of SQLite's machine between two looks whether to stop


class Table(NamedTuple):
    """Number of rows of a table and the hash of their content."""

    rows: int
    sha256: str


class Head(NamedTuple):
    """The last line of a log: its number, and its hash, which rests on all lines before."""

    seq: int
    hash: str


def make(folder: Path, key: DatabaseKey, at: datetime, *, before: str = "", stop: Stop = never) -> Path:
    """Write a backup of the folder's database, prove that it holds the same rows, and return its path.

    Work may go on meanwhile.  StoreTrouble where disk or copy is not as it has to be, Stopped where ``stop``
    says so; then no backup is left.  ``before`` names the step that it is made before.
    """
    source, target = folder / DATABASE, _free_name(folder, at)
    make_folder(target.parent, above=False)
    part = target.with_suffix(".part")
    with told(target), engine.told(source):
        try:
            _remove_leftovers(target.parent)
            proof = Proof(at, _copy(source, part, key, stop), before=before)
            sync_file(part)
            _copy_keys(folder, keys_of(target), key)
            part.rename(target)
            sync_folder(target.parent)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
                if not target.exists():  # a whole one stays, even if the disk did not say that it holds it
                    keys_of(target).unlink(missing_ok=True)
            raise
    with suppress(StoreTrouble):  # the backup is good without
        backup_record.change(folder, lambda record: _noted(record, target.name, proof))
    return target


def backups(folder: Path) -> tuple[Path, ...]:
    """The folder's backups, newest first."""
    return backup_names.in_folder(folder / BACKUPS)


def thin(folder: Path, now: datetime, tight: bool = False) -> tuple[Path, ...]:
    """Remove the backups that need not stay, with their key files, and return them.

    The newest always stays, and so does the newest that is whole.
    """
    return thin_in(folder / BACKUPS, now, backup_record.load(folder).damaged(), tight)


def thin_in(
    folder: Path, now: datetime, damaged: frozenset[str] = frozenset(), tight: bool = False
) -> tuple[Path, ...]:
    """The same for the backups that lie in a folder itself."""
    with told(folder / DATABASE):
        found = backup_names.in_folder(folder)
        halves = {path.name for path in found if not keys_of(path).exists()}
        stay = backup_names.kept(found, now, damaged | halves, tight)
        removed = tuple(path for path in found if path not in stay)
        for path in removed:
            path.unlink()
        if removed:  # none without its key file is left, even in a power cut
            sync_names(folder)
        for path in removed:
            keys_of(path).unlink(missing_ok=True)
    return removed


def short_of_room(folder: Path, size: int) -> bool:
    """Whether the disk of a folder has less room than for two files of ``size`` bytes."""
    with told(folder / DATABASE):
        return shutil.disk_usage(folder).free < 2 * size


def head_of(path: Path, key: DatabaseKey) -> Head:
    """The last line of a backup's log; StoreTrouble where it does not open."""
    with engine.told(path), closing(engine.connect(path, key, immutable=True)) as connection:
        return last_line(connection)


def last_line(connection: Raw) -> Head:
    """The last line of the log; number 0 where there is none."""
    row = connection.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, "")


def prove(path: Path, key: DatabaseKey, known: str = "", stop: Stop = never) -> str:
    """Open a backup, check every page and compare what it holds with ``known``; what recognises its content.

    StoreTrouble says what is wrong: its key file is missing or another's, pages are damaged, or it holds
    something else than when it was made.
    """
    with told(path), engine.told(path):
        keyfile.verify(keys_of(path), key)
        engine.probe_copy(path, key)
        refuse_if(stop)
        with closing(engine.connect(path, key, immutable=True)) as connection:
            found = _mark(content(connection, stop), key)
    if known and known != found:
        raise StoreTrouble("backup_differs", file=path.name)
    return found


def restore(backup: Path, folder: Path, key: DatabaseKey, at: datetime) -> Path | None:
    """Put ``backup`` in the place of the folder's database; returns where the old one, if any, was kept.

    ``key`` comes from ``keys.unlock`` on the folder or on the backup's own key file.  The backup is checked
    first; the old files are moved to ``replaced-…``, never removed.  The program must not have them open.
    """
    make_folder(folder)
    lock = FolderLock(folder)
    try:
        engine.probe_copy(backup, key)
        with told(backup):
            keys = None if _fits(folder, key) else keys_of(backup).read_bytes()
        kept = putting_back.put(folder, backup, keys, at)
        with suppress(StoreTrouble, OSError):
            _take_numbers(folder, backup)
        return kept
    finally:
        lock.release()


def content(
    connection: Raw, stop: Stop = never, only: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Table]:
    """Row count and content hash of each table, in the connection's transaction.

    ``only``: of these tables the rows that meet a condition in SQL.
    """
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: _table(connection, name, stop, only.get(name, "true")) for (name,) in names}


def _copy_keys(folder: Path, target: Path, key: DatabaseKey) -> None:
    """The folder's key file beside a backup; StoreTrouble ``busy`` where the key has changed meanwhile."""
    file = keyfile.load(folder).file  # its second copy, where the first is torn
    if not file.holds(key):
        raise StoreTrouble("busy", file=DATABASE, folder=folder)
    keyfile.save(target, file)


def _noted(record: Record, name: str, proof: Proof) -> Record:
    return msgspec.structs.replace(record, proofs={**record.proofs, name: proof}, failed=None)


def _take_numbers(folder: Path, backup: Path) -> None:
    """Number what comes after all backups that lie beside the restored one."""
    taken = max(map(number_of, backup_names.in_folder(backup.parent)), default=0)
    backup_record.change(
        folder, lambda record: msgspec.structs.replace(record, floor=max(record.floor, taken))
    )


def _free_name(folder: Path, at: datetime) -> Path:
    numbers = map(number_of, backups(folder))
    number = max(numbers, default=0)
    return folder / BACKUPS / backup_names.name(max(number, backup_record.load(folder).floor) + 1, at)


def _remove_leftovers(folder: Path) -> None:
    for leftover in folder.glob("lssdesk-*.part*"):
        leftover.unlink()


def _copy(source: Path, part: Path, key: DatabaseKey, stop: Stop) -> str:
    """Copy until the copy is of the state that it is compared with: every change has a line in the log."""
    for _ in range(_ATTEMPTS):
        with (
            closing(engine.connect(source, key, query_only=True)) as snapshot,
            closing(engine.connect(source, key)) as copier,
        ):
            snapshot.execute("BEGIN")
            head = last_line(snapshot)
            with _stoppable(copier, stop):
                copier.execute("VACUUM INTO ?", (os.fspath(part),))
            with closing(engine.connect(part, key, immutable=True)) as copy:
                if last_line(copy) == head:
                    found = content(copy, stop)
                    if found != content(snapshot, stop):
                        raise StoreTrouble("backup_differs", file=part.name)
                    return _mark(found, key)
        part.unlink()
    raise StoreTrouble("busy", file=source.name, folder=source.parent)


@contextmanager
def _stoppable(connection: Raw, stop: Stop) -> Iterator[None]:
    """Break a long statement off when somebody does not want to wait for it."""
    connection.set_progress_handler(lambda: int(stop()), _STEPS)
    try:
        yield
    except Exception as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise Stopped from error
        raise


def _mark(found: dict[str, Table], key: DatabaseKey) -> str:
    """What recognises a content for who has the key, and tells nothing to who has not."""
    mark = hashlib.blake2b(key=key.secret, digest_size=32)
    mark.update(msgspec.json.encode(found, order="sorted"))
    return mark.hexdigest()


def _table(connection: Raw, name: str, stop: Stop, where: str) -> Table:
    rows, digest = 0, hashlib.sha256()
    for row in connection.execute(f'SELECT * FROM "{name}" WHERE {where} ORDER BY rowid'):
        refuse_if(stop)
        rows += 1
        for value in row:
            data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            digest.update(f"{type(value).__name__} {len(data)}:".encode())
            digest.update(data)
    return Table(rows, digest.hexdigest())


def _fits(folder: Path, key: DatabaseKey) -> bool:
    try:
        keyfile.verify(folder, key)
    except StoreTrouble:
        return False
    return True
