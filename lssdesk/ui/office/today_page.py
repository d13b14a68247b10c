"""Idag: what is due, lapses or waits in all cases, by day; Enter leads there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import today
from lssdesk.flow.desk import Desk
from lssdesk.flow.today import Line
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.office.today_rows import TodayList
from lssdesk.ui.parts import EmptyState, Heading, HelpText, ProblemText, Segmented
from lssdesk.ui.unlock.background import Background

MINE, EVERY = "mine", "every"


class TodayPage(QWidget):
    """``case_wanted`` with the case, its step and a pointer; ``new_wanted`` from the empty page.

    Read anew each time it is shown, beside the window; ``wait`` before the office is closed.
    """

    case_wanted = Signal(str, str, str)
    new_wanted = Signal()
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
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(Heading(t("today.title"), "title", self))
        row.addStretch(1)
        row.addWidget(self._count)
        row.addWidget(self.whose)
        return row

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
        self._background.run(lambda: today.of(self._desk), self._show_found, self._failed)

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
