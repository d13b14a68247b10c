"""A child's measure against one custodian's will, in three decisions [004 §5.2.2, FB 6 kap. 13 a §]."""

from collections.abc import Iterator

from lssdesk.law import parties
from lssdesk.law.checks.custodians import PERMISSION, TRACK, tracked
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.practice import plain
from lssdesk.law.representatives import within
from lssdesk.model.case import Decision, DecisionKind

PART = "/decision/permission"
DAY = "/decision/day"


def _refused(m: Matter) -> bool:
    return m.decision.outcome == "refused"


def conditions(m: Matter) -> Iterator[Hit]:
    """HND-035: one custodian wants it, the other does not, and that is shown; a refusal needs none of it."""
    if _refused(m):
        return
    given = m.decision.permission
    parts = {
        "applying": (not said(given.applying), "vilken vårdnadshavare som samtycker"),
        "opposing": (not said(given.opposing), "vilken vårdnadshavare som inte samtycker"),
        "opposition": (given.opposition is None, "hur det visar sig att den andra inte samtycker"),
        "opposition_basis": (not said(given.opposition_basis), "vad som visar det"),
    }
    for name, (missing, content) in parts.items():
        if missing:
            yield hit(f"{PART}/{name}", field=f"{PART}/{name}", uppgift=content)


def best_interests_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-035: the child's best interests require the measure."""
    field = f"{PART}/best_interests"
    return when(not _refused(m) and not said(m.decision.permission.best_interests), field)


def not_applicable(m: Matter) -> Iterator[Hit]:
    """HND-035: a child, and two custodians of whom one consents."""
    if _refused(m):
        return
    if m.born is not None and not m.child:
        yield hit(m.born_fact, varfor="personen har fyllt 18 år")
    if parties.second_custodian(m.case, m.day) == "sole_custody":
        yield hit("/application/second_custodian", varfor="det finns bara en vårdnadshavare")
    positions = {plain(one.name): one.position for one in parties.custodians(m.case, m.day)}
    given = m.decision.permission
    if said(given.applying) and positions.get(plain(given.applying)) == "opposes":
        why = "den vårdnadshavare som anges samtycka motsätter sig insatsen"
        yield hit("/register/representatives", f"{PART}/applying", varfor=why)
    if said(given.opposing) and positions.get(plain(given.opposing)) in parties.FOR:
        why = "den vårdnadshavare som anges inte samtycka samtycker till insatsen"
        yield hit("/register/representatives", f"{PART}/opposing", varfor=why)
    if said(given.applying) and plain(given.applying) == plain(given.opposing):
        why = "samma vårdnadshavare står på båda platserna"
        yield hit(f"{PART}/applying", f"{PART}/opposing", varfor=why)


def measure_not_covered(m: Matter) -> tuple[Hit, ...]:
    """HND-036: only some measures can be allowed in this way."""
    covered = m.measure is None or within("one_custodian", m.measure, m.law_day)
    return when(not covered and not _refused(m), "/measure", "/decision/kind")


def _earlier(m: Matter, kind: DecisionKind) -> list[Decision]:
    return [one for one in m.case.earlier if one.kind == kind and one.outcome != "refused"]


def inquiry_not_opened(m: Matter) -> tuple[Hit, ...]:
    """HND-037: a decision to open an inquiry goes before the permission."""
    field = f"{PART}/inquiry_opened"
    days = [m.decision.permission.inquiry_opened, *(one.day for one in _earlier(m, "inquiry_opening"))]
    known = [day for day in days if day is not None]
    return when(not known or max(known) > m.day, field, DAY, "/earlier", field=field)


def before_the_permission(m: Matter) -> tuple[Hit, ...]:
    """HND-037: the measure is decided on its own, when the board has allowed it."""
    opened = _earlier(m, "inquiry_opening")
    allowed = [one.day for one in _earlier(m, "permission") if one.day is not None]
    started = bool(opened) or bool(_earlier(m, "permission"))
    noted = tracked(m) and m.asked("permission").day is not None
    early = started and not noted and not any(day <= m.day for day in allowed)
    return when(m.grants and early, "/earlier", TRACK, f"{PERMISSION}/day", DAY)


def not_by_the_section(m: Matter) -> tuple[Hit, ...]:
    """HND-038: never by an officer; the board, or its special section."""
    by = m.decision.decider_kind
    section = m.policy.text("permission_section")
    named = f": {section}" if section else ""
    return when(by in (None, "officer"), "/decision/decider_kind", "/decision/decided_by", utskott=named)


CHECKS: Checks = {
    "HND-035/shown": conditions,
    "HND-035/best_interests": best_interests_missing,
    "HND-035/applicable": not_applicable,
    "HND-036/kinds": measure_not_covered,
    "HND-037/opened": inquiry_not_opened,
    "HND-037/order": before_the_permission,
    "HND-038/kinds": not_by_the_section,
}
