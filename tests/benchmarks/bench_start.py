"""From the start of the process to a window that is shown and takes keys."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lssdesk import paths
from tests.benchmarks.ratio import Ratio, compare

ROOT = paths.resources().parent
SHOWN = """
while not window.windowHandle().isExposed():
    app.processEvents()
app.processEvents()
print("shown", flush=True)
os._exit(0)
"""
OURS = (
    """
import os, sys
from pathlib import Path
from lssdesk.app import Program, application
app = application()
program = Program(Path(sys.argv[1]))
program.start()
window = program.entrance
"""
    + SHOWN
)
BARE = (
    """
import os
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
app = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
column.addWidget(QLineEdit())
column.addWidget(QPushButton("OK"))
window.show()
"""
    + SHOWN
)


def _start(code: str, folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what the off-screen platform cannot do
        cwd=ROOT,
    ) as running:
        assert running.stdout
        assert running.stdout.readline().strip() == b"shown"


def ratios() -> Iterator[Ratio]:
    """The unlock window of a first start against a bare window with a field and a button."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield compare(
            "start to usable window",
            "a bare PySide6 window",
            lambda: _start(OURS, folder),
            lambda: _start(BARE, folder),
            rounds=11,
        )
