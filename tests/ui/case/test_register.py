"""Those around the person: cards on the application's page, folded until they are needed."""

import pytest
from PySide6.QtCore import Qt

from lssdesk.demo import Hand
from tests.ui.program import open_filled, open_new, open_signed, stored

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PATH = "/register/representatives"


def open_cards(hand: Hand, fold: str = "representatives") -> None:
    """Unfold a group of cards by its button, by keys."""
    button = hand.seen(f"unfold:{fold}")
    button.setFocus()
    hand.press(K.Key_Return)


@pytest.mark.parametrize("fold", ["representatives", "household", "consents", "disclosures"])
def test_each_list_is_one_line_on_the_page_of_the_application(hand: Hand, fold: str) -> None:
    open_new(hand)
    assert hand.case.step == "application"
    open_cards(hand, fold)
    assert hand.focused.objectName() == "add"


def test_a_representative_is_added_by_keys_and_stored(hand: Hand) -> None:
    open_new(hand)
    open_cards(hand)
    hand.press(K.Key_Return)
    hand.choose(hand.focused, "god_man")
    hand.press(K.Key_Tab)
    hand.keys("Bo Ek")
    hand.case.autosave.now()
    assert stored(hand).read(PATH) == [{"kind": "god_man", "name": "Bo Ek"}]
    assert hand.seen("0/fold").text() == "God man · Bo Ek"


def test_f7_folds_and_unfolds_by_one_key(hand: Hand) -> None:
    open_new(hand)
    open_cards(hand)
    hand.press(K.Key_F7)
    assert not hand.shown(PATH)
    hand.press(K.Key_F7)
    assert hand.shown(PATH)


def test_f7_says_where_nothing_can_be_folded(hand: Hand) -> None:
    open_new(hand)
    hand.case.go_to("/person/given_name")
    hand.press(K.Key_F7)
    assert hand.window.note().startswith("Frågorna här visas alltid")


def test_a_removed_card_comes_back_by_the_undo_of_the_case(hand: Hand) -> None:
    work = open_new(hand)
    work.write(
        PATH, [{"kind": "god_man", "name": "Bo Ek"}, {"kind": "ombud", "name": "Eva Ek"}], "Företrädare"
    )
    work.draft.store()
    hand.case.refresh()
    hand.case.go_to(PATH)
    hand.click("0/remove", hand.seen(PATH))
    hand.case.autosave.now()
    hand.press(K.Key_Z, modifier=CTRL)
    assert [card["name"] for card in stored(hand).read(PATH)] == ["Bo Ek", "Eva Ek"]
    assert hand.seen("0/fold", hand.seen(PATH)).text() == "God man · Bo Ek"


def test_empty_lists_leave_no_question_open(hand: Hand) -> None:
    work = open_filled(hand)
    [application] = [step for step in work.steps() if step.id == "application"]
    assert (work.case.register.representatives, application.state) == ((), "done")


def test_after_the_signature_the_lists_can_be_opened(hand: Hand) -> None:
    open_signed(hand)
    hand.click("step_application")
    open_cards(hand)
    assert hand.shown(PATH)
