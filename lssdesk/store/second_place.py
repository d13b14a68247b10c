"""Backups at a second place, such as a stick that comes and goes: the newest pair, copied and read back.

They lie in a folder of their own, so that two offices may share a stick; only that folder marks a place as
one of ours, and nothing else there is touched.  What is copied is encrypted as it lies at the first place.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from lssdesk.store import backup, backup_names
from lssdesk.store.backup_names import keys_of
from lssdesk.store.copying import PART, Stop, copy_proved, never, sha256
from lssdesk.store.files import make_folder, told
from lssdesk.store.slots import DatabaseKey

_SIGNS = 12  # of the database's id in the folder's name


def mark_of(key: DatabaseKey) -> str:
    """Name of the folder that an office has at its second places; its id lies open in the files as well."""
    return f"lssdesk-{key.database[:_SIGNS]}"


def prepare(place: Path, mark: str) -> Path:
    """Make the folder that marks a place as ours; StoreTrouble where nothing can be written there."""
    folder = place / mark
    make_folder(folder, above=False)
    trial = folder / f"lssdesk-trial{PART}"
    with told(trial):
        trial.write_bytes(b"")
        trial.unlink()
    return folder


def seen(place: Path, mark: str) -> bool:
    """Whether the place is there now.  Another stick at the same address is not."""
    try:
        return (place / mark).is_dir()
    except OSError:
        return False


def backups(place: Path, mark: str) -> tuple[Path, ...]:
    """The backups there, newest first; none where the place is not there or cannot be read."""
    try:
        return backup_names.in_folder(place / mark)
    except OSError:
        return ()


def put(made: Path, place: Path, mark: str, now: datetime, stop: Stop = never) -> Path:
    """Copy a backup with its key file there, prove both by reading them back, and thin what lies there.

    A pair that lies there already is left.  StoreTrouble for a stick that is full, read-only or pulled out;
    then what lay there still lies there, and pieces are cleared the next time.
    """
    folder = place / mark
    target = folder / made.name
    with told(target):
        _clear(folder)
        if target.exists() and keys_of(target).exists():
            return target
        size = made.stat().st_size
        backup.thin_in(folder, now, tight=backup.short_of_room(folder, size))
        try:
            copy_proved(keys_of(made), keys_of(target), stop)
            copy_proved(made, target, stop)
        except BaseException:
            with suppress(OSError):
                if not target.exists():
                    keys_of(target).unlink(missing_ok=True)
            raise
    return target


def mend(made: Path, target: Path, stop: Stop = never) -> bool:
    """Copy a pair anew where the one at the second place is not what was copied; whether that was so."""
    with told(target):
        pairs = ((keys_of(made), keys_of(target)), (made, target))
        wrong = [
            pair for pair in pairs if not pair[1].exists() or sha256(pair[0], stop) != sha256(pair[1], stop)
        ]
        for source, copy in wrong:
            copy_proved(source, copy, stop)
    return bool(wrong)


def _clear(folder: Path) -> None:
    """Remove pieces of copies that were broken off."""
    for piece in folder.glob(f"lssdesk-*{PART}"):
        piece.unlink()
    for keys in folder.glob(f"lssdesk-*{backup_names.KEYS_END}"):
        if not keys.with_suffix(".db").exists():
            keys.unlink()
