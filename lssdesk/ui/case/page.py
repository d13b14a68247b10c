"""One case on the screen: who and what, its way, the page of the present step, its open checks."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from lssdesk.errors import LssdeskError
from lssdesk.flow import steps
from lssdesk.flow.draft import Draft
from lssdesk.flow.hours import Hours
from lssdesk.flow.work import Work
from lssdesk.law.checks import Finding
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.case.attachments import files
from lssdesk.ui.case.autosave import Autosave
from lssdesk.ui.case.beside import Beside
from lssdesk.ui.case.decision import DecisionPage
from lssdesk.ui.case.deeds import Deeds
from lssdesk.ui.case.findings import rows
from lssdesk.ui.case.head import CaseHead
from lssdesk.ui.case.opened_by import OPENED_BY, OpenedByPage
from lssdesk.ui.case.pages import Pages
from lssdesk.ui.forms.page import FormPage
from lssdesk.ui.office.transfer_banner import LentBanner
from lssdesk.ui.parts import FindingsPanel, Step

CHECKS_MS = 60
PANEL = 272  # width of the checks, in pixels at 100 % text
ROOM_FOR_CHECKS = 816  # what checks and form need beside each other
HOURS = "/hours/"  # a measure and a day in the calendar follow
SENDER, DELEGATION = "/sender", "/delegation"  # set for the whole office


class CasePage(QWidget):
    """A case under work.  ``changed`` after each store, ``failed`` with what could not be done."""

    changed = Signal()
    failed = Signal(str)
    not_stored = Signal(str)
    mended = Signal()  # all is stored again after it was not
    room_wanted = Signal(bool)  # whether the present step needs the width of the list of cases
    settings_wanted = Signal(str)  # the pointer of a setting that a finding speaks of
    action_wanted = Signal(str)  # the id of an action of the window
    case_made = Signal(str)  # the id of a case that follows on this one

    def __init__(self, work: Work, step: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_page")
        self.work = work
        self.step = step
        self._finding = -1
        self._found: tuple[Finding, ...] = ()
        self._failing = False
        self._checks_by_hand = False
        self.pages = Pages(self)
        self.deeds = Deeds(self)
        self.autosave = Autosave(self._store, self)
        self.autosave.saved.connect(self.stored)
        self.autosave.failed.connect(self.not_saved)
        self._checks = QTimer(self)
        self._checks.setSingleShot(True)
        self._checks.setInterval(CHECKS_MS)
        self._checks.timeout.connect(self.show_checks)
        self._build()
        self.go(step or self._first_step())

    def _store(self) -> None:
        """Store what was written in answers and notes; what one refuses does not hold the other up."""
        try:
            self.work.draft.store()
        finally:
            self.work.journal.store()

    def _build(self) -> None:
        self.head = CaseHead(self)
        self.head.steps.step_chosen.connect(self.enter)
        self.head.undo_wanted.connect(self.undo)
        self.head.redo_wanted.connect(self.redo)
        self.head.lend_wanted.connect(lambda: self.action_wanted.emit("lend"))
        self.head.checks.clicked.connect(self.fold_checks)
        self.panel = FindingsPanel(self)
        self.panel.finding_chosen.connect(lambda finding: self.go_to(finding.field))
        self.panel.acknowledged.connect(self._acknowledge)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self.lent = LentBanner(self)
        column.addWidget(self.lent)
        self.beside = Beside(self, self.pages.forms)
        self.beside.lay_out(column, self.pages.stack)
        self.setAcceptDrops(True)
        splitter = QSplitter(self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(middle)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([900, theme.px(PANEL)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)

    def page(self, step: str) -> QWidget:
        """The page of a step, made when it is first needed."""
        return self.pages.page(step)

    def _first_step(self) -> str:
        """Where work goes on: the first step that is not done."""
        found = self.work.steps()
        return next((step.id for step in found if step.state == "open"), found[-1].id)

    def refresh(self) -> None:
        """Show everything as it is now."""
        self.page(self.step).refresh()
        self.show_checks()

    def fold_checks(self) -> None:
        """Fold the checks away, or show them again."""
        self._checks_by_hand = True
        self.panel.setVisible(self.panel.isHidden())
        self.show_checks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_checks()

    def _arrange_checks(self) -> None:
        """Without room for both, the form comes before the checks, unless the officer wants it otherwise.

        After signing they are there only while they say something.
        """
        if not self.has_checks:
            self.panel.hide()
        elif not self._checks_by_hand:
            self.panel.setHidden(self.width() < theme.px(ROOM_FOR_CHECKS))
        self.head.checks.setVisible(self.has_checks)
        self.head.show_checks(sum(not one.acknowledged for one in self._found), self.panel.isHidden())

    @property
    def has_checks(self) -> bool:
        """Whether there is something for the checks to say."""
        return bool(self._found) or not self.work.decided

    def show_checks(self) -> None:
        """Head, steps and open findings as they are now."""
        found = self._found = self.work.open_findings()
        self.panel.set_findings(rows(found, self.work.case.decision.acknowledged, self.work.decided))
        self._arrange_checks()
        self.head.show_case(self.work)
        self.head.show_turns(self.undo_name, self.redo_name)
        self.beside.refresh()
        self.head.steps.set_steps(
            [
                Step(step.id, step.label, "now" if step.id == self.step else step.state, step.why)
                for step in self.work.steps(found)
            ]
        )

    def go(self, step: str) -> None:
        """Show the page of a step."""
        self.step = step
        self.room_wanted.emit(self.wants_room)
        self.pages.stack.setCurrentWidget(self.page(step))
        self.refresh()

    def enter(self, step: str) -> None:
        """Show the page of a step with the keyboard in it, where it was last."""
        before = self.page(step).focusWidget()
        self.go(step)
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self.begin()

    def show_opened_by(self) -> None:
        """Who has opened the case; each look at it leaves a line in the log."""
        page = self.page(OPENED_BY)
        assert isinstance(page, OpenedByPage)
        page.begin()
        self.enter(OPENED_BY)

    @property
    def wants_room(self) -> bool:
        """Whether the present step needs the width of the list of cases."""
        return self.step == steps.DECISION

    def begin(self) -> None:
        """Put the cursor where work goes on: the first question without an answer, or the page's first."""
        form = self._form()
        if form is None or not self.pages.writable(self.step):
            self.page(self.step).setFocus()
        elif not form.next_unanswered(anew=True):
            form.begin()

    def go_to(self, pointer: str) -> bool:
        """Put the cursor into the field at a pointer, on whichever page it is; whether there is one."""
        if pointer.startswith(SENDER):
            self.settings_wanted.emit(pointer)
            return True
        if pointer == DELEGATION:
            self.action_wanted.emit("delegation")
            return True
        if pointer.startswith(HOURS):
            self.go(steps.HOURS)
            self.page(steps.HOURS).go_to(pointer)
            return True
        if self.beside.go_to(pointer):
            return True
        step = self.pages.step_of(pointer)
        if step is None:
            return False
        if step != self.step:
            self.go(step)
        self._show_form()
        form = self._form()
        if form is not None and not form.go_to(pointer):
            form.begin()
        return form is not None

    def _show_form(self) -> None:
        page = self.page(self.step)
        if isinstance(page, DecisionPage):
            page.show_form()

    def place(self) -> tuple[str, str]:
        """The step and the field where one is."""
        form = self._form()
        return self.step, form.focused() if form else ""

    def next_unanswered(self) -> bool:
        """F8: the next question that has to be answered, here or on a page after; whether there is one."""
        form = self._form()
        if form and self.pages.writable(self.step) and form.next_unanswered():
            return True
        asked = list(self.pages.forms)
        start = asked.index(self.step) + 1 if self.step in asked else 0
        left = {step.id for step in self.work.steps() if step.state == "open"}
        for step in asked[start:] + asked[:start]:
            if step in left and steps.unanswered(self.work, self.pages.forms[step]):
                self.go(step)
                self._show_form()
                form = self._form()
                return form is not None and form.next_unanswered(anew=True)
        return False

    def next_finding(self) -> bool:
        """F9: the next open finding; whether there is one."""
        found = [
            finding for finding in self.work.open_findings() if not finding.acknowledged and finding.field
        ]
        if not found:
            return False
        self._finding = (self._finding + 1) % len(found)
        self.go_to(found[self._finding].field)
        return True

    @property
    def undo_name(self) -> str | None:
        """What undo would take back on this page: "Ångra: ändrade syfte"."""
        return self._turns().undo_name

    @property
    def redo_name(self) -> str | None:
        """What redo would do again on this page."""
        return self._turns().redo_name

    def _turns(self) -> Draft | Hours:
        return self.work.hours if self.step == steps.HOURS else self.work.draft

    def flip(self) -> None:
        """Flip between form and letter where only one has room; from another page go to the decision."""
        page = self.page(self.step)
        if isinstance(page, DecisionPage):
            page.turn()
        else:
            self.go(steps.DECISION)

    def compare(self) -> None:
        """Show what differs from the decision before in place of the letter, or the letter again."""
        if self.step != steps.DECISION:
            self.go(steps.DECISION)
        page = self.page(steps.DECISION)
        assert isinstance(page, DecisionPage)
        page.compare()

    def undo(self) -> None:
        """Take the last change back, and say which that was."""
        self._turn(self._turns().undo_step, lambda turns: turns.undo(), "case.undone")

    def redo(self) -> None:
        """Do it again, and say what that was."""
        self._turn(self._turns().redo_step, lambda turns: turns.redo(), "case.redone")

    def _turn(self, name: str | None, turn: Callable[[Draft | Hours], str | bool | None], key: str) -> None:
        try:
            turned = turn(self._turns())
        except LssdeskError as error:
            self.not_saved(error)
            return
        self.refresh()
        if turned:
            self.stored()
            self.head.status.say(t(key, name=name))
        if isinstance(turned, str):
            self.go_to(turned)

    def close_case(self) -> bool:
        """Store what is left; whether the case may be closed."""
        stored = self.autosave.now()
        if stored:
            self.autosave.stop()
        return stored

    def turn_group(self) -> bool:
        """F7: fold or unfold the group of questions at the cursor; whether there is one that can be."""
        form = self._form()
        return form is not None and form.turn_group()

    def give_cursor_back(self) -> None:
        """After something beside the page was put away: the cursor is on the page again."""
        form = self._form()
        if form is None:
            self.page(self.step).setFocus()
        else:
            form.give_cursor_back()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.beside.take_in(files(event.mimeData()))

    def _form(self) -> FormPage | None:
        return self.pages.form(self.step)

    def written(self, _pointer: str) -> None:
        """A field was written: it is stored in a moment, and the checks follow."""
        self.head.status.saving()
        self.autosave.soon()
        self._checks.start()

    def _acknowledge(self, finding_id: str, reason: str) -> None:
        try:
            self.work.acknowledge(finding_id, reason)
        except LssdeskError as error:
            self.not_saved(error)
        else:
            self.stored()
        self.show_checks()

    def stored(self) -> None:
        """Something was stored: say when, and that all is well again where it was not."""
        self.head.status.saved(self.work.now)
        self.head.show_turns(self.undo_name, self.redo_name)
        self.changed.emit()
        if self._failing and not (self.work.draft.unsaved or self.work.journal.unsaved):
            self._failing = False
            self.mended.emit()

    def not_saved(self, error: LssdeskError) -> None:
        """Something could not be stored: say why."""
        self._failing = True
        self.head.status.say(t("case.not_saved_short"))
        self.not_stored.emit(t("case.not_saved", problem=error))
