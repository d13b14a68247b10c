"""The page that opens a case for a new application."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import case_forms
from lssdesk.flow.desk import Desk
from lssdesk.flow.registration import NUMBER, Registration
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.case.autosave import Autosave
from lssdesk.ui.forms.page import FormPage
from lssdesk.ui.parts import Banner, Button, Heading


class RegisterPage(QWidget):
    """Few answers, then the case is there.  ``registered`` gives its id.

    What is typed is kept until the case is there, also over a lock or a fault.
    """

    registered = Signal(str)
    left = Signal()
    not_stored = Signal(str)
    mended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register_page")
        self._sheet = Registration(desk)
        self.form = FormPage(case_forms.registration_form(desk.today), self._sheet, self)
        self.form.written.connect(self._written)
        self.autosave = Autosave(self._sheet.store, self)
        self.autosave.failed.connect(lambda error: self.not_stored.emit(t("case.not_saved", problem=error)))
        self.autosave.mended.connect(self.mended)
        self._note: Banner | None = None
        title = Heading(t("main.register_title"), "title")
        title.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID)
        self._column.addWidget(title)
        self._column.addWidget(self.form, 1)
        self._column.addWidget(self._foot())
        if self._sheet.begun:
            self._say(t("main.begun_here"), "info")

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setProperty("kind", "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(3 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        create = Button(t("main.register"), "primary", "check")
        create.setObjectName("register")
        create.clicked.connect(self.register)
        cancel = Button(t("common.cancel"), "quiet")
        cancel.setObjectName("register_cancel")
        cancel.clicked.connect(self._cancel)
        row.addWidget(create)
        row.addWidget(cancel)
        row.addStretch(1)
        return foot

    def begin(self, pointer: str = "") -> None:
        """Put the cursor into a field, or into the first one."""
        self.form.go_to(pointer or NUMBER)

    def register(self) -> None:
        """Open the case, or go to the answer that is missing."""
        try:
            case_id = self._sheet.register()
        except LssdeskError as error:
            self._say(str(error), "block")
            if isinstance(error, Refused) and error.field:
                self.form.go_to(error.field)
            return
        self.registered.emit(case_id)

    def _cancel(self) -> None:
        """Leave, and forget what was typed, after a question: it cannot be brought back."""
        if self._sheet.typed and not dialogs.ask(
            self, t("main.drop_title"), t("main.drop_question"), t("main.drop_yes"), t("main.drop_no")
        ):
            return
        try:
            self._sheet.drop()
        except LssdeskError as error:
            self._say(str(error), "warn")
            return
        self.left.emit()

    def _written(self, pointer: str) -> None:
        self.autosave.soon()
        if pointer != NUMBER:
            return
        try:
            known = self._sheet.fill_in_known()
        except LssdeskError as error:
            self._say(str(error), "warn")
            return
        self.form.refresh()
        self._say(t("main.known", name=known.name) if known else "", "info")

    def _say(self, text: str, severity: str) -> None:
        if self._note is not None:
            self._column.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        if text:
            self._note = Banner(text, severity, parent=self)
            self._column.insertWidget(1, self._note)
            self._note.show()
