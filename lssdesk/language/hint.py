"""What a hint is."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["sentence", "passive", "plain", "term", "long_word", "nouns", "negation"]


@dataclass(frozen=True, slots=True)
class Hint:
    """A place in a text from ``start`` to ``end``, and in Swedish what could be done about it.

    ``suggestion`` is what may stand in its place as it is; empty where that takes the writer's own words.
    """

    start: int
    end: int
    kind: Kind
    message: str
    suggestion: str = ""
