"""Disks that are full or read-only: ways that work everywhere, and real small disks where that is allowed."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from sqlalchemy import text

from lssdesk.store.office import Office
from tests.store.helpers import AT, OFFICER

Limit = Callable[[Office], AbstractContextManager[None]]


def _mount(*arguments: str) -> bool:
    with suppress(FileNotFoundError):
        return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
    return False


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A disk of 3 MB in memory at ``folder``; False where the system does not allow it."""
    mounted = _mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder))
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def remount_read_only(folder: Path) -> None:
    """Take the right to write away from a small disk."""
    assert _mount("-o", "remount,ro", str(folder))


def can_mount() -> bool:
    """Whether small disks may be mounted here."""
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder)) as mounted:
        return mounted


@contextmanager
def no_more_pages(office: Office) -> Iterator[None]:
    """SQLite itself says that the disk is full after a few pages more."""

    def limit(pages: int) -> None:
        with office.unit("Gräns", OFFICER, AT) as unit:
            unit.execute(text(f"PRAGMA max_page_count={pages}"))

    with office.read() as session:
        now = session.execute(text("PRAGMA page_count")).scalar_one()
    limit(now + 20)
    yield
    limit(2**30)


@contextmanager
def short_files(bytes_more: int, *files: Path) -> Iterator[None]:
    """The system lets no file grow further than the largest of ``files`` and ``bytes_more``."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = max((path.stat().st_size for path in files if path.exists()), default=0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + bytes_more, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def no_longer_files(office: Office) -> AbstractContextManager[None]:
    """The database's files cannot grow by more than 80 kB."""
    return short_files(80_000, office.path, office.path.with_name("lssdesk.db-wal"))


@contextmanager
def no_room(office: Office) -> Iterator[None]:
    """The small disk that the office lies on has only 100 kB left."""
    ballast = office.folder / "ballast"
    place = os.statvfs(office.folder)
    ballast.write_bytes(bytes(place.f_bavail * place.f_frsize - 100_000))
    yield
    ballast.unlink()


@contextmanager
def ordinary_user(*owned: Path) -> Iterator[None]:
    """Whatever rights we have, give them up for a while; ``owned`` are given to that user before."""
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    for path in owned:
        os.chown(path, nobody, nobody)
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)
