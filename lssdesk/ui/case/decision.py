"""The decision: the draft at the left, the letter as a page at the right."""

from collections.abc import Mapping
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow.work import Work
from lssdesk.model.forms import Form
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.case.compare import Side
from lssdesk.ui.case.copies import CopyButton
from lssdesk.ui.case.field_names import field_names
from lssdesk.ui.forms.page import FormPage
from lssdesk.ui.letter_view import LetterView
from lssdesk.ui.parts import Button, HelpText

AIM_MS = 300  # from a key press to the letter that shows it
PAINT_MS = 40  # of it for the painting, which comes after the drawing
PREVIEW_MS, LEAST_MS = 200, 80  # how long nothing is typed before the letter is drawn
NARROW = 860  # pixels at 100 % text: with less, form and letter are shown one at a time
LEAST, MOST = 420, 560  # of the form beside the letter


class DecisionPage(QWidget):
    """Form and letter side by side; on a narrow page one button or key flips between them."""

    written = Signal(str)
    sign_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    field_wanted = Signal(str)  # the pointer of what was clicked in the letter
    follow_wanted = Signal()
    copy_wanted = Signal(str, str)  # "print" or "save", and the layout

    def __init__(self, form: Form, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decision_page")
        self._work = work
        self._letter_first = self._moved = self._seen = False
        self.form = FormPage(form, work, self)
        self.letter = LetterView(self)
        self.letter.field_wanted.connect(self.field_wanted)
        self.side = Side(self.letter, work, self)
        self.side.turned.connect(self.show_letter)
        self.side.compare.wanted.connect(self._go_to)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.form)
        self._splitter.addWidget(self.side)
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
        self.follow = Button(t("follow.new"), "quiet")
        self.flip = Button(t("case.flip"), "quiet")
        self.print_button = Button(t("case.print"), icon="print")
        self.save_button = Button(t("case.save_pdf"), icon="save-pdf")
        self.copies = CopyButton()
        self.copies.wanted.connect(self.copy_wanted)
        self.sign_button = Button(t("case.sign"), "primary", "check")
        names = {
            "follow": self.follow,
            "flip": self.flip,
            "copies": self.copies,
            "print": self.print_button,
            "save_pdf": self.save_button,
            "sign": self.sign_button,
        }
        row.addWidget(self.state, 1)
        for name, button in names.items():
            button.setObjectName(name)
            button.setProperty("touch", True)
            row.addWidget(button)
        self.follow.clicked.connect(self.follow_wanted)
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
        self.sign_button.setVisible(not decided)
        self.follow.setVisible(decided or bool(self._work.facts()["child"]))
        for button in (self.copies, self.print_button, self.save_button):
            button.setVisible(decided)
        self._arrange_foot()
        self.show_letter()

    def show_letter(self) -> None:
        """Make the letter anew, if it can be seen; and what differs from the decision before."""
        self.side.refresh()
        if not self.letter.isVisible():
            return
        try:
            self.letter.set_preview(self._work.preview_places())
            self._log()
        except LssdeskError as error:
            self.letter.set_pdf(None, str(error))

    def _log(self) -> None:
        """That the signed letter is shown leaves a line in the log, once as long as the case is open."""
        if self._work.decided and not self._seen:
            self._seen = True
            self._work.note(t("flow.unit.letter_opened"), deed="open")

    def show_form(self) -> None:
        """Let the form be seen, where only one of the two has room."""
        self._letter_first = False
        self._arrange()

    def compare(self) -> None:
        """Show what differs from the decision before in place of the letter, or the letter again."""
        hidden = self.side.isHidden()
        self._letter_first = True
        self._arrange()
        if not (hidden and self.side.comparing):
            self.side.turn()

    def _go_to(self, pointer: str) -> None:
        self.show_form()
        self.form.go_to(pointer)

    def turn(self) -> None:
        """Flip between form and letter where only one has room."""
        self._letter_first = not self._letter_first
        self._arrange()

    def name_fields(self, forms: Mapping[str, Form]) -> None:
        """Let the letter lead to the fields of these forms."""
        self.letter.name_of = field_names(forms)

    def _follow(self) -> None:
        start = perf_counter()
        self.form.refresh_wordings()
        self.show_letter()
        self._timer.setInterval(pause((perf_counter() - start) * 1000))

    def _on_written(self, pointer: str) -> None:
        self._timer.start()
        self.written.emit(pointer)

    def _keep_width(self) -> None:
        self._moved = True

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.px(NARROW)

    def _arrange_foot(self) -> None:
        self.flip.setVisible(self._narrow)
        self.state.setVisible(self._work.decided and not self._narrow)  # the steps say it too

    def _arrange(self) -> None:
        narrow = self._narrow
        if not self._moved:
            form = min(max(theme.px(LEAST), self.width() * 2 // 5), theme.px(MOST))
            self._splitter.setSizes([form, max(1, self.width() - form)])
        self._arrange_foot()
        self.flip.setText(t("case.flip_back" if self._letter_first else "case.flip"))
        self.form.setVisible(not narrow or not self._letter_first)
        self.side.setVisible(not narrow or self._letter_first)
        self.show_letter()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._timer.start()


def pause(cost: float) -> int:
    """How long to wait after a key before the letter is drawn, where drawing took ``cost`` milliseconds.

    A slow machine waits less, so that the letter still follows within ``AIM_MS``.
    """
    return max(LEAST_MS, min(PREVIEW_MS, AIM_MS - PAINT_MS - round(cost)))
