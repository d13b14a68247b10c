"""Everything by keyboard alone [CAL-002]."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from lssdesk.texts import t
from lssdesk.ui.hours_calendar import keys
from lssdesk.ui.hours_calendar.side import KeysPage
from tests.ui.hours_calendar.conftest import CTRL, NO_KEY, SHIFT, Owner
from tests.ui.hours_calendar.samples import MUSEUM, NIGHT, TODAY

K = Qt.Key


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (K.Key_Right, NO_KEY, date(2026, 3, 13)),
        (K.Key_Left, NO_KEY, date(2026, 3, 11)),
        (K.Key_Down, NO_KEY, date(2026, 3, 19)),
        (K.Key_Up, NO_KEY, date(2026, 3, 5)),
        (K.Key_PageDown, NO_KEY, date(2026, 4, 12)),
        (K.Key_PageUp, NO_KEY, date(2026, 2, 12)),
        (K.Key_PageDown, CTRL, date(2027, 3, 12)),
        (K.Key_PageUp, CTRL, date(2025, 3, 12)),
        (K.Key_Home, NO_KEY, date(2026, 3, 1)),
        (K.Key_End, NO_KEY, date(2026, 3, 31)),
    ],
)
def test_keys_move_the_day_in_the_year(
    owner: Owner, key: Qt.Key, modifier: Qt.KeyboardModifier, expected: date
) -> None:
    owner.press(key, modifier=modifier)
    assert owner.calendar.selected_day() == expected


def test_a_shorter_month_takes_its_last_day(owner: Owner) -> None:
    owner.press(K.Key_End, K.Key_PageUp)
    assert owner.calendar.selected_day() == date(2026, 2, 28)


def test_t_goes_to_today(owner: Owner) -> None:
    owner.press(K.Key_PageDown, K.Key_PageDown, K.Key_T)
    assert owner.calendar.selected_day() == TODAY


def test_the_selection_stays_when_the_view_changes(owner: Owner) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_M)
    assert owner.calendar.is_month()
    assert owner.selected == MUSEUM.id
    assert owner.calendar.month_panel.list.currentItem().text().startswith("må 2")
    owner.press(K.Key_Aring)
    assert not owner.calendar.is_month()
    assert owner.selected == MUSEUM.id
    assert owner.calendar.year_view.currentIndex().data() == "2"


def test_in_the_month_up_and_down_move_the_day_and_the_others_the_session(owner: Owner) -> None:
    owner.press(K.Key_M, K.Key_Down)
    assert owner.calendar.selected_day() == date(2026, 3, 13)
    owner.press(K.Key_Right)
    assert owner.selected == "planned"
    owner.press(K.Key_Left)
    assert owner.selected == "night"
    owner.press(K.Key_Left, K.Key_Left)
    assert owner.selected == "in_time"


def test_enter_on_an_empty_day_makes_a_session_at_the_time_of_the_last(owner: Owner) -> None:
    owner.press(K.Key_Left, K.Key_Return)
    owner.press(K.Key_Return)
    assert owner.told == ["added new1"]
    assert owner.when("new1") == "11/03 22:30–01:30"
    assert owner["new1"].status == "performed"
    assert owner.selected == "new1"
    assert owner.calendar.year_view.hasFocus()


def test_a_session_to_come_is_planned(owner: Owner) -> None:
    owner.press(K.Key_Right, K.Key_N, K.Key_Return)
    assert owner["new1"].status == "planned"


@pytest.mark.parametrize(
    ("view", "key", "expected"),
    [
        (K.Key_Aring, K.Key_Right, "03/03 10:00–14:00"),
        (K.Key_Aring, K.Key_Down, "09/03 10:00–14:00"),
        (K.Key_M, K.Key_Right, "02/03 10:15–14:15"),
        (K.Key_M, K.Key_Left, "02/03 09:45–13:45"),
        (K.Key_M, K.Key_Down, "03/03 10:00–14:00"),
        (K.Key_M, K.Key_Up, "01/03 10:00–14:00"),
    ],
)
def test_shift_and_arrows_move_the_session(owner: Owner, view: Qt.Key, key: Qt.Key, expected: str) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(view)
    owner.press(key, modifier=SHIFT)
    assert owner.when("museum") == expected
    assert owner.selected == "museum"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (K.Key_Down, "02/03 10:00–14:15"),
        (K.Key_Right, "02/03 10:00–14:15"),
        (K.Key_Up, "02/03 10:00–13:45"),
        (K.Key_Left, "02/03 10:00–13:45"),
    ],
)
def test_ctrl_shift_and_arrows_stretch_the_session(owner: Owner, key: Qt.Key, expected: str) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(key, modifier=CTRL | SHIFT)
    assert owner.when("museum") == expected


def test_delete_removes_the_session_and_nothing_on_an_empty_day(owner: Owner) -> None:
    owner.press(K.Key_Delete)
    assert owner.told == []
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_Delete)
    assert owner.told == ["removed museum"]
    assert owner.selected == ""
    assert owner.calendar.selected_day() == MUSEUM.day


def test_copy_and_paste(owner: Owner) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_C, modifier=CTRL)
    owner.press(K.Key_Down, K.Key_Down)
    owner.press(K.Key_V, modifier=CTRL)
    assert owner.when("new1") == "16/03 10:00–14:00"
    assert (owner["new1"].companion, owner["new1"].status) == ("Kim Ek", "planned")


def test_space_goes_through_the_sessions_of_the_day(owner: Owner) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_C, modifier=CTRL)
    owner.press(K.Key_V, modifier=CTRL)
    assert owner.selected == "new1"
    owner.press(K.Key_Space)
    assert owner.selected == "museum"


def test_a_move_to_a_clock_time_that_does_not_exist_is_told_and_not_made(owner: Owner) -> None:
    owner.calendar.go_to(date(2026, 3, 29))
    owner.press(K.Key_M, K.Key_N)
    owner.type("0145")
    owner.press(K.Key_Tab)
    owner.type("4")
    owner.press(K.Key_Return)
    owner.press(K.Key_Right, modifier=SHIFT)
    assert owner.when("new1") == "29/03 01:45–04:00"
    assert "02:00 finns inte" in owner.calendar.note.text()


def test_ctrl_z_is_left_to_the_owner(owner: Owner) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, K.Key_Z, CTRL)
    assert keys.command_of(event, "month") is None
    owner.calendar.keyPressEvent(event)
    assert not event.isAccepted()


def test_undo_by_the_owner_leaves_the_day_selected(owner: Owner) -> None:
    owner.press(K.Key_N, K.Key_Return)
    owner.sessions.pop()
    owner.show()
    assert owner.selected == ""
    assert owner.calendar.selected_day() == TODAY


def test_s_shows_how_the_balance_comes_about_and_esc_goes_back(owner: Owner) -> None:
    told = []
    owner.calendar.number_clicked.connect(told.append)
    owner.press(K.Key_S)
    page = owner.calendar.sum_page
    assert page.isVisible()
    assert page.heading.text() == "Kvar vid slutet av mars 2026"
    assert (told[0].total.text, told[0].total.amount) == ("Kvar", "20\u00a0tim")
    owner.press(K.Key_Escape)
    assert not page.isVisible()
    assert owner.calendar.year_view.hasFocus()


def test_f1_lists_the_keys(owner: Owner) -> None:
    owner.press(K.Key_F1)
    assert owner.calendar.keys_page.isVisible()
    assert all(t(f"calendar.keys.{name}_do") for name in KeysPage.NAMES)


def test_l_goes_to_the_list_where_enter_opens_and_delete_removes(owner: Owner) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_L)
    assert owner.calendar.view_name() == "list"
    assert owner.selected == MUSEUM.id
    owner.press(K.Key_Down)
    assert owner.selected == NIGHT.id
    owner.press(K.Key_Return)
    assert owner.calendar.editor.entry == NIGHT
    owner.press(K.Key_Escape, K.Key_Delete)
    assert owner.told == ["removed night"]
