"""When nobody is at the desk: no key and no pointer for some minutes, or the screen locked by the system."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LOOK = 10_000  # milliseconds between two looks at the clock: so late at most after the laptop woke up
_ACTIVITY = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


def clock() -> float:
    """Seconds from some moment on, those while the laptop slept among them."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()  # counts sleep on Windows


class IdleWatch(QObject):
    """``idle`` once when ``minutes`` have gone without a key or the pointer; ``start`` begins anew.

    The key that comes after the time is over (the laptop was asleep) is swallowed: it must reach nothing
    that is to be locked.
    """

    idle = Signal()

    def __init__(
        self, minutes: float, now: Callable[[], float] = clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._limit, self._now, self._last = minutes * 60, now, 0.0
        self._look = QTimer(self, interval=_LOOK, timerType=Qt.TimerType.CoarseTimer)
        self._look.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch, when the office is unlocked."""
        self._last = self._now()
        if not self._look.isActive():
            self._look.start()
            QApplication.instance().installEventFilter(self)

    def stop(self) -> None:
        """Watch no more, while it is locked."""
        if self._look.isActive():
            self._look.stop()
            QApplication.instance().removeEventFilter(self)

    def set_minutes(self, minutes: float) -> None:
        self._limit = minutes * 60

    def look(self) -> bool:
        """Whether the time is over; tells it by ``idle`` if so."""
        if not self._look.isActive() or self._now() - self._last < self._limit:
            return False
        self.stop()
        self.idle.emit()
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            if self.look():
                return True
            self._last = self._now()
        return False
