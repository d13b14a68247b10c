"""What mouse and keys change, as edits with a name for undo; told to the owner as one step.

No Qt.  Copies are entries of their own: they come from no report and belong to no recurring plan.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from lssdesk.law.hours import Edit
from lssdesk.model.case import Cost, Session
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import changes, draft
from lssdesk.ui.hours_calendar.view_model import Item, Ref

Entry = Session | Cost
Moved = tuple[Item, Entry]
"""An item and what becomes of it."""


@dataclass(frozen=True)
class Change:
    """Edits with the name that undo has for them."""

    name: str
    edits: tuple[Edit, ...]

    @property
    def made(self) -> tuple[Ref, ...]:
        """What is there afterwards."""
        return tuple((edit.measure, edit.after.id) for edit in self.edits if edit.after)

    def problem(self, today: date) -> str:
        """A sentence where something would start or end at a clock time that does not exist [HRS-018]."""
        sessions = (edit.after for edit in self.edits if isinstance(edit.after, Session))
        return next((found for one in sessions if (found := draft.missing_clock(one, today))), "")


def replaced(verb: str, pairs: Iterable[Moved]) -> Change:
    """Entries in the place of others; what stays the same is left out."""
    edits = tuple(Edit(item.measure, item.entry, new) for item, new in pairs if new != item.entry)
    return Change(_name(verb, edits), edits)


def moved(items: Sequence[Item], days: int, minutes: int) -> Change:
    """All of them so many days and minutes later."""
    return replaced("moved", ((item, changes.moved(item.entry, days, minutes)) for item in items))


def added(verb: str, pairs: Iterable[tuple[str, Entry]]) -> Change:
    """New entries, each with its measure."""
    edits = tuple(Edit(measure, None, new) for measure, new in pairs)
    return Change(_name(verb, edits), edits)


def removed(verb: str, items: Iterable[Item]) -> Change:
    """Entries taken away."""
    edits = tuple(Edit(item.measure, item.entry, None) for item in items)
    return Change(_name(verb, edits), edits)


def copy_of(entry: Entry, new_id: str, today: date) -> Entry:
    """The same once more: planned or performed as its day says, and nobody has cancelled it."""
    if isinstance(entry, Cost):
        return msgspec.structs.replace(entry, id=new_id, source="", session="", attachment="")
    return msgspec.structs.replace(
        entry,
        id=new_id,
        status=status_on(entry.day, today),
        cancelled_at=None,
        overuse_reason="",
        series="",
        source="",
    )


def status_on(day: date, today: date) -> draft.SessionStatus:
    """What a new session is on its day."""
    return "performed" if day <= today else "planned"


@dataclass(frozen=True)
class Clip:
    """What was copied or cut.  What was cut comes back as it was, the first time."""

    items: tuple[Item, ...]
    cut: bool

    def on(
        self, day: date, measure: str, unit: str, today: date, new_id: Callable[[], str]
    ) -> list[tuple[str, Entry]]:
        """The entries with the first of them on ``day`` and the others as far from it as they were.

        They go to ``measure`` where it counts in their unit, and else to their own.
        """
        days = (day - min(item.day for item in self.items)).days
        found = []
        for item in self.items:
            entry = changes.moved(item.entry, days)
            new = msgspec.structs.replace(entry, id=new_id()) if self.cut else copy_of(entry, new_id(), today)
            found.append((measure if item.unit == unit else item.measure, new))
        return found


def _name(verb: str, edits: Sequence[Edit]) -> str:
    if len(edits) > 1:
        return t(f"calendar.edit.{verb}_many", n=len(edits))
    entry = next((edit.after or edit.before for edit in edits), None)
    return t(f"calendar.edit.{verb}_{'ore' if isinstance(entry, Cost) else 'minutes'}")
