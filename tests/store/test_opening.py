"""All that can be wrong when the database is opened: told apart, with a sentence, and nothing touched."""

import re
import sqlite3
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from lssdesk import paths
from lssdesk.store import engine
from lssdesk.store.office import Office
from lssdesk.store.slots import DatabaseKey
from lssdesk.store.tables import PersonRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, fill, new_office


@dataclass(frozen=True)
class Closed:
    """A closed office with rows in it."""

    folder: Path
    key: DatabaseKey

    @property
    def database(self) -> Path:
        return self.folder / "lssdesk.db"


def closed_office(folder: Path) -> Closed:
    office = new_office(folder)
    fill(office)
    office.close(AT)
    return Closed(folder, office.key)


@pytest.fixture
def closed(tmp_path: Path) -> Closed:
    return closed_office(tmp_path / "office")


def no_database(closed: Closed) -> None:
    closed.database.unlink()


def no_keys(closed: Closed) -> None:
    for path in closed.folder.glob("lssdesk.keys*"):
        path.unlink()


def torn_keys(closed: Closed) -> None:
    for path in closed.folder.glob("lssdesk.keys*"):
        path.write_bytes(path.read_bytes()[:100])


def keys_of_another(closed: Closed) -> None:
    other = closed_office(closed.folder.with_name("other"))
    (closed.folder / "lssdesk.keys").write_bytes((other.folder / "lssdesk.keys").read_bytes())


def database_of_another(closed: Closed) -> None:
    other = closed_office(closed.folder.with_name("other"))
    closed.database.write_bytes(other.database.read_bytes())


def emptied(closed: Closed) -> None:
    closed.database.write_bytes(b"")


def plain(closed: Closed) -> None:
    closed.database.unlink()
    connection = sqlite3.connect(closed.database)
    connection.execute("CREATE TABLE alembic_version (version_num)")
    connection.close()


def a_document(closed: Closed) -> None:
    closed.database.write_bytes(b"%PDF-1.7 " + b"x" * 5000)


def encrypted_but_foreign(closed: Closed) -> None:
    closed.database.unlink()
    connection = engine.connect(closed.database, closed.key, create=True)
    connection.execute("CREATE TABLE notes (id)")
    connection.close()


def first_page_flipped(closed: Closed) -> None:
    data = bytearray(closed.database.read_bytes())
    data[200] ^= 1
    closed.database.write_bytes(data)


def cut_short(closed: Closed) -> None:
    closed.database.write_bytes(closed.database.read_bytes()[: 3 * 4096])


def torn_in_a_page(closed: Closed) -> None:
    closed.database.write_bytes(closed.database.read_bytes()[:1000])


def later_schema(closed: Closed) -> None:
    connection = engine.connect(closed.database, closed.key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


TABLE = [
    ("no database", no_database, "database_missing", "saknas"),
    ("no key file", no_keys, "keys_missing", "Nyckelfilen lssdesk.keys saknas"),
    ("torn key file and copy", torn_keys, "keys_damaged", "är skadad"),
    ("key file of another database", keys_of_another, "other_keys", "hör inte ihop"),
    ("database of another key file", database_of_another, "other_keys", "hör inte ihop"),
    ("zero length", emptied, "empty", "tom"),
    ("plain SQLite", plain, "plain", "okrypterad"),
    ("not a database", a_document, "foreign", "inte en databas från lssdesk"),
    ("encrypted, but not ours", encrypted_but_foreign, "foreign", "inte en databas från lssdesk"),
    ("first page flipped", first_page_flipped, "damaged", "skadad"),
    ("cut short", cut_short, "damaged", "skadad"),
    ("torn in the first page", torn_in_a_page, "damaged", "skadad"),
    ("later schema", later_schema, "newer", "nyare version"),
]


def files_of(folder: Path) -> dict[str, bytes]:
    names = ("lssdesk.db", "lssdesk.keys")
    return {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}


@pytest.mark.parametrize(("name", "breakage", "kind", "says"), TABLE)
def test_what_is_wrong_is_told_and_nothing_is_touched(
    closed: Closed, name: str, breakage: Callable[[Closed], None], kind: str, says: str
) -> None:
    breakage(closed)
    before = files_of(closed.folder)
    for _ in range(2):  # the lock is let go of again
        with pytest.raises(StoreTrouble, match=says) as caught:
            Office.open(closed.folder, closed.key, AT)
        assert caught.value.kind == kind
    assert files_of(closed.folder) == before


def test_wrong_key(closed: Closed) -> None:
    wrong = replace(closed.key, secret=bytes(32))
    with pytest.raises(StoreTrouble, match="passar inte") as caught:
        Office.open(closed.folder, wrong, AT)
    assert caught.value.kind == "wrong_key"


def test_every_sentence_says_what_to_do() -> None:
    texts = tomllib.loads((paths.resources() / "texts" / "store.toml").read_text(encoding="utf-8"))
    for kind, sentence in texts["trouble"].items():
        assert re.search(
            r"\b(försök|återställ|lägg tillbaka|vänta|stäng|installera|lås upp|fortsätt|kontrollera)\b",
            sentence.lower(),
        ), kind
        assert "!" not in sentence


def test_flipped_salt_hides_nothing(closed: Closed) -> None:
    data = bytearray(closed.database.read_bytes())
    data[3] ^= 1
    closed.database.write_bytes(data)
    office = Office.open(closed.folder, closed.key, AT)
    with office.read() as session:
        assert session.scalars(select(PersonRow.given_name)).all() == ["Majken"]
    office.close(AT)


def test_damage_further_in_is_told_when_it_is_met(closed: Closed) -> None:
    connection = engine.connect(closed.database, closed.key)
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'persons'"
    page = connection.execute(query).fetchone()[0]
    connection.close()
    data = bytearray(closed.database.read_bytes())
    data[(page - 1) * 4096 + 77] ^= 1
    closed.database.write_bytes(data)
    office = Office.open(closed.folder, closed.key, AT)
    with pytest.raises(StoreTrouble, match="återställ") as caught, office.read() as session:
        session.scalars(select(PersonRow)).all()
    assert caught.value.kind == "damaged"
    office.close(AT)
