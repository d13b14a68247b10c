"""A wording while it is written: where it stands, its text, when it fits, and its wished days."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow.wordings_checks import MOST
from lssdesk.letters.own_wordings import Content
from lssdesk.letters.wording_book import shipped_book
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.forms.editors import QuietCombo, TextEditor
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.office import wording_words
from lssdesk.ui.office.delegation_card import Several
from lssdesk.ui.office.wording_conditions import Conditions
from lssdesk.ui.parts import Button, Field, Heading, ProblemText

DAYS = ("first_day", "last_day")


def day_in(line: DayEditor, field: str, optional: bool = False) -> date | None:
    """The day that is typed; Refused where it cannot be read, or is missing and has to be there."""
    day = line.day()
    if day is None and (line.text().strip() or not optional):
        raise Refused(t("wordings_admin.refused.no_day"), field)
    return day


class WordingEditor(QWidget):
    """``wanted`` when the draft is to be kept, ``left`` when the writing is called off."""

    edited = Signal()
    wanted = Signal()
    left = Signal()

    def __init__(self, begun: Mapping[str, Any], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wording_editor")
        self.setProperty("kind", "clear")
        self._id = begun.get("id", "")
        self._make(today)
        self._show(begun)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 2 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        key = "heading_edit" if self._id else "heading_new"
        column.addWidget(Heading(t(f"wordings_admin.{key}"), parent=self))
        self.fields = self._fields()
        for name, field in self.fields.items():
            column.addWidget(field)
            if name == "/text":
                column.addLayout(self._insert())
        self._problem = ProblemText(parent=self)
        column.addWidget(self._problem)
        column.addLayout(self._buttons())
        self._listen()
        self.changed = bool(begun.get("typed"))
        self.edited.connect(self._typed)

    def _typed(self) -> None:
        self.changed = True

    def _call_off(self) -> None:
        """Leave, and forget what was typed, after a question: it cannot be brought back."""
        words = (t(f"wordings_admin.{key}") for key in ("drop_title", "drop_question", "drop_yes", "drop_no"))
        if not self.changed or dialogs.ask(self, *words):
            self.left.emit()

    def _make(self, today: date) -> None:
        self.title, self.source = QLineEdit(self), QLineEdit(self)
        for line, key in ((self.title, "title"), (self.source, "source")):
            line.setMaxLength(MOST[key])
        self.place, self.replaces, self.placeholder = QuietCombo(self), QuietCombo(self), QuietCombo(self)
        for option in wording_words.places():
            self.place.addItem(option.label, option.value)
        for option in wording_words.placeholders():
            self.placeholder.addItem(f"{option.label}  {{{option.value}}}", option.value)
        self.text = TextEditor(self)
        self.measures = Several(wording_words.measures(), "measures", self)
        self.when = Conditions(self)
        self.days = {key: DayEditor(today, self) for key in DAYS}

    def _fields(self) -> dict[str, Field]:
        widgets = {
            "place": self.place,
            "title": self.title,
            "text": self.text,
            "source": self.source,
            "measures": self.measures,
            "when": self.when,
            "replaces": self.replaces,
            **self.days,
        }
        helped = ("title", "text", "source", "measures", "when", "replaces", "last_day")
        found: dict[str, Field] = {}
        for key, widget in widgets.items():
            about = t(f"wordings_admin.{'heading' if key == 'title' else key}_help") if key in helped else ""
            label = t(f"wordings_admin.{'heading' if key == 'title' else key}")
            widget.setObjectName(f"wording/{key}")
            found[f"/{key}"] = Field(label, widget, about)
        return found

    def _insert(self) -> QHBoxLayout:
        """Placeholders are chosen by the name of their value, never typed from memory."""
        self.placeholder.setObjectName("insert_name")
        self.placeholder.setAccessibleName(t("wordings_admin.insert"))
        self.placeholder.setAccessibleDescription(t("wordings_admin.insert_help"))
        self.placeholder.setToolTip(t("wordings_admin.insert_help"))
        button = Button(t("wordings_admin.insert_button"), parent=self)
        button.setObjectName("insert")
        button.setAccessibleName(t("wordings_admin.insert"))
        button.clicked.connect(self._put_in)
        row = QHBoxLayout()
        row.addWidget(self.placeholder, 1)
        row.addWidget(button)
        return row

    def _put_in(self) -> None:
        self.text.insertPlainText(f"{{{self.placeholder.currentData()}}}")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, look, run in (("keep", "primary", self.wanted.emit), ("cancel", "quiet", self._call_off)):
            text = t("common.cancel") if name == "cancel" else t(f"wordings_admin.{name}")
            button = Button(text, look, parent=self)
            button.setObjectName(f"wording_{name}")
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _listen(self) -> None:
        for line in (self.title, self.source, *self.days.values()):
            line.textChanged.connect(lambda _: self.edited.emit())
        self.text.textChanged.connect(self.edited)
        self.measures.edited.connect(self.edited)
        self.when.edited.connect(self.edited)
        self.place.currentIndexChanged.connect(lambda _: self._offer())
        for combo in (self.place, self.replaces):
            combo.activated.connect(lambda _: self.edited.emit())

    def _show(self, begun: Mapping[str, Any]) -> None:
        """What was typed before, or the wording that is changed or copied."""
        self.place.setCurrentIndex(max(0, self.place.findData(begun.get("place"))))
        self.place.setEnabled(not begun.get("fixed_place"))
        self._fixed = bool(begun.get("fixed_place"))
        self.title.setText(begun.get("title", ""))
        self.text.show_value(begun.get("text", ""))
        self.source.setText(begun.get("source", ""))
        self.measures.set_value(begun.get("measures", ()))
        self.when.set_value(begun.get("when", ()))
        for key, line in self.days.items():
            line.setText(begun.get(key, ""))
        self._offer(begun.get("replaces", ""))

    def _offer(self, chosen: str | None = None) -> None:
        """The shipped wordings of the place, which an own one may stand for."""
        wanted = self.replaces.currentData() if chosen is None else chosen
        titles = {row.id: row.title for row in shipped_book().of(self.place.currentData())}
        with QSignalBlocker(self.replaces):
            self.replaces.clear()
            self.replaces.addItem(t("wordings_admin.replaces_none"), "")
            for id, title in titles.items():
                self.replaces.addItem(title, id)
            self.replaces.setCurrentIndex(max(0, self.replaces.findData(wanted)))

    def begin(self) -> None:
        """Put the cursor where work begins."""
        first = self.title if not self._id else self.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def content(self) -> Content:
        """The wording as it is typed now."""
        return msgspec.convert(self._words(), Content)

    def wished(self) -> tuple[date | None, date | None]:
        """The days that are wished for; Refused where one cannot be read."""
        first, last = (day_in(line, f"/{key}", optional=True) for key, line in self.days.items())
        return first, last

    def _words(self) -> dict[str, Any]:
        return {
            "id": self._id,
            "place": self.place.currentData(),
            "title": self.title.text(),
            "text": self.text.toPlainText(),
            "source": self.source.text(),
            "measures": list(self.measures.value()),
            "when": [{fact: list(words) for fact, words in table.items()} for table in self.when.value()],
            "replaces": self.replaces.currentData() or "",
        }

    def begun(self) -> dict[str, Any]:
        """All that is typed, as it is kept until the draft is."""
        days = {key: line.text() for key, line in self.days.items()}
        return {**self._words(), **days, "fixed_place": self._fixed, "typed": True}

    def say(self, error: LssdeskError) -> None:
        """Say at its field what is missing or does not fit, and go there."""
        self._problem.clear()
        for field in self.fields.values():
            field.clear_problem()
        field = self.fields.get(error.field) if isinstance(error, Refused) else None
        if field is None:
            self._problem.show_problem(str(error), word="")
        else:
            field.show_problem(str(error))
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
