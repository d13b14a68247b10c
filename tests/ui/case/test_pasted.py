"""Whatever text is pasted into a case is stored as it stands in the field, and a letter comes of it."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from lssdesk.demo import Hand
from lssdesk.flow import letters
from lssdesk.letters.decision import decision_letter
from tests.fuzz.mutation import ODD_TEXTS
from tests.ui.program import open_filled, stored

CTRL, CTRL_SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
REQUEST, STREET, DAY = "/application/request", "/person/address/street", "/application/received"
HTML = '<p style="font-size:90px">%s<img src="http://127.0.0.1:9/x.png"><script>alert(1)</script></p>'


def paste(hand: Hand, pointer: str, text: str, rich: bool) -> str:
    """Put a text in place of what stands in a field, by keys; what stands there then."""
    data = QMimeData()
    data.setText(text)
    if rich:
        data.setHtml(HTML % text)
        data.setData("text/rtf", b"{\\rtf1 \\object}")
    QGuiApplication.clipboard().setMimeData(data)
    hand.case.go_to(pointer)
    hand.press(Qt.Key.Key_A, Qt.Key.Key_V, modifier=CTRL)
    field = hand.focused
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


@pytest.mark.parametrize("rich", [False, True])
def test_a_pasted_text_is_stored_and_drawn(hand: Hand, rich: bool) -> None:
    open_filled(hand)
    for name, text in ODD_TEXTS.items():
        shown = {pointer: paste(hand, pointer, text, rich) for pointer in (REQUEST, STREET)}
        hand.window.store()
        work = stored(hand)
        for pointer, field in shown.items():
            kept = work.read(pointer)
            assert kept == field or (kept is None and not field.strip()), name
            assert "<" not in field or "<" in text, name
        letter = decision_letter(work.case, work.today, draft=True)
        assert letters.pdf_of(letter, draft=True).startswith(b"%PDF"), name


def test_a_pasted_text_in_a_day_is_kept_as_typed_and_told(hand: Hand) -> None:
    open_filled(hand)
    for text in ODD_TEXTS.values():
        paste(hand, DAY, text, rich=False)
        QApplication.processEvents()
    assert stored(hand).read(DAY) is None or stored(hand).read(DAY) == "2026-02-02"


def test_a_pasted_quick_note_is_stored(hand: Hand) -> None:
    open_filled(hand)
    for text in ODD_TEXTS.values():
        hand.press(Qt.Key.Key_A, modifier=CTRL_SHIFT)
        QGuiApplication.clipboard().setText(text)
        hand.press(Qt.Key.Key_V, modifier=CTRL)
        typed = hand.focused.toPlainText()
        hand.press(Qt.Key.Key_Return, modifier=CTRL)
        if typed.strip():
            assert stored(hand).notes()[-1].text == typed.strip()
        hand.press(Qt.Key.Key_Escape)
