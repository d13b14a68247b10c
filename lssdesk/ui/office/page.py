"""What the office's pages share: a title, a sentence that explains, and a column that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QVBoxLayout, QWidget

from lssdesk.ui import theme
from lssdesk.ui.parts import Heading, HelpText

WIDEST = 640  # pixels at 100 % text


class OfficePage(QScrollArea):
    """``place`` is how the window remembers the page; ``column`` is where its content goes."""

    def __init__(self, place: str, title: str, help_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.setObjectName(f"{place}_page")
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        body = QWidget(self)
        body.setProperty("kind", "form")
        body.setMaximumWidth(theme.px(WIDEST))
        self.setWidget(body)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 6 * theme.GRID)
        self.column.setSpacing(theme.GRID)
        self.column.addWidget(Heading(title, "title"))
        self.help = HelpText(help_text)
        self.column.addWidget(self.help)
