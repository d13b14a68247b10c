"""Workbooks that are far more than they look."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lssdesk.flow import invoice_reading
from lssdesk.flow.reports.reading import read
from tests.flow.reports.reports import TODAY, row, xlsx_of
from tests.fuzz.bounds import Try

SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
TYPES, STRINGS = "[Content_Types].xml", "xl/sharedStrings.xml"
CELL = b'<c r="A9" t="str"><v>x</v></c>'
STRINGS_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument'
    b'.spreadsheetml.sharedStrings+xml"/></Types>'
)
TABLE = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 1000 + b'">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(1, 8)
) + b"]>"  # fmt: skip


def parts() -> dict[str, bytes]:
    """The parts of a sound report."""
    with zipfile.ZipFile(io.BytesIO(xlsx_of(row()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(changes: Mapping[str, bytes]) -> bytes:
    """A workbook with other parts than it had."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts(), **changes}.items():
            archive.writestr(name, content)
    return made.getvalue()


def below(rows: bytes) -> bytes:
    """A workbook with more rows below the others."""
    sheet = parts()[SHEET]
    return packed({SHEET: sheet.replace(b"</sheetData>", rows + b"</sheetData>")})


def strings(table: bytes) -> bytes:
    """A workbook with a table of strings."""
    return packed({TYPES: parts()[TYPES].replace(b"</Types>", STRINGS_TYPE), STRINGS: TABLE % table})


def sheets(count: int) -> bytes:
    """A workbook that names one sheet over and over."""
    book, sheet = parts()[BOOK], parts()[SHEET]
    one = book[book.index(b"<sheet ") : book.index(b"</sheets>")]
    return packed({BOOK: book.replace(one, one * count), SHEET: sheet.replace(b"personnummer", b"x")})


def lying() -> bytes:
    """A workbook whose archive says that a sheet is small, which it is not."""
    data = below(b"<row/>" * 3_000_000)
    size = len(parts()[SHEET]) + 6 * 3_000_000
    return data.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little"))


def styled(many: bytes, inside: bytes) -> bytes:
    """A workbook with too many of one kind of style."""
    styles = parts()[STYLES]
    return packed(
        {STYLES: styles.replace(b"<" + many, b"<" + many + b">" + inside + b"</" + many + b"><" + many, 1)}
    )


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "a row far below": lambda: below(b'<row r="99999999999">%s</row>' % CELL),
    "rows without anything": lambda: below(b"<row/>" * 10_000_000),
    "a row of four million cells": lambda: below(b"<row>" + b"<c/>" * 4_000_000 + b"</row>"),
    "columns that no sheet has": lambda: below(b"<row>" + b'<c r="XFD9"/>' * 1_000_000 + b"</row>"),
    "elements in elements": lambda: below(b"<row>" + b"<a>" * 2_000_000 + b"</a>" * 2_000_000 + b"</row>"),
    "a number without end": lambda: below(b'<row r="' + b"1" * 30_000_000 + b'"/>'),
    "a text without end": lambda: below(
        b'<row><c t="inlineStr"><is><t>' + b"x" * 50_000_000 + b"</t></is></c></row>"
    ),
    "a comment without end": lambda: strings(b"<!--" + b">" * 30_000_000 + b"-->"),
    "a section without end": lambda: strings(b"<si><t><![CDATA[" + b"<" * 30_000_000 + b"]]></t></si>"),
    "six million strings": lambda: strings(b"<si/>" * 6_000_000),
    "entities that unfold": lambda: packed({SHEET: LAUGHS + parts()[SHEET]}),
    "entities in the strings": lambda: packed({STRINGS: LAUGHS + TABLE % b"<si><t>&i;</t></si>"}),
    "an entity from a file": lambda: packed(
        {SHEET: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + parts()[SHEET]}
    ),
    "too many styles": lambda: styled(b"cellXfs", b"<xf/>" * 1_300_000),
    "too many fonts": lambda: styled(b"fonts", b"<font/>" * 800_000),
    "one sheet seventy thousand times": lambda: sheets(70_000),
    "two thousand parts": lambda: packed({f"xl/{number}.xml": b"<a/>" for number in range(2_000)}),
    "more than it says": lying,
    "a zip in which there is nothing": lambda: b"PK\x05\x06" + bytes(18),
}


def tries(_count: int, _folder: Path) -> Iterator[Try]:
    """Each of them as a report; some as an invoice, which is read by the same code."""
    for number, (name, make) in enumerate(BOMBS.items()):
        data = make()
        yield name, lambda data=data: [None for _ in read(data, TODAY).rows]
        if number % 5 == 1:
            yield f"{name}, as an invoice", lambda data=data: invoice_reading.read(data, TODAY)
