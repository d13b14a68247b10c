"""A file that SQLite was broken off in while it wrote, and pages that it cannot read while it writes."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from lssdesk.store import engine, files, keyfile, keys, rekey
from lssdesk.store.office import Office
from lssdesk.store.reading import reading
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.tables import SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, OFFICER, fill, new_office
from tests.store.team import BO, SIV, Team, holds, kind_of, opened, refuse_loss


def write_half(path: Path, key: DatabaseKey) -> None:
    """Break SQLite off while it writes pages into the file itself, as it does where it folds."""
    engine.fold_away(path, key)
    copy = path.with_name("copy")
    copy.mkdir()
    with closing(engine.connect(path, key, foreign_keys=False)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("BEGIN")
        connection.execute("UPDATE alembic_version SET version_num = 'half'")
        for number in range(50):
            connection.execute("INSERT INTO settings VALUES (?, ?)", (f"half-{number}", "x" * 9000))
        for end in ("", "-journal"):
            shutil.copy(f"{path}{end}", copy)
        connection.execute("ROLLBACK")
    for one in copy.iterdir():
        one.replace(path.with_name(one.name))
    copy.rmdir()
    assert engine.half_written(path)


@pytest.fixture
def half(team: Team) -> Team:
    """A change of keys that was broken off while the database was folded."""
    team.office.close(AT)
    path, old = team.folder / files.DATABASE, team.asa.key
    new = rekey.begin(team.folder, team.asa, {team.bo.slot_id})
    rekey.copy(team.folder, old, new)
    write_half(path, old)
    return team


def test_it_is_given_back_before_keys_are_tried(half: Team) -> None:
    path = half.folder / files.DATABASE
    way_in = keys.unlock(half.folder, SIV, AT).key
    with pytest.raises(StoreTrouble) as caught, reading(half.folder, way_in):
        pass
    assert caught.value.kind == "half_written"
    assert kind_of(lambda: engine.fits(path, half.asa.key)) == "half_written"
    half.office = opened(half.folder, SIV)
    assert half.office.key == half.asa.key
    assert not keyfile.load(half.folder).file.next_check
    assert {one.name for one in half.folder.glob("lssdesk.db*")} <= {
        "lssdesk.db",
        "lssdesk.db-wal",
        "lssdesk.db-shm",
    }
    refuse_loss(half.office, holds(half.folder, half.office.key))
    with half.office.read() as session:
        assert not [row.key for row in session.query(SettingRow) if row.key.startswith("half")]


def test_so_it_is_where_the_coming_key_has_taken_its_place(half: Team) -> None:
    """The first connection after it writes, too: that the file is in the mode of a write-ahead file."""
    path, way_in = half.folder / files.DATABASE, keys.unlock(half.folder, SIV, AT).key
    assert way_in.coming
    new = way_in.renewed(way_in.coming)
    engine.give_back(path, [half.asa.key])
    rekey.swap(half.folder, half.asa.key, new)
    write_half(path, new)
    assert kind_of(lambda: opened(half.folder, BO)) == "removed"
    half.office = opened(half.folder, SIV)
    assert half.office.key == new
    assert not keyfile.load(half.folder).file.next_check
    refuse_loss(half.office, holds(half.folder, new))


def test_an_old_journal_that_says_nothing_more_is_taken_away(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.close(AT)
    (tmp_path / "lssdesk.db-journal").write_bytes(bytes(4616))
    Office.open(tmp_path, office.key, AT).close(AT)
    assert not (tmp_path / "lssdesk.db-journal").exists()


def test_a_change_of_keys_that_cannot_fold_leaves_the_office_at_work(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = holds(team.folder, team.office.key)

    def half_folded(path: Path, key: DatabaseKey) -> None:
        monkeypatch.undo()
        write_half(path, key)
        raise StoreTrouble("disk_full", folder=path.parent)

    monkeypatch.setattr(engine, "fold_away", half_folded)
    assert kind_of(team.remove_bo) == "disk_full"
    assert team.office.key == team.asa.key
    refuse_loss(team.office, held)


def test_a_page_that_cannot_be_read_while_something_is_written_is_damage(tmp_path: Path) -> None:
    """To SQLite it is "out of memory"."""
    office = new_office(tmp_path)
    fill(office)
    office.close(AT)
    whole, kinds = office.path.read_bytes(), set()
    for page in range(1, len(whole) // 4096):
        data = bytearray(whole)
        data[page * 4096 + 300 : page * 4096 + 812] = bytes(512)
        office.path.write_bytes(data)
        for end in files.BESIDE:
            office.path.with_name(f"{office.path.name}{end}").unlink(missing_ok=True)
        kinds.add(_what_writing_meets(office))
    assert kinds == {"", "damaged"}


def _what_writing_meets(office: Office) -> str:
    try:
        again = Office.open(office.folder, office.key, AT)
        try:
            again.start_run(OFFICER, AT)
            with again.unit("Skrev", OFFICER, AT) as unit:
                unit.add(SettingRow(key="k", value="x" * 20_000))
        finally:
            again.close(AT)
    except StoreTrouble as trouble:
        return trouble.kind
    return ""


def test_memory_that_is_short_elsewhere_is_no_damage(tmp_path: Path) -> None:
    with pytest.raises(MemoryError), engine.told(tmp_path / "a.db"):
        raise MemoryError
