"""Two histories of one document made one: field by field, by what both began from (three-way merge).

A field that one side changed is taken from it; a field that both changed to different values is a conflict,
which somebody decides.  Nothing is chosen in silence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lssdesk.model import document


class _Mark:
    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


class _Unsure(_Mark):
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return False


GONE: Final = _Mark("GONE")
"""The value of a field that is not there."""
UNSURE: Final = _Unsure("UNSURE")
"""In a base: a field about which the two histories before it did not agree.  No value is like it."""


@dataclass(frozen=True)
class Conflict:
    """A field that both sides changed, or in ``Merged.changes`` one did; ``GONE`` where it is not there.

    In a list of rows with ids the pointer names the row by its id.
    """

    pointer: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """What became of a merge.

    ``content`` holds my value where there is a conflict; ``changes`` are what came from the other side.
    """

    content: dict[str, Any]
    changes: tuple[Conflict, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def taken(self) -> tuple[str, ...]:
        """The pointers of what came from the other side."""
        return tuple(one.pointer for one in self.changes)


def merge(base: Any, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Make two documents one, both of which began as ``base``, a document or ``UNSURE``.

    Lists of rows with an ``id`` are merged row by row, in my order with their new ones last; lists that are
    as long in all three are merged place by place; any other list is one field.
    """
    merging = _Merging([], [])
    content = merging.value("", base, mine, theirs)
    return Merged(content, tuple(merging.changes), tuple(merging.conflicts))


def settle(content: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """What was merged with other values at some pointers of its conflicts; ``GONE`` takes a field away."""
    settled: Any = content
    for pointer, value in values.items():
        settled = _with(settled, document.keys(pointer), value)
    return dict(settled)


def _with(node: Any, keys: Sequence[str], value: Any) -> Any:
    if not keys:
        return value
    first, rest = keys[0], keys[1:]
    if _is_list(node):
        rows = list(node)
        place = _place(rows, first)
        inner = _with(rows[place] if place < len(rows) else {}, rest, value)
        rows[place : place + 1] = [] if inner is GONE else [inner]
        return rows
    made = dict(node) if isinstance(node, Mapping) else {}
    inner = _with(made.get(first, {}), rest, value)
    if inner is GONE:
        made.pop(first, None)
    else:
        made[first] = inner
    return made


def _place(rows: Sequence[Any], key: str) -> int:
    """Where the row of an id stands, or of a number in a list without ids; the end for a new one."""
    ids = [str(row.get("id")) if isinstance(row, Mapping) else None for row in rows]
    if key in ids:
        return ids.index(key)
    return int(key) if key.isdigit() and None in ids else len(rows)


@dataclass(frozen=True)
class _Merging:
    changes: list[Conflict]
    conflicts: list[Conflict]

    def value(self, pointer: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine == theirs or theirs == base:
            return mine
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            before = base if base is UNSURE or isinstance(base, Mapping) else {}
            return self._fields(pointer, before, mine, theirs)
        if mine == base:
            self.changes.append(Conflict(pointer, base, mine, theirs))
            return theirs
        if (rows := _by_id(base, mine, theirs)) is not None:
            return list(self._fields(pointer, *rows).values())
        if _alike_long(base, mine, theirs):
            places = zip(base, mine, theirs, strict=True)
            return [self.value(f"{pointer}/{place}", *three) for place, three in enumerate(places)]
        self.conflicts.append(Conflict(pointer, base, mine, theirs))
        return mine

    def _fields(
        self, pointer: str, base: Any, mine: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> dict[str, Any]:
        found = {}
        before = {} if base is UNSURE else base
        for key in dict.fromkeys((*mine, *theirs, *before)):
            old = UNSURE if base is UNSURE else before.get(key, GONE)
            value = self.value(
                pointer + document.pointer([key]), old, mine.get(key, GONE), theirs.get(key, GONE)
            )
            if value is not GONE:
                found[key] = value
        return found


def _by_id(*sides: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]] | None:
    """The rows of three lists by their ids; None where one is no list of such rows."""
    found = []
    for side in sides:
        if side is GONE:
            side = ()
        if not _is_list(side) or not all(isinstance(row, Mapping) and "id" in row for row in side):
            return None
        rows = {row["id"]: row for row in side}
        if len(rows) != len(side):
            return None
        found.append(rows)
    base, mine, theirs = found
    return base, mine, theirs


def _alike_long(*sides: Any) -> bool:
    return all(_is_list(side) for side in sides) and len({len(side) for side in sides}) == 1


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
