"""The delegation order: the one that holds, one that is to come, and how a new one is set."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.errors import LssdeskError
from lssdesk.flow import delegation
from lssdesk.flow.delegation import Order
from lssdesk.flow.desk import Desk
from lssdesk.model.case import DelegatedRight
from lssdesk.texts import t
from lssdesk.ui import may, theme
from lssdesk.ui.case.autosave import Autosave
from lssdesk.ui.office.delegation_editor import OrderEditor
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Button, Heading, HelpText, Line


class PointsTable(QWidget):
    """The points of an order: number, who, and what they may decide."""

    COLUMNS = ("point", "who", "what")

    def __init__(self, points: Sequence[DelegatedRight], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("points_table")
        self.setProperty("kind", "clear")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        for column, name in enumerate(self.COLUMNS):
            head = QLabel(t(f"delegation.column.{name}"))
            head.setProperty("kind", "help")
            grid.addWidget(head, 0, column)
        for place, point in enumerate(points):
            row = 2 * place + 1
            grid.addWidget(Line(), row, 0, 1, len(self.COLUMNS))
            number = _words(point.point)
            number.setProperty("kind", "strong")
            number.setWordWrap(False)
            for column, label in enumerate((number, _words(_who(point)), _words(delegation.about(point)))):
                grid.addWidget(label, row + 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _who(point: DelegatedRight) -> str:
    names = ", ".join(point.holders) or t("delegation.everyone")
    own = [t("delegation.not_own_short")] if point.not_own_case else []
    return "\n".join([point.level, names, *own])


class _Set(QWidget):
    """An order that was set: from which day, by whom, why; its points are folded away unless ``opened``."""

    def __init__(self, order: Order, opened: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._order = order
        self._table: PointsTable | None = None
        first = QLabel(t("delegation.from", day=order.first_day, count=len(order.points)), self)
        first.setProperty("kind", "strong")
        first.setWordWrap(True)
        about = HelpText(t("delegation.set_by", name=order.confirmed_by, reason=order.reason), self)
        self.button = Button(t("delegation.show"), "link", parent=self)
        self.button.clicked.connect(self.turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.GRID)
        self._column.setSpacing(theme.GRID // 2)
        for part in (first, about, self.button):
            self._column.addWidget(part, 0, Qt.AlignmentFlag(0) if part is not self.button else _LEFT)
        if opened:
            self.turn()

    def turn(self) -> None:
        """Show the points, or fold them away."""
        if self._table is None:
            self._table = PointsTable(self._order.points, self)
            self._column.addWidget(self._table)
        else:
            self._table.setVisible(self._table.isHidden())
        self.button.setText(t("delegation.show" if self._table.isHidden() else "delegation.fold"))


_LEFT = Qt.AlignmentFlag.AlignLeft


class DelegationPage(OfficePage):
    """Stored as one types, until the new order is set or called off."""

    not_stored = Signal(str)
    mended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("delegation", t("delegation.title"), t("delegation.title_help"), parent)
        self._desk = desk
        self.editor: OrderEditor | None = None
        self.autosave = Autosave(self._keep, self)
        self.autosave.failed.connect(lambda error: self.not_stored.emit(t("case.not_saved", problem=error)))
        self.autosave.mended.connect(self.mended)
        self.begin_button = Button("", "primary", "add")
        self.begin_button.setObjectName("delegation_begin")
        self.begin_button.setProperty("touch", True)
        self.begin_button.clicked.connect(self._begin)
        may.only(self.begin_button, desk.officers, "delegation")
        self.column.addSpacing(theme.GRID)
        self.column.addWidget(self.begin_button, 0, _LEFT)
        self._editor_place = QVBoxLayout()
        self.column.addLayout(self._editor_place)
        self._orders = QVBoxLayout()
        self._orders.setSpacing(theme.GRID)
        self.column.addLayout(self._orders)
        self.column.addStretch(1)
        self.setFocusProxy(self.begin_button)
        self._show()
        if desk.delegation.begun() and desk.officers.may("delegation"):
            self._begin()

    def _show(self) -> None:
        """The order that holds with its points, then the one to come and those that were set before."""
        while (item := self._orders.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        running, coming = self._desk.delegation.running(), self._desk.delegation.coming()
        orders = self._desk.delegation.orders()
        self.begin_button.setText(t("delegation.copy" if orders else "delegation.first"))
        if not running:
            self._orders.addWidget(HelpText(t("delegation.none")))
        before = [one for one in orders if one not in (running, coming)]
        groups = (("running", [running]), ("coming", [coming]), ("before", before))
        for name, rows in groups:
            shown = [one for one in rows if one is not None]
            if shown:
                head = Heading(t(f"delegation.{name}"), parent=self)
                head.setContentsMargins(0, 2 * theme.GRID, 0, 0)
                self._orders.addWidget(head)
            for one in shown:
                self._orders.addWidget(_Set(one, name == "running", self))

    def _begin(self) -> None:
        """Open the editor: what was begun, else a copy of the order that holds."""
        if self.editor is not None:
            return
        running = self._desk.delegation.running()
        begun = self._desk.delegation.begun()
        editor = self.editor = OrderEditor(running.points if running else (), begun, self._desk.today, self)
        editor.edited.connect(self.autosave.soon)
        editor.wanted.connect(self._set)
        editor.left.connect(self._leave)
        self._editor_place.addWidget(editor)
        editor.show()
        self.begin_button.hide()
        editor.begin()

    def _keep(self) -> None:
        if self.editor is not None and self.editor.changed:
            self._desk.delegation.keep(self.editor.begun())

    def _set(self) -> None:
        editor = self.editor
        assert editor is not None
        try:
            first_day = editor.first_day()
            self._desk.delegation.set(editor.points(), first_day, editor.confirmed_by, editor.reason)
        except LssdeskError as error:
            editor.say(error)
            return
        self._close()

    def _leave(self) -> None:
        try:
            self._desk.delegation.keep({})
        except LssdeskError as error:
            self.not_stored.emit(str(error))
            return
        self._close()

    def _close(self) -> None:
        self.autosave.stop()
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        self._show()
        self.begin_button.show()
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)
