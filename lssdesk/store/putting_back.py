"""A database, and where need be its key file, put in the place of those that are there: whole or not at all.

What comes is laid out in a folder beside them.  From the moment that this folder is called ``restoring-…``
the change holds: what is broken off then is finished when the folder is next looked at (``settle``).  What
was there is moved to ``replaced-…``, never removed.
"""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from lssdesk.store.copying import copy_proved
from lssdesk.store.files import BESIDE, DATABASE, KEYS, make_folder, sync_folder, told, write_durably
from lssdesk.store.lock import alone
from lssdesk.store.trouble import StoreTrouble

UNREADY = "unready-"
_READY = "restoring-"
_KEPT = "replaced-"
_GROUPS = (
    (KEYS, (KEYS, f"{KEYS}.previous")),
    (DATABASE, (*(f"{DATABASE}{end}" for end in BESIDE), DATABASE)),
)
"""What comes, and what goes with the one that is there: first what would be played into another database."""


def put(folder: Path, database: Path, keys: bytes | None, at: datetime) -> Path | None:
    """Put a database there, with ``keys`` if they are to change; where the old ones, if any, are kept.

    Under the folder's lock.  StoreTrouble where nothing is changed, ``restore_pending`` where it is begun and
    the disk does not let us finish now.
    """
    with told(folder / DATABASE):
        name = _free_name(folder, at)
        ready = _laid_out(folder, name, database, keys)
    try:
        _settle(folder, ready)
    except OSError as error:
        with suppress(OSError):  # what struck for a moment only
            _settle(folder, ready)
        if ready.exists():
            raise StoreTrouble("restore_pending", folder=folder) from error
    kept = folder / f"{_KEPT}{name}"
    return kept if kept.exists() else None


def settle(folder: Path) -> None:
    """Finish what was broken off; a disk that does not let us, or another program, leaves it for later."""
    with suppress(StoreTrouble, OSError):
        if found := sorted(folder.glob(f"{_READY}*")):
            with alone(folder):
                for ready in found:
                    _settle(folder, ready)


def _free_name(folder: Path, at: datetime) -> str:
    stamp, number = at.astimezone(UTC).strftime("%Y%m%d-%H%M%S"), 1
    while any(folder.glob(f"{_KEPT}{stamp}-{number}")):
        number += 1
    return f"{stamp}-{number}"


def _laid_out(folder: Path, name: str, database: Path, keys: bytes | None) -> Path:
    unready, ready = folder / f"{UNREADY}{name}", folder / f"{_READY}{name}"
    make_folder(unready, above=False)
    try:
        copy_proved(database, unready / DATABASE)
        if keys is not None:
            write_durably(unready / KEYS, keys)
        unready.rename(ready)
    except BaseException:
        with suppress(OSError):
            for piece in unready.iterdir():
                piece.unlink()
            unready.rmdir()
        raise
    return ready


def _settle(folder: Path, ready: Path) -> None:
    """Move out what is there and in what comes; begun again, it goes on where it was."""
    kept = folder / ready.name.replace(_READY, _KEPT)
    sync_folder(folder)
    for coming, going in _GROUPS:
        if (ready / coming).exists():
            _set_aside(folder, kept, going)
            os.replace(ready / coming, folder / coming)
            sync_folder(folder)
    if ready.exists():
        sync_folder(ready)
        ready.rmdir()
        sync_folder(folder)


def _set_aside(folder: Path, kept: Path, names: tuple[str, ...]) -> None:
    present = [path for path in (folder / name for name in names) if path.exists()]
    if present:
        make_folder(kept, above=False)
        for path in present:
            path.rename(kept / path.name)
        sync_folder(kept)
        sync_folder(folder)
