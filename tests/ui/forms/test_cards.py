"""Cards: a list of small forms, each under a line that names it."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.forms.conftest import Desk, Show

K = Qt.Key
PATH = "/register/consents"
FORM = """
id = "test"
title = "Test"
[[groups]]
title = "Samtycken"
[[groups.fields]]
path = "/register/consents"
kind = "cards"
text = "Samtycken"
card = "samtycke"
source = "-"
optional = true
fields = [
    { key = "kind", text = "Gäller", kind = "choice", options = [
        { value = "sip", label = "Samordnad individuell plan" }, { value = "order", label = "Beställning" },
    ] },
    { key = "given_by", text = "Lämnat av", kind = "text", help = "Personen själv eller en företrädare." },
    { key = "scope", text = "Omfattning", kind = "long_text" },
    { key = "day", text = "Lämnades", kind = "day" },
    { key = "cost", text = "Kostnad", kind = "money" },
    { key = "asked", text = "Personen är tillfrågad", kind = "flag" },
    { key = "plan", text = "Planens dag", kind = "day", shown = { kind = ["sip"] } },
]
"""
TWO = [{"kind": "sip", "given_by": "Ada"}, {"scope": "Allt som rör\nskolan"}]


def shown(show: Show, cards: list[dict[str, object]] | None = None) -> Desk:
    return show(FORM, {"register": {"consents": cards}} if cards else None)


def value(desk: Desk) -> object:
    return desk.sheet.read(PATH)


def title(desk: Desk, number: int) -> str:
    return desk.seen(f"{number}/fold").text()


def test_a_card_is_added_filled_and_stored_by_keys_alone(show: Show) -> None:
    desk = shown(show)
    desk.seen("add").setFocus()
    desk.press(K.Key_Return)
    assert desk.focused.objectName() == "0/kind"
    desk.press(K.Key_Down, K.Key_Tab)
    desk.keys("Ada", K.Key_Tab, "Allt", K.Key_Tab, "1/3", K.Key_Tab, "85,50", K.Key_Tab, K.Key_Space)
    assert value(desk) == [
        {"kind": "sip", "given_by": "Ada", "scope": "Allt", "day": "2026-03-01", "cost": 8550, "asked": True}
    ]
    desk.press(K.Key_Tab)
    assert desk.focused.objectName() == "0/plan"
    desk.press(K.Key_Tab)
    assert desk.focused.objectName() == "0/remove"


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ({"kind": "sip", "given_by": "Ada", "day": "2026-03-01"}, "Samordnad individuell plan · Ada"),
        ({"given_by": "Ada", "day": "2026-03-01"}, "Ada · 2026-03-01"),
        ({"scope": "Allt som rör\nskolan"}, "Allt som rör skolan"),
        ({"asked": True}, "Samtycke 1"),
        ({"given_by": "A" * 61}, "A" * 59 + "…"),
        ({"given_by": "A" * 60}, "A" * 60),
    ],
)
def test_what_is_filled_in_names_the_card(show: Show, card: dict[str, object], expected: str) -> None:
    assert title(shown(show, [card]), 0) == expected


def test_a_new_card_is_named_by_its_number_until_something_is_typed(show: Show) -> None:
    desk = shown(show)
    desk.click("add")
    assert title(desk, 0) == "Samtycke 1"
    desk.type("0/given_by", "Ada")
    assert title(desk, 0) == "Ada"


def test_what_is_there_comes_folded_and_one_key_opens_and_folds_it(show: Show) -> None:
    desk = shown(show, TWO)
    assert not desk.shown("0/given_by")
    assert not desk.shown("1/scope")
    desk.seen("0/fold").setFocus()
    desk.press(K.Key_Return)
    assert desk.shown("0/given_by")
    assert not desk.shown("1/scope")
    desk.press(K.Key_Space)
    assert not desk.shown("0/given_by")


def test_a_removed_card_comes_back_by_undo_where_it_was(show: Show) -> None:
    desk = shown(show, TWO)
    desk.click("0/remove")
    desk.sheet.draft.store()
    assert value(desk) == TWO[1:]
    assert desk.focused.objectName() == "0/remove"
    desk.sheet.draft.undo()
    desk.page.refresh()
    assert value(desk) == TWO
    assert title(desk, 0) == "Samordnad individuell plan · Ada"


def test_undo_of_a_word_leaves_the_cursor_in_its_cell_and_the_card_open(show: Show) -> None:
    desk = shown(show, TWO)
    desk.click("0/fold")
    desk.type("0/given_by", "Eva")
    desk.sheet.draft.store()
    pointer = desk.sheet.draft.undo()
    desk.page.refresh()
    desk.page.go_to(pointer)
    assert desk.seen("0/given_by").text() == "Ada"
    assert desk.focused.objectName() == "0/given_by"


def test_text_that_cannot_be_read_stays_as_typed_and_comes_unfolded(show: Show) -> None:
    desk = shown(show, TWO)
    desk.click("1/fold")
    desk.type("1/day", "i våras")
    desk.press(K.Key_Tab)
    assert "i våras" in desk.problem(PATH)
    assert json.loads(desk.sheet.raw(PATH)) == {"1": {"day": "i våras"}}
    again = show(FORM, sheet=desk.sheet)
    assert again.seen("1/day").text() == "i våras"
    assert not again.shown("0/given_by")


@pytest.mark.parametrize(
    ("pointer", "cell"),
    [(f"{PATH}/1/scope", "1/scope"), (f"{PATH}/1", "1/kind"), (f"{PATH}/1/unknown", "1/kind")],
)
def test_a_pointer_into_a_card_opens_it(show: Show, pointer: str, cell: str) -> None:
    desk = shown(show, TWO)
    assert desk.page.go_to(pointer)
    assert desk.focused.objectName() == cell
    assert desk.shown(cell)


def test_a_pointer_to_a_card_that_is_gone_leads_to_the_list(show: Show) -> None:
    desk = shown(show, TWO)
    assert desk.page.go_to(f"{PATH}/7/scope")
    assert desk.focused.objectName() == "add"


@pytest.mark.parametrize(("width", "beside"), [(600, True), (380, False)])
def test_fields_stand_beside_each_other_where_they_have_room(show: Show, width: int, beside: bool) -> None:
    desk = shown(show)
    desk.click("add")
    desk.page.resize(width, 700)
    desk.wait(lambda: desk.page.width() == width)
    desk.wait(lambda: (place(desk, "0/kind") == place(desk, "0/given_by")) is beside)


def place(desk: Desk, name: str) -> int:
    cell = desk.seen(name)
    return cell.mapTo(desk.page, cell.rect().topLeft()).y()


def test_every_cell_has_a_name_its_help_stands_below_and_is_spoken(show: Show) -> None:
    desk = shown(show, TWO)
    desk.click("1/fold")
    cell = desk.seen("1/given_by")
    assert cell.accessibleName() == "Samtycke 2: Lämnat av"
    assert cell.accessibleDescription() == "Personen själv eller en företrädare."
    assert "Personen själv eller en företrädare." in desk.words()
    assert desk.seen("0/fold").accessibleName() == ("Samtycke 1: Samordnad individuell plan · Ada, infällt")
    assert desk.seen("1/remove").accessibleName() == "Ta bort Samtycke 2"


def test_decided_cards_can_be_unfolded_and_read_but_not_changed(show: Show) -> None:
    desk = shown(show, TWO)
    desk.sheet.frozen = True
    desk.page.refresh()
    desk.click("0/fold")
    assert not desk.shown("add")
    assert not desk.shown("0/remove")
    assert desk.seen("0/given_by").isReadOnly()
    assert not desk.seen("0/kind").isEnabled()


def test_no_word_of_a_card_is_cut_off(show: Show) -> None:
    desk = show("register", {}, act="lss", measure="ledsagarservice")
    desk.page.go_to("/register/representatives")
    box: QWidget = desk.seen("/register/representatives")
    desk.click("add", box)
    for label in box.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_a_new_card_is_scrolled_into_sight(show: Show) -> None:
    desk = shown(show, TWO * 6)
    desk.page.resize(600, 300)
    desk.click("add")
    desk.wait(lambda: not desk.seen("12/kind").visibleRegion().isEmpty())


def test_a_field_is_asked_only_where_another_answer_asks_for_it(show: Show) -> None:
    desk = shown(show)
    desk.seen("add").click()
    assert not desk.shown("0/plan")
    desk.seen("0/kind").setFocus()
    desk.press(K.Key_Down)
    assert desk.shown("0/plan")
    desk.press(K.Key_Down)
    assert value(desk) == [{"kind": "order"}]
    assert not desk.shown("0/plan")


def test_what_is_filled_in_is_never_hidden(show: Show) -> None:
    desk = shown(show, [{"kind": "order", "plan": "2026-03-01"}])
    desk.seen("0/fold").click()
    assert desk.shown("0/plan")
