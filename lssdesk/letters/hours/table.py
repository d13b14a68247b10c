"""Frames with their months as a table: what is given, used and left [HRS-012–016]."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lssdesk.law.hours import Frame, Unit
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Cell, Run, Table, TableCell, Text
from lssdesk.letters.hours import words
from lssdesk.texts import t

NOTHING = "–"


@dataclass(frozen=True)
class Group:
    """A frame as some rows of the table, under the name of its measure."""

    name: str
    unit: Unit
    frame: Frame


def frames_table(groups: Sequence[Group], day: date) -> Table:
    """A row for each month; what is used and left only of the months that have begun by ``day``."""
    used = "repaid" if {group.unit for group in groups} == {"ore"} else "used"
    return Table(
        header=tuple(t(f"statement.table.{key}") for key in ("period", "month", "given", used, "left")),
        rows=tuple(row for group in groups for row in _rows(group, day)),
        widths=(3.5, 1, 1.4, 1.4, 1.4),
        aligns=("left", "left", "right", "right", "right"),
    )


def _rows(group: Group, day: date) -> Iterator[tuple[TableCell, ...]]:
    head = Cell(_facts(group), rows=len(group.frame.months))
    for place, row in enumerate(group.frame.months):
        begun = row.month <= day
        left = begun and row.balance is not None
        cells: tuple[TableCell, ...] = (
            swedish.month(row.month),
            words.short(group.unit, row.credit),
            words.short(group.unit, row.used) if begun else NOTHING,
            words.short(group.unit, row.balance) if left else NOTHING,
        )
        yield cells if place else (head, *cells)


def _facts(group: Group) -> Text:
    """Whose frame it is, from when to when, and how much of all of it is used."""
    frame = group.frame
    lines = [words.period(frame.first, frame.last)]
    if frame.granted is not None:
        used, all_of_it = (words.short(group.unit, amount) for amount in (frame.used, frame.granted))
        lines.append(t(f"statement.table.of_{group.unit}", used=used, all=all_of_it))
    return (Run(group.name, bold=True), Run("\n" + "\n".join(lines)))
