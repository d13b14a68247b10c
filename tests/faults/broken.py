"""Stores that are broken on purpose: a campaign that does not catch them is worth nothing."""

from collections.abc import Callable, Collection
from pathlib import Path

from lssdesk.store import engine, rekey
from lssdesk.store.keys import Unlocked
from lssdesk.store.slots import DatabaseKey
from tests.faults import kinds


def nothing() -> None:
    """The store as it is."""


def no_sync() -> None:
    """SQLite does not wait for the disk, as with ``synchronous=OFF``."""
    real = engine.connect

    def connect(*args: object, **more: object) -> engine.Raw:
        connection = real(*args, **more)  # type: ignore[arg-type]
        connection.execute("PRAGMA synchronous=OFF")
        return connection

    engine.connect = connect  # type: ignore[assignment]


def no_pending_key() -> None:
    """The key file holds the coming key alone before the database has it."""
    begin, finish = rekey.begin, rekey.finish

    def at_once(folder: Path, unlocked: Unlocked, leaving: Collection[str]) -> DatabaseKey:
        new = begin(folder, unlocked, leaving)
        finish(folder)
        return new

    rekey.begin, rekey.swap, rekey.finish = at_once, _swap_unseen, lambda _folder: None


def _swap_unseen(folder: Path, old: DatabaseKey, new: DatabaseKey) -> None:
    engine.fold_away(folder / "lssdesk.db", old)
    (folder / rekey.REKEYED).replace(folder / "lssdesk.db")


def in_pieces() -> None:
    """A unit of work is stored piece by piece, its line in the log after it."""
    from lssdesk.store.office import Unit

    real = Unit.add_all

    def add_all(unit: Unit, rows: Collection[object]) -> None:
        for row in rows:
            real(unit, [row])
            unit.flush()
            unit.connection().exec_driver_sql("COMMIT")
            unit.connection().exec_driver_sql("BEGIN IMMEDIATE")

    Unit.add_all = add_all  # type: ignore[assignment, method-assign]


BREAKS: dict[str, Callable[[], None]] = dict(
    zip(kinds.BREAKS, (nothing, no_sync, no_pending_key, in_pieces), strict=True)
)
