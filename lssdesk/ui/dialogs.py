"""Every modal dialog goes through here, so that a test can answer it.

Call these by the module (``dialogs.ask(…)``): a test replaces the function.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from shiboken6 import delete

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
    dialog = _files(parent, title or t("common.files.save_title"), folder, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    path = _chosen(dialog)
    if path is None:
        return None
    suffix = Path(name).suffix
    return path if path.suffix.lower() == suffix.lower() else path.with_name(path.name + suffix)


def choose_open(
    parent: QWidget | None, kind: str = ALL, title: str = "", folder: Path | None = None
) -> Path | None:
    """Which file to open, or None."""
    dialog = _files(parent, title or t("common.files.open_title"), folder, kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def choose_folder(parent: QWidget | None, title: str = "", folder: Path | None = None) -> Path | None:
    """Which folder, or None."""
    dialog = _files(parent, title or t("common.files.folder_title"), folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


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


def _files(parent: QWidget | None, title: str, folder: Path | None, kind: str = "") -> QFileDialog:
    return QFileDialog(parent, title, str(folder or Path.home()), t(kind) if kind else "")


def _chosen(dialog: QFileDialog) -> Path | None:
    """What the officer chose.  Qt would keep the folder in its settings: hers may have a person's name."""
    try:
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        files = dialog.selectedFiles() if accepted else []
    finally:
        dialog.setHistory([])
        dialog.setDirectory(str(Path.home()))
        delete(dialog)
    return Path(files[0]) if files else None


def _box(parent: QWidget | None, title: str, text: str, detail: str = "") -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(detail)
    return box
