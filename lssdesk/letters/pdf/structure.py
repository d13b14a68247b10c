"""The tree of a tagged PDF: what a screen reader meets, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mark:
    """A piece of marked content: page (from 0) and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotation:
    """A link's clickable rectangle on a page (PDF coordinates) and where it leads."""

    page: int
    rect: tuple[float, float, float, float]
    address: str


@dataclass(eq=False)
class Elem:
    """A structure element; children are elements, marked content and link annotations in reading order."""

    tag: str
    kids: list[Elem | Mark | Annotation] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    address: str = ""
    bbox: tuple[float, float, float, float] | None = None

    def add(
        self, tag: str, *, alt: str = "", scope: str = "", numbering: str = "", address: str = ""
    ) -> Elem:
        """A new last child."""
        kid = Elem(tag, alt=alt, scope=scope, numbering=numbering, address=address)
        self.kids.append(kid)
        return kid
