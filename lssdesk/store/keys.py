"""How an officer gets at the database key: her passphrase, or the recovery sheet.

This module and what it imports never import SQLAlchemy.  The key itself never changes: a new passphrase
wraps it anew.  It stays in memory while the program runs; no claim is made that it is wiped.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import msgspec

from lssdesk.errors import Refused
from lssdesk.store import codes, keyfile, tries
from lssdesk.store.files import DATABASE, make_folder, write_durably
from lssdesk.store.keyfile import FolderState, KeyFile, Loaded, state
from lssdesk.store.lock import FolderLock
from lssdesk.store.slots import COST, Cost, DatabaseKey, Kind, Payload, Slot, new_id, unwrap, wrap
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
    "add_officer",
    "check_passphrase",
    "create",
    "new_recovery",
    "set_passphrase",
    "state",
    "unlock",
    "unlock_with_recovery",
]

SHORTEST = 12
_DISTINCT = 5


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


def check_passphrase(passphrase: str) -> None:
    """Refused, with the rule as a sentence, where a passphrase is too short or too uniform."""
    if len(passphrase) < SHORTEST:
        raise Refused(t("store.passphrase.short", shortest=SHORTEST, length=len(passphrase)))
    if len(set(passphrase)) < _DISTINCT:
        raise Refused(t("store.passphrase.uniform", distinct=_DISTINCT))


def create(folder: Path, officer: str, passphrase: str, cost: Cost = COST) -> NewVault:
    """New key, first officer's slot and recovery slot, each proved to open from the written file.

    Nothing that exists is written over, but for a first start that was broken off before there was data.
    """
    check_passphrase(passphrase)
    make_folder(folder)
    lock = FolderLock(folder)
    try:
        return _create(folder, officer, passphrase, cost)
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
    folder: Path, unlocked: Unlocked, officer: str, passphrase: str, cost: Cost = COST
) -> Unlocked:
    """A slot for one more officer; the result is her open way in."""
    added = Unlocked(unlocked.key, officer, new_id())
    _put(folder, added, "officer", passphrase, cost)
    return added


def new_recovery(folder: Path, unlocked: Unlocked, cost: Cost = COST) -> str:
    """A new recovery code in place of the old one, which no longer opens."""
    code = codes.new_code()
    _put(folder, unlocked, "recovery", code, cost)
    return code


def _create(folder: Path, officer: str, passphrase: str, cost: Cost) -> NewVault:
    if (found := state(folder)) not in ("new", "unfinished"):
        raise StoreTrouble("exists" if found == "ready" else found, folder=folder, file=DATABASE)
    key = DatabaseKey(secrets.token_bytes(32), secrets.token_hex(16))
    unlocked = Unlocked(key, officer, new_id())
    code = codes.new_code()
    empty = KeyFile(key.database, keyfile.fingerprint(key), complete=False, slots=())
    slots = (_wrap(unlocked, "officer", passphrase, cost), _wrap(unlocked, "recovery", code, cost))
    _store(folder, msgspec.structs.replace(empty, slots=slots), key, (passphrase, code))
    return NewVault(unlocked, code)


def _unlock(where: Path, kind: Kind, secret: str, at: datetime) -> Unlocked:
    path = keyfile.path_of(where)
    if left := tries.waiting(path.parent, at):
        raise StoreTrouble("wait", retry_after=left, seconds=max(1, round(left)))
    loaded = keyfile.load(path)
    for slot in (slot for slot in loaded.file.slots if slot.kind == kind):
        if payload := unwrap(slot, secret, loaded.file.database):
            tries.forget(path.parent)
            return _opened(path, loaded, payload, by_recovery=kind == "recovery")
    wrong = "wrong_passphrase" if kind == "officer" else "wrong_code"
    raise StoreTrouble(wrong, retry_after=tries.failed(path.parent, at))


def _opened(path: Path, loaded: Loaded, payload: Payload, by_recovery: bool) -> Unlocked:
    notice = ""
    if loaded.fell_back:
        notice = t("store.notice.keys_from_previous", file=path.name)
        with suppress(StoreTrouble):
            keyfile.save(path, loaded.file)
    key = DatabaseKey(payload.key, loaded.file.database)
    return Unlocked(key, payload.officer, payload.slot, by_recovery, notice)


def _put(folder: Path, unlocked: Unlocked, kind: Kind, secret: str, cost: Cost) -> None:
    keyfile.verify(folder, unlocked.key)
    file = keyfile.load(folder).file
    if kind == "officer":
        check_passphrase(secret)
        others = [slot for slot in file.slots if slot.kind == kind and slot.id != unlocked.slot_id]
        if any(unwrap(slot, secret, file.database) for slot in others):
            raise Refused(t("store.passphrase.other"))
        kept = [slot for slot in file.slots if slot.kind != kind or slot.id != unlocked.slot_id]
    else:
        kept = [slot for slot in file.slots if slot.kind != kind]
    slots = (*kept, _wrap(unlocked, kind, secret, cost))
    _store(folder, msgspec.structs.replace(file, slots=slots), unlocked.key, (secret,))


def _wrap(unlocked: Unlocked, kind: Kind, secret: str, cost: Cost) -> Slot:
    slot_id = unlocked.slot_id if kind == "officer" else new_id()
    payload = Payload(unlocked.key.secret, unlocked.officer, unlocked.slot_id)
    return wrap(slot_id, kind, secret, payload, unlocked.key.database, cost)


def _store(folder: Path, file: KeyFile, key: DatabaseKey, made: tuple[str, ...]) -> None:
    """Write the file, open each of its last slots again from the disk, and only then give up the old copy."""
    path = keyfile.path_of(folder)
    before = path.read_bytes() if path.exists() else None
    keyfile.save(path, file)
    written = keyfile.load(path)
    for slot, secret in zip(written.file.slots[-len(made) :], made, strict=True):
        payload = None if written.fell_back else unwrap(slot, secret, key.database)
        if payload is None or payload.key != key.secret:
            _put_back(path, before)
            raise StoreTrouble("keys_not_proved", folder=folder)
    keyfile.settle(path)


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink()
    else:
        write_durably(path, before)
