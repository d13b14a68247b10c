"""A backup put in the place of a database: whole or not at all, and finished where it was broken off."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lssdesk.store import backup, keyfile, keys, pieces, putting_back
from lssdesk.store.office import Office
from lssdesk.store.tables import PersonRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE, fill, later, new_office

OTHER = "en helt annan lösenfras"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed office with another office's backup in ``backups``; Majken is in that one."""
    other = Office.create(tmp_path / "other", keys.create(tmp_path / "other", "Bo", OTHER, CHEAP).key, AT)
    fill(other)
    made = backup.make(other.folder, other.key, AT)
    other.close(AT)
    office = new_office(tmp_path / "office")
    office.close(AT)
    (office.folder / "backups").mkdir()
    for path in (made, made.with_suffix(".keys")):
        path.rename(office.folder / "backups" / path.name)
    return office.folder


def put_back(folder: Path) -> Path | None:
    made = backup.backups(folder)[0]
    return backup.restore(made, folder, keys.unlock(made.with_suffix(".keys"), OTHER, AT).key, AT)


def who_is_there(folder: Path, passphrase: str) -> list[str]:
    office = Office.open(folder, keys.unlock(folder, passphrase, AT).key, later(1))
    with office.read() as reading:
        found = [person.given_name for person in reading.query(PersonRow)]
    office.close(AT)
    return found


def failing(real: Callable[..., None], nth: int) -> Callable[..., None]:
    """A call of the system that fails from the n-th time on."""
    left = iter(range(1, nth))

    def call(*args: object, **more: object) -> None:
        if next(left, None) is None:
            raise OSError(errno.EIO, "broken")
        real(*args, **more)

    return call


def settled(folder: Path) -> None:
    assert not list(folder.glob("restoring-*"))
    assert not list(folder.glob("unready-*"))
    assert who_is_there(folder, OTHER) == ["Majken"]
    (kept,) = folder.glob("replaced-*")
    assert who_is_there(kept, PASSPHRASE) == []


@pytest.mark.parametrize("nth", [1, 2])
def test_what_the_disk_does_not_let_us_finish_is_finished_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    """The first time it fails at the n-th file that is moved out or in, the second time at a later one."""
    made = backup.backups(folder)[0]
    key = keys.unlock(made.with_suffix(".keys"), OTHER, AT).key
    real = putting_back._settle

    def settle(folder: Path, ready: Path) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", failing(os.rename, nth))
            patch.setattr(os, "replace", failing(os.replace, nth))
            real(folder, ready)

    monkeypatch.setattr(putting_back, "_settle", settle)
    with pytest.raises(StoreTrouble, match="görs återställningen färdig") as caught:
        backup.restore(made, folder, key, AT)
    assert caught.value.kind == "restore_pending"
    monkeypatch.undo()
    assert keyfile.state(folder) == "ready"
    settled(folder)


def test_what_strikes_once_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = putting_back._set_aside
    calls: list[Path] = []

    def once(*args: Any) -> None:
        calls.append(args[1])
        if len(calls) == 2:
            raise OSError(errno.EIO, "broken")
        real(*args)

    monkeypatch.setattr(putting_back, "_set_aside", once)
    assert put_back(folder) == calls[0]
    settled(folder)


def test_the_passphrase_finishes_what_a_kill_broke_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(putting_back, "_settle", killed)
        with pytest.raises(KeyboardInterrupt):
            put_back(folder)
    assert len(list(folder.glob("restoring-*"))) == 1
    assert who_is_there(folder, OTHER) == ["Majken"]
    settled(folder)


def test_what_was_not_ready_is_cleared_away_and_nothing_is_changed(folder: Path) -> None:
    unready = folder / "unready-20261124-120000-1"
    unready.mkdir()
    (unready / "lssdesk.db").write_bytes(b"half")
    assert who_is_there(folder, PASSPHRASE) == []
    assert not unready.exists()


def test_a_second_one_in_the_same_second_keeps_both_old_ones(folder: Path) -> None:
    first, second = put_back(folder), put_back(folder)
    assert first
    assert second
    assert first != second
    assert who_is_there(first, PASSPHRASE) == []
    assert {path.name for path in second.iterdir()} == {"lssdesk.db"}  # its keys fit, and stayed


PIECES = [
    "lssdesk.db.new", "lssdesk.db-journal", "lssdesk.keys.a1.tmp", "lssdesk.keys.previous.b2.tmp",
    "lssdesk.tries.c3.tmp", "lssdesk.proofs.d4.tmp", "backups/lssdesk-000009-20261101-120000.part-journal",
    "backups/lssdesk-000009-20261101-120000.keys", "backups/lssdesk-000009-20261101-120000.keys.e5.tmp",
]  # fmt: skip
STAYING = ["lssdesk.keys", "lssdesk.keys.previous", "lssdesk.db", "lssdesk-faults.log", "brev.pdf"]


@pytest.mark.parametrize("piece", PIECES)
def test_pieces_are_cleared_away(folder: Path, piece: str) -> None:
    (folder / piece).write_bytes(b"piece")
    whole = [path for path in (folder / "backups").iterdir() if path.name.startswith("lssdesk-000001")]
    pieces.clear(folder)
    assert not (folder / piece).exists()
    assert len(whole) == 2
    assert all(path.exists() for path in whole)


@pytest.mark.parametrize("name", STAYING)
def test_nothing_else_is(folder: Path, name: str) -> None:
    if not (folder / name).exists():
        (folder / name).write_bytes(OFFICER.encode())
    before = (folder / name).read_bytes()
    pieces.clear(folder)
    assert (folder / name).read_bytes() == before
