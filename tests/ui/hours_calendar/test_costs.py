"""Costs beside hours: the same views, in kronor [CAL-005]."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from lssdesk.ui.hours_calendar.month_layout import MonthLayout, Sizes
from lssdesk.ui.hours_calendar.month_rows import first_minute, rows_of
from tests.ui.hours_calendar.conftest import CTRL, NO_KEY, SHIFT, Owner, drag
from tests.ui.hours_calendar.samples import DEAR, DINNER, EARLY, TICKET, board_of, cost, cost_track

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("one", "kind", "expected"),
    [
        (TICKET, "repaid", "120 kr, ersätts, ersätts med 120 kr, entré, kvitto 17"),
        (DINNER, "repaid", "85,50 kr, ersätts, ersätts med 85,50 kr, mat och dryck, utan kvitto"),
        (DEAR, "partly", "350 kr, ersätts till en del, ersätts med 300 kr, 50 kr ersätts inte, utan kvitto"),
        (EARLY, "unpaid", "50 kr, utanför beslut 50 kr, utan kvitto"),
    ],
)
def test_a_cost_in_words(one: object, kind: str, expected: str) -> None:
    item = board_of(cost_track()).content.items[one.id]
    assert (item.kind, plain(item.spoken)) == (kind, expected)


@pytest.fixture
def month(both: Owner) -> Owner:
    """The month with hours and costs, costs being what one enters."""
    both.calendar.show_month()
    both.press(K.Key_2, modifier=CTRL)
    return both


def chip(owner: Owner, key: str) -> QPoint:
    """The middle of a cost in the month."""
    view = owner.calendar.month_view
    row = view.entries.row_of("item", ("omkostnader_ledsagare", key))
    return view.rect_of(row).center()


def day_at(owner: Owner, day: int, right: int = 300) -> QPoint:
    """A point on a day of the month where nothing lies."""
    view = owner.calendar.month_view
    layout = view.layout_now()
    top = layout.y(layout.month.replace(day=day)) - view.verticalOffset()
    return QPoint(right, round(top + layout.row / 2))


def test_the_current_track_says_what_is_left(month: Owner) -> None:
    assert month.calendar.answer_line.accessibleName().startswith("394,50\u00a0kr kvar till 31\u00a0mars.")
    assert month.calendar.top_bar.new_button.text() == "Ny kostnad"
    panel = month.calendar.month_panel
    assert panel.track.text() == "Ledsagarens omkostnader"
    assert [plain(panel.numbers[what].text()) for what in ("credit", "used", "left")] == [
        "300 kr",
        "205,50 kr",
        "394,50 kr",
    ]


def test_a_cost_is_entered_by_keys(month: Owner) -> None:
    month.press(K.Key_N)
    editor = month.calendar.cost_editor
    assert editor.heading.text() == "Ny kostnad\nLedsagarens omkostnader"
    assert editor.fields["provider"].widget.text() == "Omsorg AB"
    month.type("85.5")
    month.press(K.Key_Tab)
    assert editor.fields["amount"].widget.text() == "85,50"
    month.press(K.Key_Return)
    assert month.names == ["lade till en kostnad"]
    assert (month["new1"].amount, month["new1"].day) == (8_550, date(2026, 3, 12))
    assert month.selected == "new1"
    assert month.calendar.month_view.hasFocus()


def test_a_cost_without_an_amount_is_not_stored(month: Owner) -> None:
    month.press(K.Key_N, K.Key_Return)
    assert "Skriv vad det kostade" in month.calendar.cost_editor.fields["amount"].problem.text()
    month.press(K.Key_Escape)
    assert month.told == []


def test_a_cost_belongs_to_an_occasion_of_its_day(month: Owner) -> None:
    month.calendar.choose(TICKET.day, month.calendar.board.item(("omkostnader_ledsagare", "ticket")))
    month.press(K.Key_Return)
    box = month.calendar.cost_editor.fields["session"].widget
    assert [box.itemText(place) for place in range(box.count())] == [
        "Inget tillfälle",
        "Ledsagning 10:00–14:00",
    ]
    box.setCurrentIndex(1)
    month.press(K.Key_Return)
    assert month["ticket"].session == "museum"
    assert month.names == ["ändrade en kostnad"]


def test_an_occasion_of_another_day_stays(month: Owner) -> None:
    month.press(K.Key_Home, K.Key_Down, K.Key_Return)
    month.press(K.Key_Escape)
    month.calendar.choose(TICKET.day, month.calendar.board.item(("omkostnader_ledsagare", "ticket")))
    month.press(K.Key_Return)
    editor = month.calendar.cost_editor
    editor.fields["session"].widget.setCurrentIndex(1)
    editor.fields["day"].widget.setFocus()
    month.type("9/3")
    month.press(K.Key_Return)
    assert (month["ticket"].day, month["ticket"].session) == (date(2026, 3, 9), "museum")


def test_a_cost_is_dragged_to_another_day(month: Owner) -> None:
    start = chip(month, "ticket")
    drag(month.calendar.month_view, start, day_at(month, 10))
    assert month.names == ["flyttade en kostnad"]
    assert month["ticket"].day == date(2026, 3, 10)
    drag(month.calendar.month_view, chip(month, "ticket"), day_at(month, 11), CTRL)
    assert month.names[-1] == "kopierade en kostnad"
    assert month["new1"].day == date(2026, 3, 11)


def test_a_cost_is_moved_by_keys_and_not_by_quarters(month: Owner) -> None:
    month.calendar.choose(TICKET.day, month.calendar.board.item(("omkostnader_ledsagare", "ticket")))
    month.press(K.Key_Down, modifier=SHIFT)
    assert month["ticket"].day == date(2026, 3, 3)
    month.press(K.Key_Right, modifier=SHIFT)
    month.press(K.Key_Right, modifier=CTRL | SHIFT)
    assert month.names == ["flyttade en kostnad"]


def test_a_drag_over_nothing_makes_no_cost_and_a_double_click_opens_one(month: Owner) -> None:
    drag(month.calendar.month_view, day_at(month, 18), day_at(month, 18, 400))
    assert month.told == []
    port = month.calendar.month_view.viewport()
    QTest.mouseDClick(port, LEFT, NO_KEY, day_at(month, 18))
    assert month.calendar.cost_editor.draft().day == "2026-03-18"
    QTest.mouseDClick(port, LEFT, NO_KEY, chip(month, "dinner"))
    assert month.calendar.cost_editor.entry == DINNER


def test_the_button_removes_the_cost(month: Owner) -> None:
    QTest.mouseDClick(month.calendar.month_view.viewport(), LEFT, NO_KEY, chip(month, "dinner"))
    QTest.mouseClick(month.calendar.cost_editor.remove_button, LEFT)
    assert month.told == ["removed dinner"]
    assert month.names == ["tog bort en kostnad"]


def test_many_costs_of_a_day_share_its_row() -> None:
    many = tuple(cost(str(place), "2026-03-02", 100) for place in range(20))
    rows = rows_of(board_of(cost_track(costs=many)), date(2026, 3, 1))
    layout = MonthLayout(rows, first_minute(rows), Sizes(80, 20, 14), (600, 500), lambda _item: 90.0)
    boxes = [box for _, box in layout.costs(rows[1])]
    assert boxes[-1][0] + boxes[-1][2] <= layout.right
    assert all(one[0] + one[2] <= other[0] for one, other in pairwise(boxes))
    assert layout.height_of(rows[1].day) == 2 * layout.height_of(rows[0].day)
