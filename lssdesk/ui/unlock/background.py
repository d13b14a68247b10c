"""Slow work outside the window's thread, one piece at a time."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from lssdesk.errors import LssdeskError
from lssdesk.texts import t
from lssdesk.ui.collector import held_off


class Background(QObject):
    """``run`` answers in the window's thread: ``done`` with the result, or ``failed`` with its error.

    Any other exception is a fault of the program and is raised in the window's thread.
    """

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._answers: tuple[Callable[[Any], None], Callable[[LssdeskError], None]] | None = None
        self._ended.connect(self._answer)

    @property
    def busy(self) -> bool:
        return self._answers is not None

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[LssdeskError], None]
    ) -> None:
        """Start ``work``; asked again while it runs, nothing happens."""
        if self.busy:
            return
        self._answers = (done, failed)
        self._pool.start(lambda: self._work(work))

    def wait(self) -> None:
        """Until what runs has ended: a window must not go away under it."""
        self._pool.waitForDone()

    def _work(self, work: Callable[[], Any]) -> None:
        with held_off:
            try:
                result = work()
            except Exception as error:  # whatever it is, the window's thread has to hear of it
                self._ended.emit(None, error)
            else:
                self._ended.emit(result, None)

    @Slot(object, object)
    def _answer(self, result: Any, error: Exception | None) -> None:
        answers, self._answers = self._answers, None
        if answers is None:
            return
        done, failed = answers
        if error is None:
            done(result)
        elif isinstance(error, LssdeskError):
            failed(error)
        else:
            failed(LssdeskError(t("unlock.unexpected")))
            raise error
