"""Grounds on which nothing may be refused, and what a refusal has to say [004 §5.4.1, §10.2, §12.10]."""

from collections.abc import Iterator

from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.tables import words

GROUND = "/decision/refusal_ground"
OUTCOME = "/decision/outcome"


def _ground(m: Matter, *grounds: str) -> bool:
    return m.refuses and m.decision.refusal_ground in grounds


def resources(m: Matter) -> tuple[Hit, ...]:
    """HND-089: lack of resources is never a ground."""
    return when(_ground(m, "resources"), GROUND)


def resources_in_words(m: Matter) -> Iterator[Hit]:
    """HND-089, SOLG-013: nor is it one when the reasons say so, nor one for a change or a delay."""
    if not (m.refuses or m.worsens or m.kind == "delay_refusal"):
        return
    for field in ("/decision/reasons", "/decision/change/circumstances", "/decision/change/significance"):
        if found := words("resources").search(m.texts.get(field, "")):
            yield hit(field, field=field, ord=found.group())


def best_interests(m: Matter) -> tuple[Hit, ...]:
    """HND-092: the child's best interests shape a measure, they never refuse one."""
    return when(_ground(m, "childs_best_interests"), GROUND)


def could_apply_under_lss(m: Matter) -> tuple[Hit, ...]:
    """SOLG-011: SoL is not refused because LSS may give the same (LSS 4 §, HFD 2013 ref. 45)."""
    return when(_ground(m, "lss_possible"), GROUND)


def lss_in_words(m: Matter) -> tuple[Hit, ...]:
    """SOLG-011: LSS named in the reasons of a refusal is worth a look."""
    named = words("lss").search(m.decision.reasons) is not None
    return when(m.refuses and named, "/decision/reasons")


def met_how(m: Matter) -> tuple[Hit, ...]:
    """SOLG-010: how, by whom, from when, and why that is realistic."""
    ground = _ground(m, "can_be_met_otherwise", "met_otherwise")
    return when(ground and not said(m.decision.met_how), GROUND, "/decision/met_how")


def not_told_of_gaps(m: Matter) -> tuple[Hit, ...]:
    """HND-071: told first what is missing and what it may lead to."""
    untold = m.decision.insufficient_informed is None
    return when(_ground(m, "insufficient_material") and untold, GROUND)


def reasons_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-254: what goes against the person says which circumstances decided."""
    return when(m.against and not said(m.decision.reasons), OUTCOME, "/decision/kind", "/decision/reasons")


def ground_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-254: without a ground no rule is applied, and the checks on grounds see nothing."""
    return when(m.refuses and m.decision.refusal_ground is None, OUTCOME, GROUND)


def ordinary_letter(m: Matter) -> tuple[Hit, ...]:
    """HND-100: a receipt or simplified service shows from when the time to appeal runs."""
    proven = m.case.service.way not in (None, "letter")
    letter = m.decision.service in (None, "letter") and not proven
    return when(m.against and letter, OUTCOME, "/decision/kind", "/decision/service")


def simplified_not_told(m: Matter) -> tuple[Hit, ...]:
    """HND-101: simplified service only where the person has been told of it, before the decision is sent."""
    told, sent = m.decision.simplified_informed, m.case.service.sent
    untold = told is None or told > max(m.day, sent or m.day)
    return when(
        m.decision.service == "simplified" and untold, "/decision/service", "/decision/simplified_informed"
    )


CHECKS: Checks = {
    "HND-089": resources,
    "HND-089/text": resources_in_words,
    "SOLG-013": resources_in_words,
    "HND-092": best_interests,
    "SOLG-011": could_apply_under_lss,
    "SOLG-011/text": lss_in_words,
    "SOLG-010": met_how,
    "HND-071": not_told_of_gaps,
    "HND-254": reasons_missing,
    "HND-254/ground": ground_missing,
    "HND-100": ordinary_letter,
    "HND-101": simplified_not_told,
}
