"""Lines that say what the money went to; each leads to the sum behind it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.spent_sums import SpentLine, spent_lines
from lssdesk.ui.hours_calendar.view_model import Content
from lssdesk.ui.parts import WrapButton


class SpentView(QWidget):
    """Hidden where there are no costs.  ``number_clicked`` with the ``Sum`` to show."""

    number_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.buttons: list[WrapButton] = []
        self._lines: tuple[SpentLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID // 2)
        self.hide()

    def show_content(self, content: Content, month: date) -> None:
        """Show the costs of the month and of its frames; their buttons stay in their places."""
        lines = self._lines = spent_lines(content, month)
        while len(self.buttons) < len(lines):
            self.buttons.append(self._button())
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(lines))
        for button, line in zip(self.buttons, lines, strict=False):
            button.setText(line.text)
            button.setAccessibleName(t("receipts.spent.spoken", line=line.text))
        self.setVisible(bool(lines))

    def _button(self) -> WrapButton:
        place, button = len(self.buttons), WrapButton(link=True)
        button.setObjectName(f"spent_{place}")
        button.clicked.connect(lambda: self.number_clicked.emit(self._lines[place].sum()))
        self._column.addWidget(button)
        return button
