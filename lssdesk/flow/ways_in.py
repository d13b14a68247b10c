"""Who can open the office's database, and how the one at work changes that: passphrases, sheet, officers.

Every change asks for the passphrase of the one at work again.  All of it is slow: call it beside the window.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lssdesk.errors import LssdeskError, Refused
from lssdesk.store import keys
from lssdesk.store.keys import Unlocked, Way
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

NEW_ROLES = ("officer",)
"""The roles of an officer who is added; an administrator may give her others."""


@dataclass(frozen=True)
class Entry:
    """A way in as the page lists it; ``mine`` is that of the one at work."""

    way: Way
    name: str
    mine: bool

    @property
    def id(self) -> str:
        """The slot's id."""
        return self.way.id

    @property
    def is_officer(self) -> bool:
        """Whether it is somebody's own, and no sheet."""
        return self.way.kind == "officer"

    @property
    def shown(self) -> str:
        """The name, with a word for the one at work."""
        return t("officers.you", name=self.name) if self.mine else self.name


@dataclass(frozen=True)
class Removal:
    """What taking an officer's way in away means for the others."""

    entry: Entry
    staying: tuple[Entry, ...]
    unreached: tuple[Entry, ...]
    needs_sheet: bool

    @property
    def leaving(self) -> tuple[str, ...]:
        """The slots that are taken away."""
        return (self.entry.id, *(one.id for one in self.unreached))


def entries(desk: "Desk") -> tuple[Entry, ...]:
    """All ways in: the officers by name, then the sheet."""
    known = {one.id: one.name for one in desk.officers.all()}
    found = [_entry(desk, way, known) for way in keys.ways(desk.office.folder, desk.office.key)]
    return tuple(sorted(found, key=lambda one: (not one.is_officer, one.name.casefold(), one.id)))


def removal(desk: "Desk", id: str) -> Removal:
    """What it means to take a way in away.

    Refused where it is gone, the own one, or the one at work may not.
    """
    desk.officers.check("officers")
    found = entries(desk)
    entry = next((one for one in found if one.id == id and one.is_officer), None)
    if entry is None:
        raise Refused(t("store.rekey.gone"))
    if entry.mine:
        raise Refused(t("store.rekey.own"))
    others = [one for one in found if one.is_officer and one is not entry]
    unreached = tuple(one for one in others if one.way.state != "sound" and not one.mine)
    gone = {entry.id, *(one.id for one in unreached)}
    sheets = [one.way for one in found if not one.is_officer]
    return Removal(
        entry,
        staying=tuple(one for one in others if one.id not in gone),
        unreached=unreached,
        needs_sheet=not sheets or any(way.state != "sound" or way.slot in gone for way in sheets),
    )


def opened(desk: "Desk", passphrase: str) -> Unlocked:
    """Open the own way in again.  StoreTrouble as ``keys.unlock`` says it, Refused for another's."""
    unlocked = keys.unlock(desk.office.folder, passphrase, desk.now)
    if unlocked.slot_id != desk.officer_id:
        raise Refused(t("officers.not_yours"), "/own")
    return unlocked


def add(desk: "Desk", own: str, name: str, passphrase: str) -> str:
    """Give a new officer her way in; her name.  ``own`` is the passphrase of the one at work."""
    desk.officers.check("officers")
    name = " ".join(name.split())
    if not name:
        raise Refused(t("officers.no_name"), "/name")
    desk.officers.check_adding(name)
    keys.check_passphrase(passphrase)
    unlocked = opened(desk, own)
    added = keys.add_officer(desk.office.folder, unlocked, name, passphrase, since=desk.today)
    desk.officers.added(added, NEW_ROLES)
    return name


def change_passphrase(desk: "Desk", own: str, new: str) -> None:
    """Give the one at work a new passphrase in place of ``own``."""
    keys.check_passphrase(new)
    keys.set_passphrase(desk.office.folder, opened(desk, own), new)
    desk.note(t("officers.unit.passphrase"), deed="own")


def new_sheet(desk: "Desk", unlocked: Unlocked, code: str) -> None:
    """Put a code, which the one at work has on paper, in the place of the old one."""
    desk.officers.check("officers")
    keys.new_recovery(desk.office.folder, unlocked, code=code, since=desk.today)
    desk.note(t("officers.unit.sheet"), deed="officers")


def remove(desk: "Desk", unlocked: Unlocked, leaving: Collection[str], said: Callable[[str], None]) -> str:
    """Take ways in away and change the key, after a backup.  ``said`` hears of each step.

    What could not be noted afterwards, in a sentence, or an empty text: the key is changed then.
    """
    desk.officers.check("officers")
    rows = [one.id for one in desk.officers.all() if one.id in leaving and one.left_at is None]
    for id in rows:
        desk.officers.check_leaving(id)
    said("backup")
    desk.backup_before(t("officers.unit.before_removal"))
    desk.office.remove_officers(unlocked, leaving, said)
    try:
        for id in rows:
            desk.officers.left(id)
    except LssdeskError as error:
        return str(error)
    return ""


def _entry(desk: "Desk", way: Way, known: dict[str, str]) -> Entry:
    name = way.officer or known.get(way.id, "") or t("officers.unknown")
    if way.kind == "recovery":
        name = t("officers.sheet_by", name=way.officer) if way.officer else t("officers.unknown")
    return Entry(way, name, way.id == desk.officer_id)
