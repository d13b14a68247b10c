"""A program that leaks in every way there is: ``python -m tests.privacy.leaks PART TREE TOLD``."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from lssdesk import log
from tests.privacy.watch import Watch


def words(place: str) -> str:
    """A secret of its own for each place."""
    return f"Vendelgård i {place}"


PLACES = {
    "title": "title",
    "file of a window": "file of a window",
    "icon text": "icon text",
    "accessible name": "accessible name",
    "accessible description": "accessible description",
    "name of a window": "name of a window",
    "environment": "environment",
    "environ": "environ",
    "arguments": "arguments",
    "nameless file": "nameless file",
    "clipboard after its time": "clipboard",
    "out-leak.txt": "output",
    "err-leak.txt": "errors",
    "config/someone/lssdesk.conf": "settings",
    "office/lssdesk-faults.log": "log",
    "name of tmp/Vendelgård i name.txt": "name",
}
"""Where each secret is to be found."""


def show() -> QWidget:
    """A window that tells."""
    window = QWidget()
    window.setWindowTitle(words("title"))
    window.setWindowFilePath(words("file of a window"))
    window.setWindowIconText(words("icon text"))
    window.setAccessibleName(words("accessible name"))
    window.setAccessibleDescription(words("accessible description"))
    window.setObjectName(words("name of a window"))
    return window


def main(tree: Path, told: Path) -> None:
    """Leak."""
    application = QApplication(["x"])
    watch, window = Watch(told, tree), show()
    os.environ["SEEN"] = words("environment")
    sys.argv.append(words("arguments"))
    print(words("output"))
    print(words("errors"), file=sys.stderr)
    settings = QSettings("someone", "lssdesk")
    settings.setValue("last", words("settings"))
    settings.sync()
    (tree / "office").mkdir()
    log.keep(tree / "office", words("log"))
    (tree / "tmp" / f"{words('name')}.txt").touch()
    with tempfile.NamedTemporaryFile(prefix="sheet.") as fleeting:
        fleeting.write(words("a moment").encode())
    nameless = (tree / "tmp" / "nameless").open("w+", encoding="utf-8")
    nameless.write(words("nameless file"))
    nameless.flush()
    (tree / "tmp" / "nameless").unlink()
    QGuiApplication.clipboard().setText(words("clipboard"))
    watch.tell("clipboard after its time", QGuiApplication.clipboard().text())
    watch.look()
    nameless.close()
    window.deleteLater()
    application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[2]), Path(sys.argv[3]))
