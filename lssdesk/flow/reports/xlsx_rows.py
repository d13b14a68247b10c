"""A report as XLSX, read row by row; what is broken, or blown up to burst the memory, is refused."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from lssdesk.errors import Refused
from lssdesk.flow.reports.cells import Value
from lssdesk.texts import t

Record = tuple[int, tuple[Value, ...]]

MOST_PARTS = 1_000
MOST_COLUMNS = 100
_MIB = 1 << 20
_MOST = {"sheet": 64 * _MIB, "strings": 32 * _MIB, "else": 8 * _MIB}
"""Unpacked bytes of all sheets, of the table of strings, and of all else, which is read as a whole."""
_DECLARES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
"""How entities begin that unfold into more than is there; no workbook has them."""


class Sheets:
    """An open workbook.  ``Refused`` where it cannot be opened."""

    def __init__(self, data: bytes) -> None:
        _refuse_bombs(data)
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
            yield from enumerate(page.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1)
        except Exception as error:
            raise _broken() from error


def _refuse_bombs(data: bytes) -> None:
    """By the sizes that the archive declares: more is never unpacked; and by entities that unfold."""
    sizes = dict.fromkeys(_MOST, 0)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            for part in parts:
                sizes[_kind(part.filename.lower())] += part.file_size
            if len(parts) > MOST_PARTS or any(sizes[kind] > most for kind, most in _MOST.items()):
                raise Refused(t("provider_report.file.too_large_inside"))
            unfolds = any(_declares(archive, part) for part in parts)
    except Refused:
        raise
    except Exception as error:
        raise _broken() from error
    if unfolds:
        raise _broken()


def _kind(name: str) -> str:
    return "sheet" if "/worksheets/" in name else "strings" if "sharedstrings" in name else "else"


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    before = b""
    with archive.open(part) as content:
        while chunk := content.read(_MIB):
            if any(sign in before + chunk for sign in _DECLARES):
                return True
            before = chunk[-32:]
    return False


def _broken() -> Refused:
    return Refused(t("provider_report.file.broken_xlsx"))
