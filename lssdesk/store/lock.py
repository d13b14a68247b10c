"""One program at a time: an operating system lock on a file of the folder, gone with the process."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lssdesk.store.files import LOCK, told
from lssdesk.store.trouble import StoreTrouble

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_held: set[Path] = set()  # the folders that this program holds
_one = threading.RLock()


class FolderLock:
    """Held from construction to ``release``; the kernel lets go of it when the program is killed."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        with told(path):
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise StoreTrouble("in_use", folder=folder) from error
        self._folder = folder.resolve()
        _held.add(self._folder)

    def release(self) -> None:
        """Let the next program in; a second call does nothing."""
        if self._handle >= 0:
            _held.discard(self._folder)
            os.close(self._handle)
            self._handle = -1


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No other program, and no other thread that asks so too, changes keys in the folder meanwhile.

    StoreTrouble ``in_use`` where another program has it open; the lock that this one holds already serves.
    """
    with _one:
        lock = None if folder.resolve() in _held else FolderLock(folder)
        try:
            yield
        finally:
            if lock:
                lock.release()
