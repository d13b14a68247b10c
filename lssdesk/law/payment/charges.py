"""What an invoice charges, row by row, and how it may differ from the basis (PRV-076)."""

from datetime import date, time
from typing import Literal

import msgspec

from lssdesk.law.hours.categories import Category
from lssdesk.model.case import SessionStatus

Differs = Literal[
    "no_decision",
    "over_balance",
    "not_reported",
    "doubled",
    "category",
    "late_rate",
    "in_time",
    "floor",
    "minutes",
    "overlap",
    "cost_no_session",
    "cost_over",
    "rate",
    "other_provider",
    "dead",
    "hospital",
    "away",
    "other_month",
    "not_charged",
]
"""Each is one trigger of PRV-076, and what an invoice lacks; texts under ``payment.rule``."""
Unit = Literal["minutes", "ore", ""]


class Charge(msgspec.Struct, frozen=True, kw_only=True):
    """A row of an invoice: a session, or its part in one category; ``line`` is its place on the invoice.

    ``number`` is twelve digits.  ``minutes`` and ``amount`` None: not said.  Amounts are whole öre.
    """

    line: int
    number: str
    measure: str
    day: date
    start: time | None = None
    end: time | None = None
    status: SessionStatus = "performed"
    category: Category | None = None
    minutes: int | None = None
    amount: int | None = None
    cost: int = 0


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Where invoice and basis disagree, or what is to be looked at; a warning, never more.

    ``lines``: rows of the invoice, none for what it lacks.  ``charged`` and ``due``: the two sides, in
    minutes or öre where ``unit`` says so.
    """

    rule: Differs
    lines: tuple[int, ...]
    number: str
    measure: str
    day: date
    start: time | None = None
    charged: int | None = None
    due: int | None = None
    unit: Unit = ""


class Ordered(msgspec.Struct, frozen=True):
    """To whom a person's measure was ordered, from a day on (None: not said); by the order of a decision."""

    case: str
    provider: str
    first: date | None
