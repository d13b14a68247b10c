"""The person gives up a measure, or a part of it: when, how, by whom, and understood [004 §5.5.3]."""

from collections.abc import Iterator

from lssdesk.law import standing
from lssdesk.law.checks.change import GROUND, old, unreserved
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.practice import plain
from lssdesk.law.tables import words

CHANGE = "/decision/change"
BY = f"{CHANGE}/requested_by"
ATTITUDE = "/application/attitude"


def _wished(m: Matter) -> bool:
    """A change by the person's wish; a lesser application is its own request."""
    return m.kind == "change" and standing.by_wish(m.decision)


def no_decision(m: Matter) -> tuple[Hit, ...]:
    """HND-115: said no to what holds, and the decision is none that ends it.

    A grant is left alone: what a draft still holds of another kind of decision says nothing of it.
    """
    change = m.decision.change
    ended = change.effect == "ends" and change.requested is not None
    other = m.kind in ("application", "write_off") and not m.grants
    return when(ended and other, f"{CHANGE}/requested", f"{CHANGE}/effect", "/decision/kind")


def when_and_how(m: Matter) -> Iterator[Hit]:
    """HND-115: the day, the manner and by whom; not after the decision."""
    if not _wished(m):
        return
    change = m.decision.change
    parts = {
        "requested": (change.requested is None, "vilken dag personen sa ifrån sig insatsen"),
        "requested_how": (change.requested_how is None, "hur det gjordes"),
        "requested_by": (not said(change.requested_by), "vem som begärde det"),
    }
    for name, (missing, content) in parts.items():
        if missing:
            yield hit(f"{CHANGE}/{name}", GROUND, field=f"{CHANGE}/{name}", uppgift=content)
    if change.requested is not None and m.decision.day is not None and change.requested > m.decision.day:
        fact = f"{CHANGE}/requested"
        yield hit(fact, "/decision/day", field=fact, uppgift="att begäran kom före beslutet")


def not_understood(m: Matter) -> tuple[Hit, ...]:
    """HND-115: that the decision ends, not only that the execution pauses, and how that was made sure."""
    change = m.decision.change
    sure = change.understood == "yes" and said(change.understood_how)
    field = f"{CHANGE}/understood" + ("_how" if change.understood == "yes" else "")
    due = _wished(m) and standing.ends(m.decision)
    return when(due and not sure, f"{CHANGE}/understood", f"{CHANGE}/understood_how", field=field)


def without_reservation(m: Matter) -> tuple[Hit, ...]:
    """HND-115: the source's route presumes a reservation in the decision that ends."""
    lawyer = m.policy.text("legal_contact") or "en jurist"
    return when(_wished(m) and unreserved(m.changed), old(m, "reservation"), GROUND, jurist=lawyer)


def by_another(m: Matter) -> bool:
    """The request is made by somebody in the register who represents the person, or who is said to."""
    who = plain(m.decision.change.requested_by)
    named = [plain(one.name) for one in m.case.register.representatives]
    registered = any(name and f" {name} " in f" {who} " for name in named)
    return _wished(m) and (registered or words("representative").search(who) is not None)


def attitude_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-021: the person's own attitude also when a representative gives the measure up."""
    return when(by_another(m) and m.application.attitude is None, BY, ATTITUDE)


def against_the_will(m: Matter) -> tuple[Hit, ...]:
    """HND-022: no representative gives up against the person's will what the person has."""
    young = m.aged(m.day, 15, 18) and m.application.capacity == "able"
    own_will = young or not m.child
    return when(by_another(m) and m.application.attitude == "opposes" and own_will, BY, ATTITUDE)


CHECKS: Checks = {
    "HND-115": not_understood,
    "HND-115/decision": no_decision,
    "HND-115/when": when_and_how,
    "HND-115/reservation": without_reservation,
    "HND-021/change": attitude_missing,
    "HND-022/change": against_the_will,
}
