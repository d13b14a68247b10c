"""The disk is full: the officer is told, what was stored stays, and work goes on when there is room again."""

from pathlib import Path

import pytest
from sqlalchemy import select

from lssdesk.store import backup, keys
from lssdesk.store.check import check
from lssdesk.store.log import verify_log
from lssdesk.store.office import Office
from lssdesk.store.tables import SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.faults.disks import (
    Limit,
    can_mount,
    no_longer_files,
    no_more_pages,
    no_room,
    short_files,
    small_disk,
)
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE, later, new_office, new_vault

LIMITS = [
    pytest.param(no_more_pages, {"disk_full"}, id="database says so"),
    pytest.param(no_longer_files, {"disk_full", "disk_error"}, id="file cannot grow"),
]


def put(office: Office, number: int) -> None:
    with office.unit("Skrev", OFFICER, AT) as unit:
        unit.add(SettingRow(key=str(number), value="x" * 20_000))


def stored(office: Office) -> list[int]:
    with office.read() as session:
        assert verify_log(session) is None
        return sorted(map(int, session.scalars(select(SettingRow.key))))


def write_on(office: Office, acknowledged: list[int]) -> None:
    for number in range(1, 1000):
        put(office, number)
        acknowledged.append(number)


def fill_up(office: Office, limit: Limit, kinds: set[str]) -> None:
    put(office, 0)
    acknowledged = [0]
    with limit(office):
        with pytest.raises(StoreTrouble, match="sparats tidigare finns kvar") as caught:
            write_on(office, acknowledged)
        assert caught.value.kind in kinds
        assert len(acknowledged) > 1
        assert stored(office) == acknowledged
    put(office, 5000)
    assert stored(office) == [*acknowledged, 5000]
    assert check(office) == ()


@pytest.mark.parametrize(("limit", "kinds"), LIMITS)
def test_full_while_working(tmp_path: Path, limit: Limit, kinds: set[str]) -> None:
    office = new_office(tmp_path / "office")
    fill_up(office, limit, kinds)
    office.close(AT)


if can_mount():

    def test_a_real_disk_full_while_working(tmp_path: Path) -> None:
        with small_disk(tmp_path):
            office = new_office(tmp_path / "office")
            fill_up(office, no_room, {"disk_full"})
            office.close(AT)


def test_full_while_a_backup_is_made(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office")
    put(office, 0)
    with short_files(20_000), pytest.raises(StoreTrouble) as caught:
        backup.make(office.folder, office.key, AT)
    assert caught.value.kind in {"disk_full", "disk_error"}
    assert list((office.folder / "backups").iterdir()) == []
    made = backup.make(office.folder, office.key, AT)
    assert backup.backups(office.folder) == (made,)
    office.close(AT)


def test_full_while_a_passphrase_is_changed(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    with short_files(100), pytest.raises(StoreTrouble) as caught:
        keys.set_passphrase(tmp_path, vault.unlocked, "en annan lösenfras", CHEAP)
    assert caught.value.kind == "disk_full"
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked
    assert {path.name for path in tmp_path.iterdir()} == {
        "lssdesk.keys",
        "lssdesk.keys.previous",
        "lssdesk.lock",
    }


def test_full_at_the_first_start(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    with short_files(100), pytest.raises(StoreTrouble) as caught:
        new_vault(folder)
    assert caught.value.kind == "disk_full"
    vault = new_vault(folder)
    with short_files(20_000), pytest.raises(StoreTrouble) as caught:
        Office.create(folder, vault.key, AT)
    assert caught.value.kind in {"disk_full", "disk_error"}
    assert keys.state(folder) == "unfinished"
    Office.create(folder, vault.key, AT).close(AT)


def test_full_while_a_backup_is_restored(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office")
    put(office, 0)
    made = backup.make(office.folder, office.key, AT)
    put(office, 1)
    office.close(AT)
    with short_files(20_000), pytest.raises(StoreTrouble) as caught:
        backup.restore(made, office.folder, office.key, later(1))
    assert caught.value.kind == "disk_full"
    office = Office.open(office.folder, office.key, AT)
    assert stored(office) == [0, 1]
    office.close(AT)


def test_full_at_the_end_lets_the_next_program_in(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office")
    office.start_run(OFFICER, AT)
    put(office, 0)
    with short_files(0), pytest.raises(StoreTrouble) as caught:
        office.close(AT)
    assert caught.value.kind in {"disk_full", "disk_error"}
    office = Office.open(office.folder, office.key, AT)
    assert stored(office) == [0]
    office.close(AT)
