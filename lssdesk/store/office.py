"""The opened database of an office: reading, and named units of work that each leave one line in the log."""

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self

from sqlalchemy import Engine, event, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from lssdesk.errors import Refused
from lssdesk.store import backup, engine, keyfile, log, pieces, rekey, steps
from lssdesk.store.base import PartKind
from lssdesk.store.engine import told
from lssdesk.store.files import DATABASE, sync_file, sync_folder
from lssdesk.store.files import told as told_by_system
from lssdesk.store.frozen import FROZEN
from lssdesk.store.gate import Gate
from lssdesk.store.keys import Unlocked
from lssdesk.store.lock import FolderLock, alone
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.steps import SCHEMA, Schema
from lssdesk.store.tables import CaseRow, LogRow, PartRow, RunRow
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t

_PATIENCE = 60.0  # seconds that a change of keys waits for a backup that is being made
_AGAIN = 0.1


@dataclass(frozen=True)
class Change:
    """One row that a unit touched; ``id`` is its primary key, ``""`` for a change of many rows at once."""

    table: str
    id: str
    how: Literal["new", "changed", "removed"]


@dataclass(frozen=True)
class Changes:
    """What a unit of work changed, for screens to refresh by; ``seq`` is the number of its log line."""

    name: str
    case_id: str | None
    seq: int
    rows: frozenset[Change]

    def tables(self) -> frozenset[str]:
        """Names of the tables that were touched."""
        return frozenset(row.table for row in self.rows)


class Unit(Session):
    """Session of one unit of work.  ``changes`` is there once the unit is stored.

    ``detail`` and ``deed`` go into the line of the log.
    """

    changes: Changes

    def __init__(self, bind: Engine, detail: str = "") -> None:
        super().__init__(bind, expire_on_commit=False)
        self.detail = detail
        self.deed: str | None = None
        self.touched: set[Change] = set()

    def commit(self) -> None:
        """Not for callers: it would store rows without their line in the log."""
        raise RuntimeError("a unit is stored when its block ends")


@dataclass(frozen=True)
class DraftBack:
    """A draft that was being written when the run broke off, with its last stored moment."""

    case_id: str
    case_number: str
    kind: PartKind
    ordinal: int
    changed: datetime


@dataclass(frozen=True)
class BrokenRun:
    """A run that did not end by itself, and the drafts stored in it."""

    officer: str
    started: datetime
    drafts: tuple[DraftBack, ...]


class Office:
    """The database of one office, held by this program alone until ``close``."""

    def __init__(self, folder: Path, key: DatabaseKey, lock: FolderLock) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self._lock = lock
        self._gate = Gate(self.path)
        self._run: tuple[str, str] | None = None
        self._take(key)

    def _take(self, key: DatabaseKey) -> None:
        self.key = key
        self._writing = engine.make_engine(self.path, key)
        self._reading = engine.make_engine(self.path, key, query_only=True)
        with told(self.path):
            self._writing.connect().close()  # what was folded away takes its log again before anyone reads

    @classmethod
    def create(cls, folder: Path, key: DatabaseKey, at: datetime, schema: Schema = SCHEMA) -> Self:
        """Make the database that belongs to a new key file, and open it.

        It is built under another name and moved into place whole; what exists is never written over.
        """
        lock = FolderLock(folder)
        try:
            keyfile.verify(folder, key)
            _build(folder, key, schema)
        finally:
            lock.release()
        return cls.open(folder, key, at, schema)

    @classmethod
    def open(cls, folder: Path, key: DatabaseKey, at: datetime, schema: Schema = SCHEMA) -> Self:
        """Open the database; an older schema is backed up and then brought up to date.

        StoreTrouble says what is wrong with database, key file, disk or lock; nothing is changed then.
        """
        path = folder / DATABASE
        if not path.exists():
            raise StoreTrouble("database_missing", file=path.name, folder=folder)
        keyfile.verify(folder, key)
        lock = FolderLock(folder)
        try:
            key = rekey.resume(folder, key)
            step = engine.probe(path, key)
            if steps.needs_upgrade(path, step, schema):
                _upgrade(folder, key, at, schema)
            keyfile.mark_complete(folder)
            pieces.clear(folder)
            return cls(folder, key, lock)
        except BaseException:
            lock.release()
            raise

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one moment's state that cannot write."""
        with self._gate.reading(), told(self.path), Session(self._reading) as session:
            yield session

    @contextmanager
    def unit(
        self, name: str, officer: str, at: datetime, case_id: str | None = None, detail: str = ""
    ) -> Iterator[Unit]:
        """One named unit of work: all of it is stored with its line in the log, or nothing is.

        ``name`` is the Swedish name that the log and "Ångra …" show.  After the block ``changes`` of the
        unit says what was stored.  StoreTrouble for disk and lock, Refused for what is decided and frozen.
        """
        with self._gate.writing(), told(self.path), _frozen_told(), Unit(self._writing, detail) as unit:
            event.listen(unit, "after_flush", _note_flush)
            event.listen(unit, "do_orm_execute", _note_bulk)
            with unit.begin():
                unit.connection()
                yield unit
                unit.flush()
                touched = frozenset(unit.touched)
                seq = log.append(unit, log.Line(at, officer, name, case_id, unit.detail, unit.deed))
            unit.changes = Changes(name, case_id, seq, touched)

    def start_run(
        self, officer: str, at: datetime, enter: Callable[[Unit], None] = lambda unit: None
    ) -> BrokenRun | None:
        """Note that the program runs; returns the run before, with its drafts, if that one broke off.

        ``enter`` may note in the same unit who is there.
        """
        with self.unit(t("store.unit.start"), officer, at) as unit:
            enter(unit)
            open_runs = unit.scalars(
                select(RunRow).where(RunRow.ended.is_(None)).order_by(RunRow.started.desc())
            ).all()
            broken = _broken(unit, open_runs[0]) if open_runs else None
            for run in open_runs:
                run.ended = at
            row = RunRow(officer=officer, started=at, clean=False)
            unit.add(row)
        self._run = (row.id, officer)
        return broken

    def checkpoint(self) -> bool:
        """Fold the write-ahead file into the database; False where a reader is still at it."""
        with self._gate.reading(), told(self.path):
            return engine.checkpoint(self._writing)

    def remove_officers(
        self, unlocked: Unlocked, leaving: Collection[str], said: Callable[[str], None] = lambda step: None
    ) -> Unlocked:
        """Take the slots of officers away and give the database a new key; what opens it now.

        Nobody writes meanwhile (StoreTrouble ``rekeying``), reading goes on.  ``said`` hears of each step.
        Refused as :func:`lssdesk.store.rekey.begin` is.  StoreTrouble leaves all as it was, unless the new
        key was in place already.
        """
        with self._gate.shut(), alone(self.folder):
            try:
                said("begin")
                new = rekey.begin(self.folder, unlocked, leaving)
                said("copy")
                rekey.copy(self.folder, self.key, new)
                said("swap")
                self._swap(new)
                said("finish")
                rekey.finish(self.folder)
            except BaseException:
                with suppress(StoreTrouble):
                    rekey.resume(self.folder, self.key)
                raise
            return replace(unlocked, key=new)

    def _swap(self, new: DatabaseKey) -> None:
        """Put the copy in place as soon as nobody is at the database, a backup neither."""
        longest = time.monotonic() + _PATIENCE
        while True:
            try:
                return self._swap_now(new)
            except StoreTrouble as trouble:
                if trouble.kind != "busy" or time.monotonic() > longest:
                    raise
            time.sleep(_AGAIN)

    def _swap_now(self, new: DatabaseKey) -> None:
        both = replace(self.key, coming=new.secret)
        with self._gate.alone():
            self._dispose()
            try:
                rekey.swap(self.folder, self.key, new)
            finally:
                self._take(rekey.fitting(self.path, both))

    def _dispose(self) -> None:
        self._writing.dispose()
        self._reading.dispose()

    def close(self, at: datetime) -> None:
        """End the run, fold the write-ahead file into the database, and let the next program in."""
        try:
            if self._run:
                self._end_run(*self._run, at)
            self.checkpoint()
        finally:
            self._run = None
            self._dispose()
            self._lock.release()

    def _end_run(self, run_id: str, officer: str, at: datetime) -> None:
        with self.unit(t("store.unit.end"), officer, at) as unit:
            run = unit.get_one(RunRow, run_id)
            run.ended, run.clean = at, True


def _broken(session: Session, run: RunRow) -> BrokenRun:
    rows = session.execute(
        select(PartRow.case_id, CaseRow.number, PartRow.kind, PartRow.ordinal, PartRow.changed)
        .join(CaseRow, CaseRow.id == PartRow.case_id)
        .where(PartRow.changed >= run.started, PartRow.frozen_at.is_(None))
        .order_by(PartRow.changed.desc())
    )
    return BrokenRun(run.officer, run.started, tuple(DraftBack(*row) for row in rows))


def _build(folder: Path, key: DatabaseKey, schema: Schema) -> None:
    path = folder / DATABASE
    if path.exists():
        raise StoreTrouble("exists", file=path.name, folder=folder)
    new = folder / f"{DATABASE}.new"
    with told_by_system(path), told(path):
        for leftover in folder.glob(f"{new.name}*"):
            leftover.unlink()
        engine.connect(new, key, create=True).close()
        steps.upgrade(new, key, schema)
        engine.fold_away(new, key)  # a full disk is not told when connections close
        sync_file(new)
        new.rename(path)
        sync_folder(folder)


def _upgrade(folder: Path, key: DatabaseKey, at: datetime, schema: Schema) -> None:
    saved = backup.make(folder, key, at)
    try:
        with told(folder / DATABASE):
            steps.upgrade(folder / DATABASE, key, schema)
    except StoreTrouble:
        raise
    except Exception as error:
        raise StoreTrouble("upgrade_failed", backup=saved.name) from error


@contextmanager
def _frozen_told() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        if FROZEN in str(error.orig):
            raise Refused(t("store.frozen")) from error
        raise


def _note_flush(unit: Session, _context: UOWTransaction) -> None:
    assert isinstance(unit, Unit)
    groups: tuple[tuple[Literal["new", "changed", "removed"], Any], ...] = (
        ("new", unit.new),
        ("changed", [row for row in unit.dirty if unit.is_modified(row)]),
        ("removed", unit.deleted),
    )
    for how, rows in groups:
        unit.touched.update(_change(row, how) for row in rows if not isinstance(row, LogRow))


def _change(row: Any, how: Literal["new", "changed", "removed"]) -> Change:
    mapper = row.__mapper__
    return Change(row.__tablename__, "/".join(map(str, mapper.primary_key_from_instance(row))), how)


def _note_bulk(state: ORMExecuteState) -> None:
    assert isinstance(state.session, Unit)
    how: Literal["new", "changed", "removed"]
    if state.is_insert:
        how = "new"
    elif state.is_update:
        how = "changed"
    elif state.is_delete:
        how = "removed"
    else:
        return
    if state.bind_mapper is not None:
        state.session.touched.add(Change(state.bind_mapper.class_.__tablename__, "", how))
