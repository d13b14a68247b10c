"""Pages beside the work, which one leaves for where one was: the keys, the settings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button


class Aside(QWidget):
    """``inner`` with a button below that leads back; ``left`` by that button or Esc."""

    left = Signal()

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = inner
        back = Button(t("common.back"), icon="back")
        back.setObjectName("aside_back")
        back.clicked.connect(self.left)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        foot = QWidget(self)
        foot.setProperty("kind", "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(3 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.addWidget(back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inner, 1)
        column.addWidget(foot)
        self.setFocusProxy(inner)
