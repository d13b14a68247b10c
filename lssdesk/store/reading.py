"""The database of an office for reading alone, whether or not a program has it open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from lssdesk.store import engine, keyfile, rekey
from lssdesk.store.files import DATABASE
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.steps import SCHEMA, needs_upgrade
from lssdesk.store.trouble import StoreTrouble


@contextmanager
def reading(folder: Path, key: DatabaseKey) -> Iterator[Session]:
    """A session on the folder's database.  Nothing is written: no run, no line in the log, no new step.

    StoreTrouble as ``Office.open`` says it, and ``older`` where the database has to be brought up to date
    first, which only the program does.
    """
    path = folder / DATABASE
    if not path.exists():
        raise StoreTrouble("database_missing", file=path.name, folder=folder)
    keyfile.verify(folder, key)
    key = rekey.fitting(path, key)
    if needs_upgrade(path, engine.probe(path, key, write=False), SCHEMA):
        raise StoreTrouble("older", file=path.name)
    with engine.reader(path, key) as bind, Session(bind) as session:
        yield session
