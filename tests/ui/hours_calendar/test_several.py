"""Several entries at once: marked, moved, copied, cut and removed as one step [CAL-002]."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.hours_calendar.conftest import CTRL, NO_KEY, SHIFT, Owner, drag
from tests.ui.hours_calendar.samples import MUSEUM

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def month(owner: Owner) -> Owner:
    owner.calendar.show_month()
    owner.calendar.go_to(MUSEUM.day)
    return owner


def bar(owner: Owner, key: str) -> QPoint:
    """The middle of a session in the month."""
    view = owner.calendar.month_view
    return view.rect_of(view.entries.row_of("item", ("ledsagning", key))).center()


def click(owner: Owner, key: str, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mouseClick(owner.calendar.month_view.viewport(), LEFT, modifier, bar(owner, key))


def row_height(owner: Owner) -> int:
    return round(owner.calendar.month_view.layout_now().row)


def test_ctrl_click_marks_one_more_and_no_longer(month: Owner) -> None:
    click(month, "planned", CTRL)
    assert month.marked == ["museum", "planned"]
    click(month, "planned", CTRL)
    assert month.marked == ["museum"]


def test_shift_click_marks_all_up_to_there(month: Owner) -> None:
    click(month, "planned", SHIFT)
    assert month.marked == ["museum", "night", "planned"]
    click(month, "night", SHIFT)
    assert month.marked == ["museum", "night"]
    assert month.calendar.month_panel.several.text() == "2 markerade, 7\u00a0tim"


def test_a_click_leaves_one(month: Owner) -> None:
    click(month, "planned", SHIFT)
    click(month, "night")
    assert month.marked == ["night"]
    assert not month.calendar.month_panel.several.isVisible()


def test_ctrl_and_arrows_mark_and_take_back(month: Owner) -> None:
    month.press(K.Key_Right, K.Key_Right, modifier=CTRL)
    assert month.marked == ["museum", "night", "planned"]
    month.press(K.Key_Left, modifier=CTRL)
    assert month.marked == ["museum", "night"]
    month.press(K.Key_Escape)
    assert month.marked == ["night"]


def test_ctrl_a_marks_the_month_and_delete_removes_all_as_one_step(month: Owner) -> None:
    month.press(K.Key_A, modifier=CTRL)
    assert month.marked == ["museum", "night", "planned"]
    month.press(K.Key_Delete)
    assert month.names == ["tog bort 3 poster"]
    assert [one.id for one in month.sessions] == ["late", "in_time", "before"]


def test_arrows_with_shift_move_all_that_is_marked(month: Owner) -> None:
    month.press(K.Key_Right, modifier=CTRL)
    month.press(K.Key_Down, modifier=SHIFT)
    assert month.names == ["flyttade 2 poster"]
    assert [month.when("museum"), month.when("night")] == ["03/03 10:00–14:00", "07/03 22:30–01:30"]
    assert month.marked == ["museum", "night"]


def test_a_drag_moves_all_that_is_marked(month: Owner) -> None:
    click(month, "night", CTRL)
    start = bar(month, "museum")
    drag(month.calendar.month_view, start, start + QPoint(0, 2 * row_height(month)))
    assert month.names == ["flyttade 2 poster"]
    assert [month.when("museum"), month.when("night")] == ["04/03 10:00–14:00", "08/03 22:30–01:30"]


def test_a_ctrl_drag_copies_all_that_is_marked(month: Owner) -> None:
    click(month, "night", SHIFT)
    start = bar(month, "museum")
    drag(month.calendar.month_view, start, start + QPoint(0, 7 * row_height(month)), CTRL)
    assert month.names == ["kopierade 2 poster"]
    assert [month.when("new1"), month.when("new2")] == ["09/03 10:00–14:00", "13/03 22:30–01:30"]
    assert month["new2"].status == "planned"
    assert month["museum"] == MUSEUM


def test_cut_and_paste_keep_the_days_between_and_what_they_were(month: Owner) -> None:
    month.press(K.Key_Right, modifier=CTRL)
    month.press(K.Key_X, modifier=CTRL)
    assert month.names == ["klippte ut 2 poster"]
    month.calendar.go_to(date(2026, 4, 1))
    month.press(K.Key_V, modifier=CTRL)
    assert month.names[-1] == "klistrade in 2 poster"
    assert [month.when("new1"), month.when("new2")] == ["01/04 10:00–14:00", "05/04 22:30–01:30"]
    assert month["new1"].status == "performed"
    month.press(K.Key_V, modifier=CTRL)
    assert month["new3"].status == "planned"


def test_ctrl_shift_and_alt_shift_change_end_and_start_of_all(month: Owner) -> None:
    month.press(K.Key_Right, modifier=CTRL)
    month.press(K.Key_Right, modifier=CTRL | SHIFT)
    month.press(K.Key_Left, modifier=Qt.KeyboardModifier.AltModifier | SHIFT)
    assert [month.when("museum"), month.when("night")] == ["02/03 09:45–14:15", "06/03 22:15–01:45"]
    assert month.names == ["ändrade 2 poster"] * 2


def held(owner: Owner, key: str, to: QPoint) -> None:
    """A session that is dragged to a point and held there."""
    port = owner.calendar.month_view.viewport()
    QTest.mousePress(port, LEFT, NO_KEY, bar(owner, key))
    QTest.mouseMove(port, to)


def test_a_drag_goes_on_in_the_next_month_when_it_is_held_at_the_edge(month: Owner, qtbot: object) -> None:
    view = month.calendar.month_view
    down = QPoint(bar(month, "planned").x(), view.viewport().height() - 2)
    held(month, "planned", down)
    qtbot.waitUntil(lambda: month.calendar.selected_day().month == 4)
    there = QPoint(down.x(), round(view.layout_now().y(date(2026, 4, 7)) + 3))
    QTest.mouseMove(view.viewport(), there)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, there)
    assert month.when("planned") == "07/04 10:00–12:00"
    assert month.selected == "planned"


def test_the_wheel_and_page_down_turn_the_month_under_a_drag(month: Owner) -> None:
    view = month.calendar.month_view
    there = bar(month, "museum") + QPoint(0, 3 * row_height(month))
    held(month, "museum", there)
    place = QPointF(there)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), LEFT, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.viewport(), event)
    assert month.calendar.selected_day().month == 4
    month.press(K.Key_PageDown)
    assert month.calendar.selected_day().month == 5
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, there)
    assert month.when("museum") == "05/05 10:00–14:00"


def test_esc_after_the_month_was_turned_changes_nothing(month: Owner) -> None:
    there = bar(month, "museum") + QPoint(0, 3 * row_height(month))
    held(month, "museum", there)
    month.press(K.Key_PageDown, K.Key_Escape)
    QTest.mouseRelease(month.calendar.month_view.viewport(), LEFT, NO_KEY, there)
    assert month.told == []
