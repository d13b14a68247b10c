"""How far a long piece of work has come, and how it is broken off."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from lssdesk.errors import Refused
from lssdesk.texts import t

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Called with what is done and of how much; may raise :class:`Cancelled`, and then nothing is left behind."""
ROWS = 500
"""Rows between two calls."""


class Cancelled(Refused):
    """The officer changed her mind before anything was stored."""

    def __init__(self) -> None:
        super().__init__(t("provider_report.cancelled"))


def nothing(_done: int, _of: int) -> None:
    """Progress that nobody wants to see."""


def chunks(values: Iterable[T], size: int = ROWS) -> Iterator[list[T]]:
    """The values, some at a time."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk
