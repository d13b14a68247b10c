"""An office's own wordings beside the shipped ones: written, approved from a day on, ended.

A shipped wording is never altered: it may end, and an office's own may stand for it from a day on.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

import msgspec

from lssdesk.letters.wording_book import Book, Place, Wording, shipped
from lssdesk.model.case import OWN_WORDING

State = Literal["draft", "approved", "retired"]


class Content(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One of an office's own wordings without its days, as it is written and kept."""

    id: str = ""
    place: Place
    title: str
    text: str
    source: str = ""
    measures: tuple[str, ...] = ()
    when: tuple[dict[str, tuple[str, ...]], ...] = ()
    replaces: str = ""

    def dated(self, first_day: date, last_day: date = date.max) -> Wording:
        """The wording as it holds from a day on."""
        return Wording(first_day=first_day, last_day=last_day, **msgspec.structs.asdict(self))


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What an office has done with a wording: approved its own from ``first_day`` on, or ended any.

    ``content`` is None of a shipped wording, which is taken into use again by being approved.  A draft
    changes nothing yet.
    """

    id: str
    state: State
    first_day: date | None = None
    last_day: date | None = None
    content: Content | None = None


_Turn = tuple[date, Wording | None]  # from a day on this wording holds, or none


def office_book(entries: Iterable[Entry]) -> Book:
    """The shipped wordings and those that an office has approved, by what it did in that order.

    What is done later holds from its day on over what was done before.  An own wording comes after the
    shipped one that it replaces, and so is the default where that one was; others come last.
    """
    turns: dict[str, list[_Turn]] = {row.id: [] for row in shipped()}
    for row in shipped():
        turns[row.id] += _span(row)
    turns = {id: _sorted(found) for id, found in turns.items()}
    for entry in (entry for entry in entries if entry.state != "draft"):
        turns[entry.id] = _turned(turns.get(entry.id, []), entry)
    rows = {id: _rows(found) for id, found in turns.items()}
    order = [id for id in rows if not id.startswith(OWN_WORDING)]
    for id in rows:
        if id.startswith(OWN_WORDING):
            before = rows[id][-1].replaces if rows[id] else ""
            order.insert(order.index(before) + 1 if before in order else len(order), id)
    return Book(tuple(row for id in order for row in rows[id]))


def _span(row: Wording) -> list[_Turn]:
    end: list[_Turn] = [(row.last_day + timedelta(days=1), None)] if row.last_day < date.max else []
    return [(row.first_day, row), *end]


def _turned(turns: list[_Turn], entry: Entry) -> list[_Turn]:
    if entry.state == "retired" and entry.last_day:
        after = entry.last_day + timedelta(days=1)
        return [*_before(turns, after), (after, None)]
    if entry.state == "approved" and entry.first_day:
        content, first = entry.content, entry.first_day
        if content is not None:
            own = msgspec.structs.replace(content, id=entry.id)
            return [*_before(turns, first), *_span(own.dated(first, entry.last_day or date.max))]
        rows = [row for row in shipped() if row.id == entry.id and row.last_day >= first]
        back = [(max(day, first), row) for version in rows for day, row in _span(version)]
        return [*_before(turns, first), *_sorted(back)]
    return turns


def _sorted(turns: list[_Turn]) -> list[_Turn]:
    """By day; where one version ends and the next begins the beginning comes last."""
    return sorted(turns, key=lambda turn: (turn[0], turn[1] is not None))


def _before(turns: list[_Turn], day: date) -> list[_Turn]:
    return [turn for turn in turns if turn[0] < day]


def _rows(turns: list[_Turn]) -> list[Wording]:
    """The wordings between the turns, each with the days on which it holds."""
    ends = [day - timedelta(days=1) for day, _ in turns[1:]] + [date.max]
    return [
        msgspec.structs.replace(row, first_day=day, last_day=min(row.last_day, end))
        for (day, row), end in zip(turns, ends, strict=True)
        if row is not None and day <= end
    ]
