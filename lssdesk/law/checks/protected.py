"""What tells where somebody with a protected identity is, in what an officer wrote."""

from collections.abc import Iterator

from lssdesk.law.checks.findings import Checks, Hit, hit
from lssdesk.law.checks.matter import Matter, said
from lssdesk.model import document, protected, protected_words
from lssdesk.texts import t


def told_in_text(m: Matter) -> Iterator[Hit]:
    """HND-014: what an officer wrote tells where somebody is, until a reason says why it may stand there."""
    if said(m.value(protected_words.CONFIRMED)):
        return
    who = next(protected.marked(m.case), "")
    fields: dict[str, list[str]] = {}
    for found in protected_words.found_in_case(m.case):
        fields.setdefault(found.where, []).append(t(f"protected.what.{found.secret.what}"))
    for pointer, kinds in fields.items():
        yield hit(who, field=_field(pointer), vad=" och ".join(dict.fromkeys(kinds)))


def _field(pointer: str) -> str:
    """The question that a text answers: of a row of a table the table."""
    keys = document.keys(pointer)
    row = next((place for place, key in enumerate(keys) if key.isdigit()), len(keys))
    return "".join(f"/{key}" for key in keys[:row])


CHECKS: Checks = {
    "HND-014/text": told_in_text,
}
