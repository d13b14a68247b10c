"""Figures as tables of numbers, each with the cases behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lssdesk.law import tables
from lssdesk.law.statistics import Period, Sex, tenths
from lssdesk.letters.swedish import capital
from lssdesk.texts import t

Unit = Literal["persons", "share", "minutes"]
NBSP = "\u00a0"


@dataclass(frozen=True)
class Number:
    """A number of persons, a share in tenths of a percent, or minutes; None where there is none to give.

    ``behind``: ids of cases, one of each person who is counted.  ``held_back``: not told outside the office.
    """

    value: int | None
    unit: Unit = "persons"
    behind: tuple[str, ...] = ()
    held_back: bool = False

    @property
    def text(self) -> str:
        """``1 234``, ``61,1 %``, ``12:30`` (hours and minutes)."""
        if self.held_back:
            return t("figures.held_back")
        if self.value is None:
            return "–"
        if self.unit == "share":
            return f"{self.value // 10},{self.value % 10}{NBSP}%"
        if self.unit == "minutes":
            return f"{_grouped(self.value // 60)}:{self.value % 60:02}"
        return _grouped(self.value)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", NBSP)


@dataclass(frozen=True)
class Column:
    """``group`` stands above several columns.  ``total``: the sum of the others; ``drawn``: in the chart."""

    head: str
    group: str = ""
    total: bool = False
    drawn: bool = False


@dataclass(frozen=True)
class Row:
    """``block``: rows that are drawn together and whose sum the ``total`` among them is.

    ``sums``: rows that together make a number that stands elsewhere in the table.
    """

    labels: tuple[str, ...]
    numbers: tuple[Number, ...]
    block: str = ""
    total: bool = False
    sums: str = ""


@dataclass(frozen=True)
class Table:
    """``heads`` are the headers of the labels that begin each row."""

    title: str
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def name(self, row: int, column: int) -> str:
        """What a number is, in words: for the log, for the list behind it, and for a screen reader."""
        head = self.columns[column]
        parts = (*self.rows[row].labels, head.group, head.head)
        return ", ".join(dict.fromkeys(part for part in parts if part))


@dataclass(frozen=True)
class Figure:
    """A whole figure: what it tells of, its tables, and what is to be known when reading it."""

    id: str
    title: str
    about: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """A bar of the chart; ``series`` tells apart what stands side by side."""

    label: str
    series: str
    number: Number


def bars(table: Table, row: int) -> tuple[Bar, ...]:
    """The bars of a row and of those that are drawn with it; of one that stands alone its columns."""
    chosen = table.rows[row]
    block = [one for one in table.rows if one.block == chosen.block and not one.total] if chosen.block else []
    drawn = [place for place, column in enumerate(table.columns) if column.drawn]
    if len(block) < 2:
        return tuple(Bar(table.columns[place].head, "", chosen.numbers[place]) for place in drawn)
    return tuple(
        Bar(
            next(part for part in reversed(one.labels) if part),
            _series(table.columns[place]),
            one.numbers[place],
        )
        for one in block
        for place in drawn
    )


def _series(column: Column) -> str:
    return column.group or column.head


def period_text(period: Period) -> str:
    """``2018-07–2019-06``."""
    return f"{period.from_day:%Y-%m}–{period.to_day:%Y-%m}"


def sex_text(sex: Sex) -> str:
    """``Kvinnor``."""
    return t(f"figures.sex.{sex}")


def measure_text(measure: str) -> str:
    """``Ledsagarservice``: a measure's name at the beginning of a line."""
    return capital(tables.measure(measure).name)


def unreadable(number: int) -> list[str]:
    """A note on sessions whose clock time does not exist on their day (HRS-018), if there are any."""
    if number == 1:
        return [t("figures.unreadable_one")]
    return [t("figures.unreadable", number=number)] if number else []


def with_share(behind: Sequence[str], whole: int) -> tuple[Number, Number]:
    """A number of persons and its share."""
    found = tuple(behind)
    return Number(len(found), "persons", found), Number(tenths(len(found), whole), "share", found)
