"""Plain Swedish: hints on a text, how easy it is to read, and spelling.  Nothing leaves memory."""

from lssdesk.language.hint import Hint
from lssdesk.language.hints import hints
from lssdesk.language.readability import Readability, readability

__all__ = ["Hint", "Readability", "hints", "readability"]
