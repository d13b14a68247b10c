"""One's own machine with its fingerprint, the machines that are known, and one that is not yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow.desk import Desk
from lssdesk.flow.transfer_machines import Machines
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.store.transfer_keys import LONGEST_NAME, Machine
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Field, Heading, HelpText, ProblemText


class MachinesCard(QWidget):
    """What one's own machine is called, its fingerprint, and the machines that one trusts."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transfer_machines")
        self.setProperty("kind", "clear")
        self._machines = Machines(desk)
        own = self._machines.own().machine
        self.name = QLineEdit(own.name, self)
        self.name.setObjectName("transfer_own_name")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.editingFinished.connect(self._rename)
        self._field = Field(t("transfer.machine.own_name"), self.name, t("transfer.machine.own_help"), self)
        self._known = QWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(t("transfer.machine.own"), parent=self))
        column.addWidget(self._field)
        column.addWidget(fingerprint(own, "transfer_own_mark", self))
        column.addWidget(self._known)
        self._show_known()

    def _rename(self) -> None:
        try:
            self._machines.rename(self.name.text())
        except LssdeskError as error:
            self._field.show_problem(str(error))
        else:
            self._field.clear_problem()

    def _show_known(self) -> None:
        known = self._machines.known()
        box = QWidget(self)
        box.setProperty("kind", "clear")
        grid = QGridLayout(box)
        grid.setContentsMargins(0, theme.GRID, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Heading(t("transfer.machine.known"), parent=box), 0, 0, 1, 3)
        if not known:
            grid.addWidget(HelpText(t("transfer.machine.none"), box), 1, 0, 1, 3)
        for row, one in enumerate(known, 1):
            since = one.since.astimezone(STOCKHOLM).date()
            grid.addWidget(_label(one.machine.name, "plain", box), row, 0)
            said = t("transfer.machine.since", day=since, name=one.by, mark=one.machine.fingerprint)
            grid.addWidget(_label(said, "help", box), row, 1)
            button = Button(t("transfer.machine.forget"), "quiet", parent=box)
            button.setObjectName(f"transfer_forget/{one.machine.id}")
            button.setAccessibleName(t("transfer.machine.forget_spoken", name=one.machine.name))
            button.clicked.connect(lambda _=False, id=one.machine.id: self._forget(id))
            grid.addWidget(button, row, 2)
        self.layout().replaceWidget(self._known, box)
        self._known.hide()
        self._known.deleteLater()
        self._known = box

    def _forget(self, id: str) -> None:
        try:
            self._machines.forget(id)
        except LssdeskError as error:
            self._field.show_problem(str(error))
        else:
            self._show_known()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class UnknownCard(QFrame):
    """A machine that nobody here knows: ``confirmed`` with what it is called, ``left`` when it stays so."""

    confirmed = Signal(object, str)
    left = Signal()

    def __init__(self, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transfer_unknown")
        self.setProperty("kind", "card")
        self.name = QLineEdit(machine.name, self)
        self.name.setObjectName("transfer_unknown_name")
        self.name.setMaxLength(LONGEST_NAME)
        self.problem = ProblemText(parent=self)
        confirm = self._button("confirm", lambda: self.confirmed.emit(machine, self.name.text()), "primary")
        leave = self._button("leave", self.left.emit, "quiet")
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for button in (confirm, leave):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [2 * theme.GRID])
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(t("transfer.unknown.title", name=machine.name), parent=self))
        column.addWidget(HelpText(t("transfer.unknown.help"), self))
        column.addWidget(fingerprint(machine, "transfer_unknown_mark", self))
        column.addWidget(Field(t("transfer.unknown.name"), self.name, "", self))
        column.addLayout(row)
        self.setFocusProxy(self.name)

    def _button(self, name: str, run: Callable[[], object], look: str) -> Button:
        button = Button(t(f"transfer.unknown.{name}"), look, parent=self)
        button.setObjectName(f"transfer_unknown_{name}")
        button.clicked.connect(lambda: run())
        return button


def fingerprint(machine: Machine, name: str, parent: QWidget) -> QLabel:
    """The number that two officers compare, large enough to be read aloud."""
    label = _label(t("transfer.machine.mark", mark=machine.fingerprint), "strong", parent)
    label.setObjectName(name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _label(text: str, kind: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
