"""Several of a few options: each box is one answer, the list is the value."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel

from tests.ui.forms.conftest import Show

PATH = "/application/areas"
FORM = """
id = "test"
title = "Test"
[[groups]]
title = "Områden"
[[groups.fields]]
path = "/application/areas"
kind = "choices"
text = "Livsområden"
source = "-"
options = [
    { value = "learning", label = "Lärande" },
    { value = "mobility", label = "Förflyttning" },
    { value = "home", label = "Hemliv" },
]
"""
TICKS = [
    ("one", [], ["mobility"], ["mobility"]),
    ("in the order of the options", [], ["home", "learning"], ["learning", "home"]),
    ("one taken away", ["learning", "home"], ["learning"], ["home"]),
    ("the last taken away", ["home"], ["home"], None),
]


@pytest.mark.parametrize(("name", "before", "ticked", "after"), TICKS)
def test_ticking(
    show: Show, name: str, before: list[str], ticked: list[str], after: list[str] | None
) -> None:
    desk = show(FORM, {"application": {"areas": before}})
    for value in ticked:
        box = desk.seen(f"choice:{value}")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert desk.sheet.read(PATH) == after


def test_what_is_decided_can_only_be_read(show: Show) -> None:
    desk = show(FORM, {"application": {"areas": ["home"]}})
    desk.sheet.frozen = True
    desk.page.refresh()
    boxes = desk.field(PATH).findChildren(QCheckBox)
    assert [(box.accessibleName(), box.isChecked(), box.isEnabled()) for box in boxes] == [
        ("Lärande", False, False),
        ("Förflyttning", False, False),
        ("Hemliv", True, False),
    ]


def test_a_click_on_the_words_ticks_the_box_and_long_words_take_lines(show: Show) -> None:
    desk = show(FORM, {})
    editor = desk.field(PATH)
    words = next(label for label in editor.findChildren(QLabel) if label.text() == "Hemliv")
    assert words.wordWrap()
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert desk.sheet.read(PATH) == ["home"]
