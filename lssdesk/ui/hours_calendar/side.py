"""What stands beside the year and the month: the month's numbers and sessions, a sum, the keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.legend import Legend
from lssdesk.ui.hours_calendar.paint import OUTSIDE, OVERUSE
from lssdesk.ui.hours_calendar.sums import MonthWhat, Sum, month_sum
from lssdesk.ui.hours_calendar.view_model import Content, Item, MonthSums
from lssdesk.ui.parts import Button, Heading, HelpText, Line

_ID = Qt.ItemDataRole.UserRole
_NUMBERS: tuple[MonthWhat, ...] = ("credit", "used", "left", "overuse", "outside")
_OWN_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class SessionList(QListWidget):
    """The month's sessions in a list; commands are left to the calendar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OWN_KEYS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()


class MonthPanel(QWidget):
    """The month in numbers, each with its sum behind it, and in a list.

    ``chosen`` and ``opened``: a session's day and id.
    """

    chosen = Signal(object, str)
    opened = Signal(object, str)
    number_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._content: Content | None = None
        self._sums: MonthSums | None = None
        self.heading = Heading()
        self.words = HelpText()
        self._labels = {what: QLabel(t(f"calendar.side.{what}")) for what in _NUMBERS}
        self.numbers = {what: self._number(what) for what in _NUMBERS}
        self.list = SessionList()
        self.list.setAccessibleName(t("calendar.side.list"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._picked)
        self.list.itemDoubleClicked.connect(lambda item: self.opened.emit(*self._place(item)))
        self.empty = HelpText()
        self._lay_out()

    def _number(self, what: MonthWhat) -> Button:
        button = Button("", "link")
        button.clicked.connect(
            lambda: self.number_clicked.emit(month_sum(self._content, self._sums.month, what))
        )
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for row, what in enumerate(_NUMBERS):
            self._labels[what].setWordWrap(True)
            grid.addWidget(self._labels[what], row, 0)
            grid.addWidget(self.numbers[what], row, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addLayout(grid)
        column.addWidget(Line())
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_content(self, content: Content, selection: Selection) -> None:
        """Show the month of the selection."""
        sums = content.month(selection.day)
        if content is not self._content or self._sums is None or sums.month != self._sums.month:
            self._content, self._sums = content, sums
            self._show_numbers(sums)
            self._show_list(content, sums)
        self._mark(selection)

    def _show_numbers(self, sums: MonthSums) -> None:
        self.heading.setText(words.month_and_year(sums.month).capitalize())
        free = sums.covered and sums.credit is None
        self.words.setVisible(free or not sums.covered)
        self.words.setText(self._content.month_words(sums.month))
        values = {what: getattr(sums, what) for what in _NUMBERS}
        for what, value in values.items():
            shown = bool(value) if what in ("overuse", "outside") else sums.covered and value is not None
            text = words.duration(value or 0)
            self._labels[what].setVisible(shown)
            self.numbers[what].setVisible(shown)
            self.numbers[what].setText(text)
            label = self._labels[what].text()
            self.numbers[what].setAccessibleName(
                f"{label} {text}. {t('calendar.side.show_sum', number=label)}"
            )

    def _show_list(self, content: Content, sums: MonthSums) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for item in sums.items:
            row = QListWidgetItem(_row_text(content, item))
            row.setData(_ID, item.session.id)
            spoken = f"{words.weekday(item.session.day)} {item.session.day.day}, {item.spoken}"
            row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            row.setToolTip(spoken)
            self.list.addItem(row)
        self.list.blockSignals(False)
        self.list.setVisible(bool(sums.items))
        self.empty.setVisible(not sums.items)
        self.empty.setText(t("calendar.side.empty", month=words.month_and_year(sums.month)))

    def _mark(self, selection: Selection) -> None:
        self.list.blockSignals(True)
        rows = [self.list.item(row) for row in range(self.list.count())]
        current = next((row for row in rows if row.data(_ID) == selection.session), None)
        self.list.setCurrentItem(current)
        if current is None:
            self.list.clearSelection()
        else:
            self.list.scrollToItem(current)
        self.list.blockSignals(False)

    def _picked(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(*self._place(item))

    def _place(self, item: QListWidgetItem) -> tuple[object, str]:
        session = self._content.items[item.data(_ID)].session
        return session.day, session.id


def _row_text(content: Content, item: Item) -> str:
    """One session in the list: when and how long; what is to be noticed in a line of its own."""
    session = item.session
    day = f"{words.short_weekday(session.day)} {session.day.day}"
    line = f"{day}   {item.clock}   {session.companion}".rstrip()
    marks = (OVERUSE if item.overuse else "") + (OUTSIDE if item.outside else "")
    status = "" if item.kind == "performed" else item.status
    notes = ", ".join(part for part in (status, *item.remarks) if part)
    return f"{line}\n{marks} {notes}".replace("\n ", "\n") if notes else line


class Page(QWidget):
    """A page of the side with a heading, rows of two columns, and a way back."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.heading = Heading()
        self.close_button = Button(t("calendar.sum.close"), "quiet")
        self.close_button.clicked.connect(self.closed)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill(self) -> QGridLayout:
        inner = QWidget()
        inner.setProperty("kind", "clear")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, theme.GRID, 0)
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.setColumnStretch(0, 1)
        self._scroll.setWidget(inner)
        return grid

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()


class SumPage(Page):
    """How a number comes about: what is added, what is taken away, and what it makes."""

    def show_sum(self, found: Sum) -> None:
        """Show one sum."""
        self.heading.setText(found.title)
        grid = self._fill()
        for text, amount in found.lines or ((t("calendar.sum.nothing"), ""),):
            _add_row(grid, text, amount, "")
        grid.addWidget(Line(), grid.rowCount(), 0, 1, 2)
        _add_row(grid, *found.result, "strong")
        grid.setRowStretch(grid.rowCount(), 1)
        said = "; ".join(f"{text} {amount}".strip() for text, amount in (*found.lines, found.result))
        self.setAccessibleName(f"{found.title}: {said}")


class KeysPage(Page):
    """What the keys do."""

    NAMES = (
        *("arrows", "page", "ctrl_page", "home_end", "space", "enter", "new", "shift", "stretch"),
        *("copy", "delete", "undo", "today", "views", "list", "sum", "mouse"),
    )

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading.setText(t("calendar.keys.title"))
        grid = self._fill()
        for name in self.NAMES:
            key = QLabel(t(f"calendar.keys.{name}"))
            key.setProperty("kind", "strong")
            key.setWordWrap(True)
            grid.addWidget(key, grid.rowCount(), 0, 1, 2)
            grid.addWidget(HelpText(t(f"calendar.keys.{name}_do")), grid.rowCount(), 0, 1, 2)
        grid.addWidget(Legend(self), grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)


def _add_row(grid: QGridLayout, text: str, amount: str, kind: str) -> None:
    row = grid.rowCount()
    label, number = QLabel(text), QLabel(amount)
    label.setWordWrap(True)
    for part in (label, number):
        part.setProperty("kind", kind)
    grid.addWidget(label, row, 0, 1, 1 if amount else 2)
    if amount:
        grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
