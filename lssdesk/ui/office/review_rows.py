"""The lines of a review: a list, and the chosen one with what stands in the log and what is said of it."""

import textwrap
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lssdesk.flow.review import MOST_SIGNS, Row
from lssdesk.flow.review_log import LogLine
from lssdesk.flow.review_paper import moment, verdict_text
from lssdesk.law.hours.said import day as day_text
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Field, FlowLayout, Heading, HelpText, ProblemText

_LIST = 360  # height of the list in pixels at 100 % text
_LINES, _SAID = 12, 48  # lines of the log, and signs of a verdict, that are shown


def named(row: Row) -> str:
    """A line in a few words: by what it was found, who, when, and which case."""
    pattern = t(f"review.pattern.{row.pattern}.name")
    about = {"pattern": pattern, "officer": row.officer, "day": day_text(row.day, row.day)}
    return t("review.page.line_case", case=row.case, **about) if row.case else t("review.page.line", **about)


def _short(row: Row) -> tuple[str, str]:
    """The same in two lines, for a narrow list."""
    day = day_text(row.day, row.day)
    key = "about_case" if row.case else "about"
    about = t(f"review.page.{key}", officer=row.officer, day=day, case=row.case)
    return t(f"review.pattern.{row.pattern}.name"), about


class ReviewList(QListWidget):
    """Lines with what was said of each; ``chosen`` with the place of the one at the cursor."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_list")
        self.setAccessibleName(t("review.page.list"))
        self.setMinimumHeight(theme.px(_LIST))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self.chosen)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the lines as they are judged now; the cursor stays."""
        place = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            said = verdict_text(row) or t("review.not_judged")
            item = QListWidgetItem(
                "\n".join((*_short(row), textwrap.shorten(said, _SAID, placeholder="…"))), self
            )
            item.setToolTip(said)
            spoken = t("review.page.spoken", line=named(row), said=said.rstrip("."))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.setCurrentRow(min(max(place, 0), self.count() - 1))
        self.blockSignals(False)


class RowCard(QFrame):
    """One line.  ``judged`` with a note or an empty text; ``case_wanted`` to look at the case itself."""

    judged = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, opens_cases: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_card")
        self.setProperty("kind", "card")
        self._opens, self._case = opens_cases, ""
        self.title, self.about = Heading("", "group", self), HelpText("", self)
        self.behind = HelpText("", self)
        self.behind.setObjectName("review_behind")
        self.behind.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = Button(t("review.page.open"), "link", parent=self)
        self.open.setObjectName("review_open")
        self.open.clicked.connect(lambda: self.case_wanted.emit(self._case))
        self.open_help = HelpText("", self)
        self.own = ProblemText(parent=self)
        self.own.setObjectName("review_own")
        self.verdict = HelpText("", self)
        self.note = QLineEdit(self)
        self.note.setObjectName("review_note")
        self.note.setMaxLength(MOST_SIGNS)
        self.note.returnPressed.connect(self._keep)
        self.field = Field(t("review.page.note"), self.note, t("review.page.note_help"), parent=self)
        self.clean = self._button("clean", lambda: self.judged.emit(""))
        self.keep = self._button("keep", self._keep)
        self._lay_out()

    def _button(self, name: str, run: object) -> Button:
        button = Button(t(f"review.page.{name}"), parent=self)
        button.setObjectName(f"review_{name}")
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, 12, 2 * theme.GRID, 12)
        column.setSpacing(theme.GRID)
        log = Heading(t("review.page.behind"), "group", self)
        for part in (self.title, self.about, log, self.behind):
            column.addWidget(part)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.open_help, self.own, self.verdict, self.field):
            column.addWidget(part)
        self._buttons = QWidget(self)
        self._buttons.setProperty("kind", "clear")
        row = FlowLayout(self._buttons)
        row.addWidget(self.clean)
        row.addWidget(self.keep)
        column.addWidget(self._buttons)

    def show_row(self, row: Row, behind: Sequence[LogLine], alone: bool, done: bool) -> None:
        """Show a line, and what the one at work can say of it."""
        self.title.setText(named(row))
        self.about.setText(t(f"review.pattern.{row.pattern}.text"))
        self.behind.setText("\n".join(_lines(behind)))
        self._show_case(row)
        barred = row.mine and not alone
        own = t("review.page.own_alone" if alone else "review.page.own") if row.mine and not done else ""
        if own:
            self.own.show_problem(own, "info", word="")
        else:
            self.own.clear()
        found = row.verdict
        about = {"said": verdict_text(row), "by": found.by, "at": moment(found.at)} if found else {}
        self.verdict.setText(t("review.page.verdict", **about) if found else "")
        self.verdict.setVisible(found is not None)
        self.note.setText(found.note if found else "")
        self.field.clear_problem()
        self.clean.setText(t("review.page.own_mark" if row.mine else "review.page.clean"))
        for part in (self.field, self._buttons):
            part.setVisible(not (done or barred))

    def _show_case(self, row: Row) -> None:
        """The way to the case, for who may open cases; one that was weeded is gone."""
        self._case = row.case_id or ""
        self.open.setVisible(bool(row.case) and self._opens)
        gone = t("review.page.gone") if not row.case else ""
        said = gone or t("review.page.open_help" if self._opens else "review.page.open_no")
        self.open_help.setText(said)
        self.open_help.setVisible(bool(row.case_id))

    def _keep(self) -> None:
        words = self.note.text().strip()
        if words:
            self.judged.emit(words)
        else:
            self.field.show_problem(t("review.page.no_note"))


def _lines(behind: Sequence[LogLine]) -> list[str]:
    """The lines of the log in words; of many the first ones, and how many more there are."""
    said = [
        t(
            f"review.page.behind_{'detail' if one.detail else 'line'}",
            at=moment(one.at),
            name=" ".join(filter(None, (one.name, one.case))),
            detail=one.detail,
        )
        for one in behind
    ]
    left = len(said) - _LINES
    return [*said[:_LINES], t("review.page.more", count=left)] if left > 0 else said
