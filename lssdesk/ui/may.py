"""What the role of the one at work does not let her do: said where she would do it, with who may instead."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from lssdesk.errors import Refused
from lssdesk.flow.officers import Officers


def why_not(officers: Officers, deed: str) -> str:
    """Why the one at work may not do a deed, and who may; empty where she may, and where there is no deed."""
    try:
        if deed:
            officers.check(deed)
    except Refused as refused:
        return str(refused)
    return ""


def only(widget: QWidget, officers: Officers, deed: str) -> None:
    """Let a widget work only for whom the deed is; for others it stays off, whoever turns it on, with why."""
    if deed:
        _Only(widget, officers, deed)


def look_anew(root: QWidget) -> None:
    """The roles of the one at work have changed: see to everything below ``root`` again."""
    for one in root.findChildren(_Only):
        one.look()


class _Only(QObject):
    """Belongs to its widget."""

    def __init__(self, widget: QWidget, officers: Officers, deed: str) -> None:
        super().__init__(widget)
        self._widget, self._officers, self._deed = widget, officers, deed
        self._tip, self._said = widget.toolTip(), widget.accessibleDescription()
        self._why = ""
        widget.installEventFilter(self)
        self.look()

    def look(self) -> None:
        """Whether it may work now."""
        before, self._why = self._why, why_not(self._officers, self._deed)
        if self._why:
            self._bar()
        elif before:
            self._widget.setToolTip(self._tip)
            self._widget.setAccessibleDescription(self._said)
            self._widget.setEnabled(True)

    def _bar(self) -> None:
        self._widget.setEnabled(False)
        self._widget.setToolTip(self._why)
        self._widget.setAccessibleDescription(self._why)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        turned = event.type() in (QEvent.Type.EnabledChange, QEvent.Type.ToolTipChange)
        if self._why and turned and isValid(self._widget) and not self._barred():
            self._bar()
        return False

    def _barred(self) -> bool:
        return not self._widget.isEnabled() and self._widget.toolTip() == self._why
