"""What a provider's report says, row by row, as typed values (formats.md §2)."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Literal

import msgspec

from lssdesk.law.hours import Measure
from lssdesk.model.case import SessionActivity, SessionStatus

Column = Literal[
    "personnummer", "insats", "datum", "start", "slut", "status", "avbokad_tid", "utforare", "aktivitet",
    "omkostnad", "kvitto", "anteckning",
]  # fmt: skip
COLUMNS: tuple[Column, ...] = (
    "personnummer", "insats", "datum", "start", "slut", "status", "avbokad_tid", "utforare", "aktivitet",
    "omkostnad", "kvitto", "anteckning",
)  # fmt: skip
NEEDED: tuple[Column, ...] = ("personnummer", "insats", "datum", "start", "slut", "status", "utforare")
"""Columns without which no row says who did what, when."""
STATUSES: Mapping[SessionStatus, str] = {
    "performed": "utförd",
    "cancelled_by_client": "avbokad",
    "cancelled_by_provider": "avbokad av utförare",
    "no_show": "uteblev",
}
"""What a report says became of an occasion."""
PLANNED = "planerad"
"""What our own exports say of one that has not been yet: no report has it, and none is taken in."""


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One occasion as a provider reports it; ``line`` is where it stands in the file.

    ``number`` is twelve digits.  ``amount`` is the companion's cost in whole öre, None where there is none.
    """

    line: int
    number: str
    measure: Measure
    day: date
    start: time
    end: time
    status: SessionStatus
    cancelled_at: datetime | None = None
    provider: str
    activity: SessionActivity | None = None
    amount: int | None = None
    receipt: str = ""
    note: str = ""


class Problem(msgspec.Struct, frozen=True, gc=False):
    """Why a row is not taken in: where it stands, in which column, and how to mend it, in Swedish.

    ``coming``: nothing is wrong with it, but the occasion is only planned.
    """

    line: int
    column: str
    reason: str
    coming: bool = False

    @property
    def kind(self) -> Literal["bad", "coming"]:
        """What it is counted and shown among."""
        return "coming" if self.coming else "bad"
