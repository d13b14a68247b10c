"""A ring around the button that has the keyboard: the same everywhere, with a gap so that no fill hides it.

Fields and lists show the keyboard by their own border.  A widget that paints itself asks for the
ring with the property ``ring``.  Qt's own QFocusFrame is not used: it is cut off by the nearest parent.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QTabBar, QWidget

_WIDTH = 2
_MARGIN = 4  # ring and gap, in pixels
_PLACE = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange}


class FocusRing(QWidget):
    """Lies on the page that holds its widget, goes where the widget goes, and lets the pointer through."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._watched: list[QWidget] = []

    def surround(self, widget: QWidget | None) -> None:
        """Lie around ``widget``; None puts the ring away."""
        for watched in filter(shiboken6.isValid, self._watched):
            watched.removeEventFilter(self)
        self._watched = []
        if widget is None:
            self.hide()
            return
        ground = _ground(widget)
        self._watched = _up_to(widget, ground)
        for watched in self._watched:
            watched.installEventFilter(self)
        self.setParent(ground)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _PLACE:
            self._place()
        return False

    def _place(self) -> None:
        widget, ground = self._watched[0], self.parentWidget()
        if ground is None or not widget.isVisible():
            self.hide()
            return
        around = QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
        self.setGeometry(around.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().accent().color(), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 7, 7)
        painter.end()


def _ground(widget: QWidget) -> QWidget:
    """The page inside the nearest scroll area, so that the ring scrolls along, or the window."""
    ground = widget.parentWidget() or widget
    while not ground.isWindow() and (parent := ground.parentWidget()) is not None:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            break
        ground = parent
    return ground


def _up_to(widget: QWidget, ground: QWidget) -> list[QWidget]:
    """``widget`` and what it lies in, below ``ground``: any of them may move it."""
    chain = [widget]
    while (parent := chain[-1].parentWidget()) is not None and parent is not ground:
        chain.append(parent)
    return chain


_rings: list[FocusRing] = []


def follow(app: QApplication) -> None:
    """Move the ring whenever the keyboard moves."""
    app.focusChanged.connect(_moved)  # takes no widgets: the old one may be half destroyed already


def wants_ring(widget: QWidget | None) -> bool:
    return isinstance(widget, QAbstractButton | QTabBar) or bool(widget and widget.property("ring"))


def _moved() -> None:
    now = QApplication.focusWidget()
    by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    if by_mouse or now is None or now.isWindow() or not wants_ring(now):
        for ring in filter(shiboken6.isValid, _rings):
            ring.surround(None)
        return
    if not (_rings and shiboken6.isValid(_rings[0])):  # it went with the page that it lay on
        _rings[:] = [FocusRing()]
    _rings[0].surround(now)
