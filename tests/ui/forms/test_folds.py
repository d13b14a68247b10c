"""Groups that are folded away, targets for fingers, and scrolling by touch."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QScroller, QWidget

from lssdesk.model import forms
from tests.ui.forms.conftest import Desk, Show

K = Qt.Key
FORM = """
id = "test"
title = "Test"
[[groups]]
title = "Namn"
[[groups.fields]]
path = "/person/given_name"
kind = "text"
text = "Förnamn"
source = "-"
[[groups]]
title = "Lärande"
help = "Skola och förskola."
fold = "area_learning"
[[groups.fields]]
path = "/inquiry/answers/learning"
kind = "answer"
text = "Hur går det i skolan?"
source = "-"
optional = true
[[groups]]
title = "Dröjsmål"
fold = "delay"
[[groups.fields]]
path = "/inquiry/delay"
kind = "text"
text = "Varför dröjer det?"
source = "-"
"""
LEARNING, DELAY = "/inquiry/answers/learning", "/inquiry/delay"


def fold_key(desk: Desk) -> bool:
    return desk.page.turn_group()


def test_a_folded_group_is_one_line_with_its_title_and_a_button(show: Show) -> None:
    desk = show(FORM)
    assert {"Lärande", "Dröjsmål"} <= set(desk.words())
    assert not {"Skola och förskola.", "Hur går det i skolan?"} & set(desk.words())
    button = desk.seen("unfold:area_learning")
    assert (button.text(), button.accessibleName()) == ("Visa", "Lärande: Visa")


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_Space])
def test_one_key_unfolds_and_leads_to_the_first_question(show: Show, key: Qt.Key) -> None:
    desk = show(FORM)
    desk.seen("/person/given_name").setFocus()
    desk.press(K.Key_Tab)
    assert desk.focused.objectName() == "unfold:area_learning"
    desk.press(key)
    assert desk.page.focused() == f"{LEARNING}/text"


def test_f7_folds_the_group_at_the_cursor_and_unfolds_it_again(show: Show) -> None:
    desk = show(FORM)
    desk.page.go_to(LEARNING)
    assert fold_key(desk)
    assert not desk.asked(LEARNING)
    assert desk.focused.objectName() == "unfold:area_learning"
    assert fold_key(desk)
    assert desk.page.focused() == f"{LEARNING}/text"


def test_a_group_that_is_always_shown_is_not_folded(show: Show) -> None:
    desk = show(FORM)
    desk.seen("/person/given_name").setFocus()
    assert not fold_key(desk)
    assert desk.asked("/person/given_name")


def test_what_was_folded_by_hand_stays_so_though_it_holds_something(show: Show) -> None:
    desk = show(FORM, {"inquiry": {"answers": {"learning": {"text": "Bra."}}}})
    assert desk.asked(LEARNING)
    desk.click("fold:area_learning")
    desk.type("/person/given_name", "Ada")
    assert not desk.asked(LEARNING)
    assert desk.sheet.read(f"{LEARNING}/text") == "Bra."


def test_an_area_that_the_application_touches_opens_at_once(show: Show) -> None:
    desk = show(FORM)
    desk.sheet.write(forms.AREAS, ["learning"], "Livsområden")
    desk.page.refresh()
    assert desk.asked(LEARNING)
    assert not desk.asked(DELAY)


def test_f8_opens_a_folded_group_only_for_a_question_that_has_to_be_answered(show: Show) -> None:
    desk = show(FORM, {"person": {"given_name": "Ada"}})
    assert desk.page.next_unanswered()
    assert desk.page.focused() == DELAY
    assert not desk.asked(LEARNING)
    desk.type(DELAY, "Intyg saknas")
    assert not desk.page.next_unanswered(anew=True)


TARGETS = (QAbstractButton, QComboBox, QLineEdit)


@pytest.mark.parametrize(
    "form", ["register", "person", "application", "inquiry_needs", "personkrets", "decision"]
)
def test_every_target_of_a_form_is_high_enough_for_a_finger(show: Show, form: str) -> None:
    desk = show(form, act="lss", measure="ledsagarservice", unit="hours_per_month", child=True)
    desk.page.resize(1280, 720)
    for button in desk.page.findChildren(QAbstractButton):
        if button.isVisible() and button.objectName().startswith("unfold:"):
            button.click()
    for button in desk.page.findChildren(QAbstractButton, "add"):
        if button.isVisible():
            button.click()
    QApplication.processEvents()
    low = [
        f"{widget.objectName()} {widget.accessibleName()}: {widget.height()}"
        for widget in desk.page.findChildren(QWidget)
        if isinstance(widget, TARGETS) and widget.isVisible() and not inner(widget) and widget.height() < 40
    ]
    assert low == []


def inner(widget: QWidget) -> bool:
    """Parts that Qt puts into an editor, which is the target itself."""
    return isinstance(widget.parentWidget(), QLineEdit | QComboBox)


def test_a_finger_scrolls_the_form(show: Show) -> None:
    desk = show("application", act="lss", measure="ledsagarservice")
    view = desk.page.viewport()
    assert QScroller.hasScroller(view)
    finger = QTest.createTouchDevice()
    start = QPoint(view.width() // 2, view.height() - 40)
    QTest.touchEvent(view, finger).press(0, start, view).commit()
    for step in range(1, 12):
        QTest.touchEvent(view, finger).move(0, start - QPoint(0, 30 * step), view).commit()
    QTest.touchEvent(view, finger).release(0, start - QPoint(0, 340), view).commit()
    desk.wait(lambda: desk.page.verticalScrollBar().value() > 100)
