"""What an officer chose in the print dialogue, put on the printer before the dialogue is shown again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

LAST, CHOICES, DUPLEX, SOURCE = "last", "choices", "duplex", "source"


class Memory(Protocol):
    """Where choices are kept from one print to the next."""

    def read(self) -> dict[str, Any]:
        """What was kept last."""

    def keep(self, choices: Mapping[str, Any]) -> None:
        """Keep it anew."""


def put_on(printer: "QPrinter", kept: Mapping[str, Any]) -> None:
    """Choose the printer that was used last, if it is there, with its tray and side."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    if kept.get(LAST) in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(kept[LAST])
    choice = kept.get(CHOICES, {}).get(printer.printerName(), {})
    if choice:
        printer.setPaperSource(QPrinter.PaperSource(choice[SOURCE]))
        printer.setDuplex(QPrinter.DuplexMode(choice[DUPLEX]))


def taken_from(printer: "QPrinter", kept: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be kept after a print; a file in a printer's place is none."""
    name = printer.printerName()
    if not name:
        return dict(kept)
    choice = {DUPLEX: printer.duplex().value, SOURCE: printer.paperSource().value}
    return {LAST: name, CHOICES: {**kept.get(CHOICES, {}), name: choice}}
