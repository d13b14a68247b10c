"""What every decision shows, and who may make it [004 §1.1, §5.5; FL 31 §]."""

from collections.abc import Iterator

from lssdesk.law import standing, tables
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said

_APPEALED = "vilket beslut som har överklagats"


def part_missing(m: Matter) -> Iterator[Hit]:
    """HND-254: measure and day are the content of any decision, and each kind has some of its own."""
    if m.measure is None:
        yield hit("/measure", field="/measure", innehall="vilken insats beslutet gäller")
    if m.decision.day is None:
        yield hit("/decision/day", field="/decision/day", innehall="dagen för beslutet")
    for field, missing, content in _content(m):
        if missing:
            yield hit(field, "/decision/kind", field=field, innehall=content)


def _content(m: Matter) -> Iterator[tuple[str, bool, str]]:
    """Field, whether it is missing, and what the decision then does not show."""
    own = {"change": _of_change, "dismissal": _of_dismissal, "execution": _of_execution}.get(m.kind)
    if own is not None:
        yield from own(m)
    elif m.kind in standing.TRYING:
        yield from _of_trial(m)
    elif m.kind == "delay_refusal":
        asked = m.decision.requested_decision
        yield "/decision/requested_decision", asked is None, "vilken dag begäran om avgörande kom in"


def _of_trial(m: Matter) -> Iterator[tuple[str, bool, str]]:
    """Granted or refused; a grant has a first day, but an advance ruling and a single activity have others.

    Of a right that was refused elsewhere, only what the guidelines give is decided here (SOLG-022).
    """
    beyond = m.decision.beyond
    elsewhere = beyond.outcome is not None and beyond.right_refused in ("earlier", "lss")
    missing = m.decision.outcome is None and not elsewhere
    yield "/decision/outcome", missing, "om ansökan bifalls eller avslås"
    undated = m.grants and not m.without_period and m.decision.valid_from is None
    yield "/decision/valid_from", undated, "från vilken dag det gäller"
    nothing = beyond.outcome == "granted" and beyond.amount is None and not said(beyond.scope)
    yield "/decision/beyond/scope", nothing, "vad som beviljas enligt riktlinjerna"


def _unnamed(m: Matter) -> bool:
    return not said(m.decision.underlying) and m.decision.underlying_day is None


def _of_change(m: Matter) -> Iterator[tuple[str, bool, str]]:
    """A change names the changed decision, and says from when it is changed or ended (HND-114)."""
    change = m.decision.change
    yield "/decision/change/effect", change.effect is None, "om det ändrade beslutet upphör eller ändras"
    yield "/decision/underlying", _unnamed(m), "vilket beslut som ändras"
    undated = change.from_day is None and (standing.ends(m.decision) or m.decision.valid_from is None)
    day = "/decision/valid_from" if standing.changes(m.decision) else "/decision/change/from_day"
    yield day, undated, "från vilken dag ändringen gäller"


def _of_dismissal(m: Matter) -> Iterator[tuple[str, bool, str]]:
    what = m.decision.dismissal.what
    yield "/decision/dismissal/what", what is None, "vad som avvisas"
    yield "/decision/underlying", what == "late_appeal" and _unnamed(m), _APPEALED


def _of_execution(m: Matter) -> Iterator[tuple[str, bool, str]]:
    execution = m.decision.execution
    yield "/decision/outcome", m.decision.outcome is None, "om önskemålet uppfylls"
    unsaid = execution.request is None and not said(execution.wish)
    yield "/decision/execution/wish", unsaid, "vad personen önskar"
    yield "/decision/underlying", _unnamed(m), "vilket beslut som verkställigheten gäller"


def decider_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-001: who decides is named."""
    return when(not said(m.decision.decided_by), "/decision/decided_by")


def delegation_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-001: and by which point of the delegation order; the board and its section need none."""
    delegated = m.decision.decider_kind not in ("board", "section")
    missing = delegated and not said(m.decision.delegation)
    return when(missing, "/decision/decided_by", "/decision/delegation")


def reservation_unanswered(m: Matter) -> tuple[Hit, ...]:
    """HND-102: the question is answered in every grant."""
    return when(m.grants and m.decision.reservation is None, "/decision/outcome", "/decision/reservation")


def _open_ended_sol(m: Matter) -> bool:
    """HND-256: an open-ended SoL decision from 1 July 2025, the first day of 14 kap. 9 §."""
    rule = [row for row in tables.shipped().sections if row.key == "sol.open_ended_change"]
    return m.act == "sol" and m.decision.duration == "open_ended" and any(row.valid_on(m.day) for row in rule)


def without_reservation(m: Matter) -> tuple[Hit, ...]:
    """HND-103: what "no" means for the time to come."""
    no = m.grants and m.decision.reservation == "no"
    return when(no and not _open_ended_sol(m), "/decision/reservation")


def open_ended_without_reservation(m: Matter) -> tuple[Hit, ...]:
    """HND-103 with HND-256: there the act itself leaves a way."""
    no = m.grants and m.decision.reservation == "no"
    if not (no and _open_ended_sol(m)):
        return ()
    rule = tables.citation("sol.open_ended_change", m.day)
    return (hit("/decision/reservation", "/decision/duration", lagrum=rule),)


def reservation_unreasoned(m: Matter) -> tuple[Hit, ...]:
    """HND-106: why the reservation is needed in this case."""
    bare = m.decision.reservation == "yes" and not said(m.decision.reservation_reasons)
    return when(m.grants and bare, "/decision/reservation", "/decision/duration")


CHECKS: Checks = {
    "HND-254/part": part_missing,
    "HND-001": decider_missing,
    "HND-001/delegation": delegation_missing,
    "HND-102": reservation_unanswered,
    "HND-103": without_reservation,
    "HND-103/open": open_ended_without_reservation,
    "HND-106": reservation_unreasoned,
}
