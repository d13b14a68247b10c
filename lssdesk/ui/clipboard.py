"""What is copied here leaves the clipboard again: after a while, at the lock, and at the end."""

import secrets
import sys

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 60
OWN = "application/x-lssdesk-copied"
_CANNOT_TELL = ("cocoa", "offscreen")  # systems that do not say whose the clipboard is
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
_HINTS: dict[str, dict[str, bytes]] = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "win32": {
        _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\1\0\0\0",
        _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
        _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    },
}
"""How a system is asked to keep a text out of its histories and off other machines."""


def marked(text: str, mark: bytes) -> QMimeData:
    """A text as it is copied: with ``mark``, by which it is known again, and not for any history."""
    data = QMimeData()
    data.setText(text)
    data.setData(OWN, mark)
    for name, value in _HINTS.get(sys.platform, {}).items():
        data.setData(name, value)
    return data


class Copied(QObject):
    """Follows the clipboard.  ``copied`` when a text is copied here, ``first`` for the first one of the run.

    What another program copied is let alone, also where it came after a text from here.
    """

    first = Signal()
    copied = Signal()

    def __init__(self, seconds: int = SECONDS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._mark = b""
        self._told = False
        self._timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._timer.timeout.connect(self.clear)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._changed)

    def clear(self) -> None:
        """Take away what was copied here, if it is still there, and what is only marked with the mouse."""
        self._timer.stop()
        data = self._clipboard.mimeData()
        if self._mark and data is not None and bytes(data.data(OWN)) == self._mark:
            self._clipboard.clear()
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
        self._mark = b""

    def _changed(self) -> None:
        data = self._clipboard.mimeData()
        if data is not None and data.hasFormat(OWN):
            return
        self._timer.stop()
        self._mark = b""
        if data is not None and data.hasText() and self._is_ours():
            self._mark = secrets.token_bytes(8)
            self._clipboard.setMimeData(marked(data.text(), self._mark))
            self._timer.start()
            self.copied.emit()
            if not self._told:
                self._told = True
                self.first.emit()

    def _is_ours(self) -> bool:
        """Whether it was copied here: where the system does not say, what is copied while one works here."""
        if QGuiApplication.platformName() in _CANNOT_TELL:
            return QGuiApplication.focusWindow() is not None
        return self._clipboard.ownsClipboard()
