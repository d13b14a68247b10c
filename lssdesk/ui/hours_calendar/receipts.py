"""What the calendar asks of whoever keeps the pictures of receipts."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage


class Receipts(Protocol):
    """Documents that can show a cost, each by its id.

    What is refused is an ``LssdeskError`` with a sentence for the officer.
    """

    def list(self) -> Sequence[tuple[str, str]]:
        """Id and name of each document that can be chosen."""

    def picture(self, id: str, side: int) -> Callable[[], QImage]:
        """What draws a document in little, ``side`` pixels at most.

        It is asked for outside the window's thread, and draws inside it.
        """

    def add(self, path: Path, day: date) -> tuple[str, bool]:
        """Take in a file that shows a cost of that day: its id, and whether it is new here."""

    def show(self, id: str) -> None:
        """Show a document large, until the officer comes back."""
