"""Names of the files in the officer's folder, and the one way to write what a power cut cannot tear."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lssdesk.store.trouble import StoreTrouble

DATABASE = "lssdesk.db"
KEYS = "lssdesk.keys"
TRIES = "lssdesk.tries"
LOCK = "lssdesk.lock"
BACKUPS = "backups"
BESIDE = ("-wal", "-shm", "-journal")
"""Ends of what SQLite keeps beside a database, and plays into whatever file has its name."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
"""What some file systems of sticks say to a request to sync a folder: they keep no names back."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the operating system says about ``path`` into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise trouble_of(error, path) from error


def trouble_of(error: OSError, path: Path) -> StoreTrouble:
    """The trouble behind ``error``: full disk, read-only folder, or another fault of the disk."""
    if error.errno in _FULL:
        return StoreTrouble("disk_full", folder=path.parent)
    if error.errno in _READ_ONLY:
        return StoreTrouble("read_only", folder=path.parent)
    return StoreTrouble("disk_error", folder=path.parent)


def make_folder(folder: Path, above: bool = True) -> None:
    """Create the folder for this user alone, so that it lasts; StoreTrouble where that is not possible.

    Not the folders ``above`` it where those have to be there: a disk that was pulled out is not to be
    replaced by a folder of its name.
    """
    with told(folder):
        new = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(mode=0o700, parents=above, exist_ok=True)
        for place in new:
            sync_names(place.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that after a crash either the old or the new content is there, whole."""
    with told(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the content of ``path`` is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_names(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk, where its file system knows that."""
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def sync_folder(folder: Path) -> None:
    """Wait until names created or changed in ``folder`` are on the disk (Windows does it by itself)."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
