"""What is asked before keys are changed: the own passphrase each time, and what the change needs."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow.ways_in import Removal
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Field, Heading, HelpText, PassphraseEdit
from lssdesk.ui.unlock.page import ActionButton, Wait
from lssdesk.ui.unlock.passphrases import NewPassphrase

LONGEST_NAME = 80


class KeyForm(QFrame):
    """``wanted`` when all is filled in, ``left`` by its button.  ``kind`` is the group of its texts."""

    wanted = Signal()
    left = Signal()
    look = "primary"

    def __init__(self, kind: str, parent: QWidget, **words: object) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setObjectName(f"officers_{kind}")
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*4 * [2 * theme.GRID])
        self._column.setSpacing(2 * theme.GRID)
        self.add(Heading(t(f"officers.{kind}.title", **words)))
        self.own = PassphraseEdit()
        self.own.line.setObjectName("own_passphrase")
        self.own.submitted.connect(self._go_on)
        self.own_field = Field(t("officers.own.label"), self.own, t("officers.own.help"))
        self.own.edited.connect(self.own_field.clear_problem)
        self.wait = Wait()
        self.button = ActionButton(t(f"officers.{kind}.do"), t(f"officers.{kind}.busy"), f"do_{kind}")
        self.button.setProperty("look", self.look)
        self.button.setProperty("touch", True)
        self.button.clicked.connect(self._go_on)
        self._cancel = Button(t("common.cancel"), "quiet")
        self._cancel.setObjectName(f"cancel_{kind}")
        self._cancel.setProperty("touch", True)
        self._cancel.clicked.connect(self.left)
        self.ask()
        self.add(self.own_field)
        self.add(self.wait)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self._cancel)
        row.addStretch(1)
        self._column.addLayout(row)

    def ask(self) -> None:
        """Add what stands above the own passphrase."""
        self.add(HelpText(t(f"officers.{self.kind}.text")))

    def add(self, part: QWidget) -> None:
        self._column.addWidget(part)

    def begin(self) -> None:
        """Put the cursor where one begins."""
        self.own.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def filled(self) -> bool:
        """Whether what stands above is filled in; says what is not."""
        return True

    def set_busy(self, busy: bool) -> None:
        self.button.set_busy(busy)
        self.own.setReadOnly(busy)
        self._cancel.setEnabled(not busy)

    def show_error(self, error: LssdeskError) -> None:
        """Say by its field what was met."""
        self.wait.start(getattr(error, "retry_after", 0))
        if getattr(error, "kind", "") != "wait":
            self.own_field.show_problem(str(error))
        self.own.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.own.selectAll()

    def _go_on(self) -> None:
        if self.wait.left > 0 or not self.filled():
            return
        if not self.own.text():
            self.own_field.show_problem(t("officers.own.missing"))
            self.own.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wanted.emit()


class SheetForm(KeyForm):
    """Asks before a new sheet is shown."""


class ChangeForm(KeyForm):
    """A new passphrase of the one at work."""

    def ask(self) -> None:
        super().ask()
        self.new = NewPassphrase(t(f"officers.{self.kind}.label"), t(f"officers.{self.kind}.again"))
        self.new.submitted.connect(self.own.line.setFocus)
        self.add(self.new)

    def begin(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def filled(self) -> bool:
        return self.new.agreed()

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.new.setReadOnly(busy)

    def show_error(self, error: LssdeskError) -> None:
        if isinstance(error, Refused) and error.field != "/own":
            self.new.show_problem(str(error))
        else:
            super().show_error(error)


class AddForm(ChangeForm):
    """A new officer: her name, and the passphrase that she types herself."""

    def ask(self) -> None:
        self.name = QLineEdit()
        self.name.setObjectName("new_name")
        self.name.setMaxLength(LONGEST_NAME)
        self.name_field = Field(t("officers.add.name"), self.name, t("officers.add.name_help"))
        self.name.textEdited.connect(self.name_field.clear_problem)
        super().ask()
        self._column.insertWidget(2, self.name_field)
        self.name.returnPressed.connect(self.new.setFocus)

    def begin(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def filled(self) -> bool:
        if not self.name.text().strip():
            self._say_of_name(t("officers.no_name"))
            return False
        return super().filled()

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.name.setReadOnly(busy)

    def show_error(self, error: LssdeskError) -> None:
        if isinstance(error, Refused) and error.field == "/name":
            self._say_of_name(str(error))
        else:
            super().show_error(error)

    def _say_of_name(self, problem: str) -> None:
        self.name_field.show_problem(problem)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class RemoveForm(KeyForm):
    """What it means that an officer's way in is taken away, before it is."""

    look = "danger"

    def __init__(self, removal: Removal, parent: QWidget) -> None:
        self.removal = removal
        super().__init__("remove", parent, name=removal.entry.name)

    @property
    def wants_sheet(self) -> bool:
        """Whether a new sheet is made first."""
        return self.removal.needs_sheet or self.sheet.isChecked()

    def ask(self) -> None:
        removal, name = self.removal, self.removal.entry.name
        self._say("what", name=name)
        staying = [one.shown for one in removal.staying]
        self._say("stay", names=", ".join([*staying, t("officers.remove.stay_sheet")]))
        if removal.unreached:
            self._say("unreached", names=", ".join(one.name for one in removal.unreached))
        self._say("backups", name=name)
        self._say("while")
        self.sheet = QCheckBox(t("officers.remove.new_sheet"))
        self.sheet.setObjectName("new_sheet")
        self.sheet.setChecked(True)
        help_text = t("officers.remove.new_sheet_help", name=name)
        self.sheet.setAccessibleDescription(help_text)
        if removal.needs_sheet:
            self._say("needed_sheet")
            return
        choice = QVBoxLayout()
        choice.setSpacing(0)
        choice.addWidget(self.sheet)
        choice.addWidget(HelpText(help_text))
        self._column.addLayout(choice)

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.sheet.setEnabled(not busy)

    def _say(self, key: str, **words: Any) -> None:
        sentence = QLabel(t(f"officers.remove.{key}", **words))
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        self.add(sentence)
