"""The year after a change is painted month by month, and looks as it does when it is painted anew."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.ui.hours_calendar.conftest import CTRL, SHIFT, Owner

K = Qt.Key
Change = Callable[[Owner], object]


def look(owner: Owner) -> QImage:
    return owner.calendar.year_view.grab().toImage()


def add(owner: Owner) -> None:
    owner.press(K.Key_N)
    owner.type("10")
    owner.press(K.Key_Tab)
    owner.type("12")
    owner.press(K.Key_Return)


CHANGES: list[tuple[str, Change]] = [
    ("an entry on the next day", lambda owner: owner.press(K.Key_Right, modifier=SHIFT)),
    ("in the next month", lambda owner: owner.press(*[K.Key_Down] * 5, modifier=SHIFT)),
    ("one taken away", lambda owner: owner.press(K.Key_Delete)),
    ("another track for what is new", lambda owner: owner.press(K.Key_2, modifier=CTRL)),
    ("a track hidden", lambda owner: owner.press(K.Key_1, modifier=CTRL)),
    ("another year and back", lambda owner: owner.press(K.Key_PageDown, K.Key_PageUp, modifier=CTRL)),
]
ALIKE = ("another track for what is new", "another year and back")


@pytest.mark.parametrize(("name", "change"), CHANGES)
def test_a_change_is_painted_as_all_of_it_is(both: Owner, name: str, change: Change) -> None:
    view = both.calendar.year_view
    both.calendar.go_to(both["museum"].day)
    before = look(both)
    change(both)
    after = look(both)
    view.forget_layout()
    assert look(both) == after
    assert (after == before) == (name in ALIKE)


def test_what_is_made_is_painted(both: Owner) -> None:
    before = look(both)
    add(both)
    after = look(both)
    both.calendar.year_view.forget_layout()
    assert look(both) == after != before
