"""What an officer should know beforehand: overlaps, what will lapse, what a cut costs, end dates that fit.

No text, tip or notice built on these may urge anybody to save hours (HRS-022).
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from lssdesk.law.hours import clock, months
from lssdesk.law.hours.frames import Account, accounts, valid
from lssdesk.law.hours.late import counts_for, counts_on
from lssdesk.law.hours.ledgers import ledger
from lssdesk.law.hours.values import Frame, Grant, Ledger, Measure, Policy, Session

PACE_MONTHS = 3
PACE_DAYS_LEAST = 28
YEAR = 12


def overlaps(sessions: Sequence[Session], grants: Sequence[Grant], policy: Policy) -> list[tuple[int, int]]:
    """Pairs of one person's sessions of a measure that overlap, by their place in ``sessions`` (HRS-020).

    Sessions that use time are looked at, and planned ones; a cancellation in time or by the provider is in
    nobody's way.  ``grants`` say what was late.  One that ends when the next begins does not overlap.
    """
    spans = sorted(
        (*clock.span(session), index)
        for index, session in enumerate(sessions)
        if session.status == "planned" or counts_on(session.day, session, grants, policy)
    )
    found = []
    running: list[tuple[int, int]] = []
    for start, end, index in spans:
        running = [(until, other) for until, other in running if until > start]
        for _, other in running:
            if sessions[other].measure == sessions[index].measure:
                found.append((min(other, index), max(other, index)))
        running.append((end, index))
    return sorted(found)


class Lapse(msgspec.Struct, frozen=True):
    """What of ``grant`` will lapse after ``day``, the last of the frame that begins on ``first``."""

    day: date
    amount: int
    grant: str
    first: date


class Forecast(msgspec.Struct, frozen=True):
    """``lapses`` by day, with the sum behind them: ``used`` from ``since`` to ``until``, both included."""

    since: date
    until: date
    used: int
    lapses: tuple[Lapse, ...]


def forecast(
    measure: Measure, grants: Sequence[Grant], sessions: Sequence[Session], policy: Policy, as_of: date
) -> Forecast | None:
    """What lapses of ``measure`` on the coming frame boundaries at the pace of the last months (HRS-041).

    The pace is use per day from the first of the month two months back, or from the first day of a grant
    where that is later, to ``as_of``.  None where that is less than 28 days, or nothing has a number.
    """
    grants = [grant for grant in grants if grant.measure == measure]
    sessions = [session for session in sessions if session.measure == measure]
    sessions = _bearing(sessions, ledger(grants, [], policy, as_of))
    return forecast_of(ledger(grants, sessions, policy, as_of), grants, sessions, policy)


def forecast_of(
    book: Ledger, grants: Sequence[Grant], sessions: Sequence[Session], policy: Policy
) -> Forecast | None:
    """As ``forecast`` on the day of a ledger of these grants, where that is reckoned already.

    ``sessions`` of the same measure: those from ``paced_from`` that day are enough.
    """
    as_of = book.standing.day
    running, since = _running(grants, book), _pace_since(grants, as_of)
    if not running or since is None:
        return None
    used = sum(amount for day, amount in _use(grants, sessions, policy) if since <= day <= as_of)
    days = (as_of - since).days + 1
    return Forecast(since, as_of, used, _lapses(running, used, days, as_of))


def _bearing(sessions: Sequence[Session], empty: Ledger) -> list[Session]:
    """Sessions that can bear on the frames that are open, and those of the pace.

    What was taken before a frame bears on it only by way of others that they overlap, so that years of
    sessions need not be reckoned anew.
    """
    first = min((one.first for one in empty.standing.open), default=empty.standing.day)
    while reaching := [frame.first for frame in empty.frames if frame.first < first <= frame.last]:
        first = min(reaching)
    first = min(first, _back(empty.standing.day))
    return [one for one in sessions if clock.last_day(one) >= first]


def _back(as_of: date) -> date:
    """First day of the months that a pace is taken from."""
    return months.first_day(max(months.number(as_of) - (PACE_MONTHS - 1), months.number(date.min)))


def paced_from(as_of: date) -> date:
    """The first day on which a session can begin that bears on a pace: one more, for the midnight between."""
    first = _back(as_of)
    return first if first == date.min else first - timedelta(days=1)


def _running(grants: Sequence[Grant], book: Ledger) -> list[tuple[Frame, int]]:
    """Open frames with a number, in the order of use, with what is left of the whole frame."""
    by_id = {grant.id: grant for grant in grants}
    used = {(one.grant, one.first): one.used for one in book.standing.open}
    frames = [
        (frame, max(0, frame.granted - used[frame.grant, frame.first]))
        for frame in book.frames
        if frame.granted is not None and (frame.grant, frame.first) in used
    ]

    def order(item: tuple[Frame, int]) -> tuple[date, date, str]:
        grant = by_id[item[0].grant]
        return item[0].last, grant.decided or grant.valid_from, grant.id

    return sorted(frames, key=order)


def _pace_since(grants: Sequence[Grant], as_of: date) -> date | None:
    begun = [grant.valid_from for grant in grants if grant.valid_from <= as_of]
    since = max(min(begun), _back(as_of)) if begun else as_of
    return since if (as_of - since).days + 1 >= PACE_DAYS_LEAST else None


def _use(grants: Sequence[Grant], sessions: Sequence[Session], policy: Policy) -> list[tuple[date, int]]:
    return [
        (day, amount)
        for session in sessions
        for day, amount in clock.pieces(session)
        if any(valid(grant, day) and counts_for(grant, session, policy) for grant in grants)
    ]


def _lapses(running: list[tuple[Frame, int]], used: int, days: int, as_of: date) -> tuple[Lapse, ...]:
    """Use to come goes to the frame that ends first, as in the ledger (HRS-017)."""
    lapses = []
    taken = 0
    for frame, left in running:
        ahead = (frame.last - as_of).days
        expected = (2 * used * ahead + days) // (2 * days)
        share = min(left, max(0, expected - taken))
        taken += share
        lapses.append(Lapse(frame.last, left - share, frame.grant, frame.first))
    return tuple(lapses)


class Cut(msgspec.Struct, frozen=True):
    """A frame cut short: ``lost`` lapses by it; from ``costless_from`` on it costs nothing (HRS-021)."""

    grant: str
    first: date
    last: date
    lost: int
    costless_from: date


def cut_short(
    grant_id: str, last: date, grants: Sequence[Grant], sessions: Sequence[Session], policy: Policy
) -> Cut | None:
    """What is lost when ``grant_id`` ends with ``last`` because a new decision takes over on the day after.

    Counted from the sessions that are known.  None where no running frame is cut: ``last`` is the last day of
    a frame, or outside the grant.  Also None for free hours.
    """
    grant = next(grant for grant in grants if grant.id == grant_id)
    frame = _frame_on(grant, policy, last)
    if frame is None or frame.last == last or grant.per_month is None:
        return None
    shortened = [msgspec.structs.replace(one, valid_to=last) if one.id == grant_id else one for one in grants]
    book = ledger(shortened, sessions, policy, clock.after(last))
    ends = next(one for one in book.frames if one.grant == grant_id and one.last == last)
    return Cut(grant_id, frame.first, frame.last, ends.lapsed or 0, clock.after(frame.last))


def _frame_on(grant: Grant, policy: Policy, day: date) -> Account | None:
    if not valid(grant, day):
        return None
    return next(frame for frame in accounts(grant, policy, day) if frame.first <= day <= frame.last)


class Fit(msgspec.Struct, frozen=True):
    """Whether a time limit fits the frames (HRS-014).

    ``nearest``: the end dates before and after that would, the nearest first; empty where it fits.
    """

    months: int
    whole_frames: bool
    ends_on_last: bool
    nearest: tuple[date, ...]

    @property
    def fits(self) -> bool:
        """Nothing to warn about."""
        return self.whole_frames and self.ends_on_last


def fit(valid_from: date, valid_to: date, frame_months: int) -> Fit:
    """Test a time limit: from the first of the month in which it starts, twelve months or whole frames.

    It has to end on the last day of a month (HRS-014, LED-022, LSOL-032, [004 Bilaga 2]).
    """
    start = months.number(valid_from)
    length = months.number(valid_to) - start + 1
    result = Fit(length, _suits(length, frame_months), months.is_last_day(valid_to), ())
    if result.fits:
        return result
    return msgspec.structs.replace(result, nearest=_nearest(valid_to, start, length, frame_months))


def _suits(length: int, frame_months: int) -> bool:
    return length > 0 and (length == YEAR or length % frame_months == 0)


def _nearest(valid_to: date, start: int, length: int, frame_months: int) -> tuple[date, ...]:
    whole = length if months.is_last_day(valid_to) else length - 1
    earlier = next((n for n in range(whole, 0, -1) if _suits(n, frame_months)), None)
    later = next(n for n in range(whole + 1, max(whole, YEAR) + frame_months + 1) if _suits(n, frame_months))
    ends = [
        months.last_day(start + n - 1)
        for n in (earlier, later)
        if n is not None and start + n - 1 <= months.LAST
    ]
    return tuple(sorted(ends, key=lambda day: abs(day - valid_to)))
