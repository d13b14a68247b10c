"""What leaves the hours of a case: the statement and the ground for a follow-up, seen, printed and saved."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import protected, statement
from lssdesk.flow.work import Work
from lssdesk.letters.blocks import LAYOUTS
from lssdesk.texts import t
from lssdesk.ui import protected_look, theme
from lssdesk.ui.case.hours_export import HoursExport
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.forms.tab_order import Forwards
from lssdesk.ui.letter_output import print_pdf, save_pdf
from lssdesk.ui.letter_view import LetterView
from lssdesk.ui.parts import Button, FlowLayout, Line, ProblemText, Segmented

PAPERS: tuple[statement.Paper, ...] = ("statement", "follow_up")
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class HoursPapers(Forwards, QWidget):
    """``inner``, the calendar, with buttons below it; what they open takes its place until Esc.

    ``field_wanted`` with the pointer of what a paper lacks.
    """

    field_wanted = Signal(str)

    def __init__(self, work: Work, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hours_papers")
        self._inner = inner
        self.statement = StatementPage(work, self)
        self.export = HoursExport(work, self)
        self._stack = QStackedWidget(self)
        for page in (self._with_buttons(inner), self.statement, self.export):
            self._stack.addWidget(page)
        for page in (self.statement, self.export):
            page.left.connect(self.leave)
        self.statement.field_wanted.connect(self.field_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(inner)

    def _with_buttons(self, inner: QWidget) -> QWidget:
        page = QWidget(self)
        row, flow = _row(theme.GRID // 2)
        for name, icon, opens in (
            ("statement", "letter", self.show_statement),
            ("export", "save-pdf", self.show_export),
        ):
            button = Button(t(f"{name}.page.row"), "quiet", icon)
            button.setObjectName(f"hours_{name}")
            button.setToolTip(t(f"{name}.page.row_tip"))
            button.clicked.connect(opens)
            flow.addWidget(button)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inner, 1)
        column.addWidget(Line(page))
        column.addWidget(row)
        return page

    def show_statement(self) -> None:
        """Show the statement as of today, as the person reads letters."""
        self._open(self.statement)

    def show_export(self) -> None:
        """Show what can be exported."""
        self._open(self.export)

    def _open(self, page: "StatementPage | HoursExport") -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.begin()

    def leave(self) -> None:
        """Back to the calendar."""
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self._inner)
        self._inner.setFocus()


def _row(gap: int) -> tuple[QWidget, FlowLayout]:
    """A bar, and the row in it that goes on in the next line where there is no room."""
    bar = QWidget()
    bar.setProperty("kind", "clear")
    column = QVBoxLayout(bar)
    column.setContentsMargins(2 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, theme.GRID // 2)
    row = FlowLayout(gap=gap)
    column.addLayout(row)
    return bar, row


class StatementPage(Forwards, QWidget):
    """A paper on the hours as of a day, as it would be; ``left`` by the button or Esc.

    ``field_wanted`` with the pointer of the field that it lacks.
    """

    left = Signal()
    field_wanted = Signal(str)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statement_page")
        self._work, self._lacks = work, ""
        self.letter = LetterView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Line(self))
        column.addWidget(self.letter, 1)
        column.addLayout(self._foot())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=_WITHIN).activated.connect(self.left)
        self.setFocusProxy(self.papers.button("statement"))

    def _head(self) -> QWidget:
        head, row = _row(2 * theme.GRID)
        self.back = Button(t("statement.page.back"), "quiet", "back")
        self.back.setObjectName("statement_back")
        self.back.clicked.connect(self.left)
        options = [(paper, t(f"statement.page.{paper}")) for paper in PAPERS]
        self.papers = Segmented(options, t("statement.page.paper"))
        self.papers.setObjectName("statement_paper")
        self.papers.set_value(PAPERS[0])
        self.papers.changed.connect(self._choose)
        self.day = DayEditor(self._work.today)
        self.day.setObjectName("statement_day")
        self.day.setAccessibleName(t("statement.page.day"))
        self.day.edited.connect(lambda value, _raw: self._show() if value else None)
        self.day.editingFinished.connect(self._show)
        label = QLabel(t("statement.page.day"))
        label.setProperty("kind", "help")
        label.setBuddy(self.day)
        dated = QWidget()
        dated.setProperty("kind", "clear")
        beside = QHBoxLayout(dated)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(label)
        beside.addWidget(self.day)
        for part in (self.back, self.papers, dated):
            row.addWidget(part)
        return head

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        self.problem = ProblemText(parent=self)
        self.layouts = QuietCombo(self)
        self.layouts.setObjectName("statement_layout")
        self.layouts.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        self.layouts.setAccessibleName(t("statement.page.layout"))
        self.layouts.setToolTip(t("statement.page.layout"))
        for layout in LAYOUTS:
            self.layouts.addItem(t(f"case.layout.{layout}"), layout)
        self.layouts.currentIndexChanged.connect(lambda *_: self._show())
        self.print_button = Button(t("case.print"), icon="print")
        self.print_button.setObjectName("statement_print")
        self.print_button.clicked.connect(lambda: self._out(self._print, "printed"))
        self.save_button = Button(t("case.save_pdf"), icon="save-pdf")
        self.save_button.setObjectName("statement_save")
        self.save_button.clicked.connect(lambda: self._out(self._save, "saved"))
        self.fill = Button(t("case.papers_fill"), "link")
        self.fill.setObjectName("statement_fill")
        self.fill.clicked.connect(lambda: self.field_wanted.emit(self._lacks))
        self.fill.hide()
        row.addWidget(self.problem, 1)
        row.addWidget(self.fill)
        row.addStretch(1)
        for part in (self.layouts, self.print_button, self.save_button):
            row.addWidget(part)
        return row

    def begin(self) -> None:
        """Show today's statement in the layout that the person reads letters in."""
        self.day.show_value(self._work.today.isoformat())
        reads = self._work.case.person.profile.letters
        self.layouts.setCurrentIndex(max(0, self.layouts.findData(reads)))
        self._choose(PAPERS[0])
        self.papers.button(PAPERS[0]).setFocus()

    def _choose(self, paper: str | None) -> None:
        """One of the papers is always chosen."""
        chosen = paper or self.papers.value() or PAPERS[0]
        self.papers.set_value(chosen)
        self.setFocusProxy(self.papers.button(chosen))
        self._show()
        self.letter.to_top()

    def _show(self) -> None:
        """The paper as it would leave; what it lacks is said, and marked in a draft."""
        if not self.isVisible():
            return
        self._clear()
        try:
            self.letter.set_pdf(self._pdf(draft=False))
        except LssdeskError as error:
            self._say(error)
            self._show_draft()

    def _show_draft(self) -> None:
        try:
            self.letter.set_pdf(self._pdf(draft=True))
        except LssdeskError as error:
            self.letter.set_pdf(None, str(error))
            self._clear()

    def _say(self, error: LssdeskError) -> None:
        self._lacks = error.field if isinstance(error, Refused) else ""
        self.fill.setVisible(bool(self._lacks))
        self.problem.show_problem(str(error), word="")

    def _clear(self) -> None:
        self.fill.hide()
        self.problem.clear()

    def _pdf(self, draft: bool, opened: bool = False) -> bytes:
        paper, layout = self._paper(), self.layouts.currentData()
        return statement.pdf(self._work, paper, self._as_of(), draft, layout, opened)

    def _paper(self) -> statement.Paper:
        value = self.papers.value()
        return next(paper for paper in PAPERS if paper == value)

    def _as_of(self) -> date:
        """The day that is typed, today until one can be read."""
        try:
            return date.fromisoformat(self.day.text().strip())
        except ValueError:
            return self._work.today

    def _out(self, give: Callable[[bytes], object], way: str) -> None:
        """Print or save the paper, and leave a line in the log."""
        self._clear()
        try:
            look = protected.of_statement(self._work, self._paper(), self._as_of())
            answer = protected_look.before(self, look)
            if answer is not None and give(self._pdf(draft=False, opened=answer.opened)):
                self._work.note(t(f"statement.unit.{self._paper()}_{way}"), answer.logged)
        except LssdeskError as error:
            self._say(error)

    def _print(self, pdf: bytes) -> object:
        return print_pdf(pdf, self, self._work.printers)

    def _save(self, pdf: bytes) -> object:
        return save_pdf(pdf, statement.file_name(self._work.case, self._paper(), self._as_of()), self)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._show()
