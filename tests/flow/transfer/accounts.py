"""A plain account of what a machine has to show, field by field, and of who knew what when writing it."""

from dataclasses import dataclass, field
from typing import Any

from lssdesk.flow.transfer_plan import Item


@dataclass(frozen=True)
class Version:
    """A value of a field, the deeds by which it came to be, and those that whoever did them knew of."""

    value: Any = None
    made: frozenset[int] = frozenset()
    knew: frozenset[int] = frozenset()

    @property
    def all(self) -> frozenset[int]:
        """Every deed that the side has heard of."""
        return self.made | self.knew

    def newer_than(self, other: "Version") -> bool:
        """Whether it was made by who knew the other one, or the other is none."""
        return not other.made or not other.made.isdisjoint(self.knew)

    def with_news(self, other: "Version") -> "Version":
        """The same, after the other was heard of; of two that are alike it is both."""
        made = self.made | other.made if self.value == other.value else self.made
        return Version(self.value, made, (self.all | other.all) - made)


@dataclass
class Account:
    """What one side has to show, by pointer; ``letter`` is what it signed, ``sealed`` what that rests on."""

    fields: dict[str, Version] = field(default_factory=dict)
    letter: str = ""
    sealed: frozenset[str] = frozenset()
    case: bool = False


def untold(pointer: str, one: Version, other: Version) -> Version:
    """What stands where nothing was asked: the one that was written by who knew the other."""
    if not other.made or one.value == other.value:
        return one.with_news(other)
    assert one.newer_than(other) != other.newer_than(one), f"{pointer}: {one} and {other} were not told"
    return one.with_news(other) if one.newer_than(other) else other.with_news(one)


def above(key: str, asked: dict[str, Item]) -> Item | None:
    """What was asked about a field, or about what it lies in."""
    return next((item for name, item in asked.items() if name == key or key.startswith(f"{name}/")), None)
