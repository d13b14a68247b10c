"""Figures of the follow-up as a document: tables that a screen reader can read, and notes on them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

import msgspec

from lssdesk.letters.blocks import (
    Align,
    Block,
    BulletList,
    Cell,
    Heading,
    Letter,
    Paragraph,
    Table,
    TableCell,
)
from lssdesk.letters.frame import letterhead
from lssdesk.letters.swedish import day as day_text
from lssdesk.letters.values import values
from lssdesk.letters.writer import Writer
from lssdesk.model.case import Case, Sender
from lssdesk.texts import t

MOST_COLUMNS = 7
"""Columns of numbers that stand beside each other on a page; what is more follows in a table below."""
_HEAD_WIDTH, _NUMBER_WIDTH = 4.0, 1.2


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A table of figures: ``columns`` are the group above and the header; rows a header and numbers."""

    title: str
    head: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def report(
    title: str, about: str, grids: Sequence[Grid], notes: Sequence[str], sender: Sender, at: datetime
) -> Letter:
    """The document, made at ``at``; ``Refused`` where the municipality's name is missing."""
    day = at.date()
    case = Case(sender=sender)
    writer = Writer(case, day, False, values(case, day))
    body: list[Block] = [Heading(title, 1), Paragraph(about)]
    for grid in grids:
        body += [Heading(grid.title), *_tables(grid)]
    if notes:
        body += [Heading(t("figures.notes")), BulletList(tuple(notes))]
    return Letter(
        title=title,
        sender=letterhead(writer),
        recipient=(),
        references=((t("figures.made"), day_text(day)),),
        body=tuple(body),
        created=at,
        author=sender.board or sender.municipality,
    )


def _tables(grid: Grid) -> Iterator[Table]:
    """One table, or several below each other where the columns do not stand beside each other on a page."""
    for part in _parts(grid.columns):
        groups = [(group, len(list(columns))) for group, columns in groupby(part, itemgetter(1))]
        heads: tuple[TableCell, ...] = (grid.head, *(head for _, _, head in part))
        above: tuple[TableCell, ...] = ("", *(Cell(group, columns=count) for group, count in groups))
        grouped = any(group for group, _ in groups)
        aligns: list[Align] = ["left", *["right"] * len(part)]  # type: ignore[list-item]
        yield Table(
            header=above if grouped else heads,
            subheaders=(heads,) if grouped else (),
            rows=tuple((label, *(numbers[place] for place, _, _ in part)) for label, numbers in grid.rows),
            widths=(_HEAD_WIDTH, *(_NUMBER_WIDTH for _ in part)),
            aligns=tuple(aligns),
            row_heads=True,
        )


def _parts(columns: Sequence[tuple[str, str]]) -> Iterator[list[tuple[int, str, str]]]:
    """Columns with their places, as many together as have room; a group of columns is not parted."""
    part: list[tuple[int, str, str]] = []
    numbered = [(place, group, head) for place, (group, head) in enumerate(columns)]
    for _, found in groupby(numbered, lambda column: column[1] or column[0]):
        group = list(found)
        if part and len(part) + len(group) > MOST_COLUMNS:
            yield part
            part = []
        part += group
    if part:
        yield part
