"""Writes blocks from wordings and facts: a final letter lacks nothing, a draft shows what it lacks."""

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from lssdesk.errors import Refused
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block
from lssdesk.letters.placeholders import PLACEHOLDERS, label
from lssdesk.letters.running import blocks
from lssdesk.letters.wording_book import Book
from lssdesk.letters.wordings import chosen, fill, first_gap, gap
from lssdesk.model.case import Case
from lssdesk.texts import t

__all__ = ["Writer", "blocks"]

_EMPTY_LINE = re.compile(r"\n\s*\n")


class Writer(msgspec.Struct, frozen=True):
    """One case on the day whose law and wordings apply, with the values of its placeholders.

    ``book``: the office's wordings where it has more than the shipped ones.
    """

    case: Case
    day: date
    draft: bool
    values: Mapping[str, str]
    book: Book | None = None

    def word(self, name: str) -> str:
        """A single value; its mark in a draft, else ``Refused``, where it is missing."""
        return self.fill(f"{{{name}}}")

    def fill(self, template: str, /, **more: str) -> str:
        """``template`` with its placeholders filled in; ``more`` are values of this text alone."""
        return fill(template, {**self.values, **more}, draft=self.draft).strip()

    def text(self, key: str, /, **more: str) -> str:
        """The text ``key`` of ``texts/letter.toml``, filled in."""
        return self.fill(t(f"letter.{key}"), **more)

    def gap(self, name: str) -> list[Block]:
        """The mark of what is missing as a paragraph that leads to its field; ``Refused`` when final."""
        if not self.draft:
            raise Refused(t("letter.missing", what=label(name)), PLACEHOLDERS[name])
        return [*blocks(gap(name), PLACEHOLDERS[name])]

    def say(self, place: str, missing: str = "") -> list[Block]:
        """What stands in the place.

        Where nothing fits there is nothing, or the mark of ``missing``: the fact that would choose.
        """
        try:
            found = chosen(place, self.case, self.day, self.book)
        except Refused as refusal:
            if not self.draft:
                raise
            return [*blocks(t("letter.outdated_mark"), refusal.field)]
        if found is None:
            return self.gap(missing) if missing else []
        origin = found.id or f"/decision/wordings/{place}"
        said: list[Block] = []
        for paragraph in _EMPTY_LINE.split(found.text):
            lacks = first_gap(paragraph, self.values)
            said += blocks(self._paragraph(paragraph, place), lacks or origin)
        return said

    def _paragraph(self, text: str, place: str) -> str:
        try:
            return self.fill(text)
        except Refused as refusal:
            raise Refused(str(refusal), refusal.field or f"/decision/wordings/{place}") from refusal

    def own(self, name: str) -> list[Block]:
        """What the officer wrote in the field of a placeholder, in paragraphs of its own."""
        return [*blocks(self.word(name), PLACEHOLDERS[name])]

    def line(self, key: str, origin: str, text: str = "") -> list[Block]:
        """A sentence of ``texts/letter.toml``, ended by what the officer wrote where there is anything."""
        return [*blocks(self.text(key, text=swedish.sentence(text)), origin)]
