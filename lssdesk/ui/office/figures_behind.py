"""The persons behind a number: name, case number and measure; Enter or a click opens the case."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lssdesk.flow.figures import Behind
from lssdesk.texts import t
from lssdesk.ui import theme, two_lines
from lssdesk.ui.parts import Button, Heading, HelpText

_ONE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8  # that are seen at once


class _Delegate(two_lines.TwoLines):
    """The name and the case number, and below the measure."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        colors, one = theme.current(), index.data(_ONE)
        painter.save()
        upper, lower = self.ground(painter, option)
        two_lines.line(painter, upper, (one.name, theme.font(bold=True), colors.text), one.number)
        second = f"{t('protected.mark.row')} · {one.measure}" if one.protected else one.measure
        two_lines.line(painter, lower, (second, theme.font(theme.SMALL), colors.muted))
        painter.restore()


class _Persons(QListWidget):
    """Arrows only move, since every opening of a case is logged."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("figures_persons")
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_ONE).case_id)


class BehindPanel(QWidget):
    """``case_wanted`` with a case's id; ``left`` when the list is put away, also by Escape."""

    case_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figures_behind")
        self.setProperty("kind", "clear")
        self._heading, self._count = Heading("", "group"), HelpText()
        self.persons = _Persons(self)
        self.persons.opened.connect(self.case_wanted)
        close = Button(t("figures.close"), "quiet", "close")
        close.setObjectName("figures_close")
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        column.addWidget(self._count)
        column.addWidget(self.persons)
        self.setFocusProxy(self.persons)
        self.hide()

    def show_persons(self, name: str, found: Sequence[Behind]) -> None:
        """The list behind the number of that name."""
        self._heading.setText(name)
        many = t("figures.count", count=len(found))
        self._count.setText(t("figures.count_one") if len(found) == 1 else many)
        self.persons.setAccessibleName(t("figures.persons_behind", name=name))
        self.persons.clear()
        for one in found:
            item = QListWidgetItem(one.name)
            item.setData(_ONE, one)
            spoken = f"{one.name}, {one.number}, {one.measure}"
            mark = f", {t('protected.mark.row')}" if one.protected else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken + mark)
            self.persons.addItem(item)
        self.persons.setCurrentRow(0)
        rows = min(len(found), _MOST_ROWS)
        self.persons.setFixedHeight(rows * theme.px(two_lines.HEIGHT) + theme.GRID)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
