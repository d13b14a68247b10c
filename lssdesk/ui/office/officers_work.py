"""Slow work on the keys, which goes on when its page is left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.texts import t
from lssdesk.ui.unlock.background import Background


class KeyWork(Background):
    """Belongs to the main window.  ``stepped`` with each step in words, from whatever thread takes it.

    ``told`` with what came out of it, or nothing, where nobody is on its page any more.
    """

    stepped = Signal(str)
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.step = ""

    def take(self, name: str) -> None:
        """A step of a change of keys begins."""
        self.step = t(f"officers.step.{name}")
        self.stepped.emit(self.step)

    def run_for(
        self,
        page: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[LssdeskError], None],
        sentence: Callable[[Any], str] = lambda result: "",
    ) -> None:
        """Do ``work`` for a page; ``sentence`` says what came out of it."""

        def answered(result: Any) -> None:
            self.step = ""
            if isValid(page):
                done(result)
            else:
                self.told.emit(sentence(result))

        def refused(error: LssdeskError) -> None:
            self.step = ""
            if isValid(page):
                failed(error)
            else:
                self.told.emit(str(error))

        self.run(work, answered, refused)
