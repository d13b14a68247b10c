"""The second look: what it says, that it asks for a reason where one is needed, and all of it by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lssdesk.flow.protected import Answer, Look
from lssdesk.model.protected_words import Found, Secret
from lssdesk.ui import protected_look
from lssdesk.ui.fingers import Fingers
from lssdesk.ui.protected_look import MOST, SecondLook
from tests.ui.program import clear_away, dress

K = Qt.Key
FOUND = Found(Secret("Björkgränd 7", "street", "/person/address/street"), "0", "…bor på Björkgränd 7 i dag…")
PLAIN = Look("Om personen.", "Ring Eva.")
TELLING = Look("Om personen.", "", found=(FOUND,))
OLD = Look("Om personen.", "", unread=True)
CHOICE = Look("Om personen.", "", extra=("Björkgränd 7", "543 21 Solköping"))


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


def asked(window: QWidget, look: Look, *steps: object) -> tuple[Answer | None, str]:
    """What came of a look when some keys are pressed and texts typed in it; and all that it said."""
    said: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SecondLook)
        fingers = Fingers(dialog)
        for step in steps:
            fingers.keys(step)  # type: ignore[arg-type]
        if dialog.isVisible():
            said.append("\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible()))
            dialog.reject()

    QTimer.singleShot(0, act)
    answer = protected_look.ask(window, look)
    return answer, "\n".join(said)


WAYS: list[tuple[str, Look, tuple[object, ...], Answer | None]] = [
    # name, look, keys and typed texts, answer
    ("go on", PLAIN, (K.Key_Return,), Answer()),
    ("call it off", PLAIN, (K.Key_Escape,), None),
    ("no reason", TELLING, (K.Key_Return,), None),
    ("a reason of dots", TELLING, ("...", K.Key_Return), None),
    ("a reason", TELLING, ("Vägen är skälet.", K.Key_Return), Answer(reason="Vägen är skälet.")),
    ("an old letter", OLD, ("Läst igenom.", K.Key_Return), Answer(reason="Läst igenom.")),
    ("without", CHOICE, (K.Key_Return,), Answer()),
    ("with, and no reason", CHOICE, (K.Key_Backtab, K.Key_Backtab, K.Key_Right, K.Key_Return), None),
    (
        "with, and why",
        CHOICE,
        (K.Key_Backtab, K.Key_Backtab, K.Key_Right, K.Key_Tab, "Hämtas hemma.", K.Key_Return),
        Answer(opened=True, reason="Hämtas hemma."),
    ),
]


@pytest.mark.parametrize(
    ("look", "steps", "expected"), [row[1:] for row in WAYS], ids=[row[0] for row in WAYS]
)
def test_answers(window: QWidget, look: Look, steps: tuple[object, ...], expected: Answer | None) -> None:
    assert asked(window, look, *steps)[0] == expected


SAYS: list[tuple[str, Look, tuple[object, ...], list[str], list[str]]] = [
    # name, look, keys, what stands there, what does not
    ("plain", PLAIN, (), ["Om personen.", "Nämndens rutin: Ring Eva."], ["Skäl", "Ändra texten"]),
    ("no routine", TELLING, (), ["Nämndens rutin är inte inlagd", "en adress: ”…bor på"], []),
    ("a missing reason", TELLING, (K.Key_Return,), ["Skriv ett skäl för att gå vidare."], []),
    ("old", OLD, (), ["så gammal att den inte kan läsas"], []),
    ("not opened yet", CHOICE, (), [], ["Solköping", "Det här kommer också"]),
    (
        "opened",
        CHOICE,
        (K.Key_Backtab, K.Key_Backtab, K.Key_Right),
        ["Det här kommer också att stå", "Björkgränd 7\n543 21 Solköping", "Skälet sparas i loggen."],
        [],
    ),
    (
        "a long one",
        Look("", "", extra=tuple(f"rad {number}" for number in range(MOST + 3))),
        (K.Key_Backtab, K.Key_Backtab, K.Key_Right),
        ["rad 11", "… och 3 till"],
        ["rad 12"],
    ),
]


@pytest.mark.parametrize(
    ("look", "steps", "there", "absent"), [row[1:] for row in SAYS], ids=[row[0] for row in SAYS]
)
def test_what_it_says(
    window: QWidget, look: Look, steps: tuple[object, ...], there: list[str], absent: list[str]
) -> None:
    said = asked(window, look, *steps)[1]
    assert [text for text in there if text not in said] == []
    assert [text for text in absent if text in said] == []


def test_its_title_tells_nobodys_name(window: QWidget) -> None:
    titles: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        titles.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(0, read)
    protected_look.ask(window, TELLING)
    assert titles == ["Skyddade personuppgifter"]


def test_where_there_is_nothing_to_look_at_nothing_is_asked() -> None:
    assert protected_look.before(None, None) == Answer(asked=False)
