"""Drawing of the month: rows of days, the hours on top, bars with as many words as there is room for."""

from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from lssdesk.model.case import Session
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.drag import shown_days
from lssdesk.ui.hours_calendar.entries import Selection
from lssdesk.ui.hours_calendar.month_layout import MonthLayout
from lssdesk.ui.hours_calendar.paint import (
    color,
    draw_bar,
    draw_outside,
    draw_overuse,
    draw_text,
    text_width,
)
from lssdesk.ui.hours_calendar.view_model import Content, Item, Segment, holiday_name, is_red

PAD = 6


def label_width() -> int:
    """Room for the week, the weekday and the day to the left of the rows."""
    small, bold = theme.font(theme.SMALL), theme.font(theme.SMALL, bold=True)
    return round(text_width(small, "v 00") + text_width(bold, "må") + text_width(bold, "00") + 5 * PAD)


class MonthPainter:
    """Draws one month with one painter."""

    def __init__(
        self, painter: QPainter, content: Content, layout: MonthLayout, selection: Selection
    ) -> None:
        self._painter = painter
        self._content = content
        self._layout = layout
        self._selection = selection
        self._small, self._bold = theme.font(theme.SMALL), theme.font(theme.SMALL, bold=True)

    def draw(self, focus: bool) -> None:
        """Everything that scrolls."""
        layout = self._layout
        days = [layout.month.replace(day=number) for number in range(1, layout.days + 1)]
        self._painter.fillRect(QRectF(0, 0, layout.right + 8, layout.height), color("surface"))
        for day in days:
            self._draw_ground(day, focus)
        self._draw_hours()
        for day in days:
            self._draw_label(day)
            self._draw_sessions(day)

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

    def draw_ghost(self, session: Session) -> None:
        """What a drag would leave behind, with its clock times in words."""
        layout = self._layout
        for day, first, last in shown_days(session):
            if (day.year, day.month) != (layout.month.year, layout.month.month):
                continue
            left, right = max(layout.x(first), layout.labels), layout.x(last)
            rect = QRectF(left, layout.y(day), right - left, layout.row)
            self._painter.setPen(QPen(color("focus"), 2))
            self._painter.setBrush(color("accent_soft"))
            self._painter.drawRoundedRect(rect, 3, 3)
            if day == session.day:
                self._draw_tag(rect, words.clock_span(session.start, session.end))

    def _draw_tag(self, rect: QRectF, text: str) -> None:
        width = text_width(self._bold, text) + 2 * PAD
        x = rect.right() + 4 if rect.right() + 4 + width <= self._layout.right else rect.left() - 4 - width
        tag = QRectF(x if x > 0 else rect.left(), rect.top(), width, rect.height())
        self._painter.fillRect(tag, color("accent"))
        draw_text(self._painter, tag, text, self._bold, color("on_accent"), Qt.AlignmentFlag.AlignHCenter)

    def _hour_step(self) -> int:
        width = self._layout.x(60) - self._layout.x(0)
        return next((step for step in (1, 2, 3, 6) if step * width > text_width(self._small, "00") * 1.8), 6)

    def _draw_ground(self, day: date, focus: bool) -> None:
        layout, painter = self._layout, self._painter
        row = QRectF(0, layout.y(day), layout.right + 8, layout.row)
        if day.weekday() >= 5 or is_red(day):
            painter.fillRect(row.adjusted(layout.labels, 0, 0, 0), color("panel"))
        if day == self._selection.day:
            painter.fillRect(row, color("accent_soft"))
            painter.fillRect(QRectF(0, row.top(), 3 if focus else 2, row.height()), color("focus"))
        if day.weekday() == 0 and day.day > 1:
            painter.setPen(QPen(color("edge"), 1))
            painter.drawLine(QLineF(0, round(row.top()), row.right(), round(row.top())))
        if day == self._content.today:
            painter.setPen(QPen(color("text"), 1))
            painter.drawLine(QLineF(0, round(row.bottom()) - 1, row.right(), round(row.bottom()) - 1))

    def _draw_hours(self) -> None:
        layout = self._layout
        self._painter.setPen(QPen(color("line"), 1))
        for hour in range(layout.first_minute // 60, 25, self._hour_step()):
            x = round(layout.x(hour * 60))
            self._painter.drawLine(QLineF(x, layout.top, x, layout.height))

    def _draw_label(self, day: date) -> None:
        layout, painter = self._layout, self._painter
        y, red, today = layout.y(day), is_red(day), day == self._content.today
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

    def _draw_sessions(self, day: date) -> None:
        parts = self._content.segments.get(day, ())
        layout = self._layout
        taken = [(layout.x(part.first), layout.x(part.last)) for part in parts]
        for part in parts:
            rect = QRectF(*layout.bar(day, part))
            draw_bar(self._painter, rect, part.item.kind, bool(part.item.outside))
            if part.item.session.id == self._selection.session:
                self._painter.setPen(QPen(color("text"), 2))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawRoundedRect(rect.adjusted(-1, 0, 1, 0), 3, 3)
            told = self._draw_inside(rect, part)
            if end := self._draw_beside(rect, part.item, told, taken):
                taken.append(end)
        if name := self._note(day):
            self._draw_note(day, name, taken)

    def _note(self, day: date) -> str:
        today = t("calendar.cell.today") if day == self._content.today else ""
        return ", ".join(part for part in (holiday_name(day), today) if part)

    def _draw_note(self, day: date, text: str, taken: list[tuple[float, float]]) -> None:
        """The red day's name and ``i dag`` at the end of the row, where nothing else is."""
        layout = self._layout
        width = text_width(self._small, text)
        left = layout.right - width - 2
        if all(end < left for _, end in taken):
            ink = color("block" if is_red(day) else "muted")
            draw_text(self._painter, QRectF(left, layout.y(day), width, layout.row), text, self._small, ink)

    def _draw_inside(self, rect: QRectF, part: Segment) -> bool:
        """Clock times and companion in the bar, where there is room."""
        item = part.item
        room = rect.adjusted(5, 0, -4, 0)
        if rect.height() < self._layout.row * 0.7:
            return False
        names = [f"{item.clock}  {item.session.companion}".strip(), item.clock]
        text = next((name for name in names if text_width(self._small, name) <= room.width()), "")
        if not text:
            return False
        filled = item.kind == "performed" and not item.outside
        if item.kind in ("late", "cancelled"):
            back = QRectF(
                room.left() - 2, rect.top() + 1, text_width(self._small, text) + 4, rect.height() - 2
            )
            self._painter.fillRect(back, color("surface"))
        draw_text(self._painter, room, text, self._small, color("on_accent" if filled else "text"))
        return True

    def _draw_beside(
        self, rect: QRectF, item: Item, told: bool, taken: list[tuple[float, float]]
    ) -> tuple[float, float] | None:
        """Remarks by shape and word, and the clock times if not ``told``, after the bar or else before it."""
        remarks = _beside(item)
        mark = min(9.0, max(rect.height() - 3, 6.0))
        shape = mark + 4 if item.overuse or item.outside else 0
        for text in (" ".join(("" if told else item.clock, remarks)).strip(), remarks, ""):
            width = shape + (text_width(self._small, text) if text else 0)
            for left in (rect.right() + 5, rect.left() - 5 - width):
                if width and self._is_free(left, left + width, rect, taken):
                    self._draw_remark(QRectF(left, rect.top(), width, rect.height()), item, text, mark)
                    return left, left + width
        return None

    def _is_free(self, left: float, right: float, own: QRectF, taken: list[tuple[float, float]]) -> bool:
        inside = left >= self._layout.labels + 2 and right <= self._layout.right
        return inside and all(
            right < first or left > last or (abs(first - own.left()) < 1 and abs(last - own.right()) < 1)
            for first, last in taken
        )

    def _draw_remark(self, rect: QRectF, item: Item, text: str, mark: float) -> None:
        center = QPointF(rect.left() + mark / 2, rect.center().y())
        if item.overuse:
            draw_overuse(self._painter, center, mark)
        elif item.outside:
            draw_outside(self._painter, center, mark)
        left = mark + 4 if item.overuse or item.outside else 0
        draw_text(self._painter, rect.adjusted(left, 0, 0, 0), text, self._small, color("text"))


def _beside(item: Item) -> str:
    """What has to be said about a session beside its bar, in few words."""
    parts = (
        "" if item.kind == "performed" else item.status,
        t("calendar.remark.overuse_short") if item.overuse else "",
        t("calendar.remark.outside_short") if item.outside else "",
        t("calendar.remark.overlap_short") if item.overlapping else "",
    )
    return ", ".join(part for part in parts if part)
