"""Several of a few options, each with a box to tick."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lssdesk.model.forms import Option
from lssdesk.ui.forms.editors import lock
from lssdesk.ui.forms.tab_order import Forwards


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
            box = QCheckBox(option.label, self)
            box.setObjectName(f"choice:{option.value}")
            box.clicked.connect(self._ticked)
            column.addWidget(box)
            self._boxes[option.value] = box
        self.setFocusProxy(self._boxes[options[0].value])

    def show_value(self, value: Any, raw: str | None = None) -> None:
        for name, box in self._boxes.items():
            box.setChecked(name in (value or ()))

    def setReadOnly(self, read_only: bool) -> None:
        for box in self._boxes.values():
            lock(box, read_only)

    def _ticked(self) -> None:
        self.edited.emit([name for name, box in self._boxes.items() if box.isChecked()] or None, None)
