"""How the office uses to decide on time and reservation: earlier decisions without the persons behind them.

What makes a decision routine is that nothing in it is of the case [HND-105, SOLG-041, JO on time limits].
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from lssdesk.model.case import Decision

LAST = 10
"""So many of the office's last decisions have to be alike before the next one like them is worth a look."""
_DAYS_A_MONTH = 30.4375


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """One earlier grant of the office, of one kind and measure: its time and reservation, and whose it is.

    ``months``: length of a limited one in whole months, the nearest; ``officer``: who handled the case.
    Whoever feeds them gives those of the decision's own kind and measure, the oldest first.
    """

    duration: Literal["limited", "open_ended"] | None = None
    months: int | None = None
    duration_reasons: str = ""
    reservation: Literal["yes", "no"] | None = None
    reservation_reasons: str = ""
    officer: str = ""


def of(decision: Decision, officer: str = "") -> Practice:
    """What a decision says about time and reservation."""
    return Practice(
        duration=decision.duration,
        months=months(decision),
        duration_reasons=decision.duration_reasons,
        reservation=decision.reservation,
        reservation_reasons=decision.reservation_reasons,
        officer=officer,
    )


def months(decision: Decision) -> int | None:
    """Whole months of a limited decision, the nearest; None where it has no such length."""
    first, last = decision.valid_from, decision.valid_to
    if decision.duration != "limited" or first is None or last is None or last < first:
        return None
    return round(((last - first).days + 1) / _DAYS_A_MONTH)


def plain(text: str) -> str:
    """A text without what does not change its meaning: case, signs and spacing."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def routine(own: Practice, earlier: Sequence[Practice]) -> bool:
    """Whether the last ten and this one all have the same length for the same reason."""
    last = [*earlier[-LAST:], own]
    alike = {(one.duration, one.months, plain(one.duration_reasons)) for one in last}
    return len(last) > LAST and len(alike) == 1 and own.months is not None and bool(own.duration_reasons)
