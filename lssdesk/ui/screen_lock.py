"""Hears from the system that the screen is locked or the laptop goes to sleep.

* Linux: over D-Bus the screen savers of freedesktop.org (KDE and others) and of GNOME, and of systemd-logind
  the locking of a session and the way to sleep.  Signals only are listened to; nothing is asked or sent.
* Windows: the session's lock and the way to sleep arrive as messages of the window.
* macOS: the distributed notification of a locked screen cannot be reached from Qt.  There the time without
  a key is what locks, and it counts the time asleep.
* Everywhere: a program that the system suspends (phones and tablets).
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x0007

SESSION_SIGNALS = (  # service, path, interface, name: each with one bool, on the session bus
    ("org.freedesktop.ScreenSaver", "", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "", "org.gnome.ScreenSaver", "ActiveChanged"),
)
_LOGIND = "org.freedesktop.login1"


class ScreenLock(QObject):
    """``locked`` when the screen was locked or the laptop is about to sleep; ``watch`` begins to listen."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._native: Messages | None = None
        QApplication.instance().applicationStateChanged.connect(self.state_changed)

    def watch(self, window: QWidget) -> None:
        """Listen to what this platform tells; ``window`` gets the messages of Windows."""
        if sys.platform == "linux":
            self._watch_buses()
        elif sys.platform == "win32":
            self._native = Messages(self)
            QApplication.instance().installNativeEventFilter(self._native)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(int(window.winId())), 0)

    def _watch_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # its library is looked for only where it is used

        listen(self, QDBusConnection.sessionBus(), QDBusConnection.systemBus())

    @Slot(bool)
    def active_changed(self, active: bool) -> None:
        """A screen saver went on, or the laptop goes to sleep; False when that ends."""
        if active:
            self.locked.emit()

    @Slot()
    def session_locked(self) -> None:
        self.locked.emit()

    def state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.locked.emit()


def listen(lock: ScreenLock, session: Any, system: Any) -> None:
    """Connect ``lock`` to the signals of the two buses, where they are there."""
    if session.isConnected():
        for service, path, interface, name in SESSION_SIGNALS:
            session.connect(service, path, interface, name, lock, SLOT("active_changed(bool)"))
    if system.isConnected():
        manager = ("/org/freedesktop/login1", f"{_LOGIND}.Manager", "PrepareForSleep")
        system.connect(_LOGIND, *manager, lock, SLOT("active_changed(bool)"))
        system.connect(_LOGIND, "", f"{_LOGIND}.Session", "Lock", lock, SLOT("session_locked()"))


class Messages(QAbstractNativeEventFilter):
    """Reads the messages of Windows on their way and lets all of them through."""

    def __init__(self, lock: ScreenLock) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        if bytes(kind) == b"windows_generic_MSG" and tells_lock(int(message)):
            self._lock.locked.emit()
        return False, 0


def tells_lock(address: int) -> bool:
    """Whether the Windows message at ``address`` says that the session is locked or goes to sleep."""
    message = wintypes.MSG.from_address(address)
    what = (message.message, message.wParam)
    return what in ((WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK), (WM_POWERBROADCAST, PBT_APMSUSPEND))
