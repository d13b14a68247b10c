"""Every number opens its sum; a sum leads to its entries and can be copied."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from lssdesk.ui.hours_calendar.explain import ExplainPage
from lssdesk.ui.parts import WrapButton
from tests.ui.hours_calendar.conftest import CTRL, NO_KEY, SHIFT, Owner
from tests.ui.hours_calendar.samples import DINNER, MUSEUM, NIGHT
from tests.ui.hours_calendar.test_sums import plain

K = Qt.Key


def page_of(owner: Owner) -> ExplainPage:
    page = owner.calendar.sum_page
    assert page.isVisible()
    return page


def links(page: ExplainPage) -> dict[str, WrapButton]:
    return {plain(button.text()): button for button in page.findChildren(WrapButton)}


def read(page: ExplainPage) -> list[str]:
    """All that stands on the page, in order."""
    return [plain(label.text()) for label in page._inner.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ([K.Key_S], "Kvar vid slutet av mars 2026"),
        ([K.Key_H], "Så räknas 2 mars 10:00–14:00"),
        ([K.Key_R], "Kvar av ramen 1 januari – 31 mars"),
    ],
)
def test_a_key_for_the_month_the_entry_and_the_frame(owner: Owner, keys: list[Qt.Key], title: str) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(*keys)
    assert plain(page_of(owner).heading.text()) == title


def test_shift_r_shows_what_lapses(owner: Owner) -> None:
    owner.press(K.Key_R, modifier=SHIFT)
    assert plain(page_of(owner).heading.text()) == "Förfaller efter 31 mars"


def test_where_no_decision_is_there_is_no_frame_to_show(owner: Owner) -> None:
    owner.calendar.go_to(date(2025, 11, 3))
    owner.press(K.Key_R)
    assert not owner.calendar.sum_page.isVisible()
    assert "Inget beslut gäller i november." in owner.calendar.note.text()


def test_on_a_day_without_entries_h_shows_the_balance(owner: Owner) -> None:
    owner.press(K.Key_H)
    assert page_of(owner).heading.text() == "Kvar vid slutet av mars 2026"


def test_several_that_are_marked_are_added_up(owner: Owner) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_M)
    owner.press(K.Key_Right, modifier=CTRL)
    assert owner.marked == ["museum", "night"]
    QTest.mouseClick(owner.calendar.month_panel.several, Qt.MouseButton.LeftButton, NO_KEY, QPoint(5, 5))
    page = page_of(owner)
    assert page.heading.text() == "2 markerade poster"
    assert page.found.total.value == 420
    owner.press(K.Key_Escape)
    owner.calendar.choose_many(NIGHT.day, owner.calendar.board.item(("ledsagning", "night")), frozenset())
    owner.press(K.Key_H)
    assert plain(page.heading.text()) == "Så räknas 6 mars 22:30–01:30"


def test_the_page_says_rows_result_and_reasons(owner: Owner) -> None:
    owner.calendar.go_to(NIGHT.day)
    owner.press(K.Key_H)
    said = read(page_of(owner))
    assert said[:6] == [
        "Tiden som gick",
        "3 tim",
        "6 mars 22:30–24:00",
        "1 tim 30 min",
        "7 mars 00:00–01:30",
        "1 tim 30 min",
    ]
    assert "Varför" in said
    assert "Beslut B1, fattat 10 december 2025. Gäller 1 januari – 31 december." in said
    assert said[-1].startswith("Timmar och belopp får användas från den månad de tillkommer.")


def test_a_row_leads_to_its_session_and_the_sum_stays(owner: Owner) -> None:
    owner.press(K.Key_S)
    page = page_of(owner)
    found = links(page)
    assert list(found) == [
        "24 februari 13:00–16:00 (avbokat sent)",
        "2 mars 10:00–14:00",
        "6 mars 22:30–01:30",
    ]
    QTest.mouseClick(found["2 mars 10:00–14:00"], Qt.MouseButton.LeftButton, NO_KEY, QPoint(5, 5))
    assert owner.selected == "museum"
    assert page.isVisible()
    assert plain(found["2 mars 10:00–14:00"].accessibleName()) == "Gå till 2 mars 10:00–14:00, −4 tim"


def test_a_row_leads_with_the_keyboard(owner: Owner) -> None:
    owner.press(K.Key_S)
    links(page_of(owner))["6 mars 22:30–01:30"].setFocus()
    owner.press(K.Key_Return)
    assert owner.selected == "night"


def test_ctrl_c_copies_all_of_it_as_text(owner: Owner) -> None:
    owner.calendar.go_to(MUSEUM.day)
    owner.press(K.Key_H)
    page = page_of(owner)
    owner.press(K.Key_C, modifier=CTRL)
    text = QApplication.clipboard().text()
    assert text == page.found.text
    assert text.startswith("Så räknas 2 mars 10:00–14:00\n\nTiden som gick\t4 tim\n")
    assert page.told.text() == "Uträkningen är kopierad."
    page.copy_button.click()
    assert page.told.isVisible()


def test_a_cost_says_what_is_repaid(both: Owner) -> None:
    calendar = both.calendar
    calendar.choose(DINNER.day, calendar.board.item(("omkostnader_ledsagare", "dinner")))
    both.press(K.Key_H)
    assert plain(page_of(both).heading.text()) == "Så räknas 2 mars mat och dryck"
    assert page_of(both).found.total.value == 8_550


def test_a_sum_goes_when_what_it_was_made_of_changes(owner: Owner) -> None:
    owner.press(K.Key_S)
    owner.sessions.pop()
    owner.show()
    assert not owner.calendar.sum_page.isVisible()


def test_a_long_sum_is_scrolled_and_not_squeezed(owner: Owner) -> None:
    owner.calendar.resize(900, 400)
    owner.press(K.Key_S)
    inner = page_of(owner)._inner
    assert inner.height() >= inner.heightForWidth(inner.width())
