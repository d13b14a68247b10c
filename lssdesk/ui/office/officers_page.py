"""Officers and keys: who can open the database, and how that is changed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import ways_in
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import TwoWanted
from lssdesk.store import keys
from lssdesk.texts import t
from lssdesk.ui import may, theme
from lssdesk.ui.office.officers_forms import AddForm, ChangeForm, KeyForm, RemoveForm, SheetForm
from lssdesk.ui.office.officers_roles import RolesPanel, ask_adding, ask_leaving, may_add
from lssdesk.ui.office.officers_rows import WaysTable
from lssdesk.ui.office.officers_sheet import SheetSteps
from lssdesk.ui.office.officers_work import KeyWork
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Button, FlowLayout, ProblemText

PLACE = "officers"
FORMS: dict[str, tuple[type[KeyForm], str]] = {
    "add": (AddForm, "officers"),
    "change": (ChangeForm, "own"),
    "sheet": (SheetForm, "officers"),
}
"""The form behind each button, and the deed that it takes a role for."""


class OfficersPage(OfficePage):
    """One thing at a time: a form stands in the place of the buttons until it is done or left."""

    def __init__(self, desk: Desk, work: KeyWork, parent: QWidget | None = None) -> None:
        super().__init__(PLACE, t("officers.title"), t("officers.help"), parent)
        self._desk, self._work = desk, work
        self._open: KeyForm | SheetSteps | None = None
        self._state = ProblemText(parent=self)
        self._state.setObjectName("officers_state")
        self._buttons = self._make_buttons()
        self._table = QWidget()
        self._place = QVBoxLayout()
        self.column.addWidget(self._state)
        self.column.addSpacing(theme.GRID)
        self.column.addWidget(self._table)
        self.column.addSpacing(theme.GRID)
        self.column.addWidget(self._buttons)
        self.roles = RolesPanel(desk, self)
        self.roles.changed.connect(self._show)
        self.roles.looked_at.connect(self._scroll_to)
        self.column.addWidget(self.roles)
        self.column.addLayout(self._place)
        self.column.addStretch(1)
        work.stepped.connect(self._say_step)
        work.told.connect(self._told)
        self._show()
        if work.busy:
            self._show_list(False)
            self._say_step(work.step or t("unlock.busy"))
        self.setFocusProxy(self._buttons)

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "clear")
        row = FlowLayout(holder, theme.GRID)
        for kind in FORMS:
            button = Button(t(f"officers.button.{kind}"), icon="add" if kind == "add" else "")
            button.setObjectName(f"officers_button_{kind}")
            button.setProperty("touch", True)
            button.clicked.connect(partial(self._begin, kind))
            may.only(button, self._desk.officers, FORMS[kind][1])
            row.addWidget(button)
        on = (button for button in holder.findChildren(Button) if button.isEnabled())
        holder.setFocusProxy(next(on))  # the own passphrase is everybody's to change
        return holder

    def _show(self) -> None:
        """Read the ways in anew."""
        try:
            table = WaysTable(ways_in.entries(self._desk))
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        table.removal_wanted.connect(self._begin_removal)
        for button in table.findChildren(Button):
            may.only(button, self._desk.officers, "officers")
        self.column.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table
        self.roles.show_members()

    # --- forms -------------------------------------------------------------------------------

    def _begin(self, kind: str) -> None:
        form, deed = FORMS[kind]
        try:
            self._desk.officers.check(deed)
            if kind == "add" and not may_add(self._desk):
                self._say_asked(ask_adding(self, self._desk))
                return
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        made = form(kind, self)
        made.wanted.connect(lambda: getattr(self, f"_{kind}")(made))
        self._put(made)

    def _begin_removal(self, id: str) -> None:
        try:
            removal = ways_in.removal(self._desk, id)
            self._desk.officers.check_leaving(id)
        except TwoWanted as wanted:
            if wanted.waits:
                self._say(str(wanted), "info")
            else:
                self._say_asked(ask_leaving(self, self._desk, id))
            return
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        form = RemoveForm(removal, self)
        form.wanted.connect(lambda: self._remove(form))
        self._put(form)

    def _scroll_to(self, part: QWidget) -> None:
        """Let what has just come be seen, when it is laid out."""
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, theme.GRID))

    def _say_asked(self, asked: bool) -> None:
        if asked:
            self._say(t("access.why.asked"), "info")

    def _put(self, part: KeyForm | SheetSteps) -> None:
        self._take_away()
        self._state.clear()
        self._open = part
        part.left.connect(self._close)
        self._place.addWidget(part)
        self._show_list(False)
        part.show()
        part.begin()
        self.verticalScrollBar().setValue(0)

    def _show_list(self, shown: bool) -> None:
        for one in (self.help, self._table, self._buttons, self.roles):
            one.setVisible(shown)

    def _take_away(self) -> None:
        if self._open is not None:
            self._open.hide()
            self._open.deleteLater()
            self._open = None

    def _close(self, sentence: str = "") -> None:
        """Back to the list, with what was done."""
        self._take_away()
        self._show()
        self._show_list(True)
        if sentence:
            self._say(sentence, "info")
        else:
            self._state.clear()
        self._buttons.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    # --- deeds -------------------------------------------------------------------------------

    def _add(self, form: AddForm) -> None:
        own, name, new = form.own.text(), form.name.text(), form.new.text()

        def sentence(name: str) -> str:
            return t("officers.add.done", name=name)

        self._run(form, lambda: ways_in.add(self._desk, own, name, new), sentence)

    def _change(self, form: ChangeForm) -> None:
        own, new = form.own.text(), form.new.text()

        def sentence(_: None) -> str:
            return t("officers.change.done")

        self._run(form, lambda: ways_in.change_passphrase(self._desk, own, new), sentence)

    def _sheet(self, form: SheetForm) -> None:
        def done(_: keys.Unlocked) -> None:
            self._close(t("officers.sheet.done"))

        self._unlock(form, lambda unlocked: self._new_sheet(unlocked, done))

    def _remove(self, form: RemoveForm) -> None:
        def go_on(unlocked: keys.Unlocked) -> None:
            self._rekey(form.removal, unlocked)

        if form.wants_sheet:
            self._unlock(form, lambda unlocked: self._new_sheet(unlocked, go_on))
        else:
            self._unlock(form, go_on)

    def _unlock(self, form: KeyForm, then: Callable[[keys.Unlocked], None]) -> None:
        own = form.own.text()
        self._start(form, lambda: ways_in.opened(self._desk, own), then)

    def _new_sheet(self, unlocked: keys.Unlocked, then: Callable[[keys.Unlocked], None]) -> None:
        """Show a new code; ``then`` when it holds in place of the old one."""
        steps = SheetSteps(self._desk.officer, keys.new_code(), lambda: self._desk.today, self)

        def take() -> None:
            work = partial(ways_in.new_sheet, self._desk, unlocked, steps.code)
            self._start(steps, work, lambda _: then(unlocked))

        steps.proved.connect(take)
        self._put(steps)

    def _rekey(self, removal: ways_in.Removal, unlocked: keys.Unlocked) -> None:
        self._take_away()
        self._show_list(False)

        def sentence(problem: str) -> str:
            key = "left_over" if problem else "done"
            return t(f"officers.remove.{key}", name=removal.entry.name, problem=problem)

        self._work.run_for(
            self,
            lambda: ways_in.remove(self._desk, unlocked, removal.leaving, self._work.take),
            lambda problem: self._close(sentence(problem)),
            self._failed,
            sentence,
        )

    def _failed(self, error: LssdeskError) -> None:
        self._close()
        self._say(str(error), "block")

    def _run(self, form: KeyForm, work: Callable[[], Any], sentence: Callable[[Any], str]) -> None:
        self._start(form, work, lambda result: self._close(sentence(result)), sentence)

    def _start(
        self,
        part: KeyForm | SheetSteps,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        sentence: Callable[[Any], str] = lambda result: "",
    ) -> None:
        if self._work.busy:
            return
        part.set_busy(True)

        def failed(error: LssdeskError) -> None:
            part.set_busy(False)
            part.show_error(error)

        def answered(result: Any) -> None:
            part.set_busy(False)
            done(result)

        self._work.run_for(self, work, answered, failed, sentence)

    def _told(self, sentence: str) -> None:
        """What another page began, which was left, has ended."""
        if self._open is None:
            self._close(sentence)

    def _say_step(self, step: str) -> None:
        self._say(step, "info")

    def _say(self, sentence: str, severity: str) -> None:
        self._state.show_problem(sentence, severity, word="")
        self.setAccessibleDescription(sentence)
