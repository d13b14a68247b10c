"""Who works here and in which roles: seen by everyone, changed by administrators, alone or by two."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import officers, staff
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests, TwoWanted
from lssdesk.flow.staff import Member
from lssdesk.flow.ways_in import NEW_ROLES
from lssdesk.law import roles
from lssdesk.texts import t
from lssdesk.ui import may, theme, why
from lssdesk.ui.parts import Button, FlowLayout, Heading, HelpText, Line, ProblemText
from lssdesk.ui.why import Question


def ask_leaving(parent: QWidget, desk: Desk, id: str) -> bool:
    """Ask that another approves that an officer's way in is taken away; whether it was asked."""
    member = next(one for one in staff.members(desk) if one.id == id)
    question = _question(t("access.roles.ask_leave", name=member.name))
    return why.ask(parent, question, lambda reason, _: staff.ask_leaving(desk, member, reason))


def ask_adding(parent: QWidget, desk: Desk) -> bool:
    """Ask that another approves that somebody becomes an officer; whether it was asked."""
    question = _question(t("access.roles.ask_add"), t("officers.add.name"))
    return why.ask(parent, question, lambda reason, name: staff.ask_adding(desk, name, reason))


def may_add(desk: Desk) -> bool:
    """Whether an officer can be added now: one does it alone, or another has approved somebody."""
    start = officers.subject("add", "")
    asked = Requests(desk)
    return not asked.wanted(officers.DEED) or any(
        one.answer == "approved" and one.subject.startswith(start) for one in asked.open()
    )


def _question(title: str, name: str = "") -> Question:
    return Question(title, t("access.why.two"), t("access.why.ask"), name)


class RolesPanel(QWidget):
    """``changed`` when a row was changed or added, ``mine`` when it was that of the one at work.

    ``looked_at`` with what has come below the table.
    """

    changed = Signal()
    mine = Signal()
    looked_at = Signal(QWidget)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roles_panel")
        self.setProperty("kind", "clear")
        self._desk = desk
        self._form: RolesForm | None = None
        self._said = ProblemText(parent=self)
        self._said.setObjectName("roles_said")
        self._table = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        self._column.setSpacing(theme.GRID)
        self._column.addWidget(Heading(t("access.roles.title")))
        self._note = HelpText("")
        self._note.setObjectName("roles_note")
        self._column.addWidget(self._note)
        self._column.addWidget(self._said)
        self._column.addWidget(self._table)
        self.show_members()

    def show_members(self) -> None:
        """Read anew who is here."""
        self._note.setText(may.why_not(self._desk.officers, officers.DEED) or t("access.roles.help"))
        try:
            found = staff.members(self._desk)
        except LssdeskError as error:
            self._said.show_problem(str(error), "block", word="")
            return
        table = QWidget()
        table.setProperty("kind", "clear")
        table.setAccessibleName(t("access.roles.title"))
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for member in found:
            self._add(grid, member)
        self._column.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table

    def _add(self, grid: QGridLayout, member: Member) -> None:
        row = grid.rowCount()
        name = member.name or t("officers.unknown")
        grid.addWidget(Line(), row, 0, 1, 3)
        shown = t("officers.you", name=name) if member.mine else name
        said = member.labels if not member.lacks else t(f"access.roles.lacks_{member.lacks}")
        for column, words in enumerate((shown, f"{said}{_cases(member)}")):
            label = QLabel(words)
            label.setObjectName(f"{('member', 'roles')[column]}_of/{member.id}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            grid.addWidget(label, row + 1, column)
        if member.lacks != "row" or member.name:
            grid.addWidget(self._button(member, name), row + 1, 2)

    def _button(self, member: Member, name: str) -> Button:
        kind = {"": "change", "row": "enter", "slot": "strike"}[member.lacks]
        run = {"change": self._open, "enter": self._enter, "strike": self._strike}[kind]
        button = Button(t(f"access.roles.{kind}"), "quiet")
        button.setObjectName(f"roles_{kind}/{member.id}")
        button.setAccessibleName(t(f"access.roles.{kind}_spoken", name=name))
        button.clicked.connect(lambda: run(member))
        may.only(button, self._desk.officers, officers.DEED)
        return button

    # --- deeds -------------------------------------------------------------------------------

    def _open(self, member: Member) -> None:
        """The roles of an officer as boxes to tick, below the table."""
        self._put_away()
        self._said.clear()
        form = self._form = RolesForm(member, self)
        form.wanted.connect(lambda: self._save(member, form))
        form.left.connect(lambda: self._back(member))
        self._column.addWidget(form)
        form.show()
        form.begin()
        self.looked_at.emit(form)

    def _put_away(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _back(self, member: Member) -> None:
        self._put_away()
        button = self.findChild(Button, f"roles_change/{member.id}")
        (button or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, member: Member, form: "RolesForm") -> None:
        given = form.chosen()
        try:
            self._desk.officers.set_roles(member.id, given)
        except TwoWanted as wanted:
            if wanted.waits:
                form.say(str(wanted))
            else:
                self._ask(member, given)
            return
        except LssdeskError as error:
            form.say(str(error))
            return
        self._done(t("access.roles.changed", name=member.name))
        if member.mine:
            self.mine.emit()

    def _ask(self, member: Member, given: tuple[str, ...]) -> None:
        """Two do it: ask another, with why."""
        question = _question(t("access.roles.ask_roles", name=member.name))
        if why.ask(self, question, lambda reason, _: staff.ask_roles(self._desk, member, given, reason)):
            self._done(t("access.why.asked"))

    def _enter(self, member: Member) -> None:
        def ask() -> bool:
            question = _question(t("access.roles.ask_add"))
            return why.ask(
                self, question, lambda reason, _: staff.ask_adding(self._desk, member.name, reason)
            )

        done = t("access.roles.entered", name=member.name)
        self._mend(lambda: staff.enter_in_list(self._desk, member, NEW_ROLES), ask, done)

    def _strike(self, member: Member) -> None:
        done = t("access.roles.struck", name=member.name)
        self._mend(
            lambda: staff.strike(self._desk, member),
            lambda: ask_leaving(self, self._desk, member.id),
            done,
        )

    def _mend(self, deed: Callable[[], None], ask: Callable[[], bool], done: str) -> None:
        try:
            deed()
        except TwoWanted as wanted:
            if wanted.waits:
                self._said.show_problem(str(wanted), "info", word="")
            elif ask():
                self._done(t("access.why.asked"))
        except LssdeskError as error:
            self._said.show_problem(str(error), "block", word="")
        else:
            self._done(done)

    def _done(self, sentence: str) -> None:
        self._put_away()
        self.show_members()
        self._said.show_problem(sentence, "info", word="")
        self.setAccessibleDescription(sentence)
        self.changed.emit()


class RolesForm(QFrame):
    """``wanted`` when the ticked roles are to hold, ``left`` by its button."""

    wanted = Signal()
    left = Signal()

    def __init__(self, member: Member, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("roles_form")
        self.setProperty("kind", "card")
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [2 * theme.GRID])
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(t("access.roles.form", name=member.name)))
        for role in roles.table().role:
            box = self._boxes[role.id] = QCheckBox(role.label)
            box.setObjectName(f"role_{role.id}")
            box.setChecked(role.id in member.roles)
            box.setAccessibleDescription(role.text)
            column.addWidget(box)
            column.addWidget(HelpText(role.text))
        self._problem = ProblemText(parent=self)
        self._problem.setObjectName("roles_problem")
        column.addWidget(self._problem)
        holder = QWidget()
        holder.setProperty("kind", "clear")
        row = FlowLayout(holder, theme.GRID)
        for name, look, signal in (("save", "primary", self.wanted), ("cancel", "quiet", self.left)):
            button = Button(t("common.cancel" if name == "cancel" else "access.roles.save"), look)
            button.setObjectName(f"roles_{name}")
            button.setProperty("touch", True)
            button.clicked.connect(signal)
            row.addWidget(button)
        column.addWidget(holder)

    def begin(self) -> None:
        """Put the cursor where one begins."""
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked roles."""
        return tuple(role for role, box in self._boxes.items() if box.isChecked())

    def say(self, problem: str) -> None:
        """Say why the roles cannot be so."""
        self._problem.show_problem(problem, "block", word="")


def _cases(member: Member) -> str:
    if not member.cases:
        return ""
    return t("access.roles.cases_one") if member.cases == 1 else t("access.roles.cases", count=member.cases)
