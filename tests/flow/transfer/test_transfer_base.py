"""From which file two histories went apart: whatever was lost, late, doubled or restored."""

from typing import Any

import pytest

from lssdesk.flow.transfer_base import Past, common
from lssdesk.model.merge import UNSURE

A1 = Past({"x": "a", "y": 0}, frozenset())
A2 = Past({"x": "a2", "y": 0}, frozenset({"a1"}))
B1 = Past({"x": "a", "y": 1}, frozenset({"a1"}))
B2 = Past({"x": "b2", "y": 1}, frozenset({"a1", "b1"}))
KNOWN = {"a1": A1, "a2": A2, "b1": B1, "b2": B2}

CASES: list[tuple[str, set[str], set[str], Any]] = [
    # name, what mine rests on, what theirs rests on, the base
    ("nothing in common", {"a1"}, {"z9"}, None),
    ("the one that both have", {"a1"}, {"a1", "b1"}, A1.fields),
    ("the newest that both have", {"a1", "a2"}, {"a1", "a2", "b3"}, A2.fields),
    ("one that was lost is no base", {"a1", "a2"}, {"a1", "b1"}, A1.fields),
    ("one that was skipped lies in a later one", {"a1", "b1", "b2"}, {"a1", "b1", "b2"}, B2.fields),
    ("one that is not kept here", {"a1", "c1"}, {"a1", "c1"}, UNSURE),
    ("one that is not kept, and lies in a later one", {"c0", "d1"}, {"c0", "d1"}, {"x": 1}),
]


@pytest.mark.parametrize(
    ("mine", "theirs", "base"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_the_base(mine: set[str], theirs: set[str], base: Any) -> None:
    past = {**KNOWN, "d1": Past({"x": 1}, frozenset({"c0"}))}
    found = common(frozenset(mine), frozenset(theirs), past)
    assert found is base or found == base


def test_of_two_that_met_on_the_way_is_sure_what_both_say() -> None:
    both = frozenset({"a1", "a2", "b1", "b2"})
    found = common(both, both, KNOWN)
    assert found["x"] is UNSURE  # each had written it
    assert found["y"] == 1  # one had
