"""One question on the screen: label, help, editor, and what is wrong in words."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.model.forms import Field, Option
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.forms.cards import CardsEditor
from lssdesk.ui.forms.choices import ChoicesEditor
from lssdesk.ui.forms.editors import FlagEditor, TextEditor, choice_editor
from lssdesk.ui.forms.lines import line_editor
from lssdesk.ui.forms.picture import PictureEditor
from lssdesk.ui.forms.rows import RowsEditor
from lssdesk.ui.forms.sheet import Sheet
from lssdesk.ui.forms.suggest import Suggestions
from lssdesk.ui.forms.tab_order import move_behind
from lssdesk.ui.forms.wording import WordingEditor
from lssdesk.ui.parts import Button, HelpText, ProblemText
from lssdesk.ui.parts.restyle import restyle

TRI = (
    Option(value="yes", label=t("common.yes")),
    Option(value="no", label=t("common.no")),
    Option(value="unclear", label=t("form.unclear")),
)
SOURCE = (("who", "text"), ("how", "text"), ("day", "day"))


class FieldBox(QWidget):
    """A field of a form.  It writes on the sheet as one types and tells that it did."""

    written = Signal(str)

    def __init__(self, field: Field, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.sheet = field, sheet
        self.setObjectName(f"field:{field.path}")
        self._editors: dict[str, Any] = {}
        self._problems: dict[str, str] = {}
        self._source_box: QWidget | None = None
        self._suggestions: Suggestions | None = None
        self._reasons: tuple[str, str, QWidget] | None = None  # pointers of choice and reasons, and their box
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._problem = ProblemText(parent=self)
        self._head()
        self._body()
        self._column.addWidget(self._problem)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands on the sheet now."""
        writable = self.sheet.writable(self.field.path)
        for pointer in self._editors:
            self._show(pointer)
        self._open_reasons()
        self._suggest()
        if self._source_box is not None:
            self._source_button.setVisible(writable or self._has_source())
            if self._has_source():
                self._source_button.setChecked(True)

    def _show(self, pointer: str) -> None:
        editor = self._editors[pointer]
        editor.show_value(self.sheet.read(pointer), self.sheet.raw(pointer))
        editor.setReadOnly(not self.sheet.writable(self.field.path))

    def focus(self, pointer: str = "") -> None:
        """Put the cursor into the editor of a pointer, or into the field's first one."""
        if self._source_box is not None and pointer.startswith(f"{self.field.path}/source"):
            self._source_button.setChecked(True)
        first, *_ = self._editors
        table = self._editors[first]
        if isinstance(table, RowsEditor) and table.focus_cell(pointer.removeprefix(f"{self.field.path}/")):
            return
        found = pointer if pointer in self._editors else first
        if not self._editors[found].isVisibleTo(self):
            found = first
        self._editors[found].setFocus(Qt.FocusReason.TabFocusReason)

    def focused(self) -> str:
        """The pointer of the editor that has the cursor, or an empty text."""
        now = self.window().focusWidget()
        found = (key for key, editor in self._editors.items() if editor is now or editor.isAncestorOf(now))
        return next(found, "") if now is not None else ""

    def _head(self) -> None:
        if self.field.kind == "flag":
            return
        label = QLabel(self.field.text, self)
        label.setProperty("kind", "strong")
        label.setWordWrap(True)
        self._column.addWidget(label)
        if self.field.help:
            self._column.addWidget(HelpText(self.field.help, self))

    def _body(self) -> None:
        field, path = self.field, self.field.path
        match field.kind:
            case "long_text":
                self._add(path, TextEditor(self))
            case "choice":
                self._add(path, choice_editor(field.options, field.text, field.optional, self))
            case "choices":
                self._add(path, ChoicesEditor(field.options, self))
            case "flag":
                self._add(path, FlagEditor(field.text, field.default, self))
                if field.help:
                    self._column.addWidget(HelpText(field.help, self))
            case "answer":
                self._add(f"{path}/text", TextEditor(self))
                self._source()
            case "choice_answer":
                self._choice_with_reasons("choice", "text", field.options)
                self._source()
            case "judgement":
                self._choice_with_reasons("answer", "reasons", TRI)
            case "rows":
                self._add(path, RowsEditor(field, self.sheet.today, self))
            case "cards":
                self._add(path, CardsEditor(field, self.sheet.today, self))
            case "picture":
                self._add(path, PictureEditor(self))
            case "wording":
                self._add(path, WordingEditor(lambda: self.sheet.wordings(field.place), self))
            case kind:
                self._add(path, line_editor(kind, self.sheet.today, self))
                if field.listed == "delegation":
                    self._offer()

    def _offer(self) -> None:
        """Values that fit, below the line; one that is chosen is written as if it had been typed."""
        path = self.field.path
        self._suggestions = Suggestions(self)
        self._suggestions.chosen.connect(lambda value: self._write(path, value, None))
        self._suggestions.chosen.connect(lambda _: self._show(path))
        self._suggestions.chosen.connect(lambda _: self.focus())
        self._column.addWidget(self._suggestions)

    def _suggest(self) -> None:
        if self._suggestions is not None:
            path = self.field.path
            offered, writable = self.sheet.suggestions(path), self.sheet.writable(path)
            self._suggestions.show_for(self.sheet.read(path) or "", offered, writable)

    def _choice_with_reasons(self, choice: str, reasons: str, options: tuple[Option, ...]) -> None:
        """Buttons, and below them the reasons, which open with the choice."""
        choice, reasons = f"{self.field.path}/{choice}", f"{self.field.path}/{reasons}"
        self._add(choice, choice_editor(options, self.field.text, self.field.optional, self))
        box = QWidget(self)
        box.setProperty("kind", "clear")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._add(reasons, TextEditor(box), t("form.reasons"), column)
        self._column.addWidget(box)
        self._reasons = choice, reasons, box

    def _open_reasons(self) -> None:
        if self._reasons is not None:
            choice, reasons, box = self._reasons
            box.setVisible(bool(self.sheet.read(choice) or self.sheet.read(reasons)))

    def _add(self, pointer: str, editor: Any, name: str = "", into: QVBoxLayout | None = None) -> None:
        editor.setObjectName(pointer)
        editor.setAccessibleName(f"{self.field.text} {name}".strip())
        editor.setAccessibleDescription(self.field.help)
        editor.edited.connect(lambda value, raw: self._write(pointer, value, raw))
        editor.problem.connect(lambda text: self.say(pointer, text))
        self._editors[pointer] = editor
        column = into or self._column
        if name:
            column.addWidget(HelpText(name, self))
        column.addWidget(editor)

    def _write(self, pointer: str, value: Any, raw: str | None) -> None:
        self.sheet.write(pointer, value, self.field.text, raw)
        self._open_reasons()
        self._suggest()
        self.written.emit(pointer)

    def say(self, pointer: str, problem: str) -> None:
        """Show below the field what is wrong with an editor; an empty text takes it away."""
        self._problems[pointer] = problem
        editor = self._editors[pointer]
        editor.setAccessibleDescription(problem or self.field.help)
        restyle(editor, severity="block" if problem else "")
        found = next((text for text in self._problems.values() if text), "")
        if found:
            self._problem.show_problem(found, word="")
        else:
            self._problem.clear()

    def _has_source(self) -> bool:
        return any(
            self.sheet.read(f"{self.field.path}/source/{key}")
            or self.sheet.raw(f"{self.field.path}/source/{key}")
            for key, _ in SOURCE
        )

    def _source(self) -> None:
        """Who said it, how and when: one key (Alt+K) away, folded until it is used."""
        button = self._source_button = Button(t("form.source"), "link")
        button.setObjectName("source")
        button.setToolTip(t("form.source_tip"))
        button.setAccessibleName(f"{self.field.text} {t('form.source')}")
        button.setCheckable(True)
        box = self._source_box = QWidget(self)
        box.setProperty("kind", "clear")
        box.hide()
        button.toggled.connect(self._show_source)
        key = QShortcut(QKeySequence("Alt+K"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(lambda: self.focus(f"{self.field.path}/source/who"))
        self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(box)

    def _show_source(self, shown: bool) -> None:
        if shown and self._source_box.layout() is None:
            self._make_source(self._source_box)
        self._source_box.setVisible(shown)

    def _make_source(self, box: QWidget) -> None:
        """Three editors, made when they are first wanted: most answers never need them."""
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for key, kind in SOURCE:
            part = QVBoxLayout()
            part.setSpacing(2)
            pointer = f"{self.field.path}/source/{key}"
            self._add(pointer, line_editor(kind, self.sheet.today, box), t(f"form.source_{key}"), part)
            row.addLayout(part, 0 if kind == "day" else 1)
            self._show(pointer)
        move_behind(self._source_button, box)
