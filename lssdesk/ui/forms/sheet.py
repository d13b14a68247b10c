"""What a form writes on: the draft of a case, or the settings, as the fields see it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from lssdesk.flow.delegation import Suggestion
from lssdesk.flow.work import WordingChoice


class Sheet(Protocol):
    """A document that fields read and write by JSON pointer."""

    @property
    def today(self) -> date:
        """The day that "idag" means, and by which questions are asked."""

    def read(self, pointer: str) -> Any:
        """The value at a pointer, or None."""

    def raw(self, pointer: str) -> str | None:
        """A text that could not be read, as it was typed."""

    def write(self, pointer: str, value: Any, label: str, raw: str | None = None) -> None:
        """Put a value, or a text that cannot be read yet."""

    def writable(self, pointer: str) -> bool:
        """Whether the field is still a draft."""

    def facts(self) -> Mapping[str, str | bool]:
        """The facts that conditions of fields name: ``act``, ``child``."""

    def wordings(self, place: str) -> tuple[WordingChoice, ...]:
        """The standard wordings for a place in the letter."""

    def suggestions(self, pointer: str) -> tuple[Suggestion, ...]:
        """What a line of free words offers besides; asked of the fields whose form says so."""
