"""Every example of the sources: hours.md §7, formats.md §1 and §4, [004 Bilaga 2], [000], [001], OMK-013."""

import json
from typing import Any

import pytest

from lssdesk.law.hours import calc_hours
from tests.law.hours import build

H = 60
whole_year = ("2025-01-01", "2025-12-31")
from_mid_january = ("2025-01-15", "2025-12-31")
half_year = ("2025-07-01", "2025-12-31")
quarter = ("2025-01-01", "2025-03-31")

# name, grants' days, use per month from the first month on, frames (granted, used, lapsed) in hours
ONE_GRANT = [
    ("Bilaga 2 ex. 1", whole_year, 1, (10, 10, 10, 5, 5, 20, 0, 0, 30, 5, 10, 15), [(30, 30, 0)] * 4),
    ("Bilaga 2 ex. 2", from_mid_january, 1, (10, 10, 10, 5, 5, 20, 0, 0, 30, 5, 10, 15), [(30, 30, 0)] * 4),
    ("Bilaga 2 ex. 3", half_year, 7, (0, 0, 30, 10, 10, 10), [(30, 30, 0)] * 2),
    ("[000] 5 12 13", quarter, 1, (5, 12, 13), [(30, 30, 0)]),
    ("[001] 10 6 14", quarter, 1, (10, 6, 14), [(30, 30, 0)]),
    ("half of it lapses", quarter, 1, (5, 5, 5), [(30, 15, 15)]),
    ("nothing used", whole_year, 1, (), [(30, 0, 30)] * 4),
]


@pytest.mark.parametrize(("name", "days", "first", "use", "expected"), ONE_GRANT)
def test_frames_of_one_grant(
    name: str, days: tuple[str, str], first: int, use: tuple[int, ...], expected: list[Any]
) -> None:
    result = build.run(
        [build.grant(start=days[0], end=days[1])], build.year_use(use, first_month=first), "2026-01-01"
    )
    rows = [
        tuple(value / H for value in row)
        for row in build.frames(result, "granted_min", "used_min", "lapsed_min")
    ]
    assert rows == expected
    assert not any(over for (over,) in build.months(result, "overuse_min"))


def test_bilaga_2_example_4_two_grants_add_up_to_30_30_60_60() -> None:
    grants = [build.grant("B1"), build.grant("B2", start="2025-07-01", decided="2025-06-10")]
    use = build.year_use((10, 10, 10, 5, 5, 20, 0, 0, 60, 20, 20, 20))
    result = build.run(grants, use, "2026-01-01")
    sums: dict[str, int] = {}
    for first, granted, used, lapsed in build.frames(result, "from", "granted_min", "used_min", "lapsed_min"):
        assert (granted, used, lapsed) == (30 * H, 30 * H, 0)
        sums[first] = sums.get(first, 0) + used // H
    assert sums == {"2025-01-01": 30, "2025-04-01": 30, "2025-07-01": 60, "2025-10-01": 60}
    assert not any(over for (over,) in build.months(result, "overuse_min"))


def test_avlosarservice_month_by_month() -> None:
    """hours.md §7: 5 lapse in the first month, 2 are overuse in the second."""
    grant = build.grant(measure="avlosarservice", end="2025-02-28")
    result = build.run([grant], build.year_use((5, 12)), "2025-03-01")
    assert build.frames(result, "from", "to", "used_min", "lapsed_min") == [
        ("2025-01-01", "2025-01-31", 5 * H, 5 * H),
        ("2025-02-01", "2025-02-28", 12 * H, 0),
    ]
    assert build.months(result, "balance_min", "overuse_min") == [(5 * H, 0), (-2 * H, 2 * H)]


def test_avlosning_16_hours_10_used_6_lapse_and_march_has_16_again() -> None:
    """AVS-011."""
    grant = build.grant(measure="avlosning", hours="16", start="2025-02-01", end="2025-03-31")
    result = build.run([grant], build.month_use(2025, 2, 10), "2025-03-01")
    assert build.frames(result, "lapsed_min", "granted_min") == [(6 * H, 16 * H), (0, 16 * H)]
    assert result["as_of"]["available_min"] == 16 * H


FORMATS_INPUT = """
    {
      "policy":  {"frame_months": 3, "advance": "forbid", "late_cancellation_hour": "12:00"},
      "grants":  [{"id": "B1", "measure": "ledsagning", "hours_per_month": "10",
                   "valid_from": "2025-01-01", "valid_to": "2025-12-31", "decided": "2024-12-10"}],
      "entries": [{"date": "2025-01-10", "start": "10:00", "end": "14:30", "status": "performed"},
                  {"date": "2025-01-20", "start": "10:00", "end": "12:00",
                   "status": "cancelled_by_client", "cancelled_at": "2025-01-19T12:30"}],
      "as_of":   "2025-02-15"
    }
"""


def test_formats_example_to_the_letter() -> None:
    """formats.md §1, with the order of the keys."""
    result = calc_hours(FORMATS_INPUT, build.TODAY)
    first = {
        "grant": "B1", "from": "2025-01-01", "to": "2025-03-31",
        "granted_min": 1800, "used_min": 390, "lapsed_min": 0,
        "months": [
            {"month": "2025-01", "credit_min": 600, "used_min": 390, "balance_min": 210, "overuse_min": 0},
            {"month": "2025-02", "credit_min": 600, "used_min": 0, "balance_min": 810, "overuse_min": 0},
            {"month": "2025-03", "credit_min": 600, "used_min": 0, "balance_min": 1410, "overuse_min": 0},
        ],
    }  # fmt: skip
    entries = [
        {"index": 0, "used_min": 270, "paid_min": 270, "outside_decision_min": 0,
         "parts": [{"grant": "B1", "month": "2025-01", "minutes": 270, "overuse_min": 0}]},
        {"index": 1, "used_min": 120, "paid_min": 120, "outside_decision_min": 0,
         "parts": [{"grant": "B1", "month": "2025-01", "minutes": 120, "overuse_min": 0}]},
    ]  # fmt: skip
    as_of = {"date": "2025-02-15", "available_min": 810, "expires": [{"date": "2025-03-31", "minutes": 810}]}
    assert list(result) == ["frames", "entries", "as_of"]
    assert json.dumps(result["frames"][0]) == json.dumps(first)
    assert json.dumps(result["entries"]) == json.dumps(entries)
    assert json.dumps(result["as_of"]) == json.dumps(as_of)
    assert [frame["from"] for frame in result["frames"]] == [
        "2025-01-01",
        "2025-04-01",
        "2025-07-01",
        "2025-10-01",
    ]


# name, advance, costs, months (used, balance, overuse) in kronor of the first four
COSTS = [
    ("OMK-013: 0, 420, 510", "forbid", [("02-10", "420"), ("03-10", "510")],
     [(0, 300, 0), (420, 180, 0), (480, 0, 30), (0, 300, 0)]),
    ("OMK-013: 400 in January", "forbid", [("01-10", "400")],
     [(300, 0, 100), (0, 300, 0), (0, 600, 0), (0, 300, 0)]),
    ("OMK-013: 400 in January, allow", "allow", [("01-10", "400")],
     [(400, -100, 0), (0, 200, 0), (0, 500, 0), (0, 300, 0)]),
    ("allow: the frame's 900 and no more", "allow", [("01-10", "900"), ("02-10", "1")],
     [(900, -600, 0), (0, -300, 1), (0, 0, 0), (0, 300, 0)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "advance", "costs", "expected"), COSTS)
def test_companion_costs(name: str, advance: str, costs: list[tuple[str, str]], expected: list[Any]) -> None:
    given = [build.cost(f"2025-{day}", amount) for day, amount in costs]
    result = build.run_costs([build.cost_grant()], given, advance=advance)
    rows = build.months(result, "used_ore", "balance_ore", "overuse_ore")[:4]
    assert [tuple(value / 100 for value in row) for row in rows] == expected


def test_cost_document_to_the_letter() -> None:
    """formats.md §4: the keys of §1 in öre; an entry's amount is used + overuse + outside."""
    grant = build.cost_grant(end="2025-01-31")
    costs = [build.cost("2025-01-10", "310.50"), build.cost("2025-02-01", "85,5")]
    result = build.run_costs([grant], costs, "2025-01-05")
    assert json.dumps(result) == json.dumps({
        "frames": [{
            "grant": "O1", "from": "2025-01-01", "to": "2025-01-31",
            "granted_ore": 30000, "used_ore": 30000, "lapsed_ore": 0,
            "months": [{"month": "2025-01", "credit_ore": 30000, "used_ore": 30000, "balance_ore": 0,
                        "overuse_ore": 1050}],
        }],
        "entries": [
            {"index": 0, "used_ore": 30000, "paid_ore": 30000, "outside_decision_ore": 0,
             "parts": [{"grant": "O1", "month": "2025-01", "ore": 30000, "overuse_ore": 1050}]},
            {"index": 1, "used_ore": 0, "paid_ore": 0, "outside_decision_ore": 8550, "parts": []},
        ],
        "as_of": {
            "date": "2025-01-05", "available_ore": 30000, "expires": [{"date": "2025-01-31", "ore": 30000}],
        },
    })  # fmt: skip
