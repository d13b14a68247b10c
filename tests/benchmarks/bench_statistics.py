"""Figures of 20,000 persons in five years, against a bare loop that sums the same numbers."""

from collections.abc import Iterator, Sequence

from lssdesk.law.statistics import SEXES, Period, PersonUse, count, together
from tests.benchmarks.ratio import Ratio, compare

PERSONS, YEARS, FIRST = 20_000, 5, 2020 * 12 + 6


def _people() -> list[PersonUse]:
    months = range(12 * YEARS)
    return [
        PersonUse(
            id=str(number),
            sex=SEXES[number % 2],
            first=FIRST,
            granted=tuple(600 + number % 7 * 60 for _ in months),
            performed=tuple((number * 31 + month * 17) % 1200 for month in months),
        )
        for number in range(PERSONS)
    ]


def _sums(people: Sequence[PersonUse]) -> tuple[int, int]:
    granted = performed = 0
    for one in people:
        for month, minutes in enumerate(one.granted):
            granted += minutes
            performed += one.performed[month]
    return granted, performed


def ratios() -> Iterator[Ratio]:
    """Who counts, used all, and used flexibly, by sex and together, in five periods of twelve months."""
    people = _people()
    periods = [Period(FIRST + 12 * year, FIRST + 12 * year + 11) for year in range(YEARS)]

    def ours() -> int:
        return sum(len(together(count(people, period)).persons) for period in periods)

    assert ours() == PERSONS * YEARS
    yield compare(
        f"figures, {PERSONS:,} persons, {YEARS} years",
        "a loop that sums granted and performed minutes",
        ours,
        lambda: _sums(people),
        rounds=7,
    )
