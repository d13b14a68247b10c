"""A notice: a fact that an officer should know in time, what it rests on, and where to go.

A notice states what is the case and says what can be recorded; nothing here urges anybody to save or to
use anything (HRS-022).
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from lssdesk.law.hours import months, said
from lssdesk.law.hours.track import Track, Unit
from lssdesk.law.hours.values import Ledger, Session
from lssdesk.law.policy import Handling
from lssdesk.model.use import UnusedMonth
from lssdesk.texts import t

Severity = Literal["warn", "info"]
Go = Literal["day", "reason", "decision"]
Kind = Literal[
    "lapses", "unused", "overuse", "outside", "overlap", "no_time", "planned", "first_session", "gap",
    "cancelled", "cut", "was_cut", "ends", "cost_over", "cost_outside", "cost_without", "cost_alone",
]  # fmt: skip


class Amount(msgspec.Struct, frozen=True):
    """Minutes or öre, as a sentence is to say them."""

    value: int
    unit: Unit


class Month(msgspec.Struct, frozen=True):
    """A calendar month by its first day, as a sentence is to say it."""

    first: date


Value = Amount | Month | date | int | str


class _Rule(msgspec.Struct, frozen=True):
    severity: Severity
    id: str
    source: str
    go: Go = "day"


RULES: dict[Kind, _Rule] = {
    "lapses": _Rule("info", "HRS-016", "004 §9.3.2, Bilaga 2"),
    "unused": _Rule("warn", "HRS-023", "001", "reason"),
    "overuse": _Rule("warn", "HRS-015", "004 §9.3.2", "reason"),
    "outside": _Rule("warn", "HRS-019", "HRS-011"),
    "overlap": _Rule("warn", "HRS-020", "HRS-018"),
    "no_time": _Rule("warn", "PRV-052", "002 §4.14; HRS-032"),
    "planned": _Rule("info", "HRS-031", "002 §4.14"),
    "first_session": _Rule("warn", "LSOL-045", "AVS-016; 004 §5.7", "reason"),
    "gap": _Rule("info", "PRV-098", "002 §4.15, §4.16"),
    "cancelled": _Rule("warn", "PRV-054", "002 §3.3"),
    "cut": _Rule("warn", "HRS-021", "HRS-016"),
    "was_cut": _Rule("info", "HRS-021", "HRS-016"),
    "ends": _Rule("warn", "HND-110", "004 §5.5.1", "decision"),
    "cost_over": _Rule("warn", "OMK-014", "004 §11.8.2; OMK-013"),
    "cost_outside": _Rule("warn", "HRS-019", "004 §11.8; OMK-001"),
    "cost_without": _Rule("warn", "OMK-014", "004 §11.8.2"),
    "cost_alone": _Rule("warn", "OMK-011", "004 §11.8", "decision"),
}
"""What each kind of notice is worth, the rule behind it, where that stands, and where the notice leads."""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know.

    ``day`` is where it leads in the calendar; ``due`` the day until which something is possible or was
    expected, None where nothing but the record waits.  ``item``: id of the session or cost, or the number
    of the decision.  ``values`` are named in the sentence, ``numbers`` are what stands behind it.
    """

    kind: Kind
    measure: str
    day: date
    due: date | None = None
    item: str = ""
    values: Mapping[str, Value] = {}
    numbers: Mapping[str, Value] = {}

    @property
    def severity(self) -> Severity:
        """Whether it asks for something."""
        return RULES[self.kind].severity

    @property
    def go(self) -> Go:
        """Where it leads: a day, the reason to write, or the decision."""
        return RULES[self.kind].go

    @property
    def rule(self) -> str:
        """Id of the rule."""
        return RULES[self.kind].id

    @property
    def source(self) -> str:
        """The rule's id and where it stands."""
        return f"{self.rule}; {RULES[self.kind].source}"

    def sentence(self, today: date) -> str:
        """What is the case, in Swedish."""
        return t(f"notices.{self.kind}.say", **_spoken(self.values, today))

    def because(self, today: date) -> tuple[str, ...]:
        """The rule, the numbers behind, and the source: a line each."""
        rows = _spoken(self.numbers, today)
        numbers = [t(f"notices.number.{key}", value=value) for key, value in rows.items()]
        rule, source = t(f"notices.{self.kind}.rule"), t("notices.source", source=self.source)
        return (rule, *numbers, source)


def _spoken(values: Mapping[str, Value], today: date) -> dict[str, str]:
    return {key: _say(value, today) for key, value in values.items()}


def _say(value: Value, today: date) -> str:
    if isinstance(value, Amount):
        return said.amount(value.value, value.unit)
    if isinstance(value, Month):
        return said.month(value.first, today)
    return said.day(value, today) if isinstance(value, date) else str(value)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How long before and after something is looked for; None: not judged.  Days, months or times."""

    lapse_days: int | None = 30
    lapse_days_month: int | None = 10
    first_session_days: int | None = 14
    gap_months: int | None = 2
    look_back_months: int = 3
    cancelled_month: int | None = 2
    cancelled_frame: int | None = 3
    ending_days: int | None = 30


def limits(handling: Handling) -> Limits:
    """The municipality's limits.

    A decision that ends is shown as long before as it is to be renewed, else with what lapses.
    """
    value = handling.value
    lead = value("renewal_lead_days")
    return Limits(
        lapse_days=value("lapse_days"),
        lapse_days_month=value("lapse_days_month"),
        first_session_days=value("first_session_days"),
        gap_months=value("gap_months"),
        look_back_months=value("look_back_months") or 0,
        cancelled_month=value("payment_provider_cancellations_month"),
        cancelled_frame=value("payment_provider_cancellations_frame"),
        ending_days=value("lapse_days") if lead is None else lead,
    )


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One track as the rules look at it on a day: its ledger, and from which day on it is looked at.

    ``entries`` are its sessions as the engine takes them, in the same order.

    ``replaced``: the last day that a grant had before a later decision took it over, None for an
    open-ended one, by the grant's id.
    """

    track: Track
    book: Ledger
    entries: tuple[Session, ...]
    today: date
    since: date
    limits: Limits
    others: tuple[Track, ...] = ()
    unused: tuple[UnusedMonth, ...] = ()
    replaced: Mapping[str, date | None] = {}
    pace: bool = True

    def amount(self, value: int) -> Amount:
        """A number of the track in its unit."""
        return Amount(value, self.track.unit)

    def recent(self, day: date) -> bool:
        """Whether a day lies neither too far back nor ahead."""
        return self.since <= day <= self.today

    def explained(self, month: int) -> bool:
        """Whether it is written down why hours of a month were left."""
        return any(months.number(one.month) == month for one in self.unused)

    def make(self, kind: Kind, day: date, **more: object) -> Notice:
        """A notice of the track."""
        return Notice(kind=kind, measure=self.track.measure, day=day, **more)  # type: ignore[arg-type]
