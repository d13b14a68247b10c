"""The dialog that asks why: tried by Enter, called off by Esc, and what is typed stays while it fails."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.errors import LssdeskError, Refused, Trouble
from lssdesk.ui import why
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.why import Question, WhyDialog
from tests.ui.program import clear_away, dress
from tests.ui.several import answering

K = Qt.Key
PLAIN = Question("Varför?", "Ärendet är skyddat.", "Öppna")
NAMED = Question("Vem?", "Två gör det.", "Be", name="Namn")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    dress(qapp)
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    clear_away(qapp)


def typing(*steps: str | K) -> list[str]:
    return answering(lambda fingers, dialog: fingers.keys(*steps))


WAYS: list[tuple[str, Question, tuple[str | K, ...], list[tuple[str, str]]]] = [
    ("Enter", PLAIN, ("Vikarierar", K.Key_Return), [("Vikarierar", "")]),
    ("the button", PLAIN, ("Vikarierar", K.Key_Tab, K.Key_Tab, K.Key_Space), [("Vikarierar", "")]),
    ("Esc", PLAIN, ("Vikarierar", K.Key_Escape), []),
    ("cancel", PLAIN, ("Vikarierar", K.Key_Tab, K.Key_Return), []),
    ("with a name", NAMED, ("Doris", K.Key_Tab, "Börjar", K.Key_Return), [("Börjar", "Doris")]),
    ("spaces", PLAIN, ("  Vikarierar ", K.Key_Return), [("Vikarierar", "")]),
]


@pytest.mark.parametrize(("question", "steps", "expected"), [w[1:] for w in WAYS], ids=[w[0] for w in WAYS])
def test_ways(
    window: QWidget, question: Question, steps: tuple[str | K, ...], expected: list[tuple[str, str]]
) -> None:
    got: list[tuple[str, str]] = []
    said = typing(*steps)
    assert why.ask(window, question, lambda *answer: got.append(answer)) is bool(expected)
    assert got == expected
    assert said == [question.text]


FAILING: list[tuple[LssdeskError, str]] = [
    (Refused("Skriv varför.", "/reason"), "why_reason"),
    (Refused("Namnet är taget.", "/name"), "why_name"),
    (Trouble("Disken är full."), "why_do"),
]


@pytest.mark.parametrize(("error", "focused"), FAILING, ids=[str(row[0]) for row in FAILING])
def test_what_fails_is_said_and_the_text_stays(window: QWidget, error: LssdeskError, focused: str) -> None:
    tries: list[str] = []

    def attempt(reason: str, _name: str) -> None:
        tries.append(reason)
        if len(tries) == 1:
            raise error

    def act(fingers: Fingers, dialog: WhyDialog) -> None:
        fingers.keys("Doris", K.Key_Tab, "Vikarierar", K.Key_Return)
        shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        assert any(str(error) in text for text in shown)
        assert dialog.reason.text() == "Vikarierar"
        assert fingers.focused.objectName() == focused
        fingers.click("why_do")

    answering(act)
    assert why.ask(window, NAMED, attempt)
    assert tries == ["Vikarierar", "Vikarierar"]


def test_it_is_read_by_a_screen_reader_and_no_name_is_asked_for(window: QWidget) -> None:
    def act(fingers: Fingers, dialog: WhyDialog) -> None:
        assert (dialog.windowTitle(), dialog.accessibleDescription()) == (PLAIN.title, PLAIN.text)
        lines = [line for line in dialog.findChildren(QLineEdit) if line.isVisible()]
        assert [(line.objectName(), line.accessibleName()) for line in lines] == [("why_reason", "Skäl")]
        assert "loggen" in lines[0].accessibleDescription()

    answering(act)
    assert not why.ask(window, PLAIN, lambda *_: None)
