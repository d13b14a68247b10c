"""The month: days as rows, sessions as bars on the clock; drag makes, moves and stretches [CAL-002]."""

from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from lssdesk.model.case import Session
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.changes import SNAP, clock_at
from lssdesk.ui.hours_calendar.drag import Drag, grip_at
from lssdesk.ui.hours_calendar.entries import Entry, EntryView, Selection
from lssdesk.ui.hours_calendar.month_layout import EDGE, MonthLayout, first_minute, quarter
from lssdesk.ui.hours_calendar.month_paint import MonthPainter, label_width
from lssdesk.ui.hours_calendar.paint import metrics
from lssdesk.ui.hours_calendar.view_model import Content, Segment

_CURSORS = {
    "make": Qt.CursorShape.CrossCursor,
    "move": Qt.CursorShape.OpenHandCursor,
    "start": Qt.CursorShape.SizeHorCursor,
    "end": Qt.CursorShape.SizeHorCursor,
}


class MonthView(EntryView):
    """``made``, ``changed`` (old, new) and ``copied`` tell what a drag did; the id of a made one is blank.

    ``blank_opened``: a double click on an empty place, with the day and the minute.
    """

    made = Signal(object)
    changed = Signal(object, object)
    copied = Signal(object)
    blank_opened = Signal(object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout: MonthLayout | None = None
        self._pressed: tuple[QPointF, Drag] | None = None
        self._ghost: Session | None = None

    def show_content(self, content: Content, selection: Selection) -> None:
        """Show the month of the selection."""
        before = self.selection.day
        if content is not self.content or (before.year, before.month) != (
            selection.day.year,
            selection.day.month,
        ):
            self.content = content
            self.selection = selection
            self._layout = None
            self.cancel_drag()
            self.entries.show(self._entries(content))
            self.updateGeometries()
        self.select(selection)

    def _days(self) -> list[date]:
        layout = self.layout_now()
        return [layout.month.replace(day=number) for number in range(1, layout.days + 1)]

    def _entries(self, content: Content) -> list[Entry]:
        found: list[Entry] = []
        for day in self._days():
            found.append(Entry(("day", day), str(day.day), lambda d=day: content.spoken(d)))
            for item in content.on(day):
                found.append(Entry(("session", item.session.id), item.clock, lambda i=item: i.spoken))
        return found

    def layout_now(self) -> MonthLayout:
        """The layout for the present size."""
        if self._layout is None:
            month = self.selection.day.replace(day=1)
            segments = self.content.segments if self.content else {}
            shown = [part for day, parts in segments.items() if day.replace(day=1) == month for part in parts]
            small = metrics(theme.SMALL)
            self._layout = MonthLayout(
                month,
                first_minute(shown),
                labels=label_width(),
                top=small.height() + 4,
                least=round(small.ascent() * 1.15),
                size=(self.viewport().width(), self.viewport().height()),
            )
        return self._layout

    def header_height(self) -> int:
        return self.layout_now().top

    def content_height(self) -> int:
        return self.layout_now().height

    def rect_of(self, row: int) -> QRect:
        kind, key = self.entries.entries[row].key
        layout, offset = self.layout_now(), self.verticalOffset()
        if kind == "day":
            width = layout.right - layout.labels if self.content and not self.content.on(key) else 0
            return QRectF(0, layout.y(key) - offset, layout.labels + width, layout.row).toAlignedRect()
        session = self.content.items[key].session
        part = next(part for part in self.content.segments[session.day] if part.item.session.id == key)
        return self._bar(session.day, part).toAlignedRect()

    def row_at(self, point: QPoint) -> int:
        layout, y = self.layout_now(), point.y() + self.verticalOffset()
        if point.y() < layout.top or y >= layout.top + layout.row * layout.days:
            return -1
        if hit := self._hit(QPointF(point)):
            row = self.entries.row_of("session", hit[1].item.session.id)
            if row >= 0:
                return row
        return self.entries.row_of("day", layout.place_at(point.x(), y).day)

    def _bar(self, day: date, segment: Segment) -> QRectF:
        left, top, width, height = self.layout_now().bar(day, segment)
        return QRectF(left, top - self.verticalOffset(), width, height)

    def _hit(self, point: QPointF) -> tuple[date, Segment] | None:
        """The bar under a point, with its day."""
        place = self.layout_now().place_at(point.x(), point.y() + self.verticalOffset())
        for segment in self.content.segments.get(place.day, ()) if self.content else ():
            if self._bar(place.day, segment).adjusted(-1, -1, 1, 1).contains(point):
                return place.day, segment
        return None

    def forget_layout(self) -> None:
        self._layout = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.content is None:
            return
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalOffset())
        drawing = MonthPainter(painter, self.content, self.layout_now(), self.selection)
        drawing.draw(self.hasFocus())
        if self._ghost is not None:
            drawing.draw_ghost(self._ghost)
        painter.translate(0, self.verticalOffset())
        drawing.draw_top(self.viewport().width())

    def cancel_drag(self) -> bool:
        """Let go without changing anything; whether there was a drag."""
        was = self._ghost is not None
        self._pressed = self._ghost = None
        self.viewport().update()
        return was

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if (
            self.content is None
            or event.button() != Qt.MouseButton.LeftButton
            or point.y() < self.header_height()
        ):
            return
        drag = self._drag_from(point)
        chosen = drag.session.id
        if point.x() >= self.layout_now().labels or chosen:
            self._pressed = (point, drag)
        day = self.content.items[chosen].session.day if chosen else drag.origin.day
        self.chosen.emit(day, chosen)

    def _drag_from(self, point: QPointF) -> Drag:
        layout = self.layout_now()
        place = layout.place_at(point.x(), point.y() + self.verticalOffset())
        hit = self._hit(point)
        if hit is None:
            at = quarter(place.minute)
            blank = Session(id="", day=place.day, start=clock_at(at), end=clock_at(at + SNAP))
            return Drag("make", place, blank)
        bar, part = self._bar(*hit), hit[1]
        session = part.item.session
        begins = hit[0] == session.day
        ends = session.end > session.start or not begins or part.last < 24 * 60
        return Drag(grip_at(point.x(), bar.left(), bar.right(), begins, ends, theme.px(EDGE)), place, session)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.content is None:
            return
        point = event.position()
        if self._pressed is None:
            self._show_cursor(point)
            return
        start, drag = self._pressed
        far = (point - start).manhattanLength() >= QApplication.startDragDistance()
        if self._ghost is not None or far:
            place = self.layout_now().place_at(point.x(), point.y() + self.verticalOffset())
            self._ghost = drag.to(place)
            self.viewport().update()

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if point.x() >= self.layout_now().labels and point.y() >= self.header_height():
            shape = _CURSORS[self._drag_from(point).grip]
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        drag, result = self._pressed[1], self._ghost
        self.cancel_drag()
        if result is None:
            return
        if drag.grip == "make":
            self.made.emit(result)
        elif drag.grip == "move" and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copied.emit(result)
        elif result != drag.session:
            self.changed.emit(drag.session, result)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if (
            self.content is None
            or event.button() != Qt.MouseButton.LeftButton
            or point.y() < self.header_height()
        ):
            return
        self.cancel_drag()
        drag = self._drag_from(point)
        if drag.session.id:
            self.opened.emit(drag.session.day, drag.session.id)
        elif point.x() >= self.layout_now().labels:
            self.blank_opened.emit(drag.origin.day, quarter(drag.origin.minute))
        else:
            self.opened.emit(drag.origin.day, "")
