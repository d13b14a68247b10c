"""The first start in three steps: who are you, a passphrase, the recovery sheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.parts import Button, Field, FlowLayout, HelpText
from lssdesk.ui.unlock.page import ActionButton, Page
from lssdesk.ui.unlock.passphrases import NewPassphrase
from lssdesk.ui.unlock.sheet import Sheet

ASKED = 2  # groups of the code that are typed back


class NamePage(Page):
    """``named`` with the officer's name."""

    named = Signal(str)

    def __init__(self) -> None:
        super().__init__(t("unlock.name.title"), t("unlock.name.intro"), t("unlock.name.step"))
        self.edit = QLineEdit()
        self.edit.setObjectName("officer")
        self.edit.setMaxLength(80)
        self.edit.returnPressed.connect(self._go_on)
        self.field = Field(t("unlock.name.label"), self.edit, t("unlock.name.help"))
        self.button = ActionButton(t("common.next"), "", "name_next")
        self.button.clicked.connect(self._go_on)
        self.first = self.edit
        self.add(self.field)
        self.add_buttons(self.button)

    def name(self) -> str:
        return " ".join(self.edit.text().split())

    def _go_on(self) -> None:
        if not self.name():
            self.field.show_problem(t("unlock.name.missing"))
            self.edit.setFocus()
            return
        self.field.clear_problem()
        self.named.emit(self.name())


class PassphrasePage(Page):
    """``chosen`` with a passphrase that was typed twice alike; ``back`` to the name."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(
            t("unlock.passphrase.title"), t("unlock.passphrase.intro"), t("unlock.passphrase.step")
        )
        self.new = NewPassphrase(t("unlock.passphrase.label"), t("unlock.passphrase.again"))
        self.new.submitted.connect(self._go_on)
        self.button = ActionButton(t("unlock.passphrase.create"), t("unlock.passphrase.busy"), "create")
        self.button.clicked.connect(self._go_on)
        back = Button(t("common.back"), "quiet", "back")
        back.setObjectName("passphrase_back")
        back.clicked.connect(self.back)
        self.first = self.new
        self.add(self.new)
        self.add_buttons(self.button, back)

    def set_busy(self, busy: bool) -> None:
        self.button.set_busy(busy)
        self.new.setReadOnly(busy)

    def show_error(self, error: LssdeskError) -> None:
        self.new.show_problem(str(error))

    def forget(self) -> None:
        self.new.clear()

    def _go_on(self) -> None:
        if self.new.agreed():
            self.chosen.emit(self.new.text())


class CodeView(QFrame):
    """The code in numbered groups, three in a row, large."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "soft")
        self.setObjectName("code")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 16, 16, 16)
        self._grid.setHorizontalSpacing(3 * theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID)

    def show_code(self, code: str) -> None:
        """An empty code leaves nothing on the screen."""
        while (item := self._grid.takeAt(0)) is not None:
            item.widget().deleteLater()
        groups = code.split("-") if code else []
        for place, group in enumerate(groups):
            self._grid.addWidget(_numbered(place + 1, group), place // 3, place % 3)
        self.setAccessibleName(f"{t('unlock.sheet.code')}: {code}")


def _numbered(number: int, group: str) -> QWidget:
    cell = QWidget()
    cell.setProperty("kind", "clear")
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GRID)
    count, text = QLabel(str(number)), QLabel(group)
    count.setProperty("kind", "small")
    text.setProperty("kind", "code")
    row.addWidget(count, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(text, 1)
    return cell


class SheetPage(Page):
    """Shows the code, prints or saves the sheet; ``ready`` when the officer holds it in her hand."""

    ready = Signal()

    def __init__(self, today: Callable[[], date], step: str = "") -> None:
        super().__init__(t("unlock.sheet.title"), t("unlock.sheet.intro"), step)
        self._today = today
        self._sheet: Sheet | None = None
        self.code = CodeView()
        self.printing = Button(t("unlock.sheet.print"), "", "print")
        self.printing.setObjectName("print_sheet")
        self.printing.clicked.connect(self._print)
        self.saving = Button(t("unlock.sheet.save"), "", "save-pdf")
        self.saving.setObjectName("save_sheet")
        self.saving.clicked.connect(self._save)
        self.status = HelpText(t("unlock.sheet.keep"))
        self.status.setObjectName("sheet_status")
        self.button = ActionButton(t("unlock.sheet.ready"), "", "sheet_ready")
        self.button.clicked.connect(self.ready)
        self.first = self.printing
        self.add(self.code)
        self.add(self._paper_buttons())
        self.add(self.status)
        self.add_buttons(self.button)

    def _paper_buttons(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "clear")
        row = FlowLayout(holder, theme.GRID)
        row.addWidget(self.printing)
        row.addWidget(self.saving)
        return holder

    def show_code(self, officer: str, code: str) -> None:
        self._sheet = Sheet(officer, code, self._today())
        self.code.show_code(code)

    def forget(self) -> None:
        self._sheet = None
        self.code.show_code("")

    def _print(self) -> None:
        if self._sheet and dialogs.print_pages(self, t("unlock.sheet.title"), self._sheet.draw):
            self.status.setText(t("unlock.sheet.printed"))

    def _save(self) -> None:
        title = t("unlock.sheet.save_title")
        path = dialogs.choose_save(self, t("unlock.sheet.file"), dialogs.PDF, title)
        if self._sheet and path:
            self.status.setText(_saved(self._sheet, path))


def _saved(sheet: Sheet, path: Path) -> str:
    try:
        path.write_bytes(sheet.pdf())
    except OSError:
        return t("unlock.sheet.not_saved", folder=path.parent)
    return t("unlock.sheet.saved", folder=path.parent)


class ProvePage(Page):
    """The last groups are typed from the sheet while the code is not on the screen: ``proved`` then."""

    proved = Signal()
    back = Signal()

    def __init__(self, step: str = "", done: str = "", busy: str = "") -> None:
        super().__init__(t("unlock.prove.title"), "", step)
        self._wanted = ""
        self._numbers: dict[str, object] = {}
        self.edit = QLineEdit()
        self.edit.setObjectName("typed_back")
        self.edit.returnPressed.connect(self._compare)
        self.field = Field("", self.edit, t("unlock.prove.help"))
        self.button = ActionButton(done or t("unlock.prove.done"), busy or t("unlock.prove.busy"), "prove")
        self.button.clicked.connect(self._compare)
        back = Button(t("unlock.prove.show"), "quiet", "back")
        back.setObjectName("show_code")
        back.clicked.connect(self.back)
        self.first = self.edit
        self.add(self.field)
        self.add_buttons(self.button, back)

    def ask_for(self, code: str) -> None:
        """The end of ``code`` is what has to be typed."""
        groups = code.split("-")
        self._wanted = "".join(groups[-ASKED:])
        self._numbers = {"first": len(groups) - 1, "second": len(groups)}
        self.intro.setText(t("unlock.prove.intro", **self._numbers))
        self.field.label.setText(t("unlock.prove.label", **self._numbers))
        self.edit.setAccessibleName(self.field.label.text())
        self.edit.clear()
        self.field.clear_problem()

    def set_busy(self, busy: bool) -> None:
        self.button.set_busy(busy)
        self.edit.setReadOnly(busy)

    def show_error(self, error: LssdeskError) -> None:
        self.field.show_problem(str(error))
        self.edit.setFocus()

    def forget(self) -> None:
        self._wanted = ""
        self.edit.clear()

    def _compare(self) -> None:
        typed = "".join(character for character in self.edit.text().upper() if character.isalnum())
        if not self._wanted or not typed.endswith(self._wanted):
            self.field.show_problem(t("unlock.prove.differ", **self._numbers))
            self.edit.setFocus()
            self.edit.selectAll()
            return
        self.field.clear_problem()
        self.proved.emit()
