"""The year: twelve small months in rows of three, with the frames as bands across them [CAL-001]."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.bands import QUARTERS, Band, lanes, row_bands
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.entries import Entry, EntryView, Selection
from lssdesk.ui.hours_calendar.paint import metrics, new_picture
from lssdesk.ui.hours_calendar.sums import frame_sum
from lssdesk.ui.hours_calendar.year_layout import Measures, YearLayout, days_of
from lssdesk.ui.hours_calendar.year_paint import Number, YearPainter, draw_selected, entries_on


class YearView(EntryView):
    """Painted once into a picture, over one of the bare year; a change only paints its months anew, and the
    selection one cell.

    ``month_opened``: the name of a month was clicked.
    """

    month_opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bands: Sequence[Sequence[Band]] = ()
        self.numbers: Sequence[Number] = ()
        self._layout: YearLayout | None = None
        self._today = date.min
        self._bare: QPixmap | None = None
        self._filled: QPixmap | None = None  # the bare year with its entries
        self._held: list[object] = []  # what is drawn there of each month
        self._picture: QPixmap | None = None

    def show_content(self, board: Board, selection: Selection) -> None:
        """Show the year of the selection."""
        if board is not self.board or selection.day.year != self.selection.day.year:
            self.board = board
            self.bands = [row_bands(board, selection.day.year, row) for row in range(QUARTERS)]
            self.selection = selection
            self._keep_layout()
            self.entries.show(self._entries(board, selection.day.year))
            self.updateGeometries()
        self.select(selection)

    def _entries(self, board: Board, year: int) -> list[Entry]:
        found: list[Entry] = []
        for row in range(QUARTERS):
            for band in self.bands[row]:
                text = ", ".join(text for _, text in band.pieces)
                found.append(Entry(("band", _key(row, band)), text, lambda b=band: b.spoken))
            day = date(year, 3 * row + 1, 1)
            while day.year == year and (day.month - 1) // 3 == row:
                found.append(Entry(("day", day), str(day.day), lambda d=day: board.spoken(d)))
                if day == date.max:
                    break
                day += timedelta(days=1)
        return found

    def _keep_layout(self) -> None:
        """Other content leaves the bare year as it is, where it is the same year and as many bands."""
        known, counts = self._layout, [lanes(bands) for bands in self.bands]
        same = known and (known.year, known.lanes) == (self.selection.day.year, counts)
        if not same or self._today != self.board.today:
            self.forget_layout()
        self._today, self._picture = self.board.today, None

    def layout_now(self) -> YearLayout:
        """The layout for the present size."""
        if self._layout is None:
            small, bold = metrics(theme.SMALL), metrics(theme.SMALL, bold=True)
            measures = Measures(
                lane=small.height() + theme.px(5),
                name=bold.height() - theme.px(1),
                week=round(small.ascent() * 1.02),
                top=small.height() + 2,
                digits=bold.horizontalAdvance("00") + 2,
                mark=theme.px(5),
            )
            size = self.viewport().size()
            counts = [lanes(bands) for bands in self.bands]
            self._layout = YearLayout(self.selection.day.year, counts, measures, size.width(), size.height())
        return self._layout

    def header_height(self) -> int:
        return self.layout_now().measures.top

    def content_height(self) -> int:
        return self.layout_now().height

    def rect_of(self, row: int) -> QRect:
        kind, key = self.entries.entries[row].key
        layout = self.layout_now()
        if kind == "day":
            x, y = layout.day_place(key)
            return QRectF(x, y - self.verticalOffset(), layout.cell, layout.week).toAlignedRect()
        number = key[0]
        band = next(band for band in self.bands[number] if _key(number, band) == key)
        left, right = layout.band_x(band.left), layout.band_x(band.right)
        top = layout.rows[number].bands + band.lane * layout.measures.lane - self.verticalOffset()
        return QRectF(left, top, right - left, layout.measures.lane).toAlignedRect()

    def row_at(self, point: QPoint) -> int:
        y = point.y() + self.verticalOffset()
        if point.y() < self.header_height():
            return -1
        day = self.layout_now().day_at(point.x(), y)
        if day is not None:
            return self.entries.row_of("day", day)
        rows = (row for row, entry in enumerate(self.entries.entries) if entry.key[0] == "band")
        return next((row for row in rows if self.rect_of(row).contains(point)), -1)

    def forget_layout(self) -> None:
        self._layout = self._bare = self._filled = self._picture = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.board is None:
            return
        layout = self.layout_now()
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture = self._draw(layout)
        offset = self.verticalOffset()
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, -offset, self._picture)
        painter.translate(0, -offset)
        draw_selected(painter, self.board, layout, self.selection.day, self.hasFocus())
        painter.translate(0, offset)
        YearPainter(painter, self.board, layout).draw_top(self.viewport().width())

    def _draw(self, layout: YearLayout) -> QPixmap:
        if self._bare is None or self._bare.devicePixelRatio() != self.devicePixelRatio():
            self._bare, self._filled = new_picture(self, layout.height), None
            painter = QPainter(self._bare)
            YearPainter(painter, self.board, layout).draw_days()
            painter.end()
        self._fill(layout, self._bare)
        picture = self._filled.copy()
        painter = QPainter(picture)
        self.numbers = YearPainter(painter, self.board, layout).draw_bands(self.bands)
        painter.end()
        return picture

    def _fill(self, layout: YearLayout, bare: QPixmap) -> None:
        """Draw the entries of the months in which they are others than before."""
        board, numbers = self.board, [one.measure for one in self.board.tracks]
        held = [
            (numbers, [entries_on(board, day) for day in days_of(date(layout.year, month, 1))])
            for month in range(1, 13)
        ]
        if self._filled is None:
            self._filled, self._held = bare.copy(), [None] * 12
        painter = QPainter(self._filled)
        drawing = YearPainter(painter, board, layout)
        for month, (before, now) in enumerate(zip(self._held, held, strict=True), 1):
            if before != now:
                drawing.draw_month(month, bare)
        painter.end()
        self._held = held

    def _number_at(self, point: QPointF) -> Number | None:
        y = point.y() + self.verticalOffset()
        return next((number for number in self.numbers if number.rect.contains(point.x(), y)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.board is None or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        if number := self._number_at(point):
            self.number_clicked.emit(frame_sum(number.content, number.frame, number.what))
            return
        layout, y = self.layout_now(), point.y() + self.verticalOffset()
        if day := layout.day_at(point.x(), y):
            self.chosen.emit(day, None)
        elif month := layout.month_at(point.x(), y):
            self.month_opened.emit(date(layout.year, month, 1))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        day = self.layout_now().day_at(point.x(), point.y() + self.verticalOffset())
        if day and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(day, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self.board is not None and self._number_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Everything happens on the press."""


def _key(row: int, band: Band) -> tuple[int, str, str, date]:
    """What finds a band again."""
    return row, band.content.measure, band.frame.grant, band.frame.first
