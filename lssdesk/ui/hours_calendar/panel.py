"""What the calendar's inline editors share: a panel, no dialog, with fields that scroll and buttons below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Heading

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Panel(QWidget):
    """Enter stores, Esc leaves everything as it was."""

    closed = Signal()
    heading: Heading
    store_button: Button
    cancel_button: Button

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.scroll = QScrollArea()

    def store(self) -> None:
        """Tell what the fields say, or say what is wrong and go there."""
        raise NotImplementedError

    def fields_column(self, left: int = 0) -> QVBoxLayout:
        """Where the fields go; ``left`` is the margin before them, in pixels."""
        inner = QWidget()
        inner.setProperty("kind", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(left, 0, theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(inner)
        return column

    def put_together(self, *below: QWidget, last: QWidget | None = None) -> None:
        """Heading, fields, what stands ``below`` them, buttons; ``last`` apart from the others."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.heading)
        outer.addWidget(self.scroll, 1)
        for part in below:
            outer.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self.store_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        if last is not None:
            buttons.addWidget(last)
        outer.addLayout(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.store()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()
