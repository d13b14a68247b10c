"""The office's settings: the municipality as the letters show it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow.delegation import Suggestion
from lssdesk.flow.desk import Desk
from lssdesk.flow.requests import Requests
from lssdesk.flow.work import WordingChoice
from lssdesk.model import forms
from lssdesk.texts import t
from lssdesk.ui import may, theme
from lssdesk.ui.case.autosave import Autosave
from lssdesk.ui.forms.page import FormPage
from lssdesk.ui.office import requests_page
from lssdesk.ui.parts import Button, FlowLayout, Heading, StatusLine

PLACES = (
    "policies", "delegation", "wordings", "law", "verify", "review", "backup", "officers",
    requests_page.PLACE, "weeding", "archive", "transfer",
)  # fmt: skip
"""The other pages of the office, in the order of their buttons."""


class _Sheet:
    """The settings as a sheet that a form writes on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.draft = desk.settings()
        self.read, self.raw, self.write = self.draft.read, self.draft.raw, self.draft.write

    @property
    def today(self) -> date:
        return self._desk.today

    def writable(self, pointer: str) -> bool:
        return self._desk.officers.may("settings")

    def facts(self) -> Mapping[str, Any]:
        return {}

    def wordings(self, place: str) -> tuple[WordingChoice, ...]:
        return ()

    def suggestions(self, pointer: str) -> tuple[Suggestion, ...]:
        return ()


class SettingsPage(QWidget):
    """Stored as one types, like a case."""

    not_stored = Signal(str)
    mended = Signal()
    office_wanted = Signal(str)  # the place of another page of the office

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_page")
        sheet = _Sheet(desk)
        self._waiting = len(Requests(desk).to_answer())
        self.status = StatusLine(self)
        self.form = FormPage(forms.load("sender"), sheet, self)
        self.autosave = Autosave(sheet.draft.store, self)
        self.form.written.connect(self._written)
        self.autosave.saved.connect(lambda: self.status.saved(desk.local_now))
        self.autosave.failed.connect(self._not_saved)
        self.autosave.mended.connect(self.mended)
        title = Heading(t("main.settings"), "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        column.setSpacing(4)
        if why := may.why_not(desk.officers, "settings"):
            self.form.why_locked.setText(why)
            self.status.hide()
        for part in (title, self.status):
            part.setContentsMargins(3 * theme.GRID, 0, 3 * theme.GRID, 0)
            column.addWidget(part)
        column.addWidget(self._others())
        column.addWidget(self.form, 1)
        self.setFocusProxy(self.form)

    def _others(self) -> QWidget:
        """Ways to what else the office sets."""
        bar = QWidget(self)
        bar.setProperty("kind", "clear")
        column = QVBoxLayout(bar)
        column.setContentsMargins(3 * theme.GRID, theme.GRID, 3 * theme.GRID, 0)
        row = FlowLayout()
        column.addLayout(row)
        for place in PLACES:
            text = (
                requests_page.label(self._waiting) if place == requests_page.PLACE else t(f"office.{place}")
            )
            button = Button(text)
            button.setObjectName(f"settings_{place}")
            button.setProperty("touch", True)
            button.clicked.connect(lambda _=False, place=place: self.office_wanted.emit(place))
            row.addWidget(button)
        return bar

    def begin(self, pointer: str = "") -> None:
        """Put the cursor into the field at a pointer, or into the first one."""
        if not (pointer and self.form.go_to(pointer)):
            self.form.begin()

    def _written(self, _pointer: str) -> None:
        self.status.saving()
        self.autosave.soon()

    def _not_saved(self, error: LssdeskError) -> None:
        self.status.say(t("case.not_saved_short"))
        self.not_stored.emit(t("case.not_saved", problem=error))
