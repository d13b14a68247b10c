"""What a line of free words offers: what fits is one press away, and what is typed is explained."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lssdesk.flow.delegation import Suggestion
from lssdesk.model.forms import Field, Form, Group
from tests.ui.forms.conftest import Desk, Paper

K = Qt.Key
PATH = "/decision/delegation"
FIELD = Field(path=PATH, kind="text", text="Punkt", source="HND-001", listed="delegation")
FORM = Form(id="decision", title="Beslut", groups=(Group(title="Vem", fields=(FIELD,)),))
OFFERED = (
    Suggestion("3.1", "Enhetschef: Anna Berg", True),
    Suggestion("3.2", "Handläggare", True),
    Suggestion("4", "Nämnden", False),
)


def opened(qtbot: QtBot, offered: tuple[Suggestion, ...] = OFFERED, frozen: bool = False) -> Desk:
    sheet = Paper({}, {})
    sheet.offered, sheet.frozen = offered, frozen
    desk = Desk(FORM, sheet, qtbot)
    return desk


def meaning(desk: Desk) -> str:
    label = desk.find("meaning")
    return label.text() if isinstance(label, QLabel) else ""


def test_only_what_fits_is_offered_with_who_holds_it(qtbot: QtBot) -> None:
    desk = opened(qtbot)
    assert [desk.shown(f"suggest:{one.value}") for one in OFFERED] == [True, True, False]
    assert meaning(desk) == "Punkter som gäller det här beslutet:"


def test_a_press_writes_the_value_and_says_who_holds_it(qtbot: QtBot) -> None:
    desk = opened(qtbot)
    desk.click("suggest:3.1")
    assert desk.sheet.read(PATH) == "3.1"
    assert desk.sheet.written == [PATH]
    assert meaning(desk) == "3.1: Enhetschef: Anna Berg."
    assert desk.focused.objectName() == PATH


def test_by_keys_tab_leads_from_the_line_to_what_is_offered(qtbot: QtBot) -> None:
    desk = opened(qtbot)
    desk.seen(PATH).setFocus()
    desk.press(K.Key_Tab, K.Key_Tab, K.Key_Return)
    assert desk.sheet.read(PATH) == "3.2"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3.2", "3.2: Handläggare."),
        ("4", "4 gäller inte det här beslutet. Den punkten har Nämnden."),
        ("9.9", "9.9 finns inte i delegationsordningen för beslutets dag."),
    ],
)
def test_free_words_are_possible_and_are_explained(qtbot: QtBot, typed: str, said: str) -> None:
    desk = opened(qtbot)
    desk.type(PATH, typed)
    assert desk.sheet.read(PATH) == typed
    assert meaning(desk) == said


def test_without_an_order_the_line_stands_alone(qtbot: QtBot) -> None:
    desk = opened(qtbot, ())
    assert not desk.shown("meaning")
    desk.type(PATH, "3.1")
    assert desk.sheet.read(PATH) == "3.1"


def test_where_nothing_fits_it_is_said(qtbot: QtBot) -> None:
    assert (
        meaning(opened(qtbot, OFFERED[2:])) == "Ingen punkt i delegationsordningen gäller det här beslutet."
    )


def test_many_points_are_shown_when_one_asks_for_them(qtbot: QtBot) -> None:
    desk = opened(qtbot, tuple(Suggestion(str(number), "Chef", True) for number in range(8)))
    assert [desk.shown(f"suggest:{number}") for number in (4, 5)] == [True, False]
    desk.click("suggest_more")
    assert desk.shown("suggest:7")
    assert desk.focused.objectName() == "suggest:5"


def test_what_can_only_be_read_offers_nothing(qtbot: QtBot) -> None:
    desk = opened(qtbot, frozen=True)
    assert not desk.shown("suggest:3.1")
