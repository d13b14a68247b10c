"""A second ledger, written from hours.md and formats.md §1, §4 alone: minute by minute (öre by öre).

It is slow and plain, works on the text of a document that is right, and shares no code with the engine.
A grant may carry a ``policy`` of its own beside what formats.md knows: a decision keeps the model that
applied on the day it was made (hours.md §1).
"""

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Stockholm")
MINUTE = timedelta(minutes=1)
Json = dict[str, Any]


@dataclass(frozen=True)
class Frame:
    months: tuple[str, ...]
    first: str
    last: str

    def holds(self, day: str) -> bool:
        return self.first <= day <= self.last


@dataclass
class Grant:
    id: str
    measure: str | None
    per_month: int | None
    valid_from: str
    valid_to: str | None
    decided: str
    late_counts: bool
    allow: bool
    noon: str
    frames: list[Frame] = field(default_factory=list)

    def valid(self, day: str) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def frame(self, day: str) -> Frame:
        return next(frame for frame in self.frames if frame.holds(day))

    def to_draw_on(self, day: str) -> int:
        """The credits of the day's frame, up to the day's month or all of them (HRS-015)."""
        assert self.per_month is not None
        return self.per_month * sum(self.allow or month <= day[:7] for month in self.frame(day).months)


@dataclass(frozen=True)
class Taken:
    """Where a minute or an öre of an entry went; ``place``: of the grant among those that cover the day."""

    entry: int
    day: str
    place: int
    grant: str
    over: bool


class Oracle:
    def __init__(self, document: Json, today: date, costs: bool) -> None:
        self.costs = costs
        self.policy: Json = document.get("policy", {})
        self.as_of: str = document.get("as_of", today.isoformat())
        self.entries: list[Json] = document["entries"]
        self.grants = [self.grant(one) for one in document["grants"]]
        shared = {one.measure for one in self.grants}
        self.only = shared.pop() if len(shared) == 1 else None
        self.days = [self.units(one) for one in self.entries]
        limit = max([self.as_of, *(days[-1] for days in self.days)])
        for grant, one in zip(self.grants, document["grants"], strict=True):
            grant.frames = list_frames(grant, self.frame_months(one), limit)
        self.taken: Counter[Taken] = Counter()
        self.outside = [0] * len(self.entries)
        self.covered = [0] * len(self.entries)
        order = [(one["date"], one.get("start", ""), index) for index, one in enumerate(self.entries)]
        for _, _, index in sorted(order):
            for day in self.days[index]:
                self.take(index, day)

    def rules(self, one: Json) -> Json:
        rules: Json = one.get("policy", self.policy)
        return rules

    def frame_months(self, one: Json) -> int:
        monthly = one.get("measure") in ("avlosarservice", "avlosning")
        return int(self.rules(one).get("frame_months", 1 if monthly else 3))

    def grant(self, one: Json) -> Grant:
        text = one["kronor_per_month" if self.costs else "hours_per_month"]
        return Grant(
            id=one["id"],
            measure=one.get("measure"),
            per_month=None if text is None else whole(text, 100 if self.costs else 60),
            valid_from=one["valid_from"],
            valid_to=one["valid_to"],
            decided=one.get("decided", one["valid_from"]),
            late_counts=one.get("late_cancellation_counts", True),
            allow=self.rules(one).get("advance", "forbid") == "allow",
            noon=self.rules(one).get("late_cancellation_hour", "12:00"),
        )

    def units(self, one: Json) -> list[str]:
        """The day of each minute or öre of an entry."""
        return [one["date"]] * whole(one["amount"], 100) if self.costs else days_by_minute(one)

    def take(self, index: int, day: str) -> None:
        """One minute or öre of an entry (HRS-017, HRS-019, HRS-032)."""
        one = self.entries[index]
        status = "performed" if self.costs else one["status"]
        measure = one.get("measure", self.only)
        covering = [grant for grant in self.grants if grant.measure == measure and grant.valid(day)]
        if status not in ("performed", "cancelled_by_client", "no_show"):
            return
        default_noon = self.policy.get("late_cancellation_hour", "12:00")
        noons = [grant.noon for grant in covering] if covering else [default_noon]
        if status == "cancelled_by_client" and not any(is_late(one, noon) for noon in noons):
            return
        if not covering:
            self.outside[index] += 1
            return
        self.covered[index] += 1
        ranked = sorted(
            (grant.per_month is None, grant.frame(day).last, grant.decided, grant.id) for grant in covering
        )
        counting = [self.by_id(name) for *_, name in ranked]
        if status != "performed":
            counting = [grant for grant in counting if grant.late_counts]
        if status == "cancelled_by_client":
            counting = [grant for grant in counting if is_late(one, grant.noon)]
        self.take_from(index, day, counting)

    def take_from(self, index: int, day: str, grants: list[Grant]) -> None:
        for place, grant in enumerate(grants):
            if grant.per_month is None or grant.to_draw_on(day) > self.lowering(grant, grant.frame(day)):
                self.taken[Taken(index, day, place, grant.id, False)] += 1
                return
        if grants:
            self.taken[Taken(index, day, 0, grants[0].id, True)] += 1

    def by_id(self, name: str) -> Grant:
        return next(one for one in self.grants if one.id == name)

    def lowering(self, grant: Grant, frame: Frame, months: str = "9999", until: str = "9999") -> int:
        """What lowers the balance of a frame, of months and days up to a limit."""
        return sum(
            number
            for one, number in self.taken.items()
            if one.grant == grant.id and frame.holds(one.day)
            if one.day[:7] <= months and one.day <= until
            if not (self.costs and one.over)
        )

    def result(self) -> Json:
        unit, amount = ("ore", "ore") if self.costs else ("min", "minutes")
        return {
            "frames": [self.frame_out(grant, frame, unit) for grant in self.grants for frame in grant.frames],
            "entries": [self.entry_out(index, unit, amount) for index in range(len(self.entries))],
            "as_of": self.as_of_out(unit, amount),
        }

    def frame_out(self, grant: Grant, frame: Frame, unit: str) -> Json:
        used = self.lowering(grant, frame)
        granted = None if grant.per_month is None else grant.per_month * len(frame.months)
        lapsed = None if granted is None else 0 if frame.last >= self.as_of else max(0, granted - used)
        return {
            "grant": grant.id,
            "from": frame.first,
            "to": frame.last,
            f"granted_{unit}": granted,
            f"used_{unit}": used,
            f"lapsed_{unit}": lapsed,
            "months": [self.month_out(grant, frame, month, unit) for month in frame.months],
        }

    def month_out(self, grant: Grant, frame: Frame, month: str, unit: str) -> Json:
        balance = None
        if grant.per_month is not None:
            so_far = [one for one in frame.months if one <= month]
            balance = grant.per_month * len(so_far) - self.lowering(grant, frame, months=month)
        here = {one: n for one, n in self.taken.items() if one.grant == grant.id and one.day[:7] == month}
        return {
            "month": month,
            f"credit_{unit}": grant.per_month,
            f"used_{unit}": sum(n for one, n in here.items() if not (self.costs and one.over)),
            f"balance_{unit}": balance,
            f"overuse_{unit}": sum(n for one, n in here.items() if one.over),
        }

    def entry_out(self, index: int, unit: str, amount: str) -> Json:
        mine = sorted((one for one in self.taken if one.entry == index), key=lambda one: (one.day, one.place))
        parts: dict[tuple[str, str], Json] = {}
        for one in mine:
            month = one.day[:7]
            start = {"grant": one.grant, "month": month, amount: 0, f"overuse_{unit}": 0}
            part = parts.setdefault((one.grant, month), start)
            part[amount] += 0 if self.costs and one.over else self.taken[one]
            part[f"overuse_{unit}"] += self.taken[one] if one.over else 0
        used = sum(part[amount] for part in parts.values())
        covered = self.covered[index]
        return {
            "index": index,
            f"used_{unit}": used,
            f"paid_{unit}": used if self.costs else max(60, covered) if covered else 0,
            f"outside_decision_{unit}": self.outside[index],
            "parts": list(parts.values()),
        }

    def as_of_out(self, unit: str, amount: str) -> Json:
        lapses: dict[str, int] = {}
        valid = [grant for grant in self.grants if grant.valid(self.as_of)]
        for grant in valid:
            if grant.per_month is not None:
                frame = grant.frame(self.as_of)
                left = grant.to_draw_on(self.as_of) - self.lowering(grant, frame, until=self.as_of)
                lapses[frame.last] = lapses.get(frame.last, 0) + max(0, left)
        free = any(grant.per_month is None for grant in valid)
        return {
            "date": self.as_of,
            f"available_{unit}": None if free else sum(lapses.values()),
            "expires": [{"date": day, amount: lapses[day]} for day in sorted(lapses) if lapses[day]],
        }


def whole(text: str, per_unit: int) -> int:
    """To the nearest whole number, half up (HRS-010)."""
    exact = Fraction(text.replace(",", ".")) * per_unit
    return int(exact) + (1 if exact - int(exact) >= Fraction(1, 2) else 0)


def is_late(one: Json, noon: str) -> bool:
    """Cancelled after the minute ``noon`` of the day before; seconds are cut off (HRS-032)."""
    before = date.fromisoformat(one["date"]) - timedelta(days=1)
    return str(one["cancelled_at"])[:16] > f"{before.isoformat()}T{noon}"


def list_frames(grant: Grant, length: int, limit: str) -> list[Frame]:
    """Frames one after the other, month by month; an open-ended grant's to the one of ``limit``."""
    frames: list[Frame] = []
    end = "9999" if grant.valid_to is None else grant.valid_to
    month = grant.valid_from[:7]
    while month <= (limit if grant.valid_to is None else end)[:7]:
        chunk: list[str] = []
        while len(chunk) < length and month <= end[:7]:
            chunk.append(month)
            month = following(month)
        last = f"{chunk[-1]}-{days_in(chunk[-1]):02}"
        frames.append(Frame(tuple(chunk), f"{chunk[0]}-01", min(last, end)))
    return frames


def following(month: str) -> str:
    return (date.fromisoformat(f"{month}-28") + timedelta(days=4)).isoformat()[:7]


def days_in(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:]))[1]


def local(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=HERE)


def is_real(day: str, clock: str) -> bool:
    """A clock time that exists comes back unchanged from universal time."""
    there = local(day, clock).astimezone(UTC).astimezone(HERE)
    return there.strftime("%H:%M") == clock


def end_day(one: Json) -> str:
    day = date.fromisoformat(one["date"])
    return (day + timedelta(days=int(one["end"] <= one["start"]))).isoformat()


def days_by_minute(one: Json) -> list[str]:
    """The local day of every minute that really passed."""
    now = local(one["date"], one["start"]).astimezone(UTC)
    end = local(end_day(one), one["end"]).astimezone(UTC)
    days = []
    while now < end:
        days.append(now.astimezone(HERE).date().isoformat())
        now += MINUTE
    return days


def hours(document: Json, today: date) -> Json:
    """What ``calc hours`` has to print."""
    return Oracle(document, today, costs=False).result()


def costs(document: Json, today: date) -> Json:
    """What ``calc costs`` has to print."""
    return Oracle(document, today, costs=True).result()
