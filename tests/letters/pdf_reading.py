"""What a screen reader meets in a PDF, in its order: read by our own eyes, and by poppler's where it is.

Both give the tree as lines: the tag of each element, and what it says in quotation marks, indented by depth.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

_MAPPED = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4,})>")
_DETAIL = re.compile(r"^(/\w+ .*|Object \d+ \d+|\(.*)$")

Reader = Callable[[bytes], list[str]]


def own_reading(pdf: bytes) -> list[str]:
    """The tree as it stands in the file, with the text of the marked content that it points at."""
    with pikepdf.open(BytesIO(pdf)) as document:
        said = {page.obj.objgen: _marked(page) for page in document.pages}
        return _joined(_walk(document.Root.StructTreeRoot.K, said, None, 0))


def popplers_reading(pdf: bytes) -> list[str]:
    """``pdfinfo -struct-text`` without the attributes, ids and numbers of objects."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letter.pdf"
        file.write_bytes(pdf)
        told = subprocess.run(
            ["pdfinfo", "-enc", "UTF-8", "-struct-text", file], capture_output=True, check=True
        )
    lines = told.stdout.decode().splitlines()
    return _joined(_plain(line) for line in lines if not _DETAIL.match(line.strip()))


def readers() -> list[Reader]:
    """Our own reader always, poppler's where it is installed."""
    return [own_reading, *([popplers_reading] if shutil.which("pdfinfo") else [])]


def _plain(line: str) -> str:
    indent = (len(line) - len(line.lstrip())) // 2
    text = line.strip()
    return " " * indent + (text if text.startswith('"') else re.match(r"\w*", text)[0])  # type: ignore[index]


def _joined(lines: Iterator[str]) -> list[str]:
    """Texts of one element that follow each other as one, without blanks at its ends."""
    found: list[str] = []
    for line in lines:
        text = line.lstrip()
        if text.startswith('"') and found and found[-1].startswith(line[: len(line) - len(text)] + '"'):
            found[-1] = f"{found[-1][:-1].rstrip()} {text[1:].lstrip()}"
        else:
            found.append(line)
    return [re.sub(r'" *(.*?) *"$', r'"\1"', line) for line in found if line.strip(' "')]


def _walk(node: Any, said: dict[Any, dict[int, str]], page: Any, depth: int) -> Iterator[str]:
    page = node.get("/Pg", page)
    yield " " * depth + str(node.S)[1:]
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, (list, pikepdf.Array)) else [kids]:
        if isinstance(kid, int):
            yield f'{" " * (depth + 1)}"{said[page.objgen][kid]}"'
        elif "/S" in kid:
            yield from _walk(kid, said, page, depth + 1)
        elif "/MCID" in kid:
            yield f'{" " * (depth + 1)}"{said[kid.Pg.objgen][int(kid.MCID)]}"'


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of each stretch of marked content on the page."""
    fonts = {name: _letters(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    said: dict[int, str] = {}
    mark, font = -1, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                mark = int(operands[1].get("/MCID", -1))
                said[mark] = ""
            case "EMC":
                mark = -1
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj":
                said[mark] = said.get(mark, "") + "".join(font[code] for code in bytes(operands[0]))
    return said


def _letters(font: Any) -> dict[int, str]:
    """What each code of the font stands for; unmapped ones are blanks."""
    mapped = _MAPPED.findall(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else []
    return dict.fromkeys(range(256), " ") | {
        int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in mapped
    }
