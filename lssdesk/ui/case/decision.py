"""The decision: the draft at the left, the letter as a page at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow.work import Work
from lssdesk.model.forms import Form
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.page import FormPage
from lssdesk.ui.letter_view import LetterView
from lssdesk.ui.parts import Button, HelpText

PREVIEW_MS = 250
NARROW = 860  # pixels at 100 % text: with less, form and letter are shown one at a time
LEAST, MOST = 420, 560  # of the form beside the letter


class DecisionPage(QWidget):
    """Form and letter side by side; on a narrow page one button or key flips between them."""

    written = Signal(str)
    sign_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, form: Form, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decision_page")
        self._work = work
        self._letter_first = self._moved = False
        self.form = FormPage(form, work, self)
        self.letter = LetterView(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.form)
        self._splitter.addWidget(self.letter)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_width)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREVIEW_MS)
        self._timer.timeout.connect(self._follow)
        self.form.written.connect(self._on_written)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setProperty("kind", "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = self.foot = QHBoxLayout(foot)
        row.setContentsMargins(16, 4, 16, 4)
        self.state = HelpText("", foot)
        self.flip = Button(t("case.flip"), "quiet")
        self.print_button = Button(t("case.print"), icon="print")
        self.save_button = Button(t("case.save_pdf"), icon="save-pdf")
        self.sign_button = Button(t("case.sign"), "primary", "check")
        names = {
            "flip": self.flip,
            "print": self.print_button,
            "save_pdf": self.save_button,
            "sign": self.sign_button,
        }
        row.addWidget(self.state, 1)
        for name, button in names.items():
            button.setObjectName(name)
            button.setProperty("touch", True)
            row.addWidget(button)
        self.flip.clicked.connect(self.turn)
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.sign_button.clicked.connect(self.sign_wanted)
        return foot

    def refresh(self) -> None:
        """Show the draft and the letter as they are now."""
        self.form.refresh()
        decided = self._work.decided
        day = self._work.case.decision.day
        self.state.setText(t("case.signed", day=day) if decided else "")
        self.state.setVisible(decided)
        self.sign_button.setVisible(not decided)
        for button in (self.print_button, self.save_button):
            button.setVisible(decided)
        self.show_letter()

    def show_letter(self) -> None:
        """Make the letter anew, if it can be seen."""
        if not self.letter.isVisible():
            return
        try:
            self.letter.set_pdf(self._work.preview())
        except LssdeskError as error:
            self.letter.set_pdf(None, str(error))

    def show_form(self) -> None:
        """Let the form be seen, where only one of the two has room."""
        self._letter_first = False
        self._arrange()

    def turn(self) -> None:
        """Flip between form and letter where only one has room."""
        self._letter_first = not self._letter_first
        self._arrange()

    def _follow(self) -> None:
        self.form.refresh_wordings()
        self.show_letter()

    def _on_written(self, pointer: str) -> None:
        self._timer.start()
        self.written.emit(pointer)

    def _keep_width(self) -> None:
        self._moved = True

    def _arrange(self) -> None:
        narrow = self.width() < theme.px(NARROW)
        if not self._moved:
            form = min(max(theme.px(LEAST), self.width() * 2 // 5), theme.px(MOST))
            self._splitter.setSizes([form, max(1, self.width() - form)])
        self.flip.setVisible(narrow)
        self.flip.setText(t("case.flip_back" if self._letter_first else "case.flip"))
        self.form.setVisible(not narrow or not self._letter_first)
        self.letter.setVisible(not narrow or self._letter_first)
        self.show_letter()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._timer.start()
