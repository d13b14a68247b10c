"""Whatever a check points at is shown: a field of some page, or a page of the office."""

import pytest

from lssdesk.demo import Hand
from lssdesk.flow import case_forms
from lssdesk.law import tables
from lssdesk.model import forms
from lssdesk.ui.forms.page import fits
from tests.ui.program import open_new, open_signed

ROWS = sorted({row.field for row in tables.shipped().checks if row.field})
OFFICE = {"/delegation": "delegation_page", "/sender": "settings_page"}
BESIDE = {"/measure": "/decision/kind"}
"""What no page asks, and the field that is gone to instead."""
LATER = ("/service", "/order", "/appeal", "/follow_up")


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """Pointers of all that the pages of any measure ask."""
    pages = [case_forms.application_form(), forms.load("communication")]
    for measure in tables.shipped().measures:
        pages += [case_forms.inquiry_form(measure.id), case_forms.decision_form(measure.id)]
        pages.append(case_forms.after_form(measure.id, grants=True))
    return {field.path for page in pages for field in page.fields()}


@pytest.mark.parametrize("pointer", ROWS)
def test_a_check_points_at_what_a_page_asks_or_the_office_has_set(pointer: str, asked: set[str]) -> None:
    led = any(fits(pointer, path) for path in asked)
    assert led or pointer in BESIDE or any(fits(pointer, place) for place in OFFICE)


def astray(hand: Hand, pointers: list[str]) -> list[str]:
    """Those that do not put the cursor into a field."""
    return [one for one in pointers if not (hand.case.go_to(one) and hand.case.place()[1])]


@pytest.mark.parametrize("measure", ["ledsagarservice", "omkostnader_ledsagare", "korttidsvistelse"])
def test_before_signing_every_pointer_leads_to_a_field(hand: Hand, measure: str) -> None:
    open_new(hand, measure)
    assert astray(hand, [one for one in ROWS if not one.startswith((*LATER, *OFFICE))]) == []


def test_after_signing_what_comes_later_leads_to_a_field(hand: Hand) -> None:
    open_signed(hand)
    assert astray(hand, [one for one in ROWS if one.startswith(LATER)]) == []
    assert hand.case.step == "after"


def test_the_measure_of_an_opened_case_leads_to_the_kind_of_decision(hand: Hand) -> None:
    open_new(hand)
    assert hand.case.go_to("/measure")
    assert hand.case.place() == ("decision", BESIDE["/measure"])


def test_a_finding_on_the_delegation_order_leads_to_it(hand: Hand) -> None:
    open_new(hand)
    assert hand.case.go_to("/delegation")
    assert hand.shown(OFFICE["/delegation"])


def test_what_the_measure_does_not_ask_leads_to_the_page_of_its_part(hand: Hand) -> None:
    open_new(hand, "dyrare_aktivitet")
    assert hand.case.go_to("/inquiry/personkrets/result")
    assert hand.case.step == "inquiry"
    assert hand.case.place()[1]
