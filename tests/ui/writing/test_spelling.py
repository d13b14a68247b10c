"""Unknown words in a text by keys: the wave under them, what is offered, and what is kept."""

import threading

import pytest
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from lssdesk.flow import writing
from lssdesk.flow.writing import Writing
from lssdesk.language import spelling
from tests.ui.program import clear_away, stored
from tests.ui.writing.conftest import CTRL, TEXT, K, Pen


def test_an_unknown_word_gets_a_wave_when_it_is_left(pen: Pen) -> None:
    pen.write("Åsa behöfver")
    assert pen.waves() == []  # it is still being written
    pen.write(" hjälp ")
    assert pen.waves() == ["behöfver"]


def test_leaving_the_field_ends_the_word(pen: Pen) -> None:
    pen.write("Hon behöfver")
    pen.hand.press(K.Key_Tab)
    pen.hand.wait(lambda: pen.waves() == ["behöfver"])


def test_a_word_that_is_mended_loses_its_wave(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    pen.place("höfver")
    pen.hand.press(K.Key_Delete)
    assert pen.editor.toPlainText() == "Hon behöver hjälp. "
    pen.hand.press(K.Key_End)
    pen.rest()
    assert pen.waves() == []


def test_names_of_the_case_are_no_unknown_words(pen: Pen) -> None:
    work = pen.hand.case.work
    work.write("/person/family_name", "Xqvist", "Efternamn")
    pen.hand.press(K.Key_Tab)
    pen.begin()
    pen.write("Xqvist och Xqvists vän Zqvist går ut. ")
    assert pen.waves() == ["Zqvist"]


def test_marks_are_no_changes(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    pen.hand.wait(lambda: not pen.hand.case.work.draft.unsaved)
    name = pen.hand.case.work.draft.undo_name
    pen.aids.changed.emit()
    pen.rest()
    assert pen.waves() == ["behöfver"]
    assert not pen.hand.case.work.draft.unsaved
    assert pen.hand.case.work.draft.undo_name == name


def test_a_suggestion_is_put_in_by_keys_and_stored(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    pen.place("behöfver")
    pen.choose("suggestion:behöver")
    pen.rest()
    assert pen.editor.toPlainText() == "Hon behöver hjälp. "
    assert pen.editor.hasFocus()
    assert pen.waves() == []
    pen.hand.wait(lambda: not pen.hand.case.work.draft.unsaved)
    assert stored(pen.hand).read(TEXT) == "Hon behöver hjälp. "


def test_what_was_put_in_is_taken_back_by_undo(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    pen.hand.wait(lambda: not pen.hand.case.work.draft.unsaved)
    pen.place("behöfver")
    pen.choose("suggestion:behöver")
    pen.hand.wait(lambda: not pen.hand.case.work.draft.unsaved)
    pen.hand.press(K.Key_Z, modifier=CTRL)
    assert pen.editor.toPlainText() == "Hon behöfver hjälp. "
    pen.rest()
    assert pen.waves() == ["behöfver"]


def test_the_menu_offers_what_can_be_done(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    switches = ["turn_spelling", "turn_hints"]
    assert pen.offered() == switches
    pen.place("hjälp")
    assert pen.offered() == switches
    pen.place("behöfver")
    assert pen.offered() == ["suggestion:behöver", "add_word", "skip_word", *switches]


def test_without_a_suggestion_the_menu_says_so(pen: Pen) -> None:
    pen.write("Hon xqzwv hjälp. ")
    pen.place("xqzwv")
    menu = pen.menu()
    first = menu.actions()[0]
    assert (first.text(), first.isEnabled()) == ("Inga förslag", False)
    menu.close()


def test_an_added_word_is_right_everywhere_and_after_a_lock(pen: Pen) -> None:
    pen.write("Hon bor på Xqvallagården. ")
    pen.place("Xqvalla")
    pen.choose("add_word")
    pen.rest()
    assert pen.waves() == []
    assert Writing(pen.hand.window.desk).words() == ("Xqvallagården",)
    pen.write("Xqvallagårdens ")
    assert pen.waves() == []
    pen.place("Xqvalla")
    assert "remove_word" in pen.offered()
    pen.choose("remove_word")
    pen.rest()
    assert pen.waves() == ["Xqvallagården", "Xqvallagårdens"]


def test_a_skipped_word_is_right_until_the_lock_and_kept_nowhere(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    pen.place("behöfver")
    pen.choose("skip_word")
    pen.rest()
    assert pen.waves() == []
    assert Writing(pen.hand.window.desk).words() == ()
    pen.lock()
    pen.hand.wait(lambda: pen.aids.spelling is not None)
    pen.hand.wait(lambda: pen.waves() == ["behöfver"])


def test_a_full_dictionary_is_told_and_the_word_stays_marked(
    pen: Pen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_WORDS", 0)
    pen.write("Hon behöfver hjälp. ")
    pen.place("behöfver")
    pen.choose("add_word")
    assert pen.hand.window.note() == "Ordlistan rymmer 0 egna ord. Ta bort ett ord som inte behövs."
    assert pen.waves() == ["behöfver"]


def test_a_word_that_is_composed_is_judged_when_it_is_there(pen: Pen) -> None:
    pen.write("Hon ")
    for event in (QInputMethodEvent("behöf", []), QInputMethodEvent("behöfve", []), QInputMethodEvent()):
        if not event.preeditString():
            event.setCommitString("behöfver")
        QApplication.sendEvent(pen.editor, event)
        assert pen.waves() == []
    pen.write(" hjälp ")
    assert pen.editor.toPlainText() == "Hon behöfver hjälp "
    assert pen.waves() == ["behöfver"]


def test_an_open_menu_goes_away_with_the_lock(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    pen.place("behöfver")
    pen.menu()
    pen.hand.program.lock()
    pen.hand.wait(lambda: pen.hand.shown("passphrase", pen.hand.door))
    clear_away(QApplication.instance())
    assert QApplication.activePopupWidget() is None


def test_the_dictionary_is_never_read_in_the_thread_of_the_window(
    pen: Pen, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    load = spelling.load
    monkeypatch.setattr(spelling, "load", lambda: (threads.append(threading.current_thread()), load())[1])
    pen.lock()
    pen.hand.wait(lambda: pen.aids.spelling is not None)
    assert threads
    assert threading.main_thread() not in threads


def test_the_right_button_asks_about_the_word_under_the_pointer(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    cursor = QTextCursor(pen.editor.document())
    cursor.setPosition(6)
    point = pen.editor.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pen.editor.viewport().mapToGlobal(point))
    QApplication.sendEvent(pen.editor.viewport(), event)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    pen.hand.wait(lambda: popup.actions()[0].text() == "behöver")
    popup.close()


def test_a_sign_that_qt_counts_twice_moves_no_wave(pen: Pen) -> None:
    pen.write("\U0001f600 Hon behöfver hjälp. ")
    assert pen.editor.toPlainText().startswith("\U0001f600")
    block = pen.editor.document().firstBlock()
    (part,) = block.layout().formats()
    assert (part.start, part.length) == (len("xx Hon "), len("behöfver"))
    pen.hand.press(K.Key_Home)
    pen.hand.press(*[K.Key_Right] * 8)
    pen.choose("suggestion:behöver")
    assert pen.editor.toPlainText() == "\U0001f600 Hon behöver hjälp. "


def test_decided_texts_are_not_judged(pen: Pen) -> None:
    pen.write("Hon behöfver hjälp. ")
    pen.editor.setReadOnly(True)
    pen.rest()
    assert pen.waves() == []
    pen.editor.setReadOnly(False)
    pen.rest()
    assert pen.waves() == ["behöfver"]
