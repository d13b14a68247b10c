"""What an officer should know in time of a person's hours and costs (HRS-015, HRS-016, HRS-019 to HRS-023).

Pure functions of the ledgers, the reasons that are written down, and a day.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import msgspec

from lssdesk.errors import Refused
from lssdesk.law.hours import clock, months, notices_costs, notices_hours
from lssdesk.law.hours.frames import accounts, valid
from lssdesk.law.hours.left import of_frame
from lssdesk.law.hours.notice import Kind, Limits, Notice, Seen, Value
from lssdesk.law.hours.track import Track
from lssdesk.law.hours.values import Frame, Grant, Ledger, entry
from lssdesk.law.hours.values import Session as Entry
from lssdesk.model.use import UnusedMonth


def notices(
    tracks: Iterable[Track],
    unused: Mapping[str, Sequence[UnusedMonth]],
    today: date,
    policy: Limits,
    *,
    replaced: Mapping[str, date | None] | None = None,
    books: Mapping[str, Ledger] | None = None,
    only: Collection[Kind] = (),
    pace: bool = True,
) -> tuple[Notice, ...]:
    """What there is to know of a person's tracks on a day: what asks for something first, then by day.

    ``unused``: the reasons that are written down, by measure.  ``replaced``: see :class:`Seen`.  ``books``:
    ledgers of that day that are reckoned already, by measure.  ``only``: these kinds.  ``pace``: reckon what
    lapses at the pace of the last months as well.
    """
    every = tuple(tracks)
    found: list[Notice] = []
    for track in every:
        known = (books or {}).get(track.measure)
        sound, book = (track, known) if known else _reckoned(track, today)
        one = Seen(
            track=sound,
            book=book,
            entries=tuple(sound.entries()),
            today=today,
            since=looked_back_to(today, policy),
            limits=policy,
            others=every,
            unused=tuple(unused.get(track.measure, ())),
            replaced=replaced or {},
            pace=pace,
        )
        rules = notices_hours.RULES if track.unit == "minutes" else notices_costs.RULES
        found += [notice for rule in (*_SHARED, *rules) for notice in rule(one)]
    wanted = [one for one in found if not only or one.kind in only]
    return tuple(sorted(wanted, key=lambda one: (one.severity != "warn", one.due or one.day, one.kind)))


def looked_back_to(today: date, policy: Limits) -> date:
    """The first day on which something is still looked for."""
    return months.first_day(max(months.number(today) - policy.look_back_months, months.number(date.min)))


def _reckoned(track: Track, today: date) -> tuple[Track, Ledger]:
    """The track and its ledger, without sessions whose clock time does not exist: those are mended first."""
    try:
        return track, track.ledger(today)
    except Refused:
        kept = tuple(one for one in track.sessions if exists(entry(one, track.timed)))
        sound = replace(track, sessions=kept)
        return sound, sound.ledger(today)


def exists(one: Entry) -> bool:
    """Whether a session's clock times exist on their days (HRS-018)."""
    try:
        clock.pieces(one)
    except Refused:
        return False
    return True


def _lapses(one: Seen) -> Iterator[Notice]:
    """HRS-016: what is left of a frame that ends soon."""
    frames = {(frame.grant, frame.first): frame for frame in one.book.frames}
    for opened in one.book.standing.open:
        frame = frames[opened.grant, opened.first]
        days = one.limits.lapse_days_month if len(frame.months) == 1 else one.limits.lapse_days
        left = of_frame(frame)
        if days is None or _once(one, frame.grant):
            continue
        if left and (frame.last - one.today).days <= days:
            values: dict[str, Value] = {"left": one.amount(left), "last": frame.last}
            yield one.make("lapses", frame.last, due=frame.last, values=values, numbers=_behind(one, frame))


def _once(one: Seen, grant: str) -> bool:
    """A sum without frames: nothing of it lapses (OMK-003)."""
    return any(each.once for each in one.track.grants if each.id == grant)


def _behind(one: Seen, frame: Frame) -> dict[str, Value]:
    """Granted, used and planned in the frame, and what the pace says (HRS-041)."""
    rows: dict[str, Value] = {"granted": one.amount(frame.granted or 0), "used": one.amount(frame.used)}
    planned = [each for each in one.entries if each.status == "planned"]
    ahead = [day for each in planned for day in clock.pieces(each) if one.today <= day[0] <= frame.last]
    if ahead:
        rows["planned"] = one.amount(sum(amount for _, amount in ahead))
    forecast = one.track.forecast(one.today, one.book) if one.pace else None
    for lapse in forecast.lapses if forecast else ():
        if (lapse.grant, lapse.first) == (frame.grant, frame.first):
            rows["pace"] = one.amount(lapse.amount)
    return rows


def _cuts(one: Seen) -> Iterator[Notice]:
    """HRS-021: a later decision takes over inside a frame, and what was left of it is lost."""
    for grant in one.track.grants:
        last = grant.valid_to
        if grant.id not in one.replaced or last is None or last < one.since:
            continue
        frame = next((row for row in one.book.frames if (row.grant, row.last) == (grant.id, last)), None)
        own = msgspec.structs.replace(grant, valid_to=one.replaced[grant.id])
        natural = _frame_end(own, one.track, last)
        if frame and frame.granted and natural and natural > last and frame.granted > frame.used:
            yield _cut(one, grant, frame, natural)


def _cut(one: Seen, grant: Grant, frame: Frame, natural: date) -> Notice:
    ahead = one.today <= frame.last
    lost = (frame.granted or 0) - frame.used
    values: dict[str, Value] = {
        "lost": one.amount(lost),
        "last": frame.last,
        "costless": clock.after(natural),
    }
    numbers: dict[str, Value] = {"granted": one.amount(frame.granted or 0), "used": one.amount(frame.used)}
    return one.make(
        "cut" if ahead else "was_cut",
        frame.last,
        due=frame.last if ahead else None,
        item=grant.id,
        values=values,
        numbers={**numbers, "frame": natural, "decision": grant.id},
    )


def _frame_end(grant: Grant, track: Track, day: date) -> date | None:
    """Last day of the frame that holds ``day``, as long as the grant runs."""
    if grant.once or not valid(grant, day):
        return None
    return next(one.last for one in accounts(grant, track.policy, day) if one.first <= day <= one.last)


def _ends(one: Seen) -> Iterator[Notice]:
    """HND-110: a decision that ends soon, and none goes on after it."""
    for grant in one.track.grants:
        last, days = grant.valid_to, one.limits.ending_days
        if grant.once or last is None or days is None or not valid(grant, one.today):
            continue
        if (last - one.today).days <= days and not _goes_on(one, last):
            numbers: dict[str, Value] = {"decision": grant.id, "first": grant.valid_from}
            yield one.make("ends", last, due=last, item=grant.id, values={"last": last}, numbers=numbers)


def _goes_on(one: Seen, last: date) -> bool:
    return last == date.max or any(valid(each, clock.after(last)) for each in one.track.grants)


_SHARED = (_lapses, _cuts, _ends)
