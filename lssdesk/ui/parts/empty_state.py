"""What an empty page says: in one sentence what belongs here, and the one action that begins it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lssdesk.ui import theme
from lssdesk.ui.parts.buttons import Button
from lssdesk.ui.parts.labels import Symbol


class EmptyState(QWidget):
    """``acted`` when the action is chosen; no button where ``action`` is empty."""

    acted = Signal()

    def __init__(
        self, sentence: str, action: str = "", icon: str = "cases", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.setAccessibleName(sentence)
        self.sentence = QLabel(sentence)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setProperty("kind", "help")
        self.button = Button(action, "primary")
        self.button.setObjectName("empty_action")
        if not action:
            self.button.hide()  # shown before it lies in something, it would be a window of its own
        self.button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(2 * theme.GRID)
        column.addStretch(1)
        column.addWidget(Symbol(icon, "muted", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
