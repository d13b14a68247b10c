"""A new passphrase, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Field, PassphraseEdit
from lssdesk.ui.parts.passphrase import LEAST, strength


class NewPassphrase(QWidget):
    """Enter in the first line goes to the second; ``submitted`` at Enter in the second."""

    submitted = Signal()

    def __init__(self, label: str, again: str) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.edit = PassphraseEdit(hinted=True)
        self.edit.line.setObjectName("new_passphrase")
        self.repeat = PassphraseEdit()
        self.repeat.line.setObjectName("new_passphrase_again")
        self.field = Field(label, self.edit)
        self.repeat_field = Field(again, self.repeat)
        self.edit.submitted.connect(self.repeat.line.setFocus)
        self.repeat.submitted.connect(self.submitted)
        self.edit.edited.connect(self.field.clear_problem)
        self.repeat.edited.connect(self.repeat_field.clear_problem)
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.field)
        column.addWidget(self.repeat_field)

    def text(self) -> str:
        return self.edit.text()

    def clear(self) -> None:
        self.edit.clear()
        self.repeat.clear()
        self.field.clear_problem()
        self.repeat_field.clear_problem()

    def setReadOnly(self, on: bool) -> None:
        self.edit.setReadOnly(on)
        self.repeat.setReadOnly(on)

    def show_problem(self, text: str) -> None:
        self.field.show_problem(text)
        self.edit.line.setFocus()
        self.edit.selectAll()

    def agreed(self) -> bool:
        """Whether both lines are filled in alike; says what is wrong where they are not."""
        if len(self.text()) < LEAST:
            self.show_problem(strength(self.text()))
            return False
        if self.text() != self.repeat.text():
            self.repeat_field.show_problem(t("unlock.passphrase.differ"))
            self.repeat.line.setFocus()
            return False
        return True
