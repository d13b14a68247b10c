"""Every modal dialog goes through here, so that a test can answer it.

Call these by the module (``dialogs.ask(…)``): a test replaces the function.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from lssdesk.texts import t
from lssdesk.ui import printer_choice
from lssdesk.ui.parts.restyle import restyle

PDF = "common.files.pdf"
ALL = "common.files.all"


def message(parent: QWidget | None, title: str, text: str, detail: str = "") -> None:
    """Say something that must be seen before the work goes on.  ``detail`` can be marked and copied."""
    box = _box(parent, title, text, detail)
    box.addButton(t("common.ok"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask(
    parent: QWidget | None, title: str, text: str, yes: str, no: str = "", *, danger: bool = False
) -> bool:
    """A question before what cannot be undone.  ``yes`` names the deed; Esc is ``no`` ("Avbryt").

    With ``danger`` Enter is ``no`` too.
    """
    box = _box(parent, title, text)
    deed: QPushButton = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stop: QPushButton = box.addButton(no or t("common.cancel"), QMessageBox.ButtonRole.RejectRole)
    restyle(deed, look="danger" if danger else "primary")
    box.setDefaultButton(stop if danger else deed)
    box.setEscapeButton(stop)
    box.exec()
    return box.clickedButton() is deed


def choose_save(
    parent: QWidget | None, name: str, kind: str = PDF, title: str = "", folder: Path | None = None
) -> Path | None:
    """Where to save a file, with the suffix of ``name``; None where the officer changes her mind."""
    start = str((folder or Path.home()) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title or t("common.files.save_title"), start, t(kind))
    if not chosen:
        return None
    suffix = Path(name).suffix
    path = Path(chosen)
    return path if path.suffix.lower() == suffix.lower() else path.with_name(path.name + suffix)


def choose_open(
    parent: QWidget | None, kind: str = ALL, title: str = "", folder: Path | None = None
) -> Path | None:
    """Which file to open, or None."""
    start = str(folder or Path.home())
    chosen, _ = QFileDialog.getOpenFileName(parent, title or t("common.files.open_title"), start, t(kind))
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget | None, title: str = "", folder: Path | None = None) -> Path | None:
    """Which folder, or None."""
    start = str(folder or Path.home())
    chosen = QFileDialog.getExistingDirectory(parent, title or t("common.files.folder_title"), start)
    return Path(chosen) if chosen else None


def print_pages(
    parent: QWidget | None,
    name: str,
    draw: Callable[[QPagedPaintDevice], None],
    memory: printer_choice.Memory | None = None,
) -> bool:
    """Let the officer choose printer, tray and sides, then ``draw`` on it; False where she changes her mind.

    ``name`` stands in the printer's queue and must not tell who it is about.  ``memory`` keeps her choice for
    the next time.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # not needed before something is printed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    kept = memory.read() if memory else {}
    printer_choice.put_on(printer, kept)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    chosen = printer_choice.taken_from(printer, kept)
    draw(printer)
    if memory and chosen != kept:
        memory.keep(chosen)
    return True


def _box(parent: QWidget | None, title: str, text: str, detail: str = "") -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(detail)
    return box
