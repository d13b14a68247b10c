"""Printer, tray and sides are chosen once: what was chosen last stands in the dialogue the next time."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from lssdesk.ui import dialogs, printer_choice

LONG, LOWER = QPrinter.DuplexMode.DuplexLongSide, QPrinter.PaperSource.Lower
KEPT = {"last": "Kontoret", "choices": {"Kontoret": {"duplex": LONG.value, "source": LOWER.value}}}


class Printer:
    """What Qt asks of a printer, with any name."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.sides: Any = QPrinter.DuplexMode.DuplexNone
        self.source: Any = QPrinter.PaperSource.Auto

    def printerName(self) -> str:
        return self.name

    def setPrinterName(self, name: str) -> None:
        self.name = name

    def duplex(self) -> Any:
        return self.sides

    def setDuplex(self, sides: Any) -> None:
        self.sides = sides

    def paperSource(self) -> Any:
        return self.source

    def setPaperSource(self, source: Any) -> None:
        self.source = source


@pytest.fixture(autouse=True)
def two_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Kontoret", "Expeditionen"])


def test_what_was_chosen_is_chosen_again() -> None:
    first = Printer("Kontoret")
    first.sides, first.source = LONG, LOWER
    assert printer_choice.taken_from(first, {}) == KEPT
    again = Printer("Expeditionen")
    printer_choice.put_on(again, KEPT)
    assert (again.name, again.sides, again.source) == ("Kontoret", LONG, LOWER)


def test_a_tray_of_the_makers_own_number_is_chosen_again() -> None:
    first, again = Printer("Kontoret"), Printer("Kontoret")
    first.source = QPrinter.PaperSource(70001)
    printer_choice.put_on(again, printer_choice.taken_from(first, {}))
    assert again.source == first.source


def test_each_printer_has_its_own_choice() -> None:
    both = printer_choice.taken_from(Printer("Expeditionen"), KEPT)
    assert both["last"] == "Expeditionen"
    assert both["choices"]["Kontoret"] == KEPT["choices"]["Kontoret"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("nothing was kept", {}),
        ("the printer is gone", {**KEPT, "last": "Källaren"}),
    ],
)
def test_without_a_choice_that_fits_the_printer_is_as_it_was(name: str, kept: dict[str, Any]) -> None:
    printer = Printer("Expeditionen")
    printer_choice.put_on(printer, kept)
    before = Printer("Expeditionen")
    assert vars(printer) == vars(before)


def test_a_file_in_a_printers_place_is_not_kept() -> None:
    assert printer_choice.taken_from(Printer(""), KEPT) == KEPT


class Memory:
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.kept: list[dict[str, Any]] = []

    def read(self) -> dict[str, Any]:
        return self.kept[-1] if self.kept else {}

    def keep(self, choices: Mapping[str, Any]) -> None:
        self.kept.append(dict(choices))


@pytest.mark.parametrize(("accepted", "times"), [(True, 1), (False, 0)])
def test_a_choice_is_kept_once_when_it_was_used(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, accepted: bool, times: int
) -> None:
    memory = Memory()

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "x.pdf"))
        dialog.printer().setPaperSource(LOWER)
        return int(accepted)

    def draw(device: QPrinter) -> None:
        assert device.paperSource() == LOWER
        painter = QPainter(device)
        painter.end()

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    monkeypatch.setattr(QPrinter, "printerName", lambda _printer: "Kontoret")
    for _ in range(2):
        assert dialogs.print_pages(None, "Brev", draw, memory) is accepted
    assert len(memory.kept) == times
    if accepted:
        assert memory.read()["choices"]["Kontoret"]["source"] == LOWER.value
