"""The review of the log: a month is chosen, its list made once, each line judged, and the review ended."""

from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random, SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow.desk import Desk
from lssdesk.flow.printers import Printers
from lssdesk.flow.review import Review, Reviews, month_text
from lssdesk.flow.review_paper import moment
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.letter_output import print_pdf, save_pdf
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.office.review_rows import ReviewList, RowCard
from lssdesk.ui.parts import Button, Field, FlowLayout, HelpText, ProblemText

PLACE = "review"
WIDEST = 1100  # pixels at 100 % text


class ReviewPage(OfficePage):
    """``case_wanted`` with the id of a case that is to be opened for the review."""

    case_wanted = Signal(str)

    def __init__(self, desk: Desk, chance: Random | None = None, parent: QWidget | None = None) -> None:
        super().__init__(PLACE, t("review.title"), t("review.help"), parent)
        self._desk, self._reviews = desk, Reviews(desk)
        self._chance = chance or SystemRandom()
        self._review: Review | None = None
        self.month = QuietCombo(self)
        self.month.setObjectName("review_month")
        self.month.activated.connect(lambda _: self._show())
        self.field = Field(t("review.month.label"), self.month, parent=self)
        self.state = HelpText("", self)
        self.state.setObjectName("review_state")
        self.problem = ProblemText(parent=self)
        self.problem.setObjectName("review_problem")
        self.begin_help = HelpText("", self)
        self.begin = Button(t("review.page.begin"), "primary", parent=self)
        self.begin.setObjectName("review_begin")
        self.begin.clicked.connect(self._begin)
        self.list = ReviewList(self)
        self.list.chosen.connect(lambda _: self._show_row())
        self.card = RowCard(desk.officers.may("open"), self)
        self.card.judged.connect(self._judge)
        self.card.case_wanted.connect(self.case_wanted)
        self.widget().setMaximumWidth(theme.px(WIDEST))
        self._lay_out()
        self._read_months()
        self._show()

    def _lay_out(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        for part in (self.field, self.state, self.problem, self.begin_help):
            self.column.addWidget(part)
        self.column.addWidget(self.begin, 0, left)
        beside = QHBoxLayout()
        beside.setSpacing(2 * theme.GRID)
        beside.addWidget(self.list, 2)
        beside.addWidget(self.card, 3, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(beside)
        self._end = QWidget(self)
        self._end.setProperty("kind", "clear")
        row = FlowLayout(self._end)
        self.finish = Button(t("review.page.finish"), "primary", "check", self._end)
        self.finish.setObjectName("review_finish")
        self.finish.clicked.connect(self._finish)
        row.addWidget(self.finish)
        for name, icon, give, line in (
            ("print", "print", self._print, "review.unit.printed"),
            ("save", "save-pdf", self._save, "review.unit.saved"),
        ):
            button = Button(t(f"review.page.{name}"), icon=icon, parent=self._end)
            button.setObjectName(f"review_{name}")
            button.clicked.connect(partial(self._out, give, line))
            row.addWidget(button)
        self.column.addWidget(self._end)
        self.column.addStretch(1)
        self.setFocusProxy(self.month)

    # --- what is shown -------------------------------------------------------------------------

    def _read_months(self) -> None:
        """The months that are over and how far each is; the first one that is not done is chosen."""
        chosen = self.month.currentData()
        months = self._reviews.months()
        self.month.clear()
        for one in months:
            self.month.addItem(t(f"review.month.{one.state}", month=month_text(one.first)), one.first)
        left = [one.first for one in months if one.state != "done"]
        wanted = chosen or (left[-1] if left else None)
        self.month.setCurrentIndex(max(0, self.month.findData(wanted)))

    def _show(self) -> None:
        """The chosen month as it stands."""
        self.problem.clear()
        month = self._month
        self._review = self._reviews.of(month) if month else None
        self.field.setVisible(month is not None)
        missing = self._review is None and month is not None
        for part in (self.begin, self.begin_help):
            part.setVisible(missing)
        if month is not None:
            self.begin_help.setText(t("review.page.begin_help", month=month_text(month)))
        self._show_review()

    def _show_review(self) -> None:
        found = self._review
        rows = found.rows if found else ()
        self.list.show_rows(rows)
        for part in (self.list, self.card):
            part.setVisible(bool(rows))
        self._end.setVisible(found is not None)
        self.finish.setVisible(found is not None and found.done_at is None)
        self.state.setText(_state(found) if found else t("review.month.none") if self._month is None else "")
        self.state.setVisible(bool(self.state.text()))
        self._show_row()

    def _show_row(self) -> None:
        place, found = self.list.currentRow(), self._review
        if found is None or place not in range(len(found.rows)):
            return
        row = found.rows[place]
        done = found.done_at is not None
        self.card.show_row(row, self._reviews.behind(row), self._reviews.alone, done)

    @property
    def _month(self) -> date | None:
        found: date | None = self.month.currentData()
        return found

    # --- what is done --------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._do(lambda month: self._reviews.begin(month, self._chance)):
            (self.list if self.list.count() else self.finish).setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, note: str) -> None:
        """Keep what is said of the line, and go on to the next one without a verdict."""
        place = self.list.currentRow()
        if not self._do(lambda month: self._reviews.judge(month, place, note)):
            return
        found = self._review
        left = [row.place for row in found.left] if found else []
        following = next((one for one in left if one > place), left[0] if left else place)
        self.list.setCurrentRow(following)
        (self.list if left else self.finish).setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self._do(self._reviews.finish)

    def _do(self, change: Callable[[date], Review]) -> bool:
        month = self._month
        if month is None:
            return False
        try:
            self._review = change(month)
        except LssdeskError as error:
            self._say(error)
            return False
        self._read_months()
        self.problem.clear()
        for part in (self.begin, self.begin_help):
            part.hide()
        self._show_review()
        return True

    def _out(self, give: Callable[[bytes, date], object], line: str) -> None:
        """Print or save the review, and leave a line in the log."""
        month = self._month
        if month is None:
            return
        try:
            if give(self._reviews.pdf(month), month):
                self._reviews.note(t(line), month)
        except LssdeskError as error:
            self._say(error)

    def _print(self, pdf: bytes, _month: date) -> object:
        return print_pdf(pdf, self, Printers(self._desk))

    def _save(self, pdf: bytes, month: date) -> object:
        return save_pdf(pdf, t("review.page.file", month=f"{month:%Y-%m}"), self)

    def _say(self, error: LssdeskError) -> None:
        self.problem.show_problem(str(error), "info", word="")
        self.ensureWidgetVisible(self.problem)


def _state(found: Review) -> str:
    """How far a review is, in a sentence."""
    if found.done_at is not None:
        return t("review.page.finished", at=moment(found.done_at), by=found.done_by)
    if not found.rows:
        return t("review.nothing")
    count = len(found.rows)
    if not found.left:
        return t("review.page.count_done", count=count)
    left = len(found.left)
    if left == 1:
        return t("review.page.count_one", count=count)
    return t("review.page.count", left=left, count=count)
