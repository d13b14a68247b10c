"""The second place: a stick that comes and goes, is full, read-only, or pulled out in mid-copy."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lssdesk.store import backup, copying, files, keys, second_place
from lssdesk.store.copying import Stopped
from lssdesk.store.office import Office
from lssdesk.store.trouble import StoreTrouble
from tests.faults.disks import can_mount, ordinary_user, short_files, small_disk
from tests.store.helpers import AT, PASSPHRASE, fill, later, new_office


@pytest.fixture
def made(office: Office) -> Path:
    """A backup of a filled office."""
    fill(office)
    return backup.make(office.folder, office.key, AT)


@pytest.fixture
def mark(office: Office, tmp_path: Path) -> str:
    """Our folder on the stick at ``tmp_path / "stick"``."""
    mark = second_place.mark_of(office.key)
    (tmp_path / "stick").mkdir()
    second_place.prepare(tmp_path / "stick", mark)
    return mark


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_pair_is_copied_and_opens_there(office: Office, made: Path, mark: str, tmp_path: Path) -> None:
    copied = second_place.put(made, tmp_path / "stick", mark, AT)
    assert names(copied.parent) == names(made.parent)
    assert copied.read_bytes() == made.read_bytes()
    assert keys.unlock(copied.with_suffix(".keys"), PASSPHRASE, AT).key == office.key
    assert second_place.backups(tmp_path / "stick", mark) == (copied,)


def test_nothing_lies_there_in_clear(office: Office, made: Path, mark: str, tmp_path: Path) -> None:
    second_place.put(made, tmp_path / "stick", mark, AT)
    for path in (tmp_path / "stick").rglob("*"):
        assert "Majken" not in path.name
        if path.is_file():
            data = path.read_bytes()
            assert not any(
                word in data for word in (b"Majken", b"199001012385", b"SQLite format", b"Folkets")
            )


def test_another_stick_at_the_same_address_is_not_ours(made: Path, mark: str, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    assert second_place.seen(stick, mark)
    stick.rename(tmp_path / "in the drawer")
    assert not second_place.seen(stick, mark)
    stick.mkdir()
    assert not second_place.seen(stick, mark)
    assert second_place.backups(stick, mark) == ()


def test_two_offices_share_a_stick(office: Office, made: Path, mark: str, tmp_path: Path) -> None:
    other = new_office(tmp_path / "other")
    stick, theirs = tmp_path / "stick", second_place.mark_of(other.key)
    second_place.prepare(stick, theirs)
    for minute in range(3):
        foreign = backup.make(other.folder, other.key, AT - timedelta(days=9, minutes=minute))
    lying = second_place.put(foreign, stick, theirs, AT - timedelta(days=9))
    (stick / "semester.jpg").write_bytes(b"x")
    second_place.put(made, stick, mark, later(60 * 24 * 900))
    assert lying.exists()
    assert (stick / "semester.jpg").exists()
    assert theirs != mark
    other.close(AT)


def test_what_lies_there_is_thinned_the_same_way(office: Office, mark: str, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for moment in [AT - timedelta(days=5, hours=h) for h in (3, 2, 1)]:
        second_place.put(backup.make(office.folder, office.key, moment), stick, mark, moment)
    last = second_place.put(backup.make(office.folder, office.key, AT), stick, mark, AT)
    stamps = [backup.stamp_of(path) for path in second_place.backups(stick, mark)]
    assert stamps == [AT, AT - timedelta(days=5, hours=1)]
    assert len(names(last.parent)) == 4


def test_pieces_of_a_broken_off_copy_are_cleared(made: Path, mark: str, tmp_path: Path) -> None:
    folder = tmp_path / "stick" / mark
    for name in ("lssdesk-000001-20261123-120000.db.part", "lssdesk-000001-20261123-120000.keys"):
        (folder / name).write_bytes(b"half")
    second_place.put(made, tmp_path / "stick", mark, AT)
    assert names(folder) == names(made.parent)


def test_a_pair_that_lies_there_is_left(
    made: Path, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = second_place.put(made, tmp_path / "stick", mark, AT)
    monkeypatch.setattr(copying, "_write", None)
    assert second_place.put(made, tmp_path / "stick", mark, AT) == first


@pytest.mark.parametrize("end", [".db", ".keys"])
def test_a_copy_that_has_rotted_is_made_anew(made: Path, mark: str, tmp_path: Path, end: str) -> None:
    copied = second_place.put(made, tmp_path / "stick", mark, AT)
    assert not second_place.mend(made, copied)
    copied.with_suffix(end).write_bytes(b"rotten")
    assert second_place.mend(made, copied)
    assert copied.with_suffix(end).read_bytes() == made.with_suffix(end).read_bytes()


# --- faults ----------------------------------------------------------------------------------


def survives(made: Path, mark: str, stick: Path, fault: Callable[[], Any], kinds: set[str]) -> None:
    """What lay there still lies there, no half copy has a name of a backup, and the next try succeeds."""
    before = second_place.backups(stick, mark)
    with pytest.raises(StoreTrouble) as caught:
        fault()
    assert caught.value.kind in kinds
    left = second_place.backups(stick, mark)
    assert set(left) >= set(before)
    assert all(path.read_bytes() == made.read_bytes() for path in left if path not in before)
    copied = second_place.put(made, stick, mark, AT)
    assert copied.read_bytes() == made.read_bytes()
    assert not [name for name in names(copied.parent) if name.endswith(".part")]


def test_full_at_each_write(office: Office, made: Path, mark: str, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    second_place.put(made, stick, mark, AT)
    newer = backup.make(office.folder, office.key, later(1))
    for limit in [0, 100, *range(4096, newer.stat().st_size, 9 * 4096)]:

        def fault(limit: int = limit) -> None:
            with short_files(limit):
                second_place.put(newer, stick, mark, AT)

        survives(newer, mark, stick, fault, {"disk_full"})
        for path in (stick / mark).glob(f"{newer.stem}.*"):
            path.unlink()


CALLS = ["os.fsync", "os.replace", "lssdesk.store.copying._write", "lssdesk.store.files.sync_folder"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("error", [errno.EIO, errno.ENODEV, errno.ENOENT, errno.EROFS, errno.ENOSPC])
def test_the_nth_call_fails(
    made: Path, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: int
) -> None:
    kinds = {errno.EROFS: {"read_only"}, errno.ENOSPC: {"disk_full"}}.get(error, {"disk_error"})
    for number in (1, 2):
        stick = tmp_path / f"stick-{number}"
        stick.mkdir()
        second_place.prepare(stick, mark)

        def fault(number: int = number, stick: Path = stick) -> None:
            with monkeypatch.context() as patch:
                patch.setattr(call, failing(call, number, error))
                second_place.put(made, stick, mark, AT)

        survives(made, mark, stick, fault, kinds)


def failing(call: str, number: int, error: int) -> Callable[..., Any]:
    """The real thing until its ``number``-th call, which fails."""
    module, _, name = call.rpartition(".")
    real = getattr(sys.modules[module], name)
    calls: Iterator[int] = iter(range(1, 10_000))

    def called(*args: Any, **more: Any) -> Any:
        if next(calls) == number:
            raise OSError(error, os.strerror(error))
        return real(*args, **more)

    return called


def test_a_file_system_that_syncs_no_folders_is_no_fault(
    made: Path, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "sync_folder", failing("lssdesk.store.files.sync_folder", 1, errno.EINVAL))
    assert second_place.put(made, tmp_path / "stick", mark, AT).exists()


def test_a_disk_that_gives_back_something_else_is_found_out(
    made: Path, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copying._write

    def lying(source: Path, part: Path, stop: copying.Stop) -> str:
        sent = real(source, part, stop)
        data = part.read_bytes()
        part.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        return sent

    def fault() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(copying, "_write", lying)
            second_place.put(made, tmp_path / "stick", mark, AT)

    survives(made, mark, tmp_path / "stick", fault, {"backup_differs"})


def test_pulled_out_in_mid_copy(
    made: Path, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    real = copying._write

    def pulled(source: Path, part: Path, stop: copying.Stop) -> str:
        sent = real(source, part, stop)
        if source == made:
            stick.rename(away)
        return sent

    with monkeypatch.context() as patch:
        patch.setattr(copying, "_write", pulled)
        with pytest.raises(StoreTrouble) as caught:
            second_place.put(made, stick, mark, AT)
    assert caught.value.kind == "disk_error"
    assert not second_place.seen(stick, mark)
    shutil.move(away, stick)
    assert second_place.put(made, stick, mark, AT).read_bytes() == made.read_bytes()
    assert names(stick / mark) == names(made.parent)


def test_a_read_only_stick(made: Path, mark: str, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    made.parent.parent.chmod(0o755)
    made.parent.chmod(0o755)
    for path in made.parent.iterdir():
        path.chmod(0o644)
    (stick / mark).chmod(0o555)

    def fault() -> None:
        with ordinary_user():
            second_place.put(made, stick, mark, AT)

    with pytest.raises(StoreTrouble) as caught:
        fault()
    assert caught.value.kind == "read_only"
    (stick / mark).chmod(0o755)
    assert second_place.put(made, stick, mark, AT).exists()


def test_a_place_that_cannot_be_written_is_told_when_it_is_chosen(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreTrouble):
        second_place.prepare(tmp_path / "file", "lssdesk-a")


def test_somebody_who_locks_does_not_wait(made: Path, mark: str, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        second_place.put(made, tmp_path / "stick", mark, AT, stop=lambda: True)
    assert names(tmp_path / "stick" / mark) == []


if can_mount():

    def test_a_real_stick_that_is_full(office: Office, made: Path, mark: str, tmp_path: Path) -> None:
        stick = tmp_path / "small"
        stick.mkdir()
        with small_disk(stick):
            second_place.prepare(stick, mark)
            room = os.statvfs(stick)
            (stick / "film.mp4").write_bytes(bytes(room.f_bavail * room.f_frsize - 100_000))
            with pytest.raises(StoreTrouble) as caught:
                second_place.put(made, stick, mark, AT)
            assert caught.value.kind == "disk_full"
            assert names(stick / mark) == []
            (stick / "film.mp4").unlink()
            assert second_place.put(made, stick, mark, AT).read_bytes() == made.read_bytes()
