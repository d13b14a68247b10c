"""A case file from another machine is chosen, opened, looked at and taken in; and the machines one trusts."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import transfer_look, transfer_take
from lssdesk.flow.access import ReasonWanted
from lssdesk.flow.desk import Desk
from lssdesk.flow.transfer_look import Incoming
from lssdesk.flow.transfer_machines import DEED, Machines, UnknownMachine
from lssdesk.flow.transfer_take import Taken
from lssdesk.store.transfer_keys import Machine
from lssdesk.texts import t
from lssdesk.ui import dialogs, may, theme, why
from lssdesk.ui.case.attachments import files
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.office.transfer_machines import MachinesCard, UnknownCard
from lssdesk.ui.office.transfer_preview import Preview
from lssdesk.ui.parts import Button, Field, HelpText, ProblemText
from lssdesk.ui.unlock.background import Background

PLACE = "transfer"
WIDEST = 960  # pixels at 100 % text


class CodeCard(QFrame):
    """Asks for the code that was told separately: ``given`` with what was typed, ``left`` by its button."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transfer_code_card")
        self.setProperty("kind", "card")
        self.code = QLineEdit(self)
        self.code.setObjectName("transfer_code")
        self.code.returnPressed.connect(self._give)
        self.field = Field(t("transfer.code.label"), self.code, t("transfer.code.help"), self)
        self.open = Button(t("transfer.code.open"), "primary", parent=self)
        self.open.setObjectName("transfer_open")
        self.open.clicked.connect(self._give)
        leave = Button(t("common.cancel"), "quiet", parent=self)
        leave.setObjectName("transfer_code_leave")
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.open)
        row.addWidget(leave)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [2 * theme.GRID])
        column.setSpacing(theme.GRID)
        column.addWidget(self.field)
        column.addLayout(row)
        self.setFocusProxy(self.code)

    def _give(self) -> None:
        if self.open.isEnabled():
            self.field.clear_problem()
            self.given.emit(self.code.text())


class TransferPage(OfficePage):
    """One file at a time, read and taken in beside the window by a ``background`` that outlives the page.

    ``told`` hears which cases came in, or of a problem when the page was left before it was known.
    """

    def __init__(
        self,
        desk: Desk,
        background: Background,
        told: Callable[[tuple[str, ...], str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(PLACE, t("transfer.page.title"), t("transfer.page.help"), parent)
        self._desk, self._background, self._told = desk, background, told
        self._path, self._code, self._reason = Path(), "", ""
        self.card: CodeCard | UnknownCard | Preview | None = None
        self.widget().setMaximumWidth(theme.px(WIDEST))
        self.setAcceptDrops(True)
        self.choose_button = Button(t("transfer.page.choose"), "primary", parent=self)
        self.choose_button.setObjectName("transfer_choose")
        self.choose_button.clicked.connect(self.choose)
        may.only(self.choose_button, desk.officers, DEED)
        self.said = ProblemText(parent=self)
        self.said.setObjectName("transfer_said")
        self._place = QVBoxLayout()
        self._others: MachinesCard | None = None
        self._choosing = QWidget(self)
        self._choosing.setProperty("kind", "clear")
        row = QHBoxLayout(self._choosing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self.choose_button)
        row.addWidget(HelpText(t("transfer.page.drop"), self), 1)
        self.column.addWidget(self._choosing)
        self.column.addWidget(self.said)
        self.column.addLayout(self._place)
        self._add_machines()
        self.column.addStretch(1)
        self.setFocusProxy(self.choose_button)

    def _add_machines(self) -> None:
        if self._desk.officers.may(DEED):
            try:
                self._others = MachinesCard(self._desk, self)
            except LssdeskError as error:
                self._say(str(error), "block")
            else:
                self.column.addSpacing(2 * theme.GRID)
                self.column.addWidget(self._others)

    # --- opening -----------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file, and open it."""
        path = dialogs.choose_open(self, "transfer.page.kind", t("transfer.page.choose_title"))
        if path is not None:
            self.open(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files(event.mimeData()) and self.choose_button.isEnabled():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open(files(event.mimeData())[0])

    def open(self, path: Path) -> None:
        """Open a file: by its code, or at once where it is for this machine."""
        if self._background.busy:
            self._say(t("transfer.page.busy"), "info")
            return
        self._path, self._code, self._reason = path, "", ""
        self.put_away()
        try:
            opener = transfer_look.opener(path)
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        if opener == "machine":
            self._look()
            return
        card = CodeCard(self)
        card.given.connect(self._with_code)
        card.left.connect(self.put_away)
        self._show(card)

    def _with_code(self, code: str) -> None:
        self._code = code
        self._look()

    def _look(self) -> None:
        self._run(t("transfer.page.reading"))
        look = partial(transfer_look.look, self._desk, self._path, self._code, self._reason)
        self._background.run(
            look,
            lambda incoming: self._looked(incoming) if isValid(self) else None,
            lambda error: self._not_looked(error) if isValid(self) else None,
        )

    def _looked(self, incoming: Incoming) -> None:
        self._end()
        preview = Preview(incoming, self)
        preview.confirmed.connect(self._take)
        preview.left.connect(self.put_away)
        self._show(preview)

    def _not_looked(self, error: LssdeskError) -> None:
        self._end()
        if isinstance(error, UnknownMachine):
            card = UnknownCard(error.machine, self)
            card.confirmed.connect(self._confirm)
            card.left.connect(self.put_away)
            self._show(card)
            return
        if isinstance(error, ReasonWanted):
            self._ask_why()
            return
        if isinstance(self.card, CodeCard):
            self.card.field.show_problem(str(error))
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say(str(error), "block")
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_why(self) -> None:
        """The case opens with a reason alone."""
        asked = why.Question(t("access.why.title"), t("transfer.page.why"), t("transfer.code.open"))

        def give(reason: str, _name: str) -> None:
            if not reason.strip():
                raise Refused(t("access.refused.reason"))
            self._reason = reason

        if why.ask(self, asked, give):
            self._look()

    def _confirm(self, machine: Machine, name: str) -> None:
        try:
            Machines(self._desk).confirm(machine, name)
        except LssdeskError as error:
            self._say(str(error), "block")
            return
        self._look()

    # --- taking in ---------------------------------------------------------------------------

    def _take(self) -> None:
        assert isinstance(self.card, Preview)
        self.card.setEnabled(False)
        self._run(t("transfer.page.taking"))
        take = partial(transfer_take.take, self._desk, self.card.incoming, self.card.choices)
        told = self._told

        def taken(done: Taken) -> None:
            if isValid(self):
                self._was_taken()
            told(done.case_ids, "")

        def failed(error: LssdeskError) -> None:
            if isValid(self):
                self._not_taken(error)
            else:
                told((), str(error))

        self._background.run(take, taken, failed)

    def _was_taken(self) -> None:
        self._end()
        self.put_away()
        self._say(t("transfer.page.taken"), "info")

    def _not_taken(self, error: LssdeskError) -> None:
        self._end()
        assert isinstance(self.card, Preview)
        self.card.setEnabled(True)
        self._say(str(error), "block")
        if isinstance(error, Refused):
            self.card.go_to(error.field)

    # --- what stands on the page -------------------------------------------------------------

    def put_away(self) -> None:
        """No file is open any more."""
        self.said.clear()
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        self._show_rest(True)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, card: CodeCard | UnknownCard | Preview) -> None:
        self.put_away()
        self.card = card
        self._place.addWidget(card)
        self._show_rest(False)
        card.show()
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _show_rest(self, shown: bool) -> None:
        self._choosing.setVisible(shown)
        self.choose_button.setEnabled(shown and self._desk.officers.may(DEED))
        if self._others is not None:
            self._others.setVisible(shown)

    def _run(self, sentence: str) -> None:
        self._say(sentence, "info")
        self.choose_button.setEnabled(False)
        if isinstance(self.card, CodeCard):
            self.card.open.setEnabled(False)

    def _end(self) -> None:
        self.said.clear()
        self._show_rest(self.card is None)
        if isinstance(self.card, CodeCard):
            self.card.open.setEnabled(True)

    def _say(self, sentence: str, severity: str) -> None:
        self.said.show_problem(sentence, severity, word="")
        self.setAccessibleDescription(sentence)
