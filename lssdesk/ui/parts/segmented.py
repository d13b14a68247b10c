"""A question with a few answers as buttons side by side: ja / nej / oklart."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class _Segment(QRadioButton):
    """Arrow keys move and choose, as for any radio button; Backspace or Delete takes the answer back."""

    cleared = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
            if event.key() in _ARROWS:
                self._choose_where_the_arrow_led()

    def _choose_where_the_arrow_led(self) -> None:
        """Qt only moves while nothing is chosen yet."""
        led = self.window().focusWidget()
        if isinstance(led, _Segment) and led.parent() is self.parent() and not led.isChecked():
            led.click()


class Segmented(QWidget):
    """``options`` are (value, word) pairs; ``changed`` gives the value, or None when it is taken back.

    Only what the officer does is told by ``changed``, not ``set_value``.
    """

    changed = Signal(object)

    def __init__(self, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.setAccessibleName(name)
        self._segments: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, word) in enumerate(options):
            row.addWidget(self._segment(value, word, _position(place, len(options))))
        row.addStretch(1)

    def _segment(self, value: str, word: str, position: str) -> _Segment:
        segment = _Segment(word)
        segment.setObjectName(f"segment_{value}")
        segment.setProperty("segment", position)
        segment.setAccessibleName(f"{self.accessibleName()}: {word}")
        segment.clicked.connect(lambda: self.changed.emit(value))
        segment.cleared.connect(self._clear)
        self._segments[value] = segment
        return segment

    def value(self) -> str | None:
        return next((value for value, segment in self._segments.items() if segment.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Show ``value``; None shows no answer.  A value that is not among the options is a KeyError."""
        if value is not None:
            self._segments[value].setChecked(True)
            return
        for segment in self._segments.values():
            segment.setAutoExclusive(False)
            segment.setChecked(False)
            segment.setAutoExclusive(True)

    def _clear(self) -> None:
        if self.value() is not None:
            self.set_value(None)
            self.changed.emit(None)

    def button(self, value: str) -> QRadioButton:
        return self._segments[value]


def _position(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(place, "middle")
