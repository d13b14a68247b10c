"""Points of a delegation order: which one a decision cites, and what it is about."""

from typing import Any

import pytest

from lssdesk.law import delegated
from lssdesk.model.case import Change, Decision, DelegatedRight

OTHER_CONTENT = {"change": Change(effect="changes")}
FITS = [
    # the point's fields, the decision's, whether it fits
    ({}, {"outcome": "refused"}, True),
    ({"kinds": ("change",)}, {"outcome": "granted"}, False),
    ({"kinds": ("application",)}, {"outcome": "granted"}, True),
    ({"kinds": ("application",)}, {"kind": "write_off"}, False),
    ({"measures": ("ledsagning",)}, {}, False),
    ({"measures": ("ledsagning", "ledsagarservice")}, {}, True),
    ({"outcomes": ("granted",)}, {"outcome": "refused"}, False),
    ({"outcomes": ("granted",)}, {"outcome": None}, True),
    ({"outcomes": ("granted",)}, {"kind": "dismissal", "outcome": "refused"}, True),
    ({"outcomes": ("granted",)}, {"kind": "change", "outcome": "refused", **OTHER_CONTENT}, False),
]  # fmt: skip


@pytest.mark.parametrize(("point", "decision", "expected"), FITS)
def test_a_point_fits_by_kind_measure_and_outcome(
    point: dict[str, Any], decision: dict[str, Any], expected: bool
) -> None:
    right = DelegatedRight(point="1", level="Chef", **point)
    assert delegated.fits(right, Decision(**decision), "ledsagarservice") is expected


CITED = [
    # the points of an order, what the decision says, the points that it cites
    (["4.2", "4.3"], "4.2", ["4.2"]),
    (["4.2", "4.3"], " 4.2 ", ["4.2"]),
    (["4.2", "4.2"], "4.2", ["4.2", "4.2"]),
    (["4.2", "4"], "Punkt 4.2 i nämndens delegationsordning", ["4.2"]),
    (["4.2"], "punkt 4.2.", ["4.2"]),
    (["4.2"], "punkt 4.2, 4.7", ["4.2"]),
    (["4.2"], "14.2", []),
    (["4.2"], "4.21", []),
    (["4.2"], "4.2.1", []),
    (["4.2"], "4.2 b", ["4.2"]),
    (["B 3"], "Punkt b 3 i ordningen", ["B 3"]),
    (["4.2", ""], "", [""]),
    ([], "4.2", []),
]


@pytest.mark.parametrize(("points", "text", "expected"), CITED)
def test_which_point_is_cited(points: list[str], text: str, expected: list[str]) -> None:
    order = [DelegatedRight(point=point) for point in points]
    assert [one.point for one in delegated.cited(order, text)] == expected
