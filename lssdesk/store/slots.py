"""One key slot: the database key wrapped by what a passphrase or a recovery code gives.

Argon2id makes guessing slow; AES-256-GCM wraps and binds the slot to its database, its id and its own
parameters.  Names lie inside the wrapped part, so that nothing of a person is readable on disk.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Meta

_PAD = 256  # wrapped parts are filled up to whole blocks, so that their length says nothing of a name

Kind = Literal["officer", "recovery"]


@dataclass(frozen=True)
class DatabaseKey:
    """The random 256-bit key of one database, and the database's id.

    The id is also the salt that SQLCipher keeps in the first 16 bytes of the file: so a file says in
    clear which key file it belongs to, and "damaged" can be told apart from "another database".
    """

    secret: bytes = field(repr=False)
    database: str

    @property
    def raw(self) -> str:
        """96 hex digits for SQLCipher's raw-key mode: key, then salt."""
        return self.secret.hex() + self.database


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


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to the key, as it lies in the key file."""

    id: str
    kind: Kind
    kdf: Kdf
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    wrapped: bytes


class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is wrapped.  ``slot`` is the officer's own slot: of a recovery slot, of her who made the sheet."""

    key: bytes
    officer: str
    slot: str


def new_id() -> str:
    """128 random bits in hex."""
    return secrets.token_hex(16)


def wrap(slot_id: str, kind: Kind, secret: str, payload: Payload, database: str, cost: Cost) -> Slot:
    """A slot that ``secret`` opens."""
    kdf = Kdf(cost.memory_kib, cost.passes, cost.lanes, secrets.token_bytes(16))
    nonce = secrets.token_bytes(12)
    data = msgspec.json.encode(payload)
    padded = data.ljust(-(-len(data) // _PAD) * _PAD)
    sealed = AESGCM(_derive(secret, kdf)).encrypt(nonce, padded, _bound(slot_id, kind, kdf, database))
    return Slot(slot_id, kind, kdf, nonce, sealed)


def unwrap(slot: Slot, secret: str, database: str) -> Payload | None:
    """What lies in the slot, or None where ``secret`` does not open it."""
    bound = _bound(slot.id, slot.kind, slot.kdf, database)
    try:
        data = AESGCM(_derive(secret, slot.kdf)).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        return None
    return msgspec.json.decode(data, type=Payload)


def _derive(secret: str, kdf: Kdf) -> bytes:
    normal = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=kdf.salt, length=32, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib
    ).derive(normal)


def _bound(slot_id: str, kind: Kind, kdf: Kdf, database: str) -> bytes:
    return msgspec.json.encode(["lssdesk-keys", 1, database, slot_id, kind, kdf])
