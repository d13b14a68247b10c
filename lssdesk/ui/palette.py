"""The command palette: every action, found by a few letters of its words and run by Enter."""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from lssdesk.texts import t
from lssdesk.ui import shadow, theme
from lssdesk.ui.actions import Action, Actions, key_text
from lssdesk.ui.parts import HelpText

OWN_ID = "palette"
_WIDTH, _ROW_HEIGHT = 560, 36  # pixels
_MARGIN = 2 * theme.GRID  # room for the shadow
_ROWS = 9  # at most in sight
_ID, _KEY, _WHY = (Qt.ItemDataRole.UserRole + n for n in range(3))


def matching(actions: Actions, words: str) -> list[tuple[Action, str | None]]:
    """The actions that hold all ``words`` in any order, each with its reason; what is possible now first."""
    wanted = words.casefold().split()
    found = [
        (action, action.why_not())
        for action in actions
        if action.id != OWN_ID and all(word in action.text.casefold() for word in wanted)
    ]
    return sorted(found, key=lambda pair: pair[1] is not None)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Action, str | None]] = []

    def show(self, rows: list[tuple[Action, str | None]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        action, why = self._rows[index.row()]
        key = key_text(action.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            detail = ", ".join(part for part in (key, why) if part)
            return t("shell.palette.row", text=action.text, detail=detail) if detail else action.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return why and t("shell.palette.not_now", text=action.text, why=why)
        return {Qt.ItemDataRole.DisplayRole: action.text, _ID: action.id, _KEY: key, _WHY: why}.get(role)


class _Delegate(QStyledItemDelegate):
    """One line: the words, the reason in grey behind them, the key at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        return QSize(theme.px(200), theme.px(_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        colors, metrics = theme.current(), QFontMetrics(theme.font())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        why, key, text = index.data(_WHY), index.data(_KEY), index.data()
        painter.save()
        if chosen or hovered:
            painter.fillRect(option.rect, QColor(colors.accent_soft if chosen else colors.hover))
        if chosen:
            painter.fillRect(
                QRect(option.rect.topLeft(), QSize(3, option.rect.height())), QColor(colors.accent)
            )
        painter.setFont(theme.font())
        room = option.rect.adjusted(2 * theme.GRID, 0, -2 * theme.GRID, 0)
        place = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colors.muted))
        if key:
            painter.drawText(room, place | Qt.AlignmentFlag.AlignRight, key)
            room.setRight(room.right() - metrics.horizontalAdvance(key) - 2 * theme.GRID)
        if why:
            text_width = min(metrics.horizontalAdvance(text), room.width())
            behind = room.adjusted(text_width + 2 * theme.GRID, 0, 0, 0)
            painter.drawText(behind, place, metrics.elidedText(why, _END, max(behind.width(), 0)))
        painter.setPen(QColor(colors.muted if why else colors.text))
        painter.drawText(room, place, metrics.elidedText(text, _END, room.width()))
        painter.restore()


_END = Qt.TextElideMode.ElideRight


class CommandPalette(QWidget):
    """Lies over ``window`` while it is open; adds itself to ``actions`` with Ctrl+K."""

    def __init__(self, window: QWidget, actions: Actions, group: str = "") -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(t("shell.palette.name"))
        self._actions, self._before = actions, None
        self._edit = QLineEdit()
        self._edit.setObjectName("palette_search")
        self._edit.setPlaceholderText(t("shell.palette.search"))
        self._edit.setAccessibleName(t("shell.palette.search"))
        self._edit.textChanged.connect(self._filter)
        self._edit.installEventFilter(self)
        self._rows = _Rows(self)
        self._list = self._make_list()
        self._note = HelpText()
        self._note.setObjectName("palette_note")
        self._lay_out()
        window.installEventFilter(self)
        actions.add(Action(OWN_ID, t("shell.palette.open"), "Ctrl+K", self.toggle, group=group))
        self.hide()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("palette_list")
        view.setModel(self._rows)
        view.setItemDelegate(_Delegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setStyleSheet(
            "QListView { border: none; } #qt_scrollarea_vcontainer { background: transparent; }"
        )
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._run)
        view.selectionModel().currentChanged.connect(self._moved)
        return view

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        inner = self._inner = QVBoxLayout(card)
        inner.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        inner.setSpacing(theme.GRID)
        inner.addWidget(self._edit)
        inner.addWidget(self._list)
        inner.addWidget(self._note)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        outer.addWidget(card)

    def toggle(self) -> None:
        if self.isVisible():
            self.close_()
        else:
            self.open_()

    def open_(self) -> None:
        """Show every action; the keyboard is in the search field."""
        self._before = QApplication.focusWidget()
        self._edit.clear()
        self._filter("")
        self.show()
        self.raise_()
        self._place()
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_(self) -> None:
        """Hide, and give the keyboard back to where it was."""
        had_focus, before, self._before = self._edit.hasFocus(), self._before, None
        self.hide()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self, words: str) -> None:
        rows = matching(self._actions, words)
        self._rows.show(rows)
        self._list.setVisible(bool(rows))
        self._note.setText(t("shell.palette.help") if rows else t("shell.palette.none", words=words.strip()))
        self._place()
        self._list.setCurrentIndex(self._rows.index(0, 0))

    def _moved(self, index: QModelIndex) -> None:
        """Say the row that the arrows reached, for a screen reader, and its whole reason for everyone."""
        if index.isValid():
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._edit, spoken))
            self._note.setText(index.data(_WHY) or t("shell.palette.help"))
            self._place()

    def _run(self, index: QModelIndex) -> None:
        """Run the row and close; a row that is not possible now stays with its reason."""
        if not index.isValid() or index.data(_WHY):
            return
        action_id = index.data(_ID)
        self.close_()
        self._actions.run(action_id)

    def _place(self) -> None:
        if not self.isVisible():
            return
        window = self.parentWidget().size()
        width = min(theme.px(_WIDTH), window.width())
        fitting = max(window.height() * 3 // 4 // theme.px(_ROW_HEIGHT) - 3, 3)
        self._list.setFixedHeight(min(self._rows.rowCount(), _ROWS, fitting) * theme.px(_ROW_HEIGHT))
        self._inner.invalidate()
        frame = 2 * _MARGIN
        height = self._inner.totalHeightForWidth(width - frame) + frame
        self.setGeometry((window.width() - width) // 2, 5 * theme.GRID, width, height)

    def _step(self, way: int) -> None:
        last = self._rows.rowCount() - 1
        row = self._list.currentIndex().row() + way
        self._list.setCurrentIndex(self._rows.index(min(max(row, 0), last), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.parent() and event.type() == QEvent.Type.MouseButtonPress and self.isVisible():
            self.close_()
        if watched is self._edit and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self._edit and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._left(event.reason())
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_()
        return key in {*steps, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}

    def _left(self, reason: Qt.FocusReason) -> None:
        stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if reason not in stays:
            self.close_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shadow.draw(painter, QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), 6)
        painter.end()
