"""The rows of the page Idag: lines under the heading of their group, as a Qt model, and how they look."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from lssdesk.flow.today import Line
from lssdesk.texts import t
from lssdesk.ui import icons, theme, two_lines
from lssdesk.ui.hours_calendar.words import day_text

LINE = Qt.ItemDataRole.UserRole
_MARK = 12  # of the shape before a line, in pixels at 100 % text
_HEADING = 40
_INDENT = 20


def due_text(line: Line, today: date) -> str:
    """``i dag``, ``12 mars``, ``gick ut 3 mars``; nothing where only the record waits."""
    if line.due is None:
        return ""
    if line.due == today:
        return t("today.today")
    day = day_text(line.due, today)
    return t("today.passed", day=day) if line.due < today else day


def spoken(line: Line, today: date) -> str:
    """All that a row says."""
    return t(
        "today.spoken",
        word=t(f"notices.word.{line.severity}"),
        name=line.name or t("today.no_name"),
        number=line.number,
        measure=line.measure,
        sentence=line.sentence,
        due=due_text(line, today),
    ).strip()


class TodayModel(QAbstractListModel):
    """The lines in their order, with a heading before each group; headings cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Line | str] = []
        self.today = date.min

    def show(self, lines: Sequence[Line], today: date) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._rows, self.today = [], today
        group = ""
        for line in lines:
            if line.when != group:
                group = line.when
                self._rows.append(t(f"today.when.{group}"))
            self._rows.append(line)
        self.endResetModel()

    def line(self, place: int) -> Line | None:
        """The line at a place, None for a heading and outside."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return row if isinstance(row, Line) else None

    def place_of(self, line: Line | None) -> int:
        """Where a line stands that says the same; of the first line where there is none such."""
        found = [place for place, row in enumerate(self._rows) if row == line]
        lines = (place for place, row in enumerate(self._rows) if isinstance(row, Line))
        return found[0] if line and found else next(lines, -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) if self.line(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == LINE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.sentence
        return spoken(row, self.today) if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(two_lines.TwoLines):
    """Shape and sentence; below them case number, person and measure, and by when at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return size if index.data(LINE) else QSize(size.width(), theme.px(_HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painter.save()
        line: Line | None = index.data(LINE)
        if line is None:
            self._paint_heading(painter, option, str(index.data()))
        else:
            self._paint_line(painter, option, line, index.model().today)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.setFont(theme.font(theme.HEADING, bold=True))
        painter.setPen(QColor(theme.current().text))
        room = option.rect.adjusted(theme.GRID, 0, -theme.GRID, -theme.GRID // 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line, today: date) -> None:
        colors = theme.current()
        upper, lower = self.ground(painter, option)
        side = theme.px(_MARK)
        mark = QRectF(upper.x(), upper.y() + (upper.height() - side) / 2, side, side)
        icons.draw(painter, line.severity, mark, getattr(colors, line.severity))
        upper, lower = (room.adjusted(theme.px(_INDENT), 0, 0, 0) for room in (upper, lower))
        parts = (line.number, line.name or t("today.no_name"), line.measure)
        about = " · ".join(part for part in parts if part)
        two_lines.line(painter, upper, (line.sentence, theme.font(), colors.text))
        small = (about, theme.font(theme.SMALL), colors.muted)
        two_lines.line(painter, lower, small, due_text(line, today))


class TodayList(QListView):
    """Arrows only move; Enter or a click opens, since every opening of a case is logged."""

    opened = Signal(object)
    current_line = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("today_list")
        self.setAccessibleName(t("today.list"))
        self.lines = TodayModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self._open(self.lines.line(index.row())))
        self.selectionModel().currentChanged.connect(
            lambda index, _: self.current_line.emit(self.lines.line(index.row()))
        )

    def show_lines(self, lines: Sequence[Line], today: date) -> None:
        """Show what there is now; the row and the place are kept."""
        chosen, place = self.line(), self.verticalScrollBar().value()
        self.lines.show(lines, today)
        self.setCurrentIndex(self.lines.index(self.lines.place_of(chosen), 0))
        self.verticalScrollBar().setValue(place)

    def line(self) -> Line | None:
        """The line that is chosen."""
        return self.lines.line(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.line())
        else:
            super().keyPressEvent(event)

    def _open(self, line: Line | None) -> None:
        if line is not None:
            self.opened.emit(line)
