"""A written reason, asked for in a small dialog that stays, with what is typed, until the deed is done."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Field, Heading, HelpText, ProblemText

LONGEST, LONGEST_NAME = 500, 80  # signs
_WIDE = 460  # pixels at 100 % text


@dataclass(frozen=True)
class Question:
    """The dialog's words; with ``name`` there is a line for a name above the reason, so labelled."""

    title: str
    text: str
    do: str
    name: str = ""


Attempt = Callable[[str, str], object]
"""Gets the reason and the name; what it refuses is said in the dialog, which stays."""


def ask(parent: QWidget | None, question: Question, attempt: Attempt) -> bool:
    """Ask until the deed is done, or is called off: whether it was done."""
    dialog = WhyDialog(question, attempt, parent)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done


class WhyDialog(QDialog):
    """Enter tries the deed, Esc calls it off."""

    def __init__(self, question: Question, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self.setWindowTitle(question.title)
        self.setAccessibleDescription(question.text)
        self._attempt = attempt
        self.name = _line("why_name", LONGEST_NAME, self)
        self.reason = _line("why_reason", LONGEST, self)
        self._name = Field(question.name, self.name, parent=self)
        self._name.setVisible(bool(question.name))
        self._reason = Field(t("access.why.reason"), self.reason, t("access.why.logged"), self)
        self._problem = ProblemText(parent=self)
        self._problem.setObjectName("why_problem")
        self.do = Button(question.do, "primary")
        self.do.setObjectName("why_do")
        self.do.setDefault(True)
        self.do.clicked.connect(self._try)
        self.stop = Button(t("common.cancel"), "quiet")
        self.stop.setObjectName("why_stop")
        self.stop.clicked.connect(self.reject)
        self._lay_out(question)

    def _lay_out(self, question: Question) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addStretch(1)
        for button in (self.stop, self.do):
            button.setProperty("touch", True)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        about = HelpText(question.text)
        about.setObjectName("why_about")
        for part in (Heading(question.title), about, self._name, self._reason, self._problem):
            column.addWidget(part)
        column.addLayout(buttons)
        self._fit()

    def _fit(self) -> None:
        """As high as what is said now."""
        wide = theme.px(_WIDE)
        self.setFixedWidth(wide)
        self.layout().activate()
        self.resize(wide, self.layout().totalHeightForWidth(wide))

    def _try(self) -> None:
        """Do it, or say at its field what is missing; what is typed stays."""
        for field in (self._name, self._reason):
            field.clear_problem()
        self._problem.clear()
        try:
            self._attempt(self.reason.text().strip(), self.name.text().strip())
        except LssdeskError as error:
            self._say(error)
            return
        self.accept()

    def _say(self, error: LssdeskError) -> None:
        pointer = error.field if isinstance(error, Refused) else ""
        field = {"/reason": self._reason, "/name": self._name}.get(pointer)
        if field is None:
            self._problem.show_problem(str(error), word="")
            self.do.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            field.show_problem(str(error))
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.reason if self._name.isHidden() else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()


def _line(name: str, most: int, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setObjectName(name)
    line.setMaxLength(most)
    return line
