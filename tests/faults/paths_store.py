"""Paths of writing of the store: units of work, ways in, change of keys, steps of the schema."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from lssdesk.store import backup, keys, schema
from lssdesk.store.office import Office
from lssdesk.store.tables import (
    LogRow,
    SettingRow,
)
from tests.faults.scene import Found, Half, Known, Scene, Secrets, Step, WritePath, opens, team_ways
from tests.store.helpers import AT, CHEAP, OFFICER, PASSPHRASE
from tests.store.team import make_team

DATA = Path(__file__).parents[1] / "store" / "data"
TAGE = "Tages egen lösenfras"
CHANGES = 3


# --- where they begin --------------------------------------------------------------------------


def nothing_there(_root: Path) -> Known:
    """A machine that the program was never started on."""
    return {}


def team(root: Path) -> Known:
    """A closed office of three with a row in every table, and codes for sheets to come."""
    made = make_team(root / "office")
    made.office.close(AT)
    codes = [made.code, *(keys.new_code() for _ in range(CHANGES + 1))]
    return {"code": made.code, "codes": codes, "bo": made.bo.slot_id, "letters": 1}


@contextmanager
def team_open(root: Path, known: Known) -> Iterator[Office]:
    """The same, opened for a while."""
    known |= team(root)
    office = Office.open(root / "office", keys.unlock(root / "office", PASSPHRASE, AT).key, AT)
    yield office
    office.close(AT)


def stored_at(step: str) -> Callable[[Path], Known]:
    """The database that an older program left."""

    def start(root: Path) -> Known:
        shutil.copytree(DATA / step, root / "office")
        return {"letters": 1}

    return start


# --- units of work -----------------------------------------------------------------------------


def whole(count: int, wanted: int, lines: int | None = None) -> bool:
    """Whether all pieces of a unit are there, its line too if it has one; Half where only some are."""
    if count not in (0, wanted) or (lines is not None and (count == wanted) != bool(lines)):
        raise Half(f"{count} of {wanted} pieces, {lines} lines")
    return count == wanted


def lines(found: Found, detail: str) -> int:
    """How many lines of the log say that."""
    return rows(LogRow, LogRow.detail == detail)(found)


def rows(table: Any, *where: Any) -> Callable[[Found], int]:
    """Counts rows."""

    def count(found: Found) -> int:
        with found.office.read() as reading:
            return reading.scalar(select(func.count()).select_from(table).where(*where)) or 0

    return count


def both(number: int) -> Step:
    """Two settings in one unit, smaller and larger ones."""
    names = [f"{piece}-{number}" for piece in ("one", "two")]

    def do(scene: Scene) -> None:
        assert scene.office
        with scene.office.unit("Skrev", OFFICER, scene.now(), detail=names[0]) as unit:
            unit.add_all(SettingRow(key=name, value="x" * (number * 3701 % 9000)) for name in names)

    return Step(
        do, lambda found: whole(rows(SettingRow, SettingRow.key.in_(names))(found), 2, lines(found, names[0]))
    )


# --- ways in -----------------------------------------------------------------------------------


def create_keys(scene: Scene) -> None:
    """The first start up to the printed sheet."""
    scene.open["vault"] = vault = keys.create(scene.folder, OFFICER, PASSPHRASE, CHEAP)
    scene.learned["code"] = vault.recovery_code


def create_database(scene: Scene) -> None:
    scene.open["office"] = Office.create(scene.folder, scene.open["vault"].key, scene.now())


def first_ways(done: int, _known: Known, learned: dict[str, str]) -> tuple[Secrets, ...]:
    """Once the database is there, the passphrase and the sheet that was printed."""
    return ((PASSPHRASE,), (learned["code"],)) if done > 1 else ((PASSPHRASE,),)


def phrase(number: int) -> str:
    """Åsa's passphrases one after the other."""
    return f"häst skog lykta båt {number}" if number else PASSPHRASE


def change_passphrase(number: int) -> Step:
    """The ``number``-th change."""

    def do(scene: Scene) -> None:
        keys.set_passphrase(scene.folder, scene.open["unlocked"], phrase(number), CHEAP)

    return Step(do, lambda found: any(opens(found.folder, phrase(one)) for one in range(number, CHANGES + 1)))


def passphrase_ways(done: int, known: Known, learned: dict[str, str]) -> tuple[Secrets, ...]:
    """The passphrase that was said to hold, or the one that was being set."""
    return (phrase(done), phrase(done + 1)), *team_ways(done, known, learned)[1:]


def new_sheet(number: int) -> Step:
    """The ``number``-th new sheet, printed before it holds."""

    def do(scene: Scene) -> None:
        keys.new_recovery(scene.folder, scene.open["unlocked"], CHEAP, code=scene.known["codes"][number])

    def there(found: Found) -> bool:
        return any(opens(found.folder, code) for code in found.known["codes"][number:])

    return Step(do, there)


def sheet_ways(done: int, known: Known, learned: dict[str, str]) -> tuple[Secrets, ...]:
    """The sheet that was said to hold, or the one that was being made."""
    return *team_ways(done, known, learned)[:3], tuple(known["codes"][done : done + 2])


def add_tage(scene: Scene) -> None:
    """One more officer."""
    keys.add_officer(scene.folder, scene.open["unlocked"], "Tage Bro", TAGE, CHEAP)


def added_ways(done: int, known: Known, learned: dict[str, str]) -> tuple[Secrets, ...]:
    """All who were there, and he."""
    return (*team_ways(done, known, learned), *(((TAGE,),) if done else ()))


def remove_bo(scene: Scene) -> None:
    """His way in is taken away, and the database gets a new key."""
    assert scene.office
    scene.open["unlocked"] = scene.office.remove_officers(scene.open["unlocked"], {scene.known["bo"]})


def removal_ways(done: int, known: Known, learned: dict[str, str]) -> tuple[Secrets, ...]:
    """All who stay."""
    asa, _bo, siv, sheet = team_ways(done, known, learned)
    return asa, siv, sheet


def bo_is_out(found: Found) -> bool:
    """His slot is gone."""
    return found.known["bo"] not in {way.id for way in keys.ways(found.folder, found.office.key)}


# --- steps of the schema -----------------------------------------------------------------------


def open_older(scene: Scene) -> None:
    """The program of today opens what an older one left."""
    scene.open["office"] = Office.open(scene.folder, scene.unlock().key, scene.now())


def saved_before(found: Found) -> bool:
    """A backup of before lies there."""
    return bool(backup.backups(found.folder))


def alone_ways(_done: int, _known: Known, _learned: dict[str, str]) -> tuple[Secrets, ...]:
    """One officer, whose sheet nobody has."""
    return ((PASSPHRASE,),)


def _begin(scene: Scene) -> None:
    scene.begin()


def _unlock(scene: Scene) -> None:
    scene.unlock()


UPGRADES = tuple(
    WritePath(
        f"upgrade {step}", stored_at(step), (Step(open_older, saved_before),), ways=alone_ways, holds=False
    )
    for step in schema.STEPS[:-1]
)
PATHS = (
    WritePath(
        "first start",
        nothing_there,
        (Step(create_keys, lambda _: True), Step(create_database, lambda _: True)),
        ways=first_ways,
        first=True,
        letters=0,
        holds=False,
    ),
    WritePath("unit of work", team, tuple(both(number) for number in range(1, 7)), _begin),
    WritePath(
        "passphrase",
        team,
        tuple(change_passphrase(number) for number in range(1, CHANGES + 1)),
        _unlock,
        passphrase_ways,
        holds=False,
    ),
    WritePath(
        "new sheet",
        team,
        tuple(new_sheet(number) for number in range(1, CHANGES + 1)),
        _begin,
        sheet_ways,
    ),
    WritePath(
        "add officer",
        team,
        (Step(add_tage, lambda found: opens(found.folder, TAGE)),),
        _begin,
        added_ways,
    ),
    WritePath("removal", team, (Step(remove_bo, bo_is_out),), _begin, removal_ways, weight=8),
    *UPGRADES,
)
