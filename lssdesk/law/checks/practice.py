"""Time and reservation by routine: like the office's last decisions, or in the same words [004 §5.5.1]."""

from collections.abc import Iterator

from lssdesk.law import practice
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter
from lssdesk.law.practice import plain

WHY_TIME = "/decision/duration_reasons"
WHY_RESERVED = "/decision/reservation_reasons"


def always_the_same(m: Matter) -> tuple[Hit, ...]:
    """HND-105: the last ten and this one have one length and one reason."""
    own = practice.of(m.decision)
    same = m.grants and not m.ruling and practice.routine(own, m.practice)
    return when(same, "/decision/valid_to", WHY_TIME, antal=practice.LAST, manader=own.months)


def same_words(m: Matter) -> Iterator[Hit]:
    """SOLG-041: a reason that stands, word for word, in an earlier decision of the person or the officer."""
    if not m.grants:
        return
    officers = {plain(m.case.officer), plain(m.decision.decided_by)} - {""}
    by_officer = [one for one in m.practice if plain(one.officer) in officers]
    for field, name in ((WHY_TIME, "duration_reasons"), (WHY_RESERVED, "reservation_reasons")):
        own = plain(getattr(m.decision, name))
        before = {plain(getattr(one, name)) for one in (*m.case.earlier, *by_officer)}
        if own and own in before:
            yield hit(field, "/earlier", field=field)


CHECKS: Checks = {
    "HND-105/routine": always_the_same,
    "SOLG-041": same_words,
}
