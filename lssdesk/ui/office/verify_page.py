"""Are the signed letters still what was signed?  The same answer as ``lssdesk verify`` gives, in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import verify_report
from lssdesk.flow.verify import Checked, Result
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Button, Heading, HelpText, Line, ProblemText


class VerifyPage(OfficePage):
    """What differs comes first.  ``wanted`` when the letters are to be looked at again."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("verify", t("verify.title"), t("verify.help"), parent)
        self._state = ProblemText(parent=self)
        self._state.setObjectName("verify_state")
        self.again = Button(t("verify.again"))
        self.again.setObjectName("verify_again")
        self.again.setProperty("touch", True)
        self.again.clicked.connect(self.wanted)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch(1)
        self.column.addWidget(self._state)
        self.column.addLayout(row)
        self._found = QWidget(self)
        self.column.addWidget(self._found)
        self.column.addStretch(1)
        self.setFocusProxy(self.again)

    def show_running(self) -> None:
        """It takes a while where there are many letters and attachments."""
        self._say(t("verify.running"), "info")

    def show_failed(self, error: LssdeskError) -> None:
        """Why nothing could be read."""
        self._say(str(error), "block")

    def show_result(self, result: Result) -> None:
        """The whole in one sentence, what differs, the log, and what is proved."""
        self._say(verify_report.summary(result), "info" if result.whole else "block")
        found = QWidget(self)
        found.setProperty("kind", "clear")
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for letter in sorted(result.letters, key=lambda one: not one.remarks):
            column.addWidget(_letter(letter, found))
        column.addWidget(Line(found))
        column.addWidget(Heading(t("verify.log_heading"), "group", found))
        for remark in result.remarks:
            _problem(column, remark.message)
        column.addWidget(_selectable(t("verify.log", lines=result.lines, head=result.head), found))
        self.column.replaceWidget(self._found, found)
        self._found.deleteLater()
        self._found = found

    def _say(self, sentence: str, severity: str) -> None:
        self._state.show_problem(sentence, severity, word="")
        self.setAccessibleDescription(sentence)


def _letter(letter: Checked, parent: QWidget) -> QWidget:
    row = QWidget(parent)
    row.setProperty("kind", "clear")
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GRID // 2)
    column.addWidget(Line(row))
    column.addWidget(Heading(verify_report.heading(letter), "group", row))
    for remark in letter.remarks:
        _problem(column, remark.message)
    if not letter.remarks:
        column.addWidget(_selectable(verify_report.proved(letter), row))
    return row


def _problem(column: QVBoxLayout, sentence: str) -> None:
    problem = ProblemText()
    column.addWidget(problem)
    problem.show_problem(sentence, "block", word="")


def _selectable(sentence: str, parent: QWidget) -> HelpText:
    """A sentence with a checksum that one may want to copy."""
    text = HelpText(sentence, parent)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text
