"""What stands in the fields of the cost editor, and what is wrong with it in words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import get_args

import msgspec

from lssdesk.errors import Refused
from lssdesk.model import typed
from lssdesk.model.case import Cost, CostKind
from lssdesk.texts import t
from lssdesk.ui.hours_calendar import words
from lssdesk.ui.hours_calendar.draft import day_of, day_problem

KINDS: tuple[CostKind, ...] = get_args(CostKind)


@dataclass(frozen=True)
class CostDraft:
    """The editor's fields as they are typed; ``kind``, ``attachment`` and ``session`` are ids, or empty."""

    day: str = ""
    amount: str = ""
    kind: str = ""
    receipt: str = ""
    attachment: str = ""
    session: str = ""
    provider: str = ""
    note: str = ""


COST_FIELDS = tuple(field.name for field in fields(CostDraft))


def cost_draft_of(cost: Cost) -> CostDraft:
    """The cost as text, in the same forms that may be typed; a new one has no amount yet."""
    return CostDraft(
        day=cost.day.isoformat(),
        amount=words.plain_kronor(cost.amount) if cost.amount else "",
        kind=cost.kind or "",
        receipt=cost.receipt,
        attachment=cost.attachment,
        session=cost.session,
        provider=cost.provider,
        note=cost.note,
    )


def cost_problems(draft: CostDraft, today: date) -> Mapping[str, str]:
    """One sentence for each field that cannot stand as it is: what is the case, and what to write."""
    found = {"day": day_problem(draft.day, today), "amount": _amount_problem(draft.amount)}
    return {field: sentence for field, sentence in found.items() if sentence}


def cost_of(draft: CostDraft, today: date, before: Cost) -> Cost | None:
    """The cost ``before`` with what the fields say, or None while they have problems."""
    day = day_of(draft.day, today)
    if cost_problems(draft, today) or day is None:
        return None
    return msgspec.structs.replace(
        before,
        day=day,
        amount=typed.kronor(draft.amount),
        kind=next((kind for kind in KINDS if kind == draft.kind), None),
        receipt=draft.receipt.strip(),
        attachment=draft.attachment,
        session=draft.session,
        provider=draft.provider.strip(),
        note=draft.note.strip(),
    )


def _amount_problem(text: str) -> str:
    if not text.strip():
        return t("calendar.problem.amount_missing")
    try:
        ore = typed.kronor(text)
    except Refused as refusal:
        return str(refusal)
    return "" if ore else t("calendar.problem.amount_zero")
