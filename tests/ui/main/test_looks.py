"""What a picky eye would see: windows that flash, words cut off, pages wider than the screen."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from lssdesk.demo import Hand
from lssdesk.ui import theme
from tests.ui.program import open_filled, open_new, open_signed

STEPS = ("application", "inquiry", "communication", "decision", "after", "hours", "papers", "follow")
OFFICE = ("policies", "delegation", "wordings", "law", "verify")


class Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched.objectName() or type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    watch = Windows()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def walk(hand: Hand) -> Iterator[str]:
    """Every page, one after the other."""
    open_new(hand)
    for step in STEPS:
        hand.case.go(step)
        yield step
    open_signed(hand)
    for step in STEPS:
        hand.case.go(step)
        yield f"signed {step}"
    for name in ("new", "settings", "keys"):
        hand.click(f"bar_{name}")
        yield name
    for name in OFFICE:
        hand.window.office.show_page(name)
        yield name


def test_no_part_flashes_as_a_window_of_its_own(hand: Hand, windows: Windows) -> None:
    for _page in walk(hand):
        QApplication.processEvents()
    assert windows.shown == []


def cut_off(hand: Hand) -> list[str]:
    """Words that do not have the room they need."""
    found = []
    for label in hand.window.findChildren(QLabel):
        if label.isVisible() and label.wordWrap() and label.height() < label.heightForWidth(label.width()):
            found.append(label.text())
    for button in hand.window.findChildren(QPushButton):
        if button.isVisible() and button.width() < button.minimumSizeHint().width():
            found.append(button.text() or button.objectName())
    return found


@pytest.mark.parametrize(("dark", "scale"), [(False, 1.0), (True, 2.0)])
def test_no_word_is_cut_off_and_all_fits_1280_by_720(
    hand: Hand, qapp: QApplication, dark: bool, scale: float
) -> None:
    theme.apply(qapp, dark, scale)
    try:
        hand.window.resize(1280, 720)
        for page in walk(hand):
            QApplication.processEvents()
            with suppress(TimeoutError):  # what is found beside the window is laid out when it is there
                hand.wait(lambda: cut_off(hand) == [])
            assert (hand.window.width(), hand.window.height()) == (1280, 720), page
            assert cut_off(hand) == [], page
    finally:
        theme.apply(qapp, False)


def test_the_list_makes_room_for_the_letter_and_comes_back(hand: Hand) -> None:
    open_filled(hand)
    hand.case.go("decision")
    assert hand.window.list.folded()
    hand.case.go("inquiry")
    assert not hand.window.list.folded()
    hand.window.resize(1600, 900)
    hand.case.go("decision")
    QApplication.processEvents()
    assert not hand.window.list.folded()


def test_an_officer_who_opens_the_list_herself_is_left_to_it(hand: Hand) -> None:
    open_filled(hand)
    hand.case.go("decision")
    hand.click("unfold")
    assert not hand.window.list.folded()
    hand.case.go("inquiry")
    hand.case.go("decision")
    assert not hand.window.list.folded()


def test_an_officer_who_folds_the_list_herself_is_left_to_it(hand: Hand) -> None:
    open_filled(hand)
    hand.case.go("inquiry")
    hand.click("fold")
    hand.case.go("decision")
    hand.case.go("application")
    assert hand.window.list.folded()


def test_the_form_comes_before_the_checks_where_there_is_room_for_one(hand: Hand) -> None:
    open_new(hand)
    hand.window.resize(800, 720)
    hand.wait(lambda: hand.case.panel.isHidden())
    hand.window.resize(1280, 720)
    hand.wait(lambda: not hand.case.panel.isHidden())
    hand.click("fold_checks")
    hand.window.resize(1300, 720)
    QApplication.processEvents()
    assert hand.case.panel.isHidden()


def test_the_letter_has_more_room_than_the_form_beside_it(hand: Hand) -> None:
    open_filled(hand)
    hand.case.go("decision")
    QApplication.processEvents()
    page = hand.decision
    assert page.letter.width() > page.form.width() >= 400


def test_on_a_narrow_page_one_key_flips_between_form_and_letter(hand: Hand) -> None:
    open_filled(hand)
    hand.window.resize(1000, 720)
    hand.case.go("decision")
    QApplication.processEvents()
    page = hand.decision
    assert (page.form.isVisible(), page.letter.isVisible()) == (True, False)
    hand.press(Qt.Key.Key_B, modifier=Qt.KeyboardModifier.ControlModifier)
    assert (page.form.isVisible(), page.letter.isVisible()) == (False, True)
    assert page.flip.text() == "Visa formuläret"
    assert hand.case.go_to("/decision/purpose")
    assert page.form.isVisible()
