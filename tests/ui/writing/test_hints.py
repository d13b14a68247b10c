"""Hints in a text: dots under what they speak of, the line below, steps by key, and the readability."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from tests.ui.program import stored
from tests.ui.writing.conftest import CTRL, TEXT, K, Pen

STIFF = "Ada erhåller stöd i enlighet med lagen. "
PLAIN = (
    "Hon vill bada i simhallen och hälsa på sin vän i stan. "
    "Hon kommer inte dit själv. Vi vill att hon gör det. "
)


def test_what_a_hint_speaks_of_gets_dots_after_a_pause(pen: Pen) -> None:
    pen.hand.type_on(pen.editor, STIFF)
    assert pen.dots() == []  # nothing is looked for between two keys
    pen.rest()
    assert pen.dots() == ["erhåller", "i enlighet med"]


def test_dots_move_along_with_what_is_written_before_them(pen: Pen) -> None:
    pen.write(STIFF)
    pen.hand.press(K.Key_Home)
    pen.hand.type_on(pen.editor, "Vår ")
    assert pen.dots() == ["erhåller", "i enlighet med"]


def test_a_wave_lies_over_the_dots_of_a_long_sentence(pen: Pen) -> None:
    pen.write("ord " * 15 + "behöfver " + "ord " * 15)
    pen.rest()
    assert pen.waves() == ["behöfver"]
    assert [part.split()[0] for part in pen.dots()] == ["ord", "ord"]


def test_the_line_says_what_the_cursor_stands_at(pen: Pen) -> None:
    assert pen.line() == ""
    pen.write(STIFF)
    assert pen.line() == "2 språkråd. Ctrl+punkt visar nästa."
    pen.place("erhåller")
    assert pen.line() == "”erhåller” kan ofta skrivas enklare: får."
    (line,) = pen.hand.top.findChildren(QLabel, "hint_line")
    assert line.accessibleName() == "Språkråd: ”erhåller” kan ofta skrivas enklare: får."
    pen.write("Hon behöfver hjälp. ")
    pen.place("behöfver")
    assert pen.line() == "”behöfver” finns inte i ordlistan. Skift+F10 visar förslag."


def test_the_line_stands_below_its_text_and_stays(pen: Pen) -> None:
    pen.write(STIFF)
    (line,) = pen.hand.top.findChildren(QLabel, "hint_line")
    place = pen.editor.geometry()
    assert 0 <= line.geometry().top() - place.bottom() <= 8
    pen.editor.selectAll()
    pen.hand.press(K.Key_Delete)
    pen.rest()
    assert (line.text(), line.isVisible()) == ("", True)


def test_the_key_steps_through_hints_and_unknown_words(pen: Pen) -> None:
    pen.write(STIFF + "Hon behöfver hjälp. ")
    at = []
    for _ in range(4):
        pen.hand.press(K.Key_Period, modifier=CTRL)
        at.append(pen.editor.toPlainText()[pen.editor.textCursor().position() :].split()[0])
    assert at == ["erhåller", "i", "behöfver", "erhåller"]
    assert not pen.editor.textCursor().hasSelection()


@pytest.mark.parametrize(
    ("text", "said"),
    [("Hon går ut. ", "Inga språkråd och inga okända ord i det här textfältet."), (None, "längre textfält")],
)
def test_the_key_says_why_it_does_nothing(pen: Pen, text: str | None, said: str) -> None:
    if text:
        pen.write(text)
    else:
        pen.hand.window.search.setFocus()
    pen.hand.press(K.Key_Period, modifier=CTRL)
    assert said in pen.hand.window.note()


def test_a_simpler_word_is_put_in_by_keys(pen: Pen) -> None:
    pen.write(STIFF)
    pen.place("enlighet")
    assert pen.offered()[:2] == ["replace", "skip_hint"]
    pen.choose("replace")
    pen.rest()
    assert pen.editor.toPlainText() == "Ada erhåller stöd enligt lagen. "
    pen.hand.wait(lambda: not pen.hand.case.work.draft.unsaved)
    assert stored(pen.hand).read(TEXT) == "Ada erhåller stöd enligt lagen. "


def test_a_hint_can_be_left_be(pen: Pen) -> None:
    pen.write(STIFF)
    pen.place("erhåller")
    pen.choose("skip_hint")
    pen.rest()
    assert pen.dots() == ["i enlighet med"]


def test_the_pointer_is_told_the_same(pen: Pen) -> None:
    pen.write(STIFF)
    cursor = QTextCursor(pen.editor.document())
    cursor.setPosition(6)
    point = pen.editor.cursorRect(cursor).center()
    view = pen.editor.viewport()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    assert QToolTip.text() == "”erhåller” kan ofta skrivas enklare: får."
    QToolTip.hideText()


def test_readability_stands_below_an_assessment(pen: Pen) -> None:
    pen.write("Hon vill bada. ")
    assert "LIX" not in pen.line()  # too little text
    pen.write(PLAIN)
    # 26 words, 4 sentences, 1 long word: 6,5 + 3,8
    assert pen.line() == "LIX 10, mycket lätt; 7 ord per mening"


def test_readability_stands_not_below_other_answers(pen: Pen) -> None:
    pen.hand.case.go_to("/inquiry/answers/wishes/text")
    QApplication.processEvents()
    other = pen.hand.focused
    pen.hand.type_on(other, PLAIN + STIFF)
    pen.hand.wait(lambda: other._help._seen == other.toPlainText())
    assert pen.line() == "2 språkråd. Ctrl+punkt visar nästa."


def test_decided_texts_get_no_hints(pen: Pen) -> None:
    pen.write(STIFF)
    pen.editor.setReadOnly(True)
    pen.rest()
    assert (pen.dots(), pen.line()) == ([], "")
