"""The way of the Tab key through what is made later: Qt puts it at the end of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Forwards:
    """A widget that gives the keyboard on to one of its parts.

    Qt's own focus proxies are stops of Tab themselves and cannot be moved by ``setTabOrder``.
    """

    _part: QWidget | None = None

    def setFocusProxy(self, part: QWidget) -> None:
        self._part = part

    def focusProxy(self) -> QWidget | None:
        return self._part

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self._part is not None:
            self._part.setFocus(reason)


def move_behind(anchor: QWidget, made: QWidget) -> None:
    """Let Tab come to the parts of ``made``, in the order that they have, right after ``anchor``."""
    for part in _stops(made):
        QWidget.setTabOrder(anchor, part)
        anchor = part


def _stops(made: QWidget) -> list[QWidget]:
    found = []
    part = made.nextInFocusChain()
    while part is not None and part is not made:
        if made.isAncestorOf(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(part)
        part = part.nextInFocusChain()
    return found
