"""A report as XLSX, read row by row; what is broken, or blown up to burst memory or time, is refused."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from lssdesk.errors import Refused
from lssdesk.flow.reports.cells import Value
from lssdesk.texts import t

Record = tuple[int, tuple[Value, ...]]

MOST_PARTS = 1_000
MOST_SHEETS = 100
MOST_COLUMNS = 100
MOST_LINES = 1_048_576  # of all sheets together, empty ones too: as many as Excel has in one
_MIB = 1 << 20
_MOST = {"sheet": 64 * _MIB, "strings": 32 * _MIB, "else": 8 * _MIB}
"""Unpacked bytes of all sheets, of the table of strings, and of all else, which is read as a whole."""
_ENDS = {"sheet": 6_000_000, "strings": 2_000_000, "else": 400_000}
"""Ends of elements in one part: each costs the reader far more than its bytes do."""
_MOST_ROW = 2 * _MIB
_MOST_PIECE = _MIB  # the reader goes through an unended tag or comment anew with each piece that it gets
_LONG_PIECE = re.compile(rb"<[^<]{%d}" % _MOST_PIECE)
_OPENS = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
_DECLARES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
"""How entities begin that unfold into more than is there; no workbook has them."""


class Sheets:
    """An open workbook.  ``Refused`` where it cannot be opened."""

    def __init__(self, data: bytes) -> None:
        _refuse_bombs(data)
        self._lines = 0
        try:
            from openpyxl import load_workbook

            warnings.filterwarnings("ignore", module="openpyxl")  # of formats that we do not look at
            self._book: Any = load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            self.count = len(self._book.worksheets)
        except Exception as error:  # of a broken file the reader may raise whatever it likes
            raise _broken() from error

    def rows(self, sheet: int) -> Iterator[Record]:
        """The rows of a sheet with their numbers; ``Refused`` where they are broken."""
        try:
            page = self._book.worksheets[sheet]
            page.reset_dimensions()  # some programs write wrong ones
            source = _Source(page._get_source())
            page._get_source = lambda: source
            for number, row in enumerate(page.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
                source.row_read()
                self._lines += 1
                if self._lines > MOST_LINES:
                    raise _too_large()
                yield number, row
        except Refused:
            raise
        except Exception as error:
            raise _broken() from error


class _Source:
    """The bytes of a sheet, and not more of them before a row ends than a row can need."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content, self._read = content, 0

    def __enter__(self) -> "_Source":
        return self

    def __exit__(self, *_error: object) -> None:
        self._content.close()

    def read(self, size: int) -> bytes:
        self._read += size
        if self._read > _MOST_ROW:
            raise _too_large()
        return self._content.read(size)

    def row_read(self) -> None:
        """A row has ended."""
        self._read = 0


def _refuse_bombs(data: bytes) -> None:
    """By the sizes that the archive declares: more is never unpacked; and by what is in the parts."""
    sizes = dict.fromkeys(_MOST, 0)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            for part in parts:
                sizes[_kind(part.filename.lower())] += part.file_size
            if len(parts) > MOST_PARTS or any(sizes[kind] > most for kind, most in _MOST.items()):
                raise _too_large()
            for part in parts:
                _refuse_part(archive.read(part), _kind(part.filename.lower()))
    except Refused:
        raise
    except Exception as error:
        raise _broken() from error


def _kind(name: str) -> str:
    return "sheet" if "/worksheets/" in name else "strings" if "sharedstrings" in name else "else"


def _refuse_part(content: bytes, kind: str) -> None:
    """A part whose entities unfold, or that keeps the reader busy without end."""
    if any(sign in content for sign in _DECLARES):
        raise _broken()
    ends = content.count(b"</") + content.count(b"/>")
    sheets = sum(1 for _ in _SHEET.finditer(content)) if kind == "else" else 0
    if ends > _ENDS[kind] or sheets > MOST_SHEETS or _long_piece(content):
        raise _too_large()


def _long_piece(content: bytes) -> bool:
    """Whether a tag, a text, a comment or the like goes on and on."""
    if _LONG_PIECE.search(content):
        return True
    for begin, end in _OPENS:
        at = content.find(begin)
        while at >= 0:
            stop = content.find(end, at)
            if stop < 0 or stop - at > _MOST_PIECE:
                return True
            at = content.find(begin, stop)
    return False


def _broken() -> Refused:
    return Refused(t("provider_report.file.broken_xlsx"))


def _too_large() -> Refused:
    return Refused(t("provider_report.file.too_large_inside"))
