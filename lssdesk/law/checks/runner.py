"""Runs the checks, puts their words to what they find, and orders it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import msgspec

from lssdesk.law import policy, tables
from lssdesk.law.checks import (
    advance_ruling,
    appeal,
    application,
    beyond,
    change,
    child,
    communication,
    companion,
    coordination,
    costs,
    custodians,
    daily_activity,
    death,
    decision,
    delegation,
    duration,
    execution,
    follow_up,
    housing,
    inquiry,
    kinds,
    material,
    municipality,
    order,
    order_content,
    own_request,
    permission,
    personkrets,
    personkrets_need,
    practice,
    protected,
    reasons,
    refusal,
    register,
    registered,
    relief,
    residence,
    right,
    scope,
    service,
    short_stay,
    short_supervision,
    usage,
    views,
)
from lssdesk.law.checks.findings import Checks, Fact, Finding, Hit, Rule
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.hours import policy as hours_policy
from lssdesk.law.hours.policy import HoursPolicy
from lssdesk.law.policy import Handling
from lssdesk.law.practice import Practice
from lssdesk.law.tables import Check, Measure, citation, shipped
from lssdesk.model import document
from lssdesk.model.case import Case
from lssdesk.texts import t

CHECKS: Checks = {
    **application.CHECKS,
    **register.CHECKS,
    **protected.CHECKS,
    **death.CHECKS,
    **custodians.CHECKS,
    **municipality.CHECKS,
    **inquiry.CHECKS,
    **material.CHECKS,
    **child.CHECKS,
    **coordination.CHECKS,
    **communication.CHECKS,
    **personkrets.CHECKS,
    **personkrets_need.CHECKS,
    **right.CHECKS,
    **reasons.CHECKS,
    **refusal.CHECKS,
    **decision.CHECKS,
    **duration.CHECKS,
    **companion.CHECKS,
    **costs.CHECKS,
    **housing.CHECKS,
    **daily_activity.CHECKS,
    **registered.CHECKS,
    **advance_ruling.CHECKS,
    **scope.CHECKS,
    **residence.CHECKS,
    **relief.CHECKS,
    **short_stay.CHECKS,
    **short_supervision.CHECKS,
    **kinds.CHECKS,
    **permission.CHECKS,
    **change.CHECKS,
    **own_request.CHECKS,
    **beyond.CHECKS,
    **execution.CHECKS,
    **delegation.CHECKS,
    **practice.CHECKS,
    **views.CHECKS,
    **service.CHECKS,
    **appeal.CHECKS,
    **order.CHECKS,
    **order_content.CHECKS,
    **follow_up.CHECKS,
    **usage.CHECKS,
}
"""Every check by its key in ``resources/law/checks``; a test holds the two equal."""

LATER = ("/service/", "/appeal/", "/order/", "/follow_up/")
"""Where the fields lie that are filled in after a decision is signed."""
_REGISTERED = ("/person/", "/register/", "/application/")
_ORDER = {"block": 0, "warn": 1, "info": 2}


def run(
    case: Case,
    as_of: date,
    handling: Handling | None = None,
    hours: HoursPolicy | None = None,
    practice: Sequence[Practice] = (),
) -> tuple[Finding, ...]:
    """All findings on ``case``: block, warn, info, and in each the order of the fields in the case.

    The decision's day chooses the law, ``as_of`` as long as there is none.  ``handling`` and ``hours``:
    the municipality's settings where they are not the shipped ones.  ``practice``: the office's last
    decisions of the same kind and measure, the oldest first.  The same input gives the same output.
    """
    rules = handling or policy.shipped(), hours or hours_policy.shipped()
    matter = Matter(case, as_of, *rules, tuple(practice))
    found = [
        _finding(matter, check, one)
        for check in shipped().checks
        if _applies(matter, check)
        for one in CHECKS[check.key](matter)
    ]
    return tuple(sorted(found, key=lambda one: (_ORDER[one.severity], place(one.field), one.id, one.message)))


def later(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings on what comes after a decision: they stop no signature and take no written reason."""
    return tuple(one for one in findings if one.field.startswith(LATER))


def before(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings on what is to be signed."""
    return tuple(one for one in findings if not one.field.startswith(LATER))


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop a decision from being signed."""
    return tuple(one for one in before(findings) if one.severity == "block")


def unreasoned(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The warnings that still lack their written reason."""
    return tuple(one for one in before(findings) if one.severity == "warn" and not one.acknowledged)


def _applies(matter: Matter, check: Check) -> bool:
    """By kind of decision, act, measure and day; of what is only registered no decision is asked."""
    if check.kinds:
        about = "any" in check.kinds or matter.kind in check.kinds
    else:
        about = matter.tries and not check.field.startswith(matter.parts_left_out)
    if check.measures:
        meant = matter.case.measure in check.measures
    else:
        decided = matter.measure is None or matter.measure.decided
        meant = decided or check.field.startswith(_REGISTERED)
    return about and meant and check.act in ("", matter.act) and check.valid_on(matter.law_day)


def _finding(matter: Matter, check: Check, one: Hit) -> Finding:
    facts = tuple(Fact(pointer, matter.value(pointer)) for pointer in one.facts)
    acknowledged = check.severity == "warn" and said(matter.decision.acknowledged.get(check.id))
    return Finding(
        id=check.id,
        severity=check.severity,
        message=check.message.format_map({**_words(matter), **one.values}),
        field=one.field or check.field,
        because=(*facts, Rule(check.rule, _source(matter, check))),
        acknowledged=acknowledged,
        part=check.part,
    )


def _words(matter: Matter) -> dict[str, object]:
    """What any message may say: measure, act and level of living on the day."""
    measure = matter.measure
    if measure is None:
        return {"insats": "insatsen"}
    return {
        "insats": measure.name,
        "insatsen": measure.definite,
        "niva": tables.term(f"{measure.act}.standard", matter.law_day),
        "ratten": citation(measure.right, matter.law_day),
        "motsvarighet": _counterpart(measure),
    }


def _counterpart(measure: Measure) -> str:
    """What the same need is called under the other act; in general words where the register has none."""
    return tables.measure(measure.counterpart).name if measure.counterpart else t("law.other_support")


def _source(matter: Matter, check: Check) -> str:
    """Sections by the day, then the catalogue's source, then the ids that say the same."""
    act = matter.act or check.act
    keys = [key.format(act=act) for key in check.sections if act or "{act}" not in key]
    cited = [citation(key, matter.law_day) for key in keys]
    return "; ".join([*cited, check.source, *check.twins])


@cache
def place(pointer: str) -> tuple[tuple[int, str], ...]:
    """Where a field stands in the case, for ordering: fields as they are declared, rows by number."""
    order: list[tuple[int, str]] = []
    node: object = Case()
    for key in document.keys(pointer):
        names = list(node.__struct_fields__) if isinstance(node, msgspec.Struct) else []
        if key in names:
            order.append((names.index(key), ""))
            node = getattr(node, key)
        else:
            order.append((int(key), "") if key.isdigit() else (0, key))
            node = None
    return tuple(order)
