"""The hours of a signed case: sessions by keys and by mouse through the calendar, stored at once."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from lssdesk.demo import Hand
from lssdesk.model.case import Session
from lssdesk.store.office import Office
from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui.case.hours import HoursPage
from lssdesk.ui.hours_calendar.widget import HoursCalendar
from tests.flow.officer import Clock, log_lines
from tests.ui.program import open_signed, stored

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def calendar(hand: Hand, clock: Clock) -> HoursCalendar:
    """The calendar of a signed case on 20 April, with the keyboard in it."""
    clock.forward(days=49)
    open_signed(hand)
    hand.press(K.Key_6, modifier=Qt.KeyboardModifier.AltModifier)
    page = hand.case.page("hours")
    assert isinstance(page, HoursPage)
    hand.wait(lambda: page.calendar.year_view.hasFocus())
    return page.calendar


def sessions(hand: Hand) -> list[str]:
    """The sessions as they are stored."""
    found: tuple[Session, ...] = stored(hand).hours.sessions()
    return [f"{one.day:%d/%m} {one.start:%H:%M}–{one.end:%H:%M}" for one in found]


def add(hand: Hand) -> None:
    hand.press(K.Key_N)
    hand.keys("17:00", K.Key_Tab, "19:30", K.Key_Return)


def test_a_session_is_added_changed_and_removed_by_keys(hand: Hand, calendar: HoursCalendar) -> None:
    assert calendar.selected_day() == date(2026, 4, 20)
    add(hand)
    assert sessions(hand) == ["20/04 17:00–19:30"]
    hand.press(K.Key_Return)
    hand.keys("18:00", K.Key_Return)
    assert sessions(hand) == ["20/04 18:00–19:30"]
    hand.press(K.Key_Delete)
    assert sessions(hand) == []
    case = hand.case.work.id
    assert log_lines(hand.window.desk)[-3:] == [
        ("lade till ett tillfälle", case),
        ("ändrade ett tillfälle", case),
        ("tog bort ett tillfälle", case),
    ]


def test_undo_and_redo_of_sessions_have_names_and_are_stored(hand: Hand, calendar: HoursCalendar) -> None:
    add(hand)
    hand.press(K.Key_Z, modifier=CTRL)
    assert sessions(hand) == []
    assert hand.case.head.status.text() == "Ångrat: lade till ett tillfälle"
    hand.press(K.Key_Z, modifier=CTRL_SHIFT)
    assert sessions(hand) == ["20/04 17:00–19:30"]
    assert hand.case.head.status.text() == "Gjort igen: lade till ett tillfälle"
    assert hand.seen("undo").toolTip() == "Ångra: lade till ett tillfälle"
    hand.press(K.Key_Delete)
    hand.click("undo")
    assert sessions(hand) == ["20/04 17:00–19:30"]


def test_a_session_is_made_and_moved_by_the_mouse(hand: Hand, calendar: HoursCalendar) -> None:
    hand.press(K.Key_M)
    view = calendar.month_view
    layout = view.layout_now()

    def at(day: int, minute: int) -> QPoint:
        y = layout.y(layout.month.replace(day=day)) + layout.row / 2 - view.verticalOffset()
        return QPoint(round(layout.x(minute)), round(y))

    def drag(start: QPoint, end: QPoint) -> None:
        port = view.viewport()
        QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(port, (start + end) / 2)
        QTest.mouseMove(port, end)
        QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, end)

    drag(at(22, 13 * 60), at(22, 15 * 60))
    assert sessions(hand) == ["22/04 13:00–15:00"]
    drag(at(22, 14 * 60), at(23, 15 * 60))
    assert sessions(hand) == ["23/04 14:00–16:00"]
    assert log_lines(hand.window.desk)[-1] == ("flyttade ett tillfälle", hand.case.work.id)
    hand.press(K.Key_Z, modifier=CTRL)
    assert sessions(hand) == ["22/04 13:00–15:00"]


def test_several_sessions_are_moved_and_brought_back_as_one_step(hand: Hand, calendar: HoursCalendar) -> None:
    add(hand)
    hand.press(K.Key_C, modifier=CTRL)
    hand.press(K.Key_Down)
    hand.press(K.Key_V, modifier=CTRL)
    assert sessions(hand) == ["20/04 17:00–19:30", "27/04 17:00–19:30"]
    hand.press(K.Key_A, modifier=CTRL)
    hand.press(K.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert sessions(hand) == ["21/04 17:00–19:30", "28/04 17:00–19:30"]
    hand.press(K.Key_Z, modifier=CTRL)
    assert sessions(hand) == ["20/04 17:00–19:30", "27/04 17:00–19:30"]
    assert hand.case.head.status.text() == "Ångrat: flyttade 2 poster"


def test_what_is_left_follows_the_sessions(hand: Hand, calendar: HoursCalendar) -> None:
    before = calendar.answer_line.text()
    add(hand)
    assert calendar.answer_line.text() != before


def test_a_session_that_cannot_be_stored_is_told_and_not_shown(
    hand: Hand, calendar: HoursCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unit(*_args: object, **_more: object) -> object:
        raise StoreTrouble("disk_full")

    with monkeypatch.context() as full:
        full.setattr(Office, "unit", unit)
        add(hand)
        assert hand.window.note().startswith("Det senaste är inte sparat.")
    assert sessions(hand) == []
    assert calendar.content.items == {}
    add(hand)
    assert sessions(hand) == ["20/04 17:00–19:30"]
    assert hand.window.note() == "Allt är sparat igen."


def test_the_day_of_the_calendar_is_the_programs(hand: Hand, calendar: HoursCalendar) -> None:
    assert calendar.content.today == hand.window.desk.today == date(2026, 4, 20)


def test_a_notice_leads_to_the_reason_for_a_month(hand: Hand, calendar: HoursCalendar, clock: Clock) -> None:
    clock.forward(days=31)
    page = hand.case.page("hours")
    assert isinstance(page, HoursPage)
    page.refresh()
    rows = [row for row in page.notices.findChildren(QAbstractButton, "notice_go") if row.isVisible()]
    assert rows
    QTest.mouseClick(rows[0], LEFT)
    assert page.isAncestorOf(QApplication.focusWidget())


def test_the_statement_takes_the_calendars_place_and_gives_it_back(
    hand: Hand, calendar: HoursCalendar
) -> None:
    hand.click("hours_statement")
    hand.wait(lambda: not calendar.isVisible())
    hand.press(K.Key_Escape)
    hand.wait(lambda: calendar.isVisible())


def test_a_pointer_leads_to_its_day_in_the_calendar(hand: Hand, calendar: HoursCalendar) -> None:
    hand.case.go("decision")
    hand.window.open_case(hand.case.work.id, "hours", "/hours/ledsagarservice/2026-05-07")
    page = hand.case.page("hours")
    assert isinstance(page, HoursPage)
    assert (hand.case.step, page.calendar.selected_day()) == ("hours", date(2026, 5, 7))
    assert page.calendar.is_month()
