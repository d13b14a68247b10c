"""The traps of schema steps and transactions that no other file has a test of; see ``test_traps.py``."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError

from lssdesk.store import engine, steps
from lssdesk.store.office import Office, Unit
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.tables import SettingRow
from tests.store.helpers import AT, OFFICER, new_office
from tests.store.test_steps import PARENT_AND_CHILD, schema_with

KEY = DatabaseKey(bytes(range(32)), "00112233445566778899aabbccddeeff")


def _half_a_step(made: Engine) -> None:
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        raise ZeroDivisionError


def test_the_drivers_own_mode_would_keep_half_a_step(tmp_path: Path) -> None:
    """Why transactions are begun by hand: without, a table that was made before a fault stays."""
    left = {}
    for mode, isolation in (("ours", None), ("the driver's", "")):
        path = tmp_path / f"{isolation}.db"
        engine.connect(path, KEY, create=True).close()
        made = engine.make_engine(path, KEY)
        if isolation is not None:
            event.listen(made, "connect", lambda raw, _: setattr(raw, "isolation_level", ""))
            made.dispatch.begin.clear()
        with pytest.raises(ZeroDivisionError):
            _half_a_step(made)
        made.dispose()
        with closing(engine.connect(path, KEY)) as raw:
            left[mode] = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    assert left == {"ours": 0, "the driver's": 1}


ANEW = (
    "CREATE TABLE new (id INTEGER PRIMARY KEY, name TEXT, note TEXT)",
    "INSERT INTO new SELECT id, name, NULL FROM parent",
    "DROP TABLE parent",
    "ALTER TABLE new RENAME TO parent",
)


@pytest.mark.parametrize(("foreign_keys", "children"), [(False, 2), (True, 0)])
def test_with_foreign_keys_on_the_children_would_be_gone(
    tmp_path: Path, foreign_keys: bool, children: int
) -> None:
    path = tmp_path / "a.db"
    with closing(engine.connect(path, KEY, create=True, foreign_keys=foreign_keys)) as connection:
        for line in PARENT_AND_CHILD.strip().splitlines():
            connection.execute(line.strip().removeprefix('op.execute("').removesuffix('")'))
        connection.execute("BEGIN IMMEDIATE")
        for statement in ANEW:
            connection.execute(statement)
        connection.execute("COMMIT")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) FROM child").fetchone() == (children,)


def test_foreign_keys_are_off_before_a_step_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(engine.connect(tmp_path / "a.db", KEY, create=True)) as connection:
        connection.execute("BEGIN")
        connection.execute("PRAGMA foreign_keys=OFF")
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)  # no effect inside
    office = new_office(tmp_path / "office")
    office.close(AT)
    seen: list[object] = []
    real = steps._run

    def run(connection: object, location: str) -> None:
        seen.append(connection.exec_driver_sql("PRAGMA foreign_keys").scalar())  # type: ignore[attr-defined]
        real(connection, location)  # type: ignore[arg-type]

    monkeypatch.setattr(steps, "_run", run)
    Office.open(office.folder, office.key, AT, schema_with(tmp_path / "steps", PARENT_AND_CHILD)).close(AT)
    assert seen == [0]


def _inner_part(unit: Unit) -> None:
    with unit.begin_nested():
        unit.execute(text("INSERT INTO settings VALUES ('inner', '{}')"))
        unit.execute(text("INSERT INTO no_such_table VALUES (1)"))


def test_an_inner_part_can_be_taken_back_alone(office: Office) -> None:
    with office.unit("Två", OFFICER, AT) as unit:
        unit.add(SettingRow(key="outer", value="{}"))
        with pytest.raises(OperationalError):
            _inner_part(unit)
    with office.read() as reading:
        assert reading.execute(text("SELECT key FROM settings")).scalars().all() == ["outer"]
