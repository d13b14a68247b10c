"""A new recovery sheet in two steps: printed, and read back; the old one holds until then."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Button
from lssdesk.ui.unlock.first_run import ProvePage, SheetPage


class SheetSteps(QFrame):
    """``proved`` when the code was read back from paper, ``left`` by its button."""

    proved = Signal()
    left = Signal()

    def __init__(self, officer: str, code: str, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("officers_new_sheet")
        self.setProperty("kind", "card")
        self.code = code
        self.sheet = SheetPage(today)
        self.prove = ProvePage("", t("officers.sheet.take"), t("officers.sheet.taking"))
        self.sheet.show_code(officer, code)
        self.prove.ask_for(code)
        self.sheet.ready.connect(lambda: self._show(self.prove))
        self.prove.back.connect(lambda: self._show(self.sheet))
        self.prove.proved.connect(self.proved)
        self._cancel = Button(t("common.cancel"), "quiet")
        self._cancel.setObjectName("cancel_new_sheet")
        self._cancel.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [2 * theme.GRID])
        for part in (self.sheet, self.prove):
            column.addWidget(part)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.prove.hide()

    def begin(self) -> None:
        """Put the cursor where one begins."""
        self.sheet.take_keyboard()

    def set_busy(self, busy: bool) -> None:
        self.prove.set_busy(busy)
        self._cancel.setEnabled(not busy)

    def show_error(self, error: LssdeskError) -> None:
        self.prove.show_error(error)

    def _show(self, page: SheetPage | ProvePage) -> None:
        for one in (self.sheet, self.prove):
            one.setVisible(one is page)
        page.take_keyboard()
