"""Put a backup back: on a new machine with its own key file, or over the database of this one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lssdesk.errors import Refused
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.store import backup, backup_names, keyfile, keys, rekey
from lssdesk.store.backup_names import keys_of
from lssdesk.store.files import told
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t


@dataclass(frozen=True)
class Found:
    """A backup that can be put back; ``made`` on a clock in Sweden, ``size`` in bytes.

    ``database`` is the beginning of its database's id, which tells two offices' backups apart.
    """

    path: Path
    made: datetime
    size: int
    database: str


def found(where: Path) -> tuple[Found, ...]:
    """The backups at a place, newest first, each database by itself; of a file that one alone.

    Refused where there is none, and where the one that was chosen lacks its key file.
    """
    with told(where / "place"):
        paths = backup_names.beneath(where) if where.is_dir() else (where,)
        whole = [path for path in paths if backup_names.stamp_of(path) and keys_of(path).exists()]
        if not whole and paths and backup_names.stamp_of(paths[0]):
            raise Refused(t("backup.refused.no_keys", file=keys_of(paths[0]).name))
        if not whole:
            raise Refused(t("backup.refused.nothing_found" if where.is_dir() else "backup.refused.no_backup"))
        return tuple(map(_found, whole))


def _found(path: Path) -> Found:
    stamp = backup_names.stamp_of(path)
    assert stamp is not None
    return Found(path, stamp.astimezone(STOCKHOLM), path.stat().st_size, _database(path))


def _database(path: Path) -> str:
    """The database's id lies open in the first bytes of its file."""
    with path.open("rb") as file:
        return file.read(4).hex()


def by_passphrase(path: Path, folder: Path, passphrase: str, at: datetime) -> keys.Unlocked:
    """Put a backup into a folder with the passphrase of its day; what was there is kept aside.

    The passphrase of that day holds from now on, unless the folder's own keys fit the backup and stay.
    """
    unlocked = keys.unlock(keys_of(path), passphrase, at)
    put_back(path, folder, rekey.fitting(path, unlocked.key), at)
    return unlocked


def by_sheet(path: Path, folder: Path, code: str, passphrase: str, at: datetime) -> None:
    """The same with the recovery sheet, which then opens the folder and sets the new passphrase there.

    Refused before anything is put back where that passphrase breaks a rule.
    """
    keys.check_passphrase(passphrase)
    unlocked = keys.unlock_with_recovery(keys_of(path), code, at)
    put_back(path, folder, rekey.fitting(path, unlocked.key), at)


def put_back(path: Path, folder: Path, key: DatabaseKey, at: datetime) -> Path | None:
    """Put a backup into a folder whose database is closed; where the old one was kept, if there was one."""
    _refuse_foreign_keys(path, key)
    return backup.restore(path, folder, key, at)


def _refuse_foreign_keys(path: Path, key: DatabaseKey) -> None:
    """StoreTrouble where the key file beside a backup is not of the same database: both are needed later."""
    if not keys_of(path).exists():
        raise StoreTrouble("keys_missing", file=keys_of(path).name, folder=path.parent)
    keyfile.verify(keys_of(path), key)
