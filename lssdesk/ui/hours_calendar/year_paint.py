"""Drawing of the year: bands, months, days with their sessions, and the selected day."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from lssdesk.law.hours import Frame
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.bands import MONTHS, Band
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.lanes import Segment
from lssdesk.ui.hours_calendar.paint import (
    badge_width,
    color,
    draw_badge,
    draw_coin,
    draw_outside,
    draw_overuse,
    draw_text,
    ink_of,
    stamp,
    stamp_bar,
    text_width,
)
from lssdesk.ui.hours_calendar.sums import What
from lssdesk.ui.hours_calendar.view_model import Content, Item, is_red
from lssdesk.ui.hours_calendar.year_layout import Box, YearLayout, days_of

LONGEST = 8 * 60  # minutes at which a day's mark has its whole width
DOT = " · "


@dataclass(frozen=True)
class Number:
    """A number on a band that can be clicked, and where it was drawn."""

    rect: QRectF
    content: Content
    frame: Frame
    what: What


class YearPainter:
    """Draws one year with one painter."""

    def __init__(self, painter: QPainter, board: Board, layout: YearLayout) -> None:
        self._painter = painter
        self._board = board
        self._layout = layout
        self._small, self._bold = theme.font(theme.SMALL), theme.font(theme.SMALL, bold=True)

    def draw_days(self) -> None:
        """What stays as it is whatever the tracks hold: months, weeks, days."""
        for month in range(1, 13):
            self._draw_month(month)

    def draw_month(self, month: int, bare: QPixmap) -> None:
        """The entries of a month over the ``bare`` year, whatever stood there."""
        room = self._layout.month_room(month)
        self._painter.setClipRect(QRectF(*room).toAlignedRect())
        self._painter.drawPixmap(0, 0, bare)
        for day in days_of(date(self._layout.year, month, 1)):
            self._draw_entries(day)
        self._painter.setClipping(False)

    def draw_bands(self, bands: Sequence[Sequence[Band]]) -> list[Number]:
        """The bands; gives back where their numbers are."""
        rows = enumerate(bands)
        return [found for row, held in rows for band in held for found in self._draw_band(row, band)]

    def draw_top(self, width: int) -> None:
        """The letters of the weekdays over each column of months; they stay when the year scrolls."""
        layout = self._layout
        self._painter.fillRect(QRectF(0, 0, width, layout.measures.top), color("surface"))
        for column in range(MONTHS):
            left = layout.month_left(column)
            for weekday in range(7):
                name = words.weekday(date(2024, 1, 1 + weekday))[0].upper()
                ink = color("block" if weekday == 6 else "muted")
                rect = QRectF(
                    left + (weekday + 1) * layout.cell, 0, self._layout.measures.digits, layout.measures.top
                )
                draw_text(self._painter, rect, name, self._small, ink, Qt.AlignmentFlag.AlignRight)

    def _draw_month(self, month: int) -> None:
        layout, year = self._layout, self._layout.year
        first = date(year, month, 1)
        row, column = divmod(month - 1, MONTHS)
        left, top = layout.month_left(column), layout.rows[row].names
        name = words.month_name(first).capitalize()
        rect = QRectF(left, top, layout.month_width, layout.measures.name)
        draw_text(self._painter, rect, name, self._bold, color("text"))
        for day in days_of(first):
            if day.day == 1 or day.weekday() == 0:
                _, y, width, height = layout.days[day][0]
                self._draw_digits(str(day.isocalendar().week), (left, y, width, height), "muted", False)
            self._draw_number(day)

    def _draw_digits(self, text: str, box: Box, ink: str, bold: bool) -> None:
        left, top, width, height = box
        font = self._bold if bold else self._small
        tall = max(round(height), self._layout.measures.name)
        stamp(
            self._painter,
            left,
            top + (height - tall) / 2,
            ("digits", text, ink, bold),
            lambda inner, rect: draw_text(inner, rect, text, font, color(ink), Qt.AlignmentFlag.AlignRight),
            (round(width), tall),
        )

    def draw_day(self, day: date) -> None:
        """The day's number and the marks of its entries."""
        self._draw_number(day)
        self._draw_entries(day)

    def _draw_number(self, day: date) -> None:
        """The day's number; the present day in a thin frame."""
        box, red = self._layout.days[day][0], is_red(day)
        self._draw_digits(str(day.day), box, "block" if red else "text", red)
        if day == self._board.today:
            number = QRectF(*box)
            self._painter.setPen(QPen(color("text"), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            height = min(number.height(), self._layout.measures.name + 2)
            top = number.center().y() - height / 2
            self._painter.drawRect(
                QRectF(round(number.left()) - 1.5, round(top) + 0.5, round(number.width()) + 3, height - 1)
            )

    def _draw_entries(self, day: date) -> None:
        segments, costs = entries_on(self._board, day)
        if segments or costs:
            self._draw_marks(QRectF(*self._layout.days[day][1]), segments, costs)

    def _draw_marks(self, room: QRectF, segments: Sequence[Segment], costs: Sequence[Item]) -> None:
        """One bar for each session, as long as it lasts, over each other; remarks and costs beside them."""
        items = [*(part.item for part in segments), *costs]
        overuse, outside = any(item.overuse for item in items), any(item.outside for item in items)
        beside = bool(overuse or outside) + bool(costs)
        mark = min(float(theme.px(8)), max(room.height() - 3, 4), (room.width() - 4) / max(beside, 1) - 2)
        longest = max(room.width() - beside * (mark + 2), 4)
        x = room.left() + self._draw_bars(room, segments, longest) + 2 + mark / 2
        if overuse:
            draw_overuse(self._painter, QPointF(x, room.center().y()), mark)
        elif outside:
            draw_outside(self._painter, QPointF(x, room.center().y()), mark)
        if costs:
            x += mark + 2 if overuse or outside else 0
            draw_coin(self._painter, QPointF(x, room.center().y()), mark - 1)

    def _draw_bars(self, room: QRectF, segments: Sequence[Segment], longest: float) -> float:
        """The bars; the width of the longest of them."""
        step = min(float(theme.px(6)), (room.height() - 1) / max(len(segments), 1))
        top = room.center().y() - step * len(segments) / 2
        widths = [max(min(6.0, longest), longest * min(1.0, part.minutes / LONGEST)) for part in segments]
        for place, (part, width) in enumerate(zip(segments, widths, strict=True)):
            bar = QRectF(room.left(), top + place * step, width, step)
            ink = ink_of(self._board.number(part.item.measure))
            stamp_bar(self._painter, bar, part.item.kind, bool(part.item.outside), ink)
        return max(widths, default=0.0)

    def _draw_band(self, row: int, band: Band) -> list[Number]:
        layout = self._layout
        top = layout.rows[row].bands + band.lane * layout.measures.lane
        left, right = layout.band_x(band.left), layout.band_x(band.right)
        thick = theme.px(5)
        bar = QRectF(left, top + layout.measures.lane - thick, right - left, thick)
        self._draw_track(bar, band)
        self._draw_today(row, QRectF(left, top, right - left, layout.measures.lane))
        line = QRectF(left + 4, top, right - left - 8, bar.top() - top)
        if band.mark:
            ink = ink_of(int(band.mark))
            draw_badge(self._painter, line.left(), line.center().y(), line.height() - 1, band.mark, ink)
            line.adjust(badge_width(band.mark), 0, 0, 0)
        return self._draw_words(line, band)

    def _draw_track(self, bar: QRectF, band: Band) -> None:
        """Used filled, forecast lighter and hatched, the rest empty; a post at either end of a frame."""
        painter = self._painter
        painter.setPen(QPen(color("edge"), 1))
        painter.setBrush(color("surface"))
        painter.drawRect(bar)
        accent = color(ink_of(self._board.number(band.content.measure)))
        painter.fillRect(_part(bar, band, 0, band.used), accent)
        expected = _part(bar, band, band.used, band.expected)
        painter.fillRect(expected, color("accent_soft"))
        painter.fillRect(expected, QBrush(accent, Qt.BrushStyle.Dense6Pattern))
        painter.setPen(QPen(color("text"), 1.5))
        for shown, x in ((band.begins, bar.left()), (band.ends, bar.right())):
            if shown:
                painter.drawLine(QLineF(x, bar.top() - 3, x, bar.bottom() + 1))

    def _draw_today(self, row: int, strip: QRectF) -> None:
        today, layout = self._board.today, self._layout
        if today.year != layout.year or (today.month - 1) // MONTHS != row:
            return
        days = monthrange(today.year, today.month)[1]
        x = layout.band_x((today.month - 1) % MONTHS + (today.day - 0.5) / days)
        if strip.left() <= x <= strip.right():
            self._painter.setPen(QPen(color("text"), 1))
            self._painter.drawLine(QLineF(x, strip.bottom() - theme.px(8), x, strip.bottom() + 1))

    def _draw_words(self, line: QRectF, band: Band) -> list[Number]:
        pieces, end = self._fitting(line.width(), band)
        numbers, x = [], line.left()
        for place, (what, text) in enumerate(pieces):
            text = text if place == 0 else DOT + text
            width = text_width(self._small, text)
            rect = QRectF(x, line.top(), width, line.height())
            ink = color("text") if what == "left" else color("muted")
            draw_text(self._painter, rect, text, self._small, ink)
            numbers.append(Number(rect, band.content, band.frame, what))
            x += width
        if end:
            width = text_width(self._small, end)
            rect = QRectF(line.right() - width, line.top(), width, line.height())
            draw_text(self._painter, rect, end, self._small, color("text"))
            numbers.append(Number(rect, band.content, band.frame, "lapse"))
        return numbers

    def _fitting(self, width: float, band: Band) -> tuple[Sequence[tuple[What, str]], str]:
        """As many words as there is room for: the end's is shortened first, then the front dropped."""
        pieces = band.pieces if band.begins else band.pieces[-1:]
        ends = (band.end, band.short_end) if band.ends else ("",)
        for start in range(len(pieces)):
            for end in ends:
                if self._width(pieces[start:], end) <= width:
                    return pieces[start:], end
        return pieces[-1:], ""

    def _width(self, pieces: Sequence[tuple[What, str]], end: str) -> float:
        text = DOT.join(text for _, text in pieces)
        return text_width(self._small, text) + (text_width(self._small, end) + 16 if end else 0)


def entries_on(board: Board, day: date) -> tuple[Sequence[Segment], Sequence[Item]]:
    """What the day's marks stand for: sessions that lie on it, and costs."""
    segments = [part for one in board.shown for part in one.segments(day)]
    return segments, [item for one in board.shown if one.unit == "ore" for item in one.on(day)]


def draw_selected(painter: QPainter, board: Board, layout: YearLayout, day: date, focus: bool) -> None:
    """The selected day's cell, over the picture of the year."""
    x, y = layout.day_place(day)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("focus"), 2 if focus else 1))
    painter.setBrush(color("accent_soft"))
    painter.drawRoundedRect(QRectF(x - 1, y - 0.5, layout.cell - 1, layout.week + 1), 3, 3)
    painter.restore()
    YearPainter(painter, board, layout).draw_day(day)


def _part(bar: QRectF, band: Band, start: float, end: float) -> QRectF:
    """The piece of the bar that shows shares ``start`` to ``end`` of the frame."""
    first, last = band.share
    left, right = ((min(max(share, first), last) - first) / (last - first) for share in (start, end))
    inner = bar.adjusted(0.5, 0.5, -0.5, -0.5)
    return QRectF(
        inner.left() + left * inner.width(), inner.top(), (right - left) * inner.width(), inner.height()
    )
