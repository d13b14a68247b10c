"""Looks for the words of a person in files: as they are, written otherwise, and inside what is packed."""

import base64
import gzip
import io
import json
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

SHORTEST = 5  # bytes of a form that is looked for: shorter ones stand in any file by chance
DEEPEST = 3  # packed in packed
MOST_INSIDE = 64 << 20
PIECE = 20  # signs of a long text that are looked for at its beginning, in its middle and at its end

Forms = dict[str, Callable[[str], bytes]]
FORMS: Forms = {
    "utf-8": lambda text: text.encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "latin-1": lambda text: text.encode("latin-1", "ignore"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "json": lambda text: json.dumps(text)[1:-1].encode(),
    "percent": lambda text: quote(text).encode(),
    "hex": lambda text: text.encode().hex().encode(),
}


@dataclass(frozen=True)
class Leak:
    """A secret that was found: where, which, and how it was written."""

    where: str
    secret: str
    form: str


class Searcher:
    """Knows what must not be found: texts and bytes under names of their own."""

    def __init__(self, secrets: Mapping[str, str | bytes]) -> None:
        self._plain: dict[bytes, tuple[str, str]] = {}
        self._exact: dict[bytes, tuple[str, str]] = {}
        for name, secret in secrets.items():
            for piece in _pieces(secret):
                self._learn(name, piece)

    def _learn(self, name: str, piece: str | bytes) -> None:
        if isinstance(piece, str):
            for form, encode in FORMS.items():
                for written in (piece, piece.lower()):
                    self._keep(self._plain, encode(written).lower(), name, form)
        else:
            self._keep(self._exact, piece, name, "bytes")
        raw = piece if isinstance(piece, bytes) else piece.encode()
        for ahead in range(3):
            self._keep(self._exact, _base64(raw, ahead), name, "base64")

    @staticmethod
    def _keep(known: dict[bytes, tuple[str, str]], wanted: bytes, name: str, form: str) -> None:
        if len(wanted) >= SHORTEST:
            known.setdefault(wanted, (name, form))

    def in_bytes(self, data: bytes, where: str, depth: int = 0) -> set[Leak]:
        """What is found in some bytes, and in what is packed in them."""
        low, joined = data.lower(), data.translate(None, b"\r\n")
        found = {Leak(where, *self._plain[one]) for one in self._plain if one in low}
        found |= {Leak(where, *self._exact[one]) for one in self._exact if one in data or one in joined}
        if depth < DEEPEST:
            for kind, inner in unpacked(data):
                found |= self.in_bytes(inner, f"{where} → {kind}", depth + 1)
        return found

    def in_text(self, text: str, where: str) -> set[Leak]:
        """What is found in a text that is shown or told."""
        return self.in_bytes(text.encode("utf-8", "replace"), where)

    def in_file(self, path: Path, where: str) -> set[Leak]:
        """What is found in a file and in its name."""
        return self.in_text(where, "name of " + where) | self.in_bytes(path.read_bytes(), where)

    def in_tree(self, folder: Path, but: Iterable[Path] = ()) -> set[Leak]:
        """What is found in all files below a folder, in their names and in those of folders."""
        outside = tuple(but)
        found: set[Leak] = set()
        for path in sorted(folder.rglob("*")):
            if any(path.is_relative_to(one) for one in outside):
                continue
            where = path.relative_to(folder).as_posix()
            if path.is_file() and not path.is_symlink():
                found |= self.in_file(path, where)
            else:
                found |= self.in_text(where, "name of " + where)
        return found


def _pieces(secret: str | bytes) -> Iterator[str | bytes]:
    """A short secret whole, a long one by three pieces: part of it is enough."""
    size = PIECE if isinstance(secret, str) else 3 * PIECE
    if len(secret) <= 2 * size:
        yield secret
    else:
        middle = (len(secret) - size) // 2
        yield from (secret[:size], secret[middle : middle + size], secret[-size:])


def _base64(raw: bytes, ahead: int) -> bytes:
    """What base64 makes of bytes wherever they begin, without the signs at the ends that others share."""
    written = base64.b64encode(bytes(ahead) + raw)
    begin, over = -(-ahead * 8 // 6), (ahead + len(raw)) % 3
    return written[begin : len(written) - {0: 0, 1: 3, 2: 2}[over]]


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed anywhere in some bytes, where a mark shows it: zip, gzip, zlib."""
    if b"PK\x03\x04" in data:
        yield from _zipped(data)
    for begin in _marks(data, b"\x1f\x8b\x08"):
        yield from _tried("gzip", data[begin:], zlib.MAX_WBITS | 16)
    for second in (0x01, 0x5E, 0x9C, 0xDA):
        for begin in _marks(data, bytes([0x78, second])):
            yield from _tried("zlib", data[begin:], zlib.MAX_WBITS)


def _zipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield "zip", name.encode() + b"\0" + archive.read(name)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, zlib.error):
        return


def _marks(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _tried(kind: str, data: bytes, bits: int) -> Iterator[tuple[str, bytes]]:
    """What can be unpacked, also of a stream that breaks off; nothing where the mark was there by chance."""
    unpacker = zlib.decompressobj(bits)
    inner = bytearray()
    try:
        for place in range(0, len(data), 1 << 12):
            inner += unpacker.decompress(data[place : place + (1 << 12)])
            if unpacker.eof or len(inner) > MOST_INSIDE:
                break
    except zlib.error:
        pass
    if len(inner) >= SHORTEST:
        yield kind, bytes(inner)


def packed(data: bytes) -> bytes:
    """A zip with a file in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.txt", data)
    return made.getvalue()


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda data: data,
    "zlib": zlib.compress,
    "gzip": gzip.compress,
    "zip": packed,
    "zip in gzip": lambda data: gzip.compress(packed(data)),
    "base64": base64.b64encode,
    "base64 in lines": base64.encodebytes,
}
"""Ways in which something may come to lie on a disk."""
