"""The program's own log of faults: what went wrong in the code, and nothing of any person.

A report names kinds of errors and places in the code.  It never holds an error's message or a value,
since those may quote what somebody typed.
"""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from lssdesk import __version__

FILE = "lssdesk-faults.log"
MOST_BYTES = 500_000


def report(error: BaseException, at: datetime) -> str:
    """A report that may be copied and sent: versions, kind of error, places in the code."""
    lines = [
        f"lssdesk {__version__} · Python {platform.python_version()} · {platform.system()}",
        f"{at:%Y-%m-%d %H:%M:%S}",
    ]
    cause: BaseException | None = error
    while cause is not None and len(lines) < 100:
        lines.append(type(cause).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def keep(folder: Path, text: str) -> None:
    """Add a report to the file in the officer's folder; a file that has grown large begins anew."""
    path = folder / FILE
    try:
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.unlink()
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{text}\n\n")
    except OSError:
        pass  # the report is shown on the screen all the same


def watch_elsewhere(folder: Path, now: Callable[[], datetime]) -> None:
    """Report what goes wrong in a thread, or where nobody can be told, in the same way.

    Python by itself prints an error's message, which may quote what somebody typed.
    """

    def tell(error: BaseException | None) -> None:
        if error is not None:
            text = report(error, now())
            keep(folder, text)
            print(text, file=sys.stderr)

    threading.excepthook = lambda found: tell(found.exc_value)
    sys.unraisablehook = lambda found: tell(found.exc_value)


def leave_no_core() -> None:
    """Let a crash write no image of the memory, where the system can be told so."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
