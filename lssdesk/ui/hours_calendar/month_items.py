"""Drawing of what a day of the month holds: bars with as many words as there is room for, and costs."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.month_layout import MonthLayout
from lssdesk.ui.hours_calendar.month_rows import DayRow
from lssdesk.ui.hours_calendar.paint import (
    badge_width,
    color,
    draw_badge,
    draw_cost,
    draw_outside,
    draw_overuse,
    draw_text,
    ink_of,
    stamp_bar,
    text_width,
)
from lssdesk.ui.hours_calendar.view_model import Item

Taken = list[tuple[float, float]]


def cost_width(board: Board, item: Item) -> float:
    """Room for a cost with its words, its shape and its track's number."""
    shape = theme.px(12) if item.overuse or item.outside else 0
    small = theme.font(theme.SMALL)
    return text_width(small, cost_words(item)) + badge_width(board.mark(item.measure)) + shape + theme.px(10)


def cost_words(item: Item) -> str:
    """The amount, what it was for, and what is to be noticed."""
    over = t("calendar.remark.overuse_short_ore") if item.overuse else ""
    outside = t("calendar.remark.outside_short") if item.outside else ""
    return ", ".join(part for part in (f"{item.label} {item.with_whom}".strip(), over, outside) if part)


class ItemPainter:
    """Draws the entries of one month with one painter."""

    def __init__(self, painter: QPainter, board: Board, layout: MonthLayout) -> None:
        self._painter = painter
        self._board = board
        self._layout = layout
        self._small = theme.font(theme.SMALL)

    def draw(self, row: DayRow) -> Taken:
        """A day's sessions and costs; gives back what is taken of the day's first line."""
        bars = list(self._layout.bars(row))
        lines: dict[int, Taken] = {}
        for _, box in bars:
            lines.setdefault(self._line(row, box[1]), []).append((box[0], box[0] + box[2]))
        for part, box in bars:
            rect = QRectF(*box)
            taken = lines[self._line(row, box[1])]
            number = self._board.number(part.item.measure)
            stamp_bar(self._painter, rect, part.item.kind, bool(part.item.outside), ink_of(number))
            told = self._draw_inside(rect, part.item)
            if end := self._draw_beside(rect, part.item, told, taken):
                taken.append(end)
        for item, box in self._layout.costs(row):
            self._draw_cost(QRectF(*box), item)
        return lines.get(0, [])

    def draw_marks(self, row: DayRow, selection: Selection) -> None:
        """A frame around what is selected."""
        boxes = [(part.item, box) for part, box in self._layout.bars(row)]
        for item, box in (*boxes, *self._layout.costs(row)):
            if selection.marks(item):
                self._painter.setPen(QPen(color("text"), 2))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawRoundedRect(QRectF(*box).adjusted(-1, 0, 1, 0), 3, 3)

    def _line(self, row: DayRow, top: float) -> int:
        return int((top - self._layout.y(row.day)) // self._layout.row)

    def _draw_inside(self, rect: QRectF, item: Item) -> bool:
        """Track, clock times and companion in the bar, where there is room."""
        room = rect.adjusted(5, 0, -4, 0)
        if rect.height() < self._layout.row * 0.7:
            return False
        mark = self._board.mark(item.measure)
        if mark and badge_width(mark) <= room.width():
            ink = ink_of(self._board.number(item.measure))
            draw_badge(self._painter, room.left() - 2, rect.center().y(), rect.height() - 2, mark, ink)
            room.adjust(badge_width(mark), 0, 0, 0)
        names = [f"{item.label}  {item.with_whom}".strip(), item.label]
        text = next((name for name in names if text_width(self._small, name) <= room.width()), "")
        if not text:
            return False
        filled = item.kind == "performed" and not item.outside
        if item.kind in ("late", "cancelled"):
            width = text_width(self._small, text) + 4
            back = QRectF(room.left() - 2, rect.top() + 1, width, rect.height() - 2)
            self._painter.fillRect(back, color("surface"))
        draw_text(self._painter, room, text, self._small, color("on_accent" if filled else "text"))
        return True

    def _draw_beside(self, rect: QRectF, item: Item, told: bool, taken: Taken) -> tuple[float, float] | None:
        """Remarks by shape and word, and the clock times if not ``told``, after the bar or else before it."""
        remarks = _beside(item)
        mark = min(9.0, max(rect.height() - 3, 6.0))
        shape = mark + 4 if item.overuse or item.outside else 0
        for text in (" ".join(("" if told else item.label, remarks)).strip(), remarks, ""):
            width = shape + (text_width(self._small, text) if text else 0)
            for left in (rect.right() + 5, rect.left() - 5 - width):
                if width and self._is_free(left, left + width, rect, taken):
                    self._draw_remark(QRectF(left, rect.top(), width, rect.height()), item, text, mark)
                    return left, left + width
        return None

    def _is_free(self, left: float, right: float, own: QRectF, taken: Taken) -> bool:
        inside = left >= self._layout.labels + 2 and right <= self._layout.right
        return inside and all(
            right < first or left > last or (abs(first - own.left()) < 1 and abs(last - own.right()) < 1)
            for first, last in taken
        )

    def _draw_remark(self, rect: QRectF, item: Item, text: str, mark: float) -> None:
        left = self._draw_shape(item, rect.left(), rect.center().y(), mark)
        draw_text(self._painter, rect.adjusted(left, 0, 0, 0), text, self._small, color("text"))

    def _draw_shape(self, item: Item, left: float, middle: float, mark: float) -> float:
        """The shape of overuse or of what lies outside; the room it took."""
        center = QPointF(left + mark / 2, middle)
        if item.overuse:
            draw_overuse(self._painter, center, mark)
        elif item.outside:
            draw_outside(self._painter, center, mark)
        return mark + 4 if item.overuse or item.outside else 0

    def _draw_cost(self, rect: QRectF, item: Item) -> None:
        draw_cost(self._painter, rect)
        mark, left = self._board.mark(item.measure), rect.left() + theme.px(4)
        if mark:
            ink = ink_of(self._board.number(item.measure))
            draw_badge(self._painter, left, rect.center().y(), rect.height() - 2, mark, ink)
            left += badge_width(mark)
        left += self._draw_shape(item, left, rect.center().y(), min(9.0, max(rect.height() - 3, 6.0)))
        room = QRectF(left, rect.top(), rect.right() - left - 2, rect.height())
        text = cost_words(item)
        if text_width(self._small, text) > room.width():
            text = item.label if text_width(self._small, item.label) <= room.width() else ""
        draw_text(self._painter, room, text, self._small, color("text"))


def _beside(item: Item) -> str:
    """What has to be said about a session beside its bar, in few words."""
    parts = (
        "" if item.kind == "performed" else item.status,
        t("calendar.remark.overuse_short_minutes") if item.overuse else "",
        t("calendar.remark.outside_short") if item.outside else "",
        t("calendar.remark.overlap_short") if item.overlapping else "",
    )
    return ", ".join(part for part in parts if part)
