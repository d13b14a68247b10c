"""The follow-up's figures: choose what is counted, read table and chart, open who is behind, save it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.flow.desk import Desk
from lssdesk.flow.figures import Figures
from lssdesk.flow.figures_tables import Figure, Table, bars
from lssdesk.store.files import write_durably
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.office.figures_behind import BehindPanel
from lssdesk.ui.office.figures_chart import Chart
from lssdesk.ui.office.figures_choice import FiguresChoice
from lssdesk.ui.office.figures_table import FiguresTable
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Button, FlowLayout, Heading, HelpText, ProblemText
from lssdesk.ui.unlock.background import Background

WIDEST, LEAST_CHART = 1180, 220  # pixels at 100 % text
AGAIN_MS = 100  # until it is looked whether the counting before has ended


class FiguresPage(OfficePage):
    """Counting runs beside the window.  ``case_wanted`` with the id of a case that is to be opened.

    ``background`` is of somebody who outlives the page, so that one need not wait to leave it.
    """

    case_wanted = Signal(str)

    def __init__(
        self, desk: Desk, background: Background | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("figures", t("figures.page_title"), t("figures.page_help"), parent)
        self.widget().setMaximumWidth(theme.px(WIDEST))
        self._figures = Figures(desk)
        self._background = background or Background(self)
        self._later = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._later.timeout.connect(self.count)
        self._counting = ""  # what is being counted now
        self.figure: Figure | None = None
        self.tables: list[FiguresTable] = []
        self._rows: list[tuple[QBoxLayout, FiguresTable]] = []
        self._opened: FiguresTable | None = None
        self.choice = FiguresChoice(desk.today, self)
        self.choice.changed.connect(self.count)
        self._state = ProblemText(parent=self)
        self._state.setObjectName("figures_state")
        self._shown = QWidget(self)
        self.behind = BehindPanel(self)
        self.behind.case_wanted.connect(self.case_wanted)
        self.behind.left.connect(self._put_away)
        for part in (self.choice, self._state, self._shown):
            self.column.addWidget(part)
        self.column.addWidget(self.behind)
        self.column.addStretch(1)
        self.setFocusProxy(self.choice)
        self.count()

    # --- counting ------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether something is being counted."""
        return self._background.busy

    def wait(self) -> None:
        """Until what is counted has ended: the database must not be closed under it."""
        self._background.wait()

    def count(self) -> None:
        """Count what is chosen; what is chosen meanwhile is counted next."""
        wanted = self.choice.wanted()
        if wanted is None:
            return
        if self._background.busy:  # perhaps with what a page before this one asked for
            self._later.start()
            return
        self._counting = self.choice.key
        self._say(t("figures.counting"), "info")
        figures = self._figures
        self._background.run(
            lambda: wanted(figures),
            lambda figure: self._show(figure) if isValid(self) else None,
            lambda error: self._say(str(error), "block") if isValid(self) else None,
        )

    def _say(self, sentence: str, severity: str) -> None:
        self._state.show_problem(sentence, severity, word="")
        self.setAccessibleDescription(sentence)

    # --- what is shown -------------------------------------------------------------------------

    def _show(self, figure: Figure) -> None:
        if self.choice.key != self._counting:
            return
        self.figure, self.tables, self._rows, self._opened = figure, [], [], None
        self._state.clear()
        self.behind.hide()
        shown = QWidget(self)
        shown.setProperty("kind", "clear")
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(Heading(figure.title, "heading"))
        column.addWidget(HelpText(figure.about))
        for table in figure.tables:
            column.addWidget(Heading(table.title, "group"))
            column.addLayout(self._beside(table))
        for note in figure.notes:
            problem = ProblemText()
            column.addWidget(problem)
            problem.show_problem(note, "info", word="")
        column.addLayout(self._buttons())
        self.column.replaceWidget(self._shown, shown)
        self._shown.deleteLater()
        self._shown = shown
        self._arrange()

    def _beside(self, table: Table) -> QBoxLayout:
        """The table, and its chart at the right or, where there is no room, below."""
        view, chart = FiguresTable(table, self), Chart(self)
        view.setObjectName(f"figures_table_{len(self.tables)}")
        self.tables.append(view)

        def draw(row: int) -> None:
            found = bars(table, row)
            chart.show_bars(_chart_title(table, row), found)
            chart.setVisible(any(bar.number.value is not None for bar in found))

        view.moved.connect(draw)
        view.opened.connect(lambda index: self._open(view, index))
        draw(0)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(3 * theme.GRID)
        row.addWidget(view, 3)
        row.addWidget(chart, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.append((row, view))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = min(self.viewport().width(), theme.px(WIDEST)) - 6 * theme.GRID
        for row, view in self._rows:
            fits = view.wished + theme.px(LEAST_CHART) + 3 * theme.GRID <= width
            row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _buttons(self) -> FlowLayout:
        row = FlowLayout()
        for name in ("xlsx", "pdf"):
            button = Button(t(f"figures.save_{name}"), "", "save-pdf" if name == "pdf" else "report")
            button.setObjectName(f"figures_{name}")
            button.clicked.connect(lambda _=False, name=name: self.save(name))
            row.addWidget(button)
        return row

    # --- behind a number -----------------------------------------------------------------------

    def _open(self, view: FiguresTable, index: QModelIndex) -> None:
        number, figure = view.figures.number(index), self.figure
        if number is None or figure is None:
            return
        name = view.figures.name(index)
        try:
            found = self._figures.behind(f"{figure.title}: {name}", number.behind)
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        self._opened = view
        self.behind.show_persons(name, found)
        self.behind.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.behind, 0, theme.GRID))

    def _put_away(self) -> None:
        self.behind.hide()
        if self._opened is not None:
            self._opened.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- saving --------------------------------------------------------------------------------

    def save(self, kind: str) -> None:
        """Ask for a place and write the figure there as a workbook or a PDF."""
        if self.figure is None:
            return
        name = t("figures.file", title=self.figure.title, kind=kind)
        path = dialogs.choose_save(self, name, f"figures.files_{kind}", t("figures.save_title"))
        if path is None:
            return
        make: Callable[[Figure], bytes] = getattr(self._figures, kind)
        try:
            write_durably(path, make(self.figure))
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        self._say(t("figures.saved", file=path.name), "info")


def _chart_title(table: Table, row: int) -> str:
    """What the bars have in common: the first label of the row they are drawn for."""
    labels = table.rows[row].labels
    return labels[0] if len(labels) > 1 else table.title
