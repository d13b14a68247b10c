"""The traps of cipher, driver and schema steps that were found before the store was built, each with a test.

The table names for every trap the test that falls if somebody walks into it again; those that no other file
has are here and in ``test_traps_of_steps.py``.
"""

import ast
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from lssdesk.store import backup, engine, schema, steps
from lssdesk.store.office import Office
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.tables import PartRow, SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.faults.disks import short_files
from tests.store.helpers import AT, OFFICER, fill, new_office, new_vault

TESTS = Path(__file__).parents[1]
KEY = DatabaseKey(bytes(range(32)), "00112233445566778899aabbccddeeff")
HERE, STEPS = "store/test_traps.py", "store/test_traps_of_steps.py"

TRAPS = [
    # what goes wrong, the file, and the test that falls
    # --- cipher and driver ---
    ("errors of the driver come past SQLAlchemy", HERE, "test_an_error_of_the_driver_is_sqlalchemys"),
    ("a wrong key looks like damage", "store/test_opening.py", "test_wrong_key"),
    ("a flipped byte is read as it is", "store/test_check.py", "test_no_flipped_byte_goes_unseen"),
    (
        "damage further in is met late",
        "store/test_opening.py",
        "test_damage_further_in_is_told_when_it_is_met",
    ),
    ("the cipher writes its errors to stderr", HERE, "test_a_damaged_file_and_a_wrong_key_print_nothing"),
    (
        "the page check raises false alarms while a write-ahead file is pending",
        "store/test_check.py",
        "test_a_whole_database_with_a_pending_write_ahead_file_has_no_findings",
    ),
    (
        "… and a page torn while it is folded in is one of them",
        "store/test_check.py",
        "test_a_page_torn_while_it_was_folded_in_is_no_damage",
    ),
    ("a derived key costs 156 ms a connection", HERE, "test_a_connection_derives_no_key"),
    ("a copy is plain where the key is not passed on", HERE, "test_a_copy_by_the_driver_is_encrypted"),
    (
        "a copy under a new key is plain or under the old one",
        "store/test_rekey.py",
        "test_the_copy_is_never_there_under_the_old_key_or_in_plain_text",
    ),
    (
        "the driver may not take the new key",
        "store/test_rekey_broken.py",
        "test_a_driver_that_does_not_take_the_new_key_is_noticed",
    ),
    (
        "database, write-ahead file or index in clear",
        "store/test_clear.py",
        "test_nothing_is_readable_on_disk",
    ),
    ("temporary files in clear", HERE, "test_sorting_a_lot_writes_no_temporary_file"),
    ("NORMAL loses what was said to be stored", "store/test_office.py", "test_every_connection_is_safe"),
    (
        "… in a power cut",
        "faults/test_campaign.py",
        "test_a_store_that_does_not_wait_for_the_disk_is_found_out",
    ),
    ("the full-text index is not compiled in", HERE, "test_the_full_text_index_is_there"),
    (
        "a read-only folder cannot be opened with a write-ahead file",
        "faults/test_read_only.py",
        "test_what_may_not_be_written_is_told",
    ),
    (
        "a backup on a read-only stick cannot be opened",
        HERE,
        "test_a_backup_opens_without_touching_its_folder",
    ),
    (
        "a new database is renamed before all of it is in the file",
        HERE,
        "test_a_new_database_is_whole_before_it_gets_its_name",
    ),
    (
        "a full disk at the closing fold is told to nobody",
        HERE,
        "test_a_fold_that_does_not_come_to_an_end_is_told",
    ),
    (
        "what lies beside a database is played into another one",
        HERE,
        "test_what_lay_beside_the_old_database_is_not_played_into_the_new_one",
    ),
    (
        "a fold that was broken off hides which key fits",
        "store/test_half_written.py",
        "test_it_is_given_back_before_keys_are_tried",
    ),
    (
        "a page that the cipher cannot read while something is written is out of memory",
        "store/test_half_written.py",
        "test_a_page_that_cannot_be_read_while_something_is_written_is_damage",
    ),
    # --- schema steps ---
    (
        "half of a failed step stays in the file",
        "store/test_steps.py",
        "test_a_failed_step_leaves_the_database_as_it_was",
    ),
    ("… in the driver's own mode it does", STEPS, "test_the_drivers_own_mode_would_keep_half_a_step"),
    (
        "a table that is made anew takes its children along",
        "store/test_steps.py",
        "test_a_step_that_makes_the_parent_anew_keeps_the_children",
    ),
    (
        "… with foreign keys on it does, and the check of references is silent",
        STEPS,
        "test_with_foreign_keys_on_the_children_would_be_gone",
    ),
    (
        "foreign keys cannot be put off inside a transaction",
        STEPS,
        "test_foreign_keys_are_off_before_a_step_begins",
    ),
    (
        "foreign keys stay off",
        "store/test_steps.py",
        "test_upgrade_runs_without_foreign_keys_only_while_it_lasts",
    ),
    (
        "a step without a copy first",
        "store/test_steps.py",
        "test_a_backup_is_made_before_a_step_and_only_then",
    ),
    ("an inner part that fails takes the unit along", STEPS, "test_an_inner_part_can_be_taken_back_alone"),
    ("Alembic is imported at every start", "store/test_steps.py", "test_a_usual_start_imports_no_alembic"),
    (
        "the mapper is imported before the first window",
        "test_app.py",
        "test_the_first_window_shows_before_anything_heavy_and_the_database_is_loaded_meanwhile",
    ),
    (
        "a step that is known to the program is unknown to Alembic",
        "store/test_steps.py",
        "test_known_steps_are_alembics_steps",
    ),
    ("a database of a later program is written to", "store/test_steps.py", "test_a_later_schema_is_refused"),
]


@cache
def _names(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("trap", "file", "test"), TRAPS)
def test_every_trap_has_its_test(trap: str, file: str, test: str) -> None:
    assert test in _names(file), trap


def test_every_test_here_belongs_to_a_trap() -> None:
    named = {test for _, file, test in TRAPS if file in (HERE, STEPS)}
    ours = {name for name in _names(HERE) | _names(STEPS) if name.startswith("test_")}
    assert ours - named == {"test_every_trap_has_its_test", "test_every_test_here_belongs_to_a_trap"}


# --- cipher and driver -------------------------------------------------------------------------


def test_an_error_of_the_driver_is_sqlalchemys(office: Office) -> None:
    with pytest.raises(IntegrityError), office.unit("x", OFFICER, AT) as unit:
        unit.add(PartRow(case_id="nobody", kind="inquiry", document="{}", changed=AT))
    made = engine.make_engine(office.path, DatabaseKey(bytes(32), KEY.database))
    with pytest.raises(DatabaseError), made.connect():
        pass
    made.dispose()


LOOK = """
import sys
from contextlib import suppress
from pathlib import Path
from lssdesk.store import engine
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.trouble import StoreTrouble
path = Path(sys.argv[1])
for secret in (bytes.fromhex(sys.argv[2]), bytes(32)):
    key = DatabaseKey(secret, sys.argv[3])
    for look in (engine.probe, engine.probe_copy, engine.fits):
        with suppress(StoreTrouble):
            look(path, key)
print("looked")
"""


def test_a_damaged_file_and_a_wrong_key_print_nothing(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office")
    office.close(AT)
    data = bytearray(office.path.read_bytes())
    data[300] ^= 1
    data[9 * 4096 + 5] ^= 1
    office.path.write_bytes(data)
    arguments = [str(office.path), office.key.secret.hex(), office.key.database]
    root = Path(schema.__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", LOOK, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("looked\n", "")


def test_a_connection_derives_no_key(office: Office) -> None:
    """In raw-key mode the salt that was given stands in the file, and the key is what it was."""
    assert office.path.read_bytes()[:16].hex() == office.key.database
    with closing(engine.connect(office.path, office.key)) as connection:
        connection.execute("PRAGMA kdf_iter=1")  # a derived key would be another one
        assert connection.execute("SELECT count(*) FROM log").fetchone() == (0,)


def test_a_copy_by_the_driver_is_encrypted(office: Office) -> None:
    fill(office)
    made = backup.make(office.folder, office.key, AT)
    assert made.read_bytes()[:16].hex() == office.key.database
    assert b"Majken" not in made.read_bytes()
    assert not engine.fits(made, DatabaseKey(bytes(32), office.key.database))


def test_sorting_a_lot_writes_no_temporary_file(office: Office) -> None:
    with office.unit("Mycket", OFFICER, AT) as unit:
        unit.add_all(SettingRow(key=f"{n:06}", value=f"{n * 7919 % 10007} " * 60) for n in range(6_000))
    before = set(_open_files())
    with office.read() as reading:
        assert reading.execute(text("PRAGMA temp_store")).scalar() == 2
        found = reading.execute(text("SELECT value, key FROM settings ORDER BY value || key DESC"))
        first = found.fetchmany(10)
        during = set(_open_files()) - before
        assert len(first) == 10
    assert not [name for name in during if not name.startswith(str(office.folder.resolve()))]


def _open_files() -> list[str]:
    place = Path("/proc/self/fd")
    links = [one for one in place.iterdir() if one.is_symlink()] if place.exists() else []
    return [str(one.readlink()) for one in links if one.is_symlink() and str(one.readlink()).startswith("/")]


def test_the_full_text_index_is_there(office: Office) -> None:
    with closing(engine.connect(office.path, office.key)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5(word, tokenize = 'unicode61')")
        connection.execute("INSERT INTO temp.words VALUES ('ledsagarservice för Åsa')")
        found = connection.execute("SELECT word FROM temp.words WHERE words MATCH 'åsa'").fetchall()
    assert len(found) == 1


def test_a_backup_opens_without_touching_its_folder(office: Office) -> None:
    made = backup.make(office.folder, office.key, AT)
    before = {path.name: path.read_bytes() for path in made.parent.iterdir()}
    made.parent.chmod(0o500)
    try:
        assert backup.prove(made, office.key)
    finally:
        made.parent.chmod(0o700)
    assert {path.name: path.read_bytes() for path in made.parent.iterdir()} == before


def test_a_fold_that_does_not_come_to_an_end_is_told(office: Office) -> None:
    """A database is closed in silence over a fold that failed, and what was renamed then would be half."""
    fill(office)
    log = office.path.with_name("lssdesk.db-wal")
    pending = log.read_bytes()
    with short_files(0, office.path), pytest.raises((StoreTrouble, engine.dbapi2.DatabaseError)):
        engine.fold_away(office.path, office.key)
    assert log.read_bytes() == pending
    with office.read() as reading:
        assert reading.execute(text("SELECT count(*) FROM persons")).scalar() == 1


def test_a_new_database_is_whole_before_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not folded in when the connections closed would stay behind under the other name."""
    vault, real, held = new_vault(tmp_path), steps.upgrade, []

    def upgrade(path: Path, key: DatabaseKey, schema: steps.Schema) -> None:
        real(path, key, schema)
        held.append(engine.connect(path, key))
        held[0].execute("PRAGMA wal_autocheckpoint=0")
        held[0].execute("PRAGMA journal_mode=WAL")
        held[0].execute("CREATE TABLE pending (id INTEGER)")

    monkeypatch.setattr(steps, "upgrade", upgrade)
    with pytest.raises(StoreTrouble):
        Office.create(tmp_path, vault.key, AT)
    held[0].close()
    assert not (tmp_path / "lssdesk.db").exists()
    monkeypatch.undo()
    Office.create(tmp_path, vault.key, AT).close(AT)


BESIDE = ["lssdesk.db-wal", "lssdesk.db-journal"]


@pytest.mark.parametrize("name", BESIDE)
def test_what_lay_beside_the_old_database_is_not_played_into_the_new_one(tmp_path: Path, name: str) -> None:
    office = new_office(tmp_path / "office")
    made = backup.make(office.folder, office.key, AT)
    fill(office)
    stale = _stale(office, name)
    office.close(AT)
    (office.folder / name).write_bytes(stale)
    kept = backup.restore(made, office.folder, office.key, AT)
    assert kept
    assert (kept / name).exists()
    assert not (office.folder / name).exists()
    opened = Office.open(office.folder, office.key, AT)
    with opened.read() as reading:
        assert reading.execute(text("SELECT count(*) FROM persons")).scalar() == 0
    opened.close(AT)


def _stale(office: Office, name: str) -> bytes:
    """What SQLite keeps beside the database in the middle of a change."""
    if name.endswith("-wal"):
        return (office.folder / name).read_bytes()
    copy = office.folder.with_name("copy.db")
    with closing(engine.connect(office.path, office.key)) as source:
        source.execute("VACUUM INTO ?", (str(copy),))
    with closing(engine.connect(copy, office.key)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("UPDATE log SET rowid = rowid WHERE 0")
        connection.execute("CREATE TABLE half AS SELECT * FROM sqlite_master")
        return copy.with_name("copy.db-journal").read_bytes()
