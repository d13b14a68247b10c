"""The law that the program knows, by table, and when each was last compared with the law in force."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.flow import law_in_force
from lssdesk.flow.law_in_force import Table
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import HelpText, Line, ProblemText


class LawPage(OfficePage):
    """One line a table; those that have not been checked for a year come first, with what to do."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("law", t("office.law"), t("office.law_help"), parent)
        for table in sorted(law_in_force.known(), key=lambda table: not table.old_on(today)):
            self.column.addWidget(_row(table, today, self))
        self.column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _row(table: Table, today: date, parent: QWidget) -> QWidget:
    row = QWidget(parent)
    row.setProperty("kind", "clear")
    name = QLabel(table.name, row)
    name.setProperty("kind", "strong")
    checked = QLabel(table.checked_text, row)
    head = QHBoxLayout()
    head.addWidget(name, 1)
    head.addWidget(checked)
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GRID // 2)
    column.addWidget(Line(row))
    column.addLayout(head)
    if table.first_day:
        column.addWidget(HelpText(_span(table), row))
    if warning := table.warning(today):
        problem = ProblemText(parent=row)
        column.addWidget(problem)
        problem.show_problem(warning, "warn", word="")
    return row


def _span(table: Table) -> str:
    if table.last_day:
        return t("office.span", first=table.first_day, last=table.last_day)
    return t("office.from", first=table.first_day)
