"""The head of a case: who and what it is about, what is stored, and the case's way."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.flow import protected
from lssdesk.flow.guards import Guard
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.model.personal_number import PersonalNumber
from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.parts import Button, Heading, StatusLine, StepBar, Symbol


class _Elided(QLabel):
    """One line that ends in dots where there is no room for all of it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class CaseHead(QWidget):
    """Names the case; holds undo and redo beside the line that says when all was last stored."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    notes_wanted = Signal()
    guard_wanted = Signal()
    lend_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "head")
        self.steps = StepBar(self)
        self.status = StatusLine(self)
        self.status.say(t("case.stored"))
        self.who = Heading("", "heading", self)
        self.who.setObjectName("who")
        self.who.setWordWrap(False)
        self.mark_symbol, self.mark = Symbol("protected", "warn", 16, self), QLabel(self)
        self.mark.setObjectName("protected_mark")
        self.mark.setProperty("kind", "strong")
        self.mark.setToolTip(t("protected.mark.tip"))
        self._guarded = False
        self.officer = Button("", "quiet", "person")
        self.officer.setObjectName("case_officer")
        self.officer.clicked.connect(self.guard_wanted)
        self.lend = Button("", "quiet", "hand-out")
        self.lend.setObjectName("lend_case")
        self.lend.setToolTip(t("transfer.lend.tip"))
        self.lend.setAccessibleName(t("transfer.lend.tip"))
        self.lend.clicked.connect(self.lend_wanted)
        self.what = _Elided(self)
        self.what.setObjectName("what")
        self.what.setProperty("kind", "help")
        self.undo = self._turn_button("undo", self.undo_wanted)
        self.redo = self._turn_button("redo", self.redo_wanted)
        self.notes = Button("", "link")
        self.notes.setObjectName("notes_waiting")
        self.notes.clicked.connect(self.notes_wanted)
        self.notes.hide()
        self.checks = Button("", "quiet")
        self.checks.setObjectName("fold_checks")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(self._names())
        column.addWidget(self.steps)

    def _turn_button(self, name: str, wanted: Signal) -> Button:
        button = Button("", "quiet", name)
        button.setObjectName(name)
        button.clicked.connect(wanted)
        return button

    def _names(self) -> QHBoxLayout:
        turns = QHBoxLayout()
        turns.setSpacing(0)
        for button in (self.undo, self.redo, self.checks):
            turns.addWidget(button)
        names = QHBoxLayout()
        names.setSpacing(theme.GRID)
        names.addWidget(self.who)
        names.addWidget(self.mark_symbol)
        names.addWidget(self.mark)
        names.addSpacing(theme.GRID)
        names.addWidget(self.what, 1)
        names.addWidget(self.officer)
        names.addWidget(self.lend)
        names.addWidget(self.notes)
        names.addWidget(self.status)
        names.addLayout(turns)
        return names

    def show_case(self, work: Work) -> None:
        """Name person, number, measure and section."""
        case = work.case
        number = case.person.personal_number
        measure = tables.measure(case.measure)
        day = case.decision.day or work.today
        self.who.setText(case.person.name or t("case.no_name"))
        self._show_mark(protected.mark(case))
        parts = (
            PersonalNumber(number).private if number else "",
            case.number,
            measure.name,
            tables.citation(measure.sections[-1], day, "short"),
        )
        self.what.setText("  ·  ".join(part for part in parts if part))
        self.what.setToolTip(self.what.text())

    def show_guard(self, guard: Guard) -> None:
        """To whom the case is assigned, and that it is guarded, on the button that leads to both."""
        self._guarded = guard.guarded
        self.officer.setText(guard.officer)
        tip = t("access.page.head_tip", name=guard.officer)
        self.officer.setToolTip(tip)
        self.officer.setAccessibleName(tip)
        if not self.mark.text():
            self._show_mark("")

    def _show_mark(self, mark: str) -> None:
        """That somebody in the case has a protected identity, and of which kind; else that it is guarded."""
        tip = "protected.mark.tip" if mark or not self._guarded else "access.shown.guarded_tip"
        mark = mark or (t("access.shown.guarded") if self._guarded else "")
        self.mark.setToolTip(t(tip))
        self.mark.setText(mark)
        for part in (self.mark_symbol, self.mark):
            part.setVisible(bool(mark))

    def show_turns(self, undo: str | None, redo: str | None) -> None:
        """Name what undo and redo would do, or say that there is nothing."""
        for button, name, none in (
            (self.undo, undo, t("main.why_not.undo_name")),
            (self.redo, redo, t("main.why_not.redo_name")),
        ):
            button.setEnabled(name is not None)
            button.setToolTip(name or none)
            button.setAccessibleName(name or none)

    def show_notes(self, waiting: int) -> None:
        """A mark while quick notes wait for their place."""
        self.notes.setText(t("notes.mark_one") if waiting == 1 else t("notes.mark", count=waiting))
        words = t("notes.waiting_one") if waiting == 1 else t("notes.waiting", count=waiting)
        self.notes.setToolTip(words)
        self.notes.setAccessibleName(words)
        self.notes.setVisible(bool(waiting))

    def show_checks(self, count: int, folded: bool) -> None:
        """How many checks are open, on the button that folds them away."""
        self.checks.setText(t("case.checks", count=count) if folded else "")
        self.checks.setIcon(icons.icon("back" if folded else "forward"))
        self.checks.setIconSize(icons.size(folded))
        self.checks.setToolTip(t("case.unfold_checks" if folded else "case.fold_checks"))
        self.checks.setAccessibleName(t("case.unfold_checks" if folded else "case.fold_checks"))
