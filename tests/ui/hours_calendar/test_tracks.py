"""The strip of tracks: one look says what is left of each, and which are shown side by side."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lssdesk.law.hours import Grant
from tests.ui.hours_calendar.conftest import CTRL, Owner, owned
from tests.ui.hours_calendar.samples import MUSEUM, cost_track, hours_track, session

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton
RELIEF = Grant(id="A", measure="avlosning", per_month=1_200, valid_from=date(2026, 1, 1))
HOME = hours_track((RELIEF,), (session("home", "2026-03-02", "12:00", "15:00"),), "avlosning")


@pytest.fixture
def three(qtbot: object) -> Owner:
    return owned(qtbot, hours_track(), HOME, cost_track())


def shown(owner: Owner) -> list[str]:
    return [one.measure for one in owner.calendar.board.shown]


def test_there_is_no_strip_for_one_track(owner: Owner) -> None:
    assert not owner.calendar.strip.isVisible()


def test_each_track_says_what_is_left(three: Owner) -> None:
    names = [tile.accessibleName().replace("\u00a0", " ") for tile in three.calendar.strip.tiles]
    assert names == [
        "1 Ledsagning, 20 tim kvar till 31 mars, nya poster hamnar här",
        "2 Avlösning, 17 tim kvar till 31 mars",
        "3 Ledsagarens omkostnader, 394,50 kr kvar till 31 mars",
    ]


def test_a_click_chooses_where_new_entries_go(three: Owner) -> None:
    QTest.mouseClick(three.calendar.strip.tiles[1], LEFT)
    assert three.calendar.content.measure == "avlosning"
    assert three.calendar.strip.tiles[1].isChecked()
    assert not three.calendar.strip.tiles[0].isChecked()
    three.calendar.open_new()
    three.press(K.Key_Return)
    assert [one.id for one in three.entries["avlosning"]] == ["home", "new1"]


def test_the_box_hides_a_track_and_shows_it(three: Owner) -> None:
    box = three.calendar.strip.boxes[0]
    assert box.accessibleName() == "Visa Ledsagning"
    QTest.mouseClick(box, LEFT, pos=box.rect().center())
    assert shown(three) == ["avlosning", "omkostnader_ledsagare"]
    assert three.calendar.content.measure == "avlosning"
    QTest.mouseClick(box, LEFT, pos=box.rect().center())
    assert len(shown(three)) == 3


def test_the_last_one_cannot_be_hidden(three: Owner) -> None:
    for _ in range(3):
        three.calendar.toggle_track(three.calendar.board.current)
    box = three.calendar.strip.boxes[three.calendar.board.current]
    assert shown(three) == ["omkostnader_ledsagare"]
    assert (box.isEnabled(), box.isChecked()) == (False, True)


def test_keys_choose_and_hide(three: Owner) -> None:
    three.press(K.Key_3, modifier=CTRL)
    assert three.calendar.content.measure == "omkostnader_ledsagare"
    three.press(K.Key_3, modifier=CTRL)
    assert shown(three) == ["ledsagning", "avlosning"]
    three.press(K.Key_7, modifier=CTRL)
    assert len(shown(three)) == 2


def test_the_month_has_a_lane_for_each_track_that_has_sessions(three: Owner) -> None:
    three.calendar.show_month()
    view = three.calendar.month_view
    boxes = [
        view.rect_of(view.entries.row_of("item", ref))
        for ref in (("ledsagning", "museum"), ("avlosning", "home"), ("omkostnader_ledsagare", "ticket"))
    ]
    assert all(one.bottom() <= other.top() for one, other in pairwise(boxes))
    assert view.row_at(boxes[1].center()) == view.entries.row_of("item", ("avlosning", "home"))


def test_the_views_forget_a_hidden_track(three: Owner) -> None:
    three.calendar.show_month()
    three.calendar.go_to(MUSEUM.day)
    three.press(K.Key_1, modifier=CTRL)
    assert three.selected == ""
    assert three.calendar.month_view.entries.row_of("item", ("ledsagning", "museum")) == -1
    assert {band.content.measure for row in _bands(three) for band in row} == {
        "avlosning",
        "omkostnader_ledsagare",
    }


def _bands(owner: Owner) -> object:
    owner.calendar.show_year()
    return owner.calendar.year_view.bands


def test_where_it_is_low_each_track_takes_one_line(three: Owner) -> None:
    tile = three.calendar.strip.tiles[0]
    high = tile.sizeHint().height()
    three.calendar.resize(900, 420)
    assert tile.sizeHint().height() < high
    assert three.calendar.strip.boxes[0].text() == ""


def test_the_year_is_heard_with_the_bands_of_all_tracks(three: Owner) -> None:
    texts = [entry.spoken() for entry in three.calendar.year_view.entries.entries[:5]]
    assert texts[0].startswith("Ledsagning: Ram 1")
    assert texts[-1].startswith("Ledsagarens omkostnader: Ram 1")
