"""When a search counts as made: who types goes through many words, and only one of them is looked for."""

from PySide6.QtCore import QObject, QTimer, Signal

SETTLED_MS = 1_500


class Settled(QObject):
    """``made`` once with the words and how many were found: after a while without a key, or at once.

    At once is when something is opened, the field is left, or the page goes away (:meth:`now`).
    """

    made = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._found = "", 0
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self.now)

    def typing(self) -> None:
        """A key was pressed: what stands there is not yet what is looked for."""
        self._timer.stop()

    def looked(self, words: str, found: int) -> None:
        """These words were looked for; none: nothing is looked for any more."""
        self._words, self._found = words, found
        if words:
            self._timer.start()
        else:
            self._timer.stop()

    def now(self) -> None:
        """What was looked for last counts, once."""
        self._timer.stop()
        words, self._words = self._words, ""
        if words:
            self.made.emit(words, self._found)
