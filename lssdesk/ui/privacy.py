"""F12: hide names and numbers at once, when someone comes to the desk or sits beside the laptop."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Heading, Symbol

KEY = "F12"


class Cover(QWidget):
    """Lies over the whole of its parent and lets nothing through: no look, no click, no key."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("shell.privacy.name"))
        self.words = Heading(t("shell.privacy.covered", press=KEY), "heading")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setSpacing(2 * theme.GRID)
        column.addStretch(1)
        column.addWidget(Symbol("hide", "muted", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        column.addStretch(1)
        over.installEventFilter(self)
        self.hide()

    def lie_down(self) -> None:
        """Cover, and be painted before this returns."""
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.repaint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and self.isVisibleTo(self.parentWidget()):
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self.parentWidget().rect())
            elif event.type() == QEvent.Type.ChildAdded:
                self.raise_()  # what is added later would lie on top
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() in _SWALLOWED:
            event.accept()  # Tab too: it does not go on into what is covered
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.current().window))
        painter.end()


_SWALLOWED = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.ContextMenu,
}


class Privacy(QObject):
    """Whether names and numbers are hidden.  Dialogs that open meanwhile are hidden too and know the key."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden = False
        self._covers: list[Cover] = []
        self._before: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._focus_moved)

    @property
    def hidden(self) -> bool:
        return self._hidden

    def cover(self, widget: QWidget) -> Cover:
        """Let ``widget`` be covered whenever names are hidden."""
        cover = Cover(widget)
        self._covers.append(cover)
        if self._hidden:
            cover.lie_down()
        return cover

    def toggle(self) -> None:
        self.set_hidden(not self._hidden)

    def set_hidden(self, hidden: bool) -> None:
        if hidden == self._hidden:
            return
        self._hidden = hidden
        if hidden:
            self._hide()
        else:
            self._show()
        self.changed.emit(hidden)

    def _hide(self) -> None:
        while popup := QApplication.activePopupWidget():
            popup.close()
        QToolTip.hideText()
        self._before = QApplication.focusWidget()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                self._know(window)
        for cover in self._alive():
            cover.lie_down()
            if self._before is not None and cover.parentWidget().isAncestorOf(self._before):
                cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        held = any(cover.hasFocus() for cover in self._alive())
        for cover in self._alive():
            cover.hide()
        before, self._before = self._before, None
        if held and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _alive(self) -> list[Cover]:
        self._covers = [cover for cover in self._covers if isValid(cover)]
        return self._covers

    def _know(self, dialog: QDialog) -> None:
        """Cover a dialog and give it the key: while it is open, the window below hears none."""
        if any(cover.parentWidget() is dialog for cover in self._alive()):
            return
        QShortcut(QKeySequence(KEY), dialog, self.toggle)
        self.cover(dialog)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if isinstance(window, QDialog):
            self._know(window)
        if not self._hidden or now is None:
            return
        for cover in self._alive():
            if now is not cover and cover.parentWidget().isAncestorOf(now):
                cover.setFocus(Qt.FocusReason.OtherFocusReason)
