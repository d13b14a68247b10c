"""Ctrl+F: what stands in the opened case is found, counted and gone to, by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from lssdesk.demo import Hand
from lssdesk.flow.work import Work
from tests.ui.documents import png
from tests.ui.program import open_filled, open_new

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STREET, CITY = "/person/address/street", "/person/address/city"
LIFE = "/inquiry/answers/life_situation"
ACTIVITIES = "/inquiry/activities"


def look_for(hand: Hand, words: str) -> str:
    """Type into the bar; what it says."""
    hand.press(K.Key_F, modifier=CTRL)
    hand.type_into(hand.seen("find_words"), words)
    return hand.seen("find_count").text()


@pytest.fixture
def work(hand: Hand) -> Work:
    work = open_new(hand)
    for pointer, value in {
        STREET: "Granstigen 4",
        CITY: "Granvik",
        f"{LIFE}/text": "Bor vid granskogen.",
        f"{LIFE}/source/who": "Syster",
        ACTIVITIES: [{"activity": "Simhall"}],
        "/application/channel": "oral",
    }.items():
        work.write(pointer, value, pointer)
    work.write("/application/received", None, "", "i grannmånaden")
    hand.case.refresh()
    return work


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("gran", "4 träffar"),
        ("GRANSTIGEN", "1 träff"),
        ("  bor   vid ", "1 träff"),
        ("syster", "1 träff"),
        ("simhall", "1 träff"),
        ("muntlig", "1 träff"),
        ("grannmånaden", "1 träff"),
        ("björk", "Inga träffar"),
        ("", ""),
    ],
)
def test_answers_are_found_with_choices_in_words_and_what_could_not_be_read(
    hand: Hand, work: Work, words: str, said: str
) -> None:
    assert look_for(hand, words) == said


def test_enter_and_f3_go_through_the_matches_of_all_pages_and_round(hand: Hand, work: Work) -> None:
    look_for(hand, "gran")
    hand.press(K.Key_Return)
    places = [hand.case.place()]
    for _ in range(4):
        hand.press(K.Key_F3)
        places.append(hand.case.place())
    assert places == [
        ("application", STREET),
        ("application", CITY),
        ("application", "/application/received"),
        ("inquiry", f"{LIFE}/text"),
        ("application", STREET),
    ]
    assert hand.seen("find_count").text() == "Träff 1 av 4"


def test_shift_f3_goes_back(hand: Hand, work: Work) -> None:
    look_for(hand, "gran")
    hand.press(K.Key_F3, modifier=SHIFT)
    assert hand.case.place() == ("inquiry", f"{LIFE}/text")
    hand.press(K.Key_F3, modifier=SHIFT)
    assert hand.case.place() == ("application", "/application/received")


def test_the_words_are_marked_where_they_stand(hand: Hand, work: Work) -> None:
    look_for(hand, "stigen")
    hand.press(K.Key_Return)
    assert hand.focused.selectedText() == "stigen"
    look_for(hand, "granskog")
    hand.press(K.Key_F3)
    assert hand.focused.textCursor().selectedText() == "granskog"


def test_a_cell_of_a_row_is_gone_to(hand: Hand, work: Work) -> None:
    look_for(hand, "simhall")
    hand.press(K.Key_Return)
    assert hand.focused.objectName() == "0/activity"


def test_what_is_written_meanwhile_counts_too(hand: Hand, work: Work) -> None:
    look_for(hand, "gran")
    hand.type(CITY, "Björkvik")
    hand.press(K.Key_F3)
    assert hand.seen("find_count").text() == "Träff 1 av 3"


def test_notes_and_names_of_documents_are_found(hand: Hand, work: Work, tmp_path: Path) -> None:
    note = work.add_note("Granen skymmer dörren")
    document = work.attachments.add(png(tmp_path / "Granhäck.png"), "Foto")
    assert look_for(hand, "gran") == "6 träffar"
    hand.press(*[K.Key_Return], K.Key_F3, K.Key_F3, K.Key_F3, K.Key_F3)
    assert hand.focused.objectName() == f"place:{note.id}"
    hand.press(K.Key_F3)
    assert hand.focused.objectName() == f"show:{document}"


def test_nothing_of_another_case_is_found(hand: Hand) -> None:
    open_filled(hand)
    open_new(hand, "kontaktperson")
    assert look_for(hand, "Ada") != "Inga träffar"
    assert look_for(hand, "simning") == "Inga träffar"


def test_esc_puts_the_bar_away_and_leads_back(hand: Hand, work: Work) -> None:
    hand.case.go_to(CITY)
    look_for(hand, "gran")
    hand.press(K.Key_Escape)
    assert not hand.shown("find_bar")
    assert hand.focused.objectName() == CITY


def test_the_bar_opens_by_its_button_with_the_last_words_marked(hand: Hand, work: Work) -> None:
    look_for(hand, "gran")
    hand.press(K.Key_Escape)
    hand.click("foot_find")
    assert hand.focused.selectedText() == "gran"
    assert hand.seen("find_count").text() == "4 träffar"
