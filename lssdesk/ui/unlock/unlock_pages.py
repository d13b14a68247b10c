"""Unlocking by passphrase, and by the recovery sheet when it is forgotten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button, Field, PassphraseEdit
from lssdesk.ui.unlock.page import ActionButton, Page, Wait
from lssdesk.ui.unlock.passphrases import NewPassphrase


def _sentence(error: LssdeskError) -> str:
    """What to say beside the countdown: nothing where the error says no more than that."""
    return "" if getattr(error, "kind", "") == "wait" else str(error)


class UnlockPage(Page):
    """``given`` with the passphrase; ``forgotten`` when she asks for the other way."""

    given = Signal(str)
    forgotten = Signal()

    def __init__(self) -> None:
        super().__init__(t("unlock.open.title"), t("unlock.open.intro"))
        self.edit = PassphraseEdit()
        self.edit.line.setObjectName("passphrase")
        self.edit.submitted.connect(self._go_on)
        self.field = Field(t("unlock.open.label"), self.edit)
        self.edit.edited.connect(self.field.clear_problem)
        self.wait = Wait()
        self.button = ActionButton(t("unlock.open.button"), t("unlock.open.busy"), "unlock")
        self.button.clicked.connect(self._go_on)
        other = Button(t("unlock.open.forgotten"), "quiet")
        other.setObjectName("forgotten")
        other.clicked.connect(self.forgotten)
        self.first = self.edit.line
        self.add(self.field)
        self.add(self.wait)
        self.add_buttons(self.button, other)

    def show_locked(self, locked: bool) -> None:
        self.title.setText(t("unlock.open.locked_title" if locked else "unlock.open.title"))
        self.intro.setText(t("unlock.open.locked_intro" if locked else "unlock.open.intro"))
        self.setAccessibleName(self.title.text())

    def forget(self) -> None:
        self.edit.clear()
        self.field.clear_problem()

    def set_busy(self, busy: bool) -> None:
        self.button.set_busy(busy)
        self.edit.setReadOnly(busy)

    def show_error(self, error: LssdeskError) -> None:
        if sentence := _sentence(error):
            self.field.show_problem(sentence)
        self.wait.start(getattr(error, "retry_after", 0))
        self.edit.line.setFocus()
        self.edit.selectAll()

    def _go_on(self) -> None:
        if self.wait.left > 0:
            return
        if not self.edit.text():
            self.field.show_problem(t("unlock.open.missing"))
            self.edit.line.setFocus()
            return
        self.given.emit(self.edit.text())


class RecoveryPage(Page):
    """``given`` with the code and the new passphrase; ``back`` to the passphrase, also by Esc."""

    given = Signal(str, str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(t("unlock.recovery.title"), t("unlock.recovery.intro"))
        self.edit = QLineEdit()
        self.edit.setObjectName("code_typed")
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.field = Field(t("unlock.recovery.code"), self.edit, t("unlock.recovery.code_help"))
        self.edit.textChanged.connect(self.field.clear_problem)
        self.new = NewPassphrase(t("unlock.recovery.label"), t("unlock.recovery.again"))
        self.edit.returnPressed.connect(self.new.setFocus)
        self.new.submitted.connect(self._go_on)
        self.wait = Wait()
        self.button = ActionButton(t("unlock.recovery.button"), t("unlock.recovery.busy"), "recover")
        self.button.clicked.connect(self._go_on)
        back = Button(t("common.back"), "quiet", "back")
        back.setObjectName("recovery_back")
        back.clicked.connect(self.back)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back.emit)
        self.first = self.edit
        for part in (self.field, self.new, self.wait):
            self.add(part)
        self.add_buttons(self.button, back)

    def forget(self) -> None:
        self.edit.clear()
        self.new.clear()
        self.field.clear_problem()

    def set_busy(self, busy: bool) -> None:
        self.button.set_busy(busy)
        self.edit.setReadOnly(busy)
        self.new.setReadOnly(busy)

    def show_error(self, error: LssdeskError) -> None:
        """A passphrase that breaks a rule is told by the passphrase, all else by the code."""
        self.wait.start(getattr(error, "retry_after", 0))
        if isinstance(error, Refused) and not hasattr(error, "group"):
            self.new.show_problem(str(error))
            return
        if sentence := _sentence(error):
            self.field.show_problem(sentence)
        self.edit.setFocus()

    def _go_on(self) -> None:
        if self.wait.left > 0:
            return
        if not self.edit.text().strip():
            self.field.show_problem(t("unlock.recovery.code_missing"))
            self.edit.setFocus()
        elif self.new.agreed():
            self.given.emit(self.edit.text(), self.new.text())


class WhoPage(Page):
    """Which of several officers holds the sheet in her hand: ``given`` with her id, ``back`` also by Esc."""

    given = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(t("unlock.who.title"), t("unlock.who.intro"))
        self._choice = QWidget()
        self._choice.setProperty("kind", "clear")
        self._rows = QVBoxLayout(self._choice)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.GRID)
        self.field = Field(t("unlock.who.label"), self._choice)
        self.button = ActionButton(t("unlock.who.button"), t("unlock.recovery.busy"), "who")
        self.button.clicked.connect(self._go_on)
        back = Button(t("common.back"), "quiet", "back")
        back.setObjectName("who_back")
        back.clicked.connect(self.back)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back.emit)
        self.add(self.field)
        self.add_buttons(self.button, back)

    def ask(self, officers: tuple[tuple[str, str], ...]) -> None:
        """Let one of the officers be chosen; none is beforehand."""
        self.forget()
        for slot_id, name in officers:
            radio = QRadioButton(name.replace("&", "&&"))
            radio.setObjectName(slot_id)
            radio.toggled.connect(self.field.clear_problem)
            self._rows.addWidget(radio)
            self.first = self.first or radio

    def set_busy(self, busy: bool) -> None:
        self.button.set_busy(busy)
        self._choice.setEnabled(not busy)

    def show_error(self, error: LssdeskError) -> None:
        self.field.show_problem(str(error))

    def forget(self) -> None:
        """No name stays on a locked screen."""
        self.field.clear_problem()
        self.first = None
        while (item := self._rows.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()

    def _go_on(self) -> None:
        chosen = [one for one in self._choice.findChildren(QRadioButton) if one.isChecked()]
        if not chosen:
            self.field.show_problem(t("unlock.who.missing"))
            self.take_keyboard()
            return
        self.given.emit(chosen[0].objectName())
