"""All wordings in one list, narrowed by words, by place and by state; Enter or a click opens one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lssdesk.flow.wordings import Line
from lssdesk.texts import t
from lssdesk.ui import theme, two_lines
from lssdesk.ui.forms.editors import QuietCombo
from lssdesk.ui.office import wording_words
from lssdesk.ui.parts import HelpText, Segmented

_LINE = Qt.ItemDataRole.UserRole
_SHOWN = ("all", "own", "drafts")


class _Delegate(two_lines.TwoLines):
    """The title, and below it where the wording stands and how."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        colors, row = theme.current(), index.data(_LINE)
        painter.save()
        upper, lower = self.ground(painter, option)
        second = " · ".join(_about(row))
        two_lines.line(painter, upper, (row.content.title, theme.font(bold=True), colors.text))
        two_lines.line(painter, lower, (second, theme.font(theme.SMALL), colors.muted))
        painter.restore()


class _Rows(QListWidget):
    """Enter opens the row, and so does a click."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wording_list")
        self.setAccessibleName(t("wordings_admin.list"))
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.px(two_lines.HEIGHT) * 4)
        self.itemClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item:
            self._open(item)
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_LINE).id)


class WordingList(QWidget):
    """``opened`` with the id of a wording that one wants to read."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._lines: Sequence[Line] = ()
        self.search = QLineEdit(self)
        self.search.setObjectName("wording_search")
        self.search.setPlaceholderText(t("wordings_admin.search"))
        self.search.setAccessibleName(t("wordings_admin.search"))
        self.place = QuietCombo(self)
        self.place.setObjectName("wording_place")
        self.place.setAccessibleName(t("wordings_admin.place"))
        self.place.addItem(t("wordings_admin.all_places"), "")
        for option in wording_words.places():
            self.place.addItem(option.label, option.value)
        self.which = Segmented(
            [(name, t(f"wordings_admin.show_{name}")) for name in _SHOWN], t("wordings_admin.show"), self
        )
        self.which.set_value("all")
        self._count = HelpText("", self)
        self._count.setObjectName("wording_count")
        self.rows = _Rows(self)
        self.rows.opened.connect(self.opened)
        self.search.textChanged.connect(lambda _: self._show())
        self.place.currentIndexChanged.connect(lambda _: self._show())
        self.which.changed.connect(lambda _: self._show())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for part in (self.search, self.place, self.which, self._count):
            column.addWidget(part)
        column.addWidget(self.rows, 1)
        self.setFocusProxy(self.search)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what there is now; the row that was chosen stays so."""
        order = {option.value: place for place, option in enumerate(wording_words.places())}
        self._lines = sorted(lines, key=lambda line: order[line.content.place])
        self._show()

    def select(self, id: str) -> None:
        """Choose the row of a wording, with the cursor in the list."""
        for place in range(self.rows.count()):
            if self.rows.item(place).data(_LINE).id == id:
                self.rows.setCurrentRow(place)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        item = self.rows.currentItem()
        chosen = item.data(_LINE).id if item else ""
        found = [line for line in self._lines if self._wanted(line)]
        self.rows.clear()
        for line in found:
            self.rows.addItem(_item(line))
        places = [place for place, line in enumerate(found) if line.id == chosen]
        self.rows.setCurrentRow(places[0] if places else 0)
        key = "none" if not found else "count_one" if len(found) == 1 else "count"
        self._count.setText(t(f"wordings_admin.{key}", count=len(found)))

    def _wanted(self, line: Line) -> bool:
        which, place = self.which.value() or "all", self.place.currentData()
        if (which == "own" and not line.own) or (which == "drafts" and line.draft is None):
            return False
        if place and line.content.place != place:
            return False
        content = line.content
        text = " ".join((content.title, content.text, wording_words.place_text(content.place), line.id))
        return all(word in text.casefold() for word in self.search.text().casefold().split())


def _about(line: Line) -> tuple[str, str]:
    """Where a wording stands in the letters, and in which state it is."""
    return wording_words.place_text(line.content.place), wording_words.chips_text(line)


def _item(line: Line) -> QListWidgetItem:
    item = QListWidgetItem(line.content.title)
    item.setData(_LINE, line)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join((line.content.title, *_about(line))))
    return item
