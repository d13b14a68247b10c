"""A small campaign of faults, and the proof that a campaign finds a store that is broken."""

import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.faults import shim, strace
from tests.faults.disk import SECTOR, Disk, File
from tests.faults.every import PATHS
from tests.faults.kinds import BREAKS, WEIGHTS
from tests.faults.strace import Event, events

ROOT = Path(__file__).parents[2]
FEW = "first start,unit of work,passphrase,removal,backup,restore,text of a draft,upgrade 0004"
LAST = re.compile(r"(\d+) faults, (\d+) lost, (\d+) unopened")


def campaign(number: int, *more: str) -> tuple[int, str]:
    """Exit code and what was printed."""
    command = [sys.executable, "-m", "tests.faults.campaign", str(number), *more]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    return done.returncode, done.stdout + done.stderr


def bad(said: str) -> int:
    """How many faults were lost, or left what does not open."""
    found = LAST.search(said)
    assert found, said
    return int(found[2]) + int(found[3])


BROKEN = [
    ("no pending key", "removal", "calls,clock", 24),
    ("unit in pieces", "unit of work", "calls,clock", 16),
]

if hasattr(os, "fork"):  # each fault is met in a forked process

    def test_a_small_campaign_loses_nothing() -> None:
        code, said = campaign(50, "--seed", "ci", "--paths", FEW)
        assert (code, "50 faults, 0 lost, 0 unopened (" in said) == (0, True), said

    @pytest.mark.parametrize(("broken", "path", "kinds", "number"), BROKEN)
    def test_a_store_that_is_broken_is_found_out(broken: str, path: str, kinds: str, number: int) -> None:
        more = ("--broken", broken, "--paths", path, "--kinds", kinds, "--workers", "1")
        code, said = campaign(number, *more)
        assert (code, bad(said) > 0) == (1, True), said


if strace.available():

    def test_a_store_that_does_not_wait_for_the_disk_is_found_out() -> None:
        more = ("--paths", "unit of work", "--kinds", "cuts", "--workers", "1")
        code, said = campaign(20, "--broken", "no sync", *more)
        assert (code, bad(said) > 0) == (1, True), said


def test_every_break_is_tried_and_every_path_has_a_name_of_its_own() -> None:
    assert {name for name, *_ in BROKEN} | {"nothing", "no sync"} == set(BREAKS)
    names = [path.name for path in PATHS]
    assert len(set(names)) == len(names)
    assert set(FEW.split(",")) <= set(names)
    assert all(weight > 0 for weight in WEIGHTS.values())


# --- the disk that a power cut strikes ---------------------------------------------------------


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """A disk with one file of two sectors."""
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "a").write_bytes(b"1" * 2 * SECTOR)
    return Disk(tmp_path / "start")


def states(disk: Disk, place: Path) -> set[tuple[tuple[str, bytes], ...]]:
    """All that cuts now leave, of many."""
    found = set()
    for seed in range(200):
        disk.after_a_cut(Random(seed), place)
        found.add(
            tuple(sorted((path.name, path.read_bytes()) for path in place.rglob("*") if path.is_file()))
        )
    return found


def node(disk: Disk, path: str) -> File:
    found = disk.at(path)
    assert isinstance(found, File)
    return found


def test_what_was_waited_for_is_there_and_the_rest_may_be_torn(disk: Disk, tmp_path: Path) -> None:
    one, two = b"1" * SECTOR, b"2" * SECTOR
    node(disk, "a").write(0, two + two)
    assert states(disk, tmp_path / "x") == {
        (("a", left),) for left in (one + one, one + two, two + one, two + two)
    }
    disk.sync(node(disk, "a"))
    assert states(disk, tmp_path / "x") == {(("a", two + two),)}


def test_a_name_lasts_when_its_folder_was_waited_for(disk: Disk, tmp_path: Path) -> None:
    new = File(bytearray(), bytearray())
    disk.make("b", new)
    new.write(0, b"new")
    disk.sync(new)
    disk.move("b", "a")
    old = b"1" * 2 * SECTOR
    assert states(disk, tmp_path / "x") == {
        (("a", old),),
        (("a", old), ("b", b"new")),
        (("a", b"new"),),
    }
    disk.sync(disk.root)
    assert states(disk, tmp_path / "x") == {(("a", b"new"),)}


LINES = [
    (
        '7 openat(AT_FDCWD, "\\x2f\\x61", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 5',
        Event("open", (5, "/a", True, False)),
    ),
    ('7 pwrite64(5, "\\x01\\x02"..., 2, 4096) = 2', Event("pwrite", (5, b"\x01\x02", 4096))),
    ('write(5, "\\x01\\x02", 2) = 1', Event("write", (5, b"\x01"))),
    ('7 write(1, "\\x7b\\x7d\\x0a", 3) = 3', Event("said", ({},))),
    ("7 fdatasync(5) = 0", Event("sync", (5,))),
    ('7 rename("\\x2f\\x61", "\\x2f\\x62") = 0', Event("rename", ("/a", "/b"))),
    ('7 unlink("\\x2f\\x61") = -1 ENOENT (No such file or directory)', None),
    ("7 +++ exited with 0 +++", None),
]


@pytest.mark.parametrize(("line", "event"), LINES)
def test_a_recorded_call_is_read(line: str, event: Event | None) -> None:
    assert list(events([line])) == ([event] if event else [])


def test_a_call_that_another_one_interrupts_is_read() -> None:
    lines = ["7 fsync(5 <unfinished ...>", "8 close(6) = 0", "7 <... fsync resumed>) = 0"]
    assert list(events(lines)) == [Event("close", (6,)), Event("sync", (5,))]


def test_the_shim_is_compiled_where_there_is_a_compiler(tmp_path: Path) -> None:
    assert (shim.compiled(tmp_path) is not None) == (shim.compiler() is not None)
