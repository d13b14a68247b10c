"""What is copied here leaves the clipboard again; what another program copied is let alone."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lssdesk.demo import Hand
from lssdesk.ui import clipboard
from lssdesk.ui.clipboard import OWN, Copied
from tests.ui.program import open_new

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CITY = "/person/address/city"


@pytest.fixture
def copied(qapp: QApplication) -> Iterator[Copied]:
    """Follows an empty clipboard."""
    QGuiApplication.clipboard().clear()
    made = Copied()
    yield made
    made.deleteLater()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    """A field of this program, with the keyboard in it."""
    made = QLineEdit("Granstigen 4")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    made.selectAll()
    return made


def text() -> str:
    return QGuiApplication.clipboard().text()


def elsewhere(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Another program copies something."""
    with monkeypatch.context() as other:
        other.setattr(QGuiApplication, "focusWindow", lambda: None)
        QGuiApplication.clipboard().setText(words)


def test_a_copied_text_is_taken_away_when_its_time_is_over(
    copied: Copied, field: QLineEdit, qtbot: QtBot
) -> None:
    field.copy()
    assert text() == "Granstigen 4"
    assert copied._timer.remainingTime() > 1000 * (clipboard.SECONDS - 30)
    copied._timer.setInterval(1)
    qtbot.waitUntil(lambda: text() == "")


def test_each_copy_has_its_whole_time(copied: Copied, field: QLineEdit) -> None:
    field.copy()
    copied._timer.start(5)
    field.setText("Sjövalla")
    field.selectAll()
    copied._timer.setInterval(60_000)
    field.copy()
    assert copied._timer.remainingTime() > 30_000
    assert text() == "Sjövalla"


def test_what_another_program_copied_meanwhile_stays(
    copied: Copied, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.copy()
    elsewhere(monkeypatch, "något annat")
    assert not copied._timer.isActive()
    copied.clear()
    assert text() == "något annat"


def test_what_another_program_copied_before_stays(copied: Copied, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere(monkeypatch, "något annat")
    copied.clear()
    assert text() == "något annat"


def test_the_very_same_words_from_elsewhere_stay(
    copied: Copied, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.copy()
    elsewhere(monkeypatch, "Granstigen 4")
    copied.clear()
    assert text() == "Granstigen 4"


@pytest.mark.parametrize("owns", [False, True])
def test_where_the_system_says_whose_it_is_that_is_believed(
    copied: Copied, field: QLineEdit, monkeypatch: pytest.MonkeyPatch, owns: bool
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(copied, "_clipboard", Board(owns))
    copied._changed()
    assert bool(copied._mark) is owns


class Board:
    """A clipboard of a system that says whose its text is."""

    def __init__(self, owns: bool) -> None:
        self.mimeData = QGuiApplication.clipboard().mimeData
        self.setMimeData = QGuiApplication.clipboard().setMimeData
        self.ownsClipboard = lambda: owns
        QGuiApplication.clipboard().setText("Granstigen 4")


@pytest.mark.parametrize(
    ("system", "hint"),
    [
        ("linux", "x-kde-passwordManagerHint"),
        ("win32", "CanIncludeInClipboardHistory"),
        ("win32", "CanUploadToCloudClipboard"),
        ("win32", "ExcludeClipboardContentFromMonitorProcessing"),
    ],
)
def test_a_system_is_asked_to_keep_it_out_of_its_history(
    copied: Copied, field: QLineEdit, monkeypatch: pytest.MonkeyPatch, system: str, hint: str
) -> None:
    monkeypatch.setattr(clipboard, "sys", SimpleNamespace(platform=system))
    field.copy()
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert any(hint in name for name in formats)
    assert OWN in formats


# --- in the program --------------------------------------------------------------------------


def copy_city(hand: Hand) -> None:
    hand.type(CITY, "Sjövalla")
    hand.press(K.Key_A, modifier=CTRL)
    hand.press(K.Key_C, modifier=CTRL)
    assert text() == "Sjövalla"


def test_the_lock_takes_it_away(hand: Hand) -> None:
    open_new(hand)
    copy_city(hand)
    hand.click("bar_lock")
    assert text() == ""


def test_the_end_takes_it_away(hand: Hand) -> None:
    open_new(hand)
    copy_city(hand)
    hand.window.close()
    assert text() == ""


def test_it_is_said_once_and_never_in_place_of_another_note(hand: Hand) -> None:
    open_new(hand)
    copy_city(hand)
    assert "60 sekunder" in hand.window.note()
    hand.window.quiet()
    copy_city(hand)
    assert hand.window.note() == ""


def test_another_note_is_not_put_aside_for_it(hand: Hand) -> None:
    open_new(hand)
    hand.window.say("Disken är full.")
    copy_city(hand)
    assert hand.window.note() == "Disken är full."
