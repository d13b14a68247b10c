"""Which tray and which side were chosen last on each printer, so that it need not be chosen again.

A printer's name and settings say nothing of a person; they lie in the encrypted database all the same.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

KEY = "printers"


class Printers:
    """The choices of one office."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def read(self) -> dict[str, Any]:
        """What was kept last; empty before anything was printed."""
        return self._desk.setting(KEY)

    def keep(self, choices: Mapping[str, Any]) -> None:
        """Keep what was chosen now, in place of what was."""
        self._desk.keep_setting(t("flow.unit.printer"), KEY, choices)
