"""Group 3 of the personkrets, which follows from the need, and the special groups [004 §7.1.3–7.1.6]."""

from collections.abc import Iterator

from lssdesk.law import age
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.checks.personkrets import RESULT, answer, reading, result

FACTORS = {
    "medical": "medicinska",
    "social": "sociala",
    "psychological": "psykologiska",
    "pedagogical": "pedagogiska",
}
"""What is weighed together in criterion 3e (PKR-044)."""


def _tried(m: Matter) -> bool:
    return "3" in reading(m).tried


def _finished(m: Matter) -> bool:
    """Group 3 is assessed, and the officer has set a result: before that everything may still be open."""
    return _tried(m) and bool(result(m))


def not_all_met(m: Matter) -> Iterator[Hit]:
    """PKR-035: group 3 needs a yes to each; 3a may be unclear (PKR-037), 3d and 3e presumed (PKR-046)."""
    if result(m) == "3" and not _tried(m):
        yield hit(RESULT, answer("tried"), field=answer("tried"), krav="kraven")
    for row in reading(m).open("3") if result(m) == "3" else ():
        yield hit(RESULT, row.field, field=row.field, krav=row.name.lower())


def one_by_one(m: Matter) -> tuple[Hit, ...]:
    """PKR-036: a no to one requirement does not spare the others their comment."""
    states = {row: reading(m).state(row) for row in reading(m).criteria("3")}
    left = [row for row, state in states.items() if state == "untried"]
    shown = ", ".join(row.name.lower() for row in left)
    applies = bool(result(m)) and "not_met" in states.values() and bool(left)
    return when(applies, RESULT, field=left[0].field if left else None, krav=shown)


def child_not_informed(m: Matter) -> tuple[Hit, ...]:
    """PKR-038: a new application later may be tried otherwise, and the guardians have to know."""
    open_durability = reading(m).choice("3a") in ("no", "unclear")
    denied = m.child and _tried(m) and result(m) == "none"
    told = reading(m).answer("child_informed").day is not None
    return when(denied and open_durability and not told, f"{answer('3a')}/choice", answer("child_informed"))


def combined_effect(m: Matter) -> tuple[Hit, ...]:
    """PKR-042: several impairments are judged by what they do together."""
    several = reading(m).choice("several_impairments") == "yes"
    unsaid = not said(reading(m).answer("combined").text)
    return when(
        _finished(m) and several and unsaid, f"{answer('several_impairments')}/choice", answer("combined")
    )


def extensive_without_frequency(m: Matter) -> tuple[Hit, ...]:
    """PKR-043: a need that does not return almost daily is extensive only by its special kind."""
    often = reading(m).choice("frequency") in ("daily", "almost_daily")
    applies = reading(m).choice("3e") == "yes" and not often and not reading(m).choice("special_kind")
    return when(_finished(m) and applies, f"{answer('3e')}/choice", answer("frequency"))


def denied_for_little_time(m: Matter) -> tuple[Hit, ...]:
    """PKR-043: little time alone does not settle it."""
    seldom = reading(m).choice("frequency") in ("recurrent", "rarer")
    applies = reading(m).choice("3e") == "no" and seldom and not reading(m).choice("special_kind")
    return when(_finished(m) and applies, f"{answer('3e')}/choice", f"{answer('frequency')}/choice")


def factor_missing(m: Matter) -> tuple[Hit, ...]:
    """PKR-044: medical, social, psychological and pedagogical factors are weighed together."""
    left = [id for id in FACTORS if not said(reading(m).answer(id).text)]
    shown = ", ".join(FACTORS[id] for id in left)
    applies = _finished(m) and bool(reading(m).choice("3e")) and bool(left)
    return when(applies, f"{answer('3e')}/choice", field=answer(left[0]) if left else None, faktorer=shown)


def basic_needs_alone(m: Matter) -> tuple[Hit, ...]:
    """PKR-045: some help with basic needs is not by itself membership (HFD 2012 ref. 8).

    Said while group 3 is being assessed, not any more once the officer has set the result.
    """
    answered = any(reading(m).choice(id) for id in ("3c", "3d", "3e"))
    return when(_tried(m) and answered and not result(m), answer("3d"))


def small_child_unanswered(m: Matter) -> tuple[Hit, ...]:
    """PKR-046: below the age that the municipality has set the question is asked; unset it is left alone."""
    limit = m.policy.value("pkr_small_child_prompt_below_age")
    young = limit is not None and m.born is not None and age.age(m.born, m.day) < limit
    return when(_tried(m) and young and not reading(m).choice("small_child"), m.born_fact)


def no_reason_to_wait(m: Matter) -> tuple[Hit, ...]:
    """PKR-047: where later difficulties are practically certain, early measures matter."""
    certain = reading(m).presumed_with_age and reading(m).choice("prognosis_certain") == "yes"
    awaited = any(row.requested and not row.received for row in m.inquiry.evidence)
    return when(
        _tried(m) and certain and awaited, f"{answer('prognosis_certain')}/choice", "/inquiry/evidence"
    )


def child_in_group_three(m: Matter) -> tuple[Hit, ...]:
    """PKR-048: a child may belong to group 3 for some years only, and to group 1 later."""
    return when(m.child and result(m) == "3", m.born_fact, RESULT)


def addiction_as_ground(m: Matter) -> tuple[Hit, ...]:
    """PKR-049: whether addiction has caused the need is irrelevant."""
    ground = reading(m).choice("denied_ground") == "addiction"
    return when(result(m) == "none" and ground, f"{answer('denied_ground')}/choice", RESULT)


def contact_not_offered(m: Matter) -> tuple[Hit, ...]:
    """PKR-050: help to get in contact with the addiction care, with consent."""
    addiction = reading(m).choice("addiction") == "yes"
    offered = reading(m).answer("addiction_offered").day is not None
    return when(
        _finished(m) and addiction and not offered,
        f"{answer('addiction')}/choice",
        answer("addiction_offered"),
        enhet=m.policy.text("addiction_unit_name") or "beroendevården",
    )


def care_is_the_regions(m: Matter) -> Iterator[Hit]:
    """PKR-052: care and treatment are the region's and not met under LSS."""
    for place, row in enumerate(m.inquiry.needs):
        if row.principal == "region":
            field = f"/inquiry/needs/{place}"
            yield hit(f"{field}/principal", field=f"{field}/principal")


CHECKS: Checks = {
    "PKR-035": not_all_met,
    "PKR-036": one_by_one,
    "PKR-038": child_not_informed,
    "PKR-042": combined_effect,
    "PKR-043": extensive_without_frequency,
    "PKR-043/little": denied_for_little_time,
    "PKR-044": factor_missing,
    "PKR-045": basic_needs_alone,
    "PKR-046": small_child_unanswered,
    "PKR-047": no_reason_to_wait,
    "PKR-048": child_in_group_three,
    "PKR-049": addiction_as_ground,
    "PKR-050": contact_not_offered,
    "PKR-052": care_is_the_regions,
}
