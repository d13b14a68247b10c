"""The case file that travels: ``*.lssdesk``, encrypted and signed, written and read in small pieces.

All numbers are big endian.  In clear are only random ids, a day and the parameters of the key::

    0        8      magic ``LSSDESK`` and byte 0x1A
    8        2      version of the format, 1
    10       2      size h of the head, at most 2000
    12       h      head, JSON: origin and transfer (each 128 random bits in hex), created (day), and either
                    kdf (Argon2id: memory_kib, passes, lanes, salt) or to (id of the machine that opens it)
    12+h     1      size s of the next: 80, or 0 where a code opens the file
    13+h     s      the file's key, sealed to the machine (HPKE)
    13+h+s   16     check of the key
    29+h+s   ...    chunks: 4 bytes size n (17 to 65 552; the highest bit marks the last), then n bytes

A chunk is AES-256-GCM over at most 65 536 bytes; its nonce is 7 zero bytes, the chunk's number (4) and
whether it is the last (1), and it is bound to the hash of all that stands before the chunks: chunks cannot be
swapped, left out, doubled or taken from another file.  Within, compressed by zlib, are frames: 1 byte kind,
8 bytes size, content.

    m    the manifest, JSON, at most 64 MB: everything but the bytes of letters and attachments
    b    such bytes, at most 64 MB, after their SHA-256 (32)
    s    the last: JSON with the machine's public keys and its Ed25519 signature over the hash of what stands
         before the chunks and of all frames before this one

A reader holds one frame in memory at a time.  Nothing that it was given counts before ``signed_by`` is there.
"""

import hashlib
import os
import struct
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Annotated, Any, NamedTuple

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Meta

from lssdesk.errors import Trouble
from lssdesk.store import transfer_keys
from lssdesk.store.files import sync_folder, told
from lssdesk.store.slots import Kdf
from lssdesk.store.transfer_keys import CHECK, SEALED, FileKey, Id, Identity, Machine
from lssdesk.texts import t

MAGIC = b"LSSDESK\x1a"
VERSION = 1
SUFFIX = ".lssdesk"
MANIFEST, BLOB = b"m", b"b"
MOST = 64 * 1024**2
"""Bytes of one frame."""
_SIGNATURE = b"s"
_HEAD = 2000
_CHUNK = 64 * 1024
_TAG = 16
_LAST = 1 << 31
_FRAME = struct.Struct(">cQ")


class TransferTrouble(Trouble):
    """``kind`` is the key of the sentence under ``transfer.trouble``."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(t(f"transfer.trouble.{kind}", **values))
        self.kind = kind


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a file says in clear."""

    origin: Id
    transfer: Id
    created: date
    kdf: Kdf | None = None
    to: Id | None = None


class Frame(NamedTuple):
    """A piece of the body."""

    kind: bytes
    content: bytes


class _Signed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    machine: Machine
    signature: Annotated[bytes, Meta(min_length=64, max_length=64)]


# --- writing ---------------------------------------------------------------------------------


def write(path: Path, head: Head, opener: str | Machine, signer: Identity, frames: Iterable[Frame]) -> None:
    """Write a file that a code or a machine opens; what was at ``path`` stays unless all was written.

    ``head`` has ``kdf`` for a code, ``to`` for a machine.  StoreTrouble for disk and folder.
    """
    start, key = _start(head, opener)
    with _in_place_of(path) as file:
        file.write(start)
        chunks = _Chunks(file, AESGCM(key.secret), hashlib.sha256(start).digest())
        packing, summed = zlib.compressobj(), hashlib.sha256()
        for frame in frames:
            _put(chunks, packing, frame, summed)
        message = _message(start, summed.digest(), signer.machine)
        signed = msgspec.json.encode(_Signed(signer.machine, signer.sign(message)))
        _put(chunks, packing, Frame(_SIGNATURE, signed), summed)
        chunks.add(packing.flush())
        chunks.end()


def _start(head: Head, opener: str | Machine) -> tuple[bytes, FileKey]:
    said = msgspec.json.encode(head)
    plain = MAGIC + struct.pack(">HH", VERSION, len(said)) + said
    if isinstance(opener, Machine):
        sealed, key = transfer_keys.new_sealed(opener, plain)
    else:
        assert head.kdf is not None
        sealed, key = b"", transfer_keys.by_code(opener, head.kdf, plain)
    return plain + bytes([len(sealed)]) + sealed + key.check, key


def _put(chunks: "_Chunks", packing: Any, frame: Frame, summed: Any) -> None:
    if len(frame.content) > MOST:
        raise TransferTrouble("too_large")
    start = _FRAME.pack(frame.kind, len(frame.content))
    for piece in (start, frame.content):
        summed.update(piece)
        for place in range(0, len(piece), _CHUNK):
            chunks.add(packing.compress(piece[place : place + _CHUNK]))


@dataclass
class _Chunks:
    """Encrypts what is added, chunk by chunk; the last one is held back until the end."""

    file: IO[bytes]
    cipher: AESGCM
    bound: bytes
    held: bytes = b""
    number: int = 0

    def add(self, data: bytes) -> None:
        self.held += data
        while len(self.held) > _CHUNK:
            self._write(self.held[:_CHUNK], last=False)
            self.held = self.held[_CHUNK:]

    def end(self) -> None:
        self._write(self.held, last=True)

    def _write(self, plain: bytes, last: bool) -> None:
        encrypted = self.cipher.encrypt(_nonce(self.number, last), plain, self.bound)
        self.file.write(struct.pack(">I", len(encrypted) | (_LAST if last else 0)) + encrypted)
        self.number += 1


@contextmanager
def _in_place_of(path: Path) -> Iterator[IO[bytes]]:
    """A new file beside ``path`` that takes its place when the block ends, whole and on the disk."""
    with told(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        sync_folder(path.parent)


def _nonce(number: int, last: bool) -> bytes:
    return bytes(7) + struct.pack(">IB", number, last)


def _message(start: bytes, frames: bytes, machine: Machine) -> bytes:
    """What a machine signs."""
    parts = (start, frames, msgspec.json.encode(machine))
    return b"lssdesk transfer 1\0" + b"".join(hashlib.sha256(part).digest() for part in parts)


# --- reading ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Closed:
    """A file whose head was read; ``start`` is all that stands before the chunks."""

    path: Path
    head: Head
    start: bytes
    plain: bytes
    sealed: bytes
    check: bytes

    def key_by_code(self, code: str) -> FileKey:
        """The key by a code in its printed form; TransferTrouble ``wrong_code`` where it does not fit."""
        if self.head.kdf is None:
            raise TransferTrouble("broken")
        return self._checked(transfer_keys.by_code(code, self.head.kdf, self.plain), "wrong_code")

    def key_by_machine(self, own: Identity) -> FileKey:
        """The key that is sealed to one's own machine; TransferTrouble ``not_for_us`` where it is not."""
        if self.head.to != own.machine.id:
            raise TransferTrouble("not_for_us")
        return self._checked(transfer_keys.unsealed(own, self.sealed, self.plain), "broken")

    def _checked(self, key: FileKey | None, kind: str) -> FileKey:
        if key is None or not transfer_keys.same(key.check, self.check):
            raise TransferTrouble(kind)
        return key


def look(path: Path) -> Closed:
    """Read what a file says in clear; TransferTrouble: foreign, newer, torn or broken, StoreTrouble: disk."""
    with told(path), path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise TransferTrouble("foreign")
        version, size = struct.unpack(">HH", _exactly(file, 4))
        if version > VERSION:
            raise TransferTrouble("newer")
        if version != VERSION or size > _HEAD:
            raise TransferTrouble("broken")
        said = _exactly(file, size)
        sealed = _exactly(file, _exactly(file, 1)[0])
        check = _exactly(file, CHECK)
    head = _head(said, len(sealed))
    plain = MAGIC + struct.pack(">HH", version, size) + said
    return Closed(path, head, plain + bytes([len(sealed)]) + sealed + check, plain, sealed, check)


def _head(said: bytes, sealed: int) -> Head:
    try:
        head = msgspec.json.decode(said, type=Head)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise TransferTrouble("broken") from error
    with_code = head.kdf is not None and head.to is None and sealed == 0
    with_machine = head.to is not None and head.kdf is None and sealed == SEALED
    if not (with_code or with_machine) or (head.kdf and not transfer_keys.fits_a_laptop(head.kdf)):
        raise TransferTrouble("broken")
    return head


class Reading:
    """The frames of a file, one by one; when they have ended, whose they are, and their hash."""

    def __init__(self, closed: Closed, key: FileKey) -> None:
        self._closed, self._key = closed, key
        self._signed_by: Machine | None = None
        self.digest = ""

    @property
    def signed_by(self) -> Machine:
        """The machine that wrote the file."""
        if self._signed_by is None:
            raise TransferTrouble("torn")
        return self._signed_by

    def __iter__(self) -> Iterator[Frame]:
        """TransferTrouble ``torn`` or ``broken`` wherever the file is; StoreTrouble where it is gone."""
        closed = self._closed
        with told(closed.path), closed.path.open("rb") as file:
            if _exactly(file, len(closed.start)) != closed.start:
                raise TransferTrouble("broken")
            summed = hashlib.sha256()
            body = _Body(_opened(file, self._key.secret, hashlib.sha256(closed.start).digest()))
            while True:
                start = body.take(_FRAME.size)
                kind, size = _FRAME.unpack(start)
                if size > MOST:
                    raise TransferTrouble("broken")
                content = body.take(size)
                if kind == _SIGNATURE:
                    break
                if kind not in (MANIFEST, BLOB):
                    raise TransferTrouble("broken")
                summed.update(start)
                summed.update(content)
                yield Frame(kind, content)
            body.end()
            self._end(content, summed.digest())

    def _end(self, said: bytes, frames: bytes) -> None:
        try:
            signed = msgspec.json.decode(said, type=_Signed)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise TransferTrouble("broken") from error
        message = _message(self._closed.start, frames, signed.machine)
        mine = signed.machine.id == self._closed.head.origin
        if not mine or not signed.machine.signed(message, signed.signature):
            raise TransferTrouble("forged")
        self.digest = hashlib.sha256(message).hexdigest()
        self._signed_by = signed.machine


class _Body:
    """What the chunks hold, unpacked as far as it is asked for."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._packed = chunks, zlib.decompressobj()
        self._ready = b""

    def take(self, size: int) -> bytes:
        """Exactly so many bytes."""
        pieces, left = [], size
        while left:
            if not self._ready:
                self._ready = self._more(left)
            piece, self._ready = self._ready[:left], self._ready[left:]
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def _more(self, most: int) -> bytes:
        data = self._packed.unconsumed_tail
        while True:
            try:
                found = self._packed.decompress(data, most)
            except zlib.error as error:
                raise TransferTrouble("broken") from error
            if found:
                return found
            data = self._packed.unconsumed_tail
            if not data:
                chunk = None if self._packed.eof else next(self._chunks, None)
                if chunk is None:
                    raise TransferTrouble("broken")
                data = chunk

    def end(self) -> None:
        """There is nothing more."""
        rest = self._packed.unconsumed_tail + b"".join(self._chunks)
        try:
            more = self._ready + self._packed.decompress(rest, 1)
        except zlib.error as error:
            raise TransferTrouble("broken") from error
        if more or not self._packed.eof or self._packed.unused_data:
            raise TransferTrouble("broken")


def _opened(file: IO[bytes], secret: bytes, bound: bytes) -> Iterator[bytes]:
    """The decrypted chunks; whether the file ends with the last one is known when that was given."""
    cipher, number, last = AESGCM(secret), 0, False
    while not last:
        size: int = struct.unpack(">I", _exactly(file, 4))[0]
        last, size = bool(size & _LAST), size & ~_LAST
        if not _TAG <= size <= _CHUNK + _TAG:
            raise TransferTrouble("broken")
        try:
            yield cipher.decrypt(_nonce(number, last), _exactly(file, size), bound)
        except InvalidTag as error:
            raise TransferTrouble("broken") from error
        number += 1
    if file.read(1):
        raise TransferTrouble("broken")


def _exactly(file: IO[bytes], size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise TransferTrouble("torn")
    return data
