"""Backups: written, proved, thinned, put back."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from lssdesk.store import backup, engine, keys
from lssdesk.store.office import Office
from lssdesk.store.tables import PersonRow, SettingRow
from lssdesk.store.trouble import StoreTrouble
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
    assert made == office.folder / "backups" / "lssdesk-20261124-120000.db"
    assert sorted(path.name for path in made.parent.iterdir()) == [
        "lssdesk-20261124-120000.db",
        "lssdesk-20261124-120000.keys",
    ]
    assert keys.unlock(made.with_suffix(".keys"), PASSPHRASE, AT).key == office.key
    connection = engine.connect(made, office.key, immutable=True)
    assert connection.execute("SELECT given_name FROM persons").fetchall() == [("Majken",)]
    connection.close()


def test_two_backups_in_one_second_both_stay(office: Office) -> None:
    made = [backup.make(office.folder, office.key, AT) for _ in range(3)]
    assert backup.backups(office.folder) == tuple(reversed(made))
    assert [backup.stamp_of(path) for path in made] == [AT + timedelta(seconds=n) for n in range(3)]


def test_a_backup_that_differs_is_not_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(office)
    real = backup.content
    seen: list[object] = []

    def one_row_lost(connection: Any) -> dict[str, backup.Table]:
        seen.append(connection)
        found = real(connection)
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
    real = backup._head
    calls: list[int] = []

    def head_then_write(connection: Any) -> int:
        found = real(connection)
        calls.append(found)
        if len(calls) == 1:
            put(office, "in between")
        return found

    monkeypatch.setattr(backup, "_head", head_then_write)
    made = backup.make(office.folder, office.key, AT)
    connection = engine.connect(made, office.key, immutable=True)
    assert connection.execute("SELECT key FROM settings").fetchall() == [("in between",)]
    connection.close()
    assert calls == [0, 1, 1, 1]


def test_pieces_of_a_broken_off_backup_are_cleared(office: Office) -> None:
    made = backup.make(office.folder, office.key, AT)
    leftover = made.with_name("lssdesk-20261123-120000.part")
    leftover.write_bytes(b"half")
    backup.make(office.folder, office.key, later(1))
    assert not leftover.exists()


NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def ago(**units: float) -> datetime:
    return NOW - timedelta(**units)


THINNED = [
    ("nothing", [], []),
    ("all of two days", [ago(hours=h) for h in range(0, 48, 5)], [ago(hours=h) for h in range(0, 48, 5)]),
    ("last of a day, third day", [ago(days=3, hours=1), ago(days=3), ago(days=3, hours=2)], [ago(days=3)]),
    ("two days, third day", [ago(days=3), ago(days=4)], [ago(days=3), ago(days=4)]),
    (
        "last of a week in the second month (Thursday, two Sundays)",
        [ago(days=40 + d) for d in range(14)],
        [ago(days=d) for d in (40, 44, 51)],
    ),
    (
        "a month in its second year",
        [ago(days=400), ago(days=401), ago(days=500)],
        [ago(days=400), ago(days=500)],
    ),
    (
        "from a clock that ran ahead",
        [ago(days=-3), ago(days=-3, hours=1)],
        [ago(days=-3), ago(days=-3, hours=1)],
    ),
]


@pytest.mark.parametrize(("name", "stamps", "kept"), THINNED)
def test_backups_thin_as_they_grow_old(name: str, stamps: list[datetime], kept: list[datetime]) -> None:
    assert backup.to_keep(stamps, NOW) == frozenset(kept)


@given(st.lists(st.integers(min_value=0, max_value=60 * 24 * 1000)))
@settings(max_examples=100, deadline=None)
def test_thinning_keeps_the_newest_and_is_done_once(minutes: list[int]) -> None:
    stamps = [ago(minutes=count) for count in minutes]
    kept = backup.to_keep(stamps, NOW)
    assert kept <= set(stamps)
    assert backup.to_keep(kept, NOW) == kept
    assert not stamps or max(stamps) in kept
    for stamp in set(stamps) - kept:
        assert any(timedelta() < later_one - stamp <= timedelta(days=31) for later_one in kept)


def test_thinning_removes_the_pair(office: Office) -> None:
    old = [backup.make(office.folder, office.key, AT - timedelta(days=5, hours=h)) for h in (3, 1)]
    new = backup.make(office.folder, office.key, AT)
    stranger = new.with_name("lssdesk-viktig.db")
    stranger.write_bytes(b"x")
    assert backup.thin(office.folder, AT) == (old[0],)
    assert sorted(path.name for path in new.parent.iterdir()) == sorted(
        [path.with_suffix(end).name for path in (old[1], new) for end in (".db", ".keys")] + [stranger.name]
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
