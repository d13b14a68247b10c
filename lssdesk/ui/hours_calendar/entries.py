"""What the calendar's views have in common: entries for the eye, the keyboard and the screen reader.

A view is a list in Qt's eyes, so that every day, session and frame is reachable in order and has a
text [CAL-004]; where things lie and how they look is the view's own.  Keys are left to the calendar.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from lssdesk.texts import t
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.view_model import Item, Ref


@dataclass(frozen=True)
class Selection:
    """What all views show as selected: a day, perhaps one entry of it, and all that are marked with it."""

    day: date
    ref: Ref | None = None
    marked: frozenset[Ref] = frozenset()

    def marks(self, item: Item) -> bool:
        """Whether the entry is among the selected."""
        return item.ref == self.ref or item.ref in self.marked

    def only(self, marked: frozenset[Ref]) -> "Selection":
        """The same with these marked."""
        return replace(self, marked=marked)


@dataclass(frozen=True)
class Entry:
    """One thing in a view.  ``key`` finds it again; ``spoken`` is asked for only when somebody listens."""

    key: tuple[str, object]
    text: str
    spoken: Callable[[], str]


class EntryModel(QAbstractListModel):
    """The entries of a view in reading order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()
        self._rows: dict[tuple[str, object], int] = {}

    def show(self, entries: Sequence[Entry]) -> None:
        """Replace all entries."""
        self.beginResetModel()
        self.entries = entries
        self._rows = {entry.key: row for row, entry in enumerate(entries)}
        self.endResetModel()

    def row_of(self, kind: str, key: object) -> int:
        """Row of an entry, -1 if it is not shown."""
        return self._rows.get((kind, key), -1)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return entry.spoken()
        return None


class EntryView(QListView):
    """Base of the views.  ``chosen``: a day, and an ``Item`` or None.  ``opened``: the same."""

    chosen = Signal(object, object)
    opened = Signal(object, object)
    number_clicked = Signal(object)
    board: Board | None = None

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.selection = Selection(date.min)
        self.entries = EntryModel(self)
        self.setModel(self.entries)
        self.setProperty("kind", "side")
        self.setAccessibleName(t("calendar.name"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)  # so that Qt, which lays nothing out here, asks for one of them only
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)

    def rect_of(self, row: int) -> QRect:
        """Where an entry lies, in the viewport."""
        raise NotImplementedError

    def row_at(self, point: QPoint) -> int:
        """The entry at a point of the viewport, or -1."""
        raise NotImplementedError

    def content_height(self) -> int:
        """Height of everything, to scroll in."""
        raise NotImplementedError

    def select(self, selection: Selection) -> None:
        """Show the selection and bring it into sight."""
        self.selection = selection
        row = self.entries.row_of("item", selection.ref)
        row = row if row >= 0 else self.entries.row_of("day", selection.day)
        self.setCurrentIndex(self.entries.index(row, 0) if row >= 0 else QModelIndex())
        self.viewport().update()

    def forget_layout(self) -> None:
        """Sizes are to be reckoned anew."""

    def changeEvent(self, event: QEvent) -> None:
        """Another scheme, or larger text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.forget_layout()
            self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.forget_layout()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyboardSearch(self, _text: str) -> None:
        """Letters are commands here."""

    def visualRect(self, index: QModelIndex) -> QRect:
        return self.rect_of(index.row()) if index.isValid() and self.board else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        return self.entries.index(self.row_at(point), 0) if self.board else QModelIndex()

    def visualRegionForSelection(self, _selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    def moveCursor(self, _action: object, _modifiers: object) -> QModelIndex:
        return self.currentIndex()

    def scrollTo(self, index: QModelIndex, _hint: object = None) -> None:
        if not index.isValid() or not self.board:
            return
        rect, bar = self.rect_of(index.row()), self.verticalScrollBar()
        if rect.top() < self.header_height():
            bar.setValue(bar.value() + rect.top() - self.header_height())
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + 1)

    def header_height(self) -> int:
        """Height of what stays on top while the rest scrolls."""
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.content_height() - height) if self.board else 0)
        bar.setPageStep(height)
        bar.setSingleStep(24)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)
