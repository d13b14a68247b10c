"""What a slot holds of the database key: sealed to the slot's public key, so that a new key reaches every
officer without her passphrase.

HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM) seals.  Anyone can seal, so each seal carries a label,
encrypted under what the database key gives, that vouches for the public key and for what is sealed to it:
only who holds the database key can have added a slot.
"""

import secrets
from datetime import date
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_BLOCK = 256  # what is encrypted is filled up to whole blocks, so that its length says nothing of a name
_NONCE = 12


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose slot it is, for who holds the database key; ``slot`` as in ``slots.Payload``."""

    officer: str
    slot: str
    since: date | None = None


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A database key for one slot, and the label that vouches for both."""

    sealed: Annotated[bytes, Meta(min_length=80, max_length=80)]
    label: Annotated[bytes, Meta(max_length=4096)]


def new_private() -> bytes:
    """A new private key."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public key that belongs to a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(secret: bytes, public: bytes, bound: bytes, label: Label) -> Seal:
    """Seal the database key ``secret``; ``bound`` names the slot, so that a seal fits no other."""
    sealed = _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public), info=bound)
    nonce = secrets.token_bytes(_NONCE)
    said = padded(msgspec.json.encode(label))
    return Seal(sealed, nonce + AESGCM(_label_key(secret)).encrypt(nonce, said, bound + sealed))


def unseal(seal: Seal, private: bytes, bound: bytes) -> bytes | None:
    """The database key, or None where it was sealed to another key or slot, or is altered."""
    try:
        return _SUITE.decrypt(seal.sealed, X25519PrivateKey.from_private_bytes(private), info=bound)
    except InvalidTag:
        return None


def label_of(seal: Seal, secret: bytes, bound: bytes) -> Label | None:
    """The label, or None where nobody who holds the database key ``secret`` made this seal for this slot."""
    nonce, said = seal.label[:_NONCE], seal.label[_NONCE:]
    try:
        return msgspec.json.decode(
            AESGCM(_label_key(secret)).decrypt(nonce, said, bound + seal.sealed), type=Label
        )
    except (InvalidTag, ValueError):  # a nonce may be cut off
        return None


def padded(data: bytes) -> bytes:
    """JSON filled up with spaces to whole blocks."""
    return data.ljust(-(-len(data) // _BLOCK) * _BLOCK)


def _label_key(secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"lssdesk slot label").derive(secret)
