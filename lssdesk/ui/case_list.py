"""The list of cases at the left: what goes on, what is decided, all; or what a search found."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QMenu,
    QRadioButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.case_rows import ROW, CaseDelegate, CaseModel, CaseRow
from lssdesk.ui.parts import Button, EmptyState, Heading, HelpText

GROUPS: dict[str, Callable[[CaseRow], bool]] = {
    "going": lambda row: row.state == "open",
    "decided": lambda row: row.state == "decided",
    "all": lambda _row: True,
}
_WIDTH, _NARROW = 280, 200  # pixels
_UNBOUNDED = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX
_PAD = theme.GRID + theme.GRID // 2


class _GroupButton(QRadioButton):
    """One line: the word of the group and how many cases it has.  Arrow keys go from one to the next."""

    def __init__(self, group: str) -> None:
        super().__init__(t(f"shell.cases.group.{group}"))
        self.group_id = group
        self._count = 0
        self.setObjectName(f"group_{group}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(t("shell.cases.count", word=self.text(), count=count))
        self.update()

    def count(self) -> int:
        return self._count

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _place: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, painter = theme.current(), QPainter(self)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), QColor(colors.accent_soft if self.isChecked() else colors.hover))
        if self.isChecked():
            painter.fillRect(QRect(0, 0, 3, self.height()), QColor(colors.accent))
        room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(bold=self.isChecked()))
        painter.setPen(QColor(colors.text))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(theme.font())
        painter.setPen(QColor(colors.muted))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, str(self._count))
        painter.end()


class _Rows(QListView):
    """Arrows only move; Enter or a click opens, since every opening of a case is logged."""

    opened = Signal(str)
    access_wanted = Signal(str)

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self.setObjectName("case_rows")
        self.setProperty("kind", "side")
        self.setAccessibleName(t("shell.cases.name"))
        self.setModel(model)
        self.setItemDelegate(CaseDelegate(self))
        self.setStyleSheet("#qt_scrollarea_vcontainer { background: transparent; }")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button or the menu key: open the case, or see to who may."""
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if not index.isValid():
            return
        id = index.data(ROW).id
        menu = QMenu(self)
        menu.setObjectName("case_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, wanted in (("shell.cases.open", self.opened), ("main.action.access", self.access_wanted)):
            menu.addAction(t(key)).triggered.connect(lambda _=False, wanted=wanted: wanted.emit(id))
        menu.popup(event.globalPos() if mouse else self.mapToGlobal(self.visualRect(index).bottomLeft()))

    def _open(self, index: object) -> None:
        self.opened.emit(index.data(ROW).id)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)


class CaseList(QWidget):
    """``case_chosen`` when a case is to be opened, ``new_wanted`` and ``all_wanted`` from the empty states.

    ``today`` gives the present day in Sweden; with ``may_begin`` the empty list offers a new application.
    """

    case_chosen = Signal(str)
    access_wanted = Signal(str)
    new_wanted = Signal()
    all_wanted = Signal()  # the search is to be emptied
    folded_changed = Signal(bool)

    def __init__(
        self, today: Callable[[], date], parent: QWidget | None = None, may_begin: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("case_list")
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._today = today
        self._cases: Sequence[CaseRow] = ()
        self._found: Sequence[CaseRow] | None = None
        self._words = ""
        self._may_begin = may_begin
        self._model = CaseModel(self)
        self.rows = _Rows(self._model)
        self.rows.opened.connect(self.case_chosen)
        self.rows.access_wanted.connect(self.access_wanted)
        self._content = self._make_content()
        self._strip = self._make_strip()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._content)
        row.addWidget(self._strip)
        self.set_folded(False)
        self._show()

    def _make_content(self) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        self._groups_box = self._make_groups()
        column.addWidget(self._groups_box)
        self._found_box = self._make_found()
        column.addWidget(self._found_box)
        self._empty = EmptyState("", t("shell.cases.new"), "cases")
        self._empty.setObjectName("case_empty")
        self._empty.acted.connect(self._act_on_empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        return content

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_PAD, theme.GRID, theme.GRID // 2, theme.GRID // 2)
        row.addWidget(Heading(t("shell.cases.name"), "group"), 1)
        row.addWidget(self._fold_button("back", "shell.cases.fold"))
        return row

    def _fold_button(self, icon: str, text: str) -> Button:
        button = Button("", "quiet", icon)
        button.setObjectName(text.rpartition(".")[2])
        button.setAccessibleName(t(text))
        button.setToolTip(t("shell.letter.with_key", text=t(text), press="F4"))
        button.clicked.connect(self.toggle_folded)
        return button

    def _make_strip(self) -> QWidget:
        strip = QWidget()
        strip.setProperty("kind", "clear")
        self._unfold = self._fold_button("forward", "shell.cases.unfold")
        column = QVBoxLayout(strip)
        column.setContentsMargins(*[theme.GRID // 2] * 4)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignTop)
        return strip

    def _make_groups(self) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "clear")
        box.setAccessibleName(t("shell.cases.filter"))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, theme.GRID)
        column.setSpacing(0)
        self._buttons = [_GroupButton(group) for group in GROUPS]
        together = QButtonGroup(self)
        for button in self._buttons:
            together.addButton(button)
            column.addWidget(button)
        self._buttons[0].setChecked(True)
        together.buttonToggled.connect(lambda _button, on: on and self._show())
        return box

    def _make_found(self) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "clear")
        column = QVBoxLayout(box)
        column.setContentsMargins(_PAD, 0, _PAD, theme.GRID)
        column.setSpacing(0)
        self._found_text = HelpText()
        self._found_text.setObjectName("case_found")
        back = Button(t("shell.cases.show_all"), "link")
        back.setObjectName("show_all")
        back.clicked.connect(self.all_wanted)
        column.addWidget(self._found_text)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def set_cases(self, rows: Sequence[CaseRow]) -> None:
        """All cases, in the order in which they are to stand.  The chosen row and the place are kept."""
        self._cases = rows
        for button in self._buttons:
            button.show_count(sum(map(GROUPS[button.group_id], rows)))
        self._show()

    def show_found(self, words: str, rows: Sequence[CaseRow]) -> None:
        """What a search for ``words`` found, instead of the groups; no words end the search."""
        self._words, self._found = words, rows if words else None
        self._show()

    def group(self) -> str:
        """Id of the chosen group: going, decided or all."""
        return next(button.group_id for button in self._buttons if button.isChecked())

    def select(self, case_id: str) -> None:
        """Mark the case that is open; in the group "Alla" where the chosen group does not hold it."""
        if self._found is None and self._model.place_of(case_id) < 0:
            shown = [button for button in self._buttons if button.group_id == "all"]
            shown[0].setChecked(any(row.id == case_id for row in self._cases) or shown[0].isChecked())
        self._mark(case_id)

    def folded(self) -> bool:
        return self._content.isHidden()

    def toggle_folded(self) -> None:
        self.set_folded(not self.folded())

    def set_folded(self, folded: bool) -> None:
        """Fold to a strip at the left, or open.  The keyboard stays in what is left of the list."""
        had_focus = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        changed = folded != self.folded()
        self._content.setVisible(not folded)
        self._strip.setVisible(folded)
        self.setMinimumWidth(0 if folded else theme.px(_NARROW))
        self.setMaximumWidth(self._strip.sizeHint().width() if folded else _UNBOUNDED)
        if had_focus:
            (self._unfold if folded else self._stop()).setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.folded_changed.emit(folded)

    def enter(self) -> None:
        """Open the list and put the keyboard in it."""
        self.set_folded(False)
        self._stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> QWidget:
        """The rows; where there are none, what leads to some: the button that is offered, or the groups."""
        if self._stack.currentWidget() is self.rows:
            return self.rows
        offered = self._empty.button
        return next(one for one in self._buttons if one.isChecked()) if offered.isHidden() else offered

    def sizeHint(self) -> QSize:
        return QSize(self._strip.sizeHint().width() if self.folded() else theme.px(_WIDTH), theme.px(400))

    def _act_on_empty(self) -> None:
        if self._found is None:
            self.new_wanted.emit()
        else:
            self.all_wanted.emit()

    def _show(self) -> None:
        chosen, place = self.chosen(), self.rows.verticalScrollBar().value()
        belongs = GROUPS[self.group()]
        rows = self._found if self._found is not None else [row for row in self._cases if belongs(row)]
        self._model.show(rows, self._today())
        self._groups_box.setVisible(self._found is None)
        self._found_box.setVisible(bool(self._found))
        if self._found:
            one = t("shell.cases.found_one", words=self._words)
            many = t("shell.cases.found", count=len(rows), words=self._words)
            self._found_text.setText(one if len(rows) == 1 else many)
        if not rows:
            self._say_empty()
        self._stack.setCurrentWidget(self.rows if rows else self._empty)
        self._mark(chosen)
        self.rows.verticalScrollBar().setValue(place)

    def _say_empty(self) -> None:
        action = ""
        if self._found is not None:
            sentence, action = t("shell.cases.found_none", words=self._words), t("shell.cases.show_all")
        elif self._cases:
            sentence = t("shell.cases.none_here")
        else:
            sentence, action = t("shell.cases.none"), t("shell.cases.new") if self._may_begin else ""
        self._empty.sentence.setText(sentence)
        self._empty.setAccessibleName(sentence)
        self._empty.button.setText(action)
        self._empty.button.setVisible(bool(action))

    def chosen(self) -> str:
        """The id of the row that the keyboard is at, or an empty text."""
        index = self.rows.currentIndex()
        return index.data(ROW).id if index.isValid() else ""

    def _mark(self, case_id: str) -> None:
        place = self._model.place_of(case_id)
        if place >= 0:
            self.rows.setCurrentIndex(self._model.index(place, 0))
