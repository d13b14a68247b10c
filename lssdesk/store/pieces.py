"""Pieces of files that were being written when the program was broken off: cleared away at the next start."""

from contextlib import suppress
from pathlib import Path

from lssdesk.store.backup_names import KEYS_END
from lssdesk.store.files import BACKUPS, DATABASE, KEYS, TRIES
from lssdesk.store.putting_back import UNREADY

_OURS = (f"{DATABASE}.new*", f"{DATABASE}-journal", f"{KEYS}*.tmp", f"{TRIES}.*.tmp", "lssdesk.proofs.*.tmp")
_OF_BACKUPS = ("lssdesk-*.part*", f"lssdesk-*{KEYS_END}.*.tmp", f"{TRIES}.*.tmp")


def clear(folder: Path) -> None:
    """Remove them from the officer's folder and its backups, as far as the disk lets us.

    Under the folder's lock, when the database has been looked at: what its journal had to give back is given
    back.  A key file of a backup that never came to be is such a piece as well.
    """
    with suppress(OSError):
        for place, patterns in ((folder, _OURS), (folder / BACKUPS, _OF_BACKUPS)):
            for pattern in patterns:
                _remove(*place.glob(pattern))
        lonely = (folder / BACKUPS).glob(f"lssdesk-*{KEYS_END}")
        _remove(*(keys for keys in lonely if not keys.with_suffix(".db").exists()))
        for unready in folder.glob(f"{UNREADY}*"):
            _remove(*unready.iterdir())
            unready.rmdir()


def _remove(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
