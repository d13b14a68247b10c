"""Minutes of a session by time category: dag, kväll, natt, helg, storhelg (HRS-035, [002 §4.13])."""

from datetime import date, time
from typing import Literal

import msgspec

from lssdesk.law.hours import clock, red_days
from lssdesk.law.hours.values import Session

Category = Literal["dag", "kvall", "natt", "helg", "storhelg"]


class Categories(msgspec.Struct, frozen=True):
    """The municipality's limits: the category of an ordinary day from each clock time on, beginning at 00:00.

    Saturdays, Sundays and public holidays are helg; days named in ``storhelg`` (in Swedish) are storhelg.
    """

    limits: tuple[tuple[time, Category], ...]
    storhelg: frozenset[str]


def by_category(session: Session, categories: Categories) -> dict[Category, int]:
    """The session's real minutes in each category, split at midnight and at the limits (HRS-018)."""
    split: dict[Category, int] = {}
    begin, end = clock.span(session)
    for day, _ in clock.pieces(session):
        for first, last, category in _spans(day, categories):
            passed = min(end, last) - max(begin, first)
            if passed > 0:
                split[category] = split.get(category, 0) + passed
    return split


def category_at(day: date, at: time, categories: Categories) -> Category:
    """The category of one clock time, as for the one in which a session begins (PRV-073)."""
    return [category for limit, category in _limits(day, categories) if limit <= at][-1]


def _limits(day: date, categories: Categories) -> tuple[tuple[time, Category], ...]:
    if red_days.names(day) & categories.storhelg:
        return ((time(0), "storhelg"),)
    if day.weekday() >= 5 or red_days.is_public_holiday(day):
        return ((time(0), "helg"),)
    return categories.limits


def _spans(day: date, categories: Categories) -> list[tuple[int, int, Category]]:
    limits = _limits(day, categories)
    starts = [clock.moment(day, limit) for limit, _ in limits]
    ends = [*starts[1:], starts[0] + 2 * 1440]
    ends[-1] = clock.moment(clock.after(day), time(0)) if day < date.max else ends[-1]
    return [(first, last, name) for first, last, (_, name) in zip(starts, ends, limits, strict=True)]
