"""Schema steps of the database, whole or not at all.

Two traps of SQLite are met here [libraries.md §5]: a failed step would stay half done unless the
transaction is begun by hand, and a table that is made anew would take the rows that refer to it with
it unless foreign keys are off before the transaction begins.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

from lssdesk.store.engine import make_engine
from lssdesk.store.schema import STEPS
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.trouble import StoreTrouble


@dataclass(frozen=True)
class Schema:
    """Where Alembic finds the steps, and their ids, oldest first."""

    location: str = "lssdesk.store:schema"
    steps: tuple[str, ...] = STEPS

    @property
    def head(self) -> str:
        """The step that the program needs."""
        return self.steps[-1]


SCHEMA = Schema()


class StepFailed(Exception):
    """A step left the database in a state that must not be kept."""


def needs_upgrade(path: Path, step: str, schema: Schema) -> bool:
    """Whether the file is behind; StoreTrouble ``newer`` where a later program has written it."""
    if step not in schema.steps:
        raise StoreTrouble("newer", file=path.name)
    return step != schema.head


def upgrade(path: Path, key: DatabaseKey, schema: Schema = SCHEMA) -> None:
    """Bring the file to the head of ``schema`` in one transaction; whatever fails leaves it as it was."""
    engine = make_engine(path, key, foreign_keys=False)
    try:
        with engine.connect() as connection, connection.begin():
            before = _row_counts(connection)
            _run(connection, schema.location)
            _refuse_damage(connection, before)
    finally:
        engine.dispose()


def _run(connection: Connection, location: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", location)
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")


def _refuse_damage(connection: Connection, before: dict[str, int]) -> None:
    after = _row_counts(connection)
    lost = [table for table in before.keys() & after.keys() if before[table] != after[table]]
    if lost:
        raise StepFailed(f"rows lost or added in {sorted(lost)}")
    if broken := connection.execute(text("PRAGMA foreign_key_check")).all():
        raise StepFailed(f"{len(broken)} rows refer to rows that do not exist")
    if (verdict := connection.execute(text("PRAGMA integrity_check")).scalars().all()) != ["ok"]:
        raise StepFailed(f"integrity check: {len(verdict)} remarks")


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ).scalars()
    return {
        name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
        for name in names
        if name != "alembic_version"
    }
