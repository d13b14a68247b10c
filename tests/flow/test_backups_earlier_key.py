"""Backups made under an earlier key: told as such, kept as whole ones, put back by their own keys."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from lssdesk.flow import backups_state, restoring
from lssdesk.flow.backups import NOTHING_SAVED
from lssdesk.flow.desk import Desk
from lssdesk.store import backup, backup_record, keyfile, keys, rekey
from lssdesk.store.office import Office
from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui.office.backup_rows import row_text
from tests.flow.officer import AT, CHEAP, OFFICER, PASSPHRASE, Clock

BO = "Bos egen lösenfras"


class Changed:
    """An office whose key was changed when Bo left, with a backup from before and one from after."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        vault = keys.create(folder, OFFICER, PASSPHRASE, CHEAP)
        bo = keys.add_officer(folder, vault.unlocked, "Bo Ek", BO, CHEAP)
        unlocked = keys.unlock(folder, PASSPHRASE, AT)
        self.desk = Desk(Office.create(folder, unlocked.key, AT), unlocked, clock)
        self.earlier = self.desk.backups.now().made
        self.desk.office.remove_officers(unlocked, {bo.slot_id})
        self.unsaved = self.desk.backups.unsaved_since()
        self.later = self.desk.backups.now().made

    @property
    def lines(self) -> tuple[backups_state.Line, ...]:
        """How it stands, newest first."""
        return backups_state.of(self.desk.backups).lines


@pytest.fixture
def changed(tmp_path: Path, clock: Clock) -> Iterator[Changed]:
    made = Changed(tmp_path / "office", clock)
    yield made
    made.desk.close()


def test_it_is_told_in_the_list_and_is_not_damaged(changed: Changed) -> None:
    assert changed.unsaved == NOTHING_SAVED
    assert [(line.earlier, line.problem) for line in changed.lines] == [(False, ""), (True, "")]
    said = [row_text(line, changed.desk.local_now) for line in changed.lines]
    assert ["gjord under en tidigare nyckel" in row for row in said] == [False, True]
    assert not any("går inte" in row for row in said)


def test_proving_it_says_so_and_counts_it_as_whole(changed: Changed, clock: Clock) -> None:
    with pytest.raises(StoreTrouble) as caught:
        changed.desk.backups.prove(changed.earlier.name)
    assert "tidigare nyckel" in backups_state.problem(caught.value.kind)
    assert backup_record.load(changed.desk.office.folder).damaged() == frozenset()
    assert backup.thin(changed.desk.office.folder, clock() + timedelta(hours=40)) == ()


def test_it_is_put_back_by_the_keys_of_its_day(changed: Changed, tmp_path: Path) -> None:
    folder, now = changed.desk.office.folder, changed.desk.office.key
    changed.desk.close()
    with pytest.raises(StoreTrouble) as caught:
        restoring.put_back(changed.earlier, folder, now, AT)
    assert caught.value.kind == "wrong_key"
    assert keys.unlock(folder, PASSPHRASE, AT).key == now
    opened = restoring.by_passphrase(changed.earlier, folder, BO, AT)
    assert opened.key != now
    assert keyfile.load(folder).file == keyfile.load(changed.earlier.with_suffix(".keys")).file
    changed.desk.office = Office.open(folder, opened.key, AT)


def test_a_key_that_settles_while_it_is_written_makes_no_pair_that_does_not_fit(
    changed: Changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database is copied under one key, and the key file holds another when its turn comes."""
    office, real = changed.desk.office, backup.sync_file
    key, unlocked = office.key, keys.unlock(office.folder, PASSPHRASE, AT)
    siv = keys.add_officer(office.folder, unlocked, "Siv Alm", "Sivs egen lösenfras", CHEAP)

    def settle(path: Path) -> None:
        monkeypatch.undo()
        real(path)
        office.remove_officers(unlocked, {siv.slot_id})

    monkeypatch.setattr(backup, "sync_file", settle)
    before = {path.name for path in (office.folder / "backups").iterdir()}
    with pytest.raises(StoreTrouble) as caught:
        backup.make(office.folder, key, AT)
    assert caught.value.kind == "busy"
    assert {path.name for path in (office.folder / "backups").iterdir()} == before
    assert not (office.folder / rekey.REKEYED).exists()


def test_a_backup_beside_a_torn_key_file_gets_the_whole_one(changed: Changed) -> None:
    folder = changed.desk.office.folder
    (folder / "lssdesk.keys").write_bytes(b"{")
    made = backup.make(folder, changed.desk.office.key, AT)
    assert keys.unlock(made.with_suffix(".keys"), PASSPHRASE, AT).key == changed.desk.office.key
