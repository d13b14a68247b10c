"""One program at a time: an operating system lock on a file of the folder, gone with the process."""

import os
import sys
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


class FolderLock:
    """Held from construction to ``release``; the kernel lets go of it when the program is killed."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        with told(path):
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError as error:
            self.release()
            raise StoreTrouble("in_use", folder=folder) from error

    def release(self) -> None:
        """Let the next program in; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
