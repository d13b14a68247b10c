"""Key files of version 1 open, and each slot that opens becomes one of version 2."""

from pathlib import Path

import pytest

from lssdesk.store import keyfile, keys
from lssdesk.store.slots import COST, Slot
from lssdesk.store.trouble import StoreTrouble
from tests.store import old_keys
from tests.store.helpers import AT, CHEAP
from tests.store.old_keys import CODE, KEY, ONE, ONE_NAME, ONE_PASSPHRASE, TWO, TWO_NAME, TWO_PASSPHRASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    old_keys.put(tmp_path)
    return tmp_path


def slots(folder: Path) -> dict[str, Slot]:
    return {slot.id if slot.kind == "officer" else "sheet": slot for slot in keyfile.load(folder).file.slots}


def states(folder: Path) -> dict[str, str]:
    found = keys.ways(folder, KEY)
    return {way.id if way.kind == "officer" else "sheet": way.state for way in found}


def test_every_old_slot_opens_and_is_new_afterwards(folder: Path) -> None:
    assert states(folder) == {ONE: "old", TWO: "old", "sheet": "old"}
    assert keys.unlock(folder, ONE_PASSPHRASE, AT) == keys.Unlocked(KEY, ONE_NAME, ONE)
    assert states(folder) == {ONE: "sound", TWO: "old", "sheet": "old"}
    assert keys.unlock(folder, TWO_PASSPHRASE, AT) == keys.Unlocked(KEY, TWO_NAME, TWO)
    recovered = keys.unlock_with_recovery(folder, CODE, AT)
    assert recovered == keys.Unlocked(KEY, ONE_NAME, ONE, by_recovery=True)
    assert states(folder) == {ONE: "sound", TWO: "sound", "sheet": "sound"}
    copy = folder / "lssdesk.keys.previous"
    assert (folder / "lssdesk.keys").read_bytes() == copy.read_bytes()
    assert b'"version":2' in copy.read_bytes()
    for passphrase, slot_id in ((ONE_PASSPHRASE, ONE), (TWO_PASSPHRASE, TWO)):
        assert keys.unlock(folder, passphrase, AT).slot_id == slot_id
    assert keys.unlock_with_recovery(folder, CODE, AT) == recovered


def test_what_opened_can_be_used_for_new_keys_at_once(folder: Path) -> None:
    unlocked = keys.unlock(folder, ONE_PASSPHRASE, AT)
    assert unlocked.private
    assert unlocked.private == keys.unlock(folder, ONE_PASSPHRASE, AT).private


def test_a_slot_that_became_new_costs_what_it_did(folder: Path) -> None:
    before = slots(folder)[ONE]
    keys.unlock(folder, ONE_PASSPHRASE, AT)
    after = slots(folder)[ONE]
    assert (after.kdf.memory_kib, after.kdf.passes) == (before.kdf.memory_kib, before.kdf.passes) == (64, 1)
    assert after.kdf.salt != before.kdf.salt
    assert COST.memory_kib > 64


def test_an_old_slot_that_nobody_opened_is_as_it_was(folder: Path) -> None:
    before = slots(folder)
    keys.unlock(folder, ONE_PASSPHRASE, AT)
    assert {name: slots(folder)[name] for name in (TWO, "sheet")} == {
        name: before[name] for name in (TWO, "sheet")
    }


def test_what_cannot_be_written_opens_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise StoreTrouble("disk_full", folder=folder)

    monkeypatch.setattr(keyfile, "write_durably", full)
    assert keys.unlock(folder, ONE_PASSPHRASE, AT) == keys.Unlocked(KEY, ONE_NAME, ONE)
    assert (folder / "lssdesk.keys").read_bytes() == old_keys.FILE


def test_what_cannot_be_proved_is_put_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, asked = keys.unwrap, []

    def once(*args: object) -> object:
        asked.append(args)
        return real(*args) if len(asked) == 1 else None  # type: ignore[arg-type]

    monkeypatch.setattr(keys, "unwrap", once)
    assert keys.unlock(folder, ONE_PASSPHRASE, AT) == keys.Unlocked(KEY, ONE_NAME, ONE)
    assert len(asked) == 2
    assert (folder / "lssdesk.keys").read_bytes() == old_keys.FILE


def test_the_key_file_of_a_backup_stays_as_it_was_made(folder: Path) -> None:
    path = folder / "lssdesk-20260101-120000.keys"
    path.write_bytes(old_keys.FILE)
    assert keys.unlock(path, ONE_PASSPHRASE, AT).key == KEY
    assert path.read_bytes() == old_keys.FILE


def test_old_and_new_slots_do_not_share_a_passphrase(folder: Path) -> None:
    unlocked = keys.unlock(folder, ONE_PASSPHRASE, AT)
    for refused in (
        lambda: keys.add_officer(folder, unlocked, "Siv", TWO_PASSPHRASE, CHEAP),
        lambda: keys.set_passphrase(folder, unlocked, TWO_PASSPHRASE, CHEAP),
    ):
        with pytest.raises(Exception, match="Välj en annan"):
            refused()


def test_a_new_passphrase_makes_the_slot_new_too(folder: Path) -> None:
    recovered = keys.unlock_with_recovery(folder, CODE, AT)
    keys.set_passphrase(folder, recovered, "tredje lösenfrasen", CHEAP)
    assert states(folder)[ONE] == "sound"
    assert keys.unlock(folder, "tredje lösenfrasen", AT).slot_id == ONE
    assert keys.who_may_be_here(folder, recovered) == ((ONE, ONE_NAME),)
