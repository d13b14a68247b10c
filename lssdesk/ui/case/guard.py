"""To whom a case is assigned, whether it is guarded, and who is named for it.

Nothing here tells whom the case is about: it is also for those who may not open it.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import guards
from lssdesk.flow.desk import Desk
from lssdesk.flow.guards import Guard
from lssdesk.flow.requests import Requests
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.texts import t
from lssdesk.ui import may, theme, why
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Button, Heading, HelpText, Line, ProblemText
from lssdesk.ui.why import Question

PLACE = "access"


class GuardPage(OfficePage):
    """``changed`` when lists are to be read anew."""

    changed = Signal()

    def __init__(self, desk: Desk, case_id: str, parent: QWidget | None = None) -> None:
        self.case_id = case_id
        self._desk, self._requests = desk, Requests(desk)
        number = guards.of(desk, case_id).number
        super().__init__(PLACE, t("access.page.title", number=number), t("access.page.help"), parent)
        self.setObjectName("guard_page")
        self._said = ProblemText(parent=self)
        self._said.setObjectName("guard_said")
        self._body = QWidget(self)
        self.column.addWidget(self._said)
        self.column.addWidget(self._body)
        self.column.addStretch(1)
        self._show()

    def _show(self) -> None:
        """Everything as it stands now."""
        guard = guards.of(self._desk, self.case_id)
        body = QWidget(self)
        body.setProperty("kind", "clear")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        self._add_officer(column, guard)
        column.addSpacing(2 * theme.GRID)
        self._add_guard(column, guard)
        if guard.guarded or guard.named:
            column.addSpacing(2 * theme.GRID)
            self._add_named(column, guard)
        self.column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self.setFocusProxy(self._officers)

    # --- what stands there -------------------------------------------------------------------

    def _add_officer(self, column: QVBoxLayout, guard: Guard) -> None:
        column.addWidget(Heading(t("access.page.officer")))
        column.addWidget(_words("guard_officer", t("access.page.assigned", name=guard.officer)))
        own = {guard.officer_id}
        self._officers, row = self._choice("assign", own, self._assign)
        column.addLayout(row)

    def _add_guard(self, column: QVBoxLayout, guard: Guard) -> None:
        column.addWidget(Heading(t("access.page.guard")))
        kinds = [name for name in ("set_by_hand", "protected") if getattr(guard, name)]
        for kind in kinds or ["open"]:
            column.addWidget(_words(f"guard_{kind}", t(f"access.page.{kind}")))
        asked = self._requests.of(guards.DEED, self.case_id)
        if asked is not None and guard.set_by_hand:
            state = "approved" if asked.answer else "waits"
            name = asked.answered_by or asked.asked_by
            column.addWidget(HelpText(t(f"access.page.{state}", name=name, reason=asked.reason)))
        button = self._guard_button(guard, asked is not None and asked.answer is None)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _guard_button(self, guard: Guard, waits: bool) -> Button:
        two = self._requests.wanted(guards.DEED) and not self._approved()
        name = "guard" if not guard.set_by_hand else "ask_unguard" if two else "unguard"
        run = {"guard": lambda: self._turn(True), "unguard": lambda: self._turn(False)}
        button = self._button(name, run.get(name, self._ask), guards.DEED)
        if waits:  # shown before it lies in something, it would be a window of its own
            button.hide()
        return button

    def _approved(self) -> bool:
        asked = self._requests.of(guards.DEED, self.case_id)
        return asked is not None and asked.answer == "approved"

    def _add_named(self, column: QVBoxLayout, guard: Guard) -> None:
        column.addWidget(Heading(t("access.page.named")))
        column.addWidget(HelpText(t("access.page.named_help", name=guard.officer)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for place, one in enumerate(guard.named):
            grid.addWidget(Line(), 2 * place, 0, 1, 3)
            since = t("access.page.since", day=_day(one.since), name=one.by)
            grid.addWidget(_words("", one.name), 2 * place + 1, 0)
            grid.addWidget(_words("", since, "help"), 2 * place + 1, 1)
            button = self._button("unname", lambda id=one.id: self._unname(id), guards.DEED, "quiet")
            button.setObjectName(f"unname/{one.id}")
            button.setAccessibleName(t("access.page.unname_spoken", name=one.name))
            grid.addWidget(button, 2 * place + 1, 2)
        column.addLayout(grid)
        known = {guard.officer_id, *(one.id for one in guard.named)}
        column.addLayout(self._choice("name", known, self._name)[1])

    def _choice(
        self, name: str, known: set[str | None], run: Callable[[str], None]
    ) -> tuple[QuietCombo, QHBoxLayout]:
        """The officers who are left to choose among, and the button that takes the chosen one."""
        combo = QuietCombo(self)
        combo.setObjectName(f"guard_{name}_who")
        combo.setAccessibleName(t(f"access.page.{name}_who"))
        for one in guards.choices(self._desk):
            if one.id not in known:
                combo.addItem(one.name, one.id)
        button = self._button(name, lambda: run(str(combo.currentData())), _DEEDS[name])
        button.setAccessibleName(t(f"access.page.{name}_spoken"))
        if not combo.count():
            combo.addItem(t("access.page.nobody"))
            combo.setEnabled(False)
            button.setEnabled(False)
        may.only(combo, self._desk.officers, _DEEDS[name])
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(combo, 1)
        row.addWidget(button)
        return combo, row

    def _button(self, name: str, run: Callable[[], None], deed: str, look: str = "") -> Button:
        button = Button(t(f"access.page.{name}_do"), look)
        button.setObjectName(f"guard_{name}")
        button.setProperty("touch", True)
        button.clicked.connect(lambda: run())
        may.only(button, self._desk.officers, deed)
        return button

    # --- what is done ------------------------------------------------------------------------

    def _do(self, deed: Callable[[], object], done: str) -> None:
        """Do something, say so, and show how it stands then; or say why it was not done."""
        try:
            deed()
        except LssdeskError as error:
            self._said.show_problem(str(error), "block", word="")
            return
        self.changed.emit()
        self._show()
        self._said.show_problem(done, "info", word="")
        self.setAccessibleDescription(done)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _assign(self, officer_id: str) -> None:
        name = self._called(officer_id)
        self._do(
            lambda: guards.assign(self._desk, self.case_id, officer_id), t("access.page.assigned", name=name)
        )

    def _turn(self, wanted: bool) -> None:
        done = t("access.page.guarded_done" if wanted else "access.page.unguarded_done")
        self._do(lambda: guards.set_guard(self._desk, self.case_id, wanted), done)

    def _name(self, officer_id: str) -> None:
        done = t("access.page.name_done", name=self._called(officer_id))
        self._do(lambda: guards.name_officer(self._desk, self.case_id, officer_id), done)

    def _unname(self, officer_id: str) -> None:
        done = t("access.page.unname_done", name=self._called(officer_id))
        self._do(lambda: guards.unname_officer(self._desk, self.case_id, officer_id), done)

    def _called(self, officer_id: str) -> str:
        return next(one.name for one in self._desk.officers.all() if one.id == officer_id)

    def _ask(self) -> None:
        """Ask another to approve that the guard is taken away."""
        question = Question(t("access.page.ask_unguard_title"), t("access.why.two"), t("access.why.ask"))
        asked = why.ask(
            self, question, lambda reason, _: guards.ask_unguarded(self._desk, self.case_id, reason)
        )
        if asked:
            self._do(lambda: None, t("access.why.asked"))


_DEEDS = {"assign": "assign", "name": guards.DEED}


def _words(name: str, text: str, kind: str = "plain") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _day(moment: datetime) -> str:
    return moment.astimezone(STOCKHOLM).date().isoformat()
