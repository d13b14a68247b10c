"""What an officer does over and over: opens the office, registers, fills in, signs; and its log."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from lssdesk import paths
from lssdesk.flow import case_file
from lssdesk.flow.desk import Desk
from lssdesk.flow.draft import PARTS
from lssdesk.flow.work import Work
from lssdesk.model import document
from lssdesk.model.case import Case, Person
from lssdesk.store import keys
from lssdesk.store.check import check
from lssdesk.store.office import Office
from lssdesk.store.tables import LogRow

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CHEAP = keys.Cost(memory_kib=64, passes=1, lanes=1)
OFFICER = "Åsa Lindmark"
PASSPHRASE = "häst skog lykta båt"
WOMAN, MAN = "199001012385", "200002292399"
ADA = Person(personal_number=WOMAN, given_name="Ada", family_name="Lindqvist")
EXAMPLES = paths.resources() / "examples"


class Clock:
    """A clock that only goes when it is told to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


class Premises:
    """A folder with an office: opened, closed, killed, opened again."""

    def __init__(self, folder: Path, unlocked: keys.Unlocked, clock: Clock) -> None:
        self.folder, self.unlocked, self.clock = folder, unlocked, clock
        self._made = False
        self._office: Office | None = None

    def open(self) -> Desk:
        """The office, made the first time."""
        key = self.unlocked.key
        way_in = Office.open if self._made else Office.create
        self._office, self._made = way_in(self.folder, key, self.clock()), True
        return Desk(self._office, self.unlocked, self.clock)

    def kill(self) -> None:
        """The program is gone without an end of its run; the system lets go of files and lock."""
        assert self._office
        self._office._run = None
        self._office.close(self.clock())
        self._office = None

    def close(self) -> None:
        """What the test left open."""
        if self._office:
            self._office.close(self.clock())
            self._office = None


def example(name: str = "ledsagarservice") -> Case:
    """One of the shipped example cases."""
    return case_file.read((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def fill(work: Work, case: Case, changes: Mapping[str, Any] | None = None) -> None:
    """Write all of a case's parts field by field into an opened case, and store it."""
    whole = document.from_case(case)
    for pointer, value in (changes or {}).items():
        whole = document.put(whole, pointer, value)
    for part in PARTS:
        for key, value in whole.get(part, {}).items():
            work.write(f"/{part}/{key}", value, key)
    work.draft.store()


def set_sender(desk: Desk) -> None:
    """The municipality's details, as the example has them."""
    settings = desk.settings()
    for key, value in msgspec.to_builtins(example().sender).items():
        settings.write(f"/sender/{key}", value, key)
    settings.store()


def filled(
    desk: Desk, name: str = "ledsagarservice", changes: Mapping[str, Any] | None = None, person: Person = ADA
) -> Work:
    """A case ready to sign, made from an example."""
    set_sender(desk)
    case = example(name)
    work = desk.open(desk.register(person, case.measure, case.application.received))
    address = msgspec.to_builtins(case.person.address)
    fill(work, case, {"/person": {**msgspec.to_builtins(person), "address": address}, **(changes or {})})
    return work


def signed(
    desk: Desk, name: str = "ledsagarservice", changes: Mapping[str, Any] | None = None, person: Person = ADA
) -> Work:
    """A signed case, made from an example."""
    work = filled(desk, name, changes, person)
    work.sign()
    return work


def log_lines(desk: Desk) -> list[tuple[str, str | None]]:
    """Name and case of every line of the log, in order; the whole store is sound."""
    assert check(desk.office) == ()
    with desk.office.read() as reading:
        rows = reading.scalars(select(LogRow).order_by(LogRow.seq))
        return [(row.name, row.case_id) for row in rows]


def received() -> date:
    """The day an application came in."""
    return date(2026, 3, 1)
