"""Two histories made one: tables of what an officer would expect, and laws that hold for any documents."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lssdesk.model.merge import GONE, UNSURE, Conflict, merge, settle

A, B = {"id": "a", "text": "1"}, {"id": "b", "text": "2"}

CASES: list[tuple[str, Any, Any, Any, Any, list[Conflict]]] = [
    # name, base, mine, theirs, merged, conflicts
    ("nothing changed", {"x": 1}, {"x": 1}, {"x": 1}, {"x": 1}, []),
    ("mine", {"x": 1}, {"x": 2}, {"x": 1}, {"x": 2}, []),
    ("theirs", {"x": 1}, {"x": 1}, {"x": 2}, {"x": 2}, []),
    ("both alike", {"x": 1}, {"x": 2}, {"x": 2}, {"x": 2}, []),
    ("both differently", {"x": 1}, {"x": 2}, {"x": 3}, {"x": 2}, [Conflict("/x", 1, 2, 3)]),
    ("different fields", {"x": {"y": 1, "z": 1}}, {"x": {"y": 2, "z": 1}}, {"x": {"y": 1, "z": 3}},
     {"x": {"y": 2, "z": 3}}, []),
    ("new on both sides", {}, {"x": {"y": 1}}, {"x": {"z": 2}}, {"x": {"y": 1, "z": 2}}, []),
    ("taken away by them", {"x": 1, "y": 1}, {"x": 1, "y": 2}, {"y": 1}, {"y": 2}, []),
    ("taken away by me, changed by them", {"x": 1}, {}, {"x": 2}, {}, [Conflict("/x", 1, GONE, 2)]),
    ("taken away by them, changed by me", {"x": 1}, {"x": 2}, {}, {"x": 2}, [Conflict("/x", 1, 2, GONE)]),
    ("a row of each", {"r": [A]}, {"r": [A, B]}, {"r": [A, {"id": "c"}]}, {"r": [A, B, {"id": "c"}]}, []),
    ("one row, two fields", {"r": [{"id": "a", "x": 1, "y": 1}]}, {"r": [{"id": "a", "x": 2, "y": 1}]},
     {"r": [{"id": "a", "x": 1, "y": 3}]}, {"r": [{"id": "a", "x": 2, "y": 3}]}, []),
    ("a row removed, another changed", {"r": [A, B]}, {"r": [B]}, {"r": [A, {"id": "b", "text": "3"}]},
     {"r": [{"id": "b", "text": "3"}]}, []),
    ("a row removed and changed", {"r": [A, B]}, {"r": [B]}, {"r": [{"id": "a", "text": "9"}, B]}, {"r": [B]},
     [Conflict("/r/a", A, GONE, {"id": "a", "text": "9"})]),
    ("rows without ids, as long", {"r": [{"x": 1}, {"x": 1}]}, {"r": [{"x": 2}, {"x": 1}]},
     {"r": [{"x": 1}, {"x": 3}]}, {"r": [{"x": 2}, {"x": 3}]}, []),
    ("rows without ids, longer", {"r": [1]}, {"r": [1, 2]}, {"r": [1, 3]}, {"r": [1, 2]},
     [Conflict("/r", [1], [1, 2], [1, 3])]),
    ("a key with a slash", {"a/b": 1}, {"a/b": 2}, {"a/b": 3}, {"a/b": 2}, [Conflict("/a~1b", 1, 2, 3)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged", "conflicts"),
    [row[1:] for row in CASES],
    ids=[row[0] for row in CASES],
)
def test_merge(base: Any, mine: Any, theirs: Any, merged: Any, conflicts: list[Conflict]) -> None:
    found = merge(base, mine, theirs)
    assert found.content == merged
    assert list(found.conflicts) == conflicts


def test_what_came_from_the_other_side_is_told_with_its_values() -> None:
    base, theirs = {"x": {"y": 1, "z": 1}, "r": [A]}, {"x": {"y": 2, "w": 3}, "r": [A, B]}
    assert list(merge(base, base, theirs).changes) == [
        Conflict("/x/y", 1, 1, 2), Conflict("/x/z", 1, 1, GONE), Conflict("/x/w", GONE, GONE, 3),
        Conflict("/r", [A], [A], [A, B]),
    ]  # fmt: skip


UNSURES: list[tuple[str, Any, Any, Any, list[str]]] = [
    # name, base, mine, theirs, what is asked about
    ("alike", {"x": UNSURE}, {"x": 1}, {"x": 1}, []),
    ("different", {"x": UNSURE}, {"x": 1}, {"x": 2}, ["/x"]),
    ("only here", {"x": UNSURE}, {"x": 1}, {}, ["/x"]),
    ("only there", {"x": UNSURE}, {}, {"x": 1}, ["/x"]),
    ("below", {"x": UNSURE}, {"x": {"y": 1, "z": 1}}, {"x": {"y": 1}}, ["/x/z"]),
    ("all", UNSURE, {"x": 1, "y": 1}, {"x": 1, "y": 2}, ["/y"]),
]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "asked"), [row[1:] for row in UNSURES], ids=[row[0] for row in UNSURES]
)
def test_what_is_not_sure_is_asked_about(base: Any, mine: Any, theirs: Any, asked: list[str]) -> None:
    assert [one.pointer for one in merge(base, mine, theirs).conflicts] == asked


SETTLED: list[tuple[str, Any, dict[str, Any], Any]] = [
    # name, content, values, settled
    ("a field", {"x": 1, "y": 1}, {"/x": 2}, {"x": 2, "y": 1}),
    ("a field that is gone", {"x": 1, "y": 1}, {"/x": GONE}, {"y": 1}),
    ("a field below", {"x": {"y": 1}}, {"/x/z": 2}, {"x": {"y": 1, "z": 2}}),
    ("a field below none", {}, {"/x/z": 2}, {"x": {"z": 2}}),
    ("a row", {"r": [A, B]}, {"/r/b": {"id": "b"}}, {"r": [A, {"id": "b"}]}),
    ("a field of a row", {"r": [A, B]}, {"/r/b/text": "9"}, {"r": [A, {"id": "b", "text": "9"}]}),
    ("a row that is gone", {"r": [A, B]}, {"/r/a": GONE}, {"r": [B]}),
    ("a row that comes back", {"r": [B]}, {"/r/a": A}, {"r": [B, A]}),
    ("a place", {"r": [1, 2]}, {"/r/1": 3}, {"r": [1, 3]}),
    ("a key with a slash", {"a/b": 1}, {"/a~1b": 2}, {"a/b": 2}),
]


@pytest.mark.parametrize(
    ("content", "values", "settled"), [row[1:] for row in SETTLED], ids=[row[0] for row in SETTLED]
)
def test_what_was_decided_is_put_in(content: Any, values: dict[str, Any], settled: Any) -> None:
    before = repr(content)
    assert settle(content, values) == settled
    assert repr(content) == before


LEAVES = st.integers(0, 2) | st.sampled_from(["", "a"])
ROWS = st.lists(st.sampled_from("abc"), unique=True).flatmap(
    lambda ids: st.tuples(*(st.fixed_dictionaries({"id": st.just(id), "x": LEAVES}) for id in ids)).map(list)
)
VALUES = st.recursive(
    LEAVES | ROWS, lambda inner: st.dictionaries(st.sampled_from("xyz"), inner, max_size=3), max_leaves=8
)
DOCUMENTS = st.dictionaries(st.sampled_from("pqr"), VALUES, max_size=3)


def same(one: Any, other: Any) -> bool:
    """Equal, whatever the order of rows."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(any(same(row, like) for like in other) for row in one)
    return bool(one == other)


@given(DOCUMENTS, DOCUMENTS)
def test_one_side_alone_is_taken_whole(base: dict[str, Any], changed: dict[str, Any]) -> None:
    assert merge(base, changed, base).content == changed
    theirs = merge(base, base, changed)
    assert same(theirs.content, changed)
    assert not theirs.conflicts


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_both_machines_come_to_the_same(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    here, there = merge(base, mine, theirs), merge(base, theirs, mine)
    mirrored = {(one.pointer, repr(one.theirs), repr(one.mine)) for one in there.conflicts}
    assert {(one.pointer, repr(one.mine), repr(one.theirs)) for one in here.conflicts} == mirrored
    if not here.conflicts:
        assert same(here.content, there.content)


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_nothing_is_chosen_in_silence(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    """Where the outcome is not theirs, it is mine; and what of theirs is not in it is told as a conflict."""
    found = merge(base, mine, theirs)
    told = {one.pointer.split("/")[1] for one in found.conflicts}
    for key in base.keys() | mine.keys() | theirs.keys():
        sides = [side.get(key, GONE) for side in (base, mine, theirs)]
        if (
            sides[2] not in (sides[0], sides[1])
            and sides[1] != sides[0]
            and not isinstance(sides[2], dict | list)
        ):
            assert key in told


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_who_takes_their_side_everywhere_has_what_they_have(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    """Beside what only I changed: of that both have mine."""
    here = merge(base, mine, theirs)
    there = merge(base, theirs, mine)
    settled = settle(here.content, {one.pointer: one.theirs for one in here.conflicts})
    assert same(settled, there.content)
