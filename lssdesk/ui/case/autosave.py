"""What is typed is stored at most two seconds later, without a button."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from lssdesk.errors import LssdeskError

WAIT_MS = 1_200
AGAIN_MS = 2_000


class Autosave(QObject):
    """Calls ``store`` a moment after the first change, and again while that fails."""

    saved = Signal()
    failed = Signal(object)  # the LssdeskError
    mended = Signal()  # stored after it could not be

    def __init__(self, store: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._failing = store, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)

    def soon(self) -> None:
        """Something was typed.  The wait is from the first key, so that long typing is stored too."""
        if not self._timer.isActive():
            self._timer.start(WAIT_MS)

    def now(self) -> bool:
        """Store at once; whether all could be stored."""
        self._timer.stop()
        try:
            self._store()
        except LssdeskError as error:
            self._failing = True
            self.failed.emit(error)
            self._timer.start(AGAIN_MS)
            return False
        mended, self._failing = self._failing, False
        self.saved.emit()
        if mended:
            self.mended.emit()
        return True

    def stop(self) -> None:
        """Forget the timer: the case is closed."""
        self._timer.stop()
