"""Sound cases after a decision with a sender and an address, and a way to make one of their documents."""

from datetime import date
from typing import Any

from lssdesk.flow import documents
from lssdesk.letters.blocks import Letter
from lssdesk.model.case import Case
from tests.law.checks.sound import case as sound_case
from tests.law.checks.sound_after import AFTER, AFTER_REFUSED
from tests.letters.every_letter import SENT

TODAY = date(2026, 4, 27)
CASES = {**AFTER, **AFTER_REFUSED}
HIDDEN = "sekretessmarkering"
OF_NOBODY = ("19900101", "Solrosvägen", "Solköping")
"""What must not stand of a person with protected identity: number and address."""


def case(name: str, base: str = "", **changes: Any) -> Case:
    """A case by name; ``changes`` by pointer, None takes a field away."""
    usual = "lss limited" if name in AFTER else "lss refused"
    return sound_case(base or usual, {**CASES[name], **SENT, **changes})


def make(id: str, of: Case, draft: bool = False) -> Letter:
    """The document ``id`` of the case, which has to be among those that belong to it."""
    found = {one.id: one for one in documents.documents(of)}
    return found[id].make(of, TODAY, draft)
