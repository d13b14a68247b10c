"""Key slots: passphrase, second officer, recovery sheet, tries, torn key file."""

import hashlib
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lssdesk.errors import Refused
from lssdesk.store import codes, keyfile, keys
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE, new_vault

NEW = "en helt annan lösenfras"


@pytest.fixture
def vault(tmp_path: Path) -> keys.NewVault:
    return new_vault(tmp_path)


def kind_of(call: Callable[[], object]) -> str:
    with pytest.raises(StoreTrouble) as caught:
        call()
    return caught.value.kind


def test_passphrase_and_recovery_sheet_open_the_same_key(tmp_path: Path, vault: keys.NewVault) -> None:
    unlocked = keys.unlock(tmp_path, PASSPHRASE, AT)
    recovered = keys.unlock_with_recovery(tmp_path, vault.recovery_code.lower(), AT)
    assert unlocked == vault.unlocked
    assert recovered == keys.Unlocked(vault.key, OFFICER, unlocked.slot_id, by_recovery=True)


def test_the_usual_cost_opens_too(tmp_path: Path) -> None:
    vault = keys.create(tmp_path, OFFICER, PASSPHRASE)
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked
    kdf = keyfile.load(tmp_path).file.slots[0].kdf
    assert (kdf.memory_kib, kdf.passes, kdf.lanes) == (65536, 3, 4)


def test_keys_and_salts_are_never_the_same(tmp_path: Path) -> None:
    one, two = new_vault(tmp_path / "one"), new_vault(tmp_path / "two")
    assert one.key.secret != two.key.secret
    assert one.key.database != two.key.database
    slots = [slot for name in ("one", "two") for slot in keyfile.load(tmp_path / name).file.slots]
    assert len({slot.kdf.salt for slot in slots}) == len({slot.nonce for slot in slots}) == 4


def test_nothing_secret_shows_in_a_repr(vault: keys.NewVault) -> None:
    shown = repr(vault) + repr(vault.key)
    assert vault.recovery_code not in shown
    assert repr(vault.key.secret) not in shown
    assert vault.key.secret.hex() not in shown


def test_the_same_letters_composed_otherwise_open(tmp_path: Path, vault: keys.NewVault) -> None:
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert keys.unlock(tmp_path, decomposed, AT) == vault.unlocked


@pytest.mark.parametrize(
    ("passphrase", "says"),
    [
        ("", "nu är den 0"),
        ("elva tecken", "minst 12 tecken, nu är den 11"),
        ("aaaaaaaaaaaaaaaa", "minst 5 olika tecken"),
        ("abcdabcdabcd", "minst 5 olika tecken"),
    ],
)
def test_weak_passphrase_is_refused_everywhere(
    tmp_path: Path, vault: keys.NewVault, passphrase: str, says: str
) -> None:
    for call in (
        lambda: keys.create(tmp_path / "other", OFFICER, passphrase, CHEAP),
        lambda: keys.set_passphrase(tmp_path, vault.unlocked, passphrase, CHEAP),
        lambda: keys.add_officer(tmp_path, vault.unlocked, "Bo", passphrase, CHEAP),
    ):
        with pytest.raises(Refused, match=says):
            call()
    assert not (tmp_path / "other").exists()


def test_changed_passphrase(tmp_path: Path, vault: keys.NewVault) -> None:
    keys.set_passphrase(tmp_path, vault.unlocked, NEW, CHEAP)
    assert keys.unlock(tmp_path, NEW, AT) == vault.unlocked
    assert keys.unlock_with_recovery(tmp_path, vault.recovery_code, AT).key == vault.key
    assert kind_of(lambda: keys.unlock(tmp_path, PASSPHRASE, AT)) == "wrong_passphrase"


def test_given_up_passphrase_does_not_live_on_in_the_second_copy(
    tmp_path: Path, vault: keys.NewVault
) -> None:
    keys.set_passphrase(tmp_path, vault.unlocked, NEW, CHEAP)
    (tmp_path / "lssdesk.keys").unlink()
    assert kind_of(lambda: keys.unlock(tmp_path, PASSPHRASE, AT)) == "wrong_passphrase"
    assert keys.unlock(tmp_path, NEW, AT).key == vault.key


def test_forgotten_passphrase_is_replaced_by_the_sheet(tmp_path: Path, vault: keys.NewVault) -> None:
    recovered = keys.unlock_with_recovery(tmp_path, vault.recovery_code, AT)
    keys.set_passphrase(tmp_path, recovered, NEW, CHEAP)
    assert keys.unlock(tmp_path, NEW, AT) == vault.unlocked


def test_second_officer(tmp_path: Path, vault: keys.NewVault) -> None:
    added = keys.add_officer(tmp_path, vault.unlocked, "Bo Ek", NEW, CHEAP)
    assert keys.unlock(tmp_path, NEW, AT) == added
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked
    assert (added.officer, added.key) == ("Bo Ek", vault.key)
    keys.set_passphrase(tmp_path, added, "tredje lösenfrasen", CHEAP)
    assert keys.unlock(tmp_path, "tredje lösenfrasen", AT) == added
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked


def test_the_sheet_serves_another_officer_than_its_maker(tmp_path: Path, vault: keys.NewVault) -> None:
    added = keys.add_officer(tmp_path, vault.unlocked, "Bo Ek", NEW, CHEAP)
    recovered = keys.unlock_with_recovery(tmp_path, vault.recovery_code, AT)
    keys.set_passphrase(tmp_path, recovered.as_officer("Bo Ek", added.slot_id), "tredje lösenfrasen", CHEAP)
    assert keys.unlock(tmp_path, "tredje lösenfrasen", AT) == added
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked
    assert kind_of(lambda: keys.unlock(tmp_path, NEW, AT)) == "wrong_passphrase"


def test_two_officers_cannot_have_the_same_passphrase(tmp_path: Path, vault: keys.NewVault) -> None:
    with pytest.raises(Refused, match="Välj en annan"):
        keys.add_officer(tmp_path, vault.unlocked, "Bo", PASSPHRASE, CHEAP)
    keys.set_passphrase(tmp_path, vault.unlocked, PASSPHRASE, CHEAP)
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked


def test_new_sheet_replaces_the_old_one(tmp_path: Path, vault: keys.NewVault) -> None:
    code = keys.new_recovery(tmp_path, vault.unlocked, CHEAP)
    assert keys.unlock_with_recovery(tmp_path, code, AT).key == vault.key
    assert kind_of(lambda: keys.unlock_with_recovery(tmp_path, vault.recovery_code, AT)) == "wrong_code"


def test_a_sheet_that_is_on_paper_already(tmp_path: Path, vault: keys.NewVault) -> None:
    code = keys.new_code()
    assert keys.unlock_with_recovery(tmp_path, vault.recovery_code, AT).key == vault.key
    assert keys.new_recovery(tmp_path, vault.unlocked, CHEAP, code=code) == code
    assert keys.unlock_with_recovery(tmp_path, code, AT).key == vault.key


def test_who_holds_the_key_sees_whose_ways_in_there_are(tmp_path: Path) -> None:
    since = date(2026, 11, 24)
    vault = keys.create(tmp_path, OFFICER, PASSPHRASE, CHEAP, since=since)
    added = keys.add_officer(tmp_path, vault.unlocked, "Bo Ek", NEW, CHEAP, since=date(2026, 12, 1))
    keys.set_passphrase(tmp_path, vault.unlocked, "tredje lösenfrasen", CHEAP)
    found = {
        (way.kind, way.state, way.officer, way.slot, way.since) for way in keys.ways(tmp_path, vault.key)
    }
    own = vault.unlocked.slot_id
    assert found == {
        ("officer", "sound", OFFICER, own, since),
        ("recovery", "sound", OFFICER, own, since),
        ("officer", "sound", "Bo Ek", added.slot_id, date(2026, 12, 1)),
    }
    assert keys.who_may_be_here(tmp_path, vault.unlocked) == (
        (added.slot_id, "Bo Ek"),
        (own, OFFICER),
    )
    foreign = keys.DatabaseKey(bytes(32), vault.key.database)
    assert {way.state for way in keys.ways(tmp_path, foreign)} == {"altered"}


def test_another_program_that_has_the_folder_open_keeps_the_keys_to_itself(
    tmp_path: Path, vault: keys.NewVault
) -> None:
    """What the two write would else go over each other, in the middle of a change of keys at worst."""
    program = """
import sys
from pathlib import Path
from lssdesk.store.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    root = Path(keys.__file__).parents[2]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert kind_of(lambda: keys.set_passphrase(tmp_path, vault.unlocked, NEW, CHEAP)) == "in_use"
        assert kind_of(lambda: keys.new_recovery(tmp_path, vault.unlocked, CHEAP)) == "in_use"
        other.kill()
    assert keys.unlock(tmp_path, PASSPHRASE, AT) == vault.unlocked
    keys.set_passphrase(tmp_path, vault.unlocked, NEW, CHEAP)


def test_mistyped_code_is_told_apart_from_a_wrong_one(tmp_path: Path, vault: keys.NewVault) -> None:
    code = vault.recovery_code
    other = next(character for character in codes.ALPHABET if character != code[13])
    with pytest.raises(codes.CodeTypo, match="Grupp 3 "):
        keys.unlock_with_recovery(tmp_path, code[:13] + other + code[14:], AT)
    assert not (tmp_path / "lssdesk.tries").exists()
    assert kind_of(lambda: keys.unlock_with_recovery(tmp_path, codes.new_code(), AT)) == "wrong_code"


def test_keys_that_cannot_be_read_back_are_not_taken(
    tmp_path: Path, vault: keys.NewVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "unwrap", lambda *_: None)
    assert kind_of(lambda: keys.new_recovery(tmp_path, vault.unlocked, CHEAP)) == "keys_not_proved"
    assert kind_of(lambda: keys.create(tmp_path / "new", OFFICER, PASSPHRASE, CHEAP)) == "keys_not_proved"
    monkeypatch.undo()
    assert keys.unlock_with_recovery(tmp_path, vault.recovery_code, AT).key == vault.key
    assert keys.state(tmp_path / "new") == "new"


def torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    place = data.index(b'"wrapped":"') + 20
    return data[:place] + (b"A" if data[place : place + 1] != b"A" else b"B") + data[place + 1 :]


def deep() -> bytes:
    """A file that vouches for itself and nests deeper than anything can read."""
    content = b"[" * 100_000 + b"]" * 100_000
    digest = hashlib.sha256(content).hexdigest().encode()
    return b'{"format":"lssdesk-keys","version":2,"content":' + content + b',"sha256":"' + digest + b'"}'


DAMAGE = [
    ("torn", torn),
    ("one character flipped", flipped),
    ("emptied", lambda _: b""),
    ("zeroes", lambda data: bytes(len(data))),
    ("not JSON", lambda _: b"\xff\xfehej"),
    ("another file", lambda _: b'{"format": "x", "version": 1}'),
    ("nested without end", lambda _: deep()),
    ("far too large", lambda data: data + b" " * (5 << 20)),
]


@pytest.mark.parametrize(("name", "damage"), DAMAGE)
def test_damaged_key_file_falls_back_to_its_copy(
    tmp_path: Path, vault: keys.NewVault, name: str, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "lssdesk.keys"
    path.write_bytes(damage(path.read_bytes()))
    unlocked = keys.unlock(tmp_path, PASSPHRASE, AT)
    assert unlocked.key == vault.key
    assert "lssdesk.keys var skadad" in unlocked.notice
    assert keys.unlock(tmp_path, PASSPHRASE, AT).notice == ""


@pytest.mark.parametrize(("name", "damage"), DAMAGE)
def test_damaged_key_file_without_copy_is_no_wrong_passphrase(
    tmp_path: Path, vault: keys.NewVault, name: str, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "lssdesk.keys"
    broken = damage(path.read_bytes())
    path.write_bytes(broken)
    path.with_name("lssdesk.keys.previous").unlink()
    assert kind_of(lambda: keys.unlock(tmp_path, PASSPHRASE, AT)) == "keys_damaged"
    assert path.read_bytes() == broken


def test_key_file_of_a_later_program_is_left_alone(tmp_path: Path, vault: keys.NewVault) -> None:
    path = tmp_path / "lssdesk.keys"
    path.write_bytes(path.read_bytes().replace(b'"version":2', b'"version":3'))
    assert kind_of(lambda: keys.unlock(tmp_path, PASSPHRASE, AT)) == "keys_newer"


def test_slot_moved_to_another_database_does_not_open(tmp_path: Path, vault: keys.NewVault) -> None:
    other = new_vault(tmp_path / "other")
    moved = keyfile.load(tmp_path).file
    path = tmp_path / "other" / "lssdesk.keys"
    keyfile.save(path, keyfile.KeyFile(other.key.database, "", complete=True, slots=moved.slots))
    assert kind_of(lambda: keys.unlock(tmp_path / "other", PASSPHRASE, AT)) == "wrong_passphrase"


def test_length_of_a_name_does_not_show(tmp_path: Path) -> None:
    keys.create(tmp_path / "short", "Bo", PASSPHRASE, CHEAP)
    keys.create(tmp_path / "long", "Anna-Karin Wetterstrand Lagerqvist", PASSPHRASE, CHEAP)
    sizes = {
        len(slot.wrapped) for name in ("short", "long") for slot in keyfile.load(tmp_path / name).file.slots
    }
    assert len(sizes) == 1


def test_key_file_is_plain_json_without_names(tmp_path: Path, vault: keys.NewVault) -> None:
    text = (tmp_path / "lssdesk.keys").read_text()
    assert json.loads(text)["format"] == "lssdesk-keys"
    assert not re.search(r"Åsa|berg|Lindkvist", text)


def test_state_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert keys.state(folder) == "new"
    first = new_vault(folder)
    assert keys.state(folder) == "unfinished"
    assert new_vault(folder).key != first.key
    (folder / "lssdesk.db").touch()
    assert keys.state(folder) == "ready"
    assert kind_of(lambda: new_vault(folder)) == "exists"
    for name in ("lssdesk.keys", "lssdesk.keys.previous"):
        (folder / name).unlink()
    assert keys.state(folder) == "keys_missing"
    assert kind_of(lambda: new_vault(folder)) == "keys_missing"


def test_database_that_is_gone_is_never_made_anew(tmp_path: Path, vault: keys.NewVault) -> None:
    keyfile.mark_complete(tmp_path)
    assert keys.state(tmp_path) == "database_missing"
    assert (tmp_path / "lssdesk.keys").read_bytes() == (tmp_path / "lssdesk.keys.previous").read_bytes()
    assert kind_of(lambda: new_vault(tmp_path)) == "database_missing"


def test_unlocking_imports_no_sqlalchemy(tmp_path: Path, vault: keys.NewVault) -> None:
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from lssdesk.store import keys
keys.unlock(Path({str(tmp_path)!r}), {PASSPHRASE!r}, datetime.now(UTC))
print(sorted({{"sqlalchemy", "alembic", "sqlcipher3", "reportlab"}} & set(sys.modules)))
"""
    root = Path(keys.__file__).parents[2]
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
