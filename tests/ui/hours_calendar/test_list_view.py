"""The list as third view: rows, order, what is kept, and the same selection as the other views [CAL-001]."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from lssdesk.model.case import UnusedMonth
from lssdesk.ui.hours_calendar import list_view_rows as rows
from lssdesk.ui.hours_calendar.board import Board
from lssdesk.ui.hours_calendar.list_view import ListView
from lssdesk.ui.hours_calendar.list_view_rows import Column, Line, MonthRow, Order
from tests.ui.hours_calendar.conftest import CTRL, NO_KEY, SHIFT, Owner
from tests.ui.hours_calendar.samples import MUSEUM, TODAY, board_of, cost_track, hours_track, session
from tests.ui.hours_calendar.test_sums import plain

K = Qt.Key
SHOWN: tuple[Column, ...] = ("day", "what", "length", "status", "used", "outside", "companion", "note")
LONG = session("long", "2026-01-10", "08:00", "23:00", provider="Omsorg Syd")


def told(board: Board, order: Order = Order(), keep: str = "") -> list[str]:  # noqa: B008
    return [named(line) for line in rows.lines_of(board, order, keep, {})]


def named(line: Line) -> str:
    return f"{line.month:%Y-%m} {line.content.measure}" if isinstance(line, MonthRow) else line.id


def test_entries_stand_under_their_months() -> None:
    assert told(board_of(hours_track())) == [
        "2025-12 ledsagning",
        "before",
        "2026-01 ledsagning",
        "2026-02 ledsagning",
        "late",
        "in_time",
        "2026-03 ledsagning",
        "museum",
        "night",
        "planned",
    ]


def test_each_track_has_its_sums_and_the_last_may_come_first() -> None:
    board = board_of(hours_track(), cost_track())
    assert told(board, Order(descending=True))[:7] == [
        "2026-03 ledsagning",
        "2026-03 omkostnader_ledsagare",
        "planned",
        "night",
        "dinner",
        "ticket",
        "museum",
    ]


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        ("what", "night", "long"),
        ("length", "long", "before planned"),
        ("status", "planned", "in_time"),
        ("used", "long", "before in_time planned"),
        ("overuse", "long", "before late in_time museum night planned"),
        ("outside", "before", "late in_time museum night planned long"),
        ("provider", "long", "before late in_time museum night planned"),
        ("companion", "museum", "before late in_time night planned long"),
        ("note", "museum", "before late in_time night planned long"),
    ],
)
def test_by_another_column_the_months_fall_away(column: Column, first: str, last: str) -> None:
    board = board_of(hours_track(sessions=(*hours_track().sessions, LONG)))
    found = told(board, Order(column, descending=True))
    assert len(found) == 7
    assert found[0] == first
    assert found[-1] in last.split()


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ("planned", ["2026-03 ledsagning", "planned"]),
        ("late", ["2026-02 ledsagning", "late"]),
        ("outside", ["2025-12 ledsagning", "before"]),
        ("overuse", ["2026-01 ledsagning", "long"]),
    ],
)
def test_only_what_one_looks_for_is_kept(keep: str, expected: list[str]) -> None:
    board = board_of(hours_track(sessions=(*hours_track().sessions, LONG)))
    assert told(board, keep=keep) == expected


def test_what_can_be_looked_for_is_counted() -> None:
    assert rows.filters(board_of(hours_track(), cost_track())) == [
        ("", 10),
        ("performed", 3),
        ("planned", 1),
        ("late", 1),
        ("cancelled", 1),
        ("repaid", 2),
        ("partly", 1),
        ("unpaid", 1),
        ("outside", 2),
        ("unshown", 3),
    ]


def cells(board: Board, line: Line) -> list[str]:
    return [plain(rows.cell(board, line, column)) for column in SHOWN]


def test_the_cells_of_an_entry_of_a_cost_and_of_a_month() -> None:
    board = board_of(hours_track(), cost_track())
    by_name = {named(line): line for line in rows.lines_of(board, Order(), "", {})}
    found = {
        name: cells(board, by_name[name]) for name in ("museum", "before", "ticket", "2026-03 ledsagning")
    }
    assert found == {
        "museum": ["må 2 mars", "10:00–14:00", "4 tim", "genomfört", "4 tim", "", "Kim Ek", "Museet"],
        "before": ["ti 30 december 2025", "10:00–12:00", "2 tim", "genomfört", "0 tim", "2 tim", "", ""],
        "ticket": ["må 2 mars", "entré", "120 kr", "ersätts", "120 kr", "", "", "kvitto 17"],
        "2026-03 ledsagning": ["Mars 2026", "beviljat 10 tim", "", "kvar 20 tim", "7 tim", "", "", ""],
    }
    assert cells(board, by_name["2026-03 omkostnader_ledsagare"])[:4] == [
        "",
        "beviljat 300 kr",
        "",
        "kvar 394,50 kr",
    ]


def test_a_month_says_why_hours_were_left() -> None:
    board = board_of(hours_track())
    said = {"ledsagning": (UnusedMonth(id="u", month=date(2026, 2, 1), reason="away"),)}
    notes = {
        named(line): plain(rows.cell(board, line, "note"))
        for line in rows.lines_of(board, Order(), "", said)
        if isinstance(line, MonthRow)
    }
    assert notes == {
        "2025-12 ledsagning": "",
        "2026-01 ledsagning": "10 tim användes inte, skäl ej antecknat",
        "2026-02 ledsagning": "Timmar kvar: bortrest",
        "2026-03 ledsagning": "",
    }


def test_a_row_is_heard_in_one_sentence() -> None:
    board = board_of(hours_track(), cost_track())
    by_name = {named(line): line for line in rows.lines_of(board, Order(), "", {})}
    heard = {name: plain(rows.spoken(board, by_name[name])) for name in ("ticket", "2026-01 ledsagning")}
    assert heard == {
        "ticket": "måndag 2 mars, Ledsagarens omkostnader: 120 kr, ersätts, ersätts med 120 kr, entré, "
        "kvitto 17, utförare Omsorg AB",
        "2026-01 ledsagning": "Ledsagning, januari 2026. Kvar vid slutet av januari: 10 tim. "
        "10 tim användes inte, skäl ej antecknat",
    }


def test_runs_of_rows() -> None:
    assert rows.runs([7, 3, 1, 2, 8]) == [(1, 3), (7, 8)]


def shown_row(view: ListView) -> str:
    return named(view.model.lines[view.table.currentIndex().row()])


def click(view: ListView, name: str, column: Column, modifier: Qt.KeyboardModifier = NO_KEY) -> QPoint:
    row = [named(line) for line in view.model.lines].index(name)
    index = view.model.index(row, rows.COLUMNS.index(column))
    view.table.scrollTo(index)
    place = view.table.visualRect(index).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    return place


@pytest.fixture
def listed(owner: Owner) -> Owner:
    """The list, with the keyboard in it, on the day of the museum."""
    owner.calendar.resize(1280, 640)
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_L)
    return owner


def test_the_list_shows_the_selection_of_the_year_and_gives_it_to_the_month(listed: Owner) -> None:
    view = listed.calendar.list_view
    assert view.table.hasFocus()
    assert shown_row(view) == "museum"
    listed.press(K.Key_Down, K.Key_Down)
    assert listed.selected == "planned"
    listed.press(K.Key_M)
    assert listed.selected == "planned"
    assert listed.calendar.month_view.hasFocus()


def test_a_day_without_entries_is_shown_by_its_month_and_stays(listed: Owner) -> None:
    listed.calendar.go_to(date(2026, 1, 20))
    assert shown_row(listed.calendar.list_view) == "2026-01 ledsagning"
    listed.press(K.Key_Aring)
    assert listed.calendar.selected_day() == date(2026, 1, 20)


def test_going_to_a_month_selects_its_first_day(listed: Owner) -> None:
    listed.press(K.Key_Up, K.Key_Up, K.Key_Up, K.Key_Up, K.Key_Up)
    assert shown_row(listed.calendar.list_view) == "2026-01 ledsagning"
    assert listed.calendar.selected_day() == date(2026, 1, 1)
    listed.press(K.Key_End)
    assert listed.selected == "planned"
    listed.press(K.Key_Home)
    assert listed.calendar.selected_day() == date(2025, 12, 1)


def test_several_are_marked_by_keys_and_removed_together(listed: Owner) -> None:
    listed.press(K.Key_Down, modifier=SHIFT)
    assert listed.marked == ["museum", "night"]
    listed.press(K.Key_M)
    assert listed.marked == ["museum", "night"]
    listed.press(K.Key_L, K.Key_Delete)
    assert listed.told == ["removed museum", "removed night"]


def test_several_are_marked_with_the_mouse(listed: Owner) -> None:
    view = listed.calendar.list_view
    click(view, "late", "status")
    click(view, "planned", "status", CTRL)
    assert listed.marked == ["late", "planned"]
    click(view, "late", "status")
    assert listed.marked == ["late"]


def test_all_are_marked(listed: Owner) -> None:
    listed.press(K.Key_A, modifier=CTRL)
    assert len(listed.marked) == 6


def test_copy_and_paste_in_the_list(listed: Owner) -> None:
    listed.press(K.Key_C, modifier=CTRL)
    listed.press(K.Key_Down)
    listed.press(K.Key_V, modifier=CTRL)
    assert listed.when("new1") == "06/03 10:00–14:00"
    assert shown_row(listed.calendar.list_view) == "new1"


def test_enter_and_a_double_click_open(listed: Owner) -> None:
    listed.press(K.Key_Return)
    assert listed.calendar.editor.entry == MUSEUM
    listed.press(K.Key_Escape)
    place = click(listed.calendar.list_view, "late", "status")
    QTest.mouseDClick(listed.calendar.list_view.table.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)
    assert listed.calendar.editor.entry.id == "late"


def test_o_orders_by_the_column_and_once_more_the_other_way(listed: Owner) -> None:
    view = listed.calendar.list_view
    listed.press(K.Key_Right, K.Key_Right, K.Key_O)
    assert view.order == Order("length")
    assert [named(line) for line in view.model.lines][-1] == "museum"
    listed.press(K.Key_O)
    assert view.order == Order("length", descending=True)
    column = rows.COLUMNS.index("length")
    assert view.model.headerData(column, Qt.Orientation.Horizontal) == "Omfattning ↓"
    heard = view.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Omfattning, fallande ordning"
    assert shown_row(view) == "museum"
    assert listed.selected == "museum"


def test_a_click_on_a_heading_orders(listed: Owner) -> None:
    view = listed.calendar.list_view
    header = view.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(rows.COLUMNS.index("used")) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)
    assert view.order == Order("used")


def test_f_goes_to_what_is_kept(listed: Owner) -> None:
    view = listed.calendar.list_view
    view.filter.setCurrentIndex(view.filter.findData("planned"))
    view.filter.activated.emit(view.filter.currentIndex())
    assert [named(line) for line in view.model.lines] == ["2026-03 ledsagning", "planned"]
    assert view.count.text() == "1 av 6 poster"
    assert view.table.hasFocus()
    assert listed.selected == "museum"
    listed.press(K.Key_F)
    assert view.filter.view().isVisible()


@pytest.mark.parametrize(
    ("name", "column", "title"),
    [
        ("museum", "used", "Så räknas 2 mars 10:00–14:00"),
        ("before", "outside", "Så räknas 30 december 2025 10:00–12:00"),
        ("2026-03 ledsagning", "what", "Beviljat för mars 2026"),
        ("2026-03 ledsagning", "status", "Kvar vid slutet av mars 2026"),
        ("2026-02 ledsagning", "used", "Använt i februari 2026"),
        ("2025-12 ledsagning", "outside", "Utanför beslut i december 2025"),
    ],
)
def test_a_click_on_a_number_shows_its_sum(listed: Owner, name: str, column: Column, title: str) -> None:
    click(listed.calendar.list_view, name, column)
    page = listed.calendar.sum_page
    assert page.isVisible()
    assert plain(page.heading.text()) == title


def test_s_shows_the_sum_in_the_cell_or_of_the_row(listed: Owner) -> None:
    page = listed.calendar.sum_page
    listed.press(K.Key_S)
    assert plain(page.heading.text()) == "Så räknas 2 mars 10:00–14:00"
    listed.press(K.Key_Escape, K.Key_Up, K.Key_S)
    assert page.heading.text() == "Kvar vid slutet av mars 2026"


def test_a_click_on_the_note_of_a_month_asks_why(listed: Owner) -> None:
    click(listed.calendar.list_view, "2026-01 ledsagning", "note")
    assert listed.calendar.why_page.isVisible()


def test_the_list_is_sound_and_heard(listed: Owner) -> None:
    view = listed.calendar.list_view
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.order_by(rows.COLUMNS.index("note"))
    index = view.model.index(view.model.row_of(("ledsagning", "museum")), rows.COLUMNS.index("used"))
    heard = view.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    whole = view.model.data(
        index.siblingAtColumn(rows.COLUMNS.index("day")), Qt.ItemDataRole.AccessibleTextRole
    )
    assert (plain(heard), plain(whole)) == (
        "Räknas: 4 tim",
        "måndag 2 mars, 10:00–14:00, genomfört, räknas som 4 tim, Kim Ek, Museet",
    )


def test_the_page_keys_turn_the_list_and_ctrl_page_the_year(listed: Owner) -> None:
    listed.press(K.Key_PageUp)
    assert listed.calendar.selected_day() == date(2025, 12, 1)
    listed.calendar.go_to(TODAY)
    listed.press(K.Key_PageDown, modifier=CTRL)
    assert listed.calendar.selected_day() == date(2027, 3, 12)
