"""The rows of the list: entries under their months, in any order, narrowed to what one looks for.

No Qt.  By day, each month of each track has a row of its own with the month's sums.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lssdesk.law.hours import red_days
from lssdesk.law.hours.spent import has_receipt
from lssdesk.model.case import Cost, Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import receipt_words, why, words
from lssdesk.ui.hours_calendar.board import Board, name_of
from lssdesk.ui.hours_calendar.changes import minute_of
from lssdesk.ui.hours_calendar.draft import length
from lssdesk.ui.hours_calendar.sums import MonthWhat, month_sum
from lssdesk.ui.hours_calendar.sums_item import item_sum
from lssdesk.ui.hours_calendar.sums_parts import Sum
from lssdesk.ui.hours_calendar.view_model import Content, Item, Kind, MonthSums

Column = Literal[
    "track", "day", "what", "length", "status", "used", "overuse", "outside", "provider", "companion", "note"
]  # fmt: skip
COLUMNS: tuple[Column, ...] = (
    "track", "day", "what", "length", "status", "used", "overuse", "outside", "provider", "companion", "note",
)  # fmt: skip
NUMBERS: tuple[Column, ...] = ("length", "used", "overuse", "outside")
_KINDS: tuple[Kind, ...] = ("performed", "planned", "late", "cancelled", "repaid", "partly", "unpaid")
_MONTH_NUMBERS: dict[Column, MonthWhat] = {
    "what": "credit", "status": "left", "used": "used", "overuse": "overuse", "outside": "outside",
}  # fmt: skip


@dataclass(frozen=True)
class MonthRow:
    """The sums of a track's month; ``first`` of the rows of its month.  ``reason``: why hours were left."""

    content: Content
    sums: MonthSums
    first: bool
    reason: str

    @property
    def month(self) -> date:
        """Its first day."""
        return self.sums.month


Line = Item | MonthRow


@dataclass(frozen=True)
class Order:
    """By which column, and whether the last comes first."""

    column: Column = "day"
    descending: bool = False

    def by(self, column: Column) -> "Order":
        """Ordered by a column; by the same once more the other way round."""
        return Order(column, column == self.column and not self.descending)


def lines_of(board: Board, order: Order, keep: str, unused: why.Unused) -> list[Line]:
    """All rows.  ``keep``: see ``filters``; by anything but the day the months fall away."""
    wanted = _wanted(keep)
    items = [item for item in board.ordered if wanted(item)]
    if order.column != "day":
        return sorted(items, key=_KEYS[order.column], reverse=order.descending)
    groups: dict[date, list[Line]] = {month: [] for month in _months(board, keep)}
    for item in items:
        groups.setdefault(item.day.replace(day=1), []).append(item)
    found: list[Line] = []
    for month in sorted(groups, reverse=order.descending):
        found += _heads(board, month, unused)
        found += reversed(groups[month]) if order.descending else groups[month]
    return found


def _months(board: Board, keep: str) -> set[date]:
    """Months that a decision covers so far have a row even when nothing happened in them."""
    if keep:
        return set()
    return {month for one in board.shown for month in one.frames if month <= board.today}


def _heads(board: Board, month: date, unused: why.Unused) -> list[MonthRow]:
    """One row for each track that has anything to say of the month."""
    known = [(one, one.month(month)) for one in board.shown]
    told = [(one, sums) for one, sums in known if sums.covered or sums.items]
    return [
        MonthRow(one, sums, place == 0, why.month_words(one, month, unused))
        for place, (one, sums) in enumerate(told)
    ]


def filters(board: Board) -> list[tuple[str, int]]:
    """What the list can be narrowed to, with how many entries each has; empty: everything."""
    counts = dict.fromkeys(("", *_KINDS, "overuse", "outside", "unshown"), 0)
    for item in board.ordered:
        counts[""] += 1
        counts[item.kind] += 1
        counts["overuse"] += bool(item.overuse) and item.unit == "minutes"
        counts["outside"] += bool(item.outside)
        counts["unshown"] += _is_unshown(item)
    return [(name, count) for name, count in counts.items() if count or not name]


def _wanted(keep: str) -> Callable[[Item], bool]:
    if keep == "overuse":
        return lambda item: bool(item.overuse) and item.unit == "minutes"
    if keep == "outside":
        return lambda item: bool(item.outside)
    if keep == "unshown":
        return _is_unshown
    return lambda item: keep in ("", item.kind)


def _is_unshown(item: Item) -> bool:
    """Whether it is a cost without a receipt."""
    return isinstance(item.entry, Cost) and not has_receipt(item.entry)


def widest(board: Board, lines: Sequence[Line], column: Column) -> set[str]:
    """The texts that a column of what counts, or of names, has to have room for."""
    found = {cell(board, line, column) for line in lines if isinstance(line, MonthRow)}
    items = [line for line in lines if isinstance(line, Item)]
    if column in ("used", "overuse", "outside"):
        values = {(item.unit, _value(item, column)) for item in items}
        return found | {words.amount(unit, value) for unit, value in values}
    return found | {_companion(item) if column == "companion" else item.entry.provider for item in items}


def _value(item: Item, column: Column) -> int:
    return {"used": item.used, "overuse": item.overuse, "outside": item.outside}[column]


def amount_of(item: Item) -> int:
    """How long a session is, or what a cost came to."""
    return length(item.entry) if isinstance(item.entry, Session) else item.entry.amount


def _minute(item: Item) -> int:
    return minute_of(item.entry.start) if isinstance(item.entry, Session) else 24 * 60


def _companion(item: Item) -> str:
    return item.entry.companion if isinstance(item.entry, Session) else ""


def _note(item: Item) -> str:
    """What is noted; of a cost also how it is shown."""
    entry = item.entry
    parts = (receipt_words.shown(entry), entry.note) if isinstance(entry, Cost) else (entry.note,)
    return ", ".join(part for part in parts if part)


_KEYS: dict[Column, Callable[[Item], Any]] = {
    "track": lambda item: name_of(item.measure),
    "what": lambda item: (_minute(item), item.with_whom if item.unit == "ore" else ""),
    "length": lambda item: (item.unit, amount_of(item)),
    "status": lambda item: item.status,
    "used": lambda item: (item.unit, item.used),
    "overuse": lambda item: (item.unit, item.overuse),
    "outside": lambda item: (item.unit, item.outside),
    "provider": lambda item: item.entry.provider.casefold(),
    "companion": lambda item: _companion(item).casefold(),
    "note": lambda item: _note(item).casefold(),
}


def shown_columns(board: Board, lines: Sequence[Line]) -> set[Column]:
    """Columns that say anything; without the rest there is room for them."""
    shown: set[Column] = {"day", "what", "length", "status", "used"}
    shown |= {"track"} if len(board.shown) > 1 else set()
    for item in board.ordered:
        shown |= {column for column in ("overuse", "outside") if getattr(item, column)}
        shown |= {"provider"} if item.entry.provider else set()
        shown |= {"companion"} if _companion(item) else set()
        shown |= {"note"} if _note(item) else set()
    noted = any(isinstance(line, MonthRow) and line.reason for line in lines)
    return shown | ({"note"} if noted else set())


def cell(board: Board, line: Line, column: Column) -> str:
    """What stands in a cell."""
    return _month_cell(board, line, column) if isinstance(line, MonthRow) else _item_cell(board, line, column)


def _item_cell(board: Board, item: Item, column: Column) -> str:
    entry = item.entry
    if column == "track":
        return board.mark(item.measure)
    if column == "day":
        return f"{words.short_weekday(item.day)} {words.day_text(item.day, board.today)}"
    if column == "what":
        return item.label if item.unit == "minutes" else item.with_whom
    if column == "length":
        return words.amount(item.unit, amount_of(item))
    if column in ("used", "overuse", "outside"):
        value = _value(item, column)
        return words.amount(item.unit, value) if value or column == "used" else ""
    if column == "status":
        return item.status
    if column == "note":
        return _note(item)
    return _companion(item) if column == "companion" else getattr(entry, column)


def _month_cell(board: Board, line: MonthRow, column: Column) -> str:
    if column == "day":
        return words.month_and_year(line.month).capitalize() if line.first else ""
    if column == "track":
        return board.mark(line.content.measure)
    if column == "note":
        return line.reason
    what, sums = _MONTH_NUMBERS.get(column), line.sums
    value = getattr(sums, what) if what else None
    if what is None or value is None or not _says(sums, what, value):
        return t("calendar_more.list.no_decision") if what == "credit" and not sums.covered else ""
    amount = line.content.amount(value)
    return t(f"calendar_more.list.{what}", amount=amount) if what in ("credit", "left") else amount


def _says(sums: MonthSums, what: MonthWhat, value: int) -> bool:
    return bool(value) if what in ("overuse", "outside") else sums.covered


def has_number(board: Board, line: Line, column: Column) -> bool:
    """Whether a cell has a number with a sum behind it."""
    if isinstance(line, Item):
        return column in NUMBERS and bool(cell(board, line, column))
    what, sums = _MONTH_NUMBERS.get(column), line.sums
    value = getattr(sums, what) if what else None
    return what is not None and value is not None and _says(sums, what, value)


def number(board: Board, line: Line, column: Column) -> Sum | None:
    """The sum behind a cell's number; None where it has none."""
    if not has_number(board, line, column):
        return None
    if isinstance(line, Item):
        return item_sum(board.of(line.measure), line)
    return month_sum(line.content, line.month, _MONTH_NUMBERS[column])


def row_sum(board: Board, line: Line) -> Sum:
    """What a row says first: how its entry counts, or the balance of its month."""
    if isinstance(line, Item):
        return item_sum(board.of(line.measure), line)
    return month_sum(line.content, line.month, "used" if line.sums.left is None else "left")


def spoken(board: Board, line: Line) -> str:
    """A row in one sentence, for screen readers [CAL-004]."""
    if isinstance(line, Item):
        day = f"{words.weekday(line.day)} {words.day_text(line.day, board.today)}"
        provider = t("calendar_more.list.by", provider=line.entry.provider) if line.entry.provider else ""
        return ", ".join(part for part in (day, board.item_words(line), provider) if part)
    name = f"{name_of(line.content.measure)}, " if len(board.shown) > 1 else ""
    parts = [f"{name}{words.month_and_year(line.month)}", line.content.month_words(line.month), line.reason]
    return ". ".join(part.rstrip(".") for part in parts if part)


def is_red(line: Line) -> bool:
    """Whether an entry lies on a Sunday or public holiday."""
    return isinstance(line, Item) and red_days.is_public_holiday(line.day)


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each run of rows that follow each other."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
