"""Real clicks and drags in the year and the month."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.hours_calendar.conftest import CTRL, NO_KEY, Owner, drag
from tests.ui.hours_calendar.samples import MUSEUM, NIGHT

LEFT = Qt.MouseButton.LeftButton


def at(owner: Owner, day: int, minute: int) -> QPoint:
    """The point of a clock time in the shown month."""
    view = owner.calendar.month_view
    layout = view.layout_now()
    y = layout.y(layout.month.replace(day=day)) + layout.row / 2 - view.verticalOffset()
    return QPoint(round(layout.x(minute)), round(y))


@pytest.fixture
def month(owner: Owner) -> Owner:
    owner.calendar.show_month()
    return owner


def test_a_drag_over_nothing_makes_a_session(month: Owner) -> None:
    drag(month.calendar.month_view, at(month, 10, 13 * 60), at(month, 10, 15 * 60 + 30))
    assert month.told == ["added new1"]
    assert month.when("new1") == "10/03 13:00–15:30"
    assert month.selected == "new1"


def test_a_drag_moves_a_session_to_another_day_and_time(month: Owner) -> None:
    drag(month.calendar.month_view, at(month, 2, 12 * 60), at(month, 4, 13 * 60))
    assert month.told == ["changed museum"]
    assert month.when("museum") == "04/03 11:00–15:00"


@pytest.mark.parametrize(
    ("edge", "inside", "to", "expected"),
    [(14 * 60, -2, 16 * 60, "02/03 10:00–16:00"), (10 * 60, 2, 9 * 60, "02/03 09:00–14:00")],
)
def test_a_drag_at_an_edge_stretches(month: Owner, edge: int, inside: int, to: int, expected: str) -> None:
    drag(
        month.calendar.month_view,
        at(month, 2, edge) + QPoint(inside, 0),
        at(month, 2, to) + QPoint(inside, 0),
    )
    assert month.when("museum") == expected


def test_ctrl_and_drag_copies(month: Owner) -> None:
    drag(month.calendar.month_view, at(month, 2, 12 * 60), at(month, 9, 12 * 60), CTRL)
    assert month.told == ["added new1"]
    assert month.when("new1") == "09/03 10:00–14:00"
    assert month["museum"] == MUSEUM


def test_a_click_only_selects(month: Owner) -> None:
    port = month.calendar.month_view.viewport()
    QTest.mouseClick(port, LEFT, NO_KEY, at(month, 2, 12 * 60))
    assert month.selected == MUSEUM.id
    QTest.mouseClick(port, LEFT, NO_KEY, at(month, 2, 20 * 60))
    assert (month.calendar.selected_day(), month.selected) == (MUSEUM.day, "")
    assert month.told == []


def test_the_part_after_midnight_selects_the_whole_session(month: Owner) -> None:
    QTest.mouseClick(month.calendar.month_view.viewport(), LEFT, NO_KEY, at(month, 7, 45))
    assert month.selected == NIGHT.id


def test_esc_during_a_drag_changes_nothing(month: Owner) -> None:
    view = month.calendar.month_view
    view.setFocus()
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, at(month, 2, 12 * 60))
    QTest.mouseMove(view.viewport(), at(month, 4, 13 * 60))
    month.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, at(month, 4, 13 * 60))
    assert month.told == []


def test_a_double_click_opens_the_session_or_a_new_one_there(month: Owner) -> None:
    port = month.calendar.month_view.viewport()
    QTest.mouseDClick(port, LEFT, NO_KEY, at(month, 2, 12 * 60))
    assert month.calendar.editor.entry == MUSEUM
    QTest.mouseDClick(port, LEFT, NO_KEY, at(month, 18, 9 * 60))
    assert month.calendar.editor.entry is None
    draft = month.calendar.editor.draft()
    assert (draft.day, draft.start, draft.end, draft.status) == ("2026-03-18", "09:00", "11:00", "planned")


def test_the_clock_reaches_back_to_the_earliest_session(month: Owner) -> None:
    assert month.calendar.month_view.layout_now().first_minute == 0
    month.press(Qt.Key.Key_PageUp)
    assert month.calendar.month_view.layout_now().first_minute == 6 * 60


def test_a_click_in_the_year_selects_the_day_and_its_session(owner: Owner) -> None:
    view = owner.calendar.year_view
    index = view.entries.index(view.entries.row_of("day", MUSEUM.day), 0)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, view.visualRect(index).center())
    assert owner.selected == MUSEUM.id


def test_a_click_on_a_months_name_shows_the_month(owner: Owner) -> None:
    view = owner.calendar.year_view
    layout = view.layout_now()
    name = QPoint(round(layout.month_left(1)) + 10, round(layout.rows[1].names) + 5)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, name)
    assert owner.calendar.is_month()
    assert owner.calendar.selected_day() == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("granted", ("Beviljat", "30\u00a0tim")),
        ("used", ("Använt", "10\u00a0tim")),
        ("left", ("Kvar", "20\u00a0tim")),
        ("lapse", ("Förfaller om takten håller", "17\u00a0tim\u00a019\u00a0min")),
    ],
)
def test_a_click_on_a_bands_number_shows_its_sum(owner: Owner, what: str, expected: tuple[str, str]) -> None:
    told = []
    owner.calendar.number_clicked.connect(told.append)
    view = owner.calendar.year_view
    view.viewport().grab()
    number = next(number for number in view.numbers if number.what == what)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, number.rect.center().toPoint())
    assert (told[0].total.text, told[0].total.amount) == expected
    assert owner.calendar.sum_page.isVisible()


def test_a_click_on_a_number_of_the_month_shows_its_sum(month: Owner) -> None:
    told = []
    month.calendar.number_clicked.connect(told.append)
    QTest.mouseClick(month.calendar.month_panel.numbers["used"], LEFT)
    assert [row.text for row in told[0].rows] == ["2\u00a0mars 10:00–14:00", "6\u00a0mars 22:30–01:30"]


def test_a_link_of_the_answer_shows_its_sum(owner: Owner) -> None:
    told = []
    owner.calendar.number_clicked.connect(told.append)
    owner.calendar.answer_line.linkActivated.emit("sum0")
    assert (told[0].total.text, told[0].total.amount) == ("Kvar", "20\u00a0tim")


def test_buttons_step_and_switch(owner: Owner) -> None:
    bar = owner.calendar.top_bar
    QTest.mouseClick(bar.later_button, LEFT)
    assert owner.calendar.selected_day() == date(2027, 3, 12)
    QTest.mouseClick(bar.today_button, LEFT)
    QTest.mouseClick(bar.views.button("month"), LEFT)
    QTest.mouseClick(bar.earlier_button, LEFT)
    assert owner.calendar.selected_day() == date(2026, 2, 12)
    assert bar.title.text() == "Februari 2026"
