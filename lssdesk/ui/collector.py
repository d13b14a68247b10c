"""Python collects in whichever thread allocates, but Qt's widgets may die in the window's thread only.

What works beside the window holds it off meanwhile; what is to be collected waits for the window's thread.
"""

import gc
import threading
from types import TracebackType


class _HeldOff:
    """A context in which nothing is collected, in any thread; may be entered by several at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            gc.disable()

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                gc.enable()


held_off = _HeldOff()
