"""What the office's workbooks say the same way."""

from typing import Any


def say(cell: Any, text: str) -> None:
    """A text as a text, also where it looks like a formula; without signs that no workbook can hold."""
    cell.value = "".join(sign for sign in text if sign.isprintable()) or None
    if cell.value:
        cell.data_type = "s"
