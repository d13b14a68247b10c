"""The monthly review of the log: a random sample of openings, and patterns that somebody should look at.

The controller checks systematically and recurrently whether anyone has had unauthorised access [lag 2001:454
10 §].  A pattern is no proof: it is a line to ask about.  Chance comes in as an argument.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from typing import Literal

Pattern = Literal[
    "sample",
    "others",
    "hours",
    "many_cases",
    "same_name",
    "guarded",
    "turned_away",
    "searches",
    "outputs",
    "quiet",
]

LOOKING = frozenset({"open", "search", "review", "run", "own"})
"""Deeds by which nothing is done in a case: to look at it, and to look for something in it."""


@dataclass(frozen=True)
class Event:
    """A line of the log as the review looks at it; ``at`` is local, ``deed`` None where it has none."""

    seq: int
    at: datetime
    officer: str
    deed: str | None
    case_id: str | None


@dataclass(frozen=True)
class About:
    """What is known of a case: whose it is, whether it is guarded, the person's family name, last entry."""

    officer: str
    guarded: bool
    family_name: str
    last_entry: date


@dataclass(frozen=True)
class Limits:
    """What is unusual; None: not looked for."""

    sample: int | None
    day_begins: time | None
    day_ends: time | None
    most_cases: int | None
    most_searches: int | None
    most_outputs: int | None
    quiet_years: int | None


@dataclass(frozen=True)
class Line:
    """A line of the review: pattern, who, the day, and the log's lines it rests on."""

    pattern: Pattern
    officer: str
    day: date
    case_id: str | None
    events: tuple[int, ...]


def review(
    events: Sequence[Event],
    cases: Mapping[str, About],
    turned_away: Iterable[int],
    limits: Limits,
    chance: Random,
) -> tuple[Line, ...]:
    """What to look at in a month's events, patterns first, each by officer and time.

    ``turned_away``: numbers of the lines that say that a guarded case did not open.
    """
    opened = [event for event in events if event.deed == "open" and event.case_id]
    found = [
        *_turned_away(events, frozenset(turned_away)),
        *_each(
            opened, "guarded", lambda event: _of_others(event, cases) and cases[str(event.case_id)].guarded
        ),
        *_each(opened, "same_name", lambda event: _same_name(event, cases)),
        *_others(events, opened, cases),
        *_each(opened, "hours", lambda event: _out_of_hours(event.at, limits)),
        *_each(opened, "quiet", lambda event: _quiet(event, cases, limits.quiet_years)),
        *_too_many("many_cases", opened, limits.most_cases, lambda event: event.case_id),
        *_searches(events, limits.most_searches),
        *_too_many("outputs", [one for one in events if one.deed == "output"], limits.most_outputs),
        *_sample(opened, limits.sample, chance),
    ]
    return tuple(found)


def _each(events: Iterable[Event], pattern: Pattern, meets: Callable[[Event], bool]) -> Iterator[Line]:
    """One line per officer, case and day."""
    found: dict[tuple[str, str | None, date], list[int]] = defaultdict(list)
    for event in events:
        if meets(event):
            found[event.officer, event.case_id, event.at.date()].append(event.seq)
    for (officer, case_id, day), seqs in sorted(found.items(), key=lambda item: (item[0][0], item[1])):
        yield Line(pattern, officer, day, case_id, tuple(seqs))


def _turned_away(events: Iterable[Event], seqs: frozenset[int]) -> Iterator[Line]:
    return _each(events, "turned_away", lambda event: event.seq in seqs)


def _of_others(event: Event, cases: Mapping[str, About]) -> bool:
    about = cases.get(str(event.case_id))
    return about is not None and about.officer != event.officer


def _same_name(event: Event, cases: Mapping[str, About]) -> bool:
    about = cases.get(str(event.case_id))
    if about is None:
        return False
    own = set(event.officer.casefold().replace("-", " ").split()[1:])
    return not own.isdisjoint(about.family_name.casefold().replace("-", " ").split())


def _others(events: Iterable[Event], opened: Iterable[Event], cases: Mapping[str, About]) -> Iterator[Line]:
    """Another's case that somebody opened, and did nothing in that month."""
    worked = {(one.officer, one.case_id) for one in events if one.case_id and one.deed not in LOOKING}
    return _each(
        opened,
        "others",
        lambda event: _of_others(event, cases) and (event.officer, event.case_id) not in worked,
    )


def _out_of_hours(at: datetime, limits: Limits) -> bool:
    early = limits.day_begins is not None and at.time() < limits.day_begins
    late = limits.day_ends is not None and at.time() > limits.day_ends
    return early or late


def _quiet(event: Event, cases: Mapping[str, About], years: int | None) -> bool:
    about = cases.get(str(event.case_id))
    if about is None or years is None:
        return False
    last, day = about.last_entry, event.at.date()
    return (day.year - last.year) - ((day.month, day.day) < (last.month, last.day)) >= years


def _too_many(
    pattern: Pattern,
    events: Iterable[Event],
    most: int | None,
    counted: Callable[[Event], object] = lambda event: event.seq,
) -> Iterator[Line]:
    if most is None:
        return
    days: dict[tuple[str, date], list[Event]] = defaultdict(list)
    for event in events:
        days[event.officer, event.at.date()].append(event)
    for (officer, day), ones in sorted(days.items()):
        if len({counted(one) for one in ones}) > most:
            yield Line(pattern, officer, day, None, tuple(one.seq for one in ones))


def _searches(events: Iterable[Event], most: int | None) -> Iterator[Line]:
    """Searches across the cases that no opening follows before the next one."""
    fruitless: list[Event] = []
    last: dict[str, Event] = {}
    for event in events:
        if event.deed == "search" and event.case_id is None:
            if before := last.get(event.officer):
                fruitless.append(before)
            last[event.officer] = event
        elif event.deed == "open":
            last.pop(event.officer, None)
    return _too_many("searches", [*fruitless, *last.values()], most)


def _sample(opened: Iterable[Event], size: int | None, chance: Random) -> Iterator[Line]:
    if not size:
        return
    by_officer: dict[str, list[Event]] = defaultdict(list)
    for event in opened:
        by_officer[event.officer].append(event)
    for officer, ones in sorted(by_officer.items()):
        for one in sorted(chance.sample(ones, min(size, len(ones))), key=lambda event: event.seq):
            yield Line("sample", officer, one.at.date(), one.case_id, (one.seq,))
