"""The calendar with ten years and 5,000 sessions: a repaint, a step of a drag, a change [CAL-007].

The aim is a frame's worth of time, 16 ms; set against painting a bare grid of as many cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import msgspec
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lssdesk.law.hours import Edit, Grant, Policy, Track
from lssdesk.model.case import Session
from lssdesk.ui import theme
from lssdesk.ui.hours_calendar.month_view import MonthView
from lssdesk.ui.hours_calendar.preparing import prepare
from lssdesk.ui.hours_calendar.widget import HoursCalendar
from tests.benchmarks.ratio import Ratio, compare

FIRST, YEARS, SESSIONS = date(2017, 1, 1), 10, 5_000
TODAY = date(2026, 6, 15)
SIZE = (1280, 720)


def _track() -> Track:
    grants = tuple(
        Grant(
            id=str(year),
            measure="ledsagning",
            per_month=6_000,
            valid_from=date(year, 1, 1),
            valid_to=date(year, 12, 31),
        )
        for year in range(FIRST.year, FIRST.year + YEARS)
    )
    days = (date(FIRST.year + YEARS, 1, 1) - FIRST).days
    sessions = tuple(
        Session(
            id=str(place),
            day=FIRST + timedelta(days=place * days // SESSIONS),
            start=time(8 + 5 * (place % 2)),
            end=time(10 + 5 * (place % 2), 30),
        )
        for place in range(SESSIONS)
    )
    return Track(measure="ledsagning", unit="minutes", grants=grants, policy=Policy(), sessions=sessions)


def _later(track: Track) -> Track:
    """The last session before today a day later."""
    place = max(place for place, one in enumerate(track.sessions) if one.day < TODAY)
    sessions = list(track.sessions)
    sessions[place] = msgspec.structs.replace(sessions[place], day=sessions[place].day + timedelta(days=1))
    return replace(track, sessions=tuple(sessions))


class _Owner:
    """Takes every change over, as a page of the program does."""

    def __init__(self, calendar: HoursCalendar, track: Track) -> None:
        self.calendar, self.track = calendar, track
        calendar.edited.connect(self._edited)
        calendar.set_content([track], TODAY)

    def _edited(self, _name: str, edits: Sequence[Edit]) -> None:
        new = {edit.before.id: edit.after for edit in edits}
        sessions = tuple(new.get(one.id, one) for one in self.track.sessions)
        self.track = Track(
            measure="ledsagning",
            unit="minutes",
            grants=self.track.grants,
            policy=self.track.policy,
            sessions=sessions,
        )
        self.calendar.set_content([self.track], TODAY)


def _grid(picture: QPixmap, columns: int, rows: int) -> None:
    """A line around and a number in each cell."""
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(theme.current().surface))
    painter.setFont(theme.font(theme.SMALL))
    width, height = picture.width() / columns, picture.height() / rows
    for row in range(rows):
        for column in range(columns):
            rect = QRectF(column * width, row * height, width, height)
            painter.drawRect(rect)
            painter.drawText(rect.bottomLeft(), str(column))
    painter.end()


class _Hand:
    """Drags the first session of the shown month to and fro."""

    def __init__(self, view: MonthView) -> None:
        self._port, self._there = view.viewport(), False
        entries = view.entries.entries
        row = next(place for place, entry in enumerate(entries) if entry.key[0] == "item")
        self._from = view.rect_of(row).center()
        QTest.mousePress(self._port, Qt.MouseButton.LeftButton, pos=self._from)

    def step(self) -> None:
        """One move of the mouse, painted."""
        self._there = not self._there
        QTest.mouseMove(self._port, self._from + QPoint(40, 90 if self._there else 30))
        QApplication.processEvents()


def ratios() -> Iterator[Ratio]:
    """Painting alone, with the engine, and a drag."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app)
    calendar = HoursCalendar()
    calendar.resize(*SIZE)
    owner = _Owner(calendar, _track())
    calendar.show()
    app.processEvents()
    year, month = calendar.year_view, calendar.month_view
    year_grid, month_grid = QPixmap(year.viewport().size()), QPixmap(year.viewport().size())

    def repaint_year() -> None:
        year.forget_layout()
        year.viewport().repaint()

    def change() -> None:
        calendar.move_selected(days=1 if calendar.selected_day() == TODAY else -1)
        (month if calendar.is_month() else year).viewport().repaint()

    yield compare("year painted anew", "a grid of 24 × 24", repaint_year, lambda: _grid(year_grid, 24, 24))
    calendar.go_to(TODAY)
    yield compare(
        "a session moved in the year", "a grid of 24 × 24", change, lambda: _grid(year_grid, 24, 24)
    )
    yield compare(
        "year scrolled", "a grid of 24 × 24", year.viewport().repaint, lambda: _grid(year_grid, 24, 24)
    )
    calendar.show_month()
    hand = _Hand(month)
    yield compare("a step of a drag", "a grid of 24 × 31", hand.step, lambda: _grid(month_grid, 24, 31))
    month.cancel_drag()
    yield compare(
        "one track reckoned",
        "a grid of 24 × 31",
        lambda: prepare(owner.track, TODAY),
        lambda: _grid(month_grid, 24, 31),
    )
    known, later = prepare(owner.track, TODAY), _later(owner.track)
    yield compare(
        "the same after one change",
        "a grid of 24 × 31",
        lambda: prepare(later, TODAY, known),
        lambda: _grid(month_grid, 24, 31),
    )
    calendar.go_to(TODAY)
    yield compare("a session moved, all in", "a grid of 24 × 31", change, lambda: _grid(month_grid, 24, 31))
    calendar.close()
