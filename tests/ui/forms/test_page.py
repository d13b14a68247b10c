"""Which questions are asked, where a pointer leads, and the next one without an answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lssdesk.flow import case_forms
from lssdesk.model import forms
from lssdesk.ui import theme
from lssdesk.ui.forms.page import FormPage, fits
from tests.ui.forms.conftest import Desk, Show

K = Qt.Key
OUTCOME = "/decision/outcome"


def test_the_outcome_decides_what_is_asked(show: Show) -> None:
    desk = show("decision", act="lss", measure="ledsagarservice", unit="hours_per_month")
    asked = ("/decision/hours_per_month", "/decision/valid_from", "/decision/refusal_ground")
    seen = {
        outcome: [desk.asked(path) for path in asked]
        for outcome in ("granted", "partly_granted", "refused")
        if desk.click(f"segment_{outcome}") is None
    }
    assert seen == {
        "granted": [True, True, False],
        "partly_granted": [True, True, True],
        "refused": [False, False, True],
    }


def test_a_heading_without_questions_is_not_shown(show: Show) -> None:
    desk = show("decision", act="lss", measure="ledsagarservice", unit="hours_per_month")
    assert "Ändringsförbehåll" not in desk.words()
    desk.click("segment_granted")
    assert "Ändringsförbehåll" in desk.words()


def test_an_answer_that_is_no_longer_asked_for_is_kept(show: Show) -> None:
    desk = show("decision", act="lss", measure="ledsagarservice", unit="hours_per_month")
    desk.click("segment_granted")
    desk.type("/decision/hours_per_month", "18")
    desk.click("segment_refused")
    assert not desk.asked("/decision/hours_per_month")
    desk.click("segment_granted")
    assert desk.seen("/decision/hours_per_month").text() == "18"


@pytest.mark.parametrize(
    ("child", "act", "expected"),
    [
        (True, "lss", (True, False, True, False)),
        (False, "lss", (False, True, True, False)),
        (False, "sol", (False, True, False, True)),
    ],
)
def test_child_and_act_decide_what_is_inquired(
    show: Show, child: bool, act: str, expected: tuple[bool, ...]
) -> None:
    measure = "ledsagarservice" if act == "lss" else "ledsagning"
    form = case_forms.inquiry_form(measure)
    sheet = show("sender", child=child, act=act, measure=measure, unit="hours_per_month").sheet
    page = FormPage(form, sheet)
    asked = {field.field.path: not field.isHidden() for field in page.fields()}
    assert (
        asked["/inquiry/answers/childs_voice"],
        asked["/inquiry/answers/household"],
        asked["/inquiry/need_test/belongs"],
        asked["/inquiry/need_test/cannot_alone"],
    ) == expected
    page.deleteLater()


@pytest.mark.parametrize("name", forms.names())
def test_every_shipped_form_can_be_shown(show: Show, name: str) -> None:
    desk = show(name, child=True, act="lss", measure="ledsagarservice", unit="hours_per_month")
    for field in desk.page.fields():
        labels = [label.text() for label in field.findChildren(QLabel)]
        assert field.field.text in labels or field.field.kind == "flag"


@pytest.mark.parametrize(
    ("pointer", "path", "expected"),
    [
        ("/decision/day", "/decision/day", True),
        ("/decision/duration_reasons", "/decision/duration", False),
        ("/inquiry/activities/2/companion", "/inquiry/activities", True),
        ("/person/address", "/person/address/street", True),
        ("/person", "/person/given_name", True),
        ("/persona", "/person/given_name", False),
    ],
)
def test_a_pointer_fits_its_own_field(pointer: str, path: str, expected: bool) -> None:
    assert fits(pointer, path) is expected


@pytest.mark.parametrize(
    ("pointer", "where"),
    [
        ("/decision/reasons", "/decision/reasons"),
        ("/decision/decided_by", "/decision/decided_by"),
        ("/decision/valid_to", "/decision/duration"),
    ],
)
def test_a_pointer_leads_to_its_field_or_to_what_opens_it(show: Show, pointer: str, where: str) -> None:
    desk = show("decision", {"decision": {"outcome": "granted"}}, act="lss", unit="hours_per_month")
    assert desk.page.go_to(pointer)
    assert desk.page.focused() == where
    field = desk.field(where)
    shown = field.visibleRegion().boundingRect().height()
    assert shown > 0


def test_a_pointer_into_another_form_leads_nowhere(show: Show) -> None:
    desk = show("decision", act="lss")
    assert not desk.page.go_to("/person/given_name")


def test_the_next_unanswered_question_is_found_from_the_cursor_on_and_round(show: Show) -> None:
    desk = show("registration")
    found = []
    for _ in range(4):
        assert desk.page.next_unanswered()
        found.append(desk.page.focused())
    assert found == ["/person/given_name", "/person/family_name", "/measure", "/application/received"]
    assert desk.page.next_unanswered()
    assert desk.page.focused() == "/person/given_name"


def test_answered_and_optional_questions_are_passed_over(show: Show) -> None:
    whole = {
        "person": {"given_name": "Ada", "family_name": "Ek"},
        "measure": "ledsagning",
        "application": {"received": "2026-03-01"},
    }
    desk = show("registration", whole)
    assert not desk.page.next_unanswered()
    desk.seen("/person/personal_number").setFocus()
    assert not desk.page.next_unanswered()
    assert desk.page.focused() == "/person/personal_number"


FOLDED = """
id = "test"
title = "Test"
[[groups]]
title = "Livsområden"
[[groups.fields]]
path = "/person/given_name"
kind = "text"
text = "Namn"
source = "-"
[[groups]]
title = "Lärande"
fold = "area_learning"
[[groups.fields]]
path = "/inquiry/answers/learning"
kind = "answer"
text = "Hur går det i skolan?"
source = "-"
optional = true
"""


def test_a_folded_group_opens_by_key_and_for_what_it_holds(show: Show) -> None:
    desk = show(FOLDED)
    assert not desk.asked("/inquiry/answers/learning")
    desk.seen("unfold:area_learning").setFocus()
    desk.press(K.Key_Space)
    assert desk.page.focused() == "/inquiry/answers/learning/text"
    desk.type_on(desk.focused, "Bra.")
    again = show(FOLDED, sheet=desk.sheet)
    assert again.asked("/inquiry/answers/learning")
    assert not again.shown("unfold:area_learning")


def test_a_pointer_opens_a_folded_group(show: Show) -> None:
    desk = show(FOLDED)
    assert desk.page.go_to("/inquiry/answers/learning")
    assert desk.page.focused() == "/inquiry/answers/learning/text"


@pytest.mark.parametrize(("width", "scale"), [(440, 1.0), (900, 1.0), (1000, 2.0)])
def test_no_word_of_a_question_is_cut_off(show: Show, qapp: object, width: int, scale: float) -> None:
    theme.apply(qapp, False, scale)
    try:
        desk = show("registration")
        desk.page.resize(width, 900)
        desk.wait(lambda: desk.page.width() == width)
        for label in desk.page.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
                assert label.width() <= desk.page.viewport().width()
    finally:
        theme.apply(qapp, False)


def test_tab_goes_through_the_questions_in_their_order(show: Show) -> None:
    desk: Desk = show("registration")
    desk.seen("/person/personal_number").setFocus()
    met = []
    for _ in range(5):
        met.append(desk.page.focused())
        desk.press(K.Key_Tab)
    assert met == [
        "/person/personal_number",
        "/person/given_name",
        "/person/family_name",
        "/measure",
        "/application/received",
    ]
