"""Backups of the office beside the work: when one is due, before what is risky, and at a second place."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from lssdesk.errors import Refused
from lssdesk.flow import policies, policy_values
from lssdesk.law.policy import Handling
from lssdesk.store import backup, backup_record, second_place
from lssdesk.store.backup_names import keys_of
from lssdesk.store.backup_record import Failure, Proof, Record
from lssdesk.store.copying import Stop, Stopped, never
from lssdesk.store.files import BACKUPS, told
from lssdesk.store.tables import LogRow
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

SECOND = "backup_second"
"""Key of the setting that holds the second place."""
OTHER_KEYS = ("other_keys", "wrong_key")
NOTHING_SAVED = datetime.min.replace(tzinfo=UTC)
_TOLD = ("disk_full", "read_only", "disk_error", "backup_differs", "busy")
_one = threading.Lock()  # of the whole program, since a lock and an unlock make a new desk


@dataclass(frozen=True)
class Done:
    """What a look at the backups did; ``problem`` says in a sentence what failed at the second place."""

    made: Path | None = None
    removed: tuple[Path, ...] = ()
    copied: Path | None = None
    problem: str = ""


class SecondPlace(msgspec.Struct, frozen=True):
    """Where copies go besides: a folder, our mark in it, and since when."""

    place: str
    mark: str
    since: datetime

    @property
    def path(self) -> Path:
        """The folder as it was chosen."""
        return Path(self.place)

    @property
    def seen(self) -> bool:
        """Whether it is there now."""
        return second_place.seen(self.path, self.mark)

    def backups(self) -> tuple[Path, ...]:
        """What lies there, newest first."""
        return second_place.backups(self.path, self.mark)


class Backups:
    """The backups of the office that a desk has open.  Slow: call it beside the window's thread."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
        self._ending = threading.Event()

    def if_due(self) -> Done:
        """Back up where work has waited for it long enough, and bring the newest to the second place.

        Nothing changed: no backup.  While another runs: nothing.  StoreTrouble where it could not be made;
        that is tried again after a while.
        """
        if not _one.acquire(blocking=False):
            return Done()
        try:
            return self._look(self._due())
        except Stopped:
            return Done()
        finally:
            _one.release()

    def now(self) -> Done:
        """Back up in any case, and bring it to the second place.  StoreTrouble where it could not be made."""
        self.desk.officers.check("backup")
        with _one:
            self._note(lambda record: msgspec.structs.replace(record, second_failed=None))  # tried at once
            try:
                return self._look(due=True)
            except Stopped:
                return Done()

    def before(self, name: str) -> Path:
        """Be sure of a backup of all there is before a risky step; the backup.

        ``name`` is the step's Swedish name, without names of persons.  StoreTrouble where none could be made:
        then the step is not to be taken.
        """
        with _one:
            newest = self.newest()
            if newest is not None and self.unsaved_since() is None:
                return newest
            return self._make(name, never)[0]

    def end(self) -> None:
        """The office is about to be closed: break off what runs, and begin nothing."""
        self._ending.set()

    @property
    def ended(self) -> bool:
        """Whether the office is being closed."""
        return self._ending.is_set()

    def newest(self) -> Path | None:
        """The newest backup that is not known to be damaged."""
        folder = self.desk.office.folder
        harmed = backup_record.load(folder).damaged()
        whole = (one for one in backup.backups(folder) if one.name not in harmed and keys_of(one).exists())
        return next(whole, None)

    def unsaved_since(self) -> datetime | None:
        """When the first change was made that no backup holds; None where all is in one.

        ``NOTHING_SAVED`` where there is no backup of what is open, for instance after a restore.
        """
        newest, office, saved = self.newest(), self.desk.office, backup.Head(0, "")
        if newest is not None:
            with suppress(StoreTrouble):
                saved = backup.head_of(newest, office.key)
        lines = select(LogRow.seq, LogRow.hash, LogRow.at).where(LogRow.seq >= saved.seq)
        with office.read() as reading:
            found = reading.execute(lines.order_by(LogRow.seq).limit(2)).all()
        if not found or (found[0].seq, found[0].hash) != saved:
            return NOTHING_SAVED
        return datetime.fromisoformat(found[1].at) if len(found) > 1 else None

    def values(self) -> Handling:
        """The municipality's values of today."""
        with self.desk.office.read() as reading:
            return policy_values.handling(policies.overrides(reading), self.desk.today)

    def within(self, key: str, unit: str, moment: datetime, values: Handling | None = None) -> bool:
        """Whether a moment is not further back than a value says; False for one that lies ahead."""
        number = (values or self.values()).value(key)
        ago = self.desk.now - moment
        return number is not None and timedelta() <= ago < timedelta(**{unit: number})

    # --- the second place --------------------------------------------------------------------

    def second(self) -> SecondPlace | None:
        """The second place, if one is chosen."""
        kept = self.desk.setting(SECOND)
        return msgspec.convert(kept, SecondPlace) if kept else None

    def choose(self, place: Path) -> None:
        """Take a folder as second place: our folder is made in it.

        Refused inside the office's own folder; StoreTrouble where nothing can be written there.
        """
        desk = self.desk
        mark, own = second_place.mark_of(desk.office.key), desk.office.folder.resolve()
        place = place.parent if place.name == mark else place
        if place.resolve() == own or own in place.resolve().parents:
            raise Refused(t("backup.refused.same_folder"))
        second_place.prepare(place, mark)
        chosen = SecondPlace(str(place), mark, desk.now)
        desk.keep_setting(t("backup.unit.chosen"), SECOND, msgspec.to_builtins(chosen), "backup")
        self._note(lambda record: msgspec.structs.replace(record, second="", second_failed=None))

    def forget(self) -> None:
        """Use no second place; what lies there stays."""
        self.desk.keep_setting(t("backup.unit.forgotten"), SECOND, {}, "backup")
        self._note(lambda record: msgspec.structs.replace(record, second="", second_failed=None))

    # --- proving -----------------------------------------------------------------------------

    def prove(self, name: str) -> bool:
        """Open a backup, at each place where it lies, and compare it with what it held when it was made.

        Whether the copy at the second place had to be made anew.  StoreTrouble says what is wrong.
        """
        desk, place = self.desk, self.second()
        here = desk.office.folder / BACKUPS / name
        there = place.path / place.mark / name if place else None
        with _one:
            if here.exists():
                self._prove_here(here)
                return bool(there and there.exists() and second_place.mend(here, there, self._stop))
            assert there is not None
            backup.prove(there, desk.office.key, stop=self._stop)
            return False

    def _prove_here(self, path: Path) -> None:
        desk = self.desk
        known = backup_record.load(desk.office.folder).proofs.get(path.name) or Proof(desk.now, "")
        try:
            found = backup.prove(path, desk.office.key, known.content, self._stop)
        except StoreTrouble as trouble:
            if trouble.kind in OTHER_KEYS:  # no harm: what opens it is its own
                raise
            self._proved(path.name, msgspec.structs.replace(known, at=desk.now, problem=trouble.kind))
            raise
        self._proved(path.name, msgspec.structs.replace(known, at=desk.now, content=found, problem=""))

    def _proved(self, name: str, proof: Proof) -> None:
        self._note(lambda record: msgspec.structs.replace(record, proofs={**record.proofs, name: proof}))

    # --- steps -------------------------------------------------------------------------------

    @property
    def _stop(self) -> Stop:
        return self._ending.is_set

    def _due(self) -> bool:
        failed, values = backup_record.load(self.desk.office.folder).failed, self.values()
        if failed and self.within("backup_retry_minutes", "minutes", failed.at, values):
            return False
        since = self.unsaved_since()
        return since is not None and not self.within("backup_minutes", "minutes", since, values)

    def _look(self, due: bool) -> Done:
        if self._ending.is_set():
            return Done()
        made, removed = self._make("", self._stop) if due else (None, ())
        copied, problem = self._to_second()
        return Done(made, removed, copied, problem)

    def _make(self, before: str, stop: Stop) -> tuple[Path, tuple[Path, ...]]:
        office, now = self.desk.office, self.desk.now
        try:
            with told(office.path):
                size = office.path.stat().st_size
            if backup.short_of_room(office.folder, size):
                backup.thin(office.folder, now, tight=True)
            with office.read():  # the key does not change meanwhile
                made = backup.make(office.folder, office.key, now, before=before, stop=stop)
        except StoreTrouble as trouble:
            failed = Failure(now, trouble.kind)
            self._note(lambda record: msgspec.structs.replace(record, failed=failed))
            raise
        return made, backup.thin(office.folder, now)

    def _to_second(self) -> tuple[Path | None, str]:
        place, newest = self.second(), self.newest()
        record = backup_record.load(self.desk.office.folder)
        if place is None or newest is None or not place.seen:
            return None, ""
        if newest.name in {path.name for path in place.backups()}:
            self._at_second(record, newest.name)
            return None, ""
        failed = record.second_failed
        if failed and self.within("backup_retry_minutes", "minutes", failed.at):
            return None, ""
        return self._put(newest, place)

    def _put(self, newest: Path, place: SecondPlace) -> tuple[Path | None, str]:
        now = self.desk.now
        try:
            copied = second_place.put(newest, place.path, place.mark, now, self._stop)
        except StoreTrouble as trouble:
            failed = Failure(now, trouble.kind)
            self._note(lambda record: msgspec.structs.replace(record, second_failed=failed))
            return None, sentence("second_failed", trouble.kind, folder=place.place)
        self._at_second(None, newest.name)
        return copied, ""

    def _at_second(self, known: Record | None, name: str) -> None:
        if known is None or known.second != name or known.second_failed:
            self._note(lambda record: msgspec.structs.replace(record, second=name, second_failed=None))

    def _note(self, how: Callable[[Record], Record]) -> None:
        """A record that cannot be written is no reason to stop: a full disk is what it would tell of."""
        with suppress(StoreTrouble):
            backup_record.change(self.desk.office.folder, how)


def sentence(group: str, kind: str, **values: object) -> str:
    """What went wrong, in a sentence for the page of backups."""
    return t(f"backup.{group}.{kind if kind in _TOLD else 'other'}", **values)
