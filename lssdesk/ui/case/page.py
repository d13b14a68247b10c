"""One case on the screen: who and what, its way, the page of the present step, its open checks."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import case_forms, steps
from lssdesk.flow.draft import Draft
from lssdesk.flow.hours import Hours
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.model import forms
from lssdesk.model.personal_number import PersonalNumber
from lssdesk.texts import t
from lssdesk.ui import dialogs
from lssdesk.ui.case.autosave import Autosave
from lssdesk.ui.case.decision import DecisionPage
from lssdesk.ui.case.findings import rows
from lssdesk.ui.case.hours import HoursPage
from lssdesk.ui.forms.page import FormPage
from lssdesk.ui.letter_output import print_pdf, save_pdf
from lssdesk.ui.parts import FindingsPanel, Heading, StatusLine, Step, StepBar

CHECKS_MS = 60
PARTS_OF_STEPS = {
    "/person": steps.APPLICATION,
    "/application": steps.APPLICATION,
    "/inquiry/communication": steps.COMMUNICATION,
    "/inquiry": steps.INQUIRY,
    "/decision": steps.DECISION,
}


class CasePage(QWidget):
    """A case under work.  ``changed`` after each store, ``said`` for the status of the window."""

    changed = Signal()
    failed = Signal(str)
    room_wanted = Signal(bool)  # whether the present step needs the width of the list of cases

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_page")
        self.work = work
        self.step = steps.APPLICATION
        self._finding = -1
        self.autosave = Autosave(work.draft.store, self)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._not_saved)
        self._checks = QTimer(self)
        self._checks.setSingleShot(True)
        self._checks.setInterval(CHECKS_MS)
        self._checks.timeout.connect(self.show_checks)
        self._build()
        self.refresh()
        self.go(self._first_step())

    def _build(self) -> None:
        self.steps = StepBar(self)
        self.steps.step_chosen.connect(self.go)
        self.status = StatusLine(self)
        self.panel = FindingsPanel(self)
        self.panel.finding_chosen.connect(lambda finding: self.go_to(finding.field))
        self.panel.acknowledged.connect(self._acknowledge)
        self._pages = self._make_pages()
        self._stack = QStackedWidget(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._stack, 1)
        self._splitter = QSplitter(self)
        self._splitter.addWidget(middle)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([900, 272])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _make_pages(self) -> dict[str, QWidget]:
        decision = DecisionPage(self.work, self)
        decision.sign_wanted.connect(self.sign)
        decision.print_wanted.connect(self.print_letter)
        decision.save_wanted.connect(self.save_letter)
        hours = HoursPage(self.work, self)
        hours.stored.connect(self._saved)
        hours.failed.connect(self._not_saved)
        hours.decision_wanted.connect(lambda: self.go(steps.DECISION))
        pages: dict[str, QWidget] = {
            steps.APPLICATION: FormPage(case_forms.application_form(), self.work, self),
            steps.INQUIRY: FormPage(case_forms.inquiry_form(self.work.case.measure), self.work, self),
            steps.COMMUNICATION: FormPage(forms.load("communication"), self.work, self),
            steps.DECISION: decision,
            steps.HOURS: hours,
        }
        for page in pages.values():
            if isinstance(page, FormPage | DecisionPage):
                page.written.connect(self._written)
        return pages

    def _head(self) -> QWidget:
        head = QWidget(self)
        head.setProperty("kind", "head")
        self._who = Heading("", "heading", head)
        self._who.setObjectName("who")
        self._what = QLabel(head)
        self._what.setProperty("kind", "help")
        names = QHBoxLayout()
        names.setSpacing(16)
        names.addWidget(self._who)
        names.addWidget(self._what, 1)
        names.addWidget(self.status)
        self._who.setSizePolicy(self._what.sizePolicy())
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 12, 16, 8)
        column.setSpacing(8)
        column.addLayout(names)
        column.addWidget(self.steps)
        return head

    def _first_step(self) -> str:
        """Where work goes on: the first step that is not done."""
        found = self.work.steps()
        return next((step.id for step in found if step.state == "open"), found[-1].id)

    def refresh(self) -> None:
        """Show everything as it is now."""
        case = self.work.case
        number = case.person.personal_number
        self._who.setText(case.person.name or t("case.no_name"))
        parts = [
            PersonalNumber(number).private if number else "",
            case.number,
            tables.measure(case.measure).name,
            tables.citation(
                tables.measure(case.measure).sections[-1], case.decision.day or self.work.today, "short"
            ),
        ]
        self._what.setText("  ·  ".join(part for part in parts if part))
        for page in self._pages.values():
            page.refresh()
        self.show_checks()

    def show_checks(self) -> None:
        """Steps and open findings as they are now."""
        reasons = self.work.case.decision.acknowledged
        found = () if self.work.decided else self.work.findings()
        self.panel.set_findings(rows(found, reasons))
        self.panel.setVisible(not self.work.decided)
        self.steps.set_steps(
            [
                Step(step.id, step.label, "now" if step.id == self.step else step.state, step.why)
                for step in self.work.steps()
            ]
        )

    def go(self, step: str) -> None:
        """Show the page of a step."""
        self.step = step
        self.room_wanted.emit(step == steps.DECISION)
        page = self._pages[step]
        self._stack.setCurrentWidget(page)
        page.refresh()
        self.show_checks()

    def go_to(self, pointer: str) -> None:
        """Put the cursor into the field that a finding speaks of, on whichever page it is."""
        step = next((step for start, step in PARTS_OF_STEPS.items() if pointer.startswith(start)), None)
        if step is None:
            return
        self.go(step)
        form = self._form()
        if form is None or form.go_to(pointer):
            return
        for form_step in (steps.APPLICATION, steps.INQUIRY, steps.COMMUNICATION, steps.DECISION):
            self.go(form_step)
            if (form := self._form()) and form.go_to(pointer):
                return

    def next_unanswered(self) -> bool:
        """F8: the next question on this page that has to be answered; whether there is one."""
        form = self._form()
        return bool(form and form.next_unanswered())

    def next_finding(self) -> bool:
        """F9: the next open finding; whether there is one."""
        found = [finding for finding in self.work.findings() if not finding.acknowledged and finding.field]
        if not found:
            return False
        self._finding = (self._finding + 1) % len(found)
        self.go_to(found[self._finding].field)
        return True

    @property
    def undo_name(self) -> str | None:
        """What undo would take back on this page."""
        return self._steps_back().undo_name

    @property
    def redo_name(self) -> str | None:
        """What redo would do again on this page."""
        return self._steps_back().redo_name

    def _steps_back(self) -> Draft | Hours:
        return self.work.hours if self.step == steps.HOURS else self.work.draft

    def flip(self) -> None:
        """Flip between form and letter where only one has room; from another page go to the decision."""
        page = self._pages[self.step]
        if isinstance(page, DecisionPage):
            page.turn()
        else:
            self.go(steps.DECISION)

    def undo(self) -> str | None:
        """Take the last change back; its name, or None where there is nothing."""
        page = self._pages[self.step]
        if isinstance(page, HoursPage):
            name = self.work.hours.undo_name
            return name if page.undo() else None
        return self._turn_back(self.work.draft.undo_name, self.work.draft.undo)

    def redo(self) -> str | None:
        """Do it again; its name, or None where there is nothing."""
        page = self._pages[self.step]
        if isinstance(page, HoursPage):
            name = self.work.hours.redo_name
            return name if page.redo() else None
        return self._turn_back(self.work.draft.redo_name, self.work.draft.redo)

    def _turn_back(self, name: str | None, turn: Callable[[], str | None]) -> str | None:
        try:
            pointer = turn()
        except LssdeskError as error:
            self._not_saved(error)
            return None
        self.refresh()
        if pointer:
            self.go_to(pointer)
            self._saved()
        return name if pointer else None

    def sign(self) -> None:
        """Sign after a question, since signing cannot be undone; a refusal leads to its field."""
        if not self.autosave.now():
            return
        if not dialogs.ask(
            self, t("case.sign_title"), t("case.sign_question"), t("case.sign_yes"), t("case.sign_no")
        ):
            return
        try:
            self.work.sign()
        except LssdeskError as error:
            self.failed.emit(str(error))
            if isinstance(error, Refused) and error.field:
                self.go_to(error.field)
            return
        self.refresh()
        self.changed.emit()

    def print_letter(self) -> None:
        """Print the signed letter; the log keeps that it was done."""
        self._with_letter(lambda pdf: print_pdf(pdf, self), t("flow.unit.print"))

    def save_letter(self) -> None:
        """Save the signed letter as a file of the officer's choice; the log keeps that it was done."""
        name = t("case.file_name", number=self.work.case.number)
        self._with_letter(lambda pdf: save_pdf(pdf, name, self), t("flow.unit.save_pdf"))

    def _with_letter(self, do: Callable[[bytes], bool], name: str) -> None:
        try:
            pdf = self.work.letter()
            if pdf is not None and do(pdf):
                self.work.note(name)
        except LssdeskError as error:
            self.failed.emit(str(error))

    def close_case(self) -> bool:
        """Store what is left; whether the case may be closed."""
        stored = self.autosave.now()
        if stored:
            self.autosave.stop()
        return stored

    def _form(self) -> FormPage | None:
        page = self._pages[self.step]
        return page.form if isinstance(page, DecisionPage) else page if isinstance(page, FormPage) else None

    def _written(self, _pointer: str) -> None:
        self.status.saving()
        self.autosave.soon()
        self._checks.start()

    def _acknowledge(self, finding_id: str, reason: str) -> None:
        try:
            self.work.acknowledge(finding_id, reason)
        except LssdeskError as error:
            self._not_saved(error)
        self.show_checks()

    def _saved(self) -> None:
        self.status.saved(self.work.now)
        self.changed.emit()

    def _not_saved(self, error: LssdeskError) -> None:
        self.status.say(t("case.not_saved", problem=error))
        self.failed.emit(t("case.not_saved", problem=error))
