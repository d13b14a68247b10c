"""Folder, file or disk may only be read: told when it is opened, and nothing is changed."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lssdesk.store import keys
from lssdesk.store.office import Office
from lssdesk.store.trouble import StoreTrouble
from tests.faults.disks import can_mount, ordinary_user, remount_read_only, small_disk
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE, fill, new_office, new_vault


@pytest.fixture
def folder() -> Iterator[Path]:
    """A closed office that an ordinary user owns, in a place that such a user can reach."""
    with tempfile.TemporaryDirectory(dir="/tmp") as top:
        Path(top).chmod(0o755)
        office = new_office(Path(top) / "office")
        fill(office)
        office.close(AT)
        with ordinary_user(office.folder, *office.folder.iterdir()):
            yield office.folder
            office.folder.chmod(0o700)


PROTECTED = [
    ("folder", ".", 0o500),
    ("folder without lock file", "..", 0o500),
    ("database", "lssdesk.db", 0o400),
    ("lock file", "lssdesk.lock", 0o400),
    ("database nobody may read", "lssdesk.db", 0o000),
    ("key file nobody may read", "lssdesk.keys", 0o000),
]


@pytest.mark.parametrize(("name", "place", "mode"), PROTECTED)
def test_what_may_not_be_written_is_told(folder: Path, name: str, place: str, mode: int) -> None:
    unlocked = keys.unlock(folder, PASSPHRASE, AT)
    before = (folder / "lssdesk.db").read_bytes()
    if place == "..":
        (folder / "lssdesk.lock").unlink()
        place = "."
    if place == "lssdesk.keys":
        (folder / "lssdesk.keys.previous").unlink()
    (folder / place).chmod(mode)
    with pytest.raises(StoreTrouble, match="får inte läsa eller skriva") as caught:
        Office.open(folder, unlocked.key, AT)
    assert caught.value.kind == "read_only"
    for path in (folder, folder / "lssdesk.db", folder / "lssdesk.lock", folder / "lssdesk.keys"):
        if path.exists():
            path.chmod(0o700)
    assert (folder / "lssdesk.db").read_bytes() == before
    Office.open(folder, unlocked.key, AT).close(AT)


def test_unlocking_needs_no_right_to_write(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(StoreTrouble) as caught:
        keys.unlock(folder, "fel lösenfras helt", AT)
    assert caught.value.kind == "wrong_passphrase"
    assert keys.unlock(folder, PASSPHRASE, AT).officer == OFFICER


def test_keys_in_a_protected_folder_stay_as_they_are(folder: Path) -> None:
    unlocked = keys.unlock(folder, PASSPHRASE, AT)
    folder.chmod(0o500)
    for call in (
        lambda: keys.set_passphrase(folder, unlocked, "en annan lösenfras", CHEAP),
        lambda: keys.new_recovery(folder, unlocked, CHEAP),
        lambda: new_vault(folder / "new"),
    ):
        with pytest.raises(StoreTrouble) as caught:
            call()
        assert caught.value.kind == "read_only"
    assert keys.unlock(folder, PASSPHRASE, AT) == unlocked


if can_mount():

    def test_a_real_disk_that_became_read_only(tmp_path: Path) -> None:
        with small_disk(tmp_path):
            office = new_office(tmp_path / "office")
            fill(office)
            office.close(AT)
            remount_read_only(tmp_path)
            with pytest.raises(StoreTrouble) as caught:
                Office.open(office.folder, office.key, AT)
            assert caught.value.kind == "read_only"
