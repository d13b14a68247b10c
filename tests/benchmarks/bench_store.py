"""Opening, searching and storing among 5,000 persons, against the raw SQL on the same encrypted file."""

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from lssdesk.flow import records
from lssdesk.flow.desk import Desk
from lssdesk.model.case import Case, Person
from lssdesk.store import engine, keys
from lssdesk.store.office import Office
from lssdesk.store.tables import CaseRow, PartRow, PersonRow
from tests.benchmarks.ratio import Ratio, compare
from tests.flow.officer import CHEAP, OFFICER, PASSPHRASE, example

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
PERSONS = 5_000
GIVEN = ("Ada", "Bo", "Cia", "Dag", "Eva", "Folke", "Gun", "Hans", "Ida", "Jon")
FAMILY = ("Lindqvist", "Ek", "Ask", "Alm", "Lönn", "Öberg", "Åström", "Dahl", "Sjö", "Berg")


def _fill(office: Office) -> list[str]:
    """Persons without numbers, each with a filled case; the ids of the cases."""
    case = example()
    numbers = range(1, PERSONS + 1)
    with office.unit("fyllde", OFFICER, AT) as unit:
        unit.add_all(map(_person, numbers))
        unit.flush()
        unit.add_all(map(_case, numbers))
        unit.flush()
        unit.add_all(_part(case, number, kind) for number in numbers for kind in records.KINDS)
    return [f"c{number}" for number in numbers]


def _person(number: int) -> PersonRow:
    given, family = GIVEN[number % 10], f"{FAMILY[number // 10 % 10]} {number}"
    row = PersonRow(id=f"p{number}", created=AT)
    records.fill_person(row, msgspec.to_builtins(Person(given_name=given, family_name=family)), AT)
    return row


def _case(number: int) -> CaseRow:
    return CaseRow(
        id=f"c{number}",
        number=f"2026-{number:04}",
        person_id=f"p{number}",
        measure="ledsagarservice",
        officer=OFFICER,
        opened=AT.date(),
        changed=AT,
    )


def _part(case: Case, number: int, kind: Any) -> PartRow:
    document = records.encode(getattr(case, kind))
    return PartRow(case_id=f"c{number}", kind=kind, document=document, changed=AT)


def _raw_line(raw: engine.Raw) -> None:
    raw.execute(
        "INSERT INTO log (at, officer, name, case_id, detail, previous, hash) "
        "VALUES ('', '', '', '', '', '', hex(randomblob(32)))"
    )


def _raw_open(raw: engine.Raw, case_id: str) -> None:
    """The same rows and a line in the log, durably."""
    raw.execute("BEGIN IMMEDIATE")
    _raw_line(raw)
    raw.execute("COMMIT")
    case = raw.execute("SELECT * FROM cases WHERE id = ?", (case_id,)).fetchone()
    raw.execute("SELECT * FROM persons WHERE id = ?", (case[2],)).fetchone()
    raw.execute("SELECT * FROM parts WHERE case_id = ?", (case_id,)).fetchall()
    raw.execute("SELECT * FROM sessions WHERE case_id = ?", (case_id,)).fetchall()
    raw.execute("SELECT * FROM settings").fetchall()


def _raw_search(raw: engine.Raw, word: str) -> None:
    raw.execute(
        "SELECT * FROM cases JOIN persons ON persons.id = cases.person_id "
        "WHERE name_key LIKE ? ORDER BY cases.changed DESC",
        (f"%{word}%",),
    ).fetchall()


def _raw_change(raw: engine.Raw, document: str) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE parts SET document = ? WHERE case_id = 'c17' AND kind = 'decision'", (document,))
    raw.execute("COMMIT")


def ratios() -> Iterator[Ratio]:
    """On one office; the raw connection is opened once, as ours are kept open."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "office"
        unlocked = keys.create(folder, OFFICER, PASSPHRASE, CHEAP).unlocked
        desk = Desk(Office.create(folder, unlocked.key, AT), unlocked, lambda: AT)
        ids = itertools.cycle(_fill(desk.office))
        with closing(engine.connect(desk.office.path, unlocked.key)) as raw:
            yield from _ratios(desk, raw, ids)
        desk.close()


def _ratios(desk: Desk, raw: engine.Raw, ids: Iterator[str]) -> Iterator[Ratio]:
    yield compare(
        f"open a case among {PERSONS:,}",
        "raw SQL, a log line included",
        lambda: desk.open(next(ids)),
        lambda: _raw_open(raw, next(ids)),
        rounds=101,
    )
    yield compare(
        "search a name (500 found)",
        "raw SQL",
        lambda: desk.cases("lindqvist"),
        lambda: _raw_search(raw, "lindqvist"),
    )
    work = desk.open("c17")
    texts = (f"simma {number}" for number in itertools.count())
    document = records.encode(work.read("/decision"))

    def change() -> None:
        work.write("/decision/purpose", next(texts), "Syfte")
        work.draft.store()

    yield compare(
        "store one change", "a bare SQLCipher commit", change, lambda: _raw_change(raw, document), rounds=101
    )
