"""The whole way of the hours with the keyboard alone: from Idag to the paper that leaves, and back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lssdesk.ui.case import hours_papers
from lssdesk.ui.case.hours import HoursPage
from lssdesk.ui.hours_calendar.widget import HoursCalendar
from lssdesk.ui.office.today_page import TodayPage
from lssdesk.ui.parts import WrapButton
from tests.flow.officer import Clock, log_lines, signed
from tests.ui.conftest import Start
from tests.ui.keys_alone import FARTHEST, KeysAlone
from tests.ui.program import enter, stored

K, M = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT = M.ControlModifier, M.ShiftModifier, M.AltModifier
MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel)


class NoMouse(QObject):
    """Counts what a mouse does."""

    clicks = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.clicks += event.type() in MOUSE
        return False


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[NoMouse]:
    found = NoMouse()
    qapp.installEventFilter(found)
    yield found
    qapp.removeEventFilter(found)


@pytest.fixture
def hand(start: Start, clock: Clock, qtbot: QtBot) -> KeysAlone:
    """At Idag on 20 May, with hours of ledsagarservice and costs decided; no case is open."""
    begun = start()
    enter(begun)
    signed(begun.window.desk)
    signed(begun.window.desk, "omkostnader")
    clock.forward(days=79)
    begun.window.show_cases()
    begun.window.show_start()
    return KeysAlone(begun.program)


def calendar(hand: KeysAlone) -> HoursCalendar:
    page = hand.case.page("hours")
    assert isinstance(page, HoursPage)
    return page.calendar


def sessions(hand: KeysAlone) -> list[str]:
    """The sessions as they are stored."""
    found = stored(hand).hours.sessions()
    return [f"{one.day:%d/%m} {one.start:%H:%M}–{one.end:%H:%M}" for one in found]


def open_hours(hand: KeysAlone) -> None:
    """From anywhere: search for the case, the one that is found, the step Timmar."""
    hand.press(K.Key_E, modifier=CTRL)
    hand.keys("2026-0001")
    hand.press(K.Key_Down, K.Key_Down, K.Key_Return)
    hand.wait(lambda: hand.window.case is not None)
    hand.press(K.Key_6, modifier=ALT)
    hand.wait(lambda: calendar(hand).isAncestorOf(hand.focused))


@pytest.fixture
def opened(hand: KeysAlone, mouse: NoMouse) -> Iterator[KeysAlone]:
    """In the year of the case's hours."""
    open_hours(hand)
    yield hand
    assert mouse.clicks == 0


def made(hand: KeysAlone) -> None:
    """A session on the selected day."""
    hand.press(K.Key_N)
    hand.keys("10:00", K.Key_Tab, "12:00", K.Key_Return)


def test_year_month_list_and_back(opened: KeysAlone) -> None:
    shown = calendar(opened)
    for key, name in ((K.Key_M, "month"), (K.Key_L, "list"), (K.Key_Aring, "year")):
        opened.press(key)
        assert shown.view_name() == name
        assert shown.views.isAncestorOf(opened.focused)


def test_a_session_is_made_moved_stretched_copied_and_taken_back(opened: KeysAlone) -> None:
    opened.press(K.Key_M)
    made(opened)
    assert sessions(opened) == ["20/05 10:00–12:00"]
    opened.press(K.Key_Up, K.Key_Left, modifier=SHIFT)
    assert sessions(opened) == ["19/05 09:45–11:45"]
    opened.press(K.Key_Right, modifier=CTRL | SHIFT)
    opened.press(K.Key_Left, modifier=ALT | SHIFT)
    assert sessions(opened) == ["19/05 09:30–12:00"]
    opened.press(K.Key_C, modifier=CTRL)
    opened.press(K.Key_PageUp)
    opened.press(K.Key_V, modifier=CTRL)
    assert sessions(opened) == ["19/04 09:30–12:00", "19/05 09:30–12:00"]
    opened.press(K.Key_Z, modifier=CTRL)
    assert sessions(opened) == ["19/05 09:30–12:00"]
    opened.press(K.Key_Z, modifier=CTRL | SHIFT)
    assert sessions(opened) == ["19/04 09:30–12:00", "19/05 09:30–12:00"]


def test_a_recurring_plan(opened: KeysAlone) -> None:
    opened.press(K.Key_P)
    editor = calendar(opened).series_editor
    assert opened.focused is editor.fields["first"].widget
    for name, text in (("first", "25/5"), ("start", "13"), ("end", "15"), ("until", "12/6")):
        opened.type_into(editor.fields[name].widget, text)
    opened.choose(editor.every.widget, "days")
    opened.push(editor.weekdays[0])
    opened.push(editor.weekdays[2])
    opened.reach(editor.fields["until"].widget)
    opened.press(K.Key_Return)
    assert sessions(opened) == ["25/05 13:00–15:00", "01/06 13:00–15:00", "08/06 13:00–15:00"]
    assert opened.focused is calendar(opened).year_view


def test_a_number_is_explained_and_its_link_walked(opened: KeysAlone) -> None:
    opened.press(K.Key_M)
    made(opened)
    opened.press(K.Key_Down, K.Key_S)
    page = calendar(opened).sum_page
    assert page.isVisible()
    (link,) = page.findChildren(WrapButton)
    opened.push(link)
    assert calendar(opened).selected_item() is not None
    opened.press(K.Key_Escape)
    assert not page.isVisible()
    assert opened.focused is calendar(opened).month_view


def test_the_numbers_of_the_answer_lead_to_their_sums(opened: KeysAlone) -> None:
    shown = calendar(opened)
    opened.reach(shown.answer_line)
    opened.press(K.Key_Tab, K.Key_Return)
    assert shown.sum_page.isVisible()
    assert shown.sum_page.found.title.startswith("Kvar 20")


def test_a_cost_is_registered(opened: KeysAlone) -> None:
    shown = calendar(opened)
    costs = next(place for place, one in enumerate(shown.board.tracks) if one.unit == "ore")
    opened.press((K.Key_1, K.Key_2, K.Key_3)[costs], modifier=CTRL)
    opened.press(K.Key_N)
    editor = shown.cost_editor
    opened.type_into(editor.fields["amount"].widget, "85,50")
    opened.choose(editor.fields["kind"].widget, "food")
    opened.reach(editor.fields["amount"].widget)
    opened.press(K.Key_Return)
    (cost,) = next(one for one in stored(opened).hours.tracks() if one.unit == "ore").costs
    assert (cost.amount, cost.kind, f"{cost.day:%d/%m}") == (8_550, "food", "20/05")


def noticed(hand: KeysAlone) -> str:
    """What the notices above the calendar say."""
    page = hand.case.page("hours")
    assert isinstance(page, HoursPage)
    rows = page.notices.findChildren(QLabel) + page.notices.findChildren(WrapButton)
    return "\n".join(one.accessibleName() or one.text() for one in rows if one.isVisible())


def test_a_reason_for_the_hours_of_april(opened: KeysAlone) -> None:
    shown = calendar(opened)
    assert "I april användes inte 18" in noticed(opened)
    opened.press(K.Key_PageUp, K.Key_V)
    opened.press(K.Key_Down, K.Key_Space)
    opened.type_into(shown.why_page.told_by.widget, "Omsorg Syd")
    opened.press(K.Key_Return)
    (said,) = stored(opened).hours.unused()
    assert (said.month.month, said.reason, said.told_by) == (4, "away", "Omsorg Syd")
    assert "I april användes inte" not in noticed(opened)


def test_the_statement_is_seen_and_printed(opened: KeysAlone, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[bytes] = []

    def note(pdf: bytes, *_more: object) -> bool:
        printed.append(pdf)
        return True

    monkeypatch.setattr(hours_papers, "print_pdf", note)
    opened.press(K.Key_M)
    opened.push(opened.seen("hours_statement"))
    assert opened.shown("statement_page")
    opened.push(opened.seen("statement_print"))
    assert [pdf[:5] for pdf in printed] == [b"%PDF-"]
    assert log_lines(opened.window.desk)[-1][0] == "skrev ut ett timbesked"
    opened.press(K.Key_Escape)
    assert opened.focused is calendar(opened).month_view


def test_to_idag_and_back(opened: KeysAlone) -> None:
    opened.press(K.Key_D, modifier=CTRL)
    assert isinstance(opened.window.page, TodayPage)
    opened.wait(lambda: opened.window.page.list.model().rowCount() > 0)
    opened.press(K.Key_Down, K.Key_Return)
    opened.wait(lambda: opened.window.case is not None)
    opened.press(K.Key_6, modifier=ALT)
    opened.wait(lambda: calendar(opened).isAncestorOf(opened.focused))


def test_tab_goes_round_the_whole_window_and_back(opened: KeysAlone) -> None:
    """From each view and from a sum to the bar, the papers, the notices, the list of cases, and round."""
    shown = calendar(opened)
    wanted = [opened.seen(name) for name in ("hours_statement", "hours_export", "case_search", "notice_why")]
    bar = shown.top_bar
    wanted += [bar.new_button, bar.plan_button, bar.keys_button, shown.answer_line]
    for key in (K.Key_Aring, K.Key_M, K.Key_L, K.Key_S):
        opened.press(key)
        for way in (K.Key_Tab, K.Key_Backtab):
            first, passed = opened.focused, []
            for _ in range(FARTHEST):
                opened.press(way)
                passed.append(opened.focused)
                if opened.focused is first:
                    break
            assert [one.objectName() for one in wanted if one not in passed] == [], (key, way)
            assert opened.focused is first
