"""What lies ahead, as the statement says it: planned occasions, and what the pace would leave [HRS-041]."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from lssdesk.law.hours import Forecast, Lapse
from lssdesk.law.hours.said import day as near
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Block, BulletList
from lssdesk.letters.hours import words
from lssdesk.letters.hours.now import Now
from lssdesk.texts import t

_PLANNED = 3  # occasions that are named; the rest is counted
_MANY = 2  # frames; with more only the next occasion of all is named, so that everything stays on a page
_HOUR = 60


def ahead(found: Sequence[Now], day: date) -> Iterator[Block]:
    """A list of what is planned from ``day`` on and of what would lapse, or nothing."""
    timed = [one for one in found if one.track.unit == "minutes"]
    several = len(timed) > 1
    brief = sum(len(one.running) for one in found) > _MANY
    lines = [_next_of_all(timed, day)] if brief else [_planned(one, day, several) for one in timed]
    lines.append(_forecast(timed, day, several))
    said = tuple(line for line in lines if line)
    if said:
        yield BulletList(said)


def _planned(one: Now, day: date, several: bool) -> str:
    named = [words.occasion(session, day) for session in one.planned[:_PLANNED]]
    if not named:
        return ""
    more = _more(len(one.planned) - len(named))
    if several:
        return t("statement.planned_of", measure=_inside(one), occasions=swedish.joined([*named, *more]))
    return t("statement.planned", occasions=swedish.joined([*named, *more]))


def _next_of_all(timed: Sequence[Now], day: date) -> str:
    """The next occasion of all measures, and how many come after it."""
    planned = sorted(
        ((session.day, session.start, place) for place, one in enumerate(timed) for session in one.planned)
    )
    if not planned:
        return ""
    first = timed[planned[0][2]]
    occasion = words.occasion(first.planned[0], day)
    if len(timed) > 1:
        occasion = t("statement.of", what=occasion, measure=_inside(first))
    return t("statement.planned", occasions=swedish.joined([occasion, *_more(len(planned) - 1)]))


def _more(count: int) -> list[str]:
    return [t("statement.planned_more", count=count)] if count else []


def _forecast(timed: Sequence[Now], day: date, several: bool) -> str:
    """As a fact, with what it is reckoned from; nothing where less than an hour would be left."""
    said: list[str] = []
    for one, forecast, lapse in _lapses(timed):
        measure = [_inside(one)] if several else []
        said.append(
            t(
                "statement.forecast_next" if said else "statement.forecast",
                left=" ".join([swedish.hours(Decimal(lapse.amount // _HOUR)), *measure]),
                last=near(lapse.day, day),
                used=words.short("minutes", forecast.used),
                since=near(forecast.since, day),
            )
        )
    return " ".join(said)


def _lapses(timed: Sequence[Now]) -> Iterator[tuple[Now, Forecast, Lapse]]:
    for one in timed:
        if one.forecast:
            yield from ((one, one.forecast, lapse) for lapse in one.forecast.lapses if lapse.amount >= _HOUR)


def _inside(one: Now) -> str:
    return swedish.lowered(one.name)
