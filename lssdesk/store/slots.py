"""One key slot: a way to the database key by a passphrase or a recovery code.

Argon2id makes guessing slow; AES-256-GCM wraps the slot's private key and binds it to its database, its id
and its own parameters.  The database key is sealed to the public key (:mod:`.sealed`).  Names lie inside
the encrypted parts, so that nothing of a person is readable on disk.

In a slot of version 1 the database key itself is wrapped: a new key cannot reach it.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Meta

from lssdesk.store import sealed
from lssdesk.store.sealed import Label, Seal

Kind = Literal["officer", "recovery"]


@dataclass(frozen=True)
class DatabaseKey:
    """The random 256-bit key of one database, and the database's id.

    The id is also the salt that SQLCipher keeps in the first 16 bytes of the file: so a file says in
    clear which key file it belongs to, and "damaged" can be told apart from "another database".

    ``coming`` is the secret after a change of keys that was broken off: which of the two fits, the database
    says (:func:`lssdesk.store.rekey.fitting`).
    """

    secret: bytes = field(repr=False)
    database: str
    coming: bytes | None = field(default=None, repr=False)

    @property
    def raw(self) -> str:
        """96 hex digits for SQLCipher's raw-key mode: key, then salt."""
        return self.secret.hex() + self.database

    def renewed(self, secret: bytes) -> "DatabaseKey":
        """Another key of the same database."""
        return DatabaseKey(secret, self.database)


@dataclass(frozen=True)
class Cost:
    """Cost of one guess: memory in KiB, passes over it, lanes [libraries.md §2: about 0.15 s]."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


COST = Cost()


class Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Argon2id's parameters as stored, within bounds that a laptop can carry."""

    memory_kib: Annotated[int, Meta(ge=8, le=1024 * 1024)]
    passes: Annotated[int, Meta(ge=1, le=64)]
    lanes: Annotated[int, Meta(ge=1, le=16)]
    salt: Annotated[bytes, Meta(min_length=16, max_length=64)]


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way to the key, as it lies in the key file; without ``public`` it is of version 1.

    ``next`` is there while keys are changed, in the slots that stay.
    """

    id: str
    kind: Kind
    kdf: Kdf
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    wrapped: bytes
    public: Annotated[bytes, Meta(max_length=32)] = b""
    seal: Seal | None = None
    next: Seal | None = None


class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is wrapped.  ``slot`` is the officer's own slot: of a recovery slot, of her who made the sheet."""

    private: bytes
    officer: str
    slot: str


class _Payload1(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: bytes
    officer: str
    slot: str


class Opened(NamedTuple):
    """What a slot gave; without ``private`` it is of version 1."""

    key: DatabaseKey
    officer: str
    slot: str
    private: bytes = b""


class Broken(Exception):
    """The secret fits, but what is sealed in the slot does not open: the file is damaged."""


def new_id() -> str:
    """128 random bits in hex."""
    return secrets.token_hex(16)


def wrap(slot_id: str, kind: Kind, secret: str, key: DatabaseKey, label: Label, cost: Cost) -> Slot:
    """A slot that ``secret`` opens."""
    kdf = Kdf(cost.memory_kib, cost.passes, cost.lanes, secrets.token_bytes(16))
    nonce, private = secrets.token_bytes(12), sealed.new_private()
    data = sealed.padded(msgspec.json.encode(Payload(private, label.officer, label.slot)))
    wrapped = AESGCM(_derive(secret, kdf)).encrypt(nonce, data, _bound(2, slot_id, kind, kdf, key.database))
    slot = Slot(slot_id, kind, kdf, nonce, wrapped, sealed.public_of(private))
    return msgspec.structs.replace(slot, seal=seal_for(slot, key, label))


def unwrap(slot: Slot, secret: str, database: str) -> Opened | None:
    """What the slot gives, or None where ``secret`` does not open it; Broken where the rest is damaged."""
    data = _decrypt(slot, secret, database)
    if data is None:
        return None
    if not slot.public:
        old = msgspec.json.decode(data, type=_Payload1)
        return Opened(DatabaseKey(old.key, database), old.officer, old.slot)
    payload = msgspec.json.decode(data, type=Payload)
    return Opened(key_in(slot, payload.private, database), payload.officer, payload.slot, payload.private)


def opens(slot: Slot, secret: str, database: str) -> bool:
    """Whether ``secret`` fits, whatever the slot gives."""
    return _decrypt(slot, secret, database) is not None


def key_in(slot: Slot, private: bytes, database: str) -> DatabaseKey:
    """The key that is sealed in the slot, and the coming one where there is one; Broken where it is not."""
    bound = _bound(2, slot.id, slot.kind, slot.public, database)
    now, coming = (sealed.unseal(one, private, bound) if one else None for one in (slot.seal, slot.next))
    if now is None or (slot.next and coming is None):
        raise Broken
    return DatabaseKey(now, database, coming)


def seal_for(slot: Slot, key: DatabaseKey, label: Label) -> Seal:
    """``key`` sealed to the slot."""
    return sealed.seal(
        key.secret, slot.public, _bound(2, slot.id, slot.kind, slot.public, key.database), label
    )


def label_of(slot: Slot, key: DatabaseKey) -> Label | None:
    """Whose slot it is; None where it is of version 1, or nobody who holds ``key`` made it as it is."""
    if slot.seal is None:
        return None
    bound = _bound(2, slot.id, slot.kind, slot.public, key.database)
    return sealed.label_of(slot.seal, key.secret, bound)


def _decrypt(slot: Slot, secret: str, database: str) -> bytes | None:
    bound = _bound(2 if slot.public else 1, slot.id, slot.kind, slot.kdf, database)
    try:
        return AESGCM(_derive(secret, slot.kdf)).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        return None


def _derive(secret: str, kdf: Kdf) -> bytes:
    normal = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=kdf.salt, length=32, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib
    ).derive(normal)


def _bound(version: int, slot_id: str, kind: Kind, own: Kdf | bytes, database: str) -> bytes:
    """What an encrypted part is bound to; ``own`` is the slot's parameters, or its public key."""
    return msgspec.json.encode(["lssdesk-keys", version, database, slot_id, kind, own])
