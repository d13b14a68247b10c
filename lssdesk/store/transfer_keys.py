"""Who a case file comes from and who can open it: the keys of machines, and the key of one file.

Each database has an Ed25519 key that signs and an X25519 key that files are locked to.  The private halves
lie in the settings of the encrypted database.  A machine is known by the fingerprint of its public halves,
which two officers compare on their screens once.

A file's key is random and sealed to the machine that is to open it (HPKE, RFC 9180), or it is derived by
Argon2id from a random code of 162 bits that is told separately (:mod:`.codes`).
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta

from lssdesk.store.slots import COST, Cost, Kdf

Key = Annotated[bytes, Meta(min_length=32, max_length=32)]
Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
OWN_SETTING = "transfer_own"
"""Key of the settings that holds one's own private keys: they leave the database in no export."""
CHECK = 16
"""Bytes that tell a wrong key from a damaged file."""
SEALED = 80
"""Bytes of a key that is sealed to a machine."""
LONGEST_NAME = 200
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_MOST_MEMORY, _MOST_PASSES = 256 * 1024, 10
_GROUPS, _DIGITS = 6, 5


class Machine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What others know of a machine: its random id, what it is called, and its public keys."""

    id: Id
    name: Annotated[str, Meta(max_length=LONGEST_NAME)]
    sign: Key
    seal: Key

    @property
    def fingerprint(self) -> str:
        """Six groups of five digits (100 bits) over id and keys, to be compared on two screens."""
        digest = hashlib.sha256(b"lssdesk machine\0" + bytes.fromhex(self.id) + self.sign + self.seal)
        number = int.from_bytes(digest.digest()) % 10 ** (_GROUPS * _DIGITS)
        digits = f"{number:0{_GROUPS * _DIGITS}d}"
        return " ".join(digits[start : start + _DIGITS] for start in range(0, len(digits), _DIGITS))

    def same_keys(self, other: "Machine") -> bool:
        """Whether both are one machine, whatever it is called."""
        return (self.id, self.sign, self.seal) == (other.id, other.sign, other.seal)

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Whether the machine has signed a message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.sign).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class Identity:
    """One's own machine, with its private keys."""

    machine: Machine
    private_sign: bytes = field(repr=False)
    private_seal: bytes = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        """64 bytes that vouch for a message."""
        return Ed25519PrivateKey.from_private_bytes(self.private_sign).sign(message)


def new_id() -> str:
    """128 random bits in hex."""
    return secrets.token_hex(16)


def new_identity(name: str) -> Identity:
    """A machine with keys of its own."""
    sign, seal = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    return identity(new_id(), name, sign.private_bytes_raw(), seal.private_bytes_raw())


def identity(id: str, name: str, sign: bytes, seal: bytes) -> Identity:
    """A machine by its private keys."""
    public_sign = Ed25519PrivateKey.from_private_bytes(sign).public_key().public_bytes_raw()
    public_seal = X25519PrivateKey.from_private_bytes(seal).public_key().public_bytes_raw()
    return Identity(Machine(id, name[:LONGEST_NAME], public_sign, public_seal), sign, seal)


class FileKey(NamedTuple):
    """What a file is encrypted with, and the check that stands in clear."""

    secret: bytes
    check: bytes


def new_kdf(cost: Cost = COST) -> Kdf:
    """Parameters with a new salt."""
    return Kdf(cost.memory_kib, cost.passes, cost.lanes, secrets.token_bytes(16))


def fits_a_laptop(kdf: Kdf) -> bool:
    """Whether a file asks for what can be reckoned, and for no more than would tie a machine up."""
    return 8 * kdf.lanes <= kdf.memory_kib <= _MOST_MEMORY and kdf.passes <= _MOST_PASSES


def by_code(code: str, kdf: Kdf, head: bytes) -> FileKey:
    """The key that a code (as :func:`.codes.parse` gives it) opens; ``head`` is the file's, in clear."""
    derived = Argon2id(
        salt=kdf.salt, length=32, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib
    ).derive(code.encode())
    return _file_key(derived, head)


def new_sealed(machine: Machine, head: bytes) -> tuple[bytes, FileKey]:
    """A new key, sealed to a machine for this ``head`` alone."""
    secret = secrets.token_bytes(32)
    sealed = _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(machine.seal), info=head)
    return sealed, _file_key(secret, head)


def unsealed(own: Identity, sealed: bytes, head: bytes) -> FileKey | None:
    """The key that was sealed to one's own machine, or None where it was not."""
    try:
        secret = _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(own.private_seal), info=head)
    except (InvalidTag, ValueError):
        return None
    return _file_key(secret, head)


def same(one: bytes, other: bytes) -> bool:
    """Whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(one, other)


def _file_key(secret: bytes, head: bytes) -> FileKey:
    info = b"lssdesk transfer\0" + hashlib.sha256(head).digest()
    made = HKDF(algorithm=SHA256(), length=32 + CHECK, salt=None, info=info).derive(secret)
    return FileKey(made[:32], made[32:])
