"""The board's delegation order: who may take which decision, point by point, from a day on [HND-001].

Each order that is set is one row beside the municipality's values, and rows are only ever added.  So a
signed decision keeps the order that was known when it was signed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.errors import Refused
from lssdesk.flow import policies, records
from lssdesk.flow.policy_values import DELEGATION_ORDER
from lssdesk.law import tables
from lssdesk.law.delegated import fits
from lssdesk.model import forms
from lssdesk.model.case import Decision, DecisionKind, DelegatedRight, Outcome
from lssdesk.model.forms import Option
from lssdesk.store.tables import PolicyRow
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

POINTER = "/decision/delegation"
MOST_POINTS, MOST_SIGNS = 500, 200


@dataclass(frozen=True)
class Order:
    """A delegation order as it was set: its points hold from ``first_day`` until a later order begins."""

    first_day: date
    points: tuple[DelegatedRight, ...]
    confirmed_by: str
    reason: str
    set_at: datetime
    set_by: str


@dataclass(frozen=True)
class Suggestion:
    """A value that a field offers, and what it means; ``fits``: for this decision."""

    value: str
    text: str
    fits: bool


def orders(reading: Reading, known: datetime | None = None) -> tuple[Order, ...]:
    """All orders in the order in which they were set; with ``known`` those set by that moment."""
    query = select(PolicyRow).where(PolicyRow.key == DELEGATION_ORDER).order_by(PolicyRow.seq)
    rows = (row for row in reading.scalars(query) if known is None or row.set_at <= known)
    return tuple(
        Order(
            row.first_day,
            msgspec.json.decode(row.value, type=tuple[DelegatedRight, ...]),
            row.confirmed_by,
            row.reason,
            row.set_at,
            row.set_by,
        )
        for row in rows
    )


def order_on(rows: Sequence[Order], day: date) -> Order | None:
    """The order that holds on a day: the one that began last, and of those the last set."""
    begun = [(row.first_day, place, row) for place, row in enumerate(rows) if row.first_day <= day]
    return max(begun)[2] if begun else None


def points_on(rows: Sequence[Order], day: date) -> tuple[DelegatedRight, ...]:
    """The points that hold on a day, each with the first and last day of its order."""
    found = order_on(rows, day)
    if found is None:
        return ()
    later = min((row.first_day for row in rows if row.first_day > day), default=None)
    days = {"first_day": found.first_day, "last_day": later - timedelta(days=1) if later else None}
    return tuple(msgspec.structs.replace(point, **days) for point in found.points)


def suggestions(points: Sequence[DelegatedRight], decision: Decision, measure: str) -> tuple[Suggestion, ...]:
    """Every point of an order with who holds it; those that fit the decision are marked."""
    return tuple(Suggestion(one.point, holder(one), fits(one, decision, measure)) for one in points)


def holder(point: DelegatedRight) -> str:
    """``Enhetschef: Anna Berg, Karl Ceder. Inte i egna ärenden.``"""
    names = ", ".join(point.holders)
    said = t("delegation.named", level=point.level, names=names) if names else point.level
    return t("delegation.not_own", holder=said) if point.not_own_case else said


def options(field: str) -> tuple[Option, ...]:
    """What a point can be limited to: ``kinds``, ``measures`` or ``outcomes``, in the words of the forms."""
    if field == "measures":
        rows = sorted((row for row in tables.shipped().measures if row.decided), key=lambda row: row.name)
        return tuple(Option(value=row.id, label=_measure(row)) for row in rows)
    form, path = {"kinds": ("decision_kind", "kind"), "outcomes": ("decision", "outcome")}[field]
    found = (one for one in forms.load(form).fields() if one.path == f"/decision/{path}")
    return next(found).options


def _measure(row: tables.Measure) -> str:
    act = {"lss": "LSS", "sol": "SoL"}[row.act]
    return f"{row.name[:1].upper()}{row.name[1:]} ({act})"


def about(point: DelegatedRight) -> str:
    """What a point is limited to, a line each: kinds, measures, outcomes; all decisions where to nothing."""
    lines = []
    for field in ("kinds", "measures", "outcomes"):
        labels = {option.value: option.label for option in options(field)}
        lines.append(", ".join(labels.get(value, value) for value in getattr(point, field)))
    return "\n".join(line for line in lines if line) or t("delegation.everything")


class Delegation:
    """The delegation order of the office, for the administrator's page."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def orders(self) -> tuple[Order, ...]:
        """Every order that was set, the last one first."""
        with self._desk.office.read() as reading:
            return orders(reading)[::-1]

    def running(self) -> Order | None:
        """The order that holds today; a new one begins as its copy."""
        return order_on(self.orders()[::-1], self._desk.today)

    def coming(self) -> Order | None:
        """The next order, of a day to come."""
        rows = self.orders()[::-1]
        later = [row.first_day for row in rows if row.first_day > self._desk.today]
        return order_on(rows, min(later)) if later else None

    def set(self, points: Sequence[DelegatedRight], first_day: date, confirmed_by: str, reason: str) -> None:
        """Set the order that holds from a day on.

        Refused, with ``/points/<place>/<key>``, ``/points``, ``/first_day``, ``/confirmed_by`` or ``/reason``
        as its field, where it does not fit.  What is signed keeps the order that was known then.
        """
        policies.check_words(first_day, confirmed_by, reason)
        clean = tuple(_clean(point) for point in points)
        _check(clean)
        desk = self._desk
        with desk.unit("delegation", t("flow.unit.delegation")) as unit:
            row = PolicyRow(key=DELEGATION_ORDER, first_day=first_day, value=records.encode(clean))
            row.confirmed_by, row.reason = confirmed_by.strip(), reason.strip()
            row.set_at, row.set_by = desk.now, desk.officer
            unit.add(row)
            records.keep_setting(unit, _begun(desk.officer), {})
        desk.settings_changed()

    def begun(self) -> dict[str, Any]:
        """What this officer has typed of a new order and not set yet; empty where nothing is."""
        return self._desk.setting(_begun(self._desk.officer))

    def keep(self, begun: Mapping[str, Any]) -> None:
        """Keep what is typed of a new order; an empty one is taken away."""
        self._desk.keep_setting(t("flow.unit.begun_order"), _begun(self._desk.officer), begun)


def _begun(officer: str) -> str:
    """Key of the delegation order that an officer began to write."""
    return f"begun_order/{officer}"


def _clean(point: DelegatedRight) -> DelegatedRight:
    """A point as it is kept: no space around words, no empty name, no days of its own."""
    holders = tuple(name.strip() for name in point.holders if name.strip())
    days: dict[str, Any] = {"first_day": None, "last_day": None}
    words = {"point": point.point.strip(), "level": point.level.strip(), "holders": holders}
    return msgspec.structs.replace(point, **words, **days)


def _check(points: Sequence[DelegatedRight]) -> None:
    if not points:
        raise Refused(t("delegation.refused.empty"), "/points")
    if len(points) > MOST_POINTS:
        raise Refused(t("delegation.refused.many", most=MOST_POINTS), "/points")
    seen: set[str] = set()
    for place, point in enumerate(points):
        _check_point(point, f"/points/{place}", seen)
        seen.add(point.point)


def _check_point(point: DelegatedRight, where: str, seen: set[str]) -> None:
    for key in ("point", "level"):
        if not getattr(point, key):
            raise Refused(t(f"delegation.refused.no_{key}"), f"{where}/{key}")
    if point.point in seen:
        raise Refused(t("delegation.refused.twice", point=point.point), f"{where}/point")
    for key in ("point", "level", "holders"):
        words = getattr(point, key)
        if any(len(word) > MOST_SIGNS for word in ([words] if isinstance(words, str) else words)):
            raise Refused(t("policy.refused.too_long", most=MOST_SIGNS), f"{where}/{key}")
    known = {
        "kinds": set(get_args(DecisionKind)),
        "measures": {row.id for row in tables.shipped().measures},
        "outcomes": set(get_args(Outcome)),
    }
    for key, names in known.items():
        if unknown := set(getattr(point, key)) - names:
            raise Refused(t("delegation.refused.unknown", name=min(unknown)), f"{where}/{key}")
