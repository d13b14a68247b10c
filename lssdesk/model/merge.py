"""Two histories of one document made one: field by field, by what both began from (three-way merge).

A field that one side changed is taken from it; a field that both changed to different values is a conflict,
which somebody decides.  Nothing is chosen in silence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lssdesk.model import document


class _Gone:
    """The value of a field that is not there."""

    def __repr__(self) -> str:
        return "GONE"


GONE: Final = _Gone()


@dataclass(frozen=True)
class Conflict:
    """A field that both sides changed, and how; ``GONE`` where it is not there.

    In a list of rows with ids the pointer names the row by its id.
    """

    pointer: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """What became of a merge.

    ``content`` holds my value where there is a conflict; ``taken`` are the pointers of what came from the
    other side.
    """

    content: dict[str, Any]
    taken: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def merge(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Make two documents one, both of which began as ``base``.

    Lists of rows with an ``id`` are merged row by row, in my order with their new ones last; lists that are
    as long in all three are merged place by place; any other list is one field.
    """
    merging = _Merging([], [])
    content = merging.value("", base, mine, theirs)
    return Merged(content, tuple(merging.taken), tuple(merging.conflicts))


@dataclass(frozen=True)
class _Merging:
    taken: list[str]
    conflicts: list[Conflict]

    def value(self, pointer: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            self.taken.append(pointer)
            return theirs
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            return self._fields(pointer, base if isinstance(base, Mapping) else {}, mine, theirs)
        if (rows := _by_id(base, mine, theirs)) is not None:
            return list(self._fields(pointer, *rows).values())
        if _alike_long(base, mine, theirs):
            places = zip(base, mine, theirs, strict=True)
            return [self.value(f"{pointer}/{place}", *three) for place, three in enumerate(places)]
        self.conflicts.append(Conflict(pointer, base, mine, theirs))
        return mine

    def _fields(
        self, pointer: str, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> dict[str, Any]:
        found = {}
        for key in dict.fromkeys((*mine, *theirs, *base)):
            three = (side.get(key, GONE) for side in (base, mine, theirs))
            value = self.value(pointer + document.pointer([key]), *three)
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
