"""The main window: registering, the list, the search, settings, keys, the palette, and closing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from lssdesk.demo import Hand
from lssdesk.model.case import Person
from lssdesk.store.office import Office
from lssdesk.store.trouble import StoreTrouble
from lssdesk.ui import dialogs
from tests.flow.officer import ADA, MAN, WOMAN, Clock, received, set_sender
from tests.ui.conftest import Start
from tests.ui.keys_alone import KeysAlone
from tests.ui.program import open_new, open_signed, stored, unlock, words

K = Qt.Key
NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
STREET = "/person/address/street"


def names(hand: Hand) -> list[str]:
    """The names in the list of cases, in order."""
    model = hand.window.list.rows.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


# --- the first page --------------------------------------------------------------------------


def test_a_new_office_begins_with_the_municipality(hand: Hand) -> None:
    assert "Börja med kommunens uppgifter." in words(hand)
    hand.press(K.Key_Return)
    assert hand.window.place().page == "settings"
    hand.keys("Sjövalla kommun")
    hand.press(K.Key_Escape)
    assert "Det första börjar med en ansökan." in words(hand)
    hand.click("empty_action", hand.window._stack)
    assert hand.window.place().page == "register"


# --- registering -----------------------------------------------------------------------------


def test_an_application_is_registered_by_keys_alone(hand: Hand) -> None:
    officer = KeysAlone(hand.program)
    officer.click("bar_new")
    officer.keys(WOMAN, K.Key_Tab, "Ada", K.Key_Tab, "Lindqvist")
    officer.fill("/measure", "ledsagarservice")
    officer.fill("/application/received", "1/3")
    officer.click("register")
    case = hand.case.work.case
    assert (case.person, case.measure) == (ADA, "ledsagarservice")
    assert case.application.received == received()
    assert names(hand) == ["Ada Lindqvist"]


def test_a_known_person_is_filled_in_and_said(hand: Hand) -> None:
    hand.window.desk.register(ADA, "ledsagning", received())
    hand.click("bar_new")
    hand.type("/person/personal_number", "9001012385")
    assert hand.seen("/person/given_name").text() == "Ada"
    assert "Ada Lindqvist finns redan i registret." in words(hand)
    hand.type("/person/personal_number", MAN)
    assert hand.seen("/person/given_name").text() == ""
    assert "finns redan i registret" not in words(hand)


def test_an_answer_that_is_missing_is_said_and_gone_to(hand: Hand) -> None:
    hand.click("bar_new")
    hand.type("/person/given_name", "Ada")
    hand.click("register")
    assert "”Efternamn” saknas." in words(hand)
    assert hand.focused is hand.seen("/person/family_name")


def test_what_is_begun_is_there_again_after_another_page_and_a_restart(hand: Hand, start: Start) -> None:
    hand.click("bar_new")
    hand.type("/person/given_name", "Ada")
    hand.click("bar_settings")
    hand.click("bar_new")
    assert hand.seen("/person/given_name").text() == "Ada"
    hand.program.leave()
    again = start()
    unlock(again)
    assert again.window.note() == "En ansökan är påbörjad. Välj Ny ansökan för att fortsätta med den."
    again.click("bar_new")
    assert again.seen("/person/given_name").text() == "Ada"


def test_what_is_typed_is_thrown_away_only_after_a_question(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: answers.pop(0))
    hand.click("bar_new")
    hand.type("/person/given_name", "Ada")
    hand.click("register_cancel")
    assert hand.seen("/person/given_name").text() == "Ada"
    hand.click("register_cancel")
    hand.click("bar_new")
    assert hand.seen("/person/given_name").text() == ""
    hand.click("register_cancel")
    assert hand.window.place().page == "start"


# --- list and search -------------------------------------------------------------------------


def test_the_list_shows_name_and_moment_of_the_open_case_as_they_become(hand: Hand, clock: Clock) -> None:
    first = hand.window.desk.register(ADA, "ledsagning", received())
    open_new(hand)
    clock.forward(hours=1)
    hand.window.open_case(first)
    hand.type("/person/given_name", "Adela")
    hand.case.autosave.now()
    assert names(hand)[0] == "Adela Lindqvist"
    assert hand.window.list.rows.currentIndex().row() == 0


def test_a_case_is_found_and_opened_by_keys(hand: Hand) -> None:
    number = open_new(hand).case.number
    hand.window.show_start()
    hand.press(K.Key_E, modifier=CTRL)
    hand.keys("lindq", K.Key_Return)
    assert names(hand) == ["Ada Lindqvist"]
    hand.press(K.Key_Down, K.Key_Down, K.Key_Return)
    assert hand.case.work.case.number == number


@pytest.mark.parametrize(("typed", "found"), [("2026-0001", 1), ("19900101", 1), ("granstigen", 0)])
def test_searched_is_by_name_number_and_case_only(hand: Hand, typed: str, found: int) -> None:
    open_new(hand)
    hand.type(STREET, "Granstigen 4")
    hand.case.autosave.now()
    hand.type("case_search", typed)
    hand.press(K.Key_Return)
    assert len(names(hand)) == found
    if not found:
        assert "Inget ärende passar" in words(hand)


def test_the_list_folds_by_key_and_is_gone_to_by_key(hand: Hand) -> None:
    open_new(hand)
    hand.press(K.Key_F4)
    assert hand.window.list.folded()
    hand.press(K.Key_F6)
    assert not hand.window.list.folded()
    assert hand.focused is hand.window.list.rows


def test_choosing_another_case_stores_the_one_that_is_left(hand: Hand) -> None:
    other = hand.window.desk.register(ADA, "ledsagning", received())
    work = open_new(hand)
    hand.type(STREET, "Granstigen 4")
    hand.window.open_case(other)
    hand.window.open_case(work.id)
    assert hand.seen(STREET).text() == "Granstigen 4"


def test_a_case_that_is_chosen_again_is_not_opened_twice(hand: Hand) -> None:
    work = open_new(hand)
    hand.window.open_case(work.id)
    assert hand.case.work is work


# --- settings, keys, palette -----------------------------------------------------------------


def test_settings_are_stored_as_they_are_typed(hand: Hand, qtbot: QtBot) -> None:
    hand.press(K.Key_Comma, modifier=CTRL)
    hand.type("/sender/municipality", "Sjövalla kommun")
    hand.type("/sender/postcode", "5413")
    desk = hand.window.desk
    qtbot.waitUntil(lambda: desk.settings().read("/sender/municipality") == "Sjövalla kommun")
    assert desk.settings().raw("/sender/postcode") == "5413"
    assert "Sparat 10:00:00" in words(hand)


def test_settings_that_cannot_be_stored_are_told_and_kept(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.click("bar_settings")
    with monkeypatch.context() as full:
        full.setattr(Office, "unit", _no_room)
        hand.type("/sender/municipality", "Sjövalla kommun")
        hand.click("bar_new")
        assert hand.window.place().page == "settings"
        assert hand.window.note().startswith("Det senaste är inte sparat.")
    assert hand.window.store()
    assert hand.window.note() == "Allt är sparat igen."


def _no_room(*_args: object, **_more: object) -> object:
    raise StoreTrouble("disk_full")


def test_the_keys_of_the_program_and_the_calendar_are_shown_and_left_for_where_one_was(hand: Hand) -> None:
    open_new(hand)
    place = hand.window.place()
    hand.press(K.Key_F1)
    said = words(hand)
    assert "Nästa obesvarade fråga" in said
    assert "Tangenter i kalendern" in said
    hand.press(K.Key_Comma, modifier=CTRL)
    hand.press(K.Key_Escape)
    assert hand.window.place() == place


def palette(hand: Hand) -> tuple[QLineEdit, QListView]:
    hand.press(K.Key_K, modifier=CTRL)
    found = hand.window.palette_
    return found.findChild(QLineEdit, "palette_search"), found.findChild(QListView, "palette_list")


def test_the_palette_runs_an_action(hand: Hand) -> None:
    open_new(hand)
    search, _ = palette(hand)
    QTest.keyClicks(search, "utredn")
    QTest.keyClick(search, K.Key_Return)
    assert hand.case.step == "inquiry"


def test_the_palette_says_why_something_is_not_possible_now(hand: Hand) -> None:
    open_signed(hand)
    search, _ = palette(hand)
    QTest.keyClicks(search, "skriv under")
    QTest.keyClick(search, K.Key_Return)
    assert "Beslutet är redan underskrivet" in words(hand) + hand.window.palette_.accessibleDescription()


@pytest.mark.parametrize("key", [K.Key_F8, K.Key_F9])
def test_a_key_of_a_case_says_without_one_what_is_needed(hand: Hand, key: Qt.Key) -> None:
    hand.press(key)
    assert hand.window.note() == "Öppna ett ärende först"


def test_f12_hides_everything_and_shows_it_again_with_the_keyboard_where_it_was(hand: Hand) -> None:
    open_new(hand)
    hand.seen(STREET).setFocus()
    hand.press(K.Key_F12)
    cover = hand.seen("cover")
    assert cover.isVisible()
    assert cover.size() == hand.window.centralWidget().size()
    hand.press(K.Key_F12)
    assert not cover.isVisible()
    assert hand.focused is hand.seen(STREET)


def test_the_title_of_the_window_tells_nothing_of_anyone(hand: Hand) -> None:
    open_new(hand)
    assert hand.window.windowTitle() == "lssdesk"


# --- closing ---------------------------------------------------------------------------------


def test_closing_stores_what_was_typed_just_before(hand: Hand, start: Start) -> None:
    work = open_new(hand)
    hand.type(STREET, "Granstigen 4")
    hand.window.close()
    assert hand.program.window is None
    again = start()
    unlock(again)
    assert again.window.note() == ""
    again.window.open_case(work.id)
    assert again.seen(STREET).text() == "Granstigen 4"


def test_closing_with_a_draft_that_cannot_be_stored_is_stopped_with_a_sentence(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_new(hand)
    with monkeypatch.context() as full:
        full.setattr(Office, "unit", _no_room)
        hand.type(STREET, "Granstigen 4")
        assert not hand.window.close()
        assert hand.window.isVisible()
        assert hand.window.note().startswith("Programmet är fortfarande öppet")
        hand.case.autosave.now()
        assert hand.window.note().startswith("Programmet är fortfarande öppet")
    assert hand.seen(STREET).text() == "Granstigen 4"
    assert hand.window.close()
    assert hand.program.window is None


def test_a_number_of_another_person_stands_in_the_way_until_it_is_taken_back(hand: Hand) -> None:
    desk = hand.window.desk
    elis = Person(personal_number=MAN, given_name="Elis", family_name="Nyström")
    desk.register(elis, "ledsagning", received())
    open_new(hand)
    hand.type("/person/personal_number", MAN)
    hand.click("bar_new")
    assert "finns redan på en annan person" in hand.window.note()
    assert hand.window.case is not None
    hand.press(K.Key_Z, modifier=CTRL)
    assert stored(hand).read("/person/personal_number") == WOMAN
    hand.click("bar_new")
    assert hand.window.place().page == "register"


def test_an_office_with_its_municipality_begins_with_an_application(hand: Hand, tmp_path: Path) -> None:
    set_sender(hand.window.desk)
    hand.window.show_start()
    assert "Det första börjar med en ansökan." in words(hand)
    open_new(hand)
    hand.window.show_start()
    assert "Det som infaller" in words(hand)
    QApplication.processEvents()
