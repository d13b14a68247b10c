"""Numbers about few persons stay in the office, and so do those by which they could be reckoned."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lssdesk.flow.figures_held_back import held_back
from lssdesk.flow.figures_tables import Column, Figure, Number, Row, Table

LEAST = 5


def number(value: int) -> Number:
    return Number(value, "persons", tuple(f"C{n}" for n in range(value)))


def cross(values: list[list[int]]) -> Figure:
    """Rows and columns of a table, with their sums last."""
    whole = [[*row, sum(row)] for row in values]
    whole.append([sum(column) for column in zip(*whole, strict=True)])
    width = len(whole[0])
    columns = tuple(Column(f"K{x}", total=x == width - 1) for x in range(width))
    rows = tuple(
        Row((f"R{y}",), tuple(map(number, row)), "block", total=y == len(whole) - 1)
        for y, row in enumerate(whole)
    )
    return Figure("x", "X", "", (Table("T", ("Vad",), columns, rows),))


def shown(figure: Figure) -> list[list[int | None]]:
    return [[one.value for one in row.numbers] for row in figure.tables[0].rows]


# the numbers, what is shown of them and their sums
TABLES = [
    ("nothing small", [[5, 6], [7, 8]], [[5, 6, 11], [7, 8, 15], [12, 14, 26]]),
    ("nobody is nobody in particular", [[0, 6], [7, 8]], [[0, 6, 6], [7, 8, 15], [7, 14, 21]]),
]


@pytest.mark.parametrize(("values", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_what_is_not_small_is_shown(values: list[list[int]], expected: list[list[int | None]]) -> None:
    assert shown(held_back(cross(values), LEAST)) == expected


def test_without_a_limit_all_is_shown_but_the_cases_behind() -> None:
    found = held_back(cross([[1, 2]]), None)
    assert shown(found) == [[1, 2, 3], [1, 2, 3]]
    assert found.notes == ()
    assert not any(one.behind for row in found.tables[0].rows for one in row.numbers)


def test_a_small_number_and_its_share_and_its_sum_are_left_out() -> None:
    columns = (Column("Antal", "P"), Column("Andel", "P"))

    def pair(count: int, tenths: int) -> tuple[Number, Number]:
        return number(count), Number(tenths, "share", number(count).behind)

    rows = (
        Row(("Kvinnor",), pair(3, 300), "b"),
        Row(("Män",), pair(7, 700), "b"),
        Row(("Totalt",), pair(10, 1000), "b", total=True),
    )
    figure = held_back(Figure("x", "X", "", (Table("T", ("Kön",), columns, rows),)), LEAST)
    assert shown(figure) == [[None, None], [7, 700], [None, None]]
    assert "färre än 5" in figure.notes[0]


def test_of_two_rows_that_make_up_a_known_number_none_gives_the_other_away() -> None:
    rows = (
        Row(("Alla",), (number(2),), "a", sums="F"),
        Row(("Inte alla",), (number(30),), "b", sums="F"),
        Row(("Annat",), (number(30),), "c"),
    )
    figure = held_back(Figure("x", "X", "", (Table("T", ("Vad",), (Column("Antal"),), rows),)), LEAST)
    assert shown(figure) == [[None], [None], [30]]


tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=3
    )
)


@settings(max_examples=200, deadline=None)
@given(tables)
def test_in_no_sum_is_exactly_one_number_missing(values: list[list[int]]) -> None:
    found = shown(held_back(cross(values), LEAST))
    lines = [*found, *map(list, zip(*found, strict=True))]
    assert all(line.count(None) != 1 for line in lines)
    whole = shown(cross(values))
    for y, x in product(range(len(whole)), range(len(whole[0]))):
        assert found[y][x] in (whole[y][x], None)
        if 0 < (whole[y][x] or 0) < LEAST:
            assert found[y][x] is None
