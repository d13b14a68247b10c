"""Quick notes: typed at somebody's kitchen table, stored at once, placed in the answers later."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lssdesk.errors import LssdeskError
from lssdesk.flow import notes
from lssdesk.flow.work import Work
from lssdesk.model.case import Note
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.case.answers import Question
from lssdesk.ui.parts import Button, Heading, HelpText, ProblemText

_LIST = 160  # height of the notes that wait, in pixels at 100 % text
_PICKING = 272  # the same while one of them is placed
_LINES = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class _NoteText(QPlainTextEdit):
    """Ctrl+Enter stores the note, though the same keys sign a decision elsewhere."""

    stored = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _stores(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _stores(event):
            self.stored.emit()
        else:
            super().keyPressEvent(event)


def _stores(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class PlacePicker(QWidget):
    """The questions that a note can be placed in, found by typing; Enter or a click chooses."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, questions: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._questions = questions
        self.filter = QLineEdit(self)
        self.filter.setObjectName("place_filter")
        self.filter.setPlaceholderText(t("notes.place_hint"))
        self.filter.setAccessibleName(t("notes.place_name"))
        self.list = QListWidget(self)
        self.list.setObjectName("place_list")
        self.list.setAccessibleName(t("notes.place_name"))
        self.list.setWordWrap(True)
        self.list.setFixedHeight(theme.px(160))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.GRID)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        self.setFocusProxy(self.filter)
        self.filter.textChanged.connect(self._show)
        for part in (self.filter, self.list):
            part.installEventFilter(self)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._show("")

    def _show(self, words: str) -> None:
        wanted = words.casefold().split()
        self.list.clear()
        for question in self._questions:
            text = f"{question.text}\n{question.where}"
            if all(word in text.casefold() for word in wanted):
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, question.pointer)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the line the arrows move in the list, and Enter takes what is marked; Esc leaves only this."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in kinds and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            return True
        if watched is self.filter and event.type() == QEvent.Type.KeyPress:
            moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in moves:
                row = self.list.currentRow() + moves[event.key()]
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in _ENTER:
                if self.list.currentItem() is not None:
                    self._choose(self.list.currentItem())
                return True
        return False


class _NoteRow(QWidget):
    """A note that waits: when, what, and where it may go."""

    place_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, note: Note, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.id = note.id
        when = t("notes.when", day=f"{note.at:%Y-%m-%d}", time=f"{note.at:%H.%M}")
        text = QLabel(note.text, self)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        self.place = Button(t("notes.place"))
        self.place.setObjectName(f"place:{note.id}")
        self.place.setAccessibleName(t("notes.place_spoken", text=note.text))
        self.place.clicked.connect(self.place_wanted)
        remove = Button("", "quiet", "delete")
        remove.setObjectName(f"remove:{note.id}")
        remove.setToolTip(t("notes.remove"))
        remove.setAccessibleName(t("notes.remove_spoken", text=note.text))
        remove.clicked.connect(self.remove_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(HelpText(when, self))
        words.addWidget(text)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        for button in (self.place, remove):
            button.setProperty("touch", True)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(row)


class NotesPanel(QFrame):
    """The panel below the page: a new note on top, then those that wait for their place.

    ``placed`` gives the pointer that a note was moved to; ``changed`` after each store.
    """

    changed = Signal()
    placed = Signal(str)
    closed = Signal()

    def __init__(
        self, work: Work, questions: Callable[[], list[Question]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notes_panel")
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work, self._questions = work, questions
        self._picker: PlacePicker | None = None
        self._rows: list[_NoteRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID)
        column.addLayout(self._head())
        column.addLayout(self._new())
        self._problem = ProblemText(parent=self)
        column.addWidget(self._problem)
        self._waiting = Heading("", "group", self)
        column.addWidget(self._waiting)
        column.addWidget(self._list())
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=_WITHIN)
        leave.activated.connect(self.close_)
        self.hide()

    def _head(self) -> QHBoxLayout:
        close = Button("", "quiet", "close")
        close.setObjectName("notes_close")
        close.setToolTip(t("common.close"))
        close.setAccessibleName(t("common.close"))
        close.clicked.connect(self.close_)
        head = QHBoxLayout()
        head.addWidget(Heading(t("notes.title"), parent=self))
        self._state = HelpText(t("notes.help"), self)
        head.addWidget(self._state, 1)
        head.addWidget(close)
        return head

    def _new(self) -> QHBoxLayout:
        self.text = _NoteText(self)
        self.text.setObjectName("note_text")
        self.text.setAccessibleName(t("notes.title"))
        self.text.setAccessibleDescription(t("notes.help"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 2 * theme.GRID)
        self.text.stored.connect(self.store)
        save = self._save = Button(t("notes.save"), "primary")
        save.setObjectName("note_save")
        save.setProperty("touch", True)
        save.clicked.connect(self.store)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(save, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _list(self) -> QScrollArea:
        body = QWidget(self)
        body.setProperty("kind", "clear")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, theme.GRID, 0)
        self._column.setSpacing(theme.GRID)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        return self._scroll

    @property
    def waiting(self) -> tuple[Note, ...]:
        """The notes that have no place yet."""
        return tuple(note for note in self._work.notes() if not note.placed)

    def open_(self, note_id: str = "") -> None:
        """Show the panel with the cursor in a new note, or at a note that waits."""
        self.show()
        self.refresh()
        row = next((row for row in self._rows if row.id == note_id), None)
        if row is None:
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._scroll.ensureWidgetVisible(row)
            row.place.setFocus(Qt.FocusReason.TabFocusReason)

    def close_(self) -> None:
        """Put the panel away; what is typed stays in it."""
        self.hide()
        self.closed.emit()

    def refresh(self) -> None:
        """Show the notes as they are now."""
        if [row.id for row in self._rows] == [note.id for note in self.waiting]:
            return
        self._leave_picker()
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(note) for note in self.waiting]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
            row.show()
        count = len(self._rows)
        self._waiting.setText(t("notes.waiting_one") if count == 1 else t("notes.waiting", count=count))
        self._waiting.setVisible(bool(count))
        self._scroll.setVisible(bool(count))
        self._fit()

    def _row(self, note: Note) -> _NoteRow:
        row = _NoteRow(note, self)
        row.place_wanted.connect(lambda: self._pick(row))
        row.remove_wanted.connect(lambda: self._do(lambda: self._work.remove_note(note.id)))
        return row

    def store(self) -> bool:
        """Store what is typed as a note; whether nothing is left to store."""
        if not self._do(lambda: self._work.add_note(self.text.toPlainText())):
            return False
        self.text.clear()
        self._state.setText(t("common.saved", time=f"{self._work.now:%H:%M:%S}"))
        return True

    def keep(self) -> bool:
        """Store a note that was begun and not stored, before the case goes away."""
        return not self.text.toPlainText().strip() or self.store()

    def _pick(self, row: _NoteRow) -> None:
        again = self._picker is not None and row.isAncestorOf(self._picker)
        self._leave_picker()
        if again:
            return
        picker = self._picker = PlacePicker(self._questions(), row)
        picker.chosen.connect(lambda pointer: self._place(row.id, pointer))
        picker.left.connect(lambda: (self._leave_picker(), row.place.setFocus()))
        for part in (self.text, self._save):
            part.hide()
        row.column.addWidget(picker)
        picker.show()
        picker.setFocus()
        self._fit()
        self._scroll.ensureWidgetVisible(row)

    def _leave_picker(self) -> None:
        if self._picker is not None:
            self._picker.hide()
            self._picker.deleteLater()
            self._picker = None
            for part in (self.text, self._save):
                part.show()
            self._fit()

    def _fit(self) -> None:
        """As high as what waits, up to a part of the page."""
        body = self._scroll.widget()
        body.layout().activate()
        width = self._scroll.viewport().width()
        needed = body.layout().totalHeightForWidth(width) if body.layout().hasHeightForWidth() else 0
        self._scroll.setFixedHeight(
            min(max(needed, body.sizeHint().height()), theme.px(_PICKING if self._picker else _LIST))
        )

    def _place(self, note_id: str, pointer: str) -> None:
        if self._do(lambda: self._work.place_note(note_id, pointer)):
            self.setVisible(bool(self._rows))
            self.placed.emit(notes.target_of(pointer))

    def _do(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except LssdeskError as error:
            self._problem.show_problem(str(error), "info", word="")
            return False
        self._problem.clear()
        self.refresh()
        self.changed.emit()
        return True
