"""The register study's rules as a table, and against a slow oracle on invented documents (STA-001…006)."""

import json
import os
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.law import statistics
from lssdesk.law.statistics import Period
from tests.law.statistics import oracle
from tests.law.statistics.build import document, months, person, row

EXAMPLES = int(os.environ.get("LSSDESK_EXAMPLES", "300"))
Json = dict[str, Any]


def figures(given: Json) -> Json:
    return statistics.calc_statistics(json.dumps(given))


# what, months of one woman in July and August 2018, (persons, all performed, flexible, excluded)
ONE_PERSON = [
    ("used as granted", months((10, 10), (10, 10)), (1, 1, 0, 0)),
    ("moved between months", months((10, 5), (10, 15)), (1, 1, 1, 0)),
    ("less than granted", months((10, 5), (10, 9)), (1, 0, 0, 0)),
    ("more in one month, less in all", months((10, 11), (10, 0)), (1, 0, 1, 0)),
    ("more than granted in all", months((10, 12), (10, 10)), (1, 1, 1, 0)),
    ("nothing performed", months((10, 0), (10, 0)), (1, 0, 0, 0)),
    ("one hour is enough", months((1, 0), (1, 0)), (1, 0, 0, 0)),
    ("59 minutes are not", [row("2018-07", 600, 0), row("2018-08", 59, 0)], (0, 0, 0, 1)),
    ("a month is missing", months((10, 10)), (0, 0, 0, 1)),
    ("no months at all", [], (0, 0, 0, 1)),
    (
        "two decisions are added up: 10 and 2 are 12 [001]",
        [*months((10, 10), (10, 10)), row("2018-07", 120, 60, "B2"), row("2018-08", 120, 180, "B2")],
        (1, 1, 1, 0),
    ),
    (
        "two decisions reach an hour together",
        [row("2018-07", 30, 0), row("2018-07", 30, 0, "B2"), row("2018-08", 60, 0)],
        (1, 0, 0, 0),
    ),
    (
        "flexible only by one of two decisions is not",
        [*months((10, 0), (10, 0)), row("2018-07", 60, 120, "B2"), row("2018-08", 60, 0, "B2")],
        (1, 0, 0, 0),
    ),
    ("free hours alone", [row("2018-07", None, 900), row("2018-08", None, 900)], (0, 0, 0, 1)),
    (
        "free hours beside a number are held against nothing",
        [*months((10, 5), (10, 5)), row("2018-07", None, 6000, "B2")],
        (1, 0, 0, 0),
    ),
    (
        "months outside the period are not looked at",
        [row("2018-06", 600, 6000), *months((10, 9), (10, 9)), row("2018-09", 600, 6000)],
        (1, 0, 0, 0),
    ),
]


@pytest.mark.parametrize(
    ("rows", "expected"), [case[1:] for case in ONE_PERSON], ids=[c[0] for c in ONE_PERSON]
)
def test_one_person(rows: list[Json], expected: tuple[int, ...]) -> None:
    found = figures(document(person("P1", "F", *rows)))
    keys = ("persons", "all_performed", "flexible", "excluded")
    assert tuple(found["F"][key] for key in keys) == expected
    assert found["total"]["excluded"] == expected[-1]


def test_the_register_study_s_own_table() -> None:
    """Table 1 of [001], 2018/2019: 986 women 60.4 %, 647 men 39.6 %, 1633 in all."""
    people = [person(f"P{n}", "F" if n < 986 else "M", *months((10, 10), (10, 10))) for n in range(1633)]
    found = figures(document(*people))
    assert [(found[key]["persons"], found[key]["share"]) for key in ("F", "M", "total")] == [
        (986, 60.4),
        (647, 39.6),
        (1633, 100.0),
    ]


def test_shares_are_of_those_included_and_null_of_nobody() -> None:
    found = figures(document(person("P1", "F", *months((10, 5), (10, 16))), person("P2", "M")))
    assert found["F"]["flexible_share"] == 100.0
    assert found["M"] == {
        "persons": 0,
        "share": 0.0,
        "all_performed": 0,
        "all_performed_share": None,
        "flexible": 0,
        "flexible_share": None,
        "excluded": 1,
    }
    assert figures(document())["total"]["share"] is None


def test_x_stands_only_where_there_is_one() -> None:
    full = months((10, 10), (10, 10))
    assert list(figures(document(person("P1", "F", *full)))) == ["F", "M", "total"]
    assert list(figures(document(person("P1", "X")))) == ["F", "M", "X", "total"]


# part, whole, tenths of a percent: half away from zero, which a binary float would often miss
HALVES = [
    (1, 8, 125),
    (1, 16, 63),
    (3, 16, 188),
    (1, 2000, 1),
    (1, 2001, 0),
    (2, 3, 667),
    (0, 5, 0),
    (7, 7, 1000),
]


@pytest.mark.parametrize(("part", "whole", "expected"), HALVES)
def test_one_decimal_half_away_from_zero(part: int, whole: int, expected: int) -> None:
    assert statistics.tenths(part, whole) == expected
    assert statistics.percent(part, whole) == expected / 10


PERIODS = [
    (date(2018, 7, 1), date(2018, 7, 1), date(2019, 6, 30)),
    (date(2019, 6, 30), date(2018, 7, 1), date(2019, 6, 30)),
    (date(2019, 1, 15), date(2018, 7, 1), date(2019, 6, 30)),
]


@pytest.mark.parametrize(("day", "first", "last"), PERIODS)
def test_a_period_runs_from_july_to_june(day: date, first: date, last: date) -> None:
    period = Period.holding(day)
    assert (period.from_day, period.to_day, period.months) == (first, last, 12)


minutes = st.one_of(st.sampled_from([0, 29, 30, 59, 60, 61, 600]), st.integers(0, 1000))
names = [f"2018-{month:02}" for month in range(5, 10)]
rows = st.builds(
    row, st.sampled_from(names), st.one_of(st.none(), minutes, minutes), minutes, st.sampled_from("AB")
)
# every month once, and some more: else nearly nobody would be included
whole = st.tuples(*(st.builds(row, st.just(name), st.integers(50, 200), minutes) for name in names))
lists = st.one_of(
    st.lists(rows, max_size=12), st.builds(lambda a, b: [*a, *b], whole, st.lists(rows, max_size=4))
)


@st.composite
def documents(draw: st.DrawFn) -> Json:
    first, last = sorted(draw(st.tuples(st.sampled_from(names), st.sampled_from(names))))
    people = draw(st.lists(st.tuples(st.sampled_from("FMX"), lists), max_size=8))
    return document(
        *(person(f"P{n}", sex, *found) for n, (sex, found) in enumerate(people)), first=first, last=last
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents())
def test_against_the_oracle(given: Json) -> None:
    assert figures(given) == oracle.figures(given)
