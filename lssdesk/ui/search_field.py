"""Search across cases: by name, personal number or case number, nothing else (förordning 2001:637 15 §)."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lssdesk.texts import t
from lssdesk.ui import icons

_PAUSE = 200  # milliseconds without a key before the search is made


class SearchField(QLineEdit):
    """``search`` with the words when typing pauses or by Enter; with no words when the field is empty again.

    ``left_down`` when the Down key wants to go on to what was found; ``left`` when the cursor goes elsewhere.
    """

    search = Signal(str)
    left_down = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_search")
        self.setPlaceholderText(t("shell.cases.search"))
        self.setAccessibleName(t("shell.cases.search_name"))
        self.setAccessibleDescription(t("shell.cases.search_law"))
        self.setToolTip(t("shell.cases.search_law"))
        self.setClearButtonEnabled(True)
        self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._changed)

    def words(self) -> str:
        """What is searched for, without spaces too many."""
        return " ".join(self.text().split())

    def _changed(self) -> None:
        if self.words():
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self.words() != self._told:
            self._told = self.words()
            self.search.emit(self._told)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self._tell()
            self.left_down.emit()
        else:
            super().keyPressEvent(event)
