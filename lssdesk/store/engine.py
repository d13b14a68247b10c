"""The one place that knows SQLite and SQLCipher.

Raw-key mode with the salt given: no key derivation per connection (0.4 ms instead of 156), and the
salt, which SQLCipher keeps as the first 16 bytes of the file, is the database's id.  WAL with
``synchronous=FULL``: no stored unit is lost in a power cut.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from lssdesk.store.files import trouble_of
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.trouble import StoreTrouble

Raw = Any  # a connection of sqlcipher3, which carries no types

_PLAIN = b"SQLite format 3\0"
_PAGE = 4096
_BUSY_SECONDS = 5.0
_LITTLE = 1 << 20


def connect(
    path: Path,
    key: DatabaseKey,
    *,
    create: bool = False,
    query_only: bool = False,
    foreign_keys: bool = True,
    immutable: bool = False,
    read_only: bool = False,
) -> Raw:
    """A raw connection in autocommit mode: transactions begin where we say so.

    ``immutable`` reads a file that nobody writes, such as a backup, without touching its folder;
    ``read_only`` one that may be written meanwhile, and leaves its bytes as they are.
    """
    readers = "mode=ro&immutable=1" if immutable else "mode=ro" if read_only else ""
    mode = readers or ("mode=rwc" if create else "mode=rw")
    uri = f"{path.resolve().as_uri()}?{mode}"
    connection = dbapi2.connect(
        uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.raw}'\"")
    for pragma, value in (
        ("temp_store", "MEMORY"),
        ("synchronous", "FULL"),
        ("recursive_triggers", "ON"),  # INSERT OR REPLACE fires the triggers that forbid deletion
        ("foreign_keys", "ON" if foreign_keys else "OFF"),
        ("query_only", "ON" if query_only else "OFF"),
    ):
        connection.execute(f"PRAGMA {pragma}={value}")
    return connection


def make_engine(
    path: Path, key: DatabaseKey, *, query_only: bool = False, foreign_keys: bool = True
) -> Engine:
    """Pool of connections.  Writers take the write lock when they begin; ``query_only`` ones cannot write."""

    def creator() -> Raw:
        connection = connect(path, key, foreign_keys=foreign_keys)
        connection.execute("PRAGMA journal_mode=WAL").fetchone()
        connection.execute(f"PRAGMA query_only={'ON' if query_only else 'OFF'}")
        return connection

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=dbapi2,
        poolclass=QueuePool,
        hide_parameters=True,  # no case data in error messages
    )
    begin = "BEGIN" if query_only else "BEGIN IMMEDIATE"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


@contextmanager
def reader(path: Path, key: DatabaseKey) -> Iterator[Engine]:
    """A pool of one connection that leaves every byte of the database as it is.

    Without a write-ahead file nobody has it open, and not even the folder is touched; StoreTrouble ``busy``
    where somebody did open it meanwhile.
    """
    alone, before = _alone(path), path.stat()
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key, query_only=True, immutable=alone, read_only=True),
        module=dbapi2,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with told(path):
            yield engine
    finally:
        engine.dispose()
    after = path.stat()
    if alone and (after.st_mtime_ns, after.st_size) != (before.st_mtime_ns, before.st_size):
        raise StoreTrouble("busy", file=path.name, folder=path.parent)


def _alone(path: Path) -> bool:
    """Whether no program has the database open, and none left it half folded."""
    log = path.with_name(f"{path.name}-wal")
    return not (log.exists() and log.stat().st_size)


def probe(path: Path, key: DatabaseKey, *, write: bool = True) -> str:
    """Open for the first time and return the schema step that the file is at.

    StoreTrouble tells apart: missing, empty, plain SQLite, foreign, of another key file, damaged.  A file
    that is not ours is not written to.  Without ``write`` one that is ours is not either, and it is
    ``half_written`` where SQLite has to give something back first.
    """
    _refuse_by_size(path, write)
    if not write and half_written(path):
        raise StoreTrouble("half_written", file=path.name)
    try:
        with closing(
            connect(path, key, read_only=not write, immutable=not write and _alone(path))
        ) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if "alembic_version" not in tables:
                raise StoreTrouble("foreign", file=path.name, folder=path.parent)
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            raise StoreTrouble(_why_unreadable(path, key), file=path.name, folder=path.parent) from error
        if trouble := trouble_behind(error, path):
            raise trouble from error
        raise


def half_written(path: Path) -> bool:
    """Whether SQLite was broken off while it wrote into the file itself; it has a journal to undo that by."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def give_back(path: Path, keys: Sequence[DatabaseKey]) -> None:
    """Let SQLite undo it by the key that fits, and take away a journal that says nothing more.

    StoreTrouble where the disk does not let it; where none of the keys fits that is left to be told later.
    """
    if half_written(path) and any(_opens(path, key) for key in keys):
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def fits(path: Path, key: DatabaseKey) -> bool:
    """Whether ``key`` opens the file, which is not written to; StoreTrouble where it cannot be looked at."""
    return _opens(path, key, write=False)


def _opens(path: Path, key: DatabaseKey, write: bool = True) -> bool:
    try:
        probe(path, key, write=write)
    except StoreTrouble as trouble:
        if trouble.kind in ("damaged", "foreign", "other_keys", "plain", "empty", "database_missing"):
            return False
        raise
    return True


def fold_away(path: Path, key: DatabaseKey) -> None:
    """Leave the database in one file, without a write-ahead file.

    A driver's error where it is open; StoreTrouble ``disk_error`` where the disk did not take it all.
    """
    with closing(connect(path, key)) as connection:
        connection.execute("PRAGMA busy_timeout=0")
        if connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
            raise StoreTrouble("disk_error", folder=path.parent)


def checkpoint(engine: Engine) -> bool:
    """Fold the write-ahead file into the database; False where a reader was still at it."""
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        return row is not None and row[0] == 0


def probe_copy(path: Path, key: DatabaseKey) -> None:
    """Check every page of a file that is not in use, such as a backup; StoreTrouble as for ``probe``."""
    _refuse_by_size(path, write=False)
    try:
        with closing(connect(path, key, immutable=True)) as connection:
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                raise StoreTrouble("damaged", file=path.name, folder=path.parent)
    except dbapi2.DatabaseError as error:
        raise StoreTrouble(_why_unreadable(path, key), file=path.name, folder=path.parent) from error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the driver says about disk, lock or damage into a sentence; faults of ours pass unchanged.

    A page that the cipher cannot read while something is written is "out of memory" to SQLite.
    """
    try:
        yield
    except MemoryError as error:
        if not _of_driver(error):
            raise
        raise StoreTrouble("damaged", file=path.name, folder=path.parent) from error
    except (dbapi2.DatabaseError, DBAPIError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        if trouble := trouble_behind(original, path):
            raise trouble from error
        raise


def trouble_behind(error: BaseException | None, path: Path) -> StoreTrouble | None:
    """The trouble that the driver's ``error`` stands for, or None where it is a fault of the program."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith("SQLITE_FULL"):
        return StoreTrouble("disk_full", file=path.name, folder=path.parent)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreTrouble("busy", file=path.name, folder=path.parent)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreTrouble("damaged", file=path.name, folder=path.parent)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return _unwritable(name, path)
    if name.startswith("SQLITE_IOERR"):
        return StoreTrouble(
            "disk_full" if _is_full(path.parent) else "disk_error", file=path.name, folder=path.parent
        )
    return None


def _of_driver(error: MemoryError) -> bool:
    """Whether it comes from a call of the driver: those are made in SQLAlchemy's engine and here."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = trace.tb_frame.f_globals.get("__name__", "") if trace is not None else ""
    return str(where).startswith(("sqlalchemy.engine.", "lssdesk.store."))


def _unwritable(name: str, path: Path) -> StoreTrouble | None:
    writable = all(_may_write(place) for place in (path.parent, path) if place.exists())
    if not writable:
        return StoreTrouble("read_only", folder=path.parent)
    return StoreTrouble("disk_error", folder=path.parent) if name.startswith("SQLITE_CANTOPEN") else None


def _may_write(place: Path) -> bool:
    return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LITTLE
    except OSError:
        return False


def _refuse_by_size(path: Path, write: bool = True) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb+" if write else "rb"):
            pass
    except FileNotFoundError as error:
        raise StoreTrouble("database_missing", file=path.name, folder=path.parent) from error
    except OSError as error:
        raise trouble_of(error, path) from error
    if size == 0:
        raise StoreTrouble("empty", file=path.name, folder=path.parent)


def _why_unreadable(path: Path, key: DatabaseKey) -> str:
    """The kind of trouble of a file that SQLCipher cannot read, by its first bytes and its size."""
    with path.open("rb") as file:
        head = file.read(16)
    if head == _PLAIN:
        return "plain"
    if head.hex() == key.database:
        return "damaged"
    return "foreign" if path.stat().st_size % _PAGE else "other_keys"
