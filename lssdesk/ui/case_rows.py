"""The rows of the case list: the cases as a Qt model, and what the two lines of one say."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from lssdesk.texts import t
from lssdesk.ui import icons, theme, two_lines

_SWEDEN = ZoneInfo("Europe/Stockholm")

ROW = Qt.ItemDataRole.UserRole


class CaseRow(Protocol):
    """What a row is made of; ``state`` is open, decided or closed; ``changed`` has its time zone."""

    id: str
    number: str
    name: str
    personal_number: str
    measure_label: str
    state: str
    changed: datetime
    protected: bool
    closed: bool


def changed_text(changed: datetime, today: date) -> str:
    """When a case was changed, as short as it is clear: ``10:42``, ``igår``, ``2026-03-12``."""
    local = changed.astimezone(_SWEDEN)
    days = (today - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    return t("shell.cases.yesterday") if days == 1 else f"{local:%Y-%m-%d}"


def state_text(row: CaseRow) -> str:
    return t(f"shell.cases.state.{row.state}")


def name_text(row: CaseRow) -> str:
    return row.name or t("shell.cases.no_name")


class CaseModel(QAbstractListModel):
    """The rows that are shown just now, in the order in which they were given."""

    def __init__(self, parent: object) -> None:
        super().__init__(parent)
        self._rows: Sequence[CaseRow] = ()
        self.today = date.min

    def show(self, rows: Sequence[CaseRow], today: date) -> None:
        self.beginResetModel()
        self._rows, self.today = rows, today
        self.endResetModel()

    def place_of(self, case_id: str) -> int:
        """The row of a case, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == case_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return name_text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            if row.closed:
                return t("access.shown.row_tip", number=row.number)
            return t("shell.cases.person", name=name_text(row), personal_number=row.personal_number)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            day = changed_text(row.changed, self.today)
            if row.closed:
                return t("access.shown.spoken", number=row.number, state=state_text(row), day=day)
            words = {"measure": row.measure_label, "state": state_text(row), "day": day}
            spoken = t("shell.cases.spoken", name=name_text(row), number=row.number, **words)
            return f"{spoken}, {t('protected.mark.row')}" if row.protected else spoken
        return None


class CaseDelegate(two_lines.TwoLines):
    """Name and case number; below them measure, state and when it was changed.

    What is protected has an icon and its word first.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        colors, row = theme.current(), index.data(ROW)
        day = changed_text(row.changed, index.model().today)
        second = state_text(row)
        if not row.closed:
            second = t("shell.cases.second_line", measure=row.measure_label, state=second)
        painter.save()
        upper, lower = self.ground(painter, option)
        first = (name_text(row), theme.font(bold=True), colors.text)
        two_lines.line(painter, upper, first, row.number)
        if row.protected:
            lower, second = self._mark(painter, lower), f"{t('protected.mark.row')} · {second}"
        two_lines.line(painter, lower, (second, theme.font(theme.SMALL), colors.muted), day)
        painter.restore()

    def _mark(self, painter: QPainter, room: QRect) -> QRect:
        """Paint the icon of the protected at the left; the room that is left beside it."""
        side = theme.px(theme.SMALL)
        square = QRectF(room.x(), room.y() + (room.height() - side) / 2, side, side)
        icons.draw(painter, "protected", square, theme.current().warn)
        return room.adjusted(side + theme.GRID // 2, 0, 0, 0)
