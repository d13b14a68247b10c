"""How the office's workbooks and CSV files write a text, whoever writes it, and how it is read back."""

import re
import unicodedata
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

MOST_SIGNS = 32_767
"""Of one cell of a workbook."""
_FORMULA = re.compile(r"[\s']*[=+\-@\uff0b\uff0d\uff1d\uff20]")  # the last four are the wide ones
_GUARDED = re.compile(rf"\A\s*'(?={_FORMULA.pattern})")


def shown(text: str) -> str:
    """A text of signs that can be shown: a hard space or a control sign is a space, and lines stay lines.

    Signs without a width of their own, such as a soft hyphen, are left out.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text.replace("\r\n", "\n").replace("\r", "\n")))


def _shown(sign: str) -> str:
    if sign == "\n" or sign.isprintable():
        return sign
    return "" if unicodedata.category(sign) == "Cf" else " "


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return bool(_FORMULA.match(text))


def say(cell: Any, text: str) -> None:
    """A text as a text in a cell of a workbook, also where it looks like a formula."""
    plain = shown(text)[:MOST_SIGNS]
    cell.value = plain or None
    if plain:
        cell.data_type = "s"
        cell.quotePrefix = is_like_formula(plain)


def guarded(text: str) -> str:
    """A text as a cell of CSV, with an apostrophe before what could be taken for a formula."""
    plain = shown(text)
    return f"'{plain}" if is_like_formula(plain) else plain


def unguarded(cell: str) -> str:
    """The text that ``guarded`` wrote."""
    return _GUARDED.sub("", cell, count=1) if "'" in cell else cell


def empty() -> Any:
    """A workbook without a sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    return book


def saved(book: Any) -> bytes:
    """A workbook's bytes, made in memory.

    Its own ``save`` writes each sheet in clear to a temporary file, and so does each row of a workbook that
    is made with ``write_only``.
    """
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):  # type: ignore[misc]
        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()
            writer = WorksheetWriter(ws, BytesIO())
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], writer.read())
            self.manifest.append(ws)

    out = BytesIO()
    InMemory(book, ZipFile(out, "w", ZIP_DEFLATED)).save()
    return out.getvalue()
