"""A field for a passphrase: hidden or shown, with a hint in words while a new one is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import icons, theme
from lssdesk.ui.parts.buttons import Button
from lssdesk.ui.parts.labels import HelpText

LEAST = 12  # characters
FEWEST_DIFFERENT = 5  # characters of a passphrase that is more than a pattern
_LONG = 18  # characters from where one word less matters little


def strength(passphrase: str) -> str:
    """How hard it is to guess, in a sentence for the one who chooses it.  What refuses one is the store."""
    missing = LEAST - len(passphrase)
    if not passphrase:
        return t("common.passphrase.empty", least=LEAST)
    if missing == 1:
        return t("common.passphrase.short_one")
    if missing > 1:
        return t("common.passphrase.short", count=missing)
    if len(set(passphrase)) < FEWEST_DIFFERENT:
        return t("common.passphrase.uniform")
    return t("common.passphrase.good" if len(passphrase) >= _LONG else "common.passphrase.fair")


class _Line(QLineEdit):
    """Notices by what a key gives that Caps Lock is on: Qt cannot be asked for it."""

    capitals = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(text.isupper() != shift)
        super().keyPressEvent(event)


class PassphraseEdit(QWidget):
    """``edited`` at every change, ``submitted`` at Enter.  ``hinted`` shows how hard it is to guess."""

    edited = Signal(str)
    submitted = Signal()

    def __init__(self, hinted: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._hinted = hinted
        self.line = _Line()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.textChanged.connect(self._changed)
        self.line.returnPressed.connect(self.submitted)
        self.line.capitals.connect(self._capitals)
        self.setFocusProxy(self.line)
        self.show_button = self._make_show_button()
        self.hint = HelpText(strength("") if hinted else "")
        self.hint.setObjectName("hint")
        if not hinted:
            self.hint.hide()  # shown before it lies in something, it would be a window of its own
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.hint)

    def _make_show_button(self) -> Button:
        button = Button(t("common.passphrase.show"), "quiet", "show")
        button.setCheckable(True)
        button.setToolTip(t("common.passphrase.show_help"))
        button.toggled.connect(self._reveal)
        return button

    def text(self) -> str:
        return self.line.text()

    def setText(self, text: str) -> None:
        self.line.setText(text)

    def clear(self) -> None:
        """Empty and hidden again."""
        self.line.clear()
        self.show_button.setChecked(False)

    def selectAll(self) -> None:
        self.line.selectAll()

    def setReadOnly(self, on: bool) -> None:
        self.line.setReadOnly(on)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, text: str) -> None:
        super().setAccessibleDescription(text)
        self.line.setAccessibleDescription(text)

    def _reveal(self, on: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.show_button.setText(t("common.passphrase.hide" if on else "common.passphrase.show"))
        self.show_button.setIcon(icons.icon("hide" if on else "show"))

    def _changed(self, text: str) -> None:
        if self._hinted:
            self.hint.setText(strength(text))
        elif not text:
            self._capitals(False)
        self.edited.emit(text)

    def _capitals(self, on: bool) -> None:
        if on:
            self.hint.setText(t("common.passphrase.caps_lock"))
            self.hint.show()
        elif not self._hinted:
            self.hint.hide()
