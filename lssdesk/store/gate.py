"""Who is at the open database: while its key is changed nobody writes, and for one moment nobody is there."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lssdesk.store.trouble import StoreTrouble

_LONGEST = 60.0  # seconds that a change of keys waits for who is at work


class Gate:
    """Of one open office.  Reading and writing are counted, and cost a lock each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed = threading.Condition(threading.RLock())
        self._readers = self._writers = 0
        self._shut = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Be there until the block ends."""
        with self._changed:
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The same for a unit of work; StoreTrouble ``rekeying`` while keys are changed."""
        with self._changed:
            if self._shut:
                raise StoreTrouble("rekeying")
            self._writers += 1
        try:
            with self.reading():
                yield
        finally:
            with self._changed:
                self._writers -= 1
                self._changed.notify_all()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Let no writer in until the block ends; StoreTrouble ``busy`` where one does not come to an end."""
        with self._changed:
            if self._shut:
                raise StoreTrouble("rekeying")
            self._shut = True
        try:
            with self._changed:
                self._wait(lambda: not self._writers)
            yield
        finally:
            with self._changed:
                self._shut = False

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody reads either, and whoever wants to waits: for a moment only."""
        with self._changed:
            self._wait(lambda: not self._readers)
            yield

    def _wait(self, until: Callable[[], bool]) -> None:
        if not self._changed.wait_for(until, _LONGEST):
            raise StoreTrouble("busy", file=self._path.name, folder=self._path.parent)
