"""One question on the screen: label, help, editor, and what is wrong in words."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.model.forms import Field, Option
from lssdesk.texts import t
from lssdesk.ui.forms.editors import FlagEditor, TextEditor, choice_editor, line_editor
from lssdesk.ui.forms.picture import PictureEditor
from lssdesk.ui.forms.rows import RowsEditor
from lssdesk.ui.forms.sheet import Sheet
from lssdesk.ui.forms.wording import WordingEditor
from lssdesk.ui.parts import Button, HelpText, ProblemText

NARROW = {"day": 190, "hours": 140, "personal_number": 220, "postcode": 140}
TRI = (
    Option(value="yes", label="Ja"),
    Option(value="no", label="Nej"),
    Option(value="unclear", label="Oklart"),
)


class FieldBox(QWidget):
    """A field of a form.  It writes on the sheet as one types and tells that it did."""

    written = Signal(str)

    def __init__(self, field: Field, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.sheet = field, sheet
        self.setObjectName(f"field:{field.path}")
        self._editors: dict[str, Any] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._head()
        self._body()
        self._problem = ProblemText(parent=self)
        self._column.addWidget(self._problem)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands on the sheet now."""
        writable = self.sheet.writable(self.field.path)
        for pointer, editor in self._editors.items():
            with QSignalBlocker(editor):
                editor.show_value(self.sheet.read(pointer), self.sheet.raw(pointer))
            editor.setEnabled(writable) if not hasattr(editor, "setReadOnly") else editor.setReadOnly(
                not writable
            )

    def focus(self) -> None:
        """Put the cursor into the field's first editor."""
        next(iter(self._editors.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _head(self) -> None:
        if self.field.kind == "flag":
            return
        self._label = QLabel(self.field.text, self)
        self._label.setProperty("kind", "strong")
        self._label.setWordWrap(True)
        self._column.addWidget(self._label)
        if self.field.help:
            self._column.addWidget(HelpText(self.field.help, self))

    def _body(self) -> None:
        field, path = self.field, self.field.path
        match field.kind:
            case "long_text":
                self._add(path, TextEditor(self))
            case "choice":
                self._add(path, choice_editor(field.options, field.text, self))
            case "flag":
                self._add(path, FlagEditor(field.text, field.default, self))
                if field.help:
                    self._column.addWidget(HelpText(field.help, self))
            case "answer":
                self._add(f"{path}/text", TextEditor(self))
                self._source()
            case "choice_answer":
                self._add(f"{path}/choice", choice_editor(field.options, field.text, self))
                self._add(f"{path}/text", TextEditor(self), t("form.reasons"))
                self._source()
            case "judgement":
                self._add(f"{path}/answer", choice_editor(TRI, field.text, self))
                self._add(f"{path}/reasons", TextEditor(self), t("form.reasons"))
            case "rows":
                self._add(path, RowsEditor(field, self.sheet.today, self))
            case "picture":
                self._add(path, PictureEditor(self))
            case "wording":
                self._add(path, WordingEditor(lambda: self.sheet.wordings(field.place), self))
            case kind:
                editor = line_editor(kind, self.sheet.today, self)
                if kind in NARROW:
                    editor.setMaximumWidth(NARROW[kind])
                self._add(path, editor)

    def _add(self, pointer: str, editor: Any, name: str = "", row: QHBoxLayout | None = None) -> None:
        editor.setObjectName(pointer)
        editor.setAccessibleName(f"{self.field.text} {name}".strip())
        editor.setAccessibleDescription(self.field.help)
        editor.edited.connect(lambda value, raw: self._write(pointer, value, raw))
        editor.problem.connect(self.say)
        self._editors[pointer] = editor
        (row or self._column).addWidget(editor)

    def _write(self, pointer: str, value: Any, raw: str | None) -> None:
        self.sheet.write(pointer, value, self.field.text, raw)
        self.written.emit(pointer)

    def say(self, problem: str) -> None:
        """Show below the field what is wrong; an empty text takes it away."""
        if problem:
            self._problem.show_problem(problem, word="")
        else:
            self._problem.clear()

    def _source(self) -> None:
        """Who said it, how and when: one key (Alt+K) away, folded until it is used."""
        button = Button(t("form.source"), "link")
        button.setToolTip(t("form.source_tip"))
        button.setCheckable(True)
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        for key, kind in (("who", "text"), ("how", "text"), ("day", "day")):
            editor = line_editor(kind, self.sheet.today, box)
            editor.setPlaceholderText(t(f"form.source_{key}"))
            self._add(f"{self.field.path}/source/{key}", editor, t(f"form.source_{key}"), row)
        used = bool(self.sheet.read(f"{self.field.path}/source"))
        button.setChecked(used)
        box.setVisible(used)
        button.toggled.connect(box.setVisible)
        key = QShortcut(QKeySequence("Alt+K"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(
            lambda: (button.setChecked(True), self._editors[f"{self.field.path}/source/who"].setFocus())
        )
        self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(box)
