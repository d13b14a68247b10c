"""Who has opened a case: when, who, what, and the reason; for those who review the log."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lssdesk.errors import LssdeskError
from lssdesk.flow.review import Reviews
from lssdesk.flow.review_log import LogLine
from lssdesk.flow.review_paper import moment
from lssdesk.flow.work import Work
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Heading, HelpText, ProblemText

OPENED_BY = "opened_by"  # the page of these lines, among the steps of a case
COLUMNS = ("when", "who", "what", "why")


class OpenedByPage(QWidget):
    """The lines as they were when the page was opened, the last first; ``left`` by the button or Esc."""

    left = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opened_by_page")
        self.setAccessibleName(t("review.case.title"))
        self._work = work
        self.back = Button(t("common.back"), "quiet", "back")
        self.back.setObjectName("opened_by_back")
        self.back.clicked.connect(self.left)
        self.problem = ProblemText(parent=self)
        self.table = self._table()
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Heading(t("review.case.title")))
        for part in (HelpText(t("review.case.help")), self.problem):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=within).activated.connect(self.left)
        self.setFocusProxy(self.table)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS), self)
        table.setObjectName("opened_by")
        table.setAccessibleName(t("review.case.title"))
        table.setHorizontalHeaderLabels([t(f"review.case.{name}") for name in COLUMNS])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setStretchLastSection(True)
        return table

    def refresh(self) -> None:
        """Nothing is read anew: each reading leaves a line itself."""

    def begin(self) -> None:
        """Read the lines; that leaves one too."""
        try:
            found = Reviews(self._work.hours.desk).of_case(self._work.id)
        except LssdeskError as error:
            self.table.setRowCount(0)
            self.problem.show_problem(str(error), "info", word="")
            return
        self.problem.clear()
        self.table.setRowCount(len(found))
        for row, line in enumerate(found):
            self._show(row, line)
        self.table.resizeColumnsToContents()
        for column in range(len(COLUMNS) - 1):  # the frame of the chosen cell takes some of its room
            self.table.setColumnWidth(column, self.table.columnWidth(column) + theme.GRID)
        self.table.resizeRowsToContents()
        if found:
            self.table.setCurrentCell(0, 0)

    def _show(self, row: int, line: LogLine) -> None:
        at = moment(line.at)
        spoken = t("review.case.spoken", at=at, who=line.officer, what=line.name, why=line.detail)
        for column, text in enumerate((at, line.officer, line.name, line.detail)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.table.setItem(row, column, item)
