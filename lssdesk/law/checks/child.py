"""The child's voice and best interests, and children whom an adult's case affects [004 §4.5, §4.6]."""

from lssdesk.law.age import ADULT, age
from lssdesk.law.checks.findings import Checks, Hit, when
from lssdesk.law.checks.matter import Matter, said

ANSWERS = "/inquiry/answers"
HOUSEHOLD = "/register/household"


def closing(m: Matter) -> bool:
    """Whether the inquiry is concluded or an outcome chosen: what is missing then is no longer on its way."""
    return m.inquiry.concluded is not None or m.decision.outcome is not None


def children(m: Matter) -> tuple[str, ...]:
    """Pointers to the children on the day of the decision whom the person lives with or has custody of."""
    return tuple(
        f"{HOUSEHOLD}/{place}"
        for place, one in enumerate(m.case.register.household)
        if one.birth_day is not None
        and 0 <= age(one.birth_day, m.day) < ADULT
        and "yes" in (one.lives_here, one.custody)
    )


def best_interests_not_in_decision(m: Matter) -> tuple[Hit, ...]:
    """HND-183: also how the decision gives weight to the child's best interests, once there is an outcome."""
    field = f"{ANSWERS}/best_interests_decision"
    missing = not said(m.answer("best_interests_decision").text)
    return when(m.child and m.decision.outcome is not None and missing, m.born_fact, field)


def talk_against_the_custodian(m: Matter) -> tuple[Hit, ...]:
    """HND-185: a child who cannot decide on its own is not talked to against a custodian's will."""
    talked = m.child and m.answer("child_heard").choice == "talk"
    immature = m.answer("child_mature").choice in ("no", "unclear")
    refused = m.answer("child_talk_consent").choice == "refused"
    facts = [f"{ANSWERS}/{id}/choice" for id in ("child_heard", "child_mature", "child_talk_consent")]
    return when(talked and immature and refused, *facts)


def no_other_source(m: Matter) -> tuple[Hit, ...]:
    """HND-186: who cannot or will not speak is heard through others, or by what was said before."""
    field = f"{ANSWERS}/child_other_source"
    unheard = m.child and m.answer("child_heard").choice == "not"
    missing = not said(m.answer("child_other_source").text)
    return when(unheard and missing, f"{ANSWERS}/child_heard/choice", field)


def child_not_informed(m: Matter) -> tuple[Hit, ...]:
    """HND-187: informed, or why it was best for the child to wait."""
    answer = m.answer("child_informed")
    silent = answer.choice is None or (answer.choice == "withheld" and not said(answer.text))
    return when(m.child and closing(m) and silent, m.born_fact, f"{ANSWERS}/child_informed")


def affected_child_not_analysed(m: Matter) -> tuple[Hit, ...]:
    """HND-191: an adult of whatever or unknown age, with a child, at the decision."""
    field = f"{ANSWERS}/child_affected"
    decides = not m.child and m.decision.outcome is not None
    missing = not said(m.answer("child_affected").text)
    return when(decides and missing and bool(children(m)), *children(m), field)


def affected_child_not_informed(m: Matter) -> tuple[Hit, ...]:
    """HND-192: a grant of support at home or of a home, where a child lives too."""
    told = m.answer("child_affected_told").choice == "yes"
    return when(m.grants and not m.child and not told and bool(children(m)), *children(m))


def violence_not_reported(m: Matter) -> tuple[Hit, ...]:
    """HND-197: violence noted and a child there: reported at once, or a reason why it is not needed.

    The catalogue speaks of adults with children; a child who is exposed is itself the one to report.
    """
    noted = m.answer("violence").choice in ("yes", "suspected")
    report = m.answer("violence_report")
    done = report.choice == "made" or said(report.text)
    concerned = (m.born_fact,) if m.child else children(m)
    return when(noted and bool(concerned) and not done, f"{ANSWERS}/violence/choice", *concerned)


CHECKS: Checks = {
    "HND-183/decision": best_interests_not_in_decision,
    "HND-185": talk_against_the_custodian,
    "HND-186": no_other_source,
    "HND-187": child_not_informed,
    "HND-191": affected_child_not_analysed,
    "HND-192": affected_child_not_informed,
    "HND-197": violence_not_reported,
}
