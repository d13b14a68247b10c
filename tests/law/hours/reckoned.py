"""An invented document as values, and the ledger that the engine makes of them."""

import json
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from lssdesk.law.hours import Cost, Grant, Ledger, Policy, Session, calc, cost_ledger, ledger
from tests.law.hours.invented import TODAY, Json


def policy(one: Json | None) -> Policy | None:
    """A policy as a value."""
    if one is None:
        return None
    values: dict[str, Any] = dict(one)
    if "late_cancellation_hour" in values:
        values["late_cancellation_hour"] = time.fromisoformat(values["late_cancellation_hour"])
    return Policy(**values)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _whole(text: str | None, per_unit: int) -> int | None:
    return None if text is None else int(Fraction(text.replace(",", ".")) * per_unit + Fraction(1, 2))


def grants(document: Json) -> list[Grant]:
    """The grants, those with a policy of their own too."""
    return [
        Grant(
            id=one["id"],
            measure=one.get("measure"),
            per_month=_whole(one["kronor_per_month"], 100)
            if "kronor_per_month" in one
            else _whole(one["hours_per_month"], 60),
            valid_from=date.fromisoformat(one["valid_from"]),
            valid_to=_day(one["valid_to"]),
            decided=_day(one.get("decided")),
            late_cancellation_counts=one.get("late_cancellation_counts", True),
            policy=policy(one.get("policy")),
        )
        for one in document["grants"]
    ]


def _measure(document: Json, one: Json) -> Any:
    shared = {grant.get("measure") for grant in document["grants"]}
    return one.get("measure", next(iter(shared), None))


def sessions(document: Json) -> list[Session]:
    """The entries of an hours ledger."""
    return [
        Session(
            day=date.fromisoformat(one["date"]),
            start=time.fromisoformat(one["start"]),
            end=time.fromisoformat(one["end"]),
            status=one["status"],
            cancelled_at=datetime.fromisoformat(one["cancelled_at"]) if "cancelled_at" in one else None,
            measure=_measure(document, one),
        )
        for one in document["entries"]
    ]


def costs(document: Json) -> list[Cost]:
    """The entries of a cost ledger."""
    return [
        Cost(
            day=date.fromisoformat(one["date"]),
            amount=_whole(one["amount"], 100) or 0,
            measure=_measure(document, one),
        )
        for one in document["entries"]
    ]


def rules(document: Json) -> Policy:
    """The ledger's policy."""
    return policy(document.get("policy")) or Policy()


def as_of(document: Json) -> date:
    """The ledger's day."""
    return _day(document.get("as_of")) or TODAY


def book(document: Json) -> Ledger:
    """The engine's ledger of a document, hours or costs."""
    given, day = grants(document), as_of(document)
    if is_costs(document):
        return cost_ledger(given, costs(document), rules(document), day)
    return ledger(given, sessions(document), rules(document), day)


def is_costs(document: Json) -> bool:
    """Whether a document is of costs; one without any entry or grant is the same in both."""
    return any("amount" in one for one in document["entries"]) or any(
        "kronor_per_month" in one for one in document["grants"]
    )


def printed(document: Json, costs: bool) -> Json:
    """What the engine prints: by way of the command, and of the values where a grant has its own policy."""
    if any("policy" in one for one in document["grants"]):
        units = ("ore", "ore") if costs else ("min", "minutes")
        return calc._document(book(document), *units)
    return (calc.calc_costs if costs else calc.calc_hours)(json.dumps(document), TODAY)
