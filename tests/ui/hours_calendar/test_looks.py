"""What a screen reader hears, and that nothing is cut off where there is little room."""

from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from lssdesk.ui.hours_calendar.entries import EntryView
from lssdesk.ui.hours_calendar.widget import HoursCalendar
from tests.ui.hours_calendar.conftest import Owner
from tests.ui.hours_calendar.samples import TODAY


def names(view: EntryView) -> list[str]:
    """What a screen reader meets in the view, in order."""
    whole = QAccessible.queryAccessibleInterface(view)
    children = (whole.child(place) for place in range(whole.childCount()))
    return [child.text(QAccessible.Text.Name).replace("\u00a0", " ") for child in children]


def test_the_year_is_heard_frame_by_frame_and_day_by_day(owner: Owner) -> None:
    heard = names(owner.calendar.year_view)
    assert len(heard) == 365 + 4
    assert heard[0].startswith("Ram 1 januari – 31 mars. Beslut från 1 januari, beviljat 30 tim")
    assert heard[1].startswith("torsdag 1 januari 2026, vecka 1, Nyårsdagen. inga tillfällen.")
    assert heard[91].startswith("Ram 1 april – 30 juni")
    assert heard[-1].startswith("torsdag 31 december 2026")


def test_the_month_is_heard_day_by_day_with_its_sessions(owner: Owner) -> None:
    owner.calendar.show_month()
    heard = names(owner.calendar.month_view)
    assert len(heard) == 31 + 3
    assert heard[1].startswith("måndag 2 mars 2026, vecka 10. 10:00–14:00, genomfört")
    assert heard[2] == "10:00–14:00, genomfört, räknas som 4 tim, Kim Ek, Museet"


def test_the_selected_entry_is_where_it_is_drawn(owner: Owner) -> None:
    owner.calendar.show_month()
    for view in (owner.calendar.year_view, owner.calendar.month_view):
        for row in range(view.entries.rowCount()):
            rect = view.visualRect(view.entries.index(row, 0))
            inside = QRect(0, 0, view.viewport().width(), view.content_height()).contains(rect.center())
            assert inside
            assert view.indexAt(rect.center()).row() == row or not view.viewport().rect().contains(
                rect.center()
            )


def test_the_models_are_sound(owner: Owner) -> None:
    for view in (owner.calendar.year_view, owner.calendar.month_view):
        QAbstractItemModelTester(view.entries, QAbstractItemModelTester.FailureReportingMode.Fatal)
    owner.calendar.show_month()
    owner.calendar.step_months(1)
    owner.calendar.show_year()


def test_every_button_has_a_name(owner: Owner) -> None:
    owner.calendar.show_month()
    unnamed = [
        button.objectName()
        for button in owner.calendar.findChildren(QPushButton)
        if not (button.accessibleName() or button.text())
    ]
    assert unnamed == []


def test_the_answer_is_heard_without_its_links(owner: Owner) -> None:
    assert owner.calendar.answer_line.accessibleName().startswith("20\u00a0tim kvar till 31\u00a0mars.")


def test_the_whole_year_and_the_whole_month_fit_without_scrolling(owner: Owner) -> None:
    assert owner.calendar.year_view.verticalScrollBar().maximum() == 0
    owner.calendar.show_month()
    assert owner.calendar.month_view.verticalScrollBar().maximum() == 0


def test_where_it_is_narrow_view_and_side_are_shown_one_at_a_time(owner: Owner) -> None:
    calendar = owner.calendar
    calendar.resize(600, 560)
    calendar.show_month()
    assert (calendar.views.isVisible(), calendar.side.isVisible()) == (True, False)
    calendar.open_new()
    assert (calendar.views.isVisible(), calendar.side.isVisible()) == (False, True)
    calendar.leave()
    assert (calendar.views.isVisible(), calendar.side.isVisible()) == (True, False)
    calendar.show_list()
    assert (calendar.views.isVisible(), calendar.side.isVisible()) == (True, False)


def test_a_day_out_of_sight_is_scrolled_to(owner: Owner) -> None:
    view = owner.calendar.year_view
    owner.calendar.resize(900, 320)
    owner.calendar.go_to(date(2026, 12, 31))
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    owner.calendar.go_to(date(2026, 1, 1))
    assert view.visualRect(view.currentIndex()).top() >= view.header_height()


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 8, 31), date(2026, 12, 31), date(2028, 2, 29)])
def test_a_day_of_the_year_is_found_where_it_lies(owner: Owner, day: date) -> None:
    owner.calendar.go_to(day)
    layout = owner.calendar.year_view.layout_now()
    x, y = layout.day_place(day)
    assert layout.day_at(x + 1, y + 1) == day
    assert layout.day_at(x + layout.cell - 1, y + layout.week - 1) == day


def test_without_anything_it_says_what_is_the_case(qtbot: object) -> None:
    calendar = HoursCalendar()
    qtbot.addWidget(calendar)
    calendar.set_content((), TODAY)
    assert calendar.answer_line.accessibleName().startswith("Här finns inget beslut om timmar än.")
    calendar.show_month()
    assert calendar.month_panel.empty.text().startswith("Inga tillfällen i mars 2026.")
    assert calendar.month_panel.words.text() == "Inget beslut gäller i mars."
