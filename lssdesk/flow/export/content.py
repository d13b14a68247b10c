"""What is to be exported: the chosen tracks within the chosen time, each entry with what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lssdesk.law.hours import Booking, Frame, Track
from lssdesk.model.case import Cost, Session


@dataclass(frozen=True)
class Span:
    """The first and the last day, both included, and the measures; an empty choice is all of them."""

    first: date
    last: date
    measures: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether a day is within it."""
        return self.first <= day <= self.last

    def of(self, tracks: Sequence[Track]) -> tuple[Track, ...]:
        """The chosen ones of some tracks."""
        return tuple(track for track in tracks if not self.measures or track.measure in self.measures)


@dataclass(frozen=True)
class Occasion:
    """A session of a track, and what the ledger made of it."""

    track: Track
    session: Session
    booking: Booking


@dataclass(frozen=True)
class Spending:
    """A cost of a track, and what of it is repaid."""

    track: Track
    cost: Cost
    booking: Booking


@dataclass(frozen=True)
class Period:
    """A frame of a track that touches the time; what is left of it lapsed where it has ended by ``today``."""

    track: Track
    frame: Frame
    today: date

    @property
    def left(self) -> int | None:
        """What is not used yet of all the frame gives, None without a number or after its end."""
        if self.frame.granted is None or self.frame.last < self.today:
            return None
        return self.frame.granted - self.frame.used

    @property
    def lapsed(self) -> int | None:
        """What lapsed with the end of the frame (HRS-016); None while it runs, or without a number."""
        return self.frame.lapsed if self.frame.last < self.today else None


@dataclass(frozen=True)
class Content:
    """All of it, each by track and then by time."""

    occasions: tuple[Occasion, ...]
    spendings: tuple[Spending, ...]
    periods: tuple[Period, ...]


def content(tracks: Sequence[Track], span: Span, today: date) -> Content:
    """The entries and frames of the chosen tracks that touch the time, as the ledgers stand today."""
    occasions: list[Occasion] = []
    spendings: list[Spending] = []
    periods: list[Period] = []
    for track in span.of(tracks):
        bookings = track.ledger(today).bookings
        timed = zip(track.sessions, bookings, strict=False) if track.sessions else ()
        spent = zip(track.costs, bookings, strict=False) if track.costs else ()
        occasions += [Occasion(track, one, book) for one, book in timed if span.holds(one.day)]
        spendings += [Spending(track, one, book) for one, book in spent if span.holds(one.day)]
        periods += _periods(track, span, today)
    return Content(tuple(occasions), tuple(spendings), tuple(periods))


def _periods(track: Track, span: Span, today: date) -> Iterator[Period]:
    for frame in track.ledger(max(today, span.last)).frames:
        if frame.first <= span.last and span.first <= frame.last:
            yield Period(track, frame, today)
