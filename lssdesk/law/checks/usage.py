"""What was used of a decision: a frame cut short, a late start, gaps, the provider's cancellations, costs.

They find what the notices find (:mod:`lssdesk.law.hours.notices`), in the case alone.  Silent until the
case's own decision is made, but for the frame that it would cut.
"""

from collections.abc import Iterator

from lssdesk.law import standing
from lssdesk.law.checks import granted
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter
from lssdesk.law.hours import Track, said
from lssdesk.law.hours.notice import Amount, Kind, Limits, Notice, limits
from lssdesk.law.hours.notices import notices

FROM = "/decision/valid_from"
PROVIDER = "/order/provider"
CONTACT = "/order/provider_contact"
STARTED = "/order/started"
AMOUNT = "/decision/beyond/amount"


def cuts_a_frame(m: Matter) -> tuple[Hit, ...]:
    """HRS-021: a new decision in the middle of a frame; silent where nothing is lost by it."""
    cut = granted.taken_over(m)
    if cut is None:
        return ()
    track, old, end = cut
    last = next(one.valid_to for one in track.grants if one.id == old)
    assert last is not None
    cuts: tuple[Kind, ...] = ("cut",)
    found = notices((track,), {}, last, Limits(), replaced={old: end}, only=cuts, pace=False)
    return tuple(
        hit(FROM, "/decision/ends_earlier", tid=_amount(one, "lost"), utan=one.values["costless"])
        for one in found
    )


def _amount(notice: Notice, key: str) -> str:
    """An amount as a message says it, with plain spaces."""
    value = notice.values[key]
    assert isinstance(value, Amount)
    return said.amount(value.value, value.unit).replace("\u00a0", " ")


def _found(m: Matter, kind: Kind, *beside: Track) -> tuple[Notice, ...]:
    """The notices of one kind once the case's own decision is made."""
    track = granted.track(m, own=True) if m.decision.day and granted.gives(m, m.decision) else None
    if track is None or not any(one.id == granted.OWN for one in track.grants):
        return ()
    unused = {track.measure: m.case.unused}
    return notices((track, *beside), unused, m.as_of, limits(m.policy), only=(kind,), pace=False)


def no_first_session(m: Matter) -> tuple[Hit, ...]:
    """LSOL-045, AVS-016: not carried out yet, and no reason is written down for a month since.

    Silent until something of the execution is noted, as all that comes after a decision.
    """
    order = m.case.order
    noted = order.sent or order.oral or m.case.service.sent or m.case.sessions
    if not noted or order.started is not None:
        return ()
    late = any(one.item == granted.OWN for one in _found(m, "first_session"))
    return when(late, "/decision/day", STARTED, dagar=m.policy.value("first_session_days"))


def provider_cancels(m: Matter) -> tuple[Hit, ...]:
    """PRV-054: the provider cancels often."""
    found = _found(m, "cancelled")
    return tuple(hit("/sessions", antal=one.values["count"]) for one in found)


def long_gap(m: Matter) -> tuple[Hit, ...]:
    """PRV-098: whole months without a session that nobody has told of."""
    return tuple(hit("/sessions", sista=one.values["last"]) for one in _found(m, "gap"))


def cost_over(m: Matter) -> Iterator[Hit]:
    """OMK-014: more than the balance holds."""
    places = {one.id: place for place, one in enumerate(m.case.costs)}
    for one in _found(m, "cost_over"):
        if one.numbers["decision"] == granted.OWN:
            yield hit(f"/costs/{places[one.item]}", AMOUNT, dag=one.day, over=_amount(one, "over"))


def cost_without_session(m: Matter) -> Iterator[Hit]:
    """OMK-014: on a day without a session, where the case knows of the companion's sessions."""
    first = standing.starts(m.decision)
    if not m.case.sessions or first is None:
        return
    places = {one.id: place for place, one in enumerate(m.case.costs)}
    policy = m.hours.on("ledsagning", m.law_day)
    companion = Track("ledsagning", "minutes", (), policy, m.case.sessions)
    for one in _found(m, "cost_without", companion):
        if one.day >= first:
            yield hit(f"/costs/{places[one.item]}", "/sessions", dag=one.day, kostnad=_amount(one, "cost"))


CHECKS: Checks = {
    "HRS-021": cuts_a_frame,
    "HRS-021/costs": cuts_a_frame,
    "LSOL-045": no_first_session,
    "PRV-054": provider_cancels,
    "PRV-098": long_gap,
    "OMK-014": cost_over,
    "OMK-014/day": cost_without_session,
}
