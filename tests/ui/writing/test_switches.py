"""Help that an officer does not want stays away; without a dictionary there are only the hints."""

from collections.abc import Callable

import pytest

from lssdesk.demo import Hand
from lssdesk.flow.writing import Wanted, Writing
from lssdesk.language import spelling
from lssdesk.ui.writing.aids import current
from tests.ui.program import enter, open_new
from tests.ui.writing.conftest import Pen

TEXT = "Ada erhåller och behöfver stöd. "


def by_menu(name: str) -> Callable[[Pen], None]:
    return lambda pen: pen.choose(name)


def by_action(name: str) -> Callable[[Pen], None]:
    return lambda pen: pen.hand.window.actions_.run(name)


@pytest.mark.parametrize(
    "turn", [by_menu("turn_spelling"), by_action("turn_spelling")], ids=["menu", "action"]
)
def test_spelling_is_turned_off_and_on(pen: Pen, turn: Callable[[Pen], None]) -> None:
    pen.write(TEXT)
    turn(pen)
    pen.rest()
    assert (pen.waves(), pen.dots()) == ([], ["erhåller"])
    assert Writing(pen.hand.window.desk).wanted() == Wanted(spelling=False, hints=True)
    turn(pen)
    pen.rest()
    assert pen.waves() == ["behöfver"]


@pytest.mark.parametrize("turn", [by_menu("turn_hints"), by_action("turn_hints")], ids=["menu", "action"])
def test_hints_are_turned_off_and_on(pen: Pen, turn: Callable[[Pen], None]) -> None:
    pen.write(TEXT)
    turn(pen)
    pen.rest()
    assert (pen.waves(), pen.dots(), pen.line()) == (["behöfver"], [], "")
    turn(pen)
    pen.rest()
    assert pen.dots() == ["erhåller"]


def test_the_action_says_how_it_is_now(pen: Pen) -> None:
    pen.hand.window.actions_.run("turn_hints")
    assert pen.hand.window.note() == "Språkråden visas inte."
    pen.hand.window.actions_.run("turn_hints")
    assert pen.hand.window.note() == "Språkråden visas."


def test_what_is_turned_off_stays_so_after_a_lock(pen: Pen) -> None:
    pen.write(TEXT)
    pen.aids.turn_spelling()
    pen.lock()
    pen.rest()
    assert (pen.waves(), pen.dots()) == ([], ["erhåller"])


def test_nothing_is_remembered_behind_the_door(pen: Pen) -> None:
    pen.write(TEXT)
    before = pen.aids
    pen.lock()
    assert pen.aids is not before
    assert current() is pen.aids


def test_without_a_dictionary_the_program_works(
    start: Callable[[], Hand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "_loaded", [None])
    hand = start()
    enter(hand)
    aids = hand.window.office.writing
    hand.wait(lambda: aids.dictionary_missing)
    open_new(hand)
    actions = {action.id: action for action in hand.window.actions_}
    assert actions["turn_spelling"].why_not() == "Ordlistan är inte installerad"
    assert actions["turn_hints"].why_not() is None
    hand.case.go_to("/inquiry/answers/assessment/text")
    pen = Pen.__new__(Pen)
    pen.hand = hand
    pen.write(TEXT)
    assert (pen.waves(), pen.dots()) == ([], ["erhåller"])
    menu = pen.menu()
    switch = next(one for one in menu.actions() if one.objectName() == "turn_spelling")
    assert (switch.isEnabled(), switch.isChecked()) == (False, False)
    menu.close()
