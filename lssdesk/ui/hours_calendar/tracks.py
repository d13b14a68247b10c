"""The strip of tracks: what is left of each, which are shown, and which one new entries go to."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.paint import (
    badge_width,
    color,
    draw_badge,
    draw_text,
    ink_of,
    metrics,
    text_width,
)
from lssdesk.ui.hours_calendar.summary import Summary, spoken, summary_of
from lssdesk.ui.parts import FlowLayout

PAD = 6
BAND = 5  # height of the small band at 100 % text


class TrackTile(QAbstractButton):
    """One track: its number, name, what is left and a small band.  Pressed: new entries go here."""

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = str(place + 1)
        self._summary = Summary("", "", "", None, 0.0)
        self._shown = True
        self._low = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_track(self, board: Board, place: int, low: bool) -> None:
        """Show what the board says of the track; in one line where the room is ``low``."""
        self._low = low
        self._summary = summary_of(board.tracks[place])
        self._shown = board.shows(place)
        self.setChecked(place == board.current)
        self.setAccessibleName(spoken(board, place))
        self.setToolTip(f"{spoken(board, place)}\n{t('calendar.track.tip', number=place + 1)}")
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """The board says which track is the current one."""

    def sizeHint(self) -> QSize:
        bold = theme.font(theme.SMALL, bold=True)
        small, line = theme.font(theme.SMALL), metrics(theme.SMALL, bold=True).height()
        first = badge_width(self._mark) + text_width(bold, self._summary.name)
        if self._low:
            width = first + PAD + text_width(small, self._summary.short) + 4 * PAD
            return QSize(round(width), line + 2 * PAD)
        second = text_width(small, self._summary.text)
        width = max(first, second, theme.px(120)) + 4 * PAD
        return QSize(round(width), 2 * line + theme.px(BAND) + 2 * PAD)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        strong = self.isChecked() or self.hasFocus()
        back = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(color("focus" if strong else "line"), 2 if strong else 1))
        painter.setBrush(color(back))
        painter.drawRoundedRect(frame, 4, 4)
        self._draw_words(painter, frame.adjusted(2 * PAD - 2, PAD - 1, -PAD, 0))
        if not self._low:
            height = theme.px(BAND)
            top = self.height() - PAD - height
            self._draw_band(painter, QRectF(2 * PAD, top, self.width() - 4 * PAD, height))
        painter.end()

    def _draw_words(self, painter: QPainter, room: QRectF) -> None:
        line = metrics(theme.SMALL, bold=True).height()
        ink = color("text" if self._shown else "muted")
        draw_badge(painter, room.left(), room.top() + line / 2, line - 2, self._mark, ink_of(int(self._mark)))
        first = QRectF(room.left() + badge_width(self._mark), room.top(), room.width(), line)
        draw_text(painter, first, self._summary.name, theme.font(theme.SMALL, bold=True), ink)
        small = theme.font(theme.SMALL)
        if self._low:
            first.adjust(text_width(theme.font(theme.SMALL, bold=True), self._summary.name) + PAD, 0, 0, 0)
            draw_text(painter, first, self._summary.short, small, ink)
            return
        second = QRectF(room.left(), room.top() + line, room.width(), line)
        draw_text(painter, second, self._summary.text, small, ink)

    def _draw_band(self, painter: QPainter, bar: QRectF) -> None:
        """Used filled, expected hatched, the rest empty; nothing where there is no number."""
        if self._summary.used is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        ink = color(ink_of(int(self._mark)))
        painter.fillRect(bar, color("surface"))
        used, expected = (share * bar.width() for share in (self._summary.used, self._summary.expected))
        coming = QRectF(bar.left() + used, bar.top(), expected - used, bar.height())
        painter.fillRect(coming, color("accent_soft"))
        painter.fillRect(coming, QBrush(ink, Qt.BrushStyle.Dense6Pattern))
        painter.fillRect(QRectF(bar.left(), bar.top(), used, bar.height()), ink)
        painter.setPen(QPen(color("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)


class TrackStrip(QWidget):
    """All tracks; hidden where there is only one.  ``chosen`` and ``toggled``: a track's place."""

    chosen = Signal(int)
    toggled = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.setAccessibleName(t("calendar.track.name"))
        self.tiles: list[TrackTile] = []
        self.boxes: list[QCheckBox] = []
        self._flow = FlowLayout(self)

    def show_board(self, board: Board, low: bool) -> None:
        """One tile for each track, of one line where the room is ``low``."""
        while len(self.tiles) < len(board.tracks):
            self._add(len(self.tiles))
        for place, (tile, box) in enumerate(zip(self.tiles, self.boxes, strict=True)):
            tile.parentWidget().setVisible(place < len(board.tracks))
            if place < len(board.tracks):
                tile.show_track(board, place, low)
                self._show_box(box, board, place, low)
        self.setVisible(len(board.tracks) > 1)

    def _add(self, place: int) -> None:
        pair = QWidget(self)
        pair.setProperty("kind", "clear")
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, theme.GRID, 0)
        row.setSpacing(theme.GRID // 2)
        tile, box = TrackTile(place, pair), QCheckBox(pair)
        tile.clicked.connect(lambda: self.chosen.emit(place))
        box.clicked.connect(lambda: self.toggled.emit(place))
        row.addWidget(tile)
        row.addWidget(box)
        self._flow.addWidget(pair)
        self.tiles.append(tile)
        self.boxes.append(box)

    def _show_box(self, box: QCheckBox, board: Board, place: int, low: bool) -> None:
        box.setText("" if low else t("calendar.track.show"))
        box.setChecked(board.shows(place))
        box.setEnabled(not (board.shows(place) and len(board.shown) == 1))
        name = summary_of(board.tracks[place]).name
        box.setAccessibleName(t("calendar.track.show_name", name=name))
        box.setToolTip(t("calendar.track.show_tip", number=place + 1))
