"""A calendar with an owner that stores what it is told, as a page of the program does."""

from itertools import count

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lssdesk.model.case import Session
from lssdesk.ui.hours_calendar.widget import HoursCalendar
from tests.ui.hours_calendar.samples import POLICY, SESSIONS, TEN_HOURS, TODAY

NO_KEY, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Owner:
    """Keeps the sessions, and hands them back after each change."""

    def __init__(self, calendar: HoursCalendar) -> None:
        self.calendar = calendar
        self.sessions = list(SESSIONS)
        self.told: list[str] = []
        calendar.session_added.connect(self._added)
        calendar.session_changed.connect(self._changed)
        calendar.session_removed.connect(self._removed)
        self.show()

    def show(self) -> None:
        self.calendar.set_content((TEN_HOURS,), tuple(self.sessions), POLICY, TODAY)

    def _added(self, session: Session) -> None:
        self.told.append(f"added {session.id}")
        self.sessions.append(session)
        self.show()

    def _changed(self, old: Session, new: Session) -> None:
        self.told.append(f"changed {old.id}")
        self.sessions[self.sessions.index(old)] = new
        self.show()

    def _removed(self, session: Session) -> None:
        self.told.append(f"removed {session.id}")
        self.sessions.remove(session)
        self.show()

    def __getitem__(self, key: str) -> Session:
        return next(session for session in self.sessions if session.id == key)

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


@pytest.fixture
def owner(qtbot: object) -> Owner:
    """The calendar with the samples, shown with the keyboard in the year."""
    ids = count(1)
    calendar = HoursCalendar(new_id=lambda: f"new{next(ids)}")
    qtbot.addWidget(calendar)
    calendar.resize(900, 560)
    calendar.show()
    qtbot.waitExposed(calendar)
    owner = Owner(calendar)
    calendar.activateWindow()
    calendar.year_view.setFocus()
    return owner
