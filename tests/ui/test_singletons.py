"""None outlives more calls into Qt than a fresh Python has references to it."""

import subprocess
import sys

CALLS = """
import sys
import lssdesk.ui
from PySide6.QtCore import QTimer
timer = QTimer()
for _ in range(50_000):
    timer.setInterval(5)
print("alive")
"""


def test_fifty_thousand_calls_do_not_end_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
