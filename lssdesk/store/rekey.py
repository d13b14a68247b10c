"""Taking an officer's way in away for good: the database gets a new key, whole or not at all.

Four steps, each of which leaves a folder that opens for everyone who stays:

1. ``begin``: the key file holds the present and the coming key, sealed in every slot that stays.
2. ``copy``: the database is written again beside itself under the coming key, and compared.
3. ``swap``: the copy takes the database's name.
4. ``finish``: the key file holds the coming key alone, in the slots that stay alone.

What is broken off is found when the folder is next opened (``resume``): the database itself says which key
is its own.  Until step 3 everything is as it was, the one who was to leave included.
"""

import os
import secrets
from collections.abc import Collection
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from lssdesk.errors import Refused
from lssdesk.store import backup, engine, keyfile
from lssdesk.store.engine import Raw
from lssdesk.store.files import BESIDE, DATABASE, sync_file, sync_folder, told
from lssdesk.store.keyfile import KeyFile
from lssdesk.store.keys import Unlocked, way_of
from lssdesk.store.lock import alone
from lssdesk.store.sealed import public_of
from lssdesk.store.slots import DatabaseKey, Slot, key_in, label_of, seal_for
from lssdesk.store.trouble import StoreTrouble
from lssdesk.texts import t

REKEYED = f"{DATABASE}.rekeyed"
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def begin(folder: Path, unlocked: Unlocked, leaving: Collection[str]) -> DatabaseKey:
    """Write the coming key beside the present one, for every slot that is not in ``leaving``, and return it.

    Refused where that would shut out the one who does it, or somebody who is not named: slots that a new key
    does not reach have to be in ``leaving``, and a recovery sheet that it does not reach has to be made anew
    first.
    """
    path, key = keyfile.path_of(folder), unlocked.key
    keyfile.verify(folder, key)
    file = keyfile.load(path).file
    if file.next_check:
        raise StoreTrouble("rekey_pending")
    _refuse(file, unlocked, leaving)
    new = key.renewed(secrets.token_bytes(32))
    slots = tuple(slot if slot.id in leaving else _with_next(slot, key, new) for slot in file.slots)
    planned = msgspec.structs.replace(file, slots=slots, next_check=keyfile.fingerprint(new))
    _exchange(path, planned)
    own = [slot for slot in keyfile.load(path).file.slots if slot.public == public_of(unlocked.private)]
    if [key_in(slot, unlocked.private, key.database).coming for slot in own] != [new.secret]:
        _exchange(path, file)
        raise StoreTrouble("keys_not_proved", folder=folder)
    return new


def copy(folder: Path, old: DatabaseKey, new: DatabaseKey) -> None:
    """Write the database again under the new key, and prove that it is the same and that only this key opens.

    Nobody may write meanwhile.  StoreTrouble where disk or copy is not as it has to be.
    """
    path, made = folder / DATABASE, folder / REKEYED
    clear(folder)
    with told(path), engine.told(path), closing(engine.connect(path, old)) as source:
        source.execute("VACUUM INTO ?", (f"{made.resolve().as_uri()}?key=x'{new.raw}'",))
        sync_file(made)
        if not engine.fits(made, new) or engine.fits(made, old):
            raise StoreTrouble("rekey_differs")
        engine.probe_copy(made, new)
        with closing(engine.connect(made, new, immutable=True)) as target:
            if _all_of(source) != _all_of(target):
                raise StoreTrouble("rekey_differs")


def swap(folder: Path, old: DatabaseKey, new: DatabaseKey) -> None:
    """Put the copy in the database's place.

    StoreTrouble ``busy`` where somebody has the database open, such as a backup that is being made, or has
    written since it was copied; ``keys_not_proved`` where the new key is not in the key file.
    """
    path, made = folder / DATABASE, folder / REKEYED
    with told(path), engine.told(path):
        engine.fold_away(path, old)
        with (
            closing(engine.connect(path, old, immutable=True)) as before,
            closing(engine.connect(made, new, immutable=True)) as after,
        ):
            if backup.last_line(before) != backup.last_line(after):
                raise StoreTrouble("busy", file=path.name, folder=folder)
        loaded = keyfile.load(folder)
        if loaded.fell_back or loaded.file.next_check != keyfile.fingerprint(new):
            raise StoreTrouble("keys_not_proved", folder=folder)
        for end in BESIDE:  # of an earlier fold that was broken off: it would be played into the copy
            path.with_name(path.name + end).unlink(missing_ok=True)
        sync_folder(folder)
        os.replace(made, path)
        sync_folder(folder)


def finish(folder: Path) -> None:
    """Only the coming key, and only the slots that have it."""
    file = keyfile.load(folder).file
    slots = tuple(msgspec.structs.replace(one, seal=one.next, next=None) for one in file.slots if one.next)
    _exchange(
        keyfile.path_of(folder),
        msgspec.structs.replace(file, slots=slots, check=file.next_check, next_check=""),
    )


def roll_back(folder: Path) -> None:
    """Only the present key, and all slots that were there."""
    file = keyfile.load(folder).file
    slots = tuple(msgspec.structs.replace(one, next=None) for one in file.slots)
    _exchange(keyfile.path_of(folder), msgspec.structs.replace(file, slots=slots, next_check=""))


def fitting(path: Path, key: DatabaseKey) -> DatabaseKey:
    """That of the present and the coming key that opens the database; the present one where neither does.

    The present one, too, where the database is half written, which hides it.
    """
    now, *coming = _both(key)
    if not coming or engine.half_written(path) or engine.fits(path, now):
        return now
    return coming[0] if engine.fits(path, coming[0]) else now


def _both(key: DatabaseKey) -> list[DatabaseKey]:
    """The present key, and the coming one where there is one."""
    coming = [key.renewed(key.coming)] if key.coming else []
    return [replace(key, coming=None), *coming]


def resume(folder: Path, key: DatabaseKey) -> DatabaseKey:
    """Finish or roll back what was broken off, by what the database says, and return the key that opens it.

    Under the folder's lock.  A disk that cannot be written leaves it for the next time, and nothing is done
    where neither key opens.  StoreTrouble ``removed`` where the new key was not meant for this slot.
    """
    path, loaded = folder / DATABASE, keyfile.load(folder)
    with told(path):
        engine.give_back(path, _both(key))
    found = fitting(path, key)
    if loaded.file.next_check and not engine.fits(path, found):
        if key.coming is None:
            raise StoreTrouble("removed")
        return found
    with suppress(StoreTrouble):
        if loaded.file.next_check == keyfile.fingerprint(found):
            finish(folder)
        elif loaded.file.next_check:
            roll_back(folder)
        elif not loaded.fell_back:
            keyfile.settle(keyfile.path_of(folder))
    clear(folder)
    return found


def resumed(folder: Path, unlocked: Unlocked) -> Unlocked:
    """The same for a folder that is not open yet, before its keys are changed."""
    if unlocked.key.coming is None:
        return unlocked
    with alone(folder):
        return replace(unlocked, key=resume(folder, unlocked.key))


def clear(folder: Path) -> None:
    """Remove a copy that was broken off."""
    for leftover in folder.glob(f"{REKEYED}*"):
        with suppress(OSError):
            leftover.unlink()


def _refuse(file: KeyFile, unlocked: Unlocked, leaving: Collection[str]) -> None:
    found = {slot.id: way_of(slot, unlocked.key) for slot in file.slots}
    officers = [way for way in found.values() if way.kind == "officer"]
    if not leaving or not {way.id for way in officers} >= set(leaving):
        raise Refused(t("store.rekey.gone"))
    if unlocked.slot_id in leaving:
        raise Refused(t("store.rekey.own"))
    own = found.get(unlocked.slot_id)
    if not unlocked.private or (own and own.state != "sound"):
        raise Refused(t("store.rekey.own_unreached"))
    staying = [way for way in officers if way.id not in leaving]
    if not staying:
        raise Refused(t("store.rekey.last"))
    if unreached := [way for way in staying if way.state != "sound"]:
        raise Refused(t("store.rekey.unreached", count=len(unreached)))
    if any(
        way.kind == "recovery" and (way.state != "sound" or way.slot in leaving) for way in found.values()
    ):
        raise Refused(t("store.rekey.sheet"))


def _with_next(slot: Slot, key: DatabaseKey, new: DatabaseKey) -> Slot:
    label = label_of(slot, key)
    assert label is not None  # of a slot that is sound
    return msgspec.structs.replace(slot, next=seal_for(slot, new, label))


def _exchange(path: Path, file: KeyFile) -> None:
    keyfile.exchange(path, file)
    keyfile.settle_surely(path)


def _all_of(connection: Raw) -> tuple[object, ...]:
    pragmas = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "application_id")]
    return pragmas, connection.execute(_SCHEMA).fetchall(), backup.content(connection)
