"""The key file beside the database: slots under a checksum, so that damage is no wrong passphrase.

``lssdesk.keys.previous`` keeps the old file while a new one is written and proved; then it becomes a
second copy of the new one, so that a passphrase that was given up does not live on in it.

Version 1 knew no public keys in its slots (:mod:`.slots`); what is written is version 2.
"""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from lssdesk.store import putting_back
from lssdesk.store.files import BACKUPS, DATABASE, KEYS, told, write_durably
from lssdesk.store.slots import DatabaseKey, Slot
from lssdesk.store.trouble import StoreTrouble

_FORMAT = "lssdesk-keys"
_LARGEST = 4 << 20  # a slot takes about a thousand bytes
_VERSION = 2


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Slots of one database.

    ``check`` is a hash of the random key, to tell a wrong key from a damaged database; ``complete``
    turns true when the database has been created.  ``next_check`` is that of the coming key while keys are
    changed: the slots that stay have it as their ``next``.
    """

    database: str
    check: str
    complete: bool
    slots: tuple[Slot, ...]
    next_check: str = ""

    def holds(self, key: DatabaseKey) -> bool:
        """Whether ``key`` is the present one, or the coming one while keys are changed."""
        return self.database == key.database and fingerprint(key) in (self.check, self.next_check)


class _Envelope(msgspec.Struct, frozen=True):
    format: str
    version: int
    content: msgspec.Raw = msgspec.Raw(b"{}")
    sha256: str = ""


class Loaded(NamedTuple):
    """A key file as read; ``fell_back`` where the file itself was torn and its previous copy was used."""

    file: KeyFile
    fell_back: bool


FolderState = Literal["new", "unfinished", "ready", "keys_missing", "database_missing"]


def state(folder: Path) -> FolderState:
    """What a start finds: nothing yet, a first start that was broken off, both files, or only one of them."""
    putting_back.settle(folder)
    has_database = (folder / DATABASE).exists()
    has_keys = (folder / KEYS).exists() or previous_of(folder / KEYS).exists()
    if has_database:
        return "ready" if has_keys else "keys_missing"
    if not has_keys:
        return "new"
    with suppress(StoreTrouble):
        if not load(folder).file.complete and not any((folder / BACKUPS).glob("*")):
            return "unfinished"
    return "database_missing"


def path_of(where: Path) -> Path:
    """The key file: ``where`` itself, or the one of the folder ``where``."""
    return where / KEYS if where.is_dir() or where.suffix != ".keys" else where


def previous_of(path: Path) -> Path:
    """Where the second copy of a key file lies."""
    return path.with_name(path.name + ".previous")


def load(where: Path) -> Loaded:
    """The key file of a folder, or a backup's key file; StoreTrouble where it is missing, torn or newer."""
    path = path_of(where)
    try:
        return Loaded(_read(path), fell_back=False)
    except StoreTrouble as trouble:
        if trouble.kind not in ("keys_missing", "keys_damaged"):
            raise
        try:
            return Loaded(_read(previous_of(path)), fell_back=True)
        except StoreTrouble:
            raise trouble from None


def save(path: Path, file: KeyFile) -> None:
    """Write the key file; the copy before it stays as it is until ``settle``."""
    content = msgspec.json.encode(file)
    checksum = hashlib.sha256(content).hexdigest()
    envelope = _Envelope(_FORMAT, _VERSION, msgspec.Raw(content), checksum)
    write_durably(path, msgspec.json.encode(envelope))


def exchange(path: Path, file: KeyFile) -> None:
    """Write the key file and read it back; the copy before it stays as it is until ``settle``.

    StoreTrouble ``keys_not_proved`` where the disk gives back something else; then the old one is put back.
    """
    before = path.read_bytes() if path.exists() else None
    save(path, file)
    if load(path) != Loaded(file, fell_back=False):
        put_back(path, before)
        raise StoreTrouble("keys_not_proved", folder=path.parent)


def put_back(path: Path, before: bytes | None) -> None:
    """Undo ``save``."""
    if before is None:
        path.unlink()
    else:
        write_durably(path, before)


def settle(path: Path) -> None:
    """Make the proved file its own second copy, as far as the disk lets us: the file itself is good."""
    with suppress(StoreTrouble, OSError):
        settle_surely(path)


def settle_surely(path: Path) -> None:
    """The same, where the second copy is needed; StoreTrouble where the disk does not let us."""
    with told(path):
        data, copy = path.read_bytes(), previous_of(path)
        if not copy.exists() or copy.read_bytes() != data:
            write_durably(copy, data)


def fingerprint(key: DatabaseKey) -> str:
    """Hash that recognises a key and, the key being random, gives nothing of it away."""
    return hashlib.sha256(b"lssdesk key check" + bytes.fromhex(key.raw)).hexdigest()


def verify(folder: Path, key: DatabaseKey) -> None:
    """StoreTrouble unless ``key`` is one that this folder's key file holds."""
    file = load(folder).file
    if file.database != key.database:
        raise StoreTrouble("other_keys", folder=folder)
    if not file.holds(key):
        raise StoreTrouble("wrong_key", folder=folder)


def mark_complete(folder: Path) -> None:
    """Note that the database exists, so that one that is missing later is never made anew in silence."""
    path, file = path_of(folder), load(folder).file
    if not file.complete:
        save(path, msgspec.structs.replace(file, complete=True))
        settle(path)


def _read(path: Path) -> KeyFile:
    if not path.exists():
        raise StoreTrouble("keys_missing", file=path.name, folder=path.parent)
    with told(path), path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    try:
        if len(data) > _LARGEST:
            raise StoreTrouble("keys_damaged", file=path.name, folder=path.parent)
        envelope = msgspec.json.decode(data, type=_Envelope)
        if envelope.format == _FORMAT and envelope.version > _VERSION:
            raise StoreTrouble("keys_newer", file=path.name)
        content = bytes(envelope.content)
        if envelope.format != _FORMAT or hashlib.sha256(content).hexdigest() != envelope.sha256:
            raise StoreTrouble("keys_damaged", file=path.name, folder=path.parent)
        return msgspec.json.decode(content, type=KeyFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise StoreTrouble("keys_damaged", file=path.name, folder=path.parent) from error
