"""What the checks say, in the shape of formats.md §6."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lssdesk.law.checks.matter import Matter
from lssdesk.law.tables import Severity


@dataclass(frozen=True)
class Fact:
    """A value of the case that a finding rests on, with the JSON pointer to it."""

    fact: str
    value: Any


@dataclass(frozen=True)
class Rule:
    """The rule that a finding applies, in one Swedish sentence, and where it stands."""

    rule: str
    source: str


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    ``block`` stops signing, ``warn`` asks for a written reason, ``info`` asks for nothing.  ``field`` is
    a JSON pointer into the case document.  ``acknowledged``: a warning that has its written reason.
    ``part`` tells apart the checks that share an id.
    """

    id: str
    severity: Severity
    message: str
    field: str
    because: tuple[Fact | Rule, ...]
    acknowledged: bool = False
    part: str = ""

    @property
    def key(self) -> str:
        """``HND-082/held``: the check's key in ``resources/law/checks``."""
        return f"{self.id}/{self.part}" if self.part else self.id

    def document(self) -> dict[str, Any]:
        """The finding as JSON (formats.md §6); ``acknowledged`` stands there only when it is so."""
        because = [
            {"fact": one.fact, "value": one.value}
            if isinstance(one, Fact)
            else {"rule": one.rule, "source": one.source}
            for one in self.because
        ]
        found = {"id": self.id, "severity": self.severity, "message": self.message, "field": self.field}
        return {**found, "because": because, **({"acknowledged": True} if self.acknowledged else {})}


@dataclass(frozen=True)
class Hit:
    """A check that applies: the facts by pointer, the values of its message, its field where it varies."""

    facts: tuple[str, ...]
    values: Mapping[str, object]
    field: str | None = None


Test = Callable[[Matter], Iterable[Hit]]
Checks = Mapping[str, Test]


def hit(*facts: str, field: str | None = None, **values: object) -> Hit:
    """A hit that rests on the values at the pointers ``facts``."""
    return Hit(facts, values, field)


def when(applies: bool, *facts: str, field: str | None = None, **values: object) -> tuple[Hit, ...]:
    """One hit if it applies, else none."""
    return (hit(*facts, field=field, **values),) if applies else ()
