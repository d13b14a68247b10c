"""An officer's way in is taken away: what it does, what is refused, and how work goes on meanwhile."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from lssdesk.errors import Refused
from lssdesk.store import backup, engine, keyfile, keys, rekey
from lssdesk.store.office import Office
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.tables import SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.store import old_keys
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE, fill
from tests.store.team import BO, SIV, Team, holds, kind_of, opened, refuse_loss

# --- what it does ------------------------------------------------------------------------------


def test_who_stays_opens_and_who_left_does_not(team: Team) -> None:
    held = holds(team.folder, team.office.key)
    old, said = team.office.key, []
    now = team.office.remove_officers(team.asa, {team.bo.slot_id}, said.append)
    assert said == ["begin", "copy", "swap", "finish"]
    assert now.key == team.office.key
    assert now.key.secret != old.secret
    assert now.key.database == old.database
    refuse_loss(team.office, held)
    team.office.close(AT)
    for passphrase, unlocked in ((PASSPHRASE, team.asa), (SIV, team.siv)):
        assert keys.unlock(team.folder, passphrase, AT) == replace(unlocked, key=now.key)
        opened(team.folder, passphrase).close(AT)
    recovered = keys.unlock_with_recovery(team.folder, team.code, AT)
    assert recovered == replace(team.asa, key=now.key, by_recovery=True)
    assert kind_of(lambda: keys.unlock(team.folder, BO, AT)) == "wrong_passphrase"
    assert not [way for way in keys.ways(team.folder, now.key) if way.officer == "Bo Ek"]


def test_the_key_that_he_knew_opens_nothing_any_more(team: Team) -> None:
    old = team.office.key
    team.remove_bo()
    assert not engine.fits(team.office.path, old)
    assert kind_of(lambda: keyfile.verify(team.folder, old)) == "wrong_key"
    assert kind_of(lambda: keys.set_passphrase(team.folder, team.bo, BO, CHEAP)) == "wrong_key"
    team.office.close(AT)
    assert kind_of(lambda: Office.open(team.folder, old, AT)) == "wrong_key"


def test_no_file_of_the_folder_keeps_his_slot_or_the_old_key(team: Team) -> None:
    team.remove_bo()
    team.office.close(AT)
    found = {path.name for path in team.folder.iterdir()}
    assert found == {"lssdesk.db", "lssdesk.keys", "lssdesk.keys.previous", "lssdesk.lock"}
    for name in ("lssdesk.keys", "lssdesk.keys.previous"):
        data = (team.folder / name).read_bytes()
        assert team.bo.slot_id.encode() not in data
        assert b'"next' not in data
    assert (team.folder / "lssdesk.db").read_bytes()[:16].hex() == team.asa.key.database


def test_the_copy_is_never_there_under_the_old_key_or_in_plain_text(team: Team) -> None:
    old, new = team.office.key, rekey.begin(team.folder, team.asa, {team.bo.slot_id})
    rekey.copy(team.folder, old, new)
    made = team.folder / rekey.REKEYED
    assert engine.fits(made, new)
    assert not engine.fits(made, old)
    assert b"Majken" not in made.read_bytes()
    with closing(sqlite3.connect(made)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master").fetchall()
    rekey.clear(team.folder)
    rekey.roll_back(team.folder)


def test_one_after_the_other_leaves(team: Team) -> None:
    now = team.remove_bo()
    last = team.office.remove_officers(now, {team.siv.slot_id})
    assert len({team.asa.key.secret, now.key.secret, last.key.secret}) == 3
    team.office.close(AT)
    opened(team.folder, PASSPHRASE).close(AT)
    assert kind_of(lambda: keys.unlock(team.folder, SIV, AT)) == "wrong_passphrase"


def test_after_it_keys_are_changed_as_before(team: Team) -> None:
    now = team.remove_bo()
    keys.set_passphrase(team.folder, now, "Åsas nya lösenfras", CHEAP)
    added = keys.add_officer(team.folder, now, "Ulla", "Ullas egen lösenfras", CHEAP)
    code = keys.new_recovery(team.folder, now, CHEAP)
    team.office.close(AT)
    for passphrase in ("Åsas nya lösenfras", "Ullas egen lösenfras", SIV):
        opened(team.folder, passphrase).close(AT)
    assert keys.unlock_with_recovery(team.folder, code, AT).key == added.key


def test_by_the_recovery_sheet_too(team: Team) -> None:
    recovered = keys.unlock_with_recovery(team.folder, team.code, AT)
    now = team.office.remove_officers(recovered, {team.bo.slot_id})
    assert keys.unlock(team.folder, PASSPHRASE, AT).key == now.key


def test_a_backup_of_that_day_opens_with_the_key_file_of_that_day(team: Team) -> None:
    saved = backup.make(team.folder, team.office.key, AT)
    team.remove_bo()
    key = keys.unlock(saved.with_suffix(".keys"), BO, AT).key
    engine.probe_copy(saved, key)
    team.office.close(AT)
    backup.restore(saved, team.folder, key, AT)
    team.office = opened(team.folder, BO)


# --- what is refused ---------------------------------------------------------------------------


def test_what_is_refused_in_words_changes_nothing(team: Team) -> None:
    before = (team.folder / "lssdesk.keys").read_bytes()
    sheet = next(way.id for way in keys.ways(team.folder, team.asa.key) if way.kind == "recovery")
    old_style = replace(team.asa, private=b"")
    for unlocked, leaving, says in (
        (team.asa, {team.asa.slot_id}, "Din egen nyckel kan du inte ta bort"),
        (team.asa, {team.asa.slot_id, team.bo.slot_id}, "Din egen nyckel kan du inte ta bort"),
        (team.asa, {"0" * 32}, "Öppna sidan på nytt"),
        (team.asa, set(), "Öppna sidan på nytt"),
        (team.asa, {sheet}, "Öppna sidan på nytt"),
        (old_style, {team.bo.slot_id}, "Din egen nyckel kan inte följa med"),
        (
            team.asa.as_officer("X", "1"),
            {team.asa.slot_id, team.bo.slot_id, team.siv.slot_id},
            "måste ha kvar",
        ),
        (replace(team.siv, private=team.asa.private), {team.asa.slot_id}, "Gör ett nytt blad först"),
    ):
        with pytest.raises(Refused, match=says):
            team.office.remove_officers(unlocked, leaving)
    assert kind_of(lambda: team.office.remove_officers(
        replace(team.asa, key=DatabaseKey(bytes(32), team.asa.key.database)), {team.bo.slot_id}
    )) == "wrong_key"  # fmt: skip
    assert (team.folder / "lssdesk.keys").read_bytes() == before
    assert team.office.key == team.asa.key


def test_a_private_key_that_fits_no_slot_stops_it_before_anything_is_changed(team: Team) -> None:
    before = (team.folder / "lssdesk.keys").read_bytes()
    stranger = replace(team.asa, private=bytes(range(32)))
    assert kind_of(lambda: team.office.remove_officers(stranger, {team.bo.slot_id})) == "keys_not_proved"
    assert (team.folder / "lssdesk.keys").read_bytes() == before
    assert (team.folder / "lssdesk.keys.previous").read_bytes() == before


def test_the_maker_of_the_sheet_goes_after_a_new_one_is_made(team: Team) -> None:
    siv = keys.unlock(team.folder, SIV, AT)
    with pytest.raises(Refused, match="Gör ett nytt blad först"):
        team.office.remove_officers(siv, {team.asa.slot_id})
    code = keys.new_recovery(team.folder, siv, CHEAP)
    now = team.office.remove_officers(siv, {team.asa.slot_id})
    assert keys.unlock_with_recovery(team.folder, code, AT) == replace(now, by_recovery=True)


def alter(folder: Path, name: str, **changes: Any) -> None:
    """Change the slot of an officer, or of the sheet, as a stranger would who has the file alone."""
    path = folder / "lssdesk.keys"
    file = keyfile.load(path).file
    slots = tuple(
        msgspec.structs.replace(slot, **changes) if name in (slot.id, slot.kind) else slot
        for slot in file.slots
    )
    keyfile.save(path, msgspec.structs.replace(file, slots=slots))


def stranger_public() -> bytes:
    return rekey.public_of(bytes(range(32)))


@pytest.mark.parametrize("part", ["public", "sealed", "label", "label cut off", "another's seal", "id"])
def test_no_key_is_sealed_to_a_slot_that_somebody_altered(team: Team, part: str) -> None:
    slots = {slot.id: slot for slot in keyfile.load(team.folder).file.slots}
    seal, other = slots[team.siv.slot_id].seal, slots[team.bo.slot_id].seal
    assert seal is not None
    changes: dict[str, Any] = {
        "public": {"public": stranger_public()},
        "sealed": {"seal": msgspec.structs.replace(seal, sealed=bytes(80))},
        "label": {"seal": msgspec.structs.replace(seal, label=bytes(len(seal.label)))},
        "label cut off": {"seal": msgspec.structs.replace(seal, label=b"12")},
        "another's seal": {"seal": other},
        "id": {"id": "0" * 32},
    }[part]
    alter(team.folder, team.siv.slot_id, **changes)
    altered = [way for way in keys.ways(team.folder, team.asa.key) if way.state == "altered"]
    assert [way.kind for way in altered] == ["officer"]
    with pytest.raises(Refused, match="1 till av nycklarna"):
        team.remove_bo()
    team.office.remove_officers(team.asa, {team.bo.slot_id, altered[0].id})
    assert {way.officer for way in keys.ways(team.folder, team.office.key)} == {OFFICER}


def test_a_slot_that_a_stranger_added_gets_nothing(team: Team) -> None:
    file = keyfile.load(team.folder).file
    foreign = keys.create(team.folder.parent / "other", "Ingen", "främmande lösenfras", CHEAP)
    added = keyfile.load(team.folder.parent / "other").file.slots[0]
    keyfile.save(team.folder / "lssdesk.keys", msgspec.structs.replace(file, slots=(*file.slots, added)))
    with pytest.raises(Refused, match="1 till av nycklarna"):
        team.remove_bo()
    assert foreign.key != team.office.key


def test_an_altered_sheet_is_made_anew_first(team: Team) -> None:
    alter(team.folder, "recovery", public=stranger_public())
    with pytest.raises(Refused, match="Gör ett nytt blad först"):
        team.remove_bo()
    keys.new_recovery(team.folder, team.asa, CHEAP)
    team.remove_bo()


def test_what_is_sealed_wrongly_is_damage_and_no_wrong_passphrase(team: Team) -> None:
    slots = {slot.id: slot for slot in keyfile.load(team.folder).file.slots}
    seal = slots[team.siv.slot_id].seal
    assert seal is not None
    alter(team.folder, team.siv.slot_id, seal=msgspec.structs.replace(seal, sealed=bytes(80)))
    assert kind_of(lambda: keys.unlock(team.folder, SIV, AT)) == "keys_damaged"
    alter(team.folder, team.siv.slot_id, seal=None)
    assert kind_of(lambda: keys.unlock(team.folder, SIV, AT)) == "keys_damaged"


# --- version 1 ---------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Office]:
    """An office whose key file is of version 1, and open."""
    old_keys.put(tmp_path)
    office = Office.create(tmp_path, old_keys.KEY, AT)
    fill(office)
    yield office
    office.close(AT)


def test_old_slots_are_named_before_and_the_officer_decides(old: Office) -> None:
    unlocked = keys.unlock(old.folder, old_keys.ONE_PASSPHRASE, AT)
    third = keys.add_officer(old.folder, unlocked, "Siv Alm", SIV, CHEAP)
    with pytest.raises(Refused, match="1 till av nycklarna"):
        old.remove_officers(unlocked, {third.slot_id})
    leaving = {third.slot_id, old_keys.TWO}
    with pytest.raises(Refused, match="Gör ett nytt blad först"):
        old.remove_officers(unlocked, leaving)
    code = keys.new_recovery(old.folder, unlocked, CHEAP)
    now = old.remove_officers(unlocked, leaving)
    assert keys.unlock_with_recovery(old.folder, code, AT).key == now.key
    assert keys.unlock(old.folder, old_keys.ONE_PASSPHRASE, AT).key == now.key
    assert kind_of(lambda: keys.unlock(old.folder, old_keys.TWO_PASSPHRASE, AT)) == "wrong_passphrase"


def test_an_old_slot_that_was_opened_once_stays(old: Office) -> None:
    unlocked = keys.unlock(old.folder, old_keys.ONE_PASSPHRASE, AT)
    third = keys.add_officer(old.folder, unlocked, "Siv Alm", SIV, CHEAP)
    keys.unlock(old.folder, old_keys.TWO_PASSPHRASE, AT)
    keys.unlock_with_recovery(old.folder, old_keys.CODE, AT)
    now = old.remove_officers(unlocked, {third.slot_id})
    assert keys.unlock(old.folder, old_keys.TWO_PASSPHRASE, AT).key == now.key
    assert keys.unlock_with_recovery(old.folder, old_keys.CODE, AT).key == now.key


def test_an_old_slot_leaves_too(old: Office) -> None:
    unlocked = keys.unlock(old.folder, old_keys.ONE_PASSPHRASE, AT)
    keys.unlock_with_recovery(old.folder, old_keys.CODE, AT)
    old.remove_officers(unlocked, {old_keys.TWO})
    assert kind_of(lambda: keys.unlock(old.folder, old_keys.TWO_PASSPHRASE, AT)) == "wrong_passphrase"


# --- work goes on ------------------------------------------------------------------------------


def test_reading_goes_on_and_writing_is_told_to_wait(team: Team) -> None:
    seen: list[str] = []

    def meanwhile(step: str) -> None:
        with team.office.read() as session:
            assert session.get(SettingRow, "sender") is not None
        with pytest.raises(StoreTrouble, match="Vänta tills bytet är klart") as caught:
            team.office.unit("Skrev", OFFICER, AT).__enter__()
        seen.append(f"{step} {caught.value.kind}")

    team.office.remove_officers(team.asa, {team.bo.slot_id}, meanwhile)
    assert seen == [f"{step} rekeying" for step in ("begin", "copy", "swap", "finish")]
    with team.office.unit("Skrev", OFFICER, AT) as unit:
        unit.add(SettingRow(key="afterwards", value="{}"))


def test_a_second_one_meanwhile_is_told_to_wait(team: Team) -> None:
    kinds: list[str] = []
    team.office.remove_officers(team.asa, {team.bo.slot_id}, lambda _: kinds.append(kind_of(team.remove_bo)))
    assert set(kinds) == {"rekeying"}


def test_it_waits_for_a_backup_that_is_being_made(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    other = engine.connect(team.office.path, team.office.key)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM log").fetchall()
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            other.close()

    monkeypatch.setattr("lssdesk.store.office.time.sleep", sleep)
    team.remove_bo()
    assert len(waits) == 3


def test_what_is_open_for_ever_leaves_all_as_it_was(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    held, before = holds(team.folder, team.office.key), (team.folder / "lssdesk.keys").read_bytes()
    monkeypatch.setattr("lssdesk.store.office._PATIENCE", -1.0)
    with closing(engine.connect(team.office.path, team.office.key)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM log").fetchall()
        assert kind_of(team.remove_bo) == "busy"
    assert (team.folder / "lssdesk.keys").read_bytes() == before
    assert team.office.key == team.asa.key
    refuse_loss(team.office, held)
    team.remove_bo()


def test_the_same_with_a_reader_in_this_program(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lssdesk.store.gate._LONGEST", 0.0)
    monkeypatch.setattr("lssdesk.store.office._PATIENCE", -1.0)
    with team.office.read() as session:
        assert session.get(SettingRow, "sender") is not None
        assert kind_of(team.remove_bo) == "busy"
        assert session.get(SettingRow, "sender") is not None
    with team.office.unit("Skrev", OFFICER, AT):
        assert kind_of(team.remove_bo) == "busy"
    team.remove_bo()
