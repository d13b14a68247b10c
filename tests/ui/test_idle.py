"""Nobody at the desk: time without a key, by a clock of the test's own, and what the system tells."""

import ctypes
from collections.abc import Iterator
from ctypes import wintypes
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lssdesk.ui import idle, screen_lock
from lssdesk.ui.idle import IdleWatch
from lssdesk.ui.screen_lock import ScreenLock


class Clock:
    """Seconds that go on only when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.clock = Clock()
        self.watch = IdleWatch(10, self.clock)
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.told = 0
        self.watch.idle.connect(self._count)
        self.watch.start()

    def _count(self) -> None:
        self.told += 1

    def pass_minutes(self, minutes: float) -> None:
        self.clock.seconds += minutes * 60
        self.watch.look()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.watch.stop()


@pytest.mark.parametrize(("minutes", "told"), [(9.99, 0), (10, 1), (600, 1)])
def test_idle_is_told_when_the_time_is_over(desk: Desk, minutes: float, told: int) -> None:
    desk.pass_minutes(minutes)
    assert desk.told == told


def press(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.field, Qt.Key.Key_A)


def move(desk: Desk, _qtbot: QtBot) -> None:
    where, no = QPointF(3, 3), Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, no, no, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(desk.field, event)


def click(desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.field, Qt.MouseButton.LeftButton)


def wheel(desk: Desk, _qtbot: QtBot) -> None:
    where = (QPointF(3, 3), QPointF(3, 3), QPoint(), QPoint(0, 120))
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(desk.field, QWheelEvent(*where, Qt.MouseButton.NoButton, keys, phase, False))


@pytest.mark.parametrize("act", [press, move, click, wheel])
def test_whatever_the_officer_does_begins_the_time_anew(desk: Desk, qtbot: QtBot, act: Any) -> None:
    desk.pass_minutes(9)
    act(desk, qtbot)
    desk.pass_minutes(9)
    assert desk.told == 0
    desk.pass_minutes(1)
    assert desk.told == 1


def test_what_happens_by_itself_is_no_activity(desk: Desk) -> None:
    desk.pass_minutes(9)
    desk.field.setText("sparat")
    QApplication.sendEvent(desk.field, QEvent(QEvent.Type.UpdateRequest))
    desk.pass_minutes(1)
    assert desk.told == 1


def test_the_key_that_wakes_the_laptop_reaches_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.clock.seconds += 3600
    qtbot.keyClicks(desk.field, "a")
    assert (desk.told, desk.field.text()) == (1, "")


def test_it_is_told_once_until_it_starts_anew(desk: Desk, qtbot: QtBot) -> None:
    desk.pass_minutes(11)
    desk.pass_minutes(60)
    qtbot.keyClicks(desk.field, "passphrase")
    assert (desk.told, desk.field.text()) == (1, "passphrase")
    desk.watch.start()
    desk.pass_minutes(9)
    assert desk.told == 1
    desk.pass_minutes(1)
    assert desk.told == 2


def test_a_stopped_watch_tells_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.watch.stop()
    desk.pass_minutes(60)
    qtbot.keyClicks(desk.field, "a")
    assert (desk.told, desk.field.text()) == (0, "a")


def test_another_time_counts_from_the_last_key(desk: Desk) -> None:
    desk.pass_minutes(4)
    desk.watch.set_minutes(5)
    desk.pass_minutes(0)
    assert desk.told == 0
    desk.pass_minutes(1)
    assert desk.told == 1


def test_the_timer_looks_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "_LOOK", 1)
    clock = Clock()
    watch = IdleWatch(10, clock)
    watch.start()
    clock.seconds += 3600
    with qtbot.waitSignal(watch.idle):
        pass
    watch.stop()


def test_the_clock_of_this_system_goes_on() -> None:
    assert 0 < idle.clock() <= idle.clock()


# --- the screen


class Bus:
    """A D-Bus connection that keeps what is listened to."""

    def __init__(self, connected: bool) -> None:
        self.connected = connected
        self.heard: dict[tuple[str, str], tuple[Any, str]] = {}

    def isConnected(self) -> bool:
        return self.connected

    def connect(self, _service: str, _path: str, interface: str, name: str, receiver: Any, slot: Any) -> bool:
        written = slot if isinstance(slot, str) else bytes(slot).decode()
        self.heard[interface, name] = (receiver, written.lstrip("1").partition("(")[0])
        return True

    def send(self, interface: str, name: str, *values: object) -> None:
        receiver, slot = self.heard[interface, name]
        getattr(receiver, slot)(*values)


@pytest.fixture
def lock(qapp: QApplication) -> ScreenLock:
    return ScreenLock()


def count(lock: ScreenLock) -> list[int]:
    told: list[int] = []
    lock.locked.connect(lambda: told.append(1))
    return told


@pytest.mark.parametrize(
    ("interface", "name", "values", "told"),
    [
        ("org.freedesktop.ScreenSaver", "ActiveChanged", (True,), 1),
        ("org.freedesktop.ScreenSaver", "ActiveChanged", (False,), 0),
        ("org.gnome.ScreenSaver", "ActiveChanged", (True,), 1),
        ("org.freedesktop.login1.Session", "Lock", (), 1),
        ("org.freedesktop.login1.Manager", "PrepareForSleep", (True,), 1),
        ("org.freedesktop.login1.Manager", "PrepareForSleep", (False,), 0),
    ],
)
def test_what_a_linux_desktop_tells(
    lock: ScreenLock, interface: str, name: str, values: tuple[object, ...], told: int
) -> None:
    heard, session, system = count(lock), Bus(True), Bus(True)
    screen_lock.listen(lock, session, system)
    bus = session if (interface, name) in session.heard else system
    bus.send(interface, name, *values)
    assert len(heard) == told


def test_a_desktop_without_buses_is_not_listened_to(lock: ScreenLock) -> None:
    session, system = Bus(False), Bus(False)
    screen_lock.listen(lock, session, system)
    assert (session.heard, system.heard) == ({}, {})


@pytest.mark.parametrize(
    ("message", "parameter", "told"),
    [
        (0x02B1, 7, True),  # the session is locked
        (0x02B1, 8, False),  # … and unlocked
        (0x0218, 4, True),  # goes to sleep
        (0x0218, 7, False),  # … and wakes up
        (0x0100, 7, False),  # a key
    ],
)
def test_what_windows_tells(lock: ScreenLock, message: int, parameter: int, told: bool) -> None:
    heard = count(lock)
    sent = wintypes.MSG(message=message, wParam=parameter)
    messages = screen_lock.Messages(lock)
    answer = messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent))
    assert (len(heard) == 1, answer) == (told, (False, 0))


def test_messages_of_another_system_are_let_through_unread(lock: ScreenLock) -> None:
    heard = count(lock)
    assert screen_lock.Messages(lock).nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert heard == []


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (Qt.ApplicationState.ApplicationSuspended, 1),
        (Qt.ApplicationState.ApplicationHidden, 0),
        (Qt.ApplicationState.ApplicationInactive, 0),
    ],
)
def test_a_program_that_is_suspended_locks(
    lock: ScreenLock, qapp: QApplication, state: Qt.ApplicationState, told: int
) -> None:
    heard = count(lock)
    qapp.applicationStateChanged.emit(state)
    assert len(heard) == told


def test_watching_works_on_a_system_that_tells_nothing(lock: ScreenLock, qtbot: QtBot) -> None:
    window = QLineEdit()
    qtbot.addWidget(window)
    heard = count(lock)
    lock.watch(window)
    assert heard == []
