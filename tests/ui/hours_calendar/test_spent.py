"""What the money went to: beside the month, by a key, and as a sum that leads to each cost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lssdesk.ui.hours_calendar.list_view_rows import Order, cell, filters, lines_of
from lssdesk.ui.hours_calendar.spent_sums import frame_spent, month_spent, spent_lines
from lssdesk.ui.hours_calendar.sums_item import item_sum
from lssdesk.ui.hours_calendar.sums_parts import Row, Sum, walked
from lssdesk.ui.hours_calendar.view_model import Content, Item
from tests.ui.hours_calendar.conftest import CTRL, NO_KEY, SHIFT, Owner
from tests.ui.hours_calendar.samples import COSTS, DEAR, TICKET, board_of, cost, cost_track, hours_track

K = Qt.Key
MARCH, FEBRUARY = date(2026, 3, 1), date(2026, 2, 1)
PHOTO = cost("photo", "2026-03-09", 1_000, kind="food", attachment="p")


def content(*more: object) -> Content:
    return board_of(cost_track(costs=(*COSTS, *more))).content


def told(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [
        ((" " * depth + row.text).replace("\u00a0", " "), row.amount.replace("\u00a0", " "))
        for row, depth in walked(rows)
    ]


def test_a_months_costs_by_kind_with_each_cost_behind_it() -> None:
    found = month_spent(content(PHOTO), date(2026, 3, 12))
    assert found.title == "Vad pengarna gick till i mars 2026"
    assert told(found.rows) == [
        ("Entré, med kvitto", "120 kr"),
        (" 2 mars, kvitto 17", "120 kr"),
        ("Mat och dryck, 1 av 2 med kvitto", "95,50 kr"),
        (" 2 mars, utan kvitto", "85,50 kr"),
        (" 9 mars, bild av kvittot", "10 kr"),
    ]
    assert told((found.total,)) == [
        ("Sammanlagt", "215,50 kr"),
        (" Ersätts", "215,50 kr"),
        (" Ersätts inte", "0 kr"),
        (" 2 av 3 har kvitto.", ""),
    ]
    assert [row.ref for row, _ in walked(found.rows) if row.ref] == [
        ("omkostnader_ledsagare", id) for id in ("ticket", "dinner", "photo")
    ]
    assert [(one.text, one.source) for one in found.because] == [
        ("Utföraren visar kvitton när kommunen ber om det.", "[PRV-083, 004 §11.8.2]")
    ]


def test_a_frames_costs_with_what_is_not_repaid() -> None:
    made = content()
    frame, _ = made.frames[MARCH][0]
    found = frame_spent(made, frame)
    assert found.title.replace("\u00a0", " ") == "Vad pengarna gick till i ramen 1 januari – 31 mars"
    assert told(found.rows)[:2] == [
        ("Inget angivet, utan kvitto", "350 kr"),
        (" 15 januari, utan kvitto", "350 kr"),
    ]
    assert told((found.total,))[:3] == [
        ("Sammanlagt", "555,50 kr"),
        (" Ersätts", "505,50 kr"),
        (" Ersätts inte", "50 kr"),
    ]


def test_where_all_is_shown_nothing_is_asked_for() -> None:
    made = board_of(cost_track(costs=(TICKET,))).content
    found = month_spent(made, MARCH)
    assert found.because == ()
    assert told(found.total.under)[-1] == ("Den har kvitto.", "")


def test_a_month_without_costs_has_nothing_to_tell() -> None:
    found = month_spent(content(), FEBRUARY)
    assert (found.rows, found.total.value, found.because) == ((), 0, ())


def lines(made: Content, month: date) -> list[str]:
    return [one.text.replace("\u00a0", " ") for one in spent_lines(made, month)]


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (
            MARCH,
            [
                "Månadens kostnader: entré 120 kr och mat och dryck 85,50 kr. 1 av 2 har kvitto.",
                "Ramen 1 januari – 31 mars: 555,50 kr. 1 av 3 har kvitto.",
            ],
        ),
        (
            FEBRUARY,
            ["Ramen 1 januari – 31 mars: 555,50 kr. 1 av 3 har kvitto."],
        ),
        (date(2025, 12, 1), ["Månadens kostnader: inget angivet 50 kr. Den saknar kvitto."]),
        (date(2026, 5, 1), []),
    ],
)
def test_lines_of_the_month_and_its_frame(month: date, expected: list[str]) -> None:
    assert lines(content(), month) == expected


def test_hours_have_no_costs() -> None:
    assert spent_lines(board_of(hours_track()).content, MARCH) == ()


def test_very_many_costs_are_told_month_by_month() -> None:
    many = tuple(cost(str(place), f"2026-0{1 + place % 3}-05", 100, kind="food") for place in range(120))
    made = board_of(cost_track(costs=many)).content
    [food] = frame_spent(made, made.frames[MARCH][0][0]).rows
    assert [(row.text, row.value) for row in food.under] == [
        ("januari", 4_000),
        ("februari", 4_000),
        ("mars", 4_000),
    ]


def month_of(owner: Owner) -> None:
    owner.calendar.show_month()
    owner.press(K.Key_2, modifier=CTRL)


def sum_shown(owner: Owner) -> Sum:
    page = owner.calendar.sum_page
    assert page.isVisible()
    return page.found


def test_the_lines_stand_beside_the_month_and_lead_to_their_sums(both: Owner) -> None:
    month_of(both)
    view = both.calendar.month_panel.spent
    assert [one.isVisible() for one in view.buttons] == [True, True]
    assert view.buttons[0].accessibleName().startswith("Visa vad pengarna gick till. Månadens kostnader:")
    QTest.mouseClick(view.buttons[1], Qt.MouseButton.LeftButton, NO_KEY)
    assert sum_shown(both).title.startswith("Vad pengarna gick till i ramen")
    both.press(K.Key_Escape)
    view.buttons[0].setFocus()
    both.press(K.Key_Return)
    assert sum_shown(both).title == "Vad pengarna gick till i mars 2026"


def test_the_lines_follow_the_track_and_the_month(both: Owner) -> None:
    month_of(both)
    view = both.calendar.month_panel.spent
    both.press(K.Key_1, modifier=CTRL)
    assert not view.isVisible()
    both.press(K.Key_2, modifier=CTRL)
    both.press(K.Key_PageUp)
    assert [one.isVisible() for one in view.buttons] == [True, False]
    assert view.buttons[0].text().startswith("Ramen 1")


def test_keys_show_the_month_and_the_frame(both: Owner) -> None:
    both.press(K.Key_2, modifier=CTRL)
    both.press(K.Key_G)
    assert sum_shown(both).title == "Vad pengarna gick till i mars 2026"
    both.press(K.Key_Escape)
    both.press(K.Key_G, modifier=SHIFT)
    assert sum_shown(both).title.startswith("Vad pengarna gick till i ramen")


def test_a_row_leads_to_its_cost(both: Owner) -> None:
    month_of(both)
    both.press(K.Key_G)
    both.calendar.sum_page.led.emit(("omkostnader_ledsagare", "ticket"))
    assert both.selected == "ticket"


def test_on_hours_the_key_says_where_costs_are(both: Owner) -> None:
    both.press(K.Key_G)
    assert not both.calendar.sum_page.isVisible()
    assert "rader med kostnader" in both.calendar.note.text()


def test_the_explanation_of_a_cost_says_how_it_is_shown() -> None:
    made = content(PHOTO)
    shown = [item_sum(made, made.items[id]).rows[0].text for id in ("ticket", "dinner", "photo")]
    assert shown == ["Belopp, kvitto 17", "Belopp, utan kvitto", "Belopp, bild av kvittot"]


def test_the_months_list_says_what_has_no_receipt(both: Owner) -> None:
    month_of(both)
    rows = both.calendar.month_panel.list
    texts = [rows.item(place).text() for place in range(rows.count())]
    assert any("kvitto 17" in text for text in texts)
    assert any("utan kvitto" in text for text in texts)


def test_the_list_says_it_and_can_be_narrowed_to_costs_without_a_receipt() -> None:
    board = board_of(hours_track(), cost_track(costs=(*COSTS, PHOTO)))
    kept = [line for line in lines_of(board, Order(), "unshown", {}) if isinstance(line, Item)]
    assert [one.id for one in kept] == ["early", DEAR.id, "dinner"]
    assert ("unshown", 3) in filters(board)
    assert {cell(board, one, "note") for one in kept} == {"utan kvitto"}
