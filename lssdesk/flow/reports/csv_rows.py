"""A report as CSV: which encoding, which separator, and the cells of each record.

A quotation mark that is never closed takes only its own line along, not the rest of the file.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence

from lssdesk.errors import Refused
from lssdesk.flow.workbook import unguarded
from lssdesk.texts import t

SEPARATORS = (";", ",")
MOST_LINES = 40  # of one record, which may have line breaks inside quotation marks
MOST_SIGNS = 100_000  # of one line

Record = tuple[int, Sequence[str] | str]
"""Number of the first line, and the cells; or the key of the text that says why there are none."""


def decode(data: bytes) -> str:
    """UTF-8 with or without a mark before it, else Windows-1252, else ISO-8859-1; ``Refused`` for no text."""
    if b"\0" in data:
        raise Refused(t("provider_report.file.no_text"))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


class Lines:
    """The lines of a text with their numbers; some may be put back."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline=None)
        self._back: deque[str] = deque()
        self.number = 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.number += 1
        return line

    def put_back(self, lines: Sequence[str]) -> None:
        """Have them come again, in their order."""
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


def records(lines: Lines, separator: str) -> Iterator[Record]:
    """The records from where the lines are, as they were before our own exports guarded a cell.

    Empty ones are passed over.
    """
    for line in lines:
        at = lines.number
        if line.isspace():
            continue
        if len(line) > MOST_SIGNS:
            yield at, "line_too_long"
        elif '"' in line:
            found = _quoted(line, lines, separator)
            yield at, found if isinstance(found, str) else [unguarded(cell) for cell in found]
        else:
            found = line.rstrip("\n").split(separator)
            yield at, [unguarded(cell) for cell in found] if "'" in line else found


def _quoted(first: str, lines: Lines, separator: str) -> Sequence[str] | str:
    """The cells of a record that begins with ``first`` and may go on in the lines after it."""
    more: list[str] = []
    ended = False

    def feed() -> Iterator[str]:
        nonlocal ended
        yield first
        for line in lines:
            more.append(line)
            if len(more) >= MOST_LINES or len(line) > MOST_SIGNS:
                break
            yield line
        ended = True

    try:
        cells = next(csv.reader(feed(), delimiter=separator))
    except csv.Error:
        ended = True
    if not ended:
        return cells
    lines.put_back(more)
    return "quote_open"
