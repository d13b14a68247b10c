"""How much a PDF becomes when it is shown: one that is made to burst the memory is not taken in."""

import base64
import re
import zlib
from collections.abc import Iterator
from typing import Any

MOST_PAGES = 5_000
MOST_INFLATED = 256 << 20
"""Bytes of all packed parts together, unpacked."""
MOST_PAINTED = 8 << 20
"""Bytes of drawing orders of one page, with those of the drawings that it repeats."""
MOST_DOTS = 100_000_000
"""Of one picture."""
_DEEPEST = 20  # drawings in drawings
_PIECE, _UNPACKED = 1 << 14, 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_GUESSED = 30  # times as many bytes, for the old ways of packing


def inflates(data: bytes) -> bool:
    """Whether what is packed in a file is more than a program should unpack.  Look before it is opened."""
    found, whole = 0, memoryview(data)
    for begin in _STREAM.finditer(data):
        for size in _unpacked_sizes(whole[begin.end() :]):
            found += size
            if found > MOST_INFLATED:
                return True
    return False


def _unpacked_sizes(packed: memoryview) -> Iterator[int]:
    """The sizes of the pieces that something unpacks into; none where it is not packed that way."""
    unpacker = zlib.decompressobj()
    try:
        for place in range(0, len(packed), _PIECE):
            rest: bytes | memoryview = packed[place : place + _PIECE]
            while rest and not unpacker.eof:
                yield len(unpacker.decompress(rest, _UNPACKED))
                rest = unpacker.unconsumed_tail
            if unpacker.eof:
                return
    except zlib.error:
        return


def too_heavy(pdf: Any) -> bool:
    """Whether an open PDF has too many pages, too large pictures, or pages that draw without end."""
    if len(pdf.pages) > MOST_PAGES:
        return True
    known: dict[tuple[int, int], int] = {}
    return any(_page(page, known) > MOST_PAINTED for page in pdf.pages)


def _page(page: Any, known: dict[tuple[int, int], int]) -> int:
    contents = page.obj.get("/Contents")
    parts = contents if _is_list(contents) else [contents]
    return _painted([part for part in parts if _is_stream(part)], page.resources, known, 0)


def _painted(parts: list[Any], resources: Any, known: dict[tuple[int, int], int], depth: int) -> int:
    """Bytes of drawing orders, each drawing among them as often as it is called."""
    if depth > _DEEPEST:
        return MOST_PAINTED + 1
    content = b" ".join(_unpacked(part) for part in parts)
    drawings = resources.get("/XObject") if resources is not None else None
    weights = [_drawing(one, known, depth) for one in _values(drawings)]
    return len(content) + max(content.count(b"Do"), 1) * max(weights, default=0)


def _drawing(one: Any, known: dict[tuple[int, int], int], depth: int) -> int:
    if not _is_stream(one):
        return 0
    if one.get("/Subtype") == "/Image":
        dots = _number(one.get("/Width")) * _number(one.get("/Height"))
        return MOST_PAINTED + 1 if dots > MOST_DOTS else 0
    place = one.objgen
    if place not in known:
        known[place] = MOST_PAINTED + 1  # as long as it is not known: one that calls itself has no end
        known[place] = _painted([one], one.get("/Resources"), known, depth + 1)
    return known[place]


def _unpacked(stream: Any) -> bytes:
    """The content of a stream, cut where it is too much anyway."""
    data, ways = stream.read_raw_bytes(), stream.get("/Filter")
    for way in ways if _is_list(ways) else [] if ways is None else [ways]:
        if way == "/FlateDecode":
            try:
                data = zlib.decompressobj().decompress(data, MOST_PAINTED + 1)
            except zlib.error:
                return b""
        elif way == "/ASCII85Decode":
            try:
                data = base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"))
            except ValueError:
                return b""
        elif way != "/ASCIIHexDecode":
            data = (data * _GUESSED)[: MOST_PAINTED + 1]
    return bytes(data)


def _values(found: Any) -> list[Any]:
    return [found[key] for key in found] if hasattr(found, "keys") else []


def _number(found: Any) -> int:
    try:
        return int(found)
    except (TypeError, ValueError):
        return 0


def _is_list(found: Any) -> bool:
    import pikepdf

    return isinstance(found, pikepdf.Array)


def _is_stream(found: Any) -> bool:
    import pikepdf

    return isinstance(found, pikepdf.Stream)
