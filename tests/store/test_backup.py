"""Backups: written, proved, thinned, put back."""

import errno
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from lssdesk.store import backup, backup_names, backup_record, engine, keys
from lssdesk.store.copying import Stop, Stopped
from lssdesk.store.office import Office
from lssdesk.store.tables import PersonRow, SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.faults.disks import short_files
from tests.store.helpers import AT, OFFICER, PASSPHRASE, fill, later, new_office


def put(office: Office, key: str) -> None:
    with office.unit("Ändrade", OFFICER, AT) as unit:
        unit.add(SettingRow(key=key, value="1"))


def settings_in(folder: Path, key: Any) -> list[str]:
    office = Office.open(folder, key, AT)
    with office.read() as session:
        found = list(session.scalars(select(SettingRow.key).order_by(SettingRow.key)))
    office.close(AT)
    return found


def test_a_backup_is_encrypted_holds_the_rows_and_has_its_key_file(office: Office) -> None:
    fill(office)
    made = backup.make(office.folder, office.key, AT)
    assert made == office.folder / "backups" / "lssdesk-000001-20261124-120000.db"
    assert sorted(path.name for path in made.parent.iterdir()) == [
        "lssdesk-000001-20261124-120000.db",
        "lssdesk-000001-20261124-120000.keys",
    ]
    assert keys.unlock(made.with_suffix(".keys"), PASSPHRASE, AT).key == office.key
    connection = engine.connect(made, office.key, immutable=True)
    assert connection.execute("SELECT given_name FROM persons").fetchall() == [("Majken",)]
    connection.close()


def test_two_backups_in_one_second_both_stay(office: Office) -> None:
    made = [backup.make(office.folder, office.key, AT) for _ in range(3)]
    assert backup.backups(office.folder) == tuple(reversed(made))
    assert [backup_names.number_of(path) for path in made] == [1, 2, 3]
    assert {backup.stamp_of(path) for path in made} == {AT}


def test_a_backup_that_differs_is_not_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(office)
    real = backup.content
    seen: list[object] = []

    def one_row_lost(connection: Any, stop: Stop) -> dict[str, backup.Table]:
        seen.append(connection)
        found = real(connection, stop)
        if len(seen) == 1:
            found["persons"] = backup.Table(0, "")
        return found

    monkeypatch.setattr(backup, "content", one_row_lost)
    with pytest.raises(StoreTrouble) as caught:
        backup.make(office.folder, office.key, AT)
    assert caught.value.kind == "backup_differs"
    assert list((office.folder / "backups").iterdir()) == []


def test_content_sees_every_value(office: Office) -> None:
    fill(office)
    connection = engine.connect(office.path, office.key)
    before = backup.content(connection)
    connection.execute("UPDATE sessions SET note = note || ' '")
    after = backup.content(connection)
    connection.close()
    assert {name for name in before if before[name] != after[name]} == {"sessions"}
    assert before["sessions"].rows == after["sessions"].rows == 1


def test_work_goes_on_while_a_backup_is_made(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    real = backup.last_line
    calls: list[backup.Head] = []

    def head_then_write(connection: Any) -> backup.Head:
        found = real(connection)
        calls.append(found)
        if len(calls) == 1:
            put(office, "in between")
        return found

    monkeypatch.setattr(backup, "last_line", head_then_write)
    made = backup.make(office.folder, office.key, AT)
    connection = engine.connect(made, office.key, immutable=True)
    assert connection.execute("SELECT key FROM settings").fetchall() == [("in between",)]
    connection.close()
    assert [one.seq for one in calls] == [0, 1, 1, 1]


def test_pieces_of_a_broken_off_backup_are_cleared(office: Office) -> None:
    made = backup.make(office.folder, office.key, AT)
    leftover = made.with_name("lssdesk-20261123-120000.part")
    leftover.write_bytes(b"half")
    backup.make(office.folder, office.key, later(1))
    assert not leftover.exists()


def test_thinning_removes_the_pair(office: Office) -> None:
    old = [backup.make(office.folder, office.key, AT - timedelta(days=5, hours=h)) for h in (3, 1)]
    new = backup.make(office.folder, office.key, AT)
    (new.parent / "anteckningar.txt").write_bytes(b"x")
    stranger = new.with_name("lssdesk-viktig.db")
    stranger.write_bytes(b"x")
    assert backup.thin(office.folder, AT) == (old[0],)
    assert sorted(path.name for path in new.parent.iterdir()) == sorted(
        [path.with_suffix(end).name for path in (old[1], new) for end in (".db", ".keys")]
        + [stranger.name, "anteckningar.txt"]
    )


def test_restore_keeps_what_it_replaces(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    put(office, "old")
    made = backup.make(office.folder, office.key, AT)
    put(office, "newer")
    office.close(AT)
    kept = backup.restore(made, tmp_path, office.key, later(1))
    assert kept == tmp_path / "replaced-20261124-120100-1"
    assert settings_in(tmp_path, office.key) == ["old"]
    shutil.copy(tmp_path / "lssdesk.keys", kept)
    assert settings_in(kept, office.key) == ["newer", "old"]


def test_restore_takes_a_pending_write_ahead_file_away_too(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office")
    put(office, "old")
    made = backup.make(office.folder, office.key, AT)
    put(office, "newer")
    crashed = Path(shutil.copytree(office.folder, tmp_path / "crashed"))
    office.close(AT)
    assert (crashed / "lssdesk.db-wal").stat().st_size > 0
    kept = backup.restore(made, crashed, office.key, AT)
    assert kept is not None
    assert settings_in(crashed, office.key) == ["old"]
    shutil.copy(crashed / "lssdesk.keys", kept)
    assert settings_in(kept, office.key) == ["newer", "old"]


def test_restore_on_a_new_machine_from_the_pair_alone(tmp_path: Path) -> None:
    office = new_office(tmp_path / "old")
    fill(office)
    made = backup.make(office.folder, office.key, AT)
    office.close(AT)
    stick = Path(shutil.copytree(made.parent, tmp_path / "stick"))
    key = keys.unlock(stick / made.with_suffix(".keys").name, PASSPHRASE, AT).key
    assert backup.restore(stick / made.name, tmp_path / "new", key, AT) is None
    key = keys.unlock(tmp_path / "new", PASSPHRASE, AT).key
    opened = Office.open(tmp_path / "new", key, AT)
    with opened.read() as session:
        assert session.scalars(select(PersonRow.given_name)).all() == ["Majken"]
    opened.close(AT)


def test_restore_over_another_database_keeps_its_keys_with_it(tmp_path: Path) -> None:
    one, two = new_office(tmp_path / "one"), new_office(tmp_path / "two")
    put(one, "one")
    put(two, "two")
    made = backup.make(one.folder, one.key, AT)
    one.close(AT)
    two.close(AT)
    kept = backup.restore(made, two.folder, one.key, AT)
    assert kept is not None
    assert settings_in(two.folder, one.key) == ["one"]
    assert settings_in(kept, two.key) == ["two"]


@pytest.mark.parametrize(
    ("name", "place", "kind"), [("first page", 300, "damaged"), ("further in", 5 * 4096 + 9, "damaged")]
)
def test_a_damaged_backup_is_not_restored(tmp_path: Path, name: str, place: int, kind: str) -> None:
    office = new_office(tmp_path)
    fill(office)
    made = backup.make(office.folder, office.key, AT)
    office.close(AT)
    before = office.path.read_bytes()
    data = bytearray(made.read_bytes())
    data[place] ^= 1
    made.write_bytes(data)
    with pytest.raises(StoreTrouble) as caught:
        backup.restore(made, tmp_path, office.key, AT)
    assert caught.value.kind == kind
    assert office.path.read_bytes() == before


def test_an_open_office_is_not_restored_over(office: Office) -> None:
    made = backup.make(office.folder, office.key, AT)
    with pytest.raises(StoreTrouble) as caught:
        backup.restore(made, office.folder, office.key, AT)
    assert caught.value.kind == "in_use"


def test_the_record_knows_what_a_backup_held_and_before_what_it_was_made(office: Office) -> None:
    fill(office)
    made = backup.make(office.folder, office.key, AT, before="gallring")
    proof = backup_record.load(office.folder).proofs[made.name]
    assert (proof.at, proof.before, proof.problem) == (AT, "gallring", "")
    assert backup.prove(made, office.key, proof.content) == proof.content


def test_another_content_is_told_from_a_damaged_one(office: Office) -> None:
    first = backup.make(office.folder, office.key, AT)
    put(office, "one")
    second = backup.make(office.folder, office.key, AT)
    known = backup_record.load(office.folder).proofs[first.name].content
    first.write_bytes(second.read_bytes())
    with pytest.raises(StoreTrouble) as caught:
        backup.prove(first, office.key, known)
    assert caught.value.kind == "backup_differs"


DAMAGE = [
    ("a page", lambda path: flip(path, 5 * 4096 + 9), "damaged"),
    ("the first page", lambda path: flip(path, 300), "damaged"),
    ("cut off in a page", lambda path: path.write_bytes(path.read_bytes()[:-100]), "damaged"),
    ("cut off after a page", lambda path: path.write_bytes(path.read_bytes()[: -20 * 4096]), "damaged"),
    ("empty", lambda path: path.write_bytes(b""), "empty"),
    ("gone", lambda path: path.unlink(), "database_missing"),
    ("without its key file", lambda path: path.with_suffix(".keys").unlink(), "keys_missing"),
    ("with a torn key file", lambda path: path.with_suffix(".keys").write_bytes(b"{"), "keys_damaged"),
]


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(("name", "harm", "kind"), DAMAGE)
def test_proving_finds_what_is_wrong(
    office: Office, name: str, harm: Callable[[Path], Any], kind: str
) -> None:
    fill(office)
    made = backup.make(office.folder, office.key, AT)
    harm(made)
    with pytest.raises(StoreTrouble) as caught:
        backup.prove(made, office.key)
    assert caught.value.kind == kind, name


def test_the_newest_whole_one_stays_beside_a_newer_damaged_one(office: Office) -> None:
    made = [backup.make(office.folder, office.key, AT - timedelta(days=40, minutes=n)) for n in (9, 6, 3)]
    harmed = backup_record.Proof(AT, "", problem="damaged")
    backup_record.change(
        office.folder,
        lambda record: backup_record.Record(proofs={**record.proofs, made[2].name: harmed}),
    )
    made[1].with_suffix(".keys").unlink()
    assert backup.thin(office.folder, AT) == (made[1],)
    assert backup.backups(office.folder) == (made[2], made[0])


def test_a_clock_set_back_neither_hides_nor_overwrites(office: Office) -> None:
    ahead = backup.make(office.folder, office.key, AT + timedelta(days=400))
    put(office, "later")
    back = backup.make(office.folder, office.key, AT)
    assert backup.backups(office.folder) == (back, ahead)
    assert backup.thin(office.folder, AT) == ()
    assert backup.head_of(back, office.key) > backup.head_of(ahead, office.key)


def test_a_record_that_is_torn_or_foreign_is_begun_anew(office: Office) -> None:
    for content in (b"", b"{", b"\xff\xfe", b'{"proofs": 7}', b'{"strange": 1}'):
        (office.folder / backup_record.FILE).write_bytes(content)
        assert backup_record.load(office.folder) == backup_record.Record()
        made = backup.make(office.folder, office.key, AT)
        assert list(backup_record.load(office.folder).proofs) == [made.name]


def test_numbers_go_on_after_a_restore_on_a_new_machine(tmp_path: Path) -> None:
    office = new_office(tmp_path / "old")
    made = [backup.make(office.folder, office.key, later(n)) for n in range(3)]
    office.close(AT)
    backup.restore(made[0], tmp_path / "new", office.key, AT)
    opened = Office.open(tmp_path / "new", office.key, AT)
    assert backup_names.number_of(backup.make(opened.folder, opened.key, AT)) == 4
    opened.close(AT)


def test_broken_off_at_any_moment_nothing_is_left(office: Office) -> None:
    fill(office)
    asked: list[int] = []
    first = backup.make(office.folder, office.key, AT, stop=lambda: bool(asked.append(1)))
    assert len(asked) > 20
    for moment in range(1, len(asked) + 1, 5):
        left = iter(range(1, moment))
        with pytest.raises(Stopped):
            backup.make(office.folder, office.key, AT, stop=lambda left=left: next(left, None) is None)
        assert backup.backups(office.folder) == (first,)
        assert len(list(first.parent.iterdir())) == 2


def test_a_long_copy_is_broken_off_inside(office: Office) -> None:
    with office.unit("Mycket", OFFICER, AT) as unit:
        unit.add_all(SettingRow(key=str(number), value="x" * 50) for number in range(3_000))
    calls: list[int] = []

    def stop() -> bool:
        calls.append(1)
        return True

    with pytest.raises(Stopped):
        backup.make(office.folder, office.key, AT, stop=stop)
    assert calls == [1]


def test_full_at_each_write(office: Office) -> None:
    fill(office)
    first = backup.make(office.folder, office.key, AT)
    for limit in [0, 100, *range(4096, first.stat().st_size, 9 * 4096)]:
        with short_files(limit), pytest.raises(StoreTrouble) as caught:
            backup.make(office.folder, office.key, later(1))
        assert caught.value.kind in {"disk_full", "disk_error"}
        assert backup.backups(office.folder) == (first,)
        assert len(list(first.parent.iterdir())) == 2
    assert backup.make(office.folder, office.key, later(1)).exists()


CALLS = ["lssdesk.store.backup.sync_file", "lssdesk.store.backup.sync_folder", "os.fsync", "os.replace"]


@pytest.mark.parametrize("call", CALLS)
def test_an_error_of_the_disk_leaves_no_half_backup(
    office: Office, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def broken(*_args: object) -> None:
        raise OSError(errno.EIO, "broken")

    first = backup.make(office.folder, office.key, AT)
    with monkeypatch.context() as patch:
        patch.setattr(call, broken)
        with pytest.raises(StoreTrouble) as caught:
            backup.make(office.folder, office.key, later(1))
    assert caught.value.kind == "disk_error"
    for path in backup.backups(office.folder):
        assert backup.prove(path, office.key)
    assert backup.backups(office.folder)[-1] == first
    assert not list(first.parent.glob("*.part"))


@pytest.mark.parametrize("limit", [0, 100, 30_000, 200_000])
def test_full_while_one_is_put_back_leaves_the_old_database(tmp_path: Path, limit: int) -> None:
    office = new_office(tmp_path)
    fill(office)
    made = backup.make(office.folder, office.key, AT)
    put(office, "newer")
    office.close(AT)
    with short_files(limit), pytest.raises(StoreTrouble) as caught:
        backup.restore(made, tmp_path, office.key, AT)
    assert caught.value.kind == "disk_full"
    assert "newer" in settings_in(tmp_path, office.key)


def test_a_restore_that_was_broken_off_is_done_again(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    made = backup.make(office.folder, office.key, AT)
    office.close(AT)
    for name in ("lssdesk.db.new", "lssdesk.db.new.part"):
        (tmp_path / name).write_bytes(b"half")
    assert backup.restore(made, tmp_path, office.key, AT)
    assert settings_in(tmp_path, office.key) == []
    assert not list(tmp_path.glob("lssdesk.db.new*"))
