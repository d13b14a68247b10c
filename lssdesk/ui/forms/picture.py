"""A picture as the value of a field: PNG or JPEG, kept as base64 in the document."""

import base64
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lssdesk.model import pictures
from lssdesk.texts import t
from lssdesk.ui import dialogs
from lssdesk.ui.forms.tab_order import Forwards
from lssdesk.ui.parts import Button

MOST_BYTES = 2_000_000
STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class PictureEditor(Forwards, QWidget):
    """A small view of the picture with buttons to choose and to remove it."""

    edited = Signal(object, object)
    problem = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._view = QLabel(t("form.picture_none"), self)
        self._choose = Button(t("form.picture_choose"))
        self._remove = Button(t("form.picture_remove"), "link")
        for widget in (self._view, self._choose, self._remove):
            row.addWidget(widget)
        row.addStretch(1)
        self._choose.clicked.connect(self._pick)
        self._remove.clicked.connect(self._drop)
        self.setFocusProxy(self._choose)

    def show_value(self, value: Any, raw: str | None = None) -> None:
        picture = QPixmap()
        if value and picture.loadFromData(base64.b64decode(value)):
            self._view.setPixmap(
                picture.scaled(
                    160, 64, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )
        else:
            self._view.setText(t("form.picture_none"))
        self._remove.setVisible(bool(value))

    def setReadOnly(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    def _drop(self) -> None:
        self.show_value(None)
        self.edited.emit(None, None)

    def _pick(self) -> None:
        name = dialogs.choose_open(self, "form.picture_kinds", t("form.picture_choose"))
        if not name:
            return
        try:
            with name.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError:
            data = b""
        wrong = len(data) > MOST_BYTES or not data.startswith(STARTS) or pictures.endless(data)
        if wrong or not QPixmap().loadFromData(data):
            self.problem.emit(t("form.picture_wrong"))
            return
        value = base64.b64encode(data).decode("ascii")
        self.problem.emit("")
        self.show_value(value)
        self.edited.emit(value, None)
