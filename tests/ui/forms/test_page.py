"""Which questions are asked, where a pointer leads, and the next one without an answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lssdesk.flow import case_forms
from lssdesk.model import forms
from lssdesk.ui import theme
from lssdesk.ui.forms.page import fits
from tests.ui.forms.conftest import TODAY, Desk, Show

K = Qt.Key

ASKED = """
id = "test"
title = "Test"
[[groups]]
title = "Vad som beslutas"
[[groups.fields]]
path = "/decision/outcome"
kind = "choice"
text = "Utgång"
source = "-"
options = [{ value = "granted", label = "Bifall" }, { value = "refused", label = "Avslag" }]
[[groups.fields]]
path = "/decision/hours_per_month"
kind = "hours"
text = "Timmar per månad"
source = "-"
shown = [{ path = "/decision/outcome", values = ["granted"] }, { fact = "act", values = ["lss"] }]
[[groups]]
title = "Ändringsförbehåll"
[[groups.fields]]
path = "/decision/reservation_reasons"
kind = "long_text"
text = "Varför"
source = "-"
shown = [{ path = "/decision/outcome", values = ["granted"] }]
[[groups]]
title = "Skäl"
[[groups.fields]]
path = "/decision/reasons"
kind = "long_text"
text = "Skäl för beslutet"
source = "-"
"""
HOURS, WHY = "/decision/hours_per_month", "/decision/reservation_reasons"


@pytest.mark.parametrize(
    ("act", "clicked", "expected"),
    [
        ("lss", "granted", (True, True)),
        ("sol", "granted", (False, True)),
        ("lss", "refused", (False, False)),
    ],
)
def test_answers_and_facts_decide_what_is_asked(
    show: Show, act: str, clicked: str, expected: tuple[bool, bool]
) -> None:
    desk = show(ASKED, act=act)
    assert (desk.asked(HOURS), desk.asked(WHY)) == (False, False)
    desk.click(f"segment_{clicked}")
    assert (desk.asked(HOURS), desk.asked(WHY)) == expected
    assert ("Ändringsförbehåll" in desk.words()) is expected[1]


def test_an_answer_that_is_no_longer_asked_for_is_kept(show: Show) -> None:
    desk = show(ASKED, act="lss")
    desk.click("segment_granted")
    desk.type(HOURS, "18")
    desk.click("segment_refused")
    assert not desk.asked(HOURS)
    desk.click("segment_granted")
    assert desk.seen(HOURS).text() == "18"


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
    desk = show(form, child=child, act=act, measure=measure, unit="hours_per_month")
    paths = ("answers/childs_voice", "answers/household", "need_test/belongs", "need_test/cannot_alone")
    for group in desk.page._groups:
        group.open()
    assert tuple(desk.asked(f"/inquiry/{path}") for path in paths) == expected


@pytest.mark.parametrize("name", [name for name in forms.names() if name != "registration"])
def test_every_shipped_form_can_be_shown(show: Show, name: str) -> None:
    assert_shown(show(name, child=True, act="lss", measure="ledsagarservice", unit="hours_per_month"))


def test_the_registration_form_can_be_shown_with_the_measures_of_the_day(show: Show) -> None:
    assert_shown(show(case_forms.registration_form(TODAY)))


def assert_shown(desk: Desk) -> None:
    for field in map(desk.field, (field.path for field in desk.page.form.fields())):
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
        ("/decision/hours_per_month", "/decision/outcome"),
        ("/decision/reservation_reasons", "/decision/outcome"),
    ],
)
def test_a_pointer_leads_to_its_field_or_to_what_opens_it(show: Show, pointer: str, where: str) -> None:
    desk = show(ASKED, act="lss")
    assert desk.page.go_to(pointer)
    assert desk.page.focused() == where
    assert not desk.field(where).visibleRegion().isEmpty()


def test_a_pointer_into_another_form_leads_nowhere(show: Show) -> None:
    assert not show(ASKED, act="lss").page.go_to("/person/given_name")


FOUR = """
id = "test"
title = "Test"
[[groups]]
title = "Vem ansökan gäller"
[[groups.fields]]
path = "/person/personal_number"
kind = "personal_number"
text = "Personnummer"
help = "Personnummer eller samordningsnummer. Finns personen redan i registret fylls namnet i."
source = "-"
optional = true
[[groups.fields]]
path = "/person/given_name"
kind = "text"
text = "Förnamn"
source = "-"
[[groups.fields]]
path = "/measure"
kind = "choice"
text = "Insats"
help = "Ledsagarservice prövas enligt LSS och ledsagning enligt socialtjänstlagen."
source = "-"
options = [
    { value = "ledsagarservice", label = "Ledsagarservice" },
    { value = "ledsagning", label = "Ledsagning" },
]
[[groups.fields]]
path = "/application/received"
kind = "day"
text = "Ansökan kom in"
source = "-"
"""


def test_the_next_unanswered_question_is_found_from_the_cursor_on_and_round(show: Show) -> None:
    desk = show(FOUR)
    found = []
    for _ in range(4):
        assert desk.page.next_unanswered()
        found.append(desk.page.focused())
    assert found == ["/person/given_name", "/measure", "/application/received", "/person/given_name"]


def test_answered_and_optional_questions_are_passed_over(show: Show) -> None:
    whole = {
        "person": {"given_name": "Ada"},
        "measure": "ledsagning",
        "application": {"received": "2026-03-01"},
    }
    desk = show(FOUR, whole)
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
        desk = show(FOUR)
        desk.page.resize(width, 900)
        desk.wait(lambda: desk.page.width() == width)
        for label in desk.page.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
                assert label.width() <= desk.page.viewport().width()
    finally:
        theme.apply(qapp, False)


def test_tab_goes_through_the_questions_in_their_order(show: Show) -> None:
    desk: Desk = show(FOUR)
    desk.seen("/person/personal_number").setFocus()
    met = []
    for _ in range(4):
        met.append(desk.page.focused())
        desk.press(K.Key_Tab)
    assert met == [
        "/person/personal_number",
        "/person/given_name",
        "/measure",
        "/application/received",
    ]


def way_of_tab(desk: Desk, steps: int) -> list[str]:
    met = []
    for _ in range(steps):
        met.append(desk.focused.objectName())
        desk.press(K.Key_Tab)
    return met


def test_tab_goes_through_a_group_that_was_made_later_in_its_place(show: Show) -> None:
    desk = show(ASKED, act="lss")
    desk.click("segment_granted")
    desk.seen(HOURS).setFocus()
    assert way_of_tab(desk, 3) == [HOURS, WHY, "/decision/reasons"]


def test_what_is_folded_away_is_not_made_before_it_is_opened(show: Show) -> None:
    desk = show(FOLDED)
    assert [field.field.path for field in desk.page.fields()] == ["/person/given_name"]
    assert desk.page.next_unanswered()
    desk.click("unfold:area_learning")
    assert len(desk.page.fields()) == 2


NEEDED_IN_FOLD = FOLDED.replace("optional = true\n", "")


def test_a_question_that_has_to_be_answered_is_found_in_a_fold(show: Show) -> None:
    desk = show(NEEDED_IN_FOLD, {"person": {"given_name": "Ada"}})
    assert desk.page.next_unanswered()
    assert desk.page.focused() == "/inquiry/answers/learning/text"


def test_a_pointer_leads_also_to_what_can_only_be_read(show: Show) -> None:
    desk = show("sender")
    desk.sheet.frozen = True
    desk.page.refresh()
    desk.page.resize(500, 200)
    desk.wait(lambda: desk.page.height() == 200)
    assert desk.page.go_to("/sender/logo")
    assert not desk.field("/sender/logo").visibleRegion().isEmpty()
