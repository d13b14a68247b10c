"""How it stands with the backups, as the screen shows it and the start page warns of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lssdesk.flow.backups import NOTHING_SAVED, Backups, SecondPlace, sentence
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.law.policy import Handling
from lssdesk.store import backup, backup_record, keyfile
from lssdesk.store.backup_names import keys_of, number_of, stamp_of
from lssdesk.store.backup_record import Failure, Record
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t

PROBLEMS = (
    "damaged",
    "empty",
    "plain",
    "foreign",
    "other_keys",
    "wrong_key",
    "keys_missing",
    "backup_differs",
)


@dataclass(frozen=True)
class Line:
    """One backup: where it lies, its size in bytes, when it was proved, and what is wrong with it, if it is.

    Moments are on a clock in Sweden.  ``problem`` is a sentence; ``before`` the step that it was made before.
    ``earlier``: made under an earlier key, whole, and opened by the passphrase or the sheet of its day.
    """

    name: str
    made: datetime
    size: int
    here: Path | None
    there: Path | None
    proved: datetime
    problem: str = ""
    before: str = ""
    earlier: bool = False

    @property
    def path(self) -> Path:
        """Where it is to be read."""
        found = self.here or self.there
        assert found is not None
        return found


@dataclass(frozen=True)
class Second:
    """The second place: whether it is there now, its newest backup as last seen, and how far behind it is.

    ``late``: further than the municipality's value allows.
    """

    place: Path
    seen: bool
    newest: datetime | None
    behind: timedelta
    late: bool
    failed: str = ""


@dataclass(frozen=True)
class State:
    """Everything at a glance.  ``unsaved_since``: the first change in no backup, None where all is in one.

    ``late``: that has waited longer than the municipality's value allows.
    """

    lines: tuple[Line, ...]
    unsaved_since: datetime | None
    late: bool
    failed: str
    failed_at: datetime | None
    second: Second | None
    warnings: tuple[str, ...]

    @property
    def newest(self) -> Line | None:
        """The newest backup beside the database that is whole."""
        return next((line for line in self.lines if line.here and not line.problem), None)

    @property
    def here(self) -> tuple[Line, ...]:
        """The backups beside the database."""
        return tuple(line for line in self.lines if line.here)

    @property
    def nothing_saved(self) -> bool:
        """Whether no backup holds anything of what is open."""
        return self.unsaved_since == NOTHING_SAVED


def of(backups: Backups) -> State:
    """The state of this moment, read from the disks."""
    desk, values = backups.desk, backups.values()
    folder, place, record = desk.office.folder, backups.second(), backup_record.load(desk.office.folder)
    lines = tuple(_lines(folder, desk.office.key, place, record))
    since, failed = backups.unsaved_since(), record.failed
    hours = values.value("backup_warn_hours")
    late = since is not None and hours is not None and desk.now - since > timedelta(hours=hours)
    second = _second(place, lines, record, since, desk.now, values) if place else None
    return State(
        lines=lines,
        unsaved_since=since if since in (None, NOTHING_SAVED) else _local(since),
        late=late,
        failed=sentence("failed", failed.kind, folder=folder) if failed else "",
        failed_at=_local(failed.at) if failed else None,
        second=second,
        warnings=tuple(_warnings(since if late else None, second, values)),
    )


def _lines(folder: Path, key: DatabaseKey, place: SecondPlace | None, record: Record) -> Iterator[Line]:
    here = {path.name: path for path in backup.backups(folder)}
    there = {path.name: path for path in place.backups()} if place else {}
    for name in sorted(here.keys() | there.keys(), key=lambda one: (number_of(Path(one)), one), reverse=True):
        found = here.get(name) or there[name]
        made, proof = stamp_of(found), record.proofs.get(name)
        assert made is not None
        kind = proof.problem if proof else ""
        if not kind and name in here and not keys_of(here[name]).exists():
            kind = "keys_missing"
        yield Line(
            name=name,
            made=_local(made),
            size=_size(found),
            here=here.get(name),
            there=there.get(name),
            proved=_local(proof.at if proof else made),
            problem=problem(kind) if kind else "",
            before=proof.before if proof else "",
            earlier=_earlier(found, key),
        )


def _earlier(path: Path, key: DatabaseKey) -> bool:
    try:
        keyfile.verify(keys_of(path), key)
    except StoreTrouble as trouble:
        return trouble.kind == "wrong_key"
    return False


def problem(kind: str) -> str:
    """What is wrong with a backup, in a sentence."""
    return t(f"backup.problem.{kind if kind in PROBLEMS else 'other'}")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # thinned or pulled out meanwhile
        return 0


def _second(
    place: SecondPlace,
    lines: tuple[Line, ...],
    record: Record,
    since: datetime | None,
    now: datetime,
    values: Handling,
) -> Second:
    known = Path(record.second)
    newest = next((line.made for line in lines if line.there), None) or stamp_of(known)
    last = next((line for line in lines if line.here), None)
    level = last is None or last.there is not None or last.name == known.name
    begun = None if level else newest or place.since
    if level and since not in (None, NOTHING_SAVED):
        begun = since  # all copies are there, the work since is not
    behind, days = max(now - begun, timedelta()) if begun else timedelta(), values.value("backup_second_days")
    return Second(
        place=place.path,
        seen=place.seen,
        newest=_local(newest) if newest else None,
        behind=behind,
        late=days is not None and behind > timedelta(days=days),
        failed=_failed_there(record.second_failed, place),
    )


def _failed_there(failed: Failure | None, place: SecondPlace) -> str:
    return sentence("second_failed", failed.kind, folder=place.place) if failed else ""


def _warnings(since: datetime | None, second: Second | None, values: Handling) -> Iterator[str]:
    """What the start page says, of work that waits too long ``since`` a moment and of the second place."""
    if since == NOTHING_SAVED:
        yield t("backup.warn.none")
    elif since is not None:
        yield t("backup.warn.old", hours=values.value("backup_warn_hours"))
    if second and second.late:
        yield t("backup.warn.second", days=second.behind.days, place=second.place)


def _local(moment: datetime) -> datetime:
    return moment.astimezone(STOCKHOLM)
