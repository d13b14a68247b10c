"""The pages that a case has: each question once, under the id that its answer is kept by."""

from collections import Counter

import pytest

from lssdesk.flow import case_forms
from lssdesk.law import tables
from lssdesk.model.forms import Field, Form, Group

COMMON = {
    "inquiry_begin",
    "inquiry_child",
    "inquiry_needs",
    "inquiry_evidence",
    "inquiry_visits",
    "inquiry_violence",
    "inquiry_coordination",
    "inquiry_interim",
    "need_test",
}
MEASURES = [measure.id for measure in tables.shipped().measures if "inquiry_needs" in measure.inquiry_forms]


@pytest.mark.parametrize("measure", [one.id for one in tables.shipped().measures])
def test_no_field_stands_twice_on_a_page(measure: str) -> None:
    paths = Counter(field.path for field in case_forms.inquiry_form(measure).fields())
    assert [path for path, count in paths.items() if count > 1] == []


@pytest.mark.parametrize("measure", MEASURES)
def test_every_inquiry_asks_what_all_have_in_common(measure: str) -> None:
    assert COMMON - set(tables.measure(measure).inquiry_forms) == set()


def test_ids_of_questions_are_those_that_answers_are_kept_by() -> None:
    paths = (
        "/inquiry/answers/a/text",
        "/inquiry/answers/a/day",
        "/inquiry/answers/b",
        "/application/answers/c",
    )
    fields = tuple(Field(path=path, kind="text", text="X", source="HND-063") for path in paths)
    form = Form(id="x", title="X", groups=(Group(title="G", fields=fields),))
    assert case_forms.question_ids(form, "inquiry") == ["a", "b"]
    assert case_forms.question_ids(form, "application") == ["c"]
