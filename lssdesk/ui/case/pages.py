"""The pages of a case: made when they are first needed, and which of them a pointer leads to."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from lssdesk.flow import steps
from lssdesk.model.forms import Form
from lssdesk.model.protected import place_hidden
from lssdesk.texts import t
from lssdesk.ui import may
from lssdesk.ui.case.beside import ATTACHMENTS
from lssdesk.ui.case.decision import DecisionPage
from lssdesk.ui.case.follow import FOLLOW, FollowPage
from lssdesk.ui.case.hours import HoursPage
from lssdesk.ui.case.journal import JOURNAL, JournalPage
from lssdesk.ui.case.opened_by import OPENED_BY, OpenedByPage
from lssdesk.ui.case.papers import PAPERS, PapersPage
from lssdesk.ui.forms.page import FormPage, fits
from lssdesk.ui.forms.veil import Veil
from lssdesk.ui.parts import EmptyState

if TYPE_CHECKING:
    from lssdesk.ui.case.page import CasePage

_STEPS = {
    "person": steps.APPLICATION,
    "register": steps.APPLICATION,
    "application": steps.APPLICATION,
    "inquiry": steps.INQUIRY,
    "measure": steps.DECISION,
    "decision": steps.DECISION,
    "service": steps.AFTER,
    "order": steps.AFTER,
    "follow_up": steps.AFTER,
    "appeal": steps.AFTER,
}
"""The page of each part of a case, for what no question asks: the measure of an opened case, say."""


class _NotYet(EmptyState):
    """The page of what comes after a decision, as long as there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("case.not_after"), t("case.to_decision"), "step-blocked", parent)
        self.setFocusProxy(self.button)

    def refresh(self) -> None:
        """Nothing here changes."""


class Pages:
    """Belongs to a case's page.  ``forms`` are those that can be filled in now, by step."""

    def __init__(self, page: "CasePage") -> None:
        self._page, self._work = page, page.work
        self.stack = QStackedWidget(page)
        self.forms: dict[str, Form] = {}
        self._made: dict[str, QWidget] = {}
        self._take_forms()

    def _take_forms(self) -> None:
        found = steps.pages(self._work.case)
        if not self._work.decided:  # what comes after is asked by what is signed
            del found[steps.AFTER]
        self.forms.update(found)

    def renew(self) -> None:
        """After signing: what comes after the decision can be filled in now."""
        self._take_forms()
        if (gone := self._made.pop(steps.AFTER, None)) is not None:
            self.stack.removeWidget(gone)
            gone.deleteLater()

    def page(self, step: str) -> QWidget:
        """The page of a step."""
        if step not in self._made:
            self._made[step] = self._make(step)
            self.stack.addWidget(self._made[step])
        return self._made[step]

    def form(self, step: str) -> FormPage | None:
        """The form on the page of a step, if it has one."""
        page = self.page(step)
        return page.form if isinstance(page, DecisionPage) else page if isinstance(page, FormPage) else None

    def writable(self, step: str) -> bool:
        """Whether there is something to answer on the page of a step."""
        return step in self.forms and (step == steps.AFTER or not self._work.decided)

    def step_of(self, pointer: str) -> str | None:
        """The step whose form asks for what is at a pointer; where none does, the one of its part."""
        found = (
            step for step, form in self.forms.items() if any(fits(pointer, f.path) for f in form.fields())
        )
        part = _STEPS.get(pointer.split("/")[1]) if pointer else None
        return next(found, part if part in self.forms else None)

    def _make(self, step: str) -> QWidget:
        page, work = self._page, self._work
        if step == steps.HOURS:
            return self._hours()
        if step == steps.DECISION:
            return self._decision()
        if step == ATTACHMENTS:
            return page.beside.documents(self.stack)
        if step == JOURNAL:
            return self._journal()
        if step == OPENED_BY:
            opened_by = OpenedByPage(work, self.stack)
            opened_by.left.connect(lambda: page.enter(JOURNAL))
            return opened_by
        if step == PAPERS:
            return PapersPage(work, page.go_to, self.stack)
        if step == FOLLOW:
            follow = FollowPage(work, self.stack)
            follow.chosen.connect(page.deeds.follow)
            follow.left.connect(lambda: page.enter(steps.DECISION))
            return follow
        if step not in self.forms:
            empty = _NotYet(self.stack)
            empty.acted.connect(lambda: page.enter(steps.DECISION))
            return empty
        veil = Veil(lambda: place_hidden(work.case), lambda: work.note(t("protected.card.shown")))
        form = FormPage(self.forms[step], work, self.stack, veil)
        form.needed = partial(steps.needed, work)
        form.written.connect(page.written)
        return form

    def _journal(self) -> JournalPage:
        page = self._page
        journal = JournalPage(self._work, self.stack)
        journal.typed.connect(page.written)
        journal.stored.connect(page.stored)
        journal.field_wanted.connect(page.go_to)
        journal.follow_wanted.connect(page.deeds.follow)
        journal.opened_by_wanted.connect(page.show_opened_by)
        return journal

    def _hours(self) -> HoursPage:
        page = self._page
        hours = HoursPage(self._work, self.stack)
        hours.stored.connect(page.stored)
        hours.failed.connect(page.not_saved)
        hours.decision_wanted.connect(lambda: page.go(steps.DECISION))
        hours.field_wanted.connect(page.go_to)
        return hours

    def _decision(self) -> DecisionPage:
        page = self._page
        decision = DecisionPage(self.forms[steps.DECISION], self._work, self.stack)
        decision.written.connect(page.written)
        decision.name_fields(self.forms)
        decision.field_wanted.connect(page.go_to)
        decision.sign_wanted.connect(page.deeds.sign)
        may.only(decision.sign_button, self._work.officers, "sign")
        decision.print_wanted.connect(page.deeds.print_letter)
        decision.save_wanted.connect(page.deeds.save_letter)
        decision.copy_wanted.connect(page.deeds.copy)
        decision.follow_wanted.connect(lambda: page.enter(FOLLOW))
        decision.foot.insertWidget(0, page.beside.foot(), 1)
        return decision
