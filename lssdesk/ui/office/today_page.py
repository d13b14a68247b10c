"""Idag: what is due, lapses or waits in all cases, by day; Enter leads there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import review, today
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests
from lssdesk.flow.today import Line
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.office import requests_page
from lssdesk.ui.office.today_rows import TodayList
from lssdesk.ui.parts import Button, EmptyState, Heading, HelpText, ProblemText, Segmented
from lssdesk.ui.unlock.background import Background

MINE, EVERY = "mine", "every"


class TodayPage(QWidget):
    """``case_wanted`` with the case, its step and a pointer; ``new_wanted`` from the empty page.

    Read anew each time it is shown, beside the window; ``wait`` before the office is closed.
    """

    case_wanted = Signal(str, str, str)
    new_wanted = Signal()
    review_wanted = Signal()  # the log of a month is to be reviewed
    requests_wanted = Signal()  # what waits to be approved is to be seen
    read = Signal()  # what is shown is of this moment

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_page")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(t("today.title"))
        self._desk = desk
        self._found: tuple[Line, ...] | None = None
        self._background = Background(self)
        self.list = TodayList(self)
        self.list.opened.connect(self._open)
        self.list.current_line.connect(self._explain)
        self._because = HelpText("", self)
        self._because.setObjectName("today_because")
        self._state = ProblemText(parent=self)
        self.empty = EmptyState("", " ", "today", self)
        self.empty.acted.connect(self._act)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._listed())
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID)
        column.addLayout(self._head())
        column.addWidget(HelpText(t("today.help"), self))
        column.addWidget(self._reminder(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._state)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)

    def _head(self) -> QHBoxLayout:
        self.whose = Segmented([(MINE, t("today.mine")), (EVERY, t("today.every"))], t("today.whose"), self)
        self.whose.set_value(MINE)
        self.whose.changed.connect(self._turn)
        self._count = HelpText("", self)
        self._count.setObjectName("today_count")
        self._count.setWordWrap(False)
        self.waiting = Button("", "link", parent=self)
        self.waiting.setObjectName("today_requests")
        self.waiting.clicked.connect(self.requests_wanted)
        self.waiting.hide()
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(Heading(t("today.title"), "title", self))
        row.addStretch(1)
        row.addWidget(self.waiting)
        row.addWidget(self._count)
        row.addWidget(self.whose)
        return row

    def _reminder(self) -> Button:
        """That the log is to be reviewed, which leads there."""
        self.review = Button("", "link", parent=self)
        self.review.setObjectName("today_review")
        self.review.clicked.connect(self.review_wanted)
        self.review.hide()
        return self.review

    def _listed(self) -> QWidget:
        """The list, and below it what the chosen line rests on."""
        box = QFrame(self)
        box.setProperty("kind", "clear")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self._because)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew, beside the window."""
        if self._found is None:
            self._state.show_problem(t("today.reading"), "info", word="")
        self._background.run(self._read, self._show_read, self._failed)

    def _read(self) -> tuple[tuple[Line, ...], int, str]:
        """The lines, how much waits for the one at work to approve, and that the log is to be reviewed."""
        return today.of(self._desk), len(Requests(self._desk).to_answer()), review.reminder(self._desk)

    def _show_read(self, found: tuple[tuple[Line, ...], int, str]) -> None:
        lines, waiting, reminder = found
        self.review.setText(reminder)
        self.review.setVisible(bool(reminder))
        self.waiting.setText(requests_page.label(waiting))
        self.waiting.setVisible(bool(waiting))
        self._show_found(lines)

    def wait(self) -> None:
        """Until what is being read has been read."""
        self._background.wait()

    def _show_found(self, found: tuple[Line, ...]) -> None:
        self._found = found
        self._state.clear()
        self._show()
        self.read.emit()

    def _failed(self, error: LssdeskError) -> None:
        self._state.show_problem(t("today.failed", problem=error), "block", word="")

    def _turn(self, value: str | None) -> None:
        """One of the two always holds."""
        if value is None:
            self.whose.set_value(MINE)
        self._show()

    def _shown(self) -> Sequence[Line]:
        found = self._found or ()
        every = self.whose.value() == EVERY
        return found if every else [line for line in found if line.officer == self._desk.officer]

    def _show(self) -> None:
        if self._found is None:
            return
        lines = self._shown()
        focused = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.list.show_lines(lines, self._desk.today)
        self._count.setText(t("today.count_one") if len(lines) == 1 else t("today.count", count=len(lines)))
        self._count.setVisible(bool(lines))
        if not lines:
            self._say_empty()
        self._stack.setCurrentIndex(0 if lines else 1)
        self.setFocusProxy(self.list if lines else self.empty.button)
        if focused and not self.whose.isAncestorOf(self.window().focusWidget() or self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_empty(self) -> None:
        days = today.days_ahead(self._desk)
        others = self.whose.value() == MINE and bool(self._found)
        key = "today.empty" if self.whose.value() == MINE else "today.empty_all"
        sentence = t(key, days=days)
        self.empty.sentence.setText(sentence)
        self.empty.setAccessibleName(sentence)
        self.empty.button.setText(t("today.show_all" if others else "today.new"))
        self.empty.button.setVisible(others or self._desk.officers.may("register"))

    def _act(self) -> None:
        if self.whose.value() == MINE and self._found:
            self.whose.set_value(EVERY)
            self._show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.new_wanted.emit()

    def _explain(self, line: Line | None) -> None:
        self._because.setText(" · ".join(line.because) if line else "")
        self._because.setAccessibleName(t("today.because"))

    def _open(self, line: Line) -> None:
        self.case_wanted.emit(line.case_id, line.step, line.pointer)
