"""Schema steps: fresh is upgraded, a failed step leaves nothing, no step takes rows along."""

import json
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import select

from lssdesk.store import backup, engine, keys, schema, steps
from lssdesk.store.base import Base
from lssdesk.store.log import verify_log
from lssdesk.store.office import Office
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.steps import SCHEMA, Schema
from lssdesk.store.tables import LetterRow, PersonRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, PASSPHRASE, PDF, fill, later, new_office

DATA = Path(__file__).parent / "data"
KEY = DatabaseKey(bytes(range(32)), "00112233445566778899aabbccddeeff")

PARENT_AND_CHILD = """
    op.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT)")
    op.execute("CREATE TABLE child (id INTEGER REFERENCES parent (id) ON DELETE CASCADE)")
    op.execute("INSERT INTO parent VALUES (1, 'a'), (2, 'b')")
    op.execute("INSERT INTO child VALUES (1), (2)")
"""
PARENT_MADE_ANEW = """
    with op.batch_alter_table("parent", recreate="always") as batch:
        batch.add_column(sa.Column("note", sa.Text))
"""
HALF = """
    op.execute("CREATE TABLE half (id INTEGER PRIMARY KEY)")
    op.execute("UPDATE parent SET name = 'z'")
"""


def schema_with(folder: Path, *bodies: str) -> Schema:
    """The program's own steps and one more for every body."""
    if not folder.exists():
        shutil.copytree(Path(schema.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    names = list(schema.STEPS)
    for number, body in enumerate(bodies, start=1):
        head = f'revision = "t{number}"\ndown_revision = "{names[-1]}"\n'
        imports = "import sqlalchemy as sa\nfrom alembic import op\n"
        (folder / "versions" / f"t{number}.py").write_text(f"{imports}{head}def upgrade():{body}")
        names.append(f"t{number}")
    return Schema(str(folder), tuple(names))


def shape(path: Path, key: DatabaseKey) -> set[tuple[str, ...]]:
    """All of sqlite_master but Alembic's own table, whatever the spacing and the order of constraints."""
    with closing(engine.connect(path, key)) as connection:
        rows = connection.execute(
            "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
        ).fetchall()
    return {
        (kind, name, table, *_pieces(kind, re.sub(r"\s+", "", sql)))
        for kind, name, table, sql in rows
        if table != "alembic_version"
    }


def _pieces(kind: str, sql: str) -> list[str]:
    return sorted(sql[sql.index("(") + 1 : -1].split(",")) if kind == "table" else [sql]


def rows(path: Path, key: DatabaseKey, query: str) -> list[tuple[object, ...]]:
    with closing(engine.connect(path, key)) as connection:
        return list(connection.execute(query).fetchall())


STAYING = (
    *("parts", "letters", "log", "attachments", "policies", "wordings", "reports"),
    *("journal", "requests", "reviews", "transfers", "weedings", "weeded"),
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    """The shape that the mapped classes give."""
    path = tmp_path_factory.mktemp("fresh") / "fresh.db"
    engine.connect(path, KEY, create=True).close()
    made = engine.make_engine(path, KEY)
    Base.metadata.create_all(made)
    made.dispose()
    return shape(path, KEY)


@pytest.fixture
def before(tmp_path: Path) -> Office:
    """An office at a step with parent and child, closed."""
    office = new_office(tmp_path / "office")
    office.close(AT)
    old = schema_with(tmp_path / "steps", PARENT_AND_CHILD)
    Office.open(office.folder, office.key, AT, old).close(AT)
    return office


def test_made_by_steps_is_made_by_classes(tmp_path: Path, fresh: set[tuple[str, ...]]) -> None:
    office = new_office(tmp_path)
    office.close(AT)
    assert shape(office.path, office.key) == fresh
    assert {name for kind, name, *_ in fresh if kind == "trigger"} == {
        f"{table}_no_{verb}" for table in STAYING for verb in ("update", "delete")
    }


def test_known_steps_are_alembics_steps() -> None:
    config = Config()
    config.set_main_option("script_location", SCHEMA.location)
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert tuple(step.revision for step in script.walk_revisions())[::-1] == schema.STEPS
    assert script.get_heads() == [SCHEMA.head]


def test_every_step_has_a_stored_database() -> None:
    assert sorted(path.name for path in DATA.iterdir()) == list(schema.STEPS)


@pytest.mark.parametrize("step", schema.STEPS)
def test_stored_database_opens_and_is_brought_up_to_date(
    tmp_path: Path, fresh: set[tuple[str, ...]], step: str
) -> None:
    folder = Path(shutil.copytree(DATA / step, tmp_path / "office"))
    key = keys.unlock(folder, PASSPHRASE, AT).key
    assert rows(folder / "lssdesk.db", key, "SELECT version_num FROM alembic_version") == [(step,)]
    office = Office.open(folder, key, AT)
    with office.read() as session:
        assert session.scalars(select(PersonRow.family_name)).all() == ["Strömbäck"]
        assert session.scalars(select(LetterRow.pdf)).all() == [PDF]
        assert verify_log(session) is None
    office.close(AT)
    assert shape(office.path, key) == fresh
    assert rows(office.path, key, "SELECT version_num FROM alembic_version") == [(SCHEMA.head,)]


POSTCODE, BORN, RECEIVED = "/person/address/postcode", "/person/birth_day", "/application/received"
FIRST, LAST = "2026-11-24T12:00:00.000000Z", "2026-11-24T13:00:00.000000Z"

MOVED = [
    # name, [(changed, unread) of drafts, the last one in another case], document, of the person, left
    ("nothing unread", [(FIRST, {}), (LAST, {})], "{}", {}, [{}, {}]),
    (
        "both move, the application's own stays",
        [(FIRST, {POSTCODE: "541", BORN: "12/33", RECEIVED: "i mars"}), (LAST, {})],
        "{}",
        {POSTCODE: "541", BORN: "12/33"},
        [{RECEIVED: "i mars"}, {}],
    ),
    (
        "the later of two",
        [(LAST, {POSTCODE: "541"}), (FIRST, {POSTCODE: "1"})],
        "{}",
        {POSTCODE: "541"},
        [{}, {}],
    ),
    (
        "a value that is there stays",
        [(FIRST, {POSTCODE: "541", BORN: "12/33"}), (LAST, {})],
        '{"address":{"postcode":"541 30"}}',
        {BORN: "12/33"},
        [{}, {}],
    ),
]


@pytest.mark.parametrize(("name", "drafts", "document", "moved", "left"), MOVED)
def test_unread_texts_of_a_person_move_to_the_person(
    tmp_path: Path,
    name: str,
    drafts: list[tuple[str, dict[str, str]]],
    document: str,
    moved: dict[str, str],
    left: list[dict[str, str]],
) -> None:
    folder = Path(shutil.copytree(DATA / "0001", tmp_path / "office"))
    key = keys.unlock(folder, PASSPHRASE, AT).key
    with closing(engine.connect(folder / "lssdesk.db", key)) as old:
        old.execute("UPDATE persons SET document = ?", (document,))
        old.execute(
            "INSERT INTO cases SELECT 'case-2', '2026-0043', person_id, measure, officer, opened, state, "
            "changed FROM cases"
        )
        old.execute(
            "INSERT INTO parts SELECT 'part-3', 'case-2', kind, 1, document, unparsed, changed, NULL, NULL "
            "FROM parts WHERE id = 'part-1'"
        )
        for id, (changed, unread) in zip(("part-1", "part-3"), drafts, strict=True):
            old.execute(
                "UPDATE parts SET changed = ?, unparsed = ? WHERE id = ?", (changed, json.dumps(unread), id)
            )
    Office.open(folder, key, AT).close(AT)
    (person,) = rows(folder / "lssdesk.db", key, "SELECT register, unparsed FROM persons")
    assert (person[0], json.loads(str(person[1]))) == ("{}", moved)
    parts = rows(
        folder / "lssdesk.db", key, "SELECT unparsed FROM parts WHERE kind = 'application' ORDER BY id"
    )
    assert [json.loads(str(unparsed)) for (unparsed,) in parts] == left


def test_parts_of_old_cases_stay_frozen_and_get_what_comes_after(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA / "0002", tmp_path / "office"))
    key = keys.unlock(folder, PASSPHRASE, AT).key
    before = rows(folder / "lssdesk.db", key, "SELECT * FROM parts ORDER BY id")
    assert any(frozen for *_, frozen, _by in before)
    Office.open(folder, key, AT).close(AT)
    assert rows(folder / "lssdesk.db", key, "SELECT * FROM parts ORDER BY id") == before
    with closing(engine.connect(folder / "lssdesk.db", key)) as new:
        new.execute(
            "INSERT INTO parts SELECT 'part-9', case_id, 'service', 1, '{}', '{}', changed, NULL, NULL "
            "FROM parts WHERE frozen_at IS NOT NULL LIMIT 1"
        )
        new.execute("UPDATE parts SET document = '{\"a\":1}' WHERE id = 'part-9'")
        with pytest.raises(engine.dbapi2.IntegrityError, match="frozen"):
            new.execute("UPDATE parts SET document = '{}' WHERE frozen_at IS NOT NULL")
        with pytest.raises(engine.dbapi2.IntegrityError, match="kind"):
            new.execute("UPDATE parts SET kind = 'journal' WHERE id = 'part-9'")


def test_a_step_that_makes_the_parent_anew_keeps_the_children(tmp_path: Path, before: Office) -> None:
    newer = schema_with(tmp_path / "steps", PARENT_AND_CHILD, PARENT_MADE_ANEW)
    Office.open(before.folder, before.key, later(1), newer).close(AT)
    assert rows(before.path, before.key, "SELECT id, name, note FROM parent") == [
        (1, "a", None),
        (2, "b", None),
    ]
    assert rows(before.path, before.key, "SELECT id FROM child") == [(1,), (2,)]


FAILING = [
    ("raises half way", HALF + "    raise ValueError('half way')"),
    ("wrong SQL", HALF + "    op.execute('CREATE TABLE parent (id)')"),
    ("loses rows", HALF + "    op.execute('DELETE FROM child WHERE id = 2')"),
    ("leaves orphans", HALF + "    op.execute('UPDATE child SET id = 9')"),
]


@pytest.mark.parametrize(("name", "body"), FAILING)
def test_a_failed_step_leaves_the_database_as_it_was(
    tmp_path: Path, before: Office, name: str, body: str
) -> None:
    old_shape = shape(before.path, before.key)
    newer = schema_with(tmp_path / "steps", PARENT_AND_CHILD, PARENT_MADE_ANEW, body)
    with pytest.raises(
        StoreTrouble, match=r"säkerhetskopia finns: lssdesk-000002-20261124-121500\.db"
    ) as caught:
        Office.open(before.folder, before.key, later(15), newer)
    assert caught.value.kind == "upgrade_failed"
    assert shape(before.path, before.key) == old_shape
    assert rows(before.path, before.key, "SELECT * FROM parent") == [(1, "a"), (2, "b")]
    assert rows(before.path, before.key, "SELECT * FROM child") == [(1,), (2,)]
    Office.open(before.folder, before.key, AT, schema_with(tmp_path / "steps", PARENT_AND_CHILD)).close(AT)


def test_a_backup_is_made_before_a_step_and_only_then(tmp_path: Path) -> None:
    office = new_office(tmp_path / "office")
    fill(office)
    office.close(AT)
    Office.open(office.folder, office.key, AT).close(AT)
    assert backup.backups(office.folder) == ()
    newer = schema_with(tmp_path / "steps", PARENT_AND_CHILD)
    Office.open(office.folder, office.key, AT, newer).close(AT)
    (saved,) = backup.backups(office.folder)
    assert rows(saved, office.key, "SELECT version_num FROM alembic_version") == [(SCHEMA.head,)]
    assert rows(saved, office.key, "SELECT given_name FROM persons") == [("Majken",)]


def test_a_later_schema_is_refused(tmp_path: Path, before: Office) -> None:
    content = before.path.read_bytes()
    with pytest.raises(StoreTrouble) as caught:
        Office.open(before.folder, before.key, AT)
    assert caught.value.kind == "newer"
    assert before.path.read_bytes() == content


def test_upgrade_runs_without_foreign_keys_only_while_it_lasts(tmp_path: Path, before: Office) -> None:
    steps.upgrade(before.path, before.key, schema_with(tmp_path / "steps", PARENT_AND_CHILD))
    with closing(engine.connect(before.path, before.key)) as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_usual_start_imports_no_alembic(tmp_path: Path) -> None:
    office = new_office(tmp_path)
    office.close(AT)
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from lssdesk.store import keys
from lssdesk.store.office import Office
folder, at = Path({str(tmp_path)!r}), datetime.now(UTC)
Office.open(folder, keys.unlock(folder, {PASSPHRASE!r}, at).key, at).close(at)
print("alembic" in sys.modules)
"""
    root = Path(schema.__file__).parents[3]
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"
