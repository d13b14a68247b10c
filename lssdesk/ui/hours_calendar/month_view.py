"""The month: days as rows, sessions as bars on the clock; drag makes, moves and stretches [CAL-002]."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QRegion, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from lssdesk.model.case import Cost, Session
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.changes import DAY, SNAP, clock_at
from lssdesk.ui.hours_calendar.drag import Drag, grip_at
from lssdesk.ui.hours_calendar.entries import Entry, EntryView, Selection
from lssdesk.ui.hours_calendar.lanes import Segment
from lssdesk.ui.hours_calendar.month_items import cost_width
from lssdesk.ui.hours_calendar.month_layout import EDGE, MonthLayout, Place, Sizes, quarter
from lssdesk.ui.hours_calendar.month_paint import (
    MonthPainter,
    ghost_boxes,
    ghost_words,
    label_width,
    tag_box,
)
from lssdesk.ui.hours_calendar.month_rows import first_minute, rows_of
from lssdesk.ui.hours_calendar.paint import metrics, new_picture
from lssdesk.ui.hours_calendar.view_model import Item

_CURSORS = {
    "make": Qt.CursorShape.CrossCursor,
    "move": Qt.CursorShape.OpenHandCursor,
    "start": Qt.CursorShape.SizeHorCursor,
    "end": Qt.CursorShape.SizeHorCursor,
}
_LEFT, _CTRL, _SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
EDGE_WAIT = 500  # milliseconds at the upper or lower edge before a drag goes on beyond it

Pick = Literal["toggle", "range"]


@dataclass(frozen=True)
class _Press:
    """The button is down since ``start``; ``item`` is what lies there, ``click`` what a mere click does."""

    start: QPointF
    drag: Drag
    item: Item | None
    click: Literal["", "toggle", "only"] = ""


class MonthView(EntryView):
    """Painted once into a picture; a drag only paints what it passes over.

    ``made`` (a session with a blank id), ``changed`` (verb, items each with what becomes of it) and
    ``copied`` (the same) tell what a drag did.  ``picked``: an item and ``Pick``.  ``blank_opened``: a
    double click on an empty place, with the day and the minute.  ``turned``: a drag goes on beyond the
    month, -1 or 1.
    """

    made = Signal(object)
    changed = Signal(str, object)
    copied = Signal(object)
    picked = Signal(object, str)
    blank_opened = Signal(object, int)
    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout: MonthLayout | None = None
        self._picture: QPixmap | None = None
        self._press: _Press | None = None
        self._ghosts: Sequence[tuple[Item | None, Session | Cost]] = ()
        self._pointer = QPointF()
        self._edge = QTimer(self)
        self._edge.setInterval(EDGE_WAIT)
        self._edge.timeout.connect(self._go_beyond)

    def show_content(self, board: Board, selection: Selection) -> None:
        """Show the month of the selection; a drag goes on in another month, not over other content."""
        before, anew = self.selection.day, board is not self.board
        if anew:
            self.cancel_drag()
        if anew or (before.year, before.month) != (selection.day.year, selection.day.month):
            held = self._place(self._pointer).minute if self._ghosts else 0.0
            self.board, self.selection = board, selection
            self.forget_layout()
            self._keep_clock(held)
            self.entries.show(list(self._entries(board)))
            self.updateGeometries()
        self.select(selection)
        if self._ghosts:
            self._drag_to(self._pointer)

    def _keep_clock(self, held: float) -> None:
        """What is dragged keeps its clock time where the other month's clock begins at another hour."""
        if self._ghosts:
            drag = self._press.drag
            shift = self._place(self._pointer).minute - held
            origin = replace(drag.origin, minute=drag.origin.minute + shift)
            self._press = replace(self._press, drag=replace(drag, origin=origin))

    def _entries(self, board: Board) -> Iterator[Entry]:
        for row in self.layout_now().rows:
            yield Entry(("day", row.day), str(row.day.day), lambda d=row.day: board.spoken(d))
            for item in board.on(row.day):
                yield Entry(("item", item.ref), item.label, lambda i=item: board.item_words(i))

    def layout_now(self) -> MonthLayout:
        """The layout for the present size."""
        if self._layout is None:
            rows, small, board = rows_of(self.board, self.selection.day), metrics(theme.SMALL), self.board
            sizes = Sizes(label_width(), small.height() + 4, round(small.ascent() * 1.15))
            size = (self.viewport().width(), self.viewport().height())
            self._layout = MonthLayout(
                rows, first_minute(rows), sizes, size, lambda item: cost_width(board, item)
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
            width = layout.labels if self.board.on(key) else layout.right
            return QRectF(0, layout.y(key) - offset, width, layout.height_of(key)).toAlignedRect()
        day = self.board.item(key).day
        boxes = (box for item, box, _ in self._boxes(day) if item.ref == key)
        return next(boxes, QRectF()).toAlignedRect()

    def row_at(self, point: QPoint) -> int:
        layout, y = self.layout_now(), point.y() + self.verticalOffset()
        if point.y() < layout.top or y >= layout.height - 1:
            return -1
        hit = self._hit(QPointF(point))
        row = self.entries.row_of("item", hit[0].ref) if hit else -1
        return row if row >= 0 else self.entries.row_of("day", layout.place_at(point.x(), y).day)

    def _boxes(self, day: date) -> Iterator[tuple[Item, QRectF, Segment | None]]:
        """What is drawn on a day, with where it is in the viewport."""
        layout = self.layout_now()
        row, offset = layout.rows[day.day - 1], self.verticalOffset()
        for part, box in layout.bars(row):
            yield part.item, QRectF(*box).translated(0, -offset), part
        for item, box in layout.costs(row):
            yield item, QRectF(*box).translated(0, -offset), None

    def _place(self, point: QPointF) -> Place:
        return self.layout_now().place_at(point.x(), point.y() + self.verticalOffset())

    def _hit(self, point: QPointF) -> tuple[Item, QRectF, Segment | None] | None:
        """What lies under a point."""
        boxes = self._boxes(self._place(point).day)
        return next((found for found in boxes if found[1].adjusted(-1, -1, 1, 1).contains(point)), None)

    def forget_layout(self) -> None:
        self._layout = self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.board is None:
            return
        layout, offset = self.layout_now(), self.verticalOffset()
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture = self._draw(layout)
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, -offset, self._picture)
        painter.translate(0, -offset)
        drawing = MonthPainter(painter, self.board, layout)
        drawing.draw_selection(self.selection, self.hasFocus())
        drawing.draw_ghosts([entry for _, entry in self._ghosts])
        painter.translate(0, offset)
        if event.rect().top() < layout.top:
            drawing.draw_top(self.viewport().width())

    def _draw(self, layout: MonthLayout) -> QPixmap:
        picture = new_picture(self, layout.height)
        painter = QPainter(picture)
        MonthPainter(painter, self.board, layout).draw()
        painter.end()
        return picture

    def cancel_drag(self) -> bool:
        """Let go without changing anything; whether there was a drag."""
        was = bool(self._ghosts)
        self._press, self._ghosts = None, ()
        self._edge.stop()
        self.viewport().update()
        return was

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self.board is None or event.button() != _LEFT or point.y() < self.header_height():
            return
        hit, modifiers = self._hit(point), event.modifiers()
        item = hit[0] if hit else None
        if item and modifiers & _SHIFT:
            self.picked.emit(item, "range")
            return
        several = item is not None and len(self.selection.marked) > 1 and self.selection.marks(item)
        click = "toggle" if item and modifiers & _CTRL else "only" if several else ""
        drag = self._drag_from(point)
        day = item.day if item else self._place(point).day
        if not click:
            self.chosen.emit(day, item)
        if drag and (item or point.x() >= self.layout_now().labels):
            self._press = _Press(point, drag, item, click)

    def _drag_from(self, point: QPointF) -> Drag | None:
        """What a drag from here would do; None over nothing while costs are what one enters."""
        place, hit = self._place(point), self._hit(point)
        if hit is None:
            at = quarter(place.minute)
            blank = Session(id="", day=place.day, start=clock_at(at), end=clock_at(at + SNAP))
            return Drag("make", place, blank) if self.board.content.unit == "minutes" else None
        item, box, part = hit
        if part is None:
            return Drag("move", replace(place, minute=0), item.entry, self._moving(item))
        begins = place.day == item.day
        ends = item.entry.end > item.entry.start or not begins or part.last < DAY
        grip = grip_at(point.x(), box.left(), box.right(), begins, ends, theme.px(EDGE))
        return Drag(grip, place, item.entry, self._moving(item) if grip == "move" else [item])

    def _moving(self, item: Item) -> list[Item]:
        """The item, and all that is marked with it."""
        if not self.selection.marks(item):
            return [item]
        found = (self.board.item(ref) for ref in sorted(self.selection.marked))
        return [item, *(one for one in found if one and one.ref != item.ref)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.board is None:
            return
        point = event.position()
        if self._press is None:
            self._show_cursor(point)
            return
        far = (point - self._press.start).manhattanLength() >= QApplication.startDragDistance()
        if self._ghosts or far:
            self._drag_to(point)
            inside = self.header_height() <= point.y() < self.viewport().height() - theme.px(EDGE)
            if inside:
                self._edge.stop()
            elif not self._edge.isActive():
                self._edge.start()

    def _drag_to(self, point: QPointF) -> None:
        drag = self._press.drag
        self._pointer = point
        place = self._place(point)
        if isinstance(drag.entry, Cost):
            place = replace(place, minute=0)
        passed = self._passed()
        self._ghosts = drag.all_to(place) if drag.items else [(None, drag.to(place))]
        self.viewport().update(passed.united(self._passed()))

    def _passed(self) -> QRegion:
        """Where the ghosts are in the viewport."""
        layout, region = self.layout_now(), QRegion()
        for number, (_, entry) in enumerate(self._ghosts):
            boxes = ghost_boxes(layout, entry)
            boxes += [tag_box(layout, boxes[0], ghost_words(entry))] if boxes and not number else []
            for box in boxes:
                region += box.translated(0, -self.verticalOffset()).adjusted(-2, -2, 2, 2).toAlignedRect()
        return region

    def _go_beyond(self) -> None:
        """The drag is held at the upper or lower edge: scroll, and then turn the month."""
        self._beyond(-1 if self._pointer.y() < self.viewport().height() / 2 else 1)

    def _beyond(self, way: int) -> None:
        bar = self.verticalScrollBar()
        at = bar.value()
        bar.setValue(at + way * bar.pageStep() // 2)
        if bar.value() == at:
            self.turned.emit(way)
        else:
            self._drag_to(self._pointer)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """While something is dragged the wheel goes on beyond the month's edge."""
        if self._ghosts and event.angleDelta().y():
            self._beyond(-1 if event.angleDelta().y() > 0 else 1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if point.x() >= self.layout_now().labels and point.y() >= self.header_height():
            drag = self._drag_from(point)
            shape = _CURSORS[drag.grip] if drag else shape
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT or self._press is None:
            return
        press, result = self._press, self._ghosts
        self.cancel_drag()
        if not result:
            self._clicked(press)
        elif press.drag.grip == "make":
            self.made.emit(result[0][1])
        elif press.drag.grip == "move" and event.modifiers() & _CTRL:
            self.copied.emit(result)
        else:
            self.changed.emit("moved" if press.drag.grip == "move" else "changed", result)

    def _clicked(self, press: _Press) -> None:
        if press.click == "toggle":
            self.picked.emit(press.item, "toggle")
        elif press.click:
            self.chosen.emit(press.item.day, press.item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self.board is None or event.button() != _LEFT or point.y() < self.header_height():
            return
        self.cancel_drag()
        hit, place = self._hit(point), self._place(point)
        if hit:
            self.opened.emit(hit[0].day, hit[0])
        elif point.x() >= self.layout_now().labels:
            self.blank_opened.emit(place.day, quarter(place.minute))
        else:
            self.opened.emit(place.day, None)
