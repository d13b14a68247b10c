"""A note across the page: what happened, for instance what was brought back after a fault."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.parts.buttons import Button
from lssdesk.ui.parts.labels import Symbol


class Banner(QFrame):
    """Stays until it is closed; ``closed`` then.  ``action`` adds one button, ``acted`` when it is chosen."""

    closed = Signal()
    acted = Signal()

    def __init__(
        self, text: str, severity: str = "info", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("severity", severity)
        self.setAccessibleName(text)
        self.sentence = QLabel(text)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.button = Button(action)
        if not action:
            self.button.hide()
        self.button.clicked.connect(self.acted)
        self.close_button = Button("", "quiet")
        self.close_button.setIcon(icons.icon("close"))
        self.close_button.setToolTip(t("common.close"))
        self.close_button.setAccessibleName(t("common.close"))
        self.close_button.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.GRID, theme.GRID // 2, theme.GRID // 2, theme.GRID // 2)
        row.setSpacing(theme.GRID)
        row.addWidget(Symbol(severity, severity, 13))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
