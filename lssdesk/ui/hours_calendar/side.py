"""What stands beside the year and the month: the month's numbers and sessions, a sum, the keys."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lssdesk.model.case import Cost
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import receipt_words, why, words
from lssdesk.ui.hours_calendar.board import Board, name_of
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.legend import Legend
from lssdesk.ui.hours_calendar.paint import OUTSIDE, OVERUSE
from lssdesk.ui.hours_calendar.spent_view import SpentView
from lssdesk.ui.hours_calendar.sums import MonthWhat, month_sum
from lssdesk.ui.hours_calendar.sums_item import marked_sum
from lssdesk.ui.hours_calendar.view_model import Item, MonthSums, Ref
from lssdesk.ui.parts import Button, Heading, HelpText, Line, WrapButton

_REF = Qt.ItemDataRole.UserRole
_NUMBERS: tuple[MonthWhat, ...] = ("credit", "used", "left", "overuse", "outside")
_OWN_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class SessionList(QListWidget):
    """The month's entries in a list; commands are left to the calendar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OWN_KEYS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()


class MonthPanel(QWidget):
    """The current track's month in numbers, each with its sum behind it, and all that is shown in a list.

    ``chosen`` and ``opened``: a day and an ``Item``.
    """

    chosen = Signal(object, object)
    opened = Signal(object, object)
    number_clicked = Signal(object)
    why_wanted = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.unused: why.Unused = {}
        self._board: Board | None = None
        self._sums: MonthSums | None = None
        self._marked: list[Item] = []
        self.heading = Heading()
        self.track = HelpText()
        self.several = WrapButton(link=True)
        self.several.clicked.connect(self._explain_several)
        self.why_button = WrapButton(link=True)
        self.why_button.setObjectName("why_button")
        self.why_button.clicked.connect(self._ask_why)
        self.spent = SpentView(self)
        self.spent.number_clicked.connect(self.number_clicked)
        self.words = HelpText()
        self._labels = {what: QLabel() for what in _NUMBERS}
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
            lambda: self.number_clicked.emit(month_sum(self._board.content, self._sums.month, what))
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
        for part in (self.heading, self.track, self.several, self.words):
            column.addWidget(part)
        column.addLayout(grid)
        column.addWidget(self.why_button)
        column.addWidget(self.spent)
        column.addWidget(Line())
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_content(self, board: Board, selection: Selection) -> None:
        """Show the month of the selection."""
        sums = board.content.month(selection.day)
        if board is not self._board or self._sums is None or sums.month != self._sums.month:
            self._board, self._sums = board, sums
            self._show_numbers(sums)
            self._show_list(board, sums.month)
        self._mark(selection)
        self._show_several(selection)

    def _show_several(self, selection: Selection) -> None:
        """How many are marked, and what they come to."""
        items = self._marked = [item for ref in sorted(selection.marked) if (item := self._board.item(ref))]
        totals = {
            unit: sum(item.used for item in items if item.unit == unit)
            for unit in sorted({item.unit for item in items})
        }
        parts = (t("calendar.side.several", n=len(items)), *(words.amount(*pair) for pair in totals.items()))
        self.several.setText(", ".join(parts))
        self.several.setVisible(len(items) > 1)

    def _explain_several(self) -> None:
        """How the marked entries add up, those that count as the first of them does."""
        self.number_clicked.emit(marked_sum(self._board.of(self._marked[0].measure), self._marked))

    def _ask_why(self) -> None:
        self.why_wanted.emit(self._board.content, self._sums.month)

    def _show_numbers(self, sums: MonthSums) -> None:
        content = self._board.content
        self.heading.setText(words.month_and_year(sums.month).capitalize())
        self.track.setText(name_of(content.measure))
        self.track.setVisible(len(self._board.tracks) > 1)
        free = sums.covered and sums.credit is None
        self.words.setVisible(free or not sums.covered)
        self.words.setText(content.month_words(sums.month))
        reason = why.month_words(content, sums.month, self.unused)
        self.why_button.setText(reason)
        self.why_button.setVisible(bool(reason))
        self.spent.show_content(content, sums.month)
        values = {what: getattr(sums, what) for what in _NUMBERS}
        for what, value in values.items():
            shown = bool(value) if what in ("overuse", "outside") else sums.covered and value is not None
            text = content.amount(value or 0)
            suffix = f"_{content.unit}" if what in ("used", "overuse") else ""
            self._labels[what].setText(t(f"calendar.side.{what}{suffix}"))
            self._labels[what].setVisible(shown)
            self.numbers[what].setVisible(shown)
            self.numbers[what].setText(text)
            label = self._labels[what].text()
            self.numbers[what].setAccessibleName(
                f"{label} {text}. {t('calendar.side.show_sum', number=label)}"
            )

    def _show_list(self, board: Board, month: date) -> None:
        items = board.in_month(month)
        self.list.blockSignals(True)
        self.list.clear()
        for item in items:
            row = QListWidgetItem(_row_text(board, item))
            row.setData(_REF, item.ref)
            spoken = f"{words.weekday(item.day)} {item.day.day}, {board.item_words(item)}"
            row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            row.setToolTip(spoken)
            self.list.addItem(row)
        self.list.blockSignals(False)
        self.list.setVisible(bool(items))
        self.empty.setVisible(not items)
        text = t(f"calendar.side.empty_{board.content.unit}", month=words.month_and_year(month))
        self.empty.setText(text)

    def _mark(self, selection: Selection) -> None:
        self.list.blockSignals(True)
        rows = [self.list.item(row) for row in range(self.list.count())]
        current = next((row for row in rows if _ref(row) == selection.ref), None)
        self.list.setCurrentItem(current)
        if current is None:
            self.list.clearSelection()
        else:
            self.list.scrollToItem(current)
        self.list.blockSignals(False)

    def _picked(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(*self._place(item))

    def _place(self, row: QListWidgetItem) -> tuple[date, Item]:
        item = self._board.item(_ref(row))
        return item.day, item


def _ref(row: QListWidgetItem) -> Ref:
    measure, key = row.data(_REF)
    return measure, key


def _row_text(board: Board, item: Item) -> str:
    """One entry in the list: when and how much; what is to be noticed in a line of its own."""
    day = f"{board.mark(item.measure)}  {words.short_weekday(item.day)} {item.day.day}".lstrip()
    line = f"{day}   {item.label}   {item.with_whom}".rstrip()
    marks = (OVERUSE if item.overuse else "") + (OUTSIDE if item.outside else "")
    status = item.status if item.kind in ("planned", "late", "cancelled") else ""
    receipt = receipt_words.shown(item.entry) if isinstance(item.entry, Cost) else ""
    notes = ", ".join(part for part in (status, *item.remarks, receipt) if part)
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
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.close_button)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)

    def new_grid(self) -> QGridLayout:
        """An empty grid of two columns, to be filled and then put on the page."""
        self._inner = QWidget()
        self._inner.setProperty("kind", "clear")
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, theme.GRID, 0)
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.setColumnStretch(0, 1)
        return grid

    def put(self, grid: QGridLayout) -> None:
        """Show a grid that is filled, so that its height is known at once."""
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(self._inner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()


class KeysPage(Page):
    """What the keys do."""

    NAMES = (
        *("arrows", "page", "ctrl_page", "home_end", "space", "enter", "new", "shift", "stretch", "begin"),
        *(
            "several",
            "copy",
            "delete",
            "undo",
            "tracks",
            "today",
            "views",
            "list",
            "sum",
            "spent",
            "plan",
            "why",
        ),
        "mouse",
    )

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading.setText(t("calendar.keys.title"))
        grid = self.new_grid()
        for name in self.NAMES:
            key = QLabel(t(f"calendar.keys.{name}"))
            key.setProperty("kind", "strong")
            key.setWordWrap(True)
            grid.addWidget(key, grid.rowCount(), 0, 1, 2)
            grid.addWidget(HelpText(t(f"calendar.keys.{name}_do")), grid.rowCount(), 0, 1, 2)
        grid.addWidget(Legend(self), grid.rowCount(), 0, 1, 2)
        self.put(grid)
