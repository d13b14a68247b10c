"""F12 hides what is personal at once, everywhere, and brings the keyboard back afterwards."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lssdesk.ui.actions import Action, Actions, install
from lssdesk.ui.privacy import Cover, Privacy

MARK = QColor("#ff00ff")  # a colour that stands for something personal


@dataclass
class Desk:
    window: QMainWindow
    content: QWidget
    name: QLineEdit
    number: QLineEdit
    privacy: Privacy
    cover: Cover

    def personal(self) -> bool:
        """Whether anything of the content can be seen."""
        return sees(self.window)


def sees(widget: QWidget) -> bool:
    picture = widget.grab().toImage()
    return any(
        picture.pixelColor(x, y) == MARK
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )


class Marked(QWidget):
    """Something personal, in a colour of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(80, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), MARK)
        painter.end()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window, content = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    name, number = QLineEdit("Ada Lindqvist"), QLineEdit("19900101-2385")
    column = QVBoxLayout(content)
    for part in (Marked(), name, number):
        column.addWidget(part)
    window.setCentralWidget(content)
    window.resize(400, 300)
    privacy, actions = Privacy(window), Actions(window)
    cover = privacy.cover(content)
    actions.add(Action("hide", "Dölj namn och nummer", "F12", privacy.toggle))
    install(window, actions)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    name.setFocus()
    return Desk(window, content, name, number, privacy, cover)


def test_f12_hides_and_shows(desk: Desk, qtbot: QtBot) -> None:
    told: list[bool] = []
    desk.privacy.changed.connect(told.append)
    assert desk.personal()
    qtbot.keyClick(desk.name, Qt.Key.Key_F12)
    assert (desk.privacy.hidden, desk.personal()) == (True, False)
    assert desk.cover.words.text() == "Dolt – tryck F12 för att visa"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F12)
    assert (desk.privacy.hidden, desk.personal()) == (False, True)
    assert told == [True, False]


def test_the_keyboard_comes_back_to_where_it_was(desk: Desk) -> None:
    desk.number.setFocus()
    desk.privacy.toggle()
    assert QApplication.focusWidget() is desk.cover
    desk.privacy.toggle()
    assert QApplication.focusWidget() is desk.number


def test_nothing_is_typed_or_pressed_into_what_is_hidden(desk: Desk, qtbot: QtBot) -> None:
    desk.privacy.toggle()
    for key in (Qt.Key.Key_X, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Y):
        qtbot.keyClick(QApplication.focusWidget(), key)
    under = desk.window.childAt(desk.name.mapTo(desk.window, desk.name.rect().center()))
    qtbot.mouseClick(under, Qt.MouseButton.LeftButton)
    desk.number.setFocus()
    assert QApplication.focusWidget() is desk.cover
    assert (desk.name.text(), desk.number.text()) == ("Ada Lindqvist", "19900101-2385")


def test_a_larger_window_stays_covered(desk: Desk) -> None:
    desk.privacy.toggle()
    desk.window.resize(900, 700)
    QApplication.processEvents()
    assert desk.cover.geometry() == desk.content.rect()
    assert not desk.personal()


def test_what_comes_later_is_covered_too(desk: Desk, qtbot: QtBot) -> None:
    desk.privacy.toggle()
    late = Marked(desk.content)
    late.show()
    assert not desk.personal()
    other = Marked()
    qtbot.addWidget(other)
    other.show()
    desk.privacy.cover(other)
    assert not sees(other)


def test_an_open_list_is_closed(desk: Desk) -> None:
    box = QComboBox(desk.content)
    box.addItems(["Ada Lindqvist", "Björn Ström"])
    box.show()
    box.showPopup()
    assert QApplication.activePopupWidget() is not None
    desk.privacy.toggle()
    assert QApplication.activePopupWidget() is None


def dialog_of(desk: Desk, qtbot: QtBot) -> tuple[QDialog, QPushButton]:
    dialog, button = QDialog(desk.window), QPushButton("Ta bort")
    column = QVBoxLayout(dialog)
    column.addWidget(Marked())
    column.addWidget(button)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    button.setFocus()
    return dialog, button


def test_an_open_dialog_is_hidden_with_the_rest(desk: Desk, qtbot: QtBot) -> None:
    dialog, button = dialog_of(desk, qtbot)
    assert sees(dialog)
    qtbot.keyClick(button, Qt.Key.Key_F12)
    assert (sees(dialog), desk.personal()) == (False, False)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F12)
    assert (sees(dialog), desk.personal()) == (True, True)
    assert QApplication.focusWidget() is button


def test_a_dialog_that_opens_while_all_is_hidden_is_hidden(desk: Desk, qtbot: QtBot) -> None:
    desk.privacy.toggle()
    dialog, _button = dialog_of(desk, qtbot)
    assert not sees(dialog)
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    desk.privacy.toggle()
    assert desk.personal()


def test_hiding_twice_is_hiding_once(desk: Desk) -> None:
    told: list[bool] = []
    desk.privacy.changed.connect(told.append)
    desk.privacy.set_hidden(True)
    desk.privacy.set_hidden(True)
    assert told == [True]
