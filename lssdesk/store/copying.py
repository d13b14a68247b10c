"""Copy a file so that the copy is proved: written, waited for, read back from the disk and compared.

A gigabyte goes through one buffer.  ``stop`` is asked between buffers; ``Stopped`` when it says yes.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lssdesk.store.files import sync_names, told
from lssdesk.store.trouble import StoreTrouble

PART = ".part"
_BUFFER = 1 << 20

Stop = Callable[[], bool]


class Stopped(Exception):
    """Somebody does not want to wait for the rest; nothing half done is left."""


def never() -> bool:
    """Nobody stops it."""
    return False


def refuse_if(stop: Stop) -> None:
    """``Stopped`` where ``stop`` says so."""
    if stop():
        raise Stopped


def copy_proved(source: Path, target: Path, stop: Stop = never) -> str:
    """Put a copy of ``source`` at ``target``, whole or not at all; the SHA-256 of both.

    StoreTrouble for what either disk says, and ``backup_differs`` where the disk gives back something else
    than was written.
    """
    part = target.with_name(target.name + PART)
    with told(target):
        try:
            sent = _write(source, part, stop)
            if sha256(part, stop) != sent:
                raise StoreTrouble("backup_differs", file=target.name)
            os.replace(part, target)
            sync_names(target.parent)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    return sent


def sha256(path: Path, stop: Stop = never) -> str:
    """Hash of a file as the disk has it, not as memory remembers it where the system lets us ask."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := file.read(_BUFFER):
            refuse_if(stop)
            digest.update(chunk)
    return digest.hexdigest()


def _write(source: Path, part: Path, stop: Stop) -> str:
    digest = hashlib.sha256()
    with source.open("rb", buffering=0) as reading, part.open("wb") as writing:
        while chunk := reading.read(_BUFFER):
            refuse_if(stop)
            digest.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest()
