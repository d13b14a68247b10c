"""A second ledger, written from formats.md §1 and §4 alone: minute by minute (öre by öre), slow and plain.

It takes a document that is right and shares no code with the engine.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Stockholm")
MINUTE = timedelta(minutes=1)
Json = dict[str, Any]


@dataclass
class Frame:
    months: list[str]
    first: str
    last: str


@dataclass
class Grant:
    id: str
    measure: str | None
    per_month: int | None
    valid_from: str
    valid_to: str | None
    decided: str
    late_counts: bool
    frames: list[Frame] = field(default_factory=list)

    def valid(self, day: str) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass
class Unit:
    """One minute or öre that was taken."""

    entry: int
    grant: Grant
    frame: Frame
    day: str
    over: bool
    place: int


@dataclass
class Entry:
    days: list[str]
    measure: str | None
    counts: bool
    late: bool


class Oracle:
    def __init__(self, document: Json, today: date, costs: bool) -> None:
        self.costs = costs
        policy = document.get("policy", {})
        self.allow = policy.get("advance", "forbid") == "allow"
        self.noon = policy.get("late_cancellation_hour", "12:00")
        self.as_of = document.get("as_of", today.isoformat())
        self.grants = [self.grant(one) for one in document["grants"]]
        shared = {one.measure for one in self.grants}
        only = shared.pop() if len(shared) == 1 else None
        self.entries = [self.entry(one, only) for one in document["entries"]]
        limit = max([self.as_of, *(one.days[-1] for one in self.entries)])
        for grant in self.grants:
            length = policy.get("frame_months", 1 if grant.measure in ("avlosarservice", "avlosning") else 3)
            grant.frames = list_frames(grant, length, limit)
        self.units: list[Unit] = []
        self.outside = [0] * len(self.entries)
        self.covered = [0] * len(self.entries)
        order = [(one["date"], one.get("start", ""), index) for index, one in enumerate(document["entries"])]
        for _, _, index in sorted(order):
            if self.entries[index].counts:
                self.take(index)

    def grant(self, one: Json) -> Grant:
        text = one["kronor_per_month" if self.costs else "hours_per_month"]
        per_month = None
        if text is not None:
            exact = Fraction(text.replace(",", ".")) * (100 if self.costs else 60)
            per_month = int(exact) + (1 if exact - int(exact) >= Fraction(1, 2) else 0)
        decided = str(one.get("decided", one["valid_from"]))
        counts = one.get("late_cancellation_counts", True)
        return Grant(
            one["id"], one.get("measure"), per_month, one["valid_from"], one["valid_to"], decided, counts
        )

    def entry(self, one: Json, only: str | None) -> Entry:
        measure = one.get("measure", only)
        if self.costs:
            ore = int(Fraction(one["amount"].replace(",", ".")) * 100)
            return Entry([one["date"]] * ore, measure, True, False)
        late = one["status"] == "no_show"
        if one["status"] == "cancelled_by_client":
            before = date.fromisoformat(one["date"]) - timedelta(days=1)
            late = one["cancelled_at"][:16] > f"{before.isoformat()}T{self.noon}"
        return Entry(days_by_minute(one), measure, late or one["status"] == "performed", late)

    def take(self, index: int) -> None:
        entry = self.entries[index]
        for day in entry.days:
            covering = [one for one in self.grants if one.measure == entry.measure and one.valid(day)]
            if not covering:
                self.outside[index] += 1
                continue
            self.covered[index] += 1
            ranked = sorted(
                (one.per_month is None, frame_on(one, day).last, one.decided, one.id) for one in covering
            )
            names = [name for *_, name in ranked]
            if entry.late:
                names = [name for name in names if self.by_id(name).late_counts]
            if names:
                self.take_from(index, day, names)

    def take_from(self, index: int, day: str, names: list[str]) -> None:
        for place, name in enumerate(names):
            grant = self.by_id(name)
            if grant.per_month is None or self.balance(grant, day) > 0:
                self.units.append(Unit(index, grant, frame_on(grant, day), day, False, place))
                return
        grant = self.by_id(names[0])
        self.units.append(Unit(index, grant, frame_on(grant, day), day, True, 0))

    def by_id(self, name: str) -> Grant:
        return next(one for one in self.grants if one.id == name)

    def balance(self, grant: Grant, day: str) -> int:
        """What may still be taken from the grant on ``day``."""
        assert grant.per_month is not None
        frame = frame_on(grant, day)
        months = [month for month in frame.months if self.allow or month <= day[:7]]
        return grant.per_month * len(months) - self.used(grant, frame)

    def used(self, grant: Grant, frame: Frame, months: str = "9999", until: str = "9999") -> int:
        """Units that lower the frame's balance, of months and days up to a limit."""
        return len(
            [
                unit
                for unit in self.units
                if unit.grant is grant and unit.frame is frame
                if unit.day[:7] <= months and unit.day <= until
                if not (self.costs and unit.over)
            ]
        )

    def result(self) -> Json:
        unit, amount = ("ore", "ore") if self.costs else ("min", "minutes")
        return {
            "frames": [self.frame_out(grant, frame, unit) for grant in self.grants for frame in grant.frames],
            "entries": [self.entry_out(index, unit, amount) for index in range(len(self.entries))],
            "as_of": self.as_of_out(unit, amount),
        }

    def frame_out(self, grant: Grant, frame: Frame, unit: str) -> Json:
        used = self.used(grant, frame)
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
        here = [one for one in self.units if one.grant is grant and one.day[:7] == month]
        balance = None
        if grant.per_month is not None:
            so_far = [one for one in frame.months if one <= month]
            balance = grant.per_month * len(so_far) - self.used(grant, frame, months=month)
        return {
            "month": month,
            f"credit_{unit}": grant.per_month,
            f"used_{unit}": sum(not (self.costs and one.over) for one in here),
            f"balance_{unit}": balance,
            f"overuse_{unit}": sum(one.over for one in here),
        }

    def entry_out(self, index: int, unit: str, amount: str) -> Json:
        mine = [one for one in self.units if one.entry == index]
        groups: dict[tuple[str, str], list[Unit]] = {}
        for one in sorted(mine, key=lambda one: (one.day, one.place)):
            groups.setdefault((one.grant.id, one.day[:7]), []).append(one)
        parts: list[Json] = [
            {
                "grant": grant,
                "month": month,
                amount: sum(not (self.costs and one.over) for one in group),
                f"overuse_{unit}": sum(one.over for one in group),
            }
            for (grant, month), group in groups.items()
        ]
        used = sum(part[amount] for part in parts)
        covered = self.covered[index]
        return {
            "index": index,
            f"used_{unit}": used,
            f"paid_{unit}": used if self.costs else max(60, covered) if covered else 0,
            f"outside_decision_{unit}": self.outside[index],
            "parts": parts,
        }

    def as_of_out(self, unit: str, amount: str) -> Json:
        lapses: dict[str, int] = {}
        free = False
        for grant in self.grants:
            if not grant.valid(self.as_of):
                continue
            if grant.per_month is None:
                free = True
                continue
            frame = frame_on(grant, self.as_of)
            months = [month for month in frame.months if self.allow or month <= self.as_of[:7]]
            left = grant.per_month * len(months) - self.used(grant, frame, until=self.as_of)
            lapses[frame.last] = lapses.get(frame.last, 0) + max(0, left)
        return {
            "date": self.as_of,
            f"available_{unit}": None if free else sum(lapses.values()),
            "expires": [{"date": day, amount: lapses[day]} for day in sorted(lapses) if lapses[day]],
        }


def list_frames(grant: Grant, length: int, limit: str) -> list[Frame]:
    """Frames one after the other, month by month; an open-ended grant's to the one of ``limit``."""
    frames: list[Frame] = []
    month = grant.valid_from[:7]
    end = grant.valid_to
    while True:
        if end is not None and month > end[:7]:
            return frames
        if end is None and month > limit[:7]:
            return frames
        chunk: list[str] = []
        while len(chunk) < length and (end is None or month <= end[:7]):
            chunk.append(month)
            month = following(month)
        last = f"{chunk[-1]}-{days_in(chunk[-1]):02}"
        frames.append(Frame(chunk, f"{chunk[0]}-01", last if end is None else min(last, end)))


def following(month: str) -> str:
    return (date.fromisoformat(f"{month}-28") + timedelta(days=4)).isoformat()[:7]


def days_in(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:]))[1]


def frame_on(grant: Grant, day: str) -> Frame:
    return next(frame for frame in grant.frames if frame.first <= day <= frame.last)


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
