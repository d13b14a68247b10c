"""Two machines with offices of their own, and cases that travel between them as files."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from lssdesk.flow import transfer, transfer_look, transfer_state, transfer_take, verify
from lssdesk.flow.desk import Desk
from lssdesk.flow.transfer import Handed, Wish
from lssdesk.flow.transfer_look import Incoming
from lssdesk.flow.transfer_machines import Machines
from lssdesk.flow.transfer_plan import Choice, Choices, Item
from lssdesk.store import keys
from lssdesk.store.tables import CaseRow, PartRow, PersonRow
from tests.flow.officer import AT, CHEAP, PASSPHRASE, Clock, Premises, log_lines, set_sender

NAMES = {"kontoret": "Åsa Lindmark", "datorn": "Britta Ek"}


@dataclass
class Place:
    """A machine: its folder, its desk, and where files are put."""

    name: str
    premises: Premises
    desk: Desk
    files: Path
    count: int = 0

    def hand_out(self, *case_ids: str, to: "Place | None" = None, reason: str = "") -> Handed:
        """A file that another machine opens, or a code."""
        self.count += 1
        path = self.files / f"{self.name}-{self.count}.lssdesk"
        machine = Machines(to.desk).own().machine if to else None
        return transfer.lend(self.desk, Wish(case_ids, path, reason, machine), CHEAP)

    def look(self, handed: Handed) -> Incoming:
        """What taking a file in would do."""
        return transfer_look.look(self.desk, handed.path, handed.code)

    def take_in(self, handed: Handed, choices: Choices | str = "mine") -> Incoming:
        """Take a file in, everywhere with one side's value, or as it is chosen."""
        incoming = self.look(handed)
        if isinstance(choices, str):
            choices = {item.key: Choice(choices) for item in incoming.questions}  # type: ignore[arg-type]
        transfer_take.take(self.desk, incoming, choices)
        return incoming

    def state(self, case_id: str) -> transfer_state.CaseState:
        """A case as it stands here."""
        with self.desk.office.read() as reading:
            return transfer_state.case(reading, case_id)

    def fields(self, case_id: str) -> dict[str, Any]:
        """What two machines are to agree on: the fields of a case and its person."""
        with self.desk.office.read() as reading:
            person_id = transfer_state.owner(reading, case_id)
            case = transfer_state.case(reading, case_id).fields
            return {**case, **transfer_state.person(reading, person_id).fields}


def furnish(folder: Path, name: str) -> Place:
    """A new office in a folder."""
    clock = Clock(AT)
    premises = Premises(
        folder / name, keys.create(folder / name, NAMES[name], PASSPHRASE, CHEAP).unlocked, clock
    )
    place = Place(name, premises, premises.open(), folder)
    set_sender(place.desk)
    Machines(place.desk).rename(name)
    return place


def introduce(one: Place, other: Place) -> None:
    """Both have compared the other's fingerprint."""
    for here, there in ((one, other), (other, one)):
        Machines(here.desk).confirm(Machines(there.desk).own().machine)


def copied(template: Place, folder: Path) -> Place:
    """The same machine in another folder, as it was when its office was closed."""
    shutil.copytree(template.premises.folder, folder / template.name)
    premises = Premises(folder / template.name, template.premises.unlocked, Clock(template.premises.clock()))
    premises._made = True
    return replace(template, premises=premises, desk=premises.open(), files=folder)


def write(place: Place, case: str, pointer: str, value: object, raw: str | None = None) -> None:
    work = place.desk.open(case)
    work.write(pointer, value, "fältet", raw)
    work.draft.store()


def shown(place: Place, case: str, pointer: str) -> object:
    return place.desk.open(case).read(pointer)


def whole(*places: Place) -> None:
    """Every letter, note and line of the log is what was signed."""
    for place in places:
        log_lines(place.desk)
        assert verify.of(place.desk).whole


def untouched(place: Place) -> tuple[int, list[str]]:
    with place.desk.office.read() as reading:
        rows = [len(reading.scalars(select(table)).all()) for table in (CaseRow, PersonRow, PartRow)]
        return sum(rows), sorted(reading.scalars(select(PartRow.document)))


def asked(incoming: Incoming) -> dict[str, Item]:
    return {item.pointer: item for item in incoming.questions}
