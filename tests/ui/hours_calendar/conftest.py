"""A calendar with an owner that stores what it is told, as a page of the program does."""

from dataclasses import replace
from itertools import count

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lssdesk.law.hours import Edit, Track
from lssdesk.model.case import Cost, Session
from lssdesk.ui.hours_calendar.widget import HoursCalendar
from tests.ui.hours_calendar.samples import TODAY, cost_track, hours_track

NO_KEY, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Owner:
    """Keeps what is in the tracks, and hands it back after each change."""

    def __init__(self, calendar: HoursCalendar, tracks: tuple[Track, ...]) -> None:
        self.calendar = calendar
        self.tracks = tracks
        self.entries: dict[str, list[Session | Cost]] = {
            one.measure: [*one.sessions, *one.costs] for one in tracks
        }
        self.told: list[str] = []
        self.names: list[str] = []
        calendar.edited.connect(self._edited)
        self.show()

    @property
    def sessions(self) -> list[Session | Cost]:
        """Those of the first track."""
        return self.entries[self.tracks[0].measure]

    def show(self) -> None:
        self.calendar.set_content([self._track(one) for one in self.tracks], TODAY)

    def _track(self, one: Track) -> Track:
        entries = tuple(self.entries[one.measure])
        return replace(one, costs=entries) if one.unit == "ore" else replace(one, sessions=entries)

    def _edited(self, name: str, edits: list[Edit]) -> None:
        self.names.append(name)
        for edit in edits:
            kept = self.entries[edit.measure]
            if edit.before is None:
                self.told.append(f"added {edit.after.id}")
                kept.append(edit.after)
            elif edit.after is None:
                self.told.append(f"removed {edit.before.id}")
                kept.remove(edit.before)
            else:
                self.told.append(f"changed {edit.before.id}")
                kept[kept.index(edit.before)] = edit.after
        self.show()

    def __getitem__(self, key: str) -> Session | Cost:
        return next(one for kept in self.entries.values() for one in kept if one.id == key)

    @property
    def selected(self) -> str:
        """The id of the selected entry."""
        item = self.calendar.selected_item()
        return item.id if item else ""

    @property
    def marked(self) -> list[str]:
        """The ids of all that is marked."""
        return [item.id for item in self.calendar.selected_items()]

    def when(self, key: str) -> str:
        """Day and clock times of a session."""
        one = self[key]
        return f"{one.day:%d/%m} {one.start:%H:%M}–{one.end:%H:%M}"

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        """Keys to whatever has the keyboard."""
        for key in keys:
            QTest.keyClick(self.calendar.window().focusWidget(), key, modifier)

    def type(self, text: str) -> None:
        """Letters and digits to whatever has the keyboard, instead of what stands there."""
        field = self.calendar.window().focusWidget()
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(field, text)


def drag(view: QWidget, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press, move and let go in a view."""
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, modifier, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, modifier, end)


def owned(qtbot: object, *tracks: Track) -> Owner:
    """A calendar with these tracks, shown with the keyboard in the year."""
    ids = count(1)
    calendar = HoursCalendar(new_id=lambda: f"new{next(ids)}")
    qtbot.addWidget(calendar)
    calendar.resize(900, 560)
    calendar.show()
    qtbot.waitExposed(calendar)
    owner = Owner(calendar, tracks)
    calendar.activateWindow()
    calendar.year_view.setFocus()
    return owner


@pytest.fixture
def owner(qtbot: object) -> Owner:
    """The calendar with the samples of one track."""
    return owned(qtbot, hours_track())


@pytest.fixture
def both(qtbot: object) -> Owner:
    """The calendar with hours and costs."""
    return owned(qtbot, hours_track(), cost_track())
