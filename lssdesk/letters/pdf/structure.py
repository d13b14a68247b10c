"""The tree of a tagged PDF: what a screen reader meets, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A piece of marked content: page (from 0) and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotation:
    """A link's clickable rectangle on a page (PDF coordinates) and where it leads: address or footnote."""

    page: int
    rect: tuple[float, float, float, float]
    address: str = ""
    note: Elem | None = None


@dataclass(eq=False, slots=True)
class Elem:
    """A structure element; children are elements, marked content and link annotations in reading order.

    ``columns``, ``rows`` and ``headers`` (ids) are of table cells; ``place`` is where a footnote begins:
    page, x and y in PDF coordinates.
    """

    tag: str
    kids: list[Elem | Mark | Annotation] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    address: str = ""
    id: str = ""
    columns: int = 1
    rows: int = 1
    headers: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None
    place: tuple[int, float, float] | None = None

    def add(self, tag: str, *, alt: str = "", scope: str = "", numbering: str = "", id: str = "") -> Elem:
        """A new last child."""
        kid = Elem(tag, alt=alt, scope=scope, numbering=numbering, id=id)
        self.kids.append(kid)
        return kid
