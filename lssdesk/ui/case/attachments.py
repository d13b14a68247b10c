"""Photos, scans and PDF files of a case: added by choice or drop, listed, and seen from memory only."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDate, QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScroller,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lssdesk.errors import LssdeskError
from lssdesk.flow import attachments
from lssdesk.flow.attachments import Attachment
from lssdesk.flow.work import Work
from lssdesk.texts import t
from lssdesk.ui import dialogs, theme
from lssdesk.ui.case.document_view import DocumentView
from lssdesk.ui.forms.lines import DayEditor
from lssdesk.ui.parts import Button, EmptyState, Field, Heading, HelpText, Line, ProblemText

WIDEST = 640  # pixels at 100 % text


def files(mime: QMimeData) -> list[Path]:
    """The files that are dragged, if any."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class _NewFile(QFrame):
    """What is said about a file before it is taken in."""

    taken = Signal()
    skipped = Signal()

    def __init__(self, path: Path, today: object, left: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("new_file")
        self.setProperty("kind", "card")
        self.kind, self.note = QLineEdit(self), QLineEdit(self)
        self.day = DayEditor(today, self)
        self._day_field = Field(t("notes.attachments.day"), self.day)
        self.day.problem.connect(self._say_day)
        self.value: str | None = None
        self.day.edited.connect(lambda value, _raw: setattr(self, "value", value))
        for name, editor in (("kind", self.kind), ("day", self.day), ("note", self.note)):
            editor.setObjectName(f"file_{name}")
            editor.setMaxLength(attachments.MOST_SIGNS)
            editor.returnPressed.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(t("notes.attachments.new", name=attachments.clean(path.name)), "group"))
        column.addWidget(Field(t("notes.attachments.kind"), self.kind, t("notes.attachments.kind_help")))
        column.addWidget(self._day_field)
        column.addWidget(Field(t("notes.attachments.note"), self.note, t("notes.attachments.note_help")))
        column.addLayout(self._buttons(left))

    def _buttons(self, left: int) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, look, signal in (("take", "primary", self.taken), ("skip", "quiet", self.skipped)):
            button = Button(t(f"notes.attachments.{name}"), look)
            button.setObjectName(f"file_{name}")
            button.setProperty("touch", True)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addWidget(HelpText(t("notes.attachments.left", count=left) if left else ""), 1)
        return row

    def _say_day(self, problem: str) -> None:
        if problem:
            self._day_field.show_problem(problem)
        else:
            self._day_field.clear_problem()

    @property
    def unread(self) -> bool:
        """Whether a day is typed that cannot be read."""
        return bool(self.day.text().strip()) and self.value is None


class _Row(QWidget):
    """A document: its name, what is known of it, and what can be done."""

    show_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, one: Attachment, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.id = one.id
        name = QLabel(one.name, self)
        name.setProperty("kind", "strong")
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        for line in filter(None, (_about(one), one.note, t("notes.attachments.stays") if one.stays else "")):
            words.addWidget(HelpText(line, self))
        self.show_button = self._button("show", one.name, self.show_wanted)
        self.remove = self._button("remove", one.name, self.remove_wanted, "quiet")
        self.remove.setHidden(one.stays)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.GRID, 0, theme.GRID)
        row.addLayout(words, 1)
        row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def _button(self, name: str, file: str, signal: Signal, look: str = "") -> Button:
        button = Button(t(f"notes.attachments.{name}"), look, parent=self)
        button.setObjectName(f"{name}:{self.id}")
        button.setAccessibleName(t(f"notes.attachments.{name}_spoken", name=file))
        button.setProperty("touch", True)
        button.clicked.connect(signal)
        return button


def _about(one: Attachment) -> str:
    """What it is, its day, its size, and who added it when."""
    added = t("notes.attachments.added", day=one.added_at.date(), by=one.added_by)
    day = f"{one.day}" if one.day else t("notes.attachments.no_day")
    return " · ".join(part for part in (one.kind, day, _size(one.size), added) if part)


def _size(size: int) -> str:
    if size < 1_000_000:
        return t("notes.attachments.size_kb", size=max(1, round(size / 1_000)))
    return t("notes.attachments.size_mb", size=f"{size / 1_000_000:.1f}".replace(".", ","))


class AttachmentsPage(QWidget):
    """The list, and in its place what is looked at.  ``changed`` after each store."""

    changed = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachments_page")
        self._work = work
        self._waiting: list[Path] = []
        self._new: _NewFile | None = None
        self._rows: list[_Row] = []
        self._shown = ""
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._list())
        self._view = DocumentView(self)
        self._view.left.connect(self.show_list)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.add_button)
        self.refresh()

    def _list(self) -> QScrollArea:
        body = QWidget(self)
        body.setProperty("kind", "form")
        body.setMaximumWidth(theme.px(WIDEST))
        self.add_button = Button(t("notes.attachments.add"), "primary", "add")
        self.add_button.setObjectName("attachment_add")
        self.add_button.setProperty("touch", True)
        self.add_button.clicked.connect(self.choose)
        self._problem = ProblemText(parent=body)
        self._empty = EmptyState(t("notes.attachments.empty"), icon="letter")
        self._help = HelpText(t("notes.attachments.help"))
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 3 * theme.GRID)
        self._column.setSpacing(theme.GRID)
        for part in (Heading(t("notes.attachments.title")), self._help):
            self._column.addWidget(part)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._problem)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._column.addLayout(self._lines)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        scroll = self._scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        scroll.setWidget(body)
        return scroll

    def refresh(self) -> None:
        """Show the list as it is now; what is looked at is put away where it is gone."""
        found = self._work.attachments.list()
        while (item := self._lines.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self._rows = [self._row(one) for one in found]
        for row in self._rows:
            self._lines.addWidget(Line(self))
            self._lines.addWidget(row)
        self._empty.setVisible(not found and self._new is None)
        self._help.setVisible(bool(found) or self._new is not None)
        if self._shown and all(one.id != self._shown for one in found):
            self.show_list()

    def _row(self, one: Attachment) -> _Row:
        row = _Row(one, self)
        row.show_wanted.connect(lambda: self.look(one.id))
        row.remove_wanted.connect(lambda: self._remove(one))
        return row

    def choose(self) -> None:
        """Let the officer choose a file to add."""
        title = t("notes.attachments.choose_title")
        path = dialogs.choose_open(self, "notes.attachments.kinds", title)
        if path:
            self.offer([path])

    def offer(self, paths: Sequence[Path]) -> None:
        """Ask about files one by one, then take them in."""
        self.show_list()
        self._waiting += paths
        if self._new is None:
            self._ask()

    def _ask(self) -> None:
        """Ask about the next file that can be read; what is wrong with another is said."""
        if self._new is not None:
            self._column.removeWidget(self._new)
            self._new.hide()
            self._new.deleteLater()
            self._new = None
        while self._waiting:
            path = self._waiting.pop(0)
            if self._try(lambda path=path: attachments.read_file(path)):
                self._show_new(path)
                break
        self.refresh()
        if self._new is None:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_new(self, path: Path) -> None:
        new = self._new = _NewFile(path, self._work.today, len(self._waiting), self)
        new.taken.connect(lambda: self._take(path))
        new.skipped.connect(self._ask)
        self._column.insertWidget(self._column.indexOf(self._problem), new)
        new.show()
        new.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, path: Path) -> None:
        new = self._new
        if new is None or new.unread:
            return
        day = QDate.fromString(new.value, Qt.DateFormat.ISODate).toPython() if new.value else None
        add = self._work.attachments.add
        if self._try(lambda: add(path, new.kind.text(), day, new.note.text())):
            self.changed.emit()
        problem = self._problem.text()
        self._ask()
        if problem:
            self._problem.show_problem(problem, "info", word="")

    def look(self, id: str) -> bool:
        """Show a document in place of the list; whether that is possible."""
        found: list[bytes] = []
        one = next((one for one in self._work.attachments.list() if one.id == id), None)
        if one is None or not self._try(lambda: found.append(self._work.attachments.read(id))):
            return False
        self._shown = id
        self._stack.setCurrentWidget(self._view)
        self._view.show_document(one.name, one.media_type, found[0])
        return True

    def go_to(self, id: str) -> bool:
        """Put the cursor at a document in the list; whether it is there."""
        row = next((row for row in self._rows if row.id == id), None)
        if row is None:
            return False
        self.show_list()
        self._scroll.ensureWidgetVisible(row)
        row.show_button.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def show_list(self) -> None:
        """Put away what is looked at: nothing of it stays in a view."""
        shown, self._shown = self._shown, ""
        self._view.clear()
        self._stack.setCurrentIndex(0)
        row = next((row for row in self._rows if row.id == shown), None)
        if row is not None:
            row.show_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, one: Attachment) -> None:
        question = t("notes.attachments.remove_question", name=one.name)
        title, yes = t("notes.attachments.remove_title"), t("notes.attachments.remove")
        if dialogs.ask(self, title, question, yes, danger=True) and self._try(
            lambda: self._work.attachments.remove(one.id)
        ):
            self.refresh()
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except LssdeskError as error:
            self._problem.show_problem(str(error), "info", word="")
            return False
        self._problem.clear()
        return True
