"""A form on the screen that writes on a sheet of paper: a draft that is stored nowhere."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.flow.delegation import Suggestion
from lssdesk.flow.draft import Draft
from lssdesk.flow.work import WordingChoice
from lssdesk.model import forms
from lssdesk.model.document import Document
from lssdesk.model.forms import Form
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.forms.page import FormPage
from tests.ui.program import clear_away, dress

TODAY = date(2026, 3, 2)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Paper:
    """A sheet whose facts and wordings a test decides."""

    def __init__(self, content: Document, facts: Mapping[str, str | bool]) -> None:
        self.draft = Draft(content, lambda _name, _parts: None)
        self.read, self.raw = self.draft.read, self.draft.raw
        self.today = TODAY
        self.given = dict(facts)
        self.choices: tuple[WordingChoice, ...] = ()
        self.offered: tuple[Suggestion, ...] = ()
        self.frozen = False
        self.written: list[str] = []

    def write(self, pointer: str, value: object, label: str, raw: str | None = None) -> None:
        self.draft.write(pointer, value, label, raw)

    def writable(self, pointer: str) -> bool:
        return not self.frozen

    def facts(self) -> Mapping[str, str | bool]:
        return self.given

    def wordings(self, place: str) -> tuple[WordingChoice, ...]:
        return self.choices

    def suggestions(self, pointer: str) -> tuple[Suggestion, ...]:
        return self.offered


class Desk(Fingers):
    """Fingers at a form, and the sheet under it."""

    def __init__(self, form: Form, sheet: Paper, qtbot: QtBot) -> None:
        self.sheet, self.page = sheet, FormPage(form, sheet)
        super().__init__(self.page)
        self.page.written.connect(sheet.written.append)
        self.page.resize(600, 700)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def field(self, path: str) -> QWidget:
        """The box of a field, shown or not."""
        for group in self.page._groups:
            if any(field.path == path for field in group.group.fields):
                group.make()
        return next(field for field in self.page.fields() if field.field.path == path)

    def asked(self, path: str) -> bool:
        """Whether a field is asked."""
        return any(field.isVisible() for field in self.page.fields() if field.field.path == path)

    def problem(self, path: str) -> str:
        """What the field says is wrong."""
        problem = self.field(path)._problem
        return problem.text() if problem.isVisible() else ""

    def words(self) -> list[str]:
        """All that labels say."""
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]


Show = Callable[..., Desk]


@pytest.fixture
def show(qapp: QApplication, qtbot: QtBot) -> Iterator[Show]:
    """Shows a form (itself, its name, or its text) on a sheet, or on a new one with content and facts."""
    dress(qapp)
    pages: list[FormPage] = []

    def shown(
        form: str | Form, content: Document | None = None, sheet: Paper | None = None, **facts: str | bool
    ) -> Desk:
        parsed = form if isinstance(form, Form) else _parsed(form)
        desk = Desk(parsed, sheet or Paper(content or {}, facts), qtbot)
        pages.append(desk.page)
        return desk

    yield shown
    for page in pages:
        page.close()
        page.deleteLater()
    clear_away(qapp)


def _parsed(form: str) -> Form:
    return forms.parse(form, "test") if "[[" in form else forms.load(form)
