"""Decisions of several measures for one person, signed: made from the sound cases of the checks."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec

from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.model.case import Person
from tests.flow.officer import AT, fill
from tests.law.checks import sound

MAY = AT + timedelta(days=60)
"""The first of May 2026: the sound cases are decided on 25 March, from 1 April to 31 March."""
_HOME = {"street": "Storgatan 1", "postcode": "541 30", "city": "Sjövalla"}
_REASONS = ("reasons", "duration_reasons", "reservation_reasons")


def decide(desk: Desk, person: Person, base: str, changes: Mapping[str, Any] | None = None) -> Work:
    """A signed decision; its reasons are its own, as no two decisions may share theirs."""
    case = sound.case(base, changes)
    work = desk.open(desk.register(person, case.measure, case.application.received))
    own = {f"/decision/{key}": f"{getattr(case.decision, key)} ({work.case.number})" for key in _REASONS}
    fill(work, case, {**own, "/person": {**msgspec.to_builtins(person), "address": _HOME}})
    work.sign()
    return work
