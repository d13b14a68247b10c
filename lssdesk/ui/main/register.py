"""The page that opens a case for a new application."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.registration import NUMBER, Registration
from lssdesk.model import forms
from lssdesk.texts import t
from lssdesk.ui.forms.page import FormPage
from lssdesk.ui.parts import Banner, Button, Heading


class RegisterPage(QWidget):
    """Few answers, then the case is there.  ``registered`` gives its id."""

    registered = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register_page")
        self._sheet = Registration(desk)
        self.form = FormPage(forms.load("registration"), self._sheet, self)
        self.form.written.connect(self._written)
        self._note = Banner("", parent=self)
        self._note.hide()
        title = Heading(t("main.register_title"), "title")
        title.setContentsMargins(24, 16, 24, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._note)
        column.addWidget(self.form, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 8, 16, 8)
        create = Button(t("main.register"), "primary", "check")
        create.setObjectName("register")
        create.clicked.connect(self.register)
        cancel = Button(t("common.cancel"), "quiet")
        cancel.clicked.connect(self.left)
        row.addWidget(create)
        row.addWidget(cancel)
        row.addStretch(1)
        return foot

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.form.go_to(NUMBER)

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

    def _written(self, pointer: str) -> None:
        if pointer == NUMBER:
            known = self._sheet.fill_in_known()
            if known:
                self.form.refresh()
                self._say(t("main.known", name=known.name), "info")

    def _say(self, text: str, severity: str) -> None:
        note = Banner(text, severity, parent=self)
        self.layout().replaceWidget(self._note, note)
        self._note.deleteLater()
        self._note = note
