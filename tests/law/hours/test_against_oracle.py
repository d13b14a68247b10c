"""The engine against the slow oracle on invented ledgers; ``packaging/test.py --ledgers N`` makes many."""

import pytest
from hypothesis import given, settings

from tests.law.hours import nightly, oracle
from tests.law.hours.invented import LOOSE, Json, documents

some = settings(max_examples=150, **LOOSE)


@some
@given(documents(costs=False))
def test_hours_are_what_the_oracle_counts_minute_by_minute(document: Json) -> None:
    nightly.compare(document, costs=False)


@some
@given(documents(costs=True))
def test_costs_are_what_the_oracle_counts_ore_by_ore(document: Json) -> None:
    nightly.compare(document, costs=True)


def test_the_long_run_counts_what_it_looked_at_and_finds_the_usual_corners() -> None:
    looked = nightly.look(costs=False, number=60, run=1)
    assert looked.ledgers == 60
    assert {"overuse", "lapse", "entries out of order"} <= set(looked.corners)


@pytest.mark.parametrize(("day", "clock", "there"), [
    ("2025-03-30", "01:59", True), ("2025-03-30", "02:00", False), ("2025-03-30", "02:59", False),
    ("2025-03-30", "03:00", True), ("2025-10-26", "02:30", True),
])  # fmt: skip
def test_the_oracle_knows_the_night_in_spring(day: str, clock: str, there: bool) -> None:
    assert oracle.is_real(day, clock) is there
