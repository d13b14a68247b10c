"""The cost editor's fields: what they say, and what is wrong with them in words."""

from dataclasses import replace

import pytest

from lssdesk.ui.hours_calendar.cost_draft import CostDraft, cost_draft_of, cost_of, cost_problems
from tests.ui.hours_calendar.samples import COSTS, TODAY, cost

GOOD = CostDraft(day="2/3", amount="85,50")
BLANK = cost("a", "2000-01-01", 0, source="r/7", attachment="p")


@pytest.mark.parametrize(
    ("change", "field", "part"),
    [
        ({"day": ""}, "day", "Skriv vilken dag"),
        ({"day": "31/2"}, "day", "finns inte i kalendern"),
        ({"amount": ""}, "amount", "Skriv vad det kostade"),
        ({"amount": "0"}, "amount", "Beloppet är noll"),
        ({"amount": "tjugo"}, "amount", "tjugo"),
        ({"amount": "85,505"}, "amount", "85,505"),
    ],
)
def test_a_field_says_what_is_wrong(change: dict[str, str], field: str, part: str) -> None:
    wrong = replace(GOOD, **change)
    found = cost_problems(wrong, TODAY)
    assert list(found) == [field]
    assert part in found[field]
    assert cost_of(wrong, TODAY, BLANK) is None


def test_the_fields_say_a_cost_and_the_rest_of_it_stays() -> None:
    said = replace(GOOD, kind="food", receipt=" 12 ", attachment="q", session="museum", note="lunch")
    assert cost_of(said, TODAY, BLANK) == cost(
        "a",
        "2026-03-02",
        8_550,
        kind="food",
        receipt="12",
        session="museum",
        note="lunch",
        source="r/7",
        attachment="q",
    )


@pytest.mark.parametrize("one", COSTS, ids=lambda one: one.id)
def test_a_cost_comes_back_from_its_fields(one: object) -> None:
    assert cost_of(cost_draft_of(one), TODAY, one) == one


def test_a_new_cost_has_no_amount_yet() -> None:
    assert cost_draft_of(BLANK).amount == ""
