"""What of a person's tracks runs on a day, as it stood that day: later entries do not count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lssdesk.law import tables
from lssdesk.law.hours import Forecast, Frame, Grant, Open, Track, Unit
from lssdesk.letters import swedish
from lssdesk.model.case import Session
from lssdesk.texts import t

COMPANION = ("ledsagarservice", "ledsagning")
"""Measures with a companion, for whose costs a dearer activity can be applied for (OMK-002)."""


@dataclass(frozen=True)
class Running:
    """A frame that can be used on the day: the grant behind it, and what is left of it."""

    unit: Unit
    grant: Grant
    frame: Frame
    open: Open

    @property
    def framed(self) -> bool:
        """Whether it has a number per month: neither free hours nor a sum that is there once."""
        return self.grant.per_month is not None and not self.grant.once


@dataclass(frozen=True)
class Now:
    """A track on a day: the frames that run, what is planned from that day on, and what the pace tells."""

    track: Track
    running: tuple[Running, ...]
    planned: tuple[Session, ...]
    forecast: Forecast | None

    @property
    def name(self) -> str:
        """The measure as it begins a line."""
        return name(self.track)


def name(track: Track) -> str:
    """What a track is called, as it begins a line: the measure, or in short what the costs are."""
    if track.unit == "ore":
        return t(f"statement.costs.{track.measure}")
    return swedish.capital(tables.measure(track.measure).name)


def known(track: Track, day: date) -> Track:
    """The track as it was known at the end of ``day``."""
    sessions = tuple(one for one in track.sessions if one.day <= day)
    return replace(track, sessions=sessions, costs=tuple(one for one in track.costs if one.day <= day))


def now(tracks: Iterable[Track], day: date) -> tuple[Now, ...]:
    """Each track with a frame that runs on ``day``, in the order given; a sum that is used up is done."""
    found = (_now(track, day) for track in tracks)
    return tuple(one for one in found if one.running)


def _now(track: Track, day: date) -> Now:
    held = known(track, day)
    book = held.ledger(day)
    frames = {(one.grant, one.first): one for one in book.frames}
    running = tuple(
        Running(track.unit, grant, frames[one.grant, one.first], one)
        for one in book.standing.open
        if not ((grant := _grant(track.grants, one)).once and one.left == 0)
    )
    planned = tuple(one for one in track.sessions if one.status == "planned" and one.day >= day)
    return Now(track, running, planned, held.forecast(day))


def _grant(grants: Sequence[Grant], of: Open) -> Grant:
    return next(one for one in grants if one.id == of.grant)
