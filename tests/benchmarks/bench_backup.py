"""A proved backup against a bare copy of the file, and a stored change while one is made.

``python3 -m tests.benchmarks.bench_backup 1024`` takes the size in MB; 16 where none is given.
"""

import itertools
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from lssdesk.store import backup, keys, second_place
from lssdesk.store.office import Office
from lssdesk.store.tables import SettingRow
from tests.benchmarks.ratio import HEAD, Ratio, compare
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
MB = 16
PIECE = 1_000_000


def _fill(office: Office, size: int) -> None:
    """Rows of a megabyte, as scanned attachments are, and one of text for each."""
    for number in range(size):
        with office.unit("fyllde", OFFICER, AT) as unit:
            unit.add(SettingRow(key=f"piece-{number}", value=os.urandom(PIECE // 2).hex()))


def _bare(source: Path, target: Path) -> None:
    """A copy of the file, on the disk when it returns."""
    with source.open("rb") as reading, target.open("wb") as writing:
        while chunk := reading.read(1 << 20):
            writing.write(chunk)
        os.fsync(writing.fileno())


def _change(office: Office, number: int) -> None:
    with office.unit("skrev", OFFICER, AT) as unit:
        unit.merge(SettingRow(key="changed", value=str(number)))


def ratios(size: int = MB) -> Iterator[Ratio]:
    """On one office of that many megabytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "office"
        office = Office.create(folder, keys.create(folder, OFFICER, PASSPHRASE, CHEAP).key, AT)
        _fill(office, size)
        office.checkpoint()
        yield from _ratios(office, Path(name), size)
        office.close(AT)


def _ratios(office: Office, place: Path, size: int) -> Iterator[Ratio]:
    rounds = 1 if size > 100 else 5
    mark = second_place.mark_of(office.key)
    second_place.prepare(place / "stick", mark)

    def made() -> Path:
        for old in backup.backups(office.folder):
            old.unlink()
        return backup.make(office.folder, office.key, AT)

    def copied() -> None:
        for old in second_place.backups(place / "stick", mark):
            old.unlink()
        second_place.put(backup.backups(office.folder)[0], place / "stick", mark, AT)

    def bare() -> None:
        _bare(office.path, place / "bare")

    yield compare(f"back up {size:,} MB", "a copy of the file", made, bare, rounds)
    yield compare(f"second place, {size:,} MB", "a copy of the file", copied, bare, rounds)
    yield _beside(office)


def _beside(office: Office) -> Ratio:
    """The longest change while a backup is made, against the longest without."""
    done = threading.Event()
    numbers = itertools.count()

    def work() -> None:
        backup.make(office.folder, office.key, AT)
        done.set()

    def longest(until: float) -> float:
        slowest = 0.0
        while time.perf_counter() < until and not done.is_set():
            start = time.perf_counter()
            _change(office, next(numbers))
            slowest = max(slowest, time.perf_counter() - start)
            time.sleep(0.02)  # as fast as anyone works
        return slowest * 1000

    alone = longest(time.perf_counter() + 3)
    thread = threading.Thread(target=work)
    thread.start()
    beside = longest(time.perf_counter() + 3600)
    thread.join()
    return Ratio("longest change beside a backup", beside, alone, "the longest without")


if __name__ == "__main__":
    print(HEAD)
    for ratio in ratios(int(sys.argv[1]) if len(sys.argv) > 1 else MB):
        print(ratio.line(), flush=True)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
