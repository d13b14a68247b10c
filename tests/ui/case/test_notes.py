"""Quick notes: stored at once, placed later, never lost."""

import pytest
from PySide6.QtCore import Qt

from lssdesk.demo import Hand
from lssdesk.model.case import Note
from tests.flow.officer import PASSPHRASE
from tests.ui.program import open_filled, open_new, open_signed, stored

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
TEXT = "Hög tröskel till badrummet."
LIFE = "/inquiry/answers/life_situation"


def take(hand: Hand, text: str = TEXT) -> Note:
    """Take a note by keys alone."""
    hand.press(K.Key_A, modifier=CTRL_SHIFT)
    hand.type_on(hand.focused, text)
    hand.press(K.Key_Return, modifier=CTRL)
    return hand.case.work.notes()[-1]


def place(hand: Hand, note: Note, words: str) -> None:
    """Place a note in the first question that the words find."""
    hand.click(f"place:{note.id}")
    hand.type_on(hand.focused, words)
    hand.press(K.Key_Return)


def offered(hand: Hand) -> list[str]:
    """Pointers of the questions that are offered."""
    shown = hand.seen("place_list")
    return [shown.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shown.count())]


def test_a_note_is_taken_by_keys_and_stored_at_once(hand: Hand) -> None:
    open_new(hand)
    note = take(hand)
    assert [(one.text, f"{one.at:%H.%M}", one.placed) for one in stored(hand).notes()] == [
        (TEXT, "10.00", "")
    ]
    assert hand.focused.objectName() == "note_text"
    assert hand.focused.toPlainText() == ""
    assert hand.shown(f"place:{note.id}")


def test_the_keys_that_store_a_note_do_not_sign(hand: Hand) -> None:
    work = open_filled(hand)
    take(hand)
    assert not work.decided
    assert hand.window.note() == ""


def test_an_empty_note_is_not_stored_and_it_is_said(hand: Hand) -> None:
    open_new(hand)
    hand.press(K.Key_A, modifier=CTRL_SHIFT)
    hand.click("note_save")
    assert hand.case.work.notes() == ()
    assert "tom" in hand.case.beside.notes._problem.text()


def test_a_mark_stands_in_the_head_while_notes_wait_and_leads_to_them(hand: Hand) -> None:
    open_new(hand)
    assert not hand.shown("notes_waiting")
    first = take(hand)
    take(hand, "Andra")
    hand.press(K.Key_Escape)
    assert not hand.shown("notes_panel")
    assert hand.seen("notes_waiting").accessibleName() == "2 anteckningar att placera"
    hand.click("notes_waiting")
    assert hand.focused.objectName() == f"place:{first.id}"


def test_a_note_is_placed_in_a_question_found_by_typing_with_its_time_as_source(hand: Hand) -> None:
    open_new(hand)
    note = take(hand)
    place(hand, note, "hur ser livet ut")
    assert hand.case.place() == ("inquiry", f"{LIFE}/text")
    assert stored(hand).read(f"{LIFE}/text") == f"{TEXT}\nUr anteckning 2026-03-02 kl. 10.00."
    assert not hand.shown("notes_waiting")
    assert not hand.shown("notes_panel")


def test_placing_is_taken_back_as_one_step(hand: Hand) -> None:
    open_new(hand)
    place(hand, take(hand), "hur ser livet ut")
    hand.press(K.Key_Z, modifier=CTRL)
    assert stored(hand).read(LIFE) is None
    assert hand.shown("notes_waiting")


def test_only_questions_that_hold_a_text_and_are_asked_are_offered(hand: Hand) -> None:
    open_new(hand)
    note = take(hand)
    hand.click(f"place:{note.id}")
    found = set(offered(hand))
    assert {f"{LIFE}/text", "/decision/reasons"} <= found
    assert not {"/application/received", "/decision/outcome", "/inquiry/activities"} & found
    assert "/inquiry/answers/childs_voice/text" not in found


def test_arrows_choose_among_the_questions_and_esc_leaves_them(hand: Hand) -> None:
    open_new(hand)
    note = take(hand)
    hand.click(f"place:{note.id}")
    listed = hand.seen("place_list")
    hand.press(K.Key_Down, K.Key_Down, K.Key_Up)
    assert listed.currentRow() == 1
    hand.press(K.Key_Escape)
    assert not hand.shown("place_list")
    assert hand.focused.objectName() == f"place:{note.id}"
    assert hand.shown("notes_panel")


def test_words_that_no_question_has_place_nothing(hand: Hand) -> None:
    open_new(hand)
    note = take(hand)
    place(hand, note, "xyzzy")
    assert [one.placed for one in hand.case.work.notes()] == [""]


def test_a_note_is_removed_and_comes_back_by_undo(hand: Hand) -> None:
    open_new(hand)
    note = take(hand)
    hand.click(f"remove:{note.id}")
    assert stored(hand).notes() == ()
    hand.click("undo")
    assert [one.text for one in stored(hand).notes()] == [TEXT]
    assert hand.shown(f"place:{note.id}")


@pytest.mark.parametrize("way", ["another case", "lock", "settings"])
def test_a_note_that_was_begun_is_stored_when_the_case_goes_away(hand: Hand, way: str) -> None:
    work = open_new(hand)
    hand.press(K.Key_A, modifier=CTRL_SHIFT)
    hand.type_on(hand.focused, TEXT)
    if way == "another case":
        hand.window.new_case()
    elif way == "settings":
        hand.click("bar_settings")
    else:
        hand.click("bar_lock")
        hand.wait(lambda: hand.program.window is None)
        hand.unlock(PASSPHRASE)
    assert [one.text for one in hand.window.desk.open(work.id).notes()] == [TEXT]


def test_a_note_that_was_begun_is_kept_while_the_panel_is_closed(hand: Hand) -> None:
    open_new(hand)
    hand.press(K.Key_A, modifier=CTRL_SHIFT)
    hand.type_on(hand.focused, TEXT)
    hand.press(K.Key_Escape)
    hand.press(K.Key_A, modifier=CTRL_SHIFT)
    assert hand.focused.toPlainText() == TEXT


def test_esc_leads_back_to_the_field(hand: Hand) -> None:
    open_new(hand)
    hand.seen("/person/address/street").setFocus()
    hand.press(K.Key_A, modifier=CTRL_SHIFT)
    hand.press(K.Key_Escape)
    assert hand.focused.objectName() == "/person/address/street"


def test_a_decided_case_takes_notes_but_not_into_what_is_decided(hand: Hand) -> None:
    open_signed(hand)
    note = take(hand)
    hand.click(f"place:{note.id}")
    parts = {pointer.split("/")[1] for pointer in offered(hand)}
    assert "order" in parts
    assert parts.isdisjoint({"application", "inquiry", "decision"})
