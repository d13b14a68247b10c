"""What of the figures leaves the office: no number about so few persons that it points at one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lssdesk.flow.figures_tables import Figure, Number, Table
from lssdesk.texts import t

Place = tuple[int, int]  # row, column


def held_back(figure: Figure, least: int | None) -> Figure:
    """The figure without numbers about fewer persons than ``least``, and without the cases behind the others.

    In no sum is exactly one number left out: it could be reckoned from the others.
    """
    tables = tuple(_without(table, _hidden(table, least or 0)) for table in figure.tables)
    notes = (t("figures.held_back_note", least=least),) if least else ()
    return replace(figure, tables=tables, notes=(*figure.notes, *notes))


def _without(table: Table, hidden: set[Place]) -> Table:
    def shown(number: Number, place: Place) -> Number:
        gone = place in hidden
        return Number(None if gone else number.value, number.unit, (), gone)

    rows = tuple(
        replace(row, numbers=tuple(shown(number, (y, x)) for x, number in enumerate(row.numbers)))
        for y, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def _hidden(table: Table, least: int) -> set[Place]:
    hidden = {
        (y, x)
        for y, row in enumerate(table.rows)
        for x, number in enumerate(row.numbers)
        if 0 < len(number.behind) < least
    }
    sums, before = list(_sums(table)), -1
    while before != len(hidden):
        before = len(hidden)
        for line in sums:
            left = [place for place in line if place not in hidden]
            if left and len(left) == len(line) - 1:
                hidden.add(left[0])
        hidden |= {twin for place in hidden for twin in _twins(table, place)}
    return hidden


def _twins(table: Table, place: Place) -> Iterable[Place]:
    """The number and its share, which stand under one group of columns and tell the same."""
    y, x = place
    group = table.columns[x].group
    return ((y, other) for other, one in enumerate(table.columns) if group and one.group == group)


def _sums(table: Table) -> Iterator[list[Place]]:
    """Places of numbers of which each can be reckoned from the others; a total comes first."""
    rows = table.rows
    counted = [x for x in range(len(table.columns)) if all(row.numbers[x].unit != "share" for row in rows)]
    across = sorted(counted, key=lambda x: not table.columns[x].total)
    if any(table.columns[x].total for x in across):
        yield from ([(y, x) for x in across] for y in range(len(rows)))
    down = [*_together([row.block for row in rows]), *_together([row.sums for row in rows])]
    for line in down:
        if any(rows[y].total for y in line) or all(rows[y].sums for y in line):
            order = sorted(line, key=lambda y: not rows[y].total)
            yield from ([(y, x) for y in order] for x in counted)


def _together(keys: list[str]) -> Iterator[list[int]]:
    for key in dict.fromkeys(filter(None, keys)):
        yield [place for place, one in enumerate(keys) if one == key]
