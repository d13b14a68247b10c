"""How an officer gets at the database key: her passphrase, or the recovery sheet.

This module and what it imports never import SQLAlchemy.  A new passphrase wraps the slot anew; the key
itself changes when an officer's way in is taken away (:mod:`.rekey`).  It stays in memory while the program
runs; no claim is made that it is wiped.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import msgspec

from lssdesk.errors import Refused
from lssdesk.store import codes, keyfile, putting_back, tries
from lssdesk.store.files import DATABASE, KEYS, make_folder
from lssdesk.store.keyfile import FolderState, KeyFile, Loaded, state
from lssdesk.store.lock import FolderLock, alone
from lssdesk.store.sealed import Label
from lssdesk.store.slots import (
    COST,
    Broken,
    Cost,
    DatabaseKey,
    Kind,
    Opened,
    Slot,
    label_of,
    new_id,
    opens,
    unwrap,
    wrap,
)
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t

__all__ = [
    "COST",
    "SHORTEST",
    "Cost",
    "DatabaseKey",
    "FolderState",
    "NewVault",
    "Unlocked",
    "Way",
    "add_officer",
    "check_passphrase",
    "create",
    "new_code",
    "new_recovery",
    "set_passphrase",
    "state",
    "unlock",
    "unlock_with_recovery",
    "way_of",
    "ways",
    "who_may_be_here",
]

SHORTEST = 12
_DISTINCT = 5

new_code = codes.new_code


@dataclass(frozen=True)
class Unlocked:
    """An open way in.

    ``slot_id`` is the officer's slot and, by custom, the id of her row in the database.  By recovery, both
    are those of the officer who made the sheet: ask who is there and use ``as_officer`` where it is another.
    ``notice`` is a sentence to show, or empty.
    """

    key: DatabaseKey
    officer: str
    slot_id: str
    by_recovery: bool = False
    notice: str = ""
    private: bytes = field(default=b"", repr=False, compare=False)  # of the slot that was opened

    def as_officer(self, officer: str, slot_id: str) -> "Unlocked":
        """The same open key in the hands of another officer, for ``set_passphrase`` after recovery."""
        return replace(self, officer=officer, slot_id=slot_id)


@dataclass(frozen=True)
class NewVault:
    """What the first start made: the open key, and the code to print on the recovery sheet, shown once."""

    unlocked: Unlocked
    recovery_code: str = field(repr=False)

    @property
    def key(self) -> DatabaseKey:
        """The new database's key."""
        return self.unlocked.key


@dataclass(frozen=True)
class Way:
    """A way in as a list shows it to who holds the key.

    ``sound``: a new key reaches it.  ``old``: it is of version 1 until it is next opened, and nobody else can
    tell whose it is.  ``altered``: somebody changed it who does not hold the key.  ``slot`` is the officer's
    own slot: of a recovery sheet, of her who made it.
    """

    id: str
    kind: Kind
    state: Literal["sound", "old", "altered"]
    officer: str = ""
    slot: str = ""
    since: date | None = None


def check_passphrase(passphrase: str) -> None:
    """Refused, with the rule as a sentence, where a passphrase is too short or too uniform."""
    if len(passphrase) < SHORTEST:
        raise Refused(t("store.passphrase.short", shortest=SHORTEST, length=len(passphrase)))
    if len(set(passphrase)) < _DISTINCT:
        raise Refused(t("store.passphrase.uniform", distinct=_DISTINCT))


def create(
    folder: Path, officer: str, passphrase: str, cost: Cost = COST, *, since: date | None = None
) -> NewVault:
    """New key, first officer's slot and recovery slot, each proved to open from the written file.

    Nothing that exists is written over, but for a first start that was broken off before there was data.
    """
    check_passphrase(passphrase)
    make_folder(folder)
    lock = FolderLock(folder)
    try:
        return _create(folder, officer, passphrase, cost, since)
    finally:
        lock.release()


def unlock(where: Path, passphrase: str, at: datetime) -> Unlocked:
    """Open the slot that ``passphrase`` fits, in a data folder or a backup's key file.

    StoreTrouble ``wrong_passphrase`` and ``wait`` carry ``retry_after``; too early a try is not tried at all.
    """
    return _unlock(where, "officer", passphrase, at)


def unlock_with_recovery(where: Path, code: str, at: datetime) -> Unlocked:
    """Open by the recovery sheet.  CodeTypo (a Refused) says which group was mistyped; it is no try."""
    return _unlock(where, "recovery", codes.parse(code), at)


def set_passphrase(folder: Path, unlocked: Unlocked, new: str, cost: Cost = COST) -> None:
    """Give the officer's slot a new passphrase; a slot that is no longer there is made again.

    Backups keep the key file of their day, and with it the passphrase of their day.
    """
    _put(folder, unlocked, "officer", new, cost)


def add_officer(
    folder: Path,
    unlocked: Unlocked,
    officer: str,
    passphrase: str,
    cost: Cost = COST,
    *,
    since: date | None = None,
) -> Unlocked:
    """A slot for one more officer; the result is her open way in."""
    added = Unlocked(unlocked.key, officer, new_id())
    _put(folder, added, "officer", passphrase, cost, since)
    return added


def new_recovery(
    folder: Path, unlocked: Unlocked, cost: Cost = COST, *, code: str = "", since: date | None = None
) -> str:
    """A new recovery code in place of the old one, which no longer opens.

    With ``code``, a ``new_code`` that the officer has on paper already, no moment is without a good sheet.
    """
    code = code or new_code()
    _put(folder, unlocked, "recovery", code, cost, since)
    return code


def ways(folder: Path, key: DatabaseKey) -> tuple[Way, ...]:
    """All ways in, in the order in which they were made."""
    return tuple(way_of(slot, key) for slot in keyfile.load(folder).file.slots)


def who_may_be_here(folder: Path, unlocked: Unlocked) -> tuple[tuple[str, str], ...]:
    """Slot and name of the officers one of whom has opened by the recovery sheet."""
    found = {way.id: way.officer for way in ways(folder, unlocked.key) if way.kind == "officer"}
    if unlocked.slot_id in found or not any(found.values()):
        found[unlocked.slot_id] = unlocked.officer
    return tuple((slot_id, name) for slot_id, name in found.items() if name)


def way_of(slot: Slot, key: DatabaseKey) -> Way:
    """A slot as a list shows it."""
    if not slot.public:
        return Way(slot.id, slot.kind, "old")
    label = label_of(slot, key)
    if label is None:
        return Way(slot.id, slot.kind, "altered")
    return Way(slot.id, slot.kind, "sound", label.officer, label.slot, label.since)


def _create(folder: Path, officer: str, passphrase: str, cost: Cost, since: date | None) -> NewVault:
    if (found := state(folder)) not in ("new", "unfinished"):
        raise StoreTrouble("exists" if found == "ready" else found, folder=folder, file=DATABASE)
    key = DatabaseKey(secrets.token_bytes(32), secrets.token_hex(16))
    unlocked = Unlocked(key, officer, new_id())
    code = new_code()
    empty = KeyFile(key.database, keyfile.fingerprint(key), complete=False, slots=())
    made = (
        _wrap(unlocked, "officer", passphrase, cost, since),
        _wrap(unlocked, "recovery", code, cost, since),
    )
    secrets_of = {slot.id: secret for slot, secret in zip(made, (passphrase, code), strict=True)}
    _store(folder, msgspec.structs.replace(empty, slots=made), key, secrets_of)
    return NewVault(unlocked, code)


def _unlock(where: Path, kind: Kind, secret: str, at: datetime) -> Unlocked:
    path = keyfile.path_of(where)
    putting_back.settle(path.parent)
    if left := tries.waiting(path.parent, at):
        raise StoreTrouble("wait", retry_after=left, time=tries.words(left))
    loaded = keyfile.load(path)
    retry = tries.failed(path.parent, at)  # counted before: to kill the program does not undo it
    for slot in (slot for slot in loaded.file.slots if slot.kind == kind):
        if opened := _open(path, slot, secret, loaded.file):
            tries.forget(path.parent)
            unlocked = _opened(path, loaded, opened, kind)
            return unlocked if opened.private else _renewed(path, slot, secret, unlocked)
    raise StoreTrouble("wrong_passphrase" if kind == "officer" else "wrong_code", retry_after=retry)


def _open(path: Path, slot: Slot, secret: str, file: KeyFile) -> Opened | None:
    try:
        return unwrap(slot, secret, file.database)
    except Broken as error:
        raise StoreTrouble("keys_damaged", file=path.name, folder=path.parent) from error


def _opened(path: Path, loaded: Loaded, opened: Opened, kind: Kind) -> Unlocked:
    notice = ""
    if loaded.fell_back:
        notice = t("store.notice.keys_from_previous", file=path.name)
        with suppress(StoreTrouble), alone(path.parent):
            if keyfile.load(path) == loaded:
                keyfile.save(path, loaded.file)
    by_recovery = kind == "recovery"
    return Unlocked(opened.key, opened.officer, opened.slot, by_recovery, notice, opened.private)


def _renewed(path: Path, slot: Slot, secret: str, unlocked: Unlocked) -> Unlocked:
    """Make the slot one of version 2, where its folder lets us; what is open is open all the same."""
    if path.name != KEYS:  # a backup stays as it was made
        return unlocked
    label = Label(unlocked.officer, unlocked.slot_id)
    cost = Cost(slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes)
    with suppress(StoreTrouble), alone(path.parent):
        file = keyfile.load(path).file
        if slot in file.slots and not file.next_check:
            new = wrap(slot.id, slot.kind, secret, unlocked.key, label, cost)
            slots = tuple(new if one == slot else one for one in file.slots)
            made = msgspec.structs.replace(file, slots=slots)
            private = _store(path.parent, made, unlocked.key, {slot.id: secret})
            return replace(unlocked, private=private)
    return unlocked


def _put(
    folder: Path, unlocked: Unlocked, kind: Kind, secret: str, cost: Cost, since: date | None = None
) -> None:
    if kind == "officer":
        check_passphrase(secret)
    with alone(folder):
        keyfile.verify(folder, unlocked.key)
        file = keyfile.load(folder).file
        if file.next_check:
            raise StoreTrouble("rekey_pending")
        given_up = [
            slot
            for slot in file.slots
            if slot.kind == kind and (kind == "recovery" or slot.id == unlocked.slot_id)
        ]
        kept = [slot for slot in file.slots if slot not in given_up]
        if kind == "officer" and any(
            opens(slot, secret, file.database) for slot in kept if slot.kind == kind
        ):
            raise Refused(t("store.passphrase.other"))
        new = _wrap(unlocked, kind, secret, cost, since or _since(given_up, unlocked.key))
        made = msgspec.structs.replace(file, slots=(*kept, new))
        _store(folder, made, unlocked.key, {new.id: secret})


def _since(given_up: list[Slot], key: DatabaseKey) -> date | None:
    """Since when an officer has had the slot that she gives up."""
    found = [way_of(slot, key) for slot in given_up if slot.kind == "officer"]
    return found[0].since if found else None


def _wrap(unlocked: Unlocked, kind: Kind, secret: str, cost: Cost, since: date | None) -> Slot:
    slot_id = unlocked.slot_id if kind == "officer" else new_id()
    return wrap(slot_id, kind, secret, unlocked.key, Label(unlocked.officer, unlocked.slot_id, since), cost)


def _store(folder: Path, file: KeyFile, key: DatabaseKey, made: dict[str, str]) -> bytes:
    """Write the file, open each slot that was made again from the disk, and only then give up the old copy.

    ``made`` has the secrets of the slots by their ids; returned is the private key of the last one.
    """
    path, private = keyfile.path_of(folder), b""
    before = path.read_bytes() if path.exists() else None
    keyfile.exchange(path, file)
    for slot in keyfile.load(path).file.slots:
        if slot.id not in made:
            continue
        opened = unwrap(slot, made[slot.id], key.database)
        if opened is None or opened.key.secret != key.secret:
            keyfile.put_back(path, before)
            raise StoreTrouble("keys_not_proved", folder=folder)
        private = opened.private
    keyfile.settle(path)
    return private
