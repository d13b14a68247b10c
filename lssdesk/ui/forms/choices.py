"""Several of a few options, each with a box to tick."""

from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lssdesk.model.forms import Option
from lssdesk.ui.forms.editors import lock
from lssdesk.ui.forms.tab_order import Forwards


class _Box(QCheckBox):
    """A box without words; all of it can be pressed, also what lies around the mark."""

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.height(), hint.height())


class _Words(QLabel):
    """What a box stands for, in as many lines as that needs; a click on it ticks the box."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumHeight(box.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.click()


class ChoicesEditor(Forwards, QWidget):
    """The chosen values as a list in the order of the options; nothing where none is chosen."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._boxes: dict[str, QCheckBox] = {}
        for option in options:
            self._boxes[option.value] = self._box(option)
            column.addLayout(self._line(option.label, self._boxes[option.value]))
        self.setFocusProxy(self._boxes[options[0].value])

    def _box(self, option: Option) -> QCheckBox:
        box = _Box(self)
        box.setObjectName(f"choice:{option.value}")
        box.setAccessibleName(option.label)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.clicked.connect(self._ticked)
        return box

    def _line(self, words: str, box: QCheckBox) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_Words(words, box), 1)
        return line

    def show_value(self, value: Any, raw: str | None = None) -> None:
        for name, box in self._boxes.items():
            box.setChecked(name in (value or ()))

    def setReadOnly(self, read_only: bool) -> None:
        for box in self._boxes.values():
            lock(box, read_only)

    def _ticked(self) -> None:
        self.edited.emit([name for name, box in self._boxes.items() if box.isChecked()] or None, None)
