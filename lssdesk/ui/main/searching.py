"""The search across the cases in the window: what is found, and the line in the log that it leaves."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lssdesk.errors import LssdeskError
from lssdesk.ui.settled import Settled

if TYPE_CHECKING:
    from lssdesk.ui.main.window import MainWindow


class Searching(QObject):
    """Belongs to the main window.  :meth:`settle` when something is opened or the window goes away."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._settled = Settled(self)
        self._settled.made.connect(self._log)
        window.search.search.connect(self._search)
        window.search.textChanged.connect(lambda _: self._settled.typing())
        window.search.left.connect(self._settled.now)

    def settle(self) -> None:
        """What was looked for last, across the cases and in the open one, counts now."""
        self._settled.now()
        if self._window.case is not None:
            self._window.case.beside.find.settle()

    def _search(self, words: str) -> None:
        window = self._window
        try:
            found = window.desk.cases(words) if words else []
        except LssdeskError as error:
            window.say(str(error))
            return
        window.list.show_found(words, found)
        self._settled.looked(words, len(found))

    def _log(self, words: str, found: int) -> None:
        try:
            self._window.desk.searched(words, found)
        except LssdeskError as error:
            self._window.say(str(error))
