"""The follow-up of a granted measure, asked on the page after the decision (STA-008, HND-166, HND-167)."""

import pytest

from lssdesk.flow import case_forms, steps
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.model import forms
from lssdesk.model.forms import Field
from lssdesk.model.later import FollowUp
from tests.flow.officer import signed


def cards(measure: str, grants: bool = True) -> list[Field]:
    return [
        field for field in case_forms.after_form(measure, grants).fields() if field.path == "/follow_up/held"
    ]


def test_the_form_asks_for_all_that_a_follow_up_holds() -> None:
    (field,) = forms.load("follow_up").fields()
    assert {column.key for column in field.fields} == set(FollowUp.__struct_fields__)
    assert all(column.help for column in field.fields if column.kind == "choice" and column.key != "way")


# measure, what is not asked
LEFT_OUT = [
    ("ledsagning", set()),
    ("ledsagarservice", set()),
    ("avlosarservice", set(case_forms.OF_COMPANIONS)),
    ("bostad_vuxna", {*case_forms.OF_HOURS, *case_forms.OF_COMPANIONS}),
]


@pytest.mark.parametrize(("measure", "left_out"), LEFT_OUT)
def test_only_what_concerns_the_measure_is_asked(measure: str, left_out: set[str]) -> None:
    (field,) = cards(measure)
    assert set(FollowUp.__struct_fields__) - {column.key for column in field.fields} == left_out


def test_what_is_refused_is_not_followed_up() -> None:
    assert cards("ledsagning", grants=False) == []


def test_it_stands_before_the_appeal_and_never_holds_the_step_up() -> None:
    paths = [field.path for field in case_forms.after_form("ledsagning", True).fields()]
    assert paths.index("/order/sent") < paths.index("/follow_up/held") < paths.index("/appeal/received")
    assert cards("ledsagning")[0].optional


def test_what_is_said_is_stored_with_the_signed_case(desk: Desk) -> None:
    work = signed(desk)
    assert "/follow_up/held" in [field.path for field in steps.pages(work.case)[steps.AFTER].fields()]
    work.write("/follow_up/held", [{"day": "2026-05-04", "knows_moving": "yes"}], "Uppföljningar")
    work.draft.store()
    (held,) = Work(desk, work.id).case.follow_up.held
    assert (held.day.isoformat() if held.day else "", held.knows_moving) == ("2026-05-04", "yes")
