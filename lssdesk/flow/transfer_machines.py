"""One's own machine, and the machines whose fingerprint an officer has compared."""

import base64
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import records
from lssdesk.store import transfer_keys
from lssdesk.store.transfer_file import TransferTrouble
from lssdesk.store.transfer_keys import LONGEST_NAME, OWN_SETTING, Identity, Machine
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

DEED = "lend"
KNOWN = "transfer_known"


class KnownMachine(msgspec.Struct, frozen=True):
    """A machine, and who compared its fingerprint when."""

    machine: Machine
    since: datetime
    by: str


class UnknownMachine(Refused):
    """A file from a machine whose fingerprint nobody has compared yet."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(t("transfer.refused.unknown"))
        self.machine = machine


class Machines:
    """As the one at work meets them."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def own(self) -> Identity:
        """One's own machine; its keys are made the first time."""
        kept = self._desk.setting(OWN_SETTING)
        if not kept:
            made = transfer_keys.new_identity(self._first_name())
            kept = {
                "id": made.machine.id,
                "name": made.machine.name,
                "sign": base64.b64encode(made.private_sign).decode(),
                "seal": base64.b64encode(made.private_seal).decode(),
            }
            self._desk.keep_setting(t("transfer.unit.own"), OWN_SETTING, kept, DEED)
        sign, seal = (base64.b64decode(kept[name]) for name in ("sign", "seal"))
        return transfer_keys.identity(kept["id"], kept["name"], sign, seal)

    def _first_name(self) -> str:
        with self._desk.office.read() as reading:
            municipality = str(records.sender(reading).get("municipality", "")).strip()
        return municipality or t("transfer.machine.unnamed")

    def rename(self, name: str) -> None:
        """Call one's own machine something else.  Refused for an empty name."""
        self.own()
        plain = " ".join(name.split())[:LONGEST_NAME]
        if not plain:
            raise Refused(t("transfer.refused.name"))
        kept = self._desk.setting(OWN_SETTING)
        if kept["name"] != plain:
            self._desk.keep_setting(t("transfer.unit.renamed"), OWN_SETTING, {**kept, "name": plain}, DEED)

    def known(self) -> tuple[KnownMachine, ...]:
        """Machines that files come from and can be locked to, by name."""
        with self._desk.office.read() as reading:
            return known(reading)

    def confirm(self, machine: Machine, name: str = "") -> None:
        """Trust a machine from now on: its fingerprint was compared.  ``name``: what it is called here."""
        called = " ".join(name.split())[:LONGEST_NAME] or machine.name
        new = KnownMachine(msgspec.structs.replace(machine, name=called), self._desk.now, self._desk.officer)
        with self._desk.unit("lend", t("transfer.unit.confirmed"), detail=called) as unit:
            kept = records.setting(unit, KNOWN)
            records.keep_setting(unit, KNOWN, {**kept, machine.id: msgspec.to_builtins(new)})

    def forget(self, id: str) -> None:
        """Trust a machine no longer."""
        with self._desk.unit("lend", t("transfer.unit.forgotten")) as unit:
            kept = records.setting(unit, KNOWN)
            gone: Any = kept.pop(id, None)
            if gone:
                unit.detail = gone["machine"]["name"]
            records.keep_setting(unit, KNOWN, kept)


def known(reading: Reading) -> tuple[KnownMachine, ...]:
    """All that are kept, by name."""
    kept = records.setting(reading, KNOWN).values()
    found = (msgspec.convert(one, KnownMachine) for one in kept)
    return tuple(sorted(found, key=lambda one: (records.folded(one.machine.name), one.machine.id)))


def check(reading: Reading, machine: Machine) -> Machine:
    """The machine under the name that it has here.

    UnknownMachine where nobody has compared its fingerprint; TransferTrouble ``other_key`` where it has
    another key than the one that was compared.
    """
    one = next((one.machine for one in known(reading) if one.machine.id == machine.id), None)
    if one is None:
        raise UnknownMachine(machine)
    if not one.same_keys(machine):
        raise TransferTrouble("other_key", name=one.name)
    return one
