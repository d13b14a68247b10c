"""Pictures and PDF files that a case is asked to take in: broken, disguised, and made to burst."""

import io
import random
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image

from lssdesk.errors import Refused
from lssdesk.flow import attachments
from lssdesk.letters.pdf import logo
from tests.fuzz.bounds import Try
from tests.fuzz.mutation import mutated

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Contents 4 0 R>>"


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A picture of one colour, which is packed into very little."""
    packer = zlib.compressobj(9)
    line = bytes(4 * width + 1)
    lines = [packer.compress(line) for _ in range(height if rows is None else rows)]
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", b"".join((*lines, packer.flush()))), (b"IEND", b""))
    )


def photo(side: int = 64, **how: object) -> bytes:
    """A JPEG."""
    out = io.BytesIO()
    Image.effect_noise((side, side), 40).convert("RGB").save(out, "JPEG", quality=20, **how)
    return out.getvalue()


def repainted(scans: int) -> bytes:
    """A small JPEG that paints its four million dots over and over."""
    data = photo(2_000, progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2][:40]
    return data[:-2] + last * scans + b"\xff\xd9"


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them its root."""
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + head + table + tail


def stream(content: bytes, about: bytes = b"", packed: bool = False) -> bytes:
    """A stream, packed or as it is."""
    data = zlib.compress(content, 9) if packed else content
    way = b"/Filter/FlateDecode" if packed else b""
    return b"<<%s%s/Length %d>>stream\n%s\nendstream" % (about, way, len(data), data)


def drawing(calls: bytes, next_one: int) -> bytes:
    """A drawing that calls another one."""
    about = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % next_one
    return stream(calls, about)


def doubled(levels: int) -> bytes:
    """A page whose drawing calls one twice that calls one twice that …"""
    calls = [drawing(b"/F Do /F Do ", 6 + level) for level in range(levels)]
    last = stream(b"0 0 5 5 re f " * 20, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return pdf(CATALOG, PAGES, PAGE % b"/Resources<</XObject<</F 5 0 R>>>>", stream(b"/F Do"), *calls, last)


def image_of(width: int, height: int) -> bytes:
    """A page with a picture that says that it is so large."""
    about = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
    page = PAGE % b"/Resources<</XObject<</F 5 0 R>>>>"
    return pdf(
        CATALOG, PAGES, page, stream(b"/F Do"), stream(bytes(99), about % (width, height), packed=True)
    )


def boxed(box: bytes) -> bytes:
    """A page of a strange size."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R>>" % box
    return pdf(CATALOG, PAGES, page, stream(b"BT ET"))


SOUND = {"a picture": png(40, 30), "a photo": photo(), "a PDF": boxed(b"0 0 595 842")}
BURSTING: Mapping[str, bytes] = {
    "a picture of 170 million dots": png(13_000, 13_000, rows=3),
    "a picture that says it is endless": png(2**31 - 1, 2**31 - 1, rows=0),
    "a photo painted three thousand times": repainted(3_000),
    "a PDF that draws two million lines": pdf(
        CATALOG, PAGES, PAGE % b"", stream(b"0 0 m 500 500 l S\n" * 2_000_000, packed=True)
    ),
    "a PDF of a thousand million spaces": pdf(
        CATALOG, PAGES, PAGE % b"", stream(b" " * 400_000_000, packed=True)
    ),
    "a PDF that calls itself": pdf(
        CATALOG,
        PAGES,
        PAGE % b"/Resources<</XObject<</F 5 0 R>>>>",
        stream(b"/F Do"),
        drawing(b"/F Do " * 2, 5),
    ),
    "a PDF that doubles sixty times": doubled(60),
    "a PDF that doubles eighteen times": doubled(18),
    "a PDF with a picture of a billion dots": image_of(40_000, 40_000),
    "a PDF of a hundred thousand pages": pdf(
        CATALOG, b"<</Type/Pages/Kids[%s]/Count 100000>>" % (b"3 0 R " * 100_000), PAGE % b"", stream(b"")
    ),
    "a PDF of brackets": pdf(b"<</Type/Catalog/Pages 2 0 R/X %s%s>>" % (b"[" * 10**6, b"]" * 10**6), PAGES),
    "a PDF whose pages are themselves": pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
}
"""What is never taken in."""


def tries(count: int, folder: Path) -> Iterator[Try]:
    """Each of them under any suffix; then sound files with some bytes out of order."""
    file = folder / "bild.png"
    for name, data in {**BURSTING, **SOUND}.items():
        yield name, lambda data=data: taken(file, data)
        if not data.startswith(b"%PDF"):
            yield f"{name}, as a logo", lambda data=data: logo.read(data)
    chance = random.Random(20260302)
    for number in range(count):
        for name, data in SOUND.items():
            broken = mutated(chance, data, 2)
            yield f"{name}, out of order {number}", lambda broken=broken: taken(file, broken)
            if name != "a PDF":
                yield f"{name}, as a logo out of order {number}", lambda broken=broken: logo.read(broken)


def taken(file: Path, data: bytes) -> None:
    """Take a file in, and look at it as the window does; it stays as it was."""
    file.write_bytes(data)
    try:
        media_type, read = attachments.read_file(file)
    except Refused:
        assert file.read_bytes() == data
        raise
    assert (media_type, read) == (attachments.media_type_of(data), data)
