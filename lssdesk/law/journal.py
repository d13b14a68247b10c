"""The kinds of notes that a journal knows (``resources/journal/kinds.toml``) [HND-249, HND-250].

Some things are not done by a note: they take a decision, and the kind says which.
"""

from functools import cache
from typing import Literal

import msgspec

from lssdesk import paths
from lssdesk.law.tables import parse

Takes = Literal["write_off", "own_ending", "dismissal", "execution"]


class Kind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of note.  ``takes``: the decision that a note of this kind is not enough for."""

    id: str
    group: str
    label: str
    source: str
    help: str = ""
    takes: Takes | None = None


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: tuple[Kind, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds in the order in which they are offered, those of a group together."""
    path = paths.resources() / "journal" / "kinds.toml"
    return parse(path.read_text(encoding="utf-8"), path.name, _Table).kind


def find(id: str) -> Kind | None:
    """The kind with an id, if it is known here."""
    return next((one for one in kinds() if one.id == id), None)


def label(id: str) -> str:
    """What a kind is called; of one that is not known here its id."""
    found = find(id)
    return found.label if found else id
