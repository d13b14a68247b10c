"""Drawing of the month: rows of days, the hours on top, and what each day holds."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from lssdesk.model.case import Cost, Session
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.drag import shown_days
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.month_items import ItemPainter
from lssdesk.ui.hours_calendar.month_layout import GAP, MonthLayout
from lssdesk.ui.hours_calendar.month_rows import DayRow
from lssdesk.ui.hours_calendar.paint import color, draw_text, text_width
from lssdesk.ui.hours_calendar.view_model import holiday_name, is_red

PAD = 6


def label_width() -> int:
    """Room for the week, the weekday and the day to the left of the rows."""
    small, bold = theme.font(theme.SMALL), theme.font(theme.SMALL, bold=True)
    return round(text_width(small, "v 00") + text_width(bold, "må") + text_width(bold, "00") + 5 * PAD)


class MonthPainter:
    """Draws one month with one painter."""

    def __init__(self, painter: QPainter, board: Board, layout: MonthLayout) -> None:
        self._painter = painter
        self._board = board
        self._layout = layout
        self._items = ItemPainter(painter, board, layout)
        self._small, self._bold = theme.font(theme.SMALL), theme.font(theme.SMALL, bold=True)

    def draw(self) -> None:
        """Everything that scrolls, with nothing selected."""
        layout = self._layout
        self._painter.fillRect(QRectF(0, 0, layout.right + 8, layout.height), color("surface"))
        for row in layout.rows:
            self._draw_ground(row.day)
        self._draw_hours(layout.top, layout.height)
        for row in layout.rows:
            self._draw_row(row)

    def draw_selection(self, selection: Selection, focus: bool) -> None:
        """The selected day and what is marked, over the picture of the month."""
        layout, day = self._layout, selection.day
        row = QRectF(0, layout.y(day), layout.right + 8, layout.height_of(day))
        self._painter.fillRect(row, color("accent_soft"))
        self._painter.fillRect(QRectF(0, row.top(), 3 if focus else 2, row.height()), color("focus"))
        self._draw_lines(day)
        self._draw_hours(round(row.top()), round(row.bottom()))
        self._draw_row(layout.rows[day.day - 1])
        for one in layout.rows:
            self._items.draw_marks(one, selection)

    def draw_top(self, width: int) -> None:
        """The hours; they stay when the month scrolls."""
        layout = self._layout
        self._painter.fillRect(QRectF(0, 0, width, layout.top), color("surface"))
        step = self._hour_step()
        for hour in range(layout.first_minute // 60, 25, step):
            text = f"{hour:02d}"
            room = text_width(self._small, text)
            x = min(layout.x(hour * 60) - room / 2, width - room - 1)
            draw_text(self._painter, QRectF(x, 0, room, layout.top), text, self._small, color("muted"))

    def draw_ghosts(self, entries: Sequence[Session | Cost]) -> None:
        """What a drag would leave behind, the first with its clock times or its day in words."""
        for place, entry in enumerate(entries):
            boxes = ghost_boxes(self._layout, entry)
            for box in boxes:
                self._painter.setPen(QPen(color("focus"), 2))
                self._painter.setBrush(color("accent_soft"))
                self._painter.drawRoundedRect(box, 3, 3)
            if place == 0 and boxes:
                self._draw_tag(boxes[0], ghost_words(entry))

    def _draw_tag(self, box: QRectF, text: str) -> None:
        rect = tag_box(self._layout, box, text)
        self._painter.fillRect(rect, color("accent"))
        draw_text(self._painter, rect, text, self._bold, color("on_accent"), Qt.AlignmentFlag.AlignHCenter)

    def _hour_step(self) -> int:
        width = self._layout.x(60) - self._layout.x(0)
        return next((step for step in (1, 2, 3, 6) if step * width > text_width(self._small, "00") * 1.8), 6)

    def _draw_ground(self, day: date) -> None:
        layout = self._layout
        if day.weekday() >= 5 or is_red(day):
            row = QRectF(layout.labels, layout.y(day), layout.right + 8, layout.height_of(day))
            self._painter.fillRect(row, color("panel"))
        self._draw_lines(day)

    def _draw_lines(self, day: date) -> None:
        """A line over each Monday, and a stronger one under the present day."""
        layout, painter, width = self._layout, self._painter, self._layout.right + 8
        top = round(layout.y(day))
        if day.weekday() == 0 and day.day > 1:
            painter.setPen(QPen(color("edge"), 1))
            painter.drawLine(QLineF(0, top, width, top))
        if day == self._board.today:
            bottom = round(layout.y(day) + layout.height_of(day)) - 1
            painter.setPen(QPen(color("text"), 1))
            painter.drawLine(QLineF(0, bottom, width, bottom))

    def _draw_hours(self, top: int, bottom: int) -> None:
        layout = self._layout
        self._painter.setPen(QPen(color("line"), 1))
        for hour in range(layout.first_minute // 60, 25, self._hour_step()):
            x = round(layout.x(hour * 60))
            self._painter.drawLine(QLineF(x, top, x, bottom))

    def _draw_row(self, row: DayRow) -> None:
        self._draw_label(row.day)
        taken = self._items.draw(row)
        if name := self._note(row.day):
            self._draw_note(row.day, name, taken)

    def _draw_label(self, day: date) -> None:
        layout, painter = self._layout, self._painter
        y, red, today = layout.y(day), is_red(day), day == self._board.today
        if day.weekday() == 0 or day.day == 1:
            week = t("calendar.week_short", week=day.isocalendar().week)
            draw_text(painter, QRectF(PAD, y, layout.labels, layout.row), week, self._small, color("muted"))
        font = self._bold if red or today else self._small
        ink = color("block" if red else "text")
        digits = text_width(self._bold, "00")
        number = QRectF(layout.labels - PAD - digits, y, digits, layout.row)
        draw_text(painter, number, str(day.day), font, ink, Qt.AlignmentFlag.AlignRight)
        name = words.short_weekday(day)
        left = layout.labels - 2 * PAD - digits - text_width(self._bold, "må")
        draw_text(painter, QRectF(left, y, digits, layout.row), name, font, ink)

    def _note(self, day: date) -> str:
        today = t("calendar.cell.today") if day == self._board.today else ""
        return ", ".join(part for part in (holiday_name(day), today) if part)

    def _draw_note(self, day: date, text: str, taken: Sequence[tuple[float, float]]) -> None:
        """The red day's name and ``i dag`` at the end of the row, where nothing else is."""
        layout = self._layout
        width = text_width(self._small, text)
        left = layout.right - width - 2
        if all(end < left for _, end in taken):
            ink = color("block" if is_red(day) else "muted")
            draw_text(self._painter, QRectF(left, layout.y(day), width, layout.row), text, self._small, ink)


def ghost_words(entry: Session | Cost) -> str:
    """What a ghost says: when a session would be, or the day that a cost would have."""
    if isinstance(entry, Cost):
        return f"{words.short_weekday(entry.day)} {entry.day.day}"
    return words.clock_span(entry.start, entry.end)


def ghost_boxes(layout: MonthLayout, entry: Session | Cost) -> list[QRectF]:
    """Where an entry that is dragged would lie in this month."""
    if isinstance(entry, Cost):
        if not layout.holds(entry.day):
            return []
        width = text_width(theme.font(theme.SMALL), words.kronor(entry.amount)) + 3 * GAP
        top = layout.y(entry.day) + layout.height_of(entry.day) - layout.row
        return [QRectF(layout.labels + GAP, top, width, layout.row)]
    return [
        QRectF(
            max(layout.x(first), layout.labels),
            layout.y(day),
            layout.x(last) - max(layout.x(first), layout.labels),
            layout.height_of(day),
        )
        for day, first, last in shown_days(entry)
        if layout.holds(day)
    ]


def tag_box(layout: MonthLayout, box: QRectF, text: str) -> QRectF:
    """Where the words of a ghost stand: after it, or else before it."""
    width = text_width(theme.font(theme.SMALL, bold=True), text) + 2 * PAD
    x = box.right() + 4 if box.right() + 4 + width <= layout.right else box.left() - 4 - width
    return QRectF(x if x > 0 else box.left(), box.top(), width, layout.row)
