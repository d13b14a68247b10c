"""What a path of writing is: a place to begin from, steps that are acknowledged, what must be there then."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from lssdesk.store import codes, keys
from lssdesk.store.files import TRIES
from lssdesk.store.office import Office
from lssdesk.store.tables import SettingRow
from lssdesk.store.trouble import StoreTrouble
from tests.store.helpers import AT, OFFICER, PASSPHRASE
from tests.store.team import BO, SIV

Secrets = tuple[str, ...]
Known = dict[str, Any]
OFFICE, STICK, AFTERWARDS = "office", "stick", "afterwards"
LATER = AT.replace(year=2040)
"""When a folder is opened after a fault."""


class Half(AssertionError):
    """A step that is there in part."""


class Scene:
    """A folder that one path of writing works in, with a clock that jumps when it is told to.

    ``known`` is what the start of the path left word of; ``learned`` what steps say to who sits there.
    """

    def __init__(self, root: Path, known: Known, at: datetime = AT) -> None:
        self.root, self.folder, self.stick = root, root / OFFICE, root / STICK
        self.known, self.at = known, at
        self.learned: dict[str, str] = {}
        self.open: dict[str, Any] = {}

    def now(self) -> datetime:
        """This moment: a second later each time."""
        self.at += timedelta(seconds=1)
        return self.at

    @property
    def office(self) -> Office | None:
        """What is open, if anything is."""
        return self.open.get("office")

    def unlock(self, passphrase: str = PASSPHRASE) -> keys.Unlocked:
        """Åsa's way in, or another's."""
        unlocked = self.open["unlocked"] = keys.unlock(self.folder, passphrase, self.now())
        return unlocked

    def begin(self) -> Office:
        """Åsa opens the office, as the program does."""
        office = self.open["office"] = Office.open(self.folder, self.unlock().key, self.now())
        office.start_run(OFFICER, self.now())
        return office

    def close(self) -> None:
        """The program ends."""
        office = self.open.pop("office", None)
        if office is not None:
            office.close(self.now())

    def put(self, key: str, value: str = "x", detail: str = "") -> None:
        """A unit of work that leaves a setting."""
        assert self.office
        with self.office.unit("Skrev", OFFICER, self.now(), detail=detail or key) as unit:
            unit.merge(SettingRow(key=key, value=value))


@dataclass(frozen=True)
class Found:
    """What was opened after a fault, by whom; ``learned`` is what had been said."""

    root: Path
    office: Office
    known: Known
    learned: dict[str, str]

    @property
    def folder(self) -> Path:
        """The officer's folder."""
        return self.root / OFFICE

    def settings(self) -> set[str]:
        """Keys of the settings that are stored."""
        with self.office.read() as reading:
            return set(reading.scalars(select(SettingRow.key)))


@dataclass(frozen=True)
class Step:
    """Something that is acknowledged when it is done; ``there`` raises Half where it is there in part."""

    do: Callable[[Scene], None]
    there: Callable[[Found], bool]


Ways = Callable[[int, Known, dict[str, str]], tuple[Secrets, ...]]


def way_in(where: Path, secret: str) -> keys.Unlocked:
    """Open by a passphrase or by a sheet's code, however often it was tried before."""
    tries = (where if where.is_dir() else where.parent) / TRIES
    tries.unlink(missing_ok=True)
    by = keys.unlock_with_recovery if secret.count("-") == codes.GROUPS - 1 else keys.unlock
    return by(where, secret, LATER)


def opens(where: Path, secret: str) -> bool:
    """Whether a secret fits; any other trouble is raised."""
    try:
        return bool(way_in(where, secret))
    except StoreTrouble as trouble:
        if trouble.kind not in ("wrong_passphrase", "wrong_code"):
            raise
        return False
    finally:
        (where / TRIES).unlink(missing_ok=True)


def team_ways(_done: int, known: Known, _learned: dict[str, str]) -> tuple[Secrets, ...]:
    """Åsa, Bo, Siv and the sheet; of each, the secrets one of which has to open."""
    return (PASSPHRASE,), (BO,), (SIV,), (known["code"],)


def nothing(_scene: Scene) -> None:
    """No step before the first one."""


@dataclass(frozen=True)
class WritePath:
    """One path of writing.

    ``start`` lays out what is there before; ``ways`` says who must get in after so many steps.  ``first``:
    before the database there is nothing to lose.  ``holds``: the office is open between steps.
    """

    name: str
    start: Callable[[Path], Known]
    steps: tuple[Step, ...]
    begin: Callable[[Scene], object] = nothing
    ways: Ways = team_ways
    first: bool = False
    holds: bool = True
    weight: int = 4
    letters: int = 1
    at: datetime = AT

    def lay_out(self, template: Path) -> None:
        """Make the start in a folder that is copied for each fault."""
        template.mkdir(parents=True)
        known = self.start(template)
        template.with_suffix(".json").write_text(json.dumps(known), encoding="utf-8")


def known_of(template: Path) -> Known:
    """What the start of a path left word of."""
    known: Known = json.loads(template.with_suffix(".json").read_text(encoding="utf-8"))
    return known


def copy_of(template: Path, root: Path) -> Path:
    """A copy of a start to work in."""
    shutil.rmtree(root, ignore_errors=True)
    return Path(shutil.copytree(template, root))


Say = Callable[[int, dict[str, str]], None]


def run(path: WritePath, scene: Scene, say: Say, between: Callable[[int], None] = lambda _done: None) -> None:
    """Walk the path, and say of each step that it is done."""
    path.begin(scene)
    for number, step in enumerate(path.steps, 1):
        between(number - 1)
        step.do(scene)
        say(number, scene.learned)
    scene.close()
